"""How well and how fast the skill encoder finds the right label, against its peers, in one run.

Run as ``python -m benchmarks.encoder [--reference DIR] [--measured DIR] [--encoder DIR ...]``.
``--reference`` holds ``data/skill-linking-nl`` (``queries.tsv``, ``corpus.tsv``, ``qrels.tsv``)
and ``data/esco-nl``; it defaults to the environment variable SROI_REFERENCE_DATA. ``--measured``
is the encoder before it saw the held-out synonyms, as ``sroi-match encoder train --measured``
keeps it: without it the figures on held-out synonyms of the encoder that ships are no test, and
say so. ``--encoder`` adds other sentence-transformers folders, ``--worst N`` prints the queries
that the encoder does worst on. ``--kept DIR`` keeps the vectors of the peers, which never change,
for a next run. The peers come with the optional extra ``benchmark``.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.encoder_cost import cost_in_own_process
from benchmarks.encoder_memory import remembering
from benchmarks.encoder_peers import (
    PEERS,
    Searcher,
    by_bm25,
    by_tfidf,
    by_vectors,
    own_peer,
)
from benchmarks.encoder_tasks import Task, linking_tasks, measure, ranks_of, synonym_tasks
from matcher.skills.encoder import SkillEncoder, default_encoder_path

_WIDTH = 30


def report(
    reference: Path,
    measured: Path | None,
    others: Sequence[Path],
    *,
    kept: Path | None,
    with_cost: bool,
) -> Iterator[str]:
    """Yield the lines of the report."""
    shipped = default_encoder_path()
    peers = [*(own_peer(path) for path in others), *(peer for peer in PEERS if peer.is_installed())]
    yield f"date: {datetime.now(UTC):%Y-%m-%d}"
    yield f"machine: {platform.machine()}, {os.cpu_count()} cores, Python {sys.version.split()[0]}"
    yield f"encoder: {SkillEncoder.load(shipped).version}"
    yield from (f"not installed: {peer.name}" for peer in PEERS if not peer.is_installed())
    if with_cost:
        yield from _costs(reference, [shipped, *others])
    loaded = {peer.name: by_vectors(remembering(peer, kept)) for peer in peers}
    plain: dict[str, Searcher] = {"char TF-IDF 1-3": by_tfidf, "BM25 words": by_bm25}
    for task in tasks_of(reference):
        own = _own_searchers(task, shipped, measured)
        yield ""
        yield f"{task.name}: {len(task.queries)} queries, {len(task.labels)} labels"
        yield _row("", ("MAP", "MRR", "hit@1", "hit@10", "nDCG@10"))
        for name, search in (own | loaded | plain).items():
            found = measure(task, search)
            figures = (
                found.mean_average_precision,
                found.mrr,
                found.hit_at_1,
                found.hit_at_10,
                found.ndcg_at_10,
            )
            yield _row(name, [f"{figure:.3f}" for figure in figures])


def tasks_of(reference: Path) -> tuple[Task, ...]:
    """Return all tasks of a folder of reference data."""
    return (
        *linking_tasks(reference / "data" / "skill-linking-nl"),
        *synonym_tasks(reference / "data" / "esco-nl"),
    )


def worst(reference: Path, n: int) -> Iterator[str]:
    """Yield the exact linking queries whose right label stands lowest, with what stands first."""
    task = next(linking_tasks(reference / "data" / "skill-linking-nl"))
    search = by_vectors(SkillEncoder.load(default_encoder_path()).encode)
    found = []
    rows = search(task.queries, task.labels)
    for query, scores, right in zip(task.queries, rows, task.right, strict=True):
        order, ranks = ranks_of(scores, right)
        best = max(right, key=lambda place, scores=scores: float(scores[place]))  # type: ignore[misc]
        found.append((int(ranks[0]), query, task.labels[best], task.labels[int(order[0])]))
    for rank, query, meant, first in sorted(found, reverse=True)[:n]:
        yield f"{rank}\t{query}\t{meant}\t{first}"


def _own_searchers(task: Task, shipped: Path, measured: Path | None) -> dict[str, Searcher]:
    if not task.is_held_out:
        return {"encoder": by_vectors(SkillEncoder.load(shipped).encode)}
    if measured is None:
        return {"encoder (SEEN, no test)": by_vectors(SkillEncoder.load(shipped).encode)}
    return {"encoder as measured": by_vectors(SkillEncoder.load(measured).encode)}


def _costs(reference: Path, folders: Sequence[Path]) -> Iterator[str]:
    names = [*(str(folder) for folder in folders), *(p.name for p in PEERS if p.is_installed())]
    yield ""
    yield "cost, each in a process of its own, phrases being the labels of the linking set"
    yield _row("", ("MB disk", "load s", "MB RAM", "1 thread", "2 threads"))
    for name in names:
        one, two = (cost_in_own_process(name, reference, n_threads) for n_threads in (1, 2))
        cells = (
            f"{one.disk_mb:.1f}",
            f"{one.load_s:.2f}",
            f"{one.memory_mb:.0f}",
            f"{one.phrases_per_second:,.0f}",
            f"{two.phrases_per_second:,.0f}",
        )
        yield _row(Path(name).name, cells)


def _row(name: str, cells: Sequence[str]) -> str:
    return f"  {name:{_WIDTH}}" + "".join(f" {cell:>8}" for cell in cells)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report, or the worst queries."""
    parser = argparse.ArgumentParser(description="Measure the skill encoder against its peers.")
    parser.add_argument("--reference", default=os.environ.get("SROI_REFERENCE_DATA"), type=Path)
    parser.add_argument("--measured", type=Path)
    parser.add_argument("--encoder", action="append", default=[], type=Path)
    parser.add_argument("--kept", type=Path, help="folder for the vectors of the peers")
    parser.add_argument("--no-cost", action="store_true", help="leave out speed and memory")
    parser.add_argument("--worst", type=int, metavar="N")
    chosen = parser.parse_args(arguments)
    if chosen.reference is None:
        parser.error("name the reference data: --reference DIR or SROI_REFERENCE_DATA")
    lines = (
        worst(chosen.reference, chosen.worst)
        if chosen.worst
        else report(
            chosen.reference,
            chosen.measured,
            chosen.encoder,
            kept=chosen.kept,
            with_cost=not chosen.no_cost,
        )
    )
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
