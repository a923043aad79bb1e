"""Introductions, units and numbers as the tests of the measures make them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from matcher.channels.made import MadeIntroduction, made_introduction
from matcher.channels.number import ChannelNumber, Measure, Standing
from matcher.channels.shares import Counted
from matcher.domain.introduction import IntroductionState, RefusalReason, SustainedCheck
from matcher.domain.organisation import Channel
from matcher.fairness.intervals import Estimate
from matcher.ternary import Ternary
from tests.matcher.introductions.introducing import OPERATOR, after, an_introduction

TODAY = date(2026, 11, 25)
AT = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
DECLINED = IntroductionState.DECLINED_BY_CONTRACTOR


def made(
    number: int,
    channel: Channel | None = Channel.UWV,
    *states: IntroductionState,
    vacancy: int | None = None,
    on: date = TODAY,
    checks: Sequence[tuple[date, Ternary]] = (),
    remark: str = "",
) -> MadeIntroduction:
    """Return the introduction of one more person, proposed on 12 January, after these steps."""
    introduction = an_introduction(
        introduction_id=f"N-{number}",
        candidate_id=f"K-{number}",
        channel=channel,
        vacancy_id=f"V-{number if vacancy is None else vacancy}",
    )
    for state in states:
        reason = RefusalReason.MISSING_SKILL if state is DECLINED else None
        introduction = after(introduction, state, on=on, reason=reason, remark=remark)
    told = tuple(
        SustainedCheck(checked_on=day, still_in_work=answer, at=AT, by="test", role=OPERATOR.role)
        for day, answer in checks
    )
    return made_introduction(replace(introduction, checks=told), f"K-{number}")


def unit(number: int, channel: str, **changes: Any) -> Counted:
    """Return a unit of one more person in a vacancy of its own."""
    own = f"V-{number}"
    return replace(
        Counted(channel=channel, person_id=f"K-{number}", cluster=own, within=own), **changes
    )


def number(channel: str, n: int, n_of: int = 100, **changes: Any) -> ChannelNumber:
    """Return a share of as many people as it counts units."""
    share = ChannelNumber(
        measure=Measure.SHARE_OF_PLACEMENTS,
        channel=channel,
        n=n,
        n_of=n_of,
        n_people=n,
        n_people_of=n_of,
        estimate=Estimate(at=n / n_of, low=None, high=None),
        standing=Standing.TOLD,
    )
    return replace(share, **changes)


def told(numbers: Sequence[ChannelNumber], measure: Measure, channel: str) -> ChannelNumber:
    (found,) = [one for one in numbers if (one.measure, one.channel) == (measure, channel)]
    return found
