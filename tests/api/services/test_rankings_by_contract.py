"""A list under a contract: who counts and who may count, for how much, and fit stays what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from api.services.match_engine import MatchEngine
from api.services.rankings import rank_for_candidate
from matcher.domain.claim import TargetGroup
from matcher.domain.money import Amount
from matcher.domain.placement import WorkForm
from matcher.domain.rule_document import RuleDocument, RuleKind
from matcher.errors import InvalidInput
from matcher.reference import text
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.counted_desk import (
    AN_INSTANT,
    COUNTED,
    EXPIRED,
    FIVE,
    ON_BENEFIT,
    ON_WW,
    OPERATOR,
    SCHEME,
    TODAY,
    amount_of,
    ids,
    line_of,
    person,
    ranked,
    registered,
    store,
    the_terms,
    the_vacancy,
)
from tests.factories import a_contract, a_profile


def test_who_counts_and_who_may_count_are_listed_and_who_does_not_is_left_out(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine)
    assert ids(ranking.lines) == ["K-0001", "K-0003", "K-0004", "K-0005"]
    assert [line.eligibility.counts for line in ranking.lines] == [
        Ternary.UNKNOWN,
        Ternary.MEETS,
        Ternary.UNKNOWN,
        Ternary.MEETS,
    ]
    assert (ranking.n_not_counting, ranking.not_counting) == (1, [])
    assert (ranking.n_pool, ranking.n_ranked) == (5, 5)


def test_who_is_left_out_is_shown_with_the_reason_when_asked(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine, with_not_counting=True)
    (left_out,) = ranking.not_counting
    assert left_out.ranked.candidate_id == "K-0002"
    assert any("gold tot en met 2024-12-31" in reason for reason in left_out.eligibility.reasons)
    assert amount_of(left_out) == Amount.known(Decimal("0.00"))
    assert left_out.ranked.candidate_id not in ids(ranking.lines)


def test_a_ww_of_unknown_duration_stays_in_and_says_what_to_ask(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    line = line_of(ranked(database, engine), "K-0001")
    assert line.eligibility.counts is Ternary.UNKNOWN
    assert any("sinds wanneer geldt WW" in reason for reason in line.eligibility.reasons)
    assert not any(reason.startswith("Telt mee") for reason in line.eligibility.reasons)
    assert amount_of(line).at_least == 0


def test_the_place_and_the_fit_are_those_of_the_list_by_fit(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE, vacancy=the_vacancy(contract_id=None))
    outside = {line.ranked.candidate_id: line.ranked for line in ranked(database, engine).lines}
    under = ranked(database, engine, contract="C-0001", with_not_counting=True)
    assert {
        line.ranked.candidate_id: line.ranked for line in (*under.lines, *under.not_counting)
    } == outside
    assert [line.ranked.position for line in under.lines] == [1, 3, 4, 5]


def test_the_value_is_counted_over_the_days_and_hours_that_the_answer_names(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    line = line_of(ranked(database, engine), "K-0005")
    assert line.value is not None
    work, value = line.value.work, line.value.value
    assert (work.starts_on, work.counted_until) == (date(2026, 2, 1), date(2027, 7, 31))
    assert work.hours_per_week == Decimal(32)  # the job offers 40, the candidate can work 32
    # 40000 x 32/36 x 18/12
    assert value.amount.at_least == Decimal("53333.33")
    assert (value.form, value.block, value.scheme_id) == (
        WorkForm.EMPLOYMENT,
        "Participatiewet",
        SCHEME,
    )


def test_a_claim_that_the_desk_checked_stands_for_what_the_file_said(
    database: Database, engine: MatchEngine
) -> None:
    store(database, [person(1, EXPIRED)], claims=(registered("K-0001"),))
    (line,) = ranked(database, engine).lines
    assert line.eligibility.counts is Ternary.MEETS
    assert "gecontroleerd door Werkplein Voorbeeld op 2025-01-10" in line.eligibility.reasons[0]


def test_the_list_is_filled_up_with_who_comes_next(database: Database, engine: MatchEngine) -> None:
    people = [*(person(n, EXPIRED) for n in (1, 2, 3)), person(4, ON_WW), person(5, ON_BENEFIT)]
    store(database, people)
    first = ranked(database, engine, top=1, with_not_counting=True)
    assert ids(first.lines) == ["K-0004"]
    assert ids(first.not_counting) == ["K-0001", "K-0002", "K-0003"]
    assert first.n_not_counting == 3
    both = ranked(database, engine, top=2)
    assert ids(both.lines) == ["K-0004", "K-0005"]


def test_who_comes_after_the_last_of_a_full_list_is_not_looked_at(
    database: Database, engine: MatchEngine
) -> None:
    store(database, [person(1, ON_WW), person(2, EXPIRED), person(3, ON_WW)])
    ranking = ranked(database, engine, top=1, with_not_counting=True)
    assert (ids(ranking.lines), ranking.not_counting, ranking.n_not_counting) == (
        ["K-0001"],
        [],
        0,
    )


def test_when_nobody_counts_the_list_is_empty_and_says_how_many_were_passed_over(
    database: Database, engine: MatchEngine
) -> None:
    store(database, [person(n, EXPIRED) for n in (1, 2, 3)])
    ranking = ranked(database, engine, top=2)
    assert (ranking.lines, ranking.n_not_counting) == ([], 3)


def test_a_list_of_nobody_is_asked_nothing(database: Database, engine: MatchEngine) -> None:
    store(database, FIVE)
    ranking = ranked(database, engine, top=0)
    assert (ranking.lines, ranking.n_not_counting, ranking.n_ranked) == ([], 0, 5)


def test_outside_any_contract_nobody_is_left_out_and_there_is_no_value(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE, vacancy=the_vacancy(contract_id=None))
    ranking = ranked(database, engine)
    assert len(ranking.lines) == 5
    assert (ranking.contract, ranking.scheme_id) == (None, None)
    assert [line.value for line in ranking.lines] == [None] * 5


def test_a_scheme_can_be_named_where_nothing_is_owed(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE, vacancy=the_vacancy(contract_id=None))
    ranking = ranked(database, engine, scheme=SCHEME)
    assert len(ranking.lines) == 5
    assert (ranking.contract, ranking.scheme_id) == (None, SCHEME)
    line = line_of(ranking, "K-0005")
    assert line.value is not None
    # Outside a contract a year is counted: 40000 x 32/36.
    assert line.value.work.counted_until == date(2027, 1, 31)
    assert line.value.value.amount.at_least == Decimal("35555.56")


def test_a_contract_without_a_scheme_leaves_out_who_is_in_none_of_its_groups(
    database: Database, engine: MatchEngine
) -> None:
    """Its own list of groups says so; what nobody denied stays in, without a value."""
    store(database, FIVE, terms=the_terms(scheme_id=None))
    ranking = ranked(database, engine)
    assert (len(ranking.lines), ranking.n_not_counting) == (4, 1)
    assert "K-0002" not in {line.ranked.candidate_id for line in ranking.lines}
    assert line_of(ranking, "K-0005").value is None
    (left_out,) = ranked(database, engine, with_not_counting=True).not_counting
    assert left_out.ranked.candidate_id == "K-0002"
    assert left_out.eligibility.counts is Ternary.FAILS


def test_what_a_desk_verified_counts_without_a_scheme_too(
    database: Database, engine: MatchEngine
) -> None:
    store(
        database,
        [person(4, ())],
        terms=the_terms(scheme_id=None),
        claims=(registered("K-0004"),),
    )
    (line,) = ranked(database, engine).lines
    assert line.eligibility.counts is Ternary.MEETS
    assert "gecontroleerd" in line.eligibility.reasons[0]


def test_another_contract_and_another_scheme_can_be_asked_for(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    other = a_contract(
        contract_id="C-0007",
        source_id="2025-099",
        counted_groups=frozenset({TargetGroup.PARTICIPATIEWET}),
    )
    with database.unit_of_work(OPERATOR) as uow:
        uow.contracts.add(other)
        uow.contracts.save_terms(the_terms(other, scheme_id="rijnvicus/undated"))
        uow.commit()
    ranking = ranked(database, engine, contract="2025-099")
    assert (ranking.contract, ranking.scheme_id) == (other, "rijnvicus/undated")
    over = ranked(database, engine, contract="C-0007", scheme=SCHEME)
    assert (over.contract, over.scheme_id) == (other, SCHEME)
    assert amount_of(line_of(over, "K-0005")).at_least == Decimal("53333.33")


@pytest.mark.parametrize(
    ("asked", "where"), [({"contract": "C-9999"}, "contract"), ({"scheme": "utrecht"}, "scheme")]
)
def test_a_contract_or_scheme_that_is_none_is_refused(
    database: Database, engine: MatchEngine, asked: dict[str, Any], where: str
) -> None:
    store(database, FIVE)
    with pytest.raises(InvalidInput) as caught:
        ranked(database, engine, **asked)
    assert caught.value.where == where
    assert caught.value.remedy


def test_a_scheme_that_a_desk_added_serves_as_any_other(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE, terms=the_terms(scheme_id="voorbeeld/undated"))
    shipped = text("block_schemes/rijnvicus/undated.yaml")
    with database.unit_of_work(OPERATOR) as uow:
        uow.rule_documents.add(
            RuleDocument(
                kind=RuleKind.BLOCK_SCHEME,
                rule_id="voorbeeld/undated",
                content=shipped.replace("region: rijnvicus", "region: voorbeeld"),
                added_by="Werkplein Voorbeeld",
                added_at=AN_INSTANT,
            )
        )
        uow.commit()
    ranking = ranked(database, engine)
    assert ranking.scheme_id == "voorbeeld/undated"
    assert amount_of(line_of(ranking, "K-0005")).at_least > 0


def test_a_candidate_sees_the_same_answer_and_value_from_the_other_side(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    from_vacancy = line_of(ranked(database, engine), "K-0005")
    with database.unit_of_work(OPERATOR) as uow:
        (line,) = rank_for_candidate(uow, engine, "K-0005", top=10, on=TODAY).lines
    assert (line.eligibility, line.value) == (from_vacancy.eligibility, from_vacancy.value)


def test_a_candidate_is_told_of_work_that_counts_for_nothing(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    with database.unit_of_work(OPERATOR) as uow:
        uow.vacancies.add(the_vacancy(vacancy_id="V-0002", source_id="vac-2", contract_id=None))
        uow.commit()
    with database.unit_of_work(OPERATOR) as uow:
        plain = rank_for_candidate(uow, engine, "K-0002", top=10, on=TODAY)
        asked = rank_for_candidate(uow, engine, "K-0002", top=10, scheme=SCHEME, on=TODAY)
    by_vacancy = {line.vacancy.vacancy_id: line for line in plain.lines}
    assert by_vacancy["V-0001"].eligibility.counts is Ternary.FAILS
    assert by_vacancy["V-0002"].value is None
    assert all(line.value is not None for line in asked.lines)


def test_unknown_hours_make_the_value_a_span_that_says_why(
    database: Database, engine: MatchEngine
) -> None:
    unknown = a_profile(hours=replace(a_profile().hours, maximum=None))
    store(database, [person(1, ON_BENEFIT, profile=unknown)])
    (line,) = ranked(database, engine).lines
    assert line.value is not None
    assert line.value.work.hours_per_week is None
    assert line.value.value.amount.at_least == 0
    assert "hours" in {point.code for point in line.value.value.open_points}


def test_the_answer_follows_the_terms_at_once(database: Database, engine: MatchEngine) -> None:
    store(database, FIVE)
    assert "K-0002" not in ids(ranked(database, engine).lines)
    with database.unit_of_work(OPERATOR) as uow:
        uow.contracts.update(a_contract(counted_groups=COUNTED, award_date=date(2024, 6, 1)))
        uow.commit()
    assert "K-0002" in ids(ranked(database, engine).lines)
