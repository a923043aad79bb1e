"""How fast candidates are ranked, loaded and imported, measured on this machine.

Run as ``python -m benchmarks.speed [--candidates N [N ...]] [--quick] [--database URL]
[--json FILE] [--write]``. The first N is measured in all parts, the others for ranking and memory
only. People and jobs are synthetic (``benchmarks.synthetic_pool``). What each line means, and what
it does not say, stands in ``benchmarks/README.md``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.databases import opened, usual_databases
from benchmarks.speed_peers import FAISS_MISSING, has_faiss, side_by_side
from benchmarks.speed_ranking import (
    N_WARM_UP,
    Setting,
    built_index,
    index_bytes,
    one_changed,
    ranking_times,
    setting_of,
)
from benchmarks.speed_stored import stored_times
from benchmarks.synthetic_phrases import HERE
from benchmarks.synthetic_pool import N_SKILLS, SEED, synthetic_pool, synthetic_vacancies
from benchmarks.timing import Times, load_average, machine
from matcher.domain.vacancy import Vacancy
from matcher.ranking.index import CandidateIndex
from matcher.skills.encoder import SkillEncoder, default_encoder_path

CANDIDATES = (100_000, 1_000_000)
N_VACANCIES = 1_000
N_RANKED = 100
SONAR_ROWS = 10_000
QUICK_SHARE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One table of the report."""

    title: str
    remarks: list[str] = field(default_factory=list)
    times: list[Times] = field(default_factory=list)


def ranking_part(setting: Setting) -> tuple[Part, CandidateIndex]:
    """Measure ranking inside the process."""
    part = Part(title=f"Ranking {len(setting.pool.columns):,} candidates inside the process")
    part.remarks.extend(_sizes(setting))
    index, building = built_index(setting)
    part.times.extend([*ranking_times(setting, index), one_changed(setting, index), building])
    return part, index


def peers_part(setting: Setting, index: CandidateIndex) -> Part:
    """Measure ours and the peers, taking turns."""
    part = Part(title=f"Ours and named peers, taking turns over {len(index):,} candidates")
    part.remarks.append("the peers answer less: see benchmarks/README.md")
    ours, *peers = side_by_side(setting, index)
    part.times.extend([ours, *peers])
    part.remarks.extend(f"{peer.name}: p50 is {_ratio(peer, ours)} times ours" for peer in peers)
    if not has_faiss():
        part.remarks.append(FAISS_MISSING)
    return part


def stored_part(named: str, setting: Setting, vacancies: Sequence[Vacancy], n_rows: int) -> Part:
    """Measure everything that has to do with one database."""
    with opened(named) as database:
        engine = database.engine
        part = Part(title=f"With {engine.dialect.name}, {len(setting.pool.columns):,} candidates")
        with engine.connect() as connection:
            version = ".".join(map(str, connection.dialect.server_version_info or ()))
        part.remarks.append(f"{engine.dialect.name} {version}, on the same machine")
        part.times.extend(stored_times(database, setting.pool, vacancies, n_rows))
    return part


def report_lines(parts: Sequence[Part], command: str) -> Iterator[str]:
    """Yield the report as Markdown."""
    yield f"# Speed, {datetime.now(UTC):%Y-%m-%d}"
    yield ""
    yield f"- command: `{command}`"
    yield f"- machine: {machine()}"
    yield f"- SYNTHETIC people and jobs, seed {SEED}; wall time, one request at a time"
    for part in parts:
        yield ""
        yield f"## {part.title}"
        yield ""
        yield from (f"- {remark}" for remark in part.remarks)
        yield ""
        yield "| | runs | p50 | p95 | max | must stay below |"
        yield "|---|--:|--:|--:|--:|--:|"
        yield from map(_row, part.times)


def as_json(parts: Sequence[Part]) -> str:
    """Return all measured seconds."""
    told = [
        {
            "title": part.title,
            "remarks": part.remarks,
            "times": [
                {"name": t.name, "seconds": t.seconds, "floor_s": t.floor_s} for t in part.times
            ],
        }
        for part in parts
    ]
    return json.dumps({"machine": machine(), "parts": told}, indent=1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write what was asked."""
    chosen = _parser().parse_args(arguments)
    parts = []
    for part in _measured(chosen):
        sys.stderr.write(f"measured: {part.title}\n")
        parts.append(part)
    report = "\n".join(report_lines(parts, _command(chosen))) + "\n"
    sys.stdout.write(report)
    if chosen.json:
        chosen.json.write_text(as_json(parts), encoding="utf-8")
    if chosen.write:
        path = HERE / "results" / f"{datetime.now(UTC):%Y-%m-%d}-speed.md"
        path.write_text(report, encoding="utf-8")
    if not all(times.is_within for part in parts for times in part.times):
        raise SystemExit(1)


def _measured(chosen: argparse.Namespace) -> Iterator[Part]:
    """Yield the parts as they are measured."""
    share = QUICK_SHARE if chosen.quick else 1
    esco = chosen.reference / "data" / "esco-nl" if chosen.reference else None
    encoder = SkillEncoder.load(default_encoder_path())
    vacancies = synthetic_vacancies(N_VACANCIES // share, esco=esco)
    for place, n_candidates in enumerate(chosen.candidates):
        pool = synthetic_pool(n_candidates // share, esco=esco)
        setting = setting_of(pool, vacancies[: N_RANKED + N_WARM_UP], encoder)
        part, index = ranking_part(setting)
        yield part
        if place == 0:
            yield peers_part(setting, index)
            for named in chosen.database:
                yield stored_part(named, setting, vacancies, SONAR_ROWS // share)


def _sizes(setting: Setting) -> Iterator[str]:
    n, n_phrases = len(setting.pool.columns), len(setting.pool.phrases)
    n_entries = len(setting.pool.columns.entry_phrase)
    yield (
        f"{n_entries / n:.1f} phrases a candidate, {N_SKILLS} of them skills; {n_phrases:,} "
        "different ones"
    )
    held, vectors = index_bytes(setting), setting.phrase_vectors.nbytes
    yield (
        f"memory of the index: {held / 2**20:,.0f} MiB, of which {vectors / 2**20:,.0f} MiB are "
        f"vectors of phrases; without these {(held - vectors) / n:,.0f} bytes a candidate"
    )
    yield f"load of the machine before the first run: {load_average()}"


def _row(times: Times) -> str:
    cells = [_shown(times.percentile(percent)) for percent in (50, 95, 100)]
    floor = "" if times.floor_s is None else _shown(times.floor_s)
    missed = "" if times.is_within else " **missed**"
    return f"| {times.name} | {len(times.seconds)} | {' | '.join(cells)} | {floor}{missed} |"


def _ratio(peer: Times, ours: Times) -> str:
    ratio = peer.percentile(50) / ours.percentile(50)
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"


def _shown(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure the speed of ranking and import.")
    parser.add_argument("--candidates", type=int, nargs="+", default=list(CANDIDATES), metavar="N")
    parser.add_argument("--quick", action="store_true", help=f"a {QUICK_SHARE}th of everything")
    parser.add_argument(
        "--database",
        nargs="*",
        default=list(usual_databases()),
        metavar="URL",
        help="sqlite, embedded-postgresql, or the address of an empty database; none to skip",
    )
    parser.add_argument("--reference", type=Path, default=os.environ.get("SROI_REFERENCE_DATA"))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single time")
    parser.add_argument(
        "--write", action="store_true", help="write benchmarks/results/<date>-speed.md"
    )
    return parser


def _command(chosen: argparse.Namespace) -> str:
    """Return the command without addresses or paths."""
    usual = [name if name in usual_databases() else "URL" for name in chosen.database]
    options = [f"--candidates {' '.join(map(str, chosen.candidates))}"]
    options += ["--quick"] if chosen.quick else []
    options += [f"--database {' '.join(usual)}".rstrip()]
    options += ["--reference DIR"] if chosen.reference else []
    return f"python -m benchmarks.speed {' '.join(options)}"


if __name__ == "__main__":
    main()
