"""A region in which UWV introduces somebody for every vacancy, and a neighbourhood team nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from api.services.channel_report import ChannelQuestion, ChannelReport
from api.services.channels import channel_measures
from api.services.introduction_drafts import IntroductionDraft
from api.services.introductions import register_introduction
from api.services.match_engine import MatchEngine
from matcher.channels.number import ChannelNumber, Measure
from matcher.domain.access import Viewer
from matcher.domain.introduction import FoundThrough, Initiator
from models.engine import Database
from tests.api.services.seen_people import AT, EACH, MATCHING, TODAY, store_people
from tests.factories import a_viewer

N_VACANCIES = 12
OPERATOR = a_viewer()


def store_channels(database: Database, *, by_team: Sequence[int] = ()) -> None:
    """Store 24 people each of UWV and a team, and twelve vacancies with an introduction each.

    ``by_team`` are the vacancies for which the team introduces somebody as well.
    """
    store_people(database, n_vacancies=N_VACANCIES)
    for number in range(1, N_VACANCIES + 1):
        introduce(database, number, number)
    for number in by_team:
        introduce(database, EACH + number, number)


def introduce(database: Database, person: int, vacancy: int, *, on: date = TODAY) -> str:
    """Introduce somebody for a vacancy, as the operator records it; return the introduction."""
    draft = IntroductionDraft(
        candidate=f"K-{person:04d}",
        vacancy=f"V-{vacancy:04d}",
        found_through=FoundThrough.DIRECT_APPROACH,
        started_by=Initiator.INTERMEDIARY,
        on=on,
    )
    with database.unit_of_work(MATCHING) as uow:
        return register_introduction(uow, draft, at=AT).introduction.introduction_id


def measured(
    database: Database, engine: MatchEngine, *, viewer: Viewer = OPERATOR, **asked: Any
) -> ChannelReport:
    """Return the measures of January 2026."""
    days: dict[str, Any] = {"since": date(2026, 1, 1), "until": date(2026, 1, 31), "least_fit": 0.2}
    with database.unit_of_work(viewer) as uow:
        question = ChannelQuestion(**(days | asked))
        return channel_measures(uow, engine, question, on=TODAY, at=AT)


def of(report: ChannelReport, measure: Measure, channel: str) -> ChannelNumber:
    """Return the number of one channel."""
    (found,) = [one for one in report.numbers if (one.measure, one.channel) == (measure, channel)]
    return found


def measures_in(report: ChannelReport) -> set[Measure]:
    """Return what is told."""
    return {one.measure for one in report.numbers}
