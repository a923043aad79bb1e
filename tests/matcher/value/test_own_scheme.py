"""A desk's own rule files: read like the shipped ones, the newest that holds on the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from matcher import reference
from matcher.domain.claim import TargetGroup
from matcher.domain.effort import EffortKind, SocialEffort
from matcher.domain.judgement import Judgement
from matcher.domain.money import Amount
from matcher.domain.period import Period
from matcher.domain.valued import OpenPointCode
from matcher.eligibility.judge import Rulebook, judge
from matcher.eligibility.rules import load_target_group_rules, parse_target_group_rules
from matcher.ternary import Ternary
from matcher.value.block_schemes import load_block_scheme, parse_block_scheme, scheme_of
from matcher.value.bonuses import EarlierWork
from matcher.value.efforts import effort_value
from matcher.value.lines import ValueInput
from matcher.value.valuation import value_of
from tests.worked_cases import Case, person_of, placement_of, terms_of

SCHEME = """
region: voorbeeldstreek
title: Bouwblokken van een voorbeeldstreek
kind: euros
used_by: [Voorbeeldstad]
valid_from: {valid_from}
valid_until: {valid_until}
source: https://voorbeeld.example/bouwblokken
retrieved: 2026-11-25
completeness: full
target_groups: voorbeeldstreek-2024-01-01
hour_base: "36"
subsidy_extends: false
blocks:
  - id: ww
    title: WW
    amount: "{amount}"
    unit: year
    members: [{{group: ww}}]
    forms: [employment]
    counting: {{kind: always}}
  - id: ww_verloren
    title: WW verloren
    amount: "1000.00"
    unit: year
    members: [{{group: ww, conditions: {{lost_within_months: 12}}}}]
    forms: [employment]
    counting: {{kind: always}}
  - id: ww_kort
    title: WW, korter dan drie maanden
    amount: "9000.00"
    unit: year
    members: [{{group: ww, conditions: {{benefit_shorter_than_months: 3}}}}]
    forms: [employment]
    counting: {{kind: always}}
bonuses:
  - id: vast
    title: Vast contract, eenmaal
    amount: "500.00"
    spread: once
    conditions: {{permanent: true}}
efforts:
  - id: gastles
    title: Gastles
    kinds: [knowledge_sharing]
    basis: hourly
    rate: "80.00"
"""
RULES = """
authority: voorbeeldstreek
title: Doelgroepen van een voorbeeldstreek
valid_from: 2024-01-01
valid_until: unknown
source: https://voorbeeld.example/doelgroepen
retrieved: 2026-11-25
completeness: full
reference_day: start_of_work
start_before_contract_months: 0
groups:
  - {group: ww, published_as: WW, conditions: {registered_job_seeker: true}, proofs: unknown}
"""


def scheme_text(valid_from: str, amount: str, valid_until: str = "unknown") -> str:
    return SCHEME.format(valid_from=valid_from, valid_until=valid_until, amount=amount)


@pytest.fixture
def two_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Stand in for ``data/`` with two editions of one region's scheme."""
    folder = tmp_path / "block_schemes" / "voorbeeldstreek"
    folder.mkdir(parents=True)
    (folder / "2024-01-01.yaml").write_text(scheme_text("2024-01-01", "1000.00"), "utf-8")
    (folder / "2025-07-01.yaml").write_text(
        scheme_text("2025-07-01", "2000.00", "2025-12-31"), "utf-8"
    )
    cached = (reference.text, load_block_scheme, load_target_group_rules)
    for reader in cached:
        reader.cache_clear()
    monkeypatch.setattr(reference, "files", lambda _package: tmp_path)
    yield
    for reader in cached:
        reader.cache_clear()


@pytest.mark.usefixtures("two_editions")
@pytest.mark.parametrize(
    ("on", "amount"),
    [
        (date(2025, 6, 30), "1000.00"),
        (date(2025, 7, 1), "2000.00"),
        (date(2025, 12, 31), "2000.00"),
        (date(2026, 1, 1), "1000.00"),
    ],
)
def test_a_contract_follows_the_newest_edition_that_holds_on_its_award_date(
    on: date, amount: str
) -> None:
    assert scheme_of("voorbeeldstreek", on).blocks[0].amount == Decimal(amount)


def own_rulebook() -> Rulebook:
    return Rulebook(
        rules=parse_target_group_rules(RULES, "voorbeeldstreek-2024-01-01", where="own.yaml"),
        scheme=parse_block_scheme(
            scheme_text("2024-01-01", "1000.00"), "voorbeeldstreek/2024-01-01", where="own.yaml"
        ),
    )


def judgement_of(claims: list[Case], **case: Case) -> Judgement:
    told: Case = {"claims": claims, "placement": {}, **case}
    return judge(
        person_of(told).records,
        own_rulebook(),
        placement_of(told),
        terms_of(told),
        claims_are_complete=True,
    )


def judged(claims: list[Case], **case: Case) -> Ternary:
    return judgement_of(claims, **case).counts


def test_a_group_that_a_complete_file_does_not_name_does_not_count() -> None:
    assert judged([{"group": "ioaw", "since": date(2020, 1, 1)}]) is Ternary.FAILS


def test_a_form_of_work_that_a_complete_file_does_not_name_does_not_count() -> None:
    claims: list[Case] = [{"group": "ww", "since": date(2020, 1, 1), "registered": "yes"}]
    assert judged(claims) is Ternary.MEETS
    assert judged(claims, placement={"form": "secondment"}) is Ternary.FAILS


def test_who_lost_the_status_is_judged_by_the_loss_and_not_by_what_members_must_meet() -> None:
    claims: list[Case] = [
        {
            "group": "ww",
            "since": date(2020, 1, 1),
            "until": date(2023, 12, 31),
            "registered": "no",
        }
    ]
    assert judged(claims) is Ternary.MEETS


@pytest.mark.parametrize(
    ("since", "block"),
    [(date(2023, 12, 2), "ww_kort"), (date(2023, 12, 1), "ww"), (date(2023, 6, 1), "ww")],
)
def test_a_block_for_a_short_time_on_benefit_ends_on_its_last_day(since: date, block: str) -> None:
    found = judgement_of([{"group": "ww", "since": since, "registered": "yes"}])
    assert found.chosen is not None
    assert found.chosen.block.block_id == block


def test_exactly_as_long_as_the_block_says_is_open() -> None:
    claims: list[Case] = [{"group": "ww", "since": date(2023, 12, 1), "registered": "yes"}]
    assert [answer.block.block_id for answer in judgement_of(claims).possible] == ["ww_kort"]


def test_a_bonus_that_comes_once_is_not_cut_to_the_hours() -> None:
    told: Case = {
        "claims": [{"group": "ww", "since": date(2020, 1, 1), "registered": "yes"}],
        "placement": {"hours": "18", "permanent": "yes"},
    }
    scheme = own_rulebook().scheme
    assert scheme is not None
    found = judge(person_of(told).records, own_rulebook(), placement_of(told), terms_of(told))
    given = ValueInput(
        placement=placement_of(told), scheme=scheme, bonus_facts=person_of(told).bonus
    )
    # 1.000 x 18/36 x 12/12 + 500
    value = value_of(found, given, Period(None, date(2025, 2, 28)))
    assert value.total == Amount.known(Decimal("1000.00"))
    # and in the second month only the block grows: 83,33 so far, less 41,67 before
    april = value_of(found, given, Period(date(2024, 4, 1), date(2024, 4, 30)))
    assert [line.amount.at_least for line in april.lines] == [Decimal("41.66"), Decimal("0.00")]


def test_a_bonus_that_comes_once_does_not_come_again_with_other_hours() -> None:
    """A change of hours is a new placement with the same counting period: no second bonus."""
    told: Case = {
        "claims": [{"group": "ww", "since": date(2020, 1, 1), "registered": "yes"}],
        "placement": {"hours": "18", "permanent": "yes"},
    }
    scheme = own_rulebook().scheme
    assert scheme is not None
    first = placement_of(told)
    again = replace(first, counting_since=first.starts_on)
    found = judge(person_of(told).records, own_rulebook(), again, terms_of(told))
    facts = person_of(told).bonus
    before = EarlierWork(placement=first, bonus_facts=facts)
    given = ValueInput(placement=again, scheme=scheme, bonus_facts=facts, earlier=(before,))
    whole_year = Period(None, date(2025, 2, 28))
    # the block alone: 1.000 x 18/36 x 12/12
    assert value_of(found, given, whole_year).total == Amount.known(Decimal("500.00"))
    # and 500 more where the work before was not permanent: the bonus is earned only now
    temporary = replace(before, placement=replace(first, is_permanent=Ternary.FAILS))
    given = replace(given, earlier=(temporary,))
    assert value_of(found, given, whole_year).total == Amount.known(Decimal("1000.00"))
    # nobody knows where the work before is not known
    unknown = value_of(found, replace(given, earlier=()), whole_year)
    assert unknown.total == Amount(at_least=Decimal("500.00"), at_most=Decimal("1000.00"))
    assert OpenPointCode.BONUS_CONDITION in {point.code for point in unknown.open_points}


@pytest.mark.parametrize(("hours", "value"), [("2.5", "200.00"), (None, None)])
def test_hours_of_an_activity_count_at_the_rate_of_the_scheme(
    hours: str | None, value: str | None
) -> None:
    scheme = own_rulebook().scheme
    assert scheme is not None
    effort = SocialEffort(
        effort_id="E-1",
        contract_id="C-0001",
        kind=EffortKind.KNOWLEDGE_SHARING,
        done_on=date(2024, 6, 1),
        hours=Decimal(hours) if hours else None,
    )
    line, _ = effort_value(effort, scheme)
    assert line.amount == (Amount.known(Decimal(value)) if value else Amount.unknown())


def test_a_rulebook_knows_only_its_own_groups() -> None:
    scheme = own_rulebook().scheme
    assert scheme is not None
    assert [group for group in TargetGroup if scheme.names(group)] == [TargetGroup.WW]
