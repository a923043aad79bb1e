"""A made log of months: UWV introduces people, and from a day on a neighbourhood team as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import numpy as np

from api.services.channel_history import period_report
from api.services.channel_history_report import (
    HistorySeries,
    Intervention,
    PeriodQuestion,
    PeriodReport,
)
from api.services.channel_report import ChannelQuestion
from api.services.match_engine import MatchEngine
from matcher.channels.number import ALL
from matcher.channels.series import SeriesKind
from matcher.domain.access import Viewer
from matcher.domain.introduction import Introduction, IntroductionState, SustainedCheck
from matcher.domain.organisation import Channel
from matcher.domain.period import add_months
from matcher.introductions.transitions import moved
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.measured_channels import OPERATOR
from tests.api.services.seen_people import EACH, TEAM, UWV, store_people
from tests.matcher.introductions.introducing import an_introduction

FIRST = date(2023, 1, 1)
SPLIT = date(2024, 7, 1)
LAST = date(2025, 12, 31)
TODAY = date(2026, 11, 25)
AT = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
N_MONTHS = 36
BEFORE, MORE = 12, 10
"""Introductions a month by UWV; and how many more from the split on, by the team."""


def store_months(database: Database, *, n_months: int = N_MONTHS, more: int = MORE) -> None:
    """Store months from January 2023: every third is placed, and one in two of these stays."""
    store_people(database, n_vacancies=n_months)
    rng = np.random.default_rng(7)
    with database.unit_of_work(OPERATOR) as uow:
        for month in range(n_months):
            first = add_months(FIRST, month)
            for number in range(BEFORE + rng.integers(-4, 5)):
                uow.introductions.add(_made(first, month, number, Channel.UWV, rng))
            for number in range(more + rng.integers(-2, 3) if more and first >= SPLIT else 0):
                uow.introductions.add(_made(first, month, number, Channel.WIJKTEAM, rng))
        uow.commit()


def reported(
    database: Database,
    engine: MatchEngine,
    *,
    viewer: Viewer = OPERATOR,
    split: date | None = SPLIT,
    on: date = TODAY,
    with_habit: bool = False,
    **asked: Any,
) -> PeriodReport:
    """Return the report of the three years."""
    days: dict[str, Any] = {"since": FIRST, "until": LAST, "least_fit": 0.2}
    with database.unit_of_work(viewer) as uow:
        question = PeriodQuestion(
            measures=ChannelQuestion(**(days | asked)),
            intervention=None if split is None else Intervention(on=split, name="start lijsten"),
        )
        return period_report(uow, engine, question, on=on, at=AT, with_habit=with_habit)


def series_in(report: PeriodReport, kind: SeriesKind, channel: str = ALL) -> HistorySeries:
    (found,) = [one for one in report.history.series if (one.kind, one.channel) == (kind, channel)]
    return found


def _made(
    first: date, month: int, number: int, channel: Channel, rng: np.random.Generator
) -> Introduction:
    person = (month * BEFORE + number) % EACH + 1 + (EACH if channel is Channel.WIJKTEAM else 0)
    day = first.replace(day=1 + number)
    made = an_introduction(
        introduction_id=f"N-{first:%Y%m}-{channel.value}-{number}",
        candidate_id=f"K-{person:04d}",
        intermediary_id=TEAM if channel is Channel.WIJKTEAM else UWV,
        channel=channel,
        vacancy_id=f"V-{month + 1:04d}",
    )
    at = datetime.combine(day, time(9), tzinfo=UTC)
    made = replace(made, events=(replace(made.events[0], on=day, at=at),))
    if (month + number) % 3 == 0:
        made = moved(made, IntroductionState.PLACED, OPERATOR, on=day, at=at)
        answer = Ternary.of(bool(rng.random() < 0.5))
        mark = add_months(day, 6)
        checked = datetime.combine(mark, time(9), tzinfo=UTC)
        check = SustainedCheck(
            checked_on=mark, still_in_work=answer, at=checked, by="test", role=OPERATOR.role
        )
        made = replace(made, checks=(check,))
    return made
