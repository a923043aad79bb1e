"""A channel benchmark over made numbers, as tests of what is written about it need it."""

from __future__ import annotations

from pathlib import Path

from api.services.channel_benchmark import (
    BenchmarkPlan,
    ChannelBenchmark,
    Cost,
    Sensitivity,
    SensitivityPlan,
)
from api.services.simulation_identity import RunIdentity
from matcher.channels.simulation.findings import findings
from matcher.channels.simulation.outcome import SimulatedNumber
from matcher.channels.simulation.sensitivity import conclusions, variations
from tests.made_simulation import MadeSimulation, a_scenario


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
