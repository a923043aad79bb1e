"""The habit in past choices of a channel: estimate, share explained, and how well it foretells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.channels.estimation import HabitEstimate, estimate_habit
from matcher.channels.habit_share import HabitShare, habit_share
from matcher.channels.occasions import ChannelEvent, occasions_of
from matcher.channels.prediction import Foretold, foretold


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelHabit:
    """What past choices say of habit."""

    n_events: int
    estimate: HabitEstimate
    share: HabitShare
    foretold: tuple[Foretold, ...]


def channel_habit(events: Sequence[ChannelEvent], *, n_draws: int) -> ChannelHabit:
    """Return what the choices say of habit; refused where they are too few to say."""
    estimate = estimate_habit(occasions_of(events), n_draws=n_draws)
    return ChannelHabit(
        n_events=len(events),
        estimate=estimate,
        share=habit_share(estimate),
        foretold=foretold(estimate.table),
    )
