"""What channels brought by month: which day counts, what is counted, and what is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.channels.made import MadeIntroduction
from matcher.channels.past import made_past
from matcher.channels.series import (
    Dated,
    SeriesKind,
    Span,
    cells_of,
    spans_of,
    units_of,
    whole_months,
)
from matcher.domain.introduction import FoundThrough, IntroductionState, Provenance
from matcher.domain.organisation import Channel
from matcher.domain.past_introduction import PastIntroduction
from matcher.ternary import Ternary
from tests.matcher.channels.measuring import TODAY, made

PLACED = IntroductionState.PLACED
JANUARY = Span(first=date(2026, 1, 1), last=date(2026, 1, 31))


def dated(number: int, channel: str = "uwv", *, day: date = date(2026, 1, 12)) -> Dated:
    return Dated(on=day, person_id=f"K-{number}", vacancy_id=f"V-{number}", channel=channel)


def number_of(kind: SeriesKind, units: list[Dated], span: Span = JANUARY) -> float | None:
    (cell,) = cells_of(kind, units, [span])
    return cell.at


def past(**told: object) -> PastIntroduction:
    case = PastIntroduction(
        case_id="1", contractor="een", introduced_on=date(2026, 1, 5), told_on=TODAY
    )
    return replace(case, **told)  # type: ignore[arg-type]


def test_only_whole_months_count() -> None:
    months = whole_months(date(2025, 12, 2), date(2026, 3, 30))
    assert [(month.first, month.last) for month in months] == [
        (date(2026, 1, 1), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 2, 28)),
    ]
    assert whole_months(date(2026, 1, 2), date(2026, 2, 27)) == ()


def test_quarters_and_years_are_those_of_the_calendar() -> None:
    months = whole_months(date(2025, 11, 1), date(2026, 6, 30))
    quarters = spans_of(months, 3)
    assert [(span.first.month, span.n_months) for span in quarters] == [(11, 2), (1, 3), (4, 3)]
    assert [span.n_months for span in spans_of(months, 12)] == [2, 6]
    assert spans_of(months, 1) == months


def test_a_count_is_by_month_however_many_months_are_put_together() -> None:
    quarter = Span(first=date(2026, 1, 1), last=date(2026, 3, 31))
    units = [dated(number) for number in range(6)]
    assert number_of(SeriesKind.INTRODUCTIONS, units) == 6
    assert number_of(SeriesKind.INTRODUCTIONS, units, quarter) == 2
    assert number_of(SeriesKind.INTRODUCTIONS, [], quarter) == 0


def test_a_month_without_introductions_has_no_shares() -> None:
    assert number_of(SeriesKind.SHARE_OF_INTRODUCTIONS, []) is None
    assert number_of(SeriesKind.CONCENTRATION, [dated(1)]) is None


def test_concentration_of_a_small_month_is_not_higher_by_chance() -> None:
    # Of two channels that share alike, two introductions are of one channel half of the time.
    alike = number_of(SeriesKind.CONCENTRATION, [dated(1), dated(2)])
    differ = number_of(SeriesKind.CONCENTRATION, [dated(1), dated(2, "wijkteam")])
    assert (alike, differ) == (1, 0)
    four = [dated(n, channel) for n, channel in enumerate(["uwv", "uwv", "uwv", "wijkteam"])]
    assert number_of(SeriesKind.CONCENTRATION, four) == pytest.approx(6 / 12)


def test_a_placement_counts_in_the_month_of_the_step_and_the_introduction_in_its_own() -> None:
    one = made(1, Channel.UWV, PLACED, on=date(2026, 3, 4))
    (introduced,) = units_of(SeriesKind.INTRODUCTIONS, [one], TODAY)
    (placed,) = units_of(SeriesKind.PLACEMENTS, [one], TODAY)
    assert (introduced.on, placed.on) == (date(2026, 1, 12), date(2026, 3, 4))
    assert units_of(SeriesKind.PLACEMENTS, [made(2)], TODAY) == ()


def test_who_began_less_than_six_months_ago_is_not_in_the_sustained_series() -> None:
    yes = [(date(2026, 9, 4), Ternary.MEETS)]
    one = made(1, Channel.UWV, PLACED, on=date(2026, 3, 4), checks=yes)
    assert units_of(SeriesKind.SUSTAINED, [one], date(2026, 9, 3)) == ()
    (unit,) = units_of(SeriesKind.SUSTAINED, [one], date(2026, 9, 4))
    assert (unit.on, unit.is_in) == (date(2026, 3, 4), True)


def test_of_whom_nobody_knows_whether_work_lasted_is_no_no() -> None:
    one = made(1, Channel.UWV, PLACED, on=date(2026, 3, 4))
    assert units_of(SeriesKind.SUSTAINED, [one], TODAY) == ()


def with_road(road: FoundThrough) -> MadeIntroduction:
    one = made(1)
    provenance = Provenance(found_through=road)
    return replace(one, introduction=replace(one.introduction, provenance=provenance))


def test_a_channel_and_a_ranking_are_shares_of_all_introductions() -> None:
    both = [made(1), made(2, Channel.WIJKTEAM)]
    units = units_of(SeriesKind.SHARE_OF_INTRODUCTIONS, both, TODAY, "wijkteam")
    assert [unit.is_in for unit in units] == [False, True]
    roads = [with_road(FoundThrough.RANKING), with_road(FoundThrough.OTHER)]
    found = units_of(SeriesKind.FOUND_BY_RANKING, roads, TODAY)
    assert [unit.is_in for unit in found] == [True, False]


def test_cases_of_earlier_years_count_for_what_their_table_says() -> None:
    placed = past(placed=Ternary.MEETS, placed_on=date(2026, 2, 1), channel=Channel.UWV)
    (one,) = made_past([placed], number=0)
    assert [unit.on for unit in units_of(SeriesKind.PLACEMENTS, [one], TODAY)] == [date(2026, 2, 1)]
    assert units_of(SeriesKind.FOUND_BY_RANKING, [one], TODAY) == ()
    (undated,) = made_past([past(placed=Ternary.MEETS)], number=0)
    assert units_of(SeriesKind.PLACEMENTS, [undated], TODAY) == ()
    assert len(units_of(SeriesKind.INTRODUCTIONS, [undated], TODAY)) == 1
    assert units_of(SeriesKind.SHARE_OF_INTRODUCTIONS, [undated], TODAY, "unknown")[0].is_in
