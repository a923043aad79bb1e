"""The months of a period out of the log: who may ask what, and what a short log can say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from api.exchange.channel_choices import channel_events
from api.services import channel_history
from api.services.channel_history_report import Intervention, PeriodQuestion, intervention_of
from api.services.channel_report import ChannelQuestion
from api.services.match_engine import MatchEngine
from matcher.channels.series import SeriesKind
from matcher.channels.series_change import ChangeMethod
from matcher.domain.access import Role
from matcher.domain.claim import TargetGroup
from matcher.domain.importing import ImportKind
from matcher.domain.organisation import Channel
from matcher.domain.past_introduction import PastIntroduction
from matcher.errors import Conflict, InvalidInput
from matcher.fairness.intervals import Estimate
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.choices_table import choices_table
from tests.api.services.months_log import (
    FIRST,
    LAST,
    SPLIT,
    reported,
    series_in,
    store_months,
)
from tests.api.services.seen_people import TEAM, store_people
from tests.factories import a_contractor, a_viewer, an_import

CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0002")
SHARES = SeriesKind.SHARE_OF_INTRODUCTIONS


def lies_above_nought(estimate: Estimate) -> bool:
    return estimate.low is not None and estimate.low > 0


def test_a_channel_that_began_at_the_day_is_found_as_a_change(
    database: Database, engine: MatchEngine
) -> None:
    store_months(database)
    report = reported(database, engine)
    introductions = series_in(report, SeriesKind.INTRODUCTIONS).change
    assert introductions is not None
    assert introductions.method is ChangeMethod.INTERRUPTED_SERIES
    assert lies_above_nought(introductions.change)
    assert (introductions.n_before, introductions.n_after) == (18, 18)
    team = series_in(report, SHARES, "wijkteam").change
    assert team is not None
    assert lies_above_nought(team.change)
    concentration = series_in(report, SeriesKind.CONCENTRATION).change
    assert concentration is not None
    assert concentration.change.high is not None
    assert concentration.change.high < 0
    lasting = series_in(report, SeriesKind.SUSTAINED).change
    assert lasting is not None
    assert not lies_above_nought(lasting.change)


def test_without_a_day_there_are_months_and_no_change(
    database: Database, engine: MatchEngine
) -> None:
    store_months(database, n_months=6, more=0)
    report = reported(database, engine, split=None, until=date(2023, 6, 30))
    assert report.history.intervention is None
    assert len(report.history.months) == 6
    assert {one.change for one in report.history.series} == {None}


def test_the_same_question_about_the_same_log_gives_the_same_answer(
    database: Database, engine: MatchEngine
) -> None:
    store_months(database, n_months=12, more=0)
    asked: dict[str, Any] = {"split": date(2023, 7, 1), "until": date(2023, 12, 31)}
    first = reported(database, engine, **asked)
    assert first.history == reported(database, engine, **asked).history


def test_months_before_the_log_and_months_that_are_not_over_are_no_noughts(
    database: Database, engine: MatchEngine
) -> None:
    store_months(database, n_months=6, more=0)
    report = reported(database, engine, split=None, since=date(2020, 1, 1), on=date(2023, 6, 30))
    months = report.history.months
    assert report.history.logged_since == FIRST
    assert (months[0].first, months[-1].last) == (FIRST, date(2023, 5, 31))


def test_a_month_is_in_the_sustained_series_once_six_months_have_passed_for_all_of_it(
    database: Database, engine: MatchEngine
) -> None:
    store_months(database, n_months=12, more=0)
    report = reported(database, engine, split=None, on=date(2023, 12, 15))
    lasting = series_in(report, SeriesKind.SUSTAINED)
    assert lasting.months[-1].last == date(2023, 5, 31)
    early = reported(database, engine, split=None, on=date(2023, 6, 15))
    assert SeriesKind.SUSTAINED not in {one.kind for one in early.history.series}


def test_a_short_log_is_compared_before_and_after(database: Database, engine: MatchEngine) -> None:
    store_months(database, n_months=12, more=0)
    report = reported(
        database, engine, split=date(2023, 7, 10), until=date(2023, 12, 31), on=date(2024, 2, 1)
    )
    change = series_in(report, SeriesKind.INTRODUCTIONS).change
    assert change is not None
    assert change.method is ChangeMethod.BEFORE_AFTER
    # July is on neither side: it began on the tenth.
    assert (change.n_before, change.n_after) == (6, 5)


def test_a_contractor_is_told_of_its_own_vacancies(database: Database, engine: MatchEngine) -> None:
    store_months(database, n_months=12, more=0)
    with database.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(a_contractor(organisation_id="O-0004", name="Wegenbouw Voorbeeld"))
        uow.commit()
    own = reported(database, engine, viewer=CONTRACTOR, split=None)
    assert series_in(own, SeriesKind.INTRODUCTIONS).cells[0].n
    other = reported(database, engine, viewer=a_viewer(Role.CONTRACTOR, "O-0004"), split=None)
    assert other.history.logged_since is None
    assert other.history.series == ()
    with pytest.raises(Conflict, match="its own vacancies"):
        reported(database, engine, viewer=CONTRACTOR, contractor="O-0004")


def test_an_intermediary_is_told_of_its_own_introductions_and_of_no_shares(
    database: Database, engine: MatchEngine
) -> None:
    store_months(database, n_months=24)
    report = reported(database, engine, viewer=a_viewer(Role.INTERMEDIARY, TEAM), split=None)
    kinds = {one.kind for one in report.history.series}
    assert kinds.isdisjoint({SHARES, SeriesKind.CONCENTRATION})
    # The team began in July 2024: what UWV did before is not the team's to see.
    assert report.history.logged_since == SPLIT
    with pytest.raises(Conflict, match="target group"):
        reported(
            database,
            engine,
            viewer=a_viewer(Role.INTERMEDIARY, TEAM),
            group=TargetGroup.WW,
        )


def test_a_region_without_work_has_months_without_introductions(
    database: Database, engine: MatchEngine
) -> None:
    store_months(database, n_months=6, more=0)
    report = reported(database, engine, split=None, region="Groningen", until=date(2023, 6, 30))
    there = series_in(report, SeriesKind.INTRODUCTIONS)
    assert there.n_empty == 6
    assert {cell.n for cell in there.cells} == {0}


def test_few_people_are_told_of_in_no_month(database: Database, engine: MatchEngine) -> None:
    store_months(database, n_months=3, more=0)
    report = reported(database, engine, split=None, until=date(2023, 3, 31))
    placements = series_in(report, SeriesKind.PLACEMENTS)
    told = [cell.n for cell in placements.cells if not cell.is_hidden]
    assert all(n == 0 or n >= 10 for n in told if n is not None)


def test_cases_of_earlier_years_come_before_the_log(
    database: Database, engine: MatchEngine
) -> None:
    store_months(database, n_months=6, more=0)
    store_past(database, n_months=12)
    report = reported(database, engine, split=None, since=date(2022, 1, 1))
    history = report.history
    assert (history.logged_since, history.own_log_since) == (date(2022, 1, 3), FIRST)
    # January 2022 began before the first case.
    assert history.months[0].first == date(2022, 2, 1)
    assert (history.n_past, history.n_past_undated) == (12 * 11, 12)
    assert series_in(report, SHARES, "unknown").cells
    without = reported(database, engine, split=None, since=date(2022, 1, 1), with_imported=False)
    assert (without.history.logged_since, without.history.n_past) == (FIRST, 0)


def store_past(database: Database, *, n_months: int) -> None:
    """Store eleven cases a month of 2022, of which one was placed on a day nobody knows."""
    cases = [
        PastIntroduction(
            case_id=f"{month}-{number}",
            contractor="Vroeger BV",
            introduced_on=date(2022, month, 3 + number),
            told_on=date(2023, 1, 1),
            channel=None if number == 0 else Channel.MUNICIPALITY,
            placed=Ternary.of(number == 1),
        )
        for month in range(1, n_months + 1)
        for number in range(11)
    ]
    with database.unit_of_work(a_viewer()) as uow:
        uow.imports.add(an_import(kind=ImportKind.PAST_INTRODUCTIONS, organisation_id=None))
        uow.past_introductions.add("I-0001", cases)
        uow.commit()


def test_habit_is_told_of_all_contractors_where_their_choices_are_many(
    database: Database, engine: MatchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_people(database)
    assert reported(database, engine, split=None, with_habit=True).habit is None
    events = channel_events(choices_table().encode(), "keuzes.csv")
    monkeypatch.setattr(channel_history, "logged_channel_events", lambda *_, **__: events)
    monkeypatch.setattr(channel_history, "N_DRAWS", 40)
    told = reported(database, engine, split=None, with_habit=True).habit
    assert told is not None
    assert told.habit.low > 0
    assert reported(database, engine, split=None).habit is None
    by_region = reported(database, engine, split=None, with_habit=True, region="Groningen")
    assert by_region.habit is None
    contractor = reported(database, engine, viewer=CONTRACTOR, split=None, with_habit=True)
    assert contractor.habit is None


def test_an_empty_log_has_no_months(database: Database, engine: MatchEngine) -> None:
    store_people(database)
    report = reported(database, engine)
    assert (report.history.logged_since, report.history.series) == (None, ())


def test_a_day_outside_the_period_is_refused() -> None:
    asked = ChannelQuestion(since=FIRST, until=LAST)
    for day in (FIRST, date(2022, 12, 31), date(2026, 1, 1)):
        with pytest.raises(InvalidInput, match="does not lie in the period") as fault:
            PeriodQuestion(measures=asked, intervention=Intervention(on=day))
        assert fault.value.where == "intervention"


def test_a_day_that_is_yet_to_come_is_refused(database: Database, engine: MatchEngine) -> None:
    store_people(database)
    with pytest.raises(InvalidInput, match="yet to come"):
        reported(database, engine, split=date(2025, 6, 1), on=date(2025, 5, 31))


def test_a_name_without_a_day_or_of_many_lines_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no day of it"):
        intervention_of(None, "start lijsten")
    for name in ("x" * 81, "een\ntwee"):
        with pytest.raises(InvalidInput) as fault:
            Intervention(on=SPLIT, name=name)
        assert fault.value.where == "intervention_name"
    assert intervention_of(None, "") is None
