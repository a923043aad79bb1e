"""Times of repeated work, and what kind of machine it ran on."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

T = TypeVar("T")
_MEMINFO = Path("/proc/meminfo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How long the same work took, over and over.

    Attributes
    ----------
    name : str
        What was done.
    seconds : tuple of float
        Wall time of every run, in order.
    floor_s : float or None
        What p95 must stay below; None where nothing is demanded.
    """

    name: str
    seconds: tuple[float, ...]
    floor_s: float | None = None

    def percentile(self, percent: float) -> float:
        """Return the seconds below which this percentage of the runs stayed."""
        return float(np.percentile(self.seconds, percent))

    @property
    def is_within(self) -> bool:
        """Whether the demand is met."""
        return self.floor_s is None or self.percentile(95) < self.floor_s


def timed(
    name: str,
    work: Callable[[T], object],
    inputs: Iterable[T],
    *,
    n_warm_up: int = 0,
    floor_s: float | None = None,
) -> Times:
    """Return the time that the work takes on every input, the first few left out."""
    seconds = []
    for given in inputs:
        began = time.perf_counter()
        work(given)
        seconds.append(time.perf_counter() - began)
    return Times(name=name, seconds=tuple(seconds[n_warm_up:]), floor_s=floor_s)


def taking_turns(
    works: Mapping[str, Callable[[T], object]], inputs: Iterable[T], *, n_warm_up: int = 0
) -> list[Times]:
    """Return the times of several works, each done on an input before the next input comes.

    So all meet the same load of the machine, whatever else it does meanwhile.
    """
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for given in inputs:
        for name, work in works.items():
            began = time.perf_counter()
            work(given)
            seconds[name].append(time.perf_counter() - began)
    return [Times(name=name, seconds=tuple(taken[n_warm_up:])) for name, taken in seconds.items()]


def once(name: str, work: Callable[[], T], *, floor_s: float | None = None) -> tuple[T, Times]:
    """Return what the work gave, and how long it took."""
    began = time.perf_counter()
    given = work()
    return given, Times(name=name, seconds=(time.perf_counter() - began,), floor_s=floor_s)


def machine() -> str:
    """Return the class of this machine and the versions that matter; nothing that names it."""
    memory = ""
    if _MEMINFO.exists():
        kibibytes = int(_MEMINFO.read_text().split()[1])
        memory = f"{kibibytes / 2**20:.0f} GiB, "
    return (
        f"{os.cpu_count()} cores, {memory}{platform.machine()}, "
        f"{platform.python_implementation()} {sys.version.split()[0]}, numpy {np.__version__}"
    )


def load_average() -> str:
    """Return how busy the machine was in the last minute, other programs included."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
