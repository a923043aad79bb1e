"""Habit in the choice of channels as JSON: numbers of choices and contractors, no names."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema
from api.services.channel_habit import ChannelHabit
from matcher.channels.estimation import Interval
from matcher.fairness.intervals import Estimate

_COEFFICIENT: dict[str, Any] = {
    "value": 1.06,
    "low": 0.79,
    "high": 1.33,
    "name": "last_used",
    "standard_error": 0.138,
}
_INTERVAL: dict[str, Any] = {"value": 0.18, "low": 0.13, "high": 0.23}
_EXAMPLE: dict[str, Any] = {
    "n_events": 480,
    "n_choices": 420,
    "n_contractors": 60,
    "reference_channel": "reintegration_agency",
    "log_likelihood": -431.2,
    "n_draws": 200,
    "taste_spread": 0.94,
    "coefficients": [_COEFFICIENT],
    "share": {
        "n_choices": 420,
        "repeated": {"value": 0.52, "low": 0.47, "high": 0.57},
        "repeated_without_habit": {"value": 0.34, "low": 0.29, "high": 0.39},
        "habit": _INTERVAL,
        "habit_of_repeated": {"value": 0.35, "low": 0.26, "high": 0.44},
        "habit_and_success": {"value": 0.2, "low": 0.14, "high": 0.26},
    },
    "foretold": [
        {
            "name": "same_as_last_time",
            "hit_rate": {"value": 0.52, "low": 0.47, "high": 0.57},
            "log_score": {"value": -1.12, "low": -1.2, "high": -1.04},
            "behind": {"value": 0.09, "low": 0.04, "high": 0.14},
        }
    ],
}


class IntervalOut(Schema):
    """A number with its 95% interval; null is not bounded."""

    value: float | None
    low: float | None
    high: float | None


class CoefficientOut(IntervalOut):
    """What one unit of a regressor adds to the log-odds of a channel."""

    name: str
    standard_error: float = Field(description="Robust, clustered by contractor.")


class HabitShareOut(Schema):
    """Which part of the choices repeats the last channel because it was the last."""

    n_choices: int
    repeated: IntervalOut
    repeated_without_habit: IntervalOut
    habit: IntervalOut = Field(description="The share of choices explained by habit.")
    habit_of_repeated: IntervalOut
    habit_and_success: IntervalOut


class ForetoldOut(Schema):
    """How well one way foretells the choices of other contractors."""

    name: str
    hit_rate: IntervalOut
    log_score: IntervalOut = Field(description="Per choice; 0 is perfect.")
    behind: IntervalOut = Field(description="Log-score of the estimate minus that of this way.")


class ChannelHabitOut(Schema):
    """Habit in past choices of a channel."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    n_events: int = Field(description="Choices that were read.")
    n_choices: int = Field(description="Choices after each contractor's first day.")
    n_contractors: int = Field(description="With a choice after the first day.")
    reference_channel: str = Field(description="The channel that constants are beside.")
    log_likelihood: float
    n_draws: int = Field(description="Simulated tastes of each contractor.")
    taste_spread: float = Field(description="Of steady tastes, in log-odds.")
    coefficients: list[CoefficientOut]
    share: HabitShareOut
    foretold: list[ForetoldOut]


def channel_habit_out(found: ChannelHabit) -> ChannelHabitOut:
    """Return what is shown of an estimate."""
    estimate, share = found.estimate, found.share
    return ChannelHabitOut(
        n_events=found.n_events,
        n_choices=len(estimate.table),
        n_contractors=estimate.table.n_contractors,
        reference_channel=estimate.table.reference,
        log_likelihood=estimate.log_likelihood,
        n_draws=estimate.likelihood.draws.shape[2],
        taste_spread=estimate.taste_spread,
        coefficients=[
            CoefficientOut(
                name=name,
                value=told.value,
                standard_error=told.standard_error,
                low=told.low,
                high=told.high,
            )
            for name, told in estimate.coefficients().items()
        ],
        share=HabitShareOut(
            n_choices=share.n_choices,
            repeated=_interval(share.repeated),
            repeated_without_habit=_interval(share.repeated_without_habit),
            habit=_interval(share.habit),
            habit_of_repeated=_interval(share.habit_of_repeated),
            habit_and_success=_interval(share.habit_and_success),
        ),
        foretold=[
            ForetoldOut(
                name=way.name,
                hit_rate=_estimate(way.hit_rate),
                log_score=_estimate(way.log_score),
                behind=_estimate(way.behind),
            )
            for way in found.foretold
        ],
    )


def _interval(told: Interval) -> IntervalOut:
    return IntervalOut(value=told.value, low=told.low, high=told.high)


def _estimate(told: Estimate) -> IntervalOut:
    return IntervalOut(value=told.at, low=told.low, high=told.high)
