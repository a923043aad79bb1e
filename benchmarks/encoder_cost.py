"""What an encoder costs: seconds to load, megabytes, phrases a second.

Each is measured in a process of its own (``python -m benchmarks.encoder_cost``), so that one
cannot use what another loaded.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.encoder_peers import PEERS, Peer, own_peer
from benchmarks.encoder_tasks import linking_tasks

__all__ = ["Cost", "cost_in_own_process", "measured_cost"]

_THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_MOST_SECONDS = 20.0
_RUNS = 3
_SLICE = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one encoder costs.

    Attributes
    ----------
    disk_mb, memory_mb : float
        Size of its files; most memory of the process, libraries included.
    load_s : float
        From import of its libraries done to the first phrase embedded.
    phrases_per_second : float
        The best of three runs, or one run of at most 20 seconds for a slow one.
    """

    disk_mb: float
    memory_mb: float
    load_s: float
    phrases_per_second: float


def measured_cost(peer: Peer, phrases: Sequence[str], n_threads: int) -> Cost:
    """Measure an encoder in this process."""
    peer.load(n_threads)(["import de bibliotheken"])
    started = time.perf_counter()
    embed = peer.load(n_threads)
    embed(["heftruckchauffeur"])
    load_s = time.perf_counter() - started
    speeds: list[float] = []
    first = time.perf_counter()
    while len(speeds) < _RUNS and time.perf_counter() - first < _MOST_SECONDS:
        started, n_done = time.perf_counter(), 0
        while n_done < len(phrases) and time.perf_counter() - started < _MOST_SECONDS:
            part = phrases[n_done : n_done + _SLICE]
            embed(part)
            n_done += len(part)
        speeds.append(n_done / (time.perf_counter() - started))
    size = sum(path.stat().st_size for path in peer.folder().rglob("*") if path.is_file())
    return Cost(
        disk_mb=size / 1e6,
        memory_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
        load_s=load_s,
        phrases_per_second=max(speeds),
    )


def cost_in_own_process(name: str, reference: Path, n_threads: int) -> Cost:
    """Measure a peer by name, or an encoder folder by path, in a new process."""
    threads = dict.fromkeys(_THREAD_VARIABLES, str(n_threads))
    done = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "benchmarks.encoder_cost", name, str(reference), str(n_threads)],
        env=os.environ | threads,
        check=True,
        capture_output=True,
        text=True,
    )
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def main(arguments: Sequence[str]) -> None:
    """Print the cost of one encoder as JSON."""
    name, reference, n_threads = arguments
    named = {peer.name: peer for peer in PEERS}
    peer = named[name] if name in named else own_peer(Path(name))
    labels = next(linking_tasks(Path(reference) / "data" / "skill-linking-nl")).labels
    sys.stdout.write(json.dumps(asdict(measured_cost(peer, labels * 3, int(n_threads)))) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
