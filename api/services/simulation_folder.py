"""The folder of a simulation: one file a seed, written whole or not at all, and never run twice."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from api.services.simulation_identity import RunIdentity
from matcher.channels.simulation.outcome import Outcome, Policy, SimulatedNumber
from matcher.errors import InvalidInput

_IDENTITY_FILE = "run.json"
_UNFINISHED = ".unfinished"
_KEPT = "Nothing in it was changed. Name another --run-folder, or move this one away."
_AGAIN = "Delete this file and give the same command again: only this seed is then run anew."
_WORDS = {
    "scenario": "another scenario",
    "code": "another version of the program",
    "encoder": "another skill encoder",
    "packages": "other versions of numpy or scipy",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedRun:
    """One simulated region under all policies, and what it cost.

    Attributes
    ----------
    seconds : float
        Wall time.
    peak_memory_mb : float or None
        The most that the process ever held, up to the end of this seed; None where the system does
        not tell.
    """

    seed: int
    seconds: float
    peak_memory_mb: float | None
    numbers: tuple[SimulatedNumber, ...]


@dataclass(frozen=True, slots=True)
class RunFolder:
    """A folder of seeds of one scenario; made by `opened_folder`."""

    path: Path

    def missing(self, seeds: Iterable[int]) -> tuple[int, ...]:
        """Return which of these seeds are still to be run."""
        return tuple(seed for seed in seeds if not self._file(seed).exists())

    def write(self, run: SeedRun) -> None:
        """Keep a seed: under its own name only when it is whole.

        Raises
        ------
        InvalidInput
            If it cannot be written, as on a full disk.
        """
        numbers = [
            [one.policy, one.outcome, one.channel, one.year, one.value] for one in run.numbers
        ]
        content = {
            "seed": run.seed,
            "seconds": round(run.seconds, 3),
            "peak_memory_mb": run.peak_memory_mb,
            "sha256": _checksum(numbers),
            "numbers": numbers,
        }
        path = self._file(run.seed)
        try:
            _write_whole(path, json.dumps(content, allow_nan=False))
        except OSError as fault:
            raise InvalidInput(
                "A finished seed cannot be written.",
                where=str(path),
                remedy="See whether the disk is full and you may write there; then give the same "
                "command again. What was finished before is kept.",
            ) from fault

    def read(self, seed: int) -> SeedRun:
        """Return a seed that was kept.

        Raises
        ------
        InvalidInput
            If the file is damaged; it is named.
        """
        path = self._file(seed)
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            is_whole = content["sha256"] == _checksum(content["numbers"])
            run = _seed_run(content)
        except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError) as fault:
            raise _damaged(path) from fault
        if not is_whole or run.seed != seed:
            raise _damaged(path)
        return run

    def _file(self, seed: int) -> Path:
        return self.path / f"seed-{seed:05d}.json"


def opened_folder(path: Path, identity: RunIdentity) -> RunFolder:
    """Return the folder of a run: made where there is none, else checked to be of the same run.

    Raises
    ------
    InvalidInput
        If it holds seeds of another scenario, program or encoder, or something else altogether.
    """
    kept = path / _IDENTITY_FILE
    try:
        path.mkdir(parents=True, exist_ok=True)
        if not kept.exists():
            _refuse_filled(path)
            _write_whole(kept, json.dumps(asdict(identity), indent=2) + "\n")
        told = json.loads(kept.read_text(encoding="utf-8"))
        own = asdict(identity)
        others = [words for name, words in _WORDS.items() if told[name] != own[name]]
    except (UnicodeDecodeError, ValueError, KeyError, TypeError) as fault:
        raise InvalidInput(
            "This file does not tell what the folder's seeds were run with.",
            where=str(kept),
            remedy=_KEPT,
        ) from fault
    except OSError as fault:
        raise InvalidInput(
            "The folder cannot be made, read or written.",
            where=str(path),
            remedy="Name a --run-folder in which you may write.",
        ) from fault
    if others:
        raise InvalidInput(
            f"The seeds in this folder were run with {', '.join(others)}; they cannot be put "
            "together with new ones.",
            where=str(path),
            remedy=_KEPT,
        )
    return RunFolder(path)


def _refuse_filled(path: Path) -> None:
    if any(found.suffix != _UNFINISHED for found in path.iterdir()):
        raise InvalidInput(
            f"This folder holds other files and no {_IDENTITY_FILE}: it is no run folder.",
            where=str(path),
            remedy=_KEPT,
        )


def _write_whole(path: Path, text: str) -> None:
    """Write beside the place, then rename: whoever looks finds the whole file or none."""
    unfinished = path.with_suffix(f".{os.getpid()}{_UNFINISHED}")
    with unfinished.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.replace(path)


def _seed_run(content: dict[str, Any]) -> SeedRun:
    seed, peak = int(content["seed"]), content["peak_memory_mb"]
    return SeedRun(
        seed=seed,
        seconds=float(content["seconds"]),
        peak_memory_mb=None if peak is None else float(peak),
        numbers=tuple(
            SimulatedNumber(
                policy=Policy(policy),
                seed=seed,
                outcome=Outcome(outcome),
                channel=channel,
                year=year,
                value=value,
            )
            for policy, outcome, channel, year, value in content["numbers"]
        ),
    )


def _checksum(numbers: object) -> str:
    return hashlib.sha256(json.dumps(numbers).encode()).hexdigest()


def _damaged(path: Path) -> InvalidInput:
    return InvalidInput("This file of a seed is damaged.", where=str(path), remedy=_AGAIN)
