"""The measures of channels with and without earlier years, and the choices they tell of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.services.channel_choices_logged import logged_channel_events
from api.services.channel_report import ChannelReport
from api.services.channel_text import channel_caveats
from api.services.match_engine import MatchEngine
from matcher.channels.number import ALL, Measure
from matcher.channels.occasions import ChannelEvent
from matcher.domain.access import Role, Viewer
from matcher.domain.claim import TargetGroup
from matcher.domain.introduction import IntroductionState, RefusalReason
from matcher.domain.lead import LeadAnswer
from matcher.domain.organisation import Channel
from matcher.errors import Conflict
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.exchange.past_files import a_case
from tests.api.services.introducing import stepped
from tests.api.services.measured_channels import introduce, measured, of, store_channels
from tests.api.services.past_tables import DESK, OPERATOR, brought_in
from tests.api.services.seen_people import AT, TEAM, TODAY
from tests.factories import a_lead, a_viewer

PAST_YEAR = {"since": date(2021, 1, 1), "until": date(2021, 12, 31)}
N_PAST = 24
CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0002")


def history(n: int = N_PAST) -> list[dict[str, str]]:
    """Twelve placed out of every 24: those of UWV, and none of the municipality's."""
    return [
        a_case(
            number,
            persoon=f"P-{number}",
            vacature=f"V {number}",
            kanaal="uwv" if number % 2 else "gemeente",
            geplaatst_op="2021-04-01" if number % 2 else "geen",
            na_6_maanden=("ja" if number % 4 == 1 else "nee") if number % 2 else "",
        )
        for number in range(1, n + 1)
    ]


@pytest.fixture
def past(database: Database, tmp_path: Path) -> Database:
    """A region with twelve introductions of UWV today, and 24 of 2021."""
    store_channels(database)
    brought_in(database, tmp_path, *history())
    return database


def of_2021(database: Database, engine: MatchEngine, **asked: Any) -> ChannelReport:
    return measured(database, engine, **(PAST_YEAR | asked))


def test_a_region_measures_its_own_history(past: Database, engine: MatchEngine) -> None:
    report = of_2021(past, engine)
    assert (report.counts.n_introductions, report.counts.n_imported) == (24, 24)
    assert of(report, Measure.SHARE_OF_INTRODUCTIONS, "uwv").estimate.at == 0.5
    assert of(report, Measure.SHARE_OF_PLACEMENTS, "uwv").estimate.at == 1
    placed = of(report, Measure.PLACED, "municipality")
    assert (placed.n, placed.n_of, placed.estimate.at) == (0, 10, 0)
    assert of(report, Measure.DAYS_TO_PLACEMENT, "uwv").estimate.at == 31
    assert of(report, Measure.HHI, ALL).estimate.at == 0.5


def test_the_answer_says_how_much_was_brought_in(past: Database, engine: MatchEngine) -> None:
    told = " ".join(channel_caveats(of_2021(past, engine)))
    assert "Van de 24 voorstellen komen er 24 uit ingelezen tabellen van vroeger" in told
    assert "van 0 is niet bekend of iemand is geplaatst" in told
    assert "elk voorstel een eigen mens: bij 0." in told
    today = " ".join(channel_caveats(measured(past, engine)))
    assert "vroeger" not in today


def test_earlier_years_can_be_left_out(past: Database, engine: MatchEngine) -> None:
    report = of_2021(past, engine, with_imported=False)
    assert (report.counts.n_introductions, report.counts.n_imported) == (0, 0)
    assert of(report, Measure.PLACED, ALL).n_of == 0


def test_earlier_years_count_beside_the_log_and_not_in_what_needs_the_people_of_today(
    database: Database, engine: MatchEngine, tmp_path: Path
) -> None:
    store_channels(database)
    before = measured(database, engine)
    rows = [row | {"voorgesteld_op": "2026-01-05", "geplaatst_op": ""} for row in history()]
    brought_in(database, tmp_path, *({**row, "na_6_maanden": ""} for row in rows))
    after = measured(database, engine)
    assert after.counts.n_introductions == before.counts.n_introductions + N_PAST
    assert of(after, Measure.SHARE_OF_INTRODUCTIONS, "uwv").estimate.at == round(24 / 36, 2)
    for measure in (
        Measure.SHARE_OF_POOL,
        Measure.SHARE_OF_FIT,
        Measure.SHARE_OF_EXPOSURE,
        Measure.SHARE_OF_VALUE,
        Measure.MISSED_FIT,
        Measure.DAYS_TO_INTRODUCTION,
    ):
        assert [
            one for one in after.numbers if one.measure is measure and one.channel == "uwv"
        ] == [one for one in before.numbers if one.measure is measure and one.channel == "uwv"], (
            measure
        )
    assert after.counts.n_vacancies == before.counts.n_vacancies
    assert measured(database, engine, with_imported=False).numbers == before.numbers


def test_one_person_in_many_rows_is_one_person(
    database: Database, engine: MatchEngine, tmp_path: Path
) -> None:
    store_channels(database)
    brought_in(database, tmp_path, *(row | {"persoon": "P-1"} for row in history()))
    report = of_2021(database, engine)
    # One person is too few to be told of.
    assert of(report, Measure.SHARE_OF_INTRODUCTIONS, "uwv").n is None
    assert report.counts.n_imported_without_person == 0


def test_a_contractor_is_found_by_the_name_in_the_table(
    past: Database, engine: MatchEngine, tmp_path: Path
) -> None:
    brought_in(past, tmp_path, a_case(99, opdrachtnemer="BOUWBEDRIJF  voorbeeld"))
    assert of_2021(past, engine).counts.n_imported == N_PAST + 1
    assert of_2021(past, engine, contractor="O-0002").counts.n_imported == 1


def test_a_region_leaves_out_what_has_no_place_and_says_how_much(
    past: Database, engine: MatchEngine
) -> None:
    report = of_2021(past, engine, region="midden-utrecht")
    assert (report.counts.n_imported, report.counts.n_imported_place_unknown) == (0, N_PAST)
    assert f"Weggelaten: {N_PAST} ingelezen voorstellen van vroeger" in " ".join(
        channel_caveats(report)
    )


def test_a_target_group_is_the_group_of_then(
    database: Database, engine: MatchEngine, tmp_path: Path
) -> None:
    store_channels(database)
    brought_in(database, tmp_path, a_case(1, doelgroep="ww"), a_case(2, doelgroep="wia"), a_case(3))
    counts = of_2021(database, engine, group=TargetGroup.WW).counts
    assert (counts.n_imported, counts.n_group_unknown) == (1, 1)


@pytest.mark.parametrize(
    "viewer", [CONTRACTOR, a_viewer(Role.INTERMEDIARY, TEAM)], ids=lambda viewer: viewer.role.value
)
def test_others_are_told_of_no_earlier_years(
    past: Database, engine: MatchEngine, viewer: Viewer
) -> None:
    assert of_2021(past, engine, viewer=viewer).counts.n_imported == 0


def test_a_desk_is_told_of_them(past: Database, engine: MatchEngine) -> None:
    assert of_2021(past, engine, viewer=DESK).counts.n_imported == N_PAST


def events(database: Database, viewer: Viewer = OPERATOR, **asked: Any) -> list[ChannelEvent]:
    with database.unit_of_work(viewer) as uow:
        return logged_channel_events(uow, **asked)


def test_a_contractor_takes_a_channel_once_for_a_vacancy_and_once_a_day(
    database: Database,
) -> None:
    store_channels(database)
    # Somebody more for the first vacancy on a later day, and somebody of the team.
    introduce(database, 20, 1, on=date(2026, 1, 20))
    introduce(database, 30, 1, on=date(2026, 1, 5))
    assert events(database) == [
        ChannelEvent(contractor="O-0002", day=date(2026, 1, 5), channel="wijkteam"),
        ChannelEvent(contractor="O-0002", day=TODAY, channel="uwv"),
    ]


def test_asking_a_channel_is_the_choice_and_what_it_brings_later_is_its_outcome(
    database: Database,
) -> None:
    store_channels(database)
    first = replace(a_lead().events[0], on=date(2026, 1, 5))
    nobody = replace(first, answer=LeadAnswer.NOBODY_AVAILABLE)
    of_team: dict[str, Any] = {"channel": Channel.WIJKTEAM, "intermediary_id": None}
    with database.unit_of_work(OPERATOR) as uow:
        uow.leads.add(a_lead(events=(first,)))
        uow.leads.add(a_lead(lead_id="L-0002", events=(first, nobody), **of_team))
        uow.commit()
    # For the first vacancy UWV was asked on 5 January; for the other eleven it came by itself.
    assert [(one.day, one.channel, one.succeeded) for one in events(database)] == [
        (first.on, "uwv", Ternary.UNKNOWN),
        (first.on, "wijkteam", Ternary.FAILS),
        (TODAY, "uwv", Ternary.UNKNOWN),
    ]


def test_a_choice_succeeded_when_anybody_was_placed_and_failed_when_nobody_can_be_any_more(
    database: Database, tmp_path: Path
) -> None:
    store_channels(database)
    for number in range(1, 13):
        with database.unit_of_work(OPERATOR) as uow:
            found = uow.introductions.since()[number - 1]
        stepped(
            database,
            found.introduction_id,
            IntroductionState.DECLINED_BY_CONTRACTOR,
            reason=RefusalReason.LANGUAGE,
            at=AT,
        )
    assert [event.succeeded for event in events(database)] == [Ternary.FAILS]


def test_earlier_years_are_choices_too(past: Database) -> None:
    told = events(past, until=date(2021, 12, 31))
    assert [(event.contractor, event.day, event.channel, event.succeeded) for event in told] == [
        ("past:wegenbouw voorbeeld", date(2021, 3, 1), "municipality", Ternary.FAILS),
        ("past:wegenbouw voorbeeld", date(2021, 3, 1), "uwv", Ternary.MEETS),
    ]
    assert {event.day.year for event in events(past, with_imported=False)} == {2026}
    assert {event.day.year for event in events(past, since=date(2022, 1, 1))} == {2026}


def test_a_table_of_placed_people_alone_says_nothing_of_success(
    database: Database, tmp_path: Path
) -> None:
    store_channels(database)
    brought_in(
        database,
        tmp_path,
        a_case(1, opdrachtnemer="Bouwbedrijf Voorbeeld", geplaatst_op="2021-04-01"),
        a_case(2, opdrachtnemer="Bouwbedrijf Voorbeeld", voorgesteld_op="2021-05-01"),
        a_case(3, opdrachtnemer="Bouwbedrijf Voorbeeld", kanaal="onbekend"),
    )
    told = events(database, until=date(2021, 12, 31))
    assert [(event.contractor, event.day) for event in told] == [
        ("O-0002", date(2021, 3, 1)),
        ("O-0002", date(2021, 5, 1)),
    ]
    assert {event.succeeded for event in told} == {Ternary.UNKNOWN}


def test_a_case_that_was_open_has_neither_succeeded_nor_failed(
    database: Database, tmp_path: Path
) -> None:
    store_channels(database)
    brought_in(
        database,
        tmp_path,
        a_case(1, uitkomst="loopt nog"),
        a_case(2, geplaatst_op="geen", voorgesteld_op="2021-04-01"),
    )
    told = events(database, until=date(2021, 12, 31))
    assert [event.succeeded for event in told] == [Ternary.UNKNOWN, Ternary.FAILS]


def test_what_another_began_can_be_left_out(database: Database, tmp_path: Path) -> None:
    store_channels(database)
    brought_in(
        database,
        tmp_path,
        a_case(1, begonnen_door="bemiddelaar"),
        a_case(2, begonnen_door="opdrachtnemer", voorgesteld_op="2021-04-01"),
        a_case(3, voorgesteld_op="2021-05-01"),
    )
    told = events(database, only_by_contractor=True)
    assert [event.day.month for event in told] == [4, 5]


@pytest.mark.parametrize(
    "viewer", [CONTRACTOR, a_viewer(Role.INTERMEDIARY, TEAM)], ids=lambda viewer: viewer.role.value
)
def test_the_choices_of_all_contractors_are_for_a_desk_and_the_operator(
    database: Database, viewer: Viewer
) -> None:
    store_channels(database)
    assert events(database, DESK) == events(database)
    with pytest.raises(Conflict, match="choices of all contractors"):
        events(database, viewer)
