"""Where an obligation stands: a contract with eight placements, counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from matcher.assessment import assess
from matcher.domain.effort import EffortKind, SocialEffort
from matcher.domain.money import Amount
from matcher.domain.obligation import GoalKind
from matcher.domain.period import Period
from matcher.domain.placement import Attribution
from matcher.errors import Conflict, InvalidInput
from matcher.ternary import Ternary
from matcher.value.attribution import moved_to
from matcher.value.block_schemes import load_block_scheme
from matcher.value.efforts import effort_value
from matcher.value.lines import ValueInput
from matcher.value.obligations import obligation_of
from matcher.value.standing import CountedEffort, LedgerEntry, Pace, Standing, standing
from tests.worked_cases import Case, person_of, placement_of, terms_of

HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"
ON = date(2025, 1, 31)
TERMS: Case = {
    "contract": {
        "sum": "2500000.00",
        "percentage": "5",
        "ends_on": date(2026, 1, 31),
        "goals": {"persons": "7"},
    }
}
PLACEMENTS: dict[str, Case] = {
    # 40.000 x 11/12 = 36.666,67 earned; 40.000 x 23/12 = 76.666,67 at the end
    "P-1": {"claims": [{"group": "participatiewet", "since": date(2022, 5, 1)}], "placement": {}},
    # 20.000 x 18/36 x 11/12 = 9.166,67; capped at 12 months: 10.000,00
    "P-2": {
        "claims": [{"group": "ww", "since": date(2023, 11, 1)}],
        "placement": {"hours": "18"},
    },
    # the claim had expired before the award: nothing
    "P-3": {
        "claims": [
            {
                "group": "ww",
                "since": date(2022, 1, 1),
                "until": date(2023, 12, 31),
                "status": "expired",
            }
        ],
        "placement": {},
    },
    # moves to another contract on 1 September: 40.000 x 18/36 x 6/12 = 10.000,00
    "P-4": {
        "claims": [{"group": "participatiewet", "since": date(2022, 5, 1)}],
        "placement": {"hours": "18"},
    },
    # 15.000 x 5/12 = 6.250,00; 15.000 x 17/12 = 21.250,00
    "P-5": {
        "claims": [{"group": "bbl", "level": 3, "since": date(2023, 8, 1)}],
        "placement": {"form": "apprenticeship", "starts_on": date(2024, 9, 1)},
    },
    # 5.000 x 5/12 = 2.083,33, then it ends
    "P-6": {
        "claims": [{"group": "bol", "level": 3, "since": date(2023, 8, 1)}],
        "placement": {"form": "internship", "starts_on": date(2024, 9, 1), "ends_on": ON},
    },
    # 10.000 x 24/36 x 3/12 = 1.666,67; capped at 12 months: 6.666,67
    "P-7": {
        "claims": [{"group": "zonder_startkwalificatie", "since": date(2023, 7, 1)}],
        "placement": {"hours": "24", "starts_on": date(2024, 11, 1)},
    },
    # unknown whether it counts: 0 to 5.000 x 2/12 = 833,33; 0 to 5.000,00
    "P-8": {
        "claims": [{"group": "nug", "since": date(2023, 7, 1)}],
        "placement": {"starts_on": date(2024, 12, 1)},
    },
}


def entry(
    placement_id: str, days: Period | None = None, contract_id: str = "C-0001"
) -> LedgerEntry:
    case = PLACEMENTS[placement_id]
    person, terms = person_of(case), terms_of(TERMS)
    placement = replace(
        placement_of(case), placement_id=placement_id, candidate_id=placement_id.replace("P", "K")
    )
    judgement = assess(person, placement, HAAGLANDEN, Period(None, ON), terms).judgement
    given = ValueInput(
        placement=placement, scheme=load_block_scheme(HAAGLANDEN), bonus_facts=person.bonus
    )
    attribution = Attribution(
        placement_id=placement_id, contract_id=contract_id, days=days or Period()
    )
    return LedgerEntry(
        attribution=attribution, placement=placement, judgement=judgement, given=given
    )


def entries() -> list[LedgerEntry]:
    found = []
    for placement_id in PLACEMENTS:
        days = Period(None, date(2024, 8, 31)) if placement_id == "P-4" else None
        found.append(entry(placement_id, days))
    return found


def stands(on: date = ON, told: Case = TERMS, *efforts: CountedEffort) -> Standing:
    terms = terms_of(told)
    return standing(obligation_of(terms), terms, entries(), efforts, on)


def between(least: str, most: str) -> Amount:
    return Amount(at_least=Decimal(least), at_most=Decimal(most))


def test_earned_and_remaining_are_what_the_eight_placements_add_up_to() -> None:
    found = stands()
    assert found.owed == Amount.known(Decimal("125000.00"))
    assert found.earned == between("65833.34", "66666.67")
    assert found.remaining == between("58333.33", "59166.66")


def test_the_forecast_lets_open_ended_work_run_to_the_end_date_within_its_cap() -> None:
    found = stands()
    assert found.forecast == between("126666.67", "131666.67")
    assert found.pace is Pace.ON_PACE


def test_halfway_the_contract_half_of_the_obligation_is_expected() -> None:
    found = stands()
    assert found.expected_by_now == Amount.known(Decimal("62500.00"))
    assert found.is_behind is Ternary.FAILS


def test_an_obligation_that_the_forecast_does_not_reach_warns_at_once() -> None:
    told: Case = {"contract": {**TERMS["contract"], "sum": "4000000.00"}}
    found = stands(ON, told)
    assert found.pace is Pace.FALLS_SHORT
    assert found.is_behind is Ternary.MEETS


def test_a_gap_that_only_what_is_open_can_close_may_fall_short() -> None:
    told: Case = {"contract": {**TERMS["contract"], "sum": "2600000.00"}}
    assert stands(ON, told).pace is Pace.MAY_FALL_SHORT


def test_an_obligation_that_is_earned_already_is_met_and_nothing_remains() -> None:
    told: Case = {"contract": {**TERMS["contract"], "sum": "1000000.00"}}
    found = stands(ON, told)
    assert found.pace is Pace.MET
    assert found.remaining == Amount.known(Decimal("0.00"))


@pytest.mark.parametrize("missing", ["ends_on", "sum"])
def test_without_end_date_or_sum_the_pace_is_unknown(missing: str) -> None:
    told: Case = {"contract": {k: v for k, v in TERMS["contract"].items() if k != missing}}
    found = stands(ON, told)
    assert found.pace is Pace.UNKNOWN
    assert found.is_behind is not Ternary.MEETS


def test_an_obligation_that_is_earned_to_the_cent_is_met() -> None:
    told: Case = {
        "contract": {"sum": "65833.34", "percentage": "100", "ends_on": date(2026, 1, 31)}
    }
    assert stands(ON, told).pace is Pace.MET


def test_a_goal_in_persons_counts_people_who_count_and_keeps_open_who_may() -> None:
    found = stands()
    (goal,) = found.goals
    assert goal.reached == between("6", "7")
    assert goal.is_reached is Ternary.UNKNOWN


def test_a_goal_that_the_contract_does_not_name_is_asked_for() -> None:
    assert stands().goals_missing == (GoalKind.PERSON_MONTHS,)


def test_a_goal_in_months_counts_months_worked_under_the_contract() -> None:
    told: Case = {"contract": {**TERMS["contract"], "goals": {"person_months": "40"}}}
    (goal,) = stands(ON, told).goals
    # 11 + 11 + 6 + 5 + 5 + 3, and the 2 of the one who may count
    assert goal.reached == between("41.00", "43.00")
    assert goal.is_reached is Ternary.MEETS


def test_what_moved_counts_for_the_other_contract_from_its_first_day_there() -> None:
    moved = entry("P-4", Period(date(2024, 9, 1), None), "C-0002")
    terms = terms_of(TERMS)
    other = replace(terms, contract=replace(terms.contract, contract_id="C-0002"))
    found = standing(obligation_of(other), other, [moved], [], ON)
    # 18.333,33 since the start, less the 10.000,00 that count elsewhere
    assert found.earned == Amount.known(Decimal("8333.33"))


def test_a_placement_that_would_count_twice_is_refused_by_name() -> None:
    twice = [entry("P-1"), entry("P-1", Period(date(2024, 9, 1), None))]
    terms = terms_of(TERMS)
    with pytest.raises(Conflict, match="P-1"):
        standing(obligation_of(terms), terms, twice, [], ON)


def test_a_placement_of_another_contract_is_refused() -> None:
    terms = terms_of(TERMS)
    with pytest.raises(InvalidInput, match="C-0002"):
        standing(obligation_of(terms), terms, [entry("P-1", None, "C-0002")], [], ON)


def test_points_do_not_pay_an_obligation_in_euros() -> None:
    one = entry("P-1")
    assert one.given is not None
    points = replace(one, given=replace(one.given, scheme=load_block_scheme("pso/undated")))
    terms = terms_of(TERMS)
    with pytest.raises(InvalidInput, match="points"):
        standing(obligation_of(terms), terms, [points], [], ON)


def test_an_effort_counts_from_the_day_it_was_done() -> None:
    effort = SocialEffort(
        effort_id="E-1",
        contract_id="C-0001",
        kind=EffortKind.TRAINING,
        done_on=date(2024, 6, 1),
        invoice=Decimal("1500.00"),
    )
    line, _ = effort_value(effort, load_block_scheme(HAAGLANDEN))
    counted = CountedEffort(done_on=effort.done_on, line=line)
    assert stands(ON, TERMS, counted).earned == between("67333.34", "68166.67")
    assert stands(effort.done_on, TERMS, counted).earned != stands(effort.done_on).earned
    before = date(2024, 5, 31)
    assert stands(before, TERMS, counted).earned == stands(before).earned


@pytest.mark.parametrize(
    ("contract_id", "days", "field"),
    [
        ("C-0002", Period(None, None), "valid_from"),
        ("C-0001", Period(date(2024, 9, 1), None), "contract_id"),
    ],
)
def test_a_move_needs_a_first_day_and_another_contract(
    contract_id: str, days: Period, field: str
) -> None:
    with pytest.raises(InvalidInput) as raised:
        moved_to(entry("P-4").attribution, contract_id, days)
    assert raised.value.where == field


def test_a_placement_moves_only_on_a_day_on_which_it_counts() -> None:
    ended = entry("P-4", Period(date(2024, 3, 1), date(2024, 5, 31))).attribution
    with pytest.raises(Conflict, match="does not count"):
        moved_to(ended, "C-0002", Period(date(2024, 9, 1), None))


def test_a_placement_that_moves_on_its_first_day_counts_for_the_new_contract_only() -> None:
    whole = entry("P-4", Period(date(2024, 3, 1), None)).attribution
    (only,) = moved_to(whole, "C-0002", Period(date(2024, 3, 1), None))
    assert only.contract_id == "C-0002"


def test_what_the_authority_agreed_counts_though_the_scheme_does_not_name_it() -> None:
    effort = SocialEffort(
        effort_id="E-1",
        contract_id="C-0001",
        kind=EffortKind.MOBILITY,
        done_on=ON,
        agreed_value=Decimal("750.00"),
    )
    line, points = effort_value(effort, load_block_scheme(HAAGLANDEN))
    assert line.amount == Amount.known(Decimal("750.00"))
    assert points == ()
    line, points = effort_value(replace(effort, agreed_value=None), load_block_scheme(HAAGLANDEN))
    assert line.amount == Amount.unknown()
    assert [point.about for point in points] == ["mobiliteit"]
