"""Learning from outcomes as JSON, for HTTP and command line: numbers of lines, never of one."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema
from api.services.learning_answers import Evaluation, LearningReport, StepEvidence
from matcher.learning.off_policy import Interval, OffPolicyEstimate
from matcher.learning.outcomes import Step
from matcher.learning.places import STRETCHES
from matcher.learning.propensity import ExaminationChances
from matcher.learning.release import Demand

_READING: dict[str, Any] = {
    "n_people": None,
    "assumed_power": 0.5,
    "bend": 1.0,
    "by_first_place": {"1": 1.0, "2": 0.71, "6": 0.41},
}
_INTERVAL: dict[str, Any] = {"value": 0.11, "low": 0.02, "high": 0.2}
_DEMAND: dict[str, Any] = {
    "name": "reached",
    "present": 86,
    "needed": 140,
    "is_met": False,
    "under": None,
}
_REPORT: dict[str, Any] = {
    "n_rankings": 412,
    "n_not_comparable": 12,
    "n_vacancies": 120,
    "n_held_out": 41,
    "n_lines_by_policy": {"default-v2, by fit": 7800},
    "n_shown_at_places": 310,
    "n_to_harvest": 5000,
    "steps": [
        {
            "outcome": "invited",
            "n_reached": 86,
            "n_not_reached": 5100,
            "n_components": 7,
            "is_enough": False,
            "demands": [_DEMAND],
        }
    ],
    "settings_version": "learning-v1",
}
_EVALUATION: dict[str, Any] = {
    "outcome": "invited",
    "may_be_adopted": False,
    "estimates": [
        {
            "reading": _READING,
            "n_vacancies": 41,
            "n_reached": 44,
            "logged": {"value": 1.07, "low": 0.9, "high": 1.3},
            "values": {"ips": {"value": 1.18, "low": 0.97, "high": 1.42}},
            "gains": {"ips": _INTERVAL},
            "effective_sample_size": 31.5,
            "share_cut": 0.0,
            "share_moved": 0.71,
        }
    ],
    "demands": [_DEMAND],
}
_TRIED: dict[str, Any] = {
    "weights": {"components": {"skills": 0.4, "occupation": 0.3, "travel": 0.2, "hours": 0.1}},
    "outcome": "invited",
    "on_all_vacancies": True,
}


class ReadingOut(Schema):
    """How far lists are taken to be read: from the log, or assumed."""

    n_people: int | None = Field(description="People it was taken from; null where assumed.")
    assumed_power: float | None = Field(description="Null where the log tells it.")
    bend: float = Field(description="To which power what the log tells was raised.")
    by_first_place: dict[str, float] = Field(
        description="How often looked at, beside place 1, by the first place of each stretch."
    )


class DemandOut(Schema):
    """One thing that is asked before weights may be used, and how it stands."""

    name: str
    present: float
    needed: float
    is_met: bool
    under: ReadingOut | None = Field(description="The reading under which it was counted, if any.")


class StepEvidenceOut(Schema):
    """What there is to learn from about one outcome."""

    outcome: Step
    n_reached: int = Field(description="First showings of people that led to it.")
    n_not_reached: int
    n_components: int = Field(description="Components that can be learned.")
    is_enough: bool
    demands: list[DemandOut]


class LearningReportOut(Schema):
    """What there is to learn from."""

    model_config = ConfigDict(json_schema_extra={"examples": [_REPORT]})

    n_rankings: int = Field(description="Lists that were shown.")
    n_not_comparable: int = Field(
        description="Left out: another encoder, or weights that differ in more than components."
    )
    n_vacancies: int
    n_held_out: int = Field(description="Vacancies that nothing is learned from, to try it on.")
    n_lines_by_policy: dict[str, int] = Field(
        description="First showings of people, by what ordered the list."
    )
    n_shown_at_places: int = Field(
        description="People shown for one vacancy at different places: they tell how far lists "
        "are read."
    )
    n_to_harvest: int = Field(description="How many of them there must be.")
    steps: list[StepEvidenceOut]
    settings_version: str


class TriedWeightsIn(Schema):
    """Weights to try on the lists that were shown."""

    model_config = ConfigDict(json_schema_extra={"examples": [_TRIED]})

    weights: dict[str, dict[str, float]] = Field(
        description="By section and key. Only components may differ from the weights in use."
    )
    outcome: Step = Field(description="What lists should lead to.")
    on_all_vacancies: bool = Field(
        default=False,
        description="Try them on all vacancies, not only on those that nothing is learned from. "
        "For weights that were not learned from this log.",
    )


class IntervalOut(Schema):
    """A number and its 95% interval over vacancies."""

    value: float
    low: float
    high: float


class OffPolicyEstimateOut(Schema):
    """What the weights would bring, in people per vacancy who reach the outcome."""

    reading: ReadingOut
    n_vacancies: int
    n_reached: int
    logged: IntervalOut = Field(description="What the lists that were shown brought.")
    values: dict[str, IntervalOut] = Field(description="By estimator: ips, snips, doubly_robust.")
    gains: dict[str, IntervalOut] = Field(description="Over the weights in use.")
    effective_sample_size: float = Field(
        description="As how many outcomes of equal weight those found count."
    )
    share_cut: float = Field(description="Of the lines, whose weight was cut.")
    share_moved: float = Field(description="Of the lines, that would stand elsewhere.")


class EvaluationOut(Schema):
    """What the weights would bring, and whether they may be adopted."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EVALUATION]})

    outcome: Step
    may_be_adopted: bool = Field(description="Whether every demand is met.")
    estimates: list[OffPolicyEstimateOut] = Field(
        description="One for each way in which lists may be read, flat to steep."
    )
    demands: list[DemandOut]


def learning_report_out(report: LearningReport) -> LearningReportOut:
    """Return the report as it goes out."""
    return LearningReportOut(
        n_rankings=report.n_rankings,
        n_not_comparable=report.n_not_comparable,
        n_vacancies=report.n_vacancies,
        n_held_out=report.n_held_out,
        n_lines_by_policy=dict(report.n_lines_by_policy),
        n_shown_at_places=report.n_shown_at_places,
        n_to_harvest=report.n_to_harvest,
        steps=[_step(step) for step in report.steps],
        settings_version=report.settings_version,
    )


def evaluation_out(evaluation: Evaluation) -> EvaluationOut:
    """Return an evaluation as it goes out."""
    return EvaluationOut(
        outcome=evaluation.step,
        may_be_adopted=not evaluation.unmet,
        estimates=[_estimate(one) for one in evaluation.estimates],
        demands=[_demand(one) for one in (*evaluation.evidence, *evaluation.gain)],
    )


def _step(evidence: StepEvidence) -> StepEvidenceOut:
    return StepEvidenceOut(
        outcome=evidence.step,
        n_reached=evidence.n_reached,
        n_not_reached=evidence.n_not_reached,
        n_components=evidence.n_components,
        is_enough=evidence.is_enough,
        demands=[_demand(one) for one in evidence.demands],
    )


def _demand(demand: Demand) -> DemandOut:
    return DemandOut(
        name=demand.name,
        present=demand.present,
        needed=demand.needed,
        is_met=demand.is_met,
        under=None if demand.under is None else _reading(demand.under),
    )


def _reading(chances: ExaminationChances) -> ReadingOut:
    theta = zip(STRETCHES, chances.by_stretch.tolist(), strict=True)
    return ReadingOut(
        n_people=chances.n_people,
        assumed_power=chances.power,
        bend=chances.bend,
        by_first_place={str(place): chance for place, chance in theta},
    )


def _estimate(estimate: OffPolicyEstimate) -> OffPolicyEstimateOut:
    return OffPolicyEstimateOut(
        reading=_reading(estimate.chances),
        n_vacancies=estimate.n_vacancies,
        n_reached=estimate.n_reached,
        logged=_interval(estimate.logged),
        values={name: _interval(one) for name, one in estimate.values.items()},
        gains={name: _interval(one) for name, one in estimate.gains.items()},
        effective_sample_size=estimate.effective_sample_size,
        share_cut=estimate.share_cut,
        share_moved=estimate.share_moved,
    )


def _interval(interval: Interval) -> IntervalOut:
    return IntervalOut(value=interval.value, low=interval.low, high=interval.high)
