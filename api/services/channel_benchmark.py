"""The channel benchmark: does matching beat habit? Simulated, kept by seed, and compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from api.services.simulation_folder import RunFolder, SeedRun, opened_folder
from api.services.simulation_identity import RunIdentity, run_identity
from api.services.simulation_processes import OnProgress, SeedTask, Simulating, run_tasks
from matcher.channels.simulation.findings import Findings, findings
from matcher.channels.simulation.outcome import SimulatedNumber
from matcher.channels.simulation.scenario import Scenario
from matcher.channels.simulation.sensitivity import (
    Conclusion,
    Variation,
    conclusions,
    variations,
)

DEFAULT_RUNS = Path(".run") / "channel-benchmark"
SCALED = ("candidates", "contractors", "vacancies")
"""Parameters that a smaller region divides."""
_REGION, _SENSITIVITY, _BASE = "region", "sensitivity", "base"


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitivityPlan:
    """How far the sensitivity run goes.

    Attributes
    ----------
    scenario : Scenario
        The base: the same region, made smaller.
    """

    scenario: Scenario
    scale: float
    seeds: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkPlan:
    """What is to be simulated.

    Attributes
    ----------
    scale : float
        Of the region beside what its file says, above 0; 1 is the file's own.
    run_folder : Path or None
        None is one of its own for every scenario and version, below ``DEFAULT_RUNS``.
    """

    scenario: Scenario
    scale: float
    seeds: tuple[int, ...]
    n_processes: int
    run_folder: Path | None = None
    sensitivity: SensitivityPlan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What the seeds took, whenever they were run.

    Attributes
    ----------
    seconds : float
        Of all seeds together, as if one had followed the other.
    peak_memory_mb : float or None
        The most that any process held; None where no system told.
    """

    n_regions: int
    seconds: float
    peak_memory_mb: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """Where the conclusions hold, and where they do not."""

    plan: SensitivityPlan
    variations: tuple[Variation, ...]
    conclusions: tuple[Conclusion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelBenchmark:
    """The answer, with all that it rests on."""

    plan: BenchmarkPlan
    run_folder: Path
    identity: RunIdentity
    findings: Findings
    sensitivity: Sensitivity | None
    cost: Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Seeds of one scenario in a folder of their own."""

    scenario: Scenario
    folder: RunFolder
    seeds: tuple[int, ...]
    is_whole: bool

    def tasks(self) -> Iterable[SeedTask]:
        for seed in self.folder.missing(self.seeds):
            yield SeedTask(
                scenario=self.scenario, folder=self.folder, seed=seed, is_whole=self.is_whole
            )

    def runs(self) -> list[SeedRun]:
        return [self.folder.read(seed) for seed in self.seeds]


def channel_benchmark(
    plan: BenchmarkPlan,
    simulating: Simulating,
    *,
    encoder_version: str,
    on_progress: OnProgress,
) -> ChannelBenchmark:
    """Simulate what is not there yet, and compare the policies over all seeds.

    Raises
    ------
    InvalidInput
        If the run folder is of another run, or a seed in it is damaged.
    Conflict
        If a process was ended by the system.
    """
    identity = run_identity(_values(plan.scenario), encoder_version)
    folder = plan.run_folder or DEFAULT_RUNS / identity.digest
    region = _part(folder / _REGION, plan.scenario, plan.seeds, encoder_version)
    small = _small_parts(folder, plan.sensitivity, encoder_version)
    parts = [region, *small.values()]
    tasks = [task for part in parts for task in part.tasks()]
    n_asked = sum(len(part.seeds) for part in parts)
    done = count(n_asked - len(tasks))
    on_progress(next(done), n_asked)
    run_tasks(
        tasks,
        simulating,
        n_processes=plan.n_processes,
        on_done=lambda: on_progress(next(done), n_asked),
    )
    runs, small_runs = region.runs(), {variation: part.runs() for variation, part in small.items()}
    return ChannelBenchmark(
        plan=plan,
        run_folder=folder,
        identity=identity,
        findings=findings(_numbers(runs)),
        sensitivity=_sensitivity(plan.sensitivity, small_runs),
        cost=_cost([*runs, *(run for of_part in small_runs.values() for run in of_part)]),
    )


def scaled(scenario: Scenario, scale: float) -> Scenario:
    """Return the same region with fewer people, contractors and vacancies, at least one of each.

    All shares, times and effects stay; so do the years and the numbers of intermediaries.
    """
    if scale == 1:
        return scenario
    for name in SCALED:
        scenario = scenario.with_value(name, max(1, round(scenario[name] * scale)))
    return scenario


def _small_parts(
    folder: Path, plan: SensitivityPlan | None, encoder_version: str
) -> dict[Variation | None, _Part]:
    """Return the base, under None, and each variation with a folder of its own."""
    if plan is None:
        return {}
    # Scale and value are in the names: another range is another folder, and not a refusal.
    below = folder / f"{_SENSITIVITY}-{plan.scale:g}"
    scenarios: dict[Variation | None, tuple[str, Scenario]] = {None: (_BASE, plan.scenario)}
    for one in variations(plan.scenario.parameters):
        varied = plan.scenario.with_value(one.parameter, one.value)
        scenarios[one] = (f"{one.parameter}-{one.value:g}", varied)
    return {
        variation: _part(below / name, scenario, plan.seeds, encoder_version, is_whole=False)
        for variation, (name, scenario) in scenarios.items()
    }


def _part(
    folder: Path,
    scenario: Scenario,
    seeds: tuple[int, ...],
    encoder_version: str,
    *,
    is_whole: bool = True,
) -> _Part:
    identity = run_identity(_values(scenario), encoder_version)
    return _Part(
        scenario=scenario,
        folder=opened_folder(folder, identity),
        seeds=seeds,
        is_whole=is_whole,
    )


def _sensitivity(
    plan: SensitivityPlan | None, runs: Mapping[Variation | None, Sequence[SeedRun]]
) -> Sensitivity | None:
    if plan is None:
        return None
    varied = {variation: _numbers(of) for variation, of in runs.items() if variation is not None}
    return Sensitivity(
        plan=plan,
        variations=tuple(varied),
        conclusions=conclusions(_numbers(runs[None]), varied),
    )


def _numbers(runs: Iterable[SeedRun]) -> list[SimulatedNumber]:
    return [one for run in runs for one in run.numbers]


def _cost(runs: Sequence[SeedRun]) -> Cost:
    peaks = [run.peak_memory_mb for run in runs if run.peak_memory_mb is not None]
    return Cost(
        n_regions=len(runs),
        seconds=sum(run.seconds for run in runs),
        peak_memory_mb=max(peaks, default=None),
    )


def _values(scenario: Scenario) -> dict[str, object]:
    values = {name: one.value for name, one in scenario.parameters.items()}
    return {"region": scenario.region, "block_scheme": scenario.scheme_id, **values}
