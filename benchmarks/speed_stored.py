"""With a database: storing, loading, whole requests, imports, and changes by another process."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from api.services.imports import ImportOutcome, ImportSource, import_candidates
from api.services.match_engine import MatchEngine
from api.services.rankings import rank_for_candidate, rank_for_vacancy
from api.services.vacancy_rankings import candidates_for_vacancy
from benchmarks.sonar_workbook import write_sonar_workbook
from benchmarks.speed_ranking import N_WARM_UP, TOP
from benchmarks.stored_pool import (
    OPERATOR,
    store_candidates,
    store_organisations,
    store_vacancies,
)
from benchmarks.synthetic_pool import STARTS_ON, SyntheticPool
from benchmarks.timing import Times, once, taking_turns, timed
from matcher.domain.organisation import Channel
from matcher.domain.vacancy import Vacancy
from models.engine import Database

LOAD_FLOOR_S = 20.0
IMPORT_FLOOR_S = 60.0
FRESH_FLOOR_S = 1.0
N_PEOPLE = 20
N_COMMITS = 30
PATIENCE_S = 30.0
SHOWN_AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
_KEY = b"an identity key for benchmarks"


def stored_times(
    database: Database, pool: SyntheticPool, vacancies: Sequence[Vacancy], n_rows: int
) -> Iterator[Times]:
    """Yield all times on one database, which is empty at first."""
    store_organisations(database)
    name = f"store {len(pool.columns):,} candidates, 10,000 a transaction"
    yield once(name, lambda: store_candidates(database, pool))[1]
    store_vacancies(database, vacancies)
    engine = MatchEngine(database)
    with database.unit_of_work(OPERATOR) as uow:
        n_embedded, embedding = once("embed all phrases", lambda: engine.embed_new_phrases(uow))
        uow.commit()
    yield Times(
        name=f"embed {n_embedded:,} phrases and store the vectors", seconds=embedding.seconds
    )
    loading = [once("", engine.load)[1].seconds[0] for _ in range(3)]
    yield Times(
        name=f"load the index, {engine.n_candidates:,} candidates",
        seconds=tuple(loading),
        floor_s=LOAD_FLOOR_S,
    )
    yield from _requests(database, engine, pool, vacancies)
    yield _freshness(database, engine)
    yield from _imports(database, engine, n_rows)


def _requests(
    database: Database, engine: MatchEngine, pool: SyntheticPool, vacancies: Sequence[Vacancy]
) -> Iterator[Times]:
    """Yield the times of whole requests, SQL included."""

    def for_vacancy(vacancy: Vacancy) -> None:
        with database.unit_of_work(OPERATOR) as uow:
            rank_for_vacancy(uow, engine, vacancy.vacancy_id, top=TOP, on=STARTS_ON, at=SHOWN_AT)

    def not_logged(vacancy: Vacancy) -> None:
        with database.unit_of_work(OPERATOR) as uow:
            candidates_for_vacancy(uow, engine, vacancy.vacancy_id, top=TOP, on=STARTS_ON)

    def for_candidate(candidate_id: str) -> None:
        with database.unit_of_work(OPERATOR) as uow:
            ranking = rank_for_candidate(uow, engine, candidate_id, top=TOP, on=STARTS_ON)
            assert ranking.n_vacancies == len(vacancies)

    yield from taking_turns(
        {
            f"rank_for_vacancy, top {TOP}, SQL included": for_vacancy,
            "the same list, not put in the log of rankings": not_logged,
        },
        vacancies[: 100 + N_WARM_UP],
        n_warm_up=N_WARM_UP,
    )
    shared = np.flatnonzero(pool.columns.is_shareable)
    people = [pool.columns.candidate_id[row] for row in shared[:: len(shared) // N_PEOPLE]]
    yield timed(
        f"rank_for_candidate over {len(vacancies):,} open vacancies, SQL included",
        for_candidate,
        people,
        n_warm_up=1,
    )


def _freshness(database: Database, engine: MatchEngine) -> Times:
    """Return the time from a commit in another process to its being in the index of this one."""
    command = [sys.executable, "-m", "benchmarks.commit_elsewhere"]
    engine.start_following()
    seconds = []
    with subprocess.Popen(  # noqa: S603 - our own module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdin.write(f"{database.url}\n")
        for number in range(N_COMMITS):
            expected = engine.n_candidates + 1
            other.stdin.write(f"K-elsewhere-{number}\n")
            other.stdin.flush()
            committed_at = float(other.stdout.readline())
            seconds.append(_wait_for(engine, expected) - committed_at)
        other.stdin.close()
    engine.stop()
    return Times(
        name="from a commit in another process to the index",
        seconds=tuple(seconds),
        floor_s=FRESH_FLOOR_S,
    )


def _wait_for(engine: MatchEngine, n_candidates: int) -> float:
    """Return when the index has so many candidates, in seconds since the epoch."""
    until = time.time() + PATIENCE_S
    while engine.n_candidates < n_candidates:
        if time.time() > until:
            message = f"The index did not follow within {PATIENCE_S:g} s."
            raise SystemExit(message)
        time.sleep(0.001)
    return time.time()


def _imports(database: Database, engine: MatchEngine, n_rows: int) -> Iterator[Times]:
    """Yield the time to import a Sonar workbook, and to import it again unchanged."""
    with TemporaryDirectory(prefix="sroi-sonar-") as folder:
        path = Path(folder) / "sonar.xlsx"
        write_sonar_workbook(path, n_rows)
        outcome, first = once("", lambda: _import(database, engine, path))
        yield Times(
            name=f"import {n_rows:,} Sonar rows ({outcome.run.n_created:,} created, "
            f"{outcome.run.n_problems:,} problems, {outcome.n_duplicate_flags} flags)",
            seconds=first.seconds,
            floor_s=IMPORT_FLOOR_S,
        )
        outcome, again = once("", lambda: _import(database, engine, path))
        yield Times(
            name=f"import them again ({outcome.run.n_unchanged:,} unchanged)",
            seconds=again.seconds,
            floor_s=IMPORT_FLOOR_S,
        )
        yield once("take the import into the index", engine.catch_up)[1]


def _import(database: Database, engine: MatchEngine, path: Path) -> ImportOutcome:
    return import_candidates(
        database,
        engine,
        OPERATOR,
        ImportSource(path=path, file_name=path.name, imported_at=datetime.now(UTC)),
        organisation="Gemeente Voorbeeld",
        channel=Channel.MUNICIPALITY,
        identity_key=_KEY,
    )
