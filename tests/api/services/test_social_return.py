"""Outcomes of a contract and a region out of what is stored, for who may ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from api.services.rule_checks import RuleFile
from api.services.social_return import stated_in
from api.services.social_return_report import SocialReturnQuestion
from matcher.domain.access import Viewer
from matcher.domain.claim import TargetGroup
from matcher.domain.duplicate import DuplicateStatus
from matcher.domain.period import Period
from matcher.domain.person import IdentityDigest
from matcher.domain.placement import WorkForm
from matcher.errors import Conflict, InvalidInput
from matcher.fairness.people import UNKNOWN
from matcher.social_return.outcome import SEVERAL, MeasuredOutcome, OutcomeKind
from matcher.ternary import Ternary
from models.engine import Database
from models.saving import CandidateWrite
from tests.api.exchange.files import SYNTHETIC_BSN
from tests.api.services.people_at_work import (
    CONTRACTOR,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    OTHER_CONTRACTOR,
    everybody,
    fill,
    measured,
    outcome,
    work,
)
from tests.factories import a_claim, a_reported_cost
from tests.matcher.social_return.stating import changed, stated

IN_WORK, SUSTAINED = OutcomeKind.MONTHS_IN_WORK, OutcomeKind.MONTHS_IN_SUSTAINED_WORK
SIX, TWELVE = OutcomeKind.PEOPLE_SUSTAINED_6, OutcomeKind.PEOPLE_SUSTAINED_12
AFTER_SIX = date(2026, 7, 1)


def ends(one: MeasuredOutcome) -> tuple[float, float]:
    return float(one.at_least), float(one.at_most)


def test_months_are_those_for_the_contract_in_the_period_and_before_today(
    database: Database,
) -> None:
    fill(database)
    work(database, 1, counts=Period(date(2026, 2, 1), date(2026, 4, 30)))
    work(database, 2, starts_on=date(2025, 6, 1), ends_on=date(2026, 2, 28))
    work(database, 3, starts_on=date(2026, 12, 1))
    work(database, 4, contract="C-0002")
    found = measured(database)
    assert outcome(found, IN_WORK).at_least == 3 + 2 + 1
    assert (found.counts.n_started, found.counts.n_people) == (2, 3)
    early = measured(database, on=date(2026, 2, 28))
    assert outcome(early, IN_WORK).at_least == 1 + 2
    assert early.counts.n_started == 1


def test_somebody_with_two_jobs_is_in_work_once(database: Database) -> None:
    fill(database)
    work(database, 1, ends_on=date(2026, 6, 30))
    work(database, 2, person=1, starts_on=date(2026, 4, 1), ends_on=date(2026, 9, 30))
    found = measured(database)
    assert outcome(found, IN_WORK).at_least == 9
    assert found.counts.n_people == 1
    assert found.counts.n_twice == 1


@pytest.mark.parametrize("viewer", [DESK, CONTRACTOR])
def test_two_registrations_of_one_person_are_one_person(database: Database, viewer: Viewer) -> None:
    fill(database)
    digest = IdentityDigest(kind="email", digest="same")
    with database.unit_of_work(OPERATOR) as uow:
        double = [uow.candidates.get(f"K-{number:04d}") for number in (1, 2)]
        uow.candidates.save_many(
            [CandidateWrite(candidate=one, digests=(digest,)) for one in double]
        )
        uow.duplicates.refresh_for(None)
        uow.commit()
    with database.unit_of_work(OPERATOR) as uow:
        (flag,) = uow.duplicates.list().rows
        uow.duplicates.decide(flag.flag_id, DuplicateStatus.SAME_PERSON)
        uow.commit()
    work(database, 1)
    work(database, 2)
    found = measured(database, viewer)
    assert outcome(found, IN_WORK).at_least == 12
    assert found.counts.n_people == 1


def test_only_who_was_asked_is_known_to_have_stayed(database: Database) -> None:
    fill(database, people=5)
    work(database, 1, checks=[(AFTER_SIX, Ternary.MEETS)])
    work(database, 2, checks=[])
    work(database, 3)
    work(database, 4, checks=[(date(2026, 4, 1), Ternary.FAILS)])
    work(database, 5, starts_on=date(2026, 12, 1), checks=[])
    found = measured(database)
    people = outcome(found, SIX)
    assert ends(people) == (1, 3)
    # Number 4 stopped in March: what nobody worked is not counted.
    assert outcome(found, IN_WORK).at_least == 12 + 12 + 12 + 3 + 1
    months = outcome(found, SUSTAINED)
    assert ends(months) == (12, 36)
    assert (found.counts.n_without_introduction, found.counts.n_not_due) == (1, 1)


def test_a_mark_belongs_to_the_period_in_which_it_falls(database: Database) -> None:
    fill(database)
    work(database, 1, checks=[(date(2027, 1, 1), Ternary.MEETS)])
    of_2026 = measured(database)
    assert [ends(outcome(of_2026, kind)) for kind in (SIX, TWELVE)] == [(1, 1), (0, 0)]
    of_2027 = measured(database, days=(date(2027, 1, 1), date(2027, 12, 31)))
    assert [ends(outcome(of_2027, kind)) for kind in (SIX, TWELVE)] == [(0, 0), (1, 1)]


def test_a_mark_belongs_to_the_contract_for_which_the_work_counted_last(
    database: Database,
) -> None:
    """Half a year is over on 1 July: of work for the first contract until then, or until May."""
    fill(database)
    until_may = Period(date(2026, 1, 1), date(2026, 5, 31))
    until_june = Period(date(2026, 1, 1), date(2026, 6, 30))
    asked = [(AFTER_SIX, Ternary.MEETS)]
    from_june, from_july = date(2026, 6, 1), date(2026, 7, 1)
    work(database, 1, counts=until_may, then=[("C-0002", Period(from_june, None))], checks=asked)
    work(database, 2, counts=until_june, then=[("C-0002", Period(from_july, None))], checks=asked)
    for contract in ("C-0001", "C-0002"):
        found = measured(database, contract=contract)
        assert ends(outcome(found, SIX)) == (1, 1), contract


def test_a_continuation_is_the_same_work(database: Database) -> None:
    fill(database)
    work(database, 1, ends_on=date(2026, 3, 31), checks=[(AFTER_SIX, Ternary.MEETS)])
    work(database, 2, person=1, starts_on=date(2026, 4, 1), counting_since=date(2026, 1, 1))
    with database.unit_of_work(OPERATOR) as uow:
        uow.introductions.follow("P-0001", "P-0002")
        uow.commit()
    found = measured(database)
    assert outcome(found, SUSTAINED).at_least == 12
    assert (found.counts.n_started, found.counts.n_without_introduction) == (1, 0)


def test_an_internship_is_no_outcome_but_is_mentioned(database: Database) -> None:
    fill(database)
    work(database, 1, form=WorkForm.INTERNSHIP)
    found = measured(database)
    assert outcome(found, IN_WORK).at_least == 0
    assert (found.counts.n_started, found.counts.n_unpaid) == (0, 1)


def test_costs_are_those_of_the_period_and_what_lies_partly_outside_is_unknown(
    database: Database,
) -> None:
    fill(database)
    inside = a_reported_cost()
    across = a_reported_cost(
        cost_id="M-0002", since=date(2025, 12, 1), until=date(2026, 1, 31), hours=None
    )
    before = a_reported_cost(cost_id="M-0003", since=date(2025, 1, 1), until=date(2025, 12, 31))
    mended = a_reported_cost(cost_id="M-0004", euros=Decimal("900.00"), replaces="M-0001")
    with database.unit_of_work(OPERATOR) as uow:
        for cost in (inside, across, before, mended):
            uow.reported_costs.add(cost)
        uow.commit()
    found = measured(database, CONTRACTOR).found
    told = [(one.source, one.euros, one.hours) for one in found.costs]
    assert told == [("M-0002", None, None), ("M-0004", Decimal("900.00"), Decimal("40.00"))]
    assert [one.is_partly_elsewhere for one in found.costs] == [True, False]
    assert (found.cost_euros, found.are_costs_complete) == (Decimal("900.00"), False)


def test_a_file_gives_the_ratio_of_what_was_measured(database: Database) -> None:
    """12 months × € 1.000 × 0,75 × 0,8 × 0,9 = 6.480; × (1 + 0,5 ÷ 1,04) = 9.595,38.

    1 person × € 2.500 × 0,6 × 0,8 × 0,9 = 1.080. Together 10.675,38 ÷ 50.000 = 0,21.
    """
    fill(database)
    work(database, 1, checks=[(AFTER_SIX, Ternary.MEETS)])
    found = measured(database, valuation=stated()).found
    assert found.impact_euros == Decimal("9595.38") + Decimal("1080.00")
    assert found.ratio is not None
    assert found.ratio.at == Decimal("0.21")


def test_groups_of_too_few_are_hidden_and_nobody_is_in_two(database: Database) -> None:
    both = (a_claim(), a_claim(group=TargetGroup.WW))
    claims = [
        *everybody((TargetGroup.WW, 12), (TargetGroup.PARTICIPATIEWET, 11)),
        *[both] * 10,
        *[()] * 3,
    ]
    fill(database, len(claims), claims)
    for number in range(1, len(claims) + 1):
        work(database, number)
    found = measured(database)
    assert found.shows_groups
    assert outcome(found, IN_WORK).at_least == 12 * 36
    ww = outcome(found, IN_WORK, TargetGroup.WW.value)
    assert ends(ww) == (140, 145)
    assert ww.n_people == 10
    assert outcome(found, IN_WORK, UNKNOWN).is_hidden
    # Three alone would follow from the total, so the next smallest goes with them.
    assert outcome(found, IN_WORK, SEVERAL).is_hidden
    assert not outcome(found, IN_WORK, TargetGroup.PARTICIPATIEWET.value).is_hidden


def test_the_group_is_that_of_the_first_day_of_work(database: Database) -> None:
    ended = (a_claim(until=date(2026, 1, 31)),)
    fill(database, 24, [ended] * 12 + everybody((TargetGroup.WW, 12)))
    for number in range(1, 25):
        work(database, number)
    found = measured(database)
    own = outcome(found, IN_WORK, TargetGroup.PARTICIPATIEWET.value)
    assert own.at_least == 140


def test_a_contractor_asks_about_its_own_contracts_without_groups(database: Database) -> None:
    fill(database)
    work(database, 1)
    found = measured(database, CONTRACTOR, stated())
    assert outcome(found, IN_WORK).at_least == 12
    assert {one.cell for one in found.found.outcomes} == {None}
    by_group = stated("    for_whom: gemeente", "    group: wajong\n    for_whom: gemeente")
    with pytest.raises(Conflict, match="municipal desks"):
        measured(database, CONTRACTOR, by_group)


@pytest.mark.parametrize("viewer", [OTHER_CONTRACTOR, INTERMEDIARY])
def test_nobody_else_asks_about_a_contract(database: Database, viewer: Viewer) -> None:
    fill(database)
    with pytest.raises(Conflict, match="read by its contractor"):
        measured(database, viewer)


@pytest.mark.parametrize("viewer", [CONTRACTOR, INTERMEDIARY])
def test_only_desks_and_the_operator_ask_about_a_region(database: Database, viewer: Viewer) -> None:
    fill(database)
    with pytest.raises(Conflict, match="about a region"):
        measured(database, viewer, contract=None, region="Midden-Utrecht")


def test_a_region_is_the_work_done_there_with_its_costs(database: Database) -> None:
    fill(database)
    work(database, 1)
    work(database, 2, contract="C-0002", vacancy="V-0002")
    work(database, 3, contract=None, vacancy="V-0003")
    work(database, 4, contract=None, vacancy=None)
    with database.unit_of_work(OPERATOR) as uow:
        uow.reported_costs.add(a_reported_cost())
        uow.reported_costs.add(a_reported_cost(cost_id="M-0002", contract_id="C-0002"))
        uow.commit()
    found = measured(database, contract=None, region="Midden-Utrecht")
    assert found.about == "Midden-Utrecht"
    assert outcome(found, IN_WORK).at_least == 12
    assert found.counts.n_place_unknown == 2
    assert [one.source for one in found.found.costs] == ["M-0001"]


def test_costs_of_a_contract_in_two_regions_are_partly_elsewhere(database: Database) -> None:
    fill(database)
    with database.unit_of_work(OPERATOR) as uow:
        elsewhere = uow.vacancies.get("V-0002")
        uow.vacancies.add(
            replace(elsewhere, vacancy_id="V-0009", source_id="vac-9", contract_id="C-0001")
        )
        uow.reported_costs.add(a_reported_cost())
        uow.commit()
    (cost,) = measured(database, contract=None, region="Midden-Utrecht").found.costs
    assert (cost.euros, cost.is_partly_elsewhere) == (None, True)


def test_an_unknown_contract_or_region_is_refused(database: Database) -> None:
    fill(database)
    with pytest.raises(InvalidInput, match="No contract"):
        measured(database, contract="C-9999")
    with pytest.raises(InvalidInput, match="no region"):
        measured(database, contract=None, region="Atlantis")


@pytest.mark.parametrize(("contract", "region"), [(None, None), ("C-0001", "Midden-Utrecht")])
def test_a_question_is_of_one_contract_or_one_region(
    contract: str | None, region: str | None
) -> None:
    with pytest.raises(InvalidInput, match="one contract, or of one region"):
        SocialReturnQuestion(
            contract=contract, region=region, since=date(2026, 1, 1), until=date(2026, 1, 31)
        )


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidInput, match="before it begins"):
        SocialReturnQuestion(
            contract="C-0001", region=None, since=date(2026, 2, 1), until=date(2026, 1, 31)
        )


def test_an_amount_that_holds_only_after_the_period_is_refused(database: Database) -> None:
    fill(database)
    days = (date(2024, 1, 1), date(2024, 12, 31))
    with pytest.raises(InvalidInput, match="hold only from a day after"):
        measured(database, valuation=stated(), days=days)


def test_a_file_with_something_like_a_bsn_is_refused() -> None:
    with pytest.raises(InvalidInput, match="form of a BSN"):
        stated_in(RuleFile(content=changed("note: niet echt", f"note: {SYNTHETIC_BSN}")))
