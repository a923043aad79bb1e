"""A channel benchmark over made numbers, as tests of what is written about it need it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from api.services.channel_benchmark import (
    BenchmarkPlan,
    ChannelBenchmark,
    Cost,
    Sensitivity,
    SensitivityPlan,
)
from api.services.simulation_identity import RunIdentity
from matcher.channels.simulation.findings import MAIN_OUTCOMES, findings
from matcher.channels.simulation.outcome import Policy, SimulatedNumber
from matcher.channels.simulation.sensitivity import conclusions, variations
from tests.made_simulation import MadeSimulation, a_scenario, of_seeds


def a_benchmark(
    gain: float = 10.0,
    *,
    n_seeds: int = 12,
    scale: float = 1,
    turns_at: float | None = None,
    sensitive_gain: float | None = None,
) -> ChannelBenchmark:
    """Return a benchmark; with ``turns_at`` or ``sensitive_gain`` it has a sensitivity run."""
    scenario, seeds = a_scenario(), tuple(range(1, n_seeds + 1))
    is_sensitive = turns_at is not None or sensitive_gain is not None
    return ChannelBenchmark(
        plan=BenchmarkPlan(scenario=scenario, scale=scale, seeds=seeds, n_processes=1),
        run_folder=Path("run"),
        identity=RunIdentity(
            scenario="0123456789ab", code="sroi-match 1", encoder="encoder-1", packages="numpy 2"
        ),
        findings=findings(_numbers(MadeSimulation(gain), 1, n_seeds)),
        sensitivity=_sensitivity(
            MadeSimulation(gain if sensitive_gain is None else sensitive_gain, turns_at or 100),
            n_seeds,
        )
        if is_sensitive
        else None,
        cost=Cost(n_regions=n_seeds, seconds=90, peak_memory_mb=512.5),
    )


def undecided() -> ChannelBenchmark:
    """Return a benchmark in which every policy is habit."""
    habit = [10.0, 12, 9, 11, 30, 8, 10, 14, 12, 11]
    numbers = [
        one
        for policy in Policy
        for outcome in MAIN_OUTCOMES
        for one in of_seeds(policy, habit, outcome)
    ]
    return replace(a_benchmark(), findings=findings(numbers))


def beside_single_vector(beside: float) -> ChannelBenchmark:
    """Return a benchmark in which both beat habit, and our ranking is so far above the other."""
    habit = [50.0, 52, 49, 51, 55, 48, 50, 54, 52, 51]
    single = [number + 10 for number in habit]
    ours = [number + beside + (-1) ** n for n, number in enumerate(single)]
    by_policy = {Policy.HABIT: habit, Policy.SINGLE_VECTOR: single, Policy.RANKER: ours}
    numbers = [one for policy, values in by_policy.items() for one in of_seeds(policy, values)]
    return replace(a_benchmark(), findings=findings(numbers))


def _sensitivity(simulation: MadeSimulation, n_seeds: int) -> Sensitivity:
    told = variations(a_scenario().parameters)
    varied = {
        one: _numbers(simulation, one.value if one.parameter == "pull" else 1, n_seeds)
        for one in told
    }
    return Sensitivity(
        plan=SensitivityPlan(scenario=a_scenario(), scale=0.1, seeds=tuple(range(1, n_seeds + 1))),
        variations=told,
        conclusions=conclusions(_numbers(simulation, 1, n_seeds), varied),
    )


def _numbers(simulation: MadeSimulation, pull: float, n_seeds: int) -> list[SimulatedNumber]:
    scenario = a_scenario().with_value("pull", pull)
    return [one for seed in range(1, n_seeds + 1) for one in simulation(scenario, seed)]
