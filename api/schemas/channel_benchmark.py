"""The channel benchmark as JSON and as rows: what the command line gives to other programs."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from api.schemas.schema import Schema
from api.services.channel_benchmark import ChannelBenchmark
from matcher.channels.simulation.findings import Finding, Verdict
from matcher.channels.simulation.outcome import Outcome, Policy
from matcher.channels.simulation.paired import PairedDifference
from matcher.channels.simulation.sensitivity import Conclusion, End, Robustness, Shift


class FindingOut(Schema):
    """One number of one policy: its mean over seeds, and its difference with habit."""

    policy: Policy
    outcome: Outcome
    channel: str = Field(description="A channel, or 'all'.")
    year: int = Field(description="From 1; 0 is the whole period.")
    n: int = Field(description="Seeds that have the number.")
    mean: float | None
    mean_low: float | None
    mean_high: float | None
    n_pairs: int | None = Field(description="Seeds in which habit has it too.")
    difference: float | None = Field(description="Policy minus habit.")
    difference_low: float | None
    difference_high: float | None
    n_higher: int | None
    n_lower: int | None
    p_value: float | None
    holm_p: float | None = Field(description="Of main outcomes: corrected, all together.")
    verdict: Verdict | None


class ShiftOut(Schema):
    """One assumption at one end of its range, and what it does to one difference with habit."""

    outcome: Outcome
    policy: Policy
    parameter: str
    end: End
    value: float
    base: float | None
    base_verdict: Verdict
    difference: float | None
    difference_low: float | None
    difference_high: float | None
    verdict: Verdict
    change: float | None
    change_low: float | None
    change_high: float | None


class ConclusionOut(Schema):
    """Whether what the base shows holds over all assumptions."""

    outcome: Outcome
    policy: Policy
    base: float | None
    base_low: float | None
    base_high: float | None
    verdict: Verdict
    robustness: Robustness
    n_ends: int
    n_reversed: int
    n_otherwise: int


class ChannelBenchmarkOut(Schema):
    """The answer, every number, and what assumptions do to them."""

    title: str
    scale: float
    seeds: list[int]
    answer: list[str]
    numbers: list[FindingOut]
    sensitivity_scale: float | None
    sensitivity_seeds: list[int]
    conclusions: list[ConclusionOut]
    shifts: list[ShiftOut]
    run_folder: str
    scenario: str
    code_version: str
    encoder_version: str
    n_regions: int
    seconds: float
    peak_memory_mb: float | None


def channel_benchmark_out(told: ChannelBenchmark, answer: tuple[str, ...]) -> ChannelBenchmarkOut:
    """Return the benchmark with its answer in words."""
    found = told.sensitivity
    conclusions = found.conclusions if found else ()
    return ChannelBenchmarkOut(
        title=told.plan.scenario.title,
        scale=told.plan.scale,
        seeds=list(told.findings.seeds),
        answer=list(answer),
        numbers=[_finding(one) for one in told.findings.by_place.values()],
        sensitivity_scale=found.plan.scale if found else None,
        sensitivity_seeds=list(found.plan.seeds) if found else [],
        conclusions=[_conclusion(one) for one in conclusions],
        shifts=[shift for one in conclusions for shift in _shifts(one)],
        run_folder=str(told.run_folder),
        scenario=told.identity.scenario,
        code_version=told.identity.code,
        encoder_version=told.identity.encoder,
        n_regions=told.cost.n_regions,
        seconds=round(told.cost.seconds, 1),
        peak_memory_mb=told.cost.peak_memory_mb,
    )


def _finding(one: Finding) -> FindingOut:
    own, pair = one.own.estimate, one.against_habit
    difference = pair.mean.estimate if pair else None
    return FindingOut(
        policy=one.policy,
        outcome=one.outcome,
        channel=one.channel,
        year=one.year,
        n=one.own.n,
        mean=own.at,
        mean_low=own.low,
        mean_high=own.high,
        n_pairs=pair.mean.n if pair else None,
        difference=difference.at if difference else None,
        difference_low=difference.low if difference else None,
        difference_high=difference.high if difference else None,
        n_higher=pair.n_higher if pair else None,
        n_lower=pair.n_lower if pair else None,
        p_value=pair.p_value if pair else None,
        holm_p=one.holm_p,
        verdict=one.verdict,
    )


def _conclusion(one: Conclusion) -> ConclusionOut:
    base = one.base.mean.estimate
    return ConclusionOut(
        outcome=one.outcome,
        policy=one.policy,
        base=base.at,
        base_low=base.low,
        base_high=base.high,
        verdict=one.verdict,
        robustness=one.robustness,
        n_ends=len(one.shifts),
        n_reversed=len(one.reversed_at),
        n_otherwise=len(one.elsewhere),
    )


def _shifts(one: Conclusion) -> Iterator[ShiftOut]:
    for shift in one.shifts:
        yield _shift(one, shift, one.base)


def _shift(one: Conclusion, shift: Shift, base: PairedDifference) -> ShiftOut:
    difference, change = shift.difference.mean.estimate, shift.change.estimate
    return ShiftOut(
        outcome=one.outcome,
        policy=one.policy,
        parameter=shift.variation.parameter,
        end=shift.variation.end,
        value=shift.variation.value,
        base=base.mean.estimate.at,
        base_verdict=one.verdict,
        difference=difference.at,
        difference_low=difference.low,
        difference_high=difference.high,
        verdict=shift.verdict,
        change=change.at,
        change_low=change.low,
        change_high=change.high,
    )
