"""Seeds of simulated regions over several processes, each kept as soon as it is whole."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from time import perf_counter
from types import MappingProxyType

from threadpoolctl import threadpool_limits

from api.services.simulation_folder import RunFolder, SeedRun
from matcher.channels.simulation.outcome import SimulatedNumber
from matcher.channels.simulation.scenario import Scenario
from matcher.channels.simulation.sensitivity import main_numbers
from matcher.errors import Conflict
from matcher.skills.encoder import SkillEncoder

_BYTES_PER_MB = 1e6
_KILOBYTE = 1_024

Simulating = Callable[[Scenario, int], Sequence[SimulatedNumber]]
"""Scenario and seed to numbers; may be sent to another process."""
OnProgress = Callable[[int, int], None]
"""Called with seeds done, and seeds asked for."""


@dataclass(frozen=True, slots=True)
class RegionSimulation:
    """The simulation with a skill encoder, which each process loads once."""

    encoder_path: Path

    def __call__(self, scenario: Scenario, seed: int) -> Sequence[SimulatedNumber]:
        """Return the numbers of one region under all policies."""
        # Only the process that simulates needs what it takes.
        from matcher.channels.simulation.simulate import simulate

        return simulate(scenario, seed=seed, encoder=_encoder(self.encoder_path))


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedTask:
    """One region to simulate.

    Attributes
    ----------
    is_whole : bool
        False keeps only what a sensitivity run looks at.
    """

    scenario: Scenario
    folder: RunFolder
    seed: int
    is_whole: bool


def run_tasks(
    tasks: Sequence[SeedTask],
    simulating: Simulating,
    *,
    n_processes: int,
    on_done: Callable[[], None],
) -> None:
    """Simulate regions and keep each in its folder.

    When it is broken off, the seeds under way are lost and no others.

    Raises
    ------
    Conflict
        If the system ended a process, as it does when memory runs out.
    """
    if n_processes == 1 or len(tasks) < 2:
        for task in tasks:
            run_task(task, simulating)
            on_done()
        return
    before = set(multiprocessing.active_children())
    # Threads do not survive a fork; a fresh process has none.
    fresh = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(n_processes, mp_context=fresh, initializer=_leave_ctrl_c)
    try:
        for future in as_completed(pool.submit(run_task, task, simulating) for task in tasks):
            future.result()
            on_done()
    except BrokenProcessPool as fault:
        raise Conflict(
            "The system ended one of the processes; most often memory had run out.",
            where=f"--processes {n_processes}",
            remedy="Give the same command with --processes 1, or with a smaller --scale. Finished "
            "seeds are kept.",
        ) from fault
    except BaseException:
        _end(child for child in multiprocessing.active_children() if child not in before)
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def run_task(task: SeedTask, simulating: Simulating) -> None:
    """Simulate one region on one core, and keep it."""
    started = perf_counter()
    with threadpool_limits(limits=1):
        numbers = simulating(task.scenario, task.seed)
    task.folder.write(
        SeedRun(
            seed=task.seed,
            seconds=perf_counter() - started,
            peak_memory_mb=peak_memory_mb(),
            numbers=tuple(numbers) if task.is_whole else main_numbers(numbers),
        )
    )


def peak_memory_mb() -> float | None:
    """Return the most that this process ever held, in MB; None on Windows, which does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    in_bytes = peak if sys.platform == "darwin" else peak * _KILOBYTE
    return round(in_bytes / _BYTES_PER_MB, 1)


_Mapping = MappingProxyType[object, object]


def _wrapped(content: dict[object, object]) -> _Mapping:
    return MappingProxyType(content)


def _unwrapped(
    mapping: _Mapping,
) -> tuple[Callable[[dict[object, object]], _Mapping], tuple[dict[object, object]]]:
    return _wrapped, (dict(mapping),)


# A scenario's parameters cannot be changed, and what wraps them cannot be sent as it is.
ForkingPickler.register(MappingProxyType, _unwrapped)


def _leave_ctrl_c() -> None:
    # The terminal interrupts all processes; the first one ends the others in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _end(children: Iterable[multiprocessing.process.BaseProcess]) -> None:
    for child in children:
        child.terminate()


@cache
def _encoder(path: Path) -> SkillEncoder:
    return SkillEncoder.load(path)
