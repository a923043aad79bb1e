"""Who counts, worked out by hand from the published rules, each with its source page."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.assessment import person_facts
from matcher.domain.judgement import Judgement, ReasonCode
from matcher.eligibility.explain import SENTENCES, eligibility_from, sentences
from matcher.eligibility.judge import Rulebook, judge
from matcher.eligibility.rules import load_target_group_rules
from matcher.rulebooks.library import SHIPPED
from matcher.ternary import Ternary
from tests.worked_cases import (
    OUTCOMES,
    Case,
    cases_of,
    person_of,
    placement_of,
    raw_cases,
    terms_of,
)


def judged(case: Case) -> Judgement:
    case = {"placement": {}, **case}
    person = person_of(case)
    rulebook = (
        SHIPPED.rulebook(case["scheme"])
        if "scheme" in case
        else Rulebook(rules=load_target_group_rules(case["rules"]))
    )
    return judge(
        person.records,
        rulebook,
        placement_of(case),
        terms_of(case),
        claims_are_complete=person.claims_are_complete,
    )


@pytest.mark.parametrize("case", cases_of("eligibility"))
def test_the_answer_is_what_the_published_rule_says(case: Case) -> None:
    found = judged(case)
    assert found.counts is OUTCOMES[case["counts"]]
    reasons = " ".join(sentences(found))
    for words in case.get("says", []):
        assert words in reasons
    for words in case.get("says_not", []):
        assert words not in reasons
    assert len(set(sentences(found))) == len(sentences(found))
    if "block" in case:
        assert found.chosen is not None
        assert found.chosen.block.block_id == case["block"]
    if "until" in case:
        assert found.chosen is not None
        expected = None if case["until"] == "open" else case["until"]
        assert [days.last for days in found.chosen.days] == [expected]


@pytest.mark.parametrize("case", cases_of("eligibility"))
def test_there_is_a_reason_in_both_languages_whatever_the_answer(case: Case) -> None:
    found = judged(case)
    dutch, english = sentences(found, "nl"), sentences(found, "en")
    assert dutch
    assert len(dutch) == len(english)
    assert all(not set("{}") & set(text) for text in (*dutch, *english))
    assert eligibility_from(found).counts is found.counts


@pytest.mark.parametrize("case", cases_of("eligibility"))
def test_the_order_of_claims_does_not_change_the_answer(case: Case) -> None:
    turned = judged({**case, "claims": case["claims"][::-1]})
    assert turned.counts is judged(case).counts


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    assert set(SENTENCES) == set(ReasonCode)
    assert all(nl.strip() and en.strip() for nl, en in SENTENCES.values())


@pytest.mark.parametrize("case", cases_of("eligibility"))
def test_nobody_is_told_to_count_while_that_is_not_certain(case: Case) -> None:
    found = judged(case)
    if found.counts is not Ternary.MEETS:
        assert not [text for text in sentences(found, "nl") if text.startswith("Telt mee")]
        assert not [text for text in sentences(found, "en") if text.startswith("Counts")]


def test_the_cases_name_their_source() -> None:
    assert all(case["source"].startswith("http") for case in raw_cases("eligibility"))


def test_outside_any_contract_the_first_day_of_work_is_the_reference_date() -> None:
    case: Case = {"claims": [{"group": "ww", "since": date(2024, 2, 1)}], "placement": {}}
    person = person_of(case)
    found = judge(person.records, SHIPPED.rulebook("utrecht/undated"), placement_of(case))
    assert found.counts is Ternary.MEETS
    assert found.reference_days == (date(2024, 3, 1),)


def test_what_bonuses_ask_follows_from_complete_claims_and_stays_open_otherwise() -> None:
    case: Case = {"claims": [{"group": "ww", "since": date(2024, 2, 1)}], "placement": {}}
    person = person_of(case)
    day = date(2024, 3, 1)
    closed = person_facts(person.records, day, person.bonus, claims_are_complete=True)
    assert closed.bonus.has_disability is Ternary.FAILS
    case["claims"] = [{"group": "wajong", "since": date(2012, 1, 1)}]
    assert person_of(case).bonus.has_disability is Ternary.MEETS
    assert person_of({**case, "claims": [], "claims_are_complete": False}).bonus.has_disability is (
        Ternary.UNKNOWN
    )
