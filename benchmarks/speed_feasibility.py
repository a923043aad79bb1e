"""How long it takes to tell whether an obligation can be met, over a large pool in a database.

Run as ``python -m benchmarks.speed_feasibility [--candidates N] [--database NAME]``. People and
claims are synthetic (``benchmarks.synthetic_pool``); half of the people get a claim, each with an
own first day, so that few answers can be remembered.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from api.services.feasibilities import FoundFeasibility, feasibility_of
from api.services.feasibility_question import AskedPlace, FeasibilityQuestion, WorkKind
from api.services.match_engine import MatchEngine
from benchmarks.databases import opened, usual_databases
from benchmarks.stored_pool import AT_ONCE, OPERATOR, candidates, store_organisations
from benchmarks.synthetic_pool import SEED, STARTS_ON, synthetic_pool
from benchmarks.timing import Times, load_average, machine, once
from matcher.domain.candidate import Candidate
from matcher.domain.claim import Claim, TargetGroup
from matcher.ternary import Ternary
from models.engine import Database
from models.saving import CandidateWrite

CANDIDATES = 100_000
N_RUNS = 5
LAST_DAY = date(2028, 1, 3)
GROUPS = (TargetGroup.PARTICIPATIEWET, TargetGroup.WW, TargetGroup.BANENAFSPRAAK)
"""Groups in turn; how common each is, is not copied from anywhere."""
QUESTION = FeasibilityQuestion(
    work=(WorkKind(title="schoonmaker"), WorkKind(title="groenmedewerker")),
    scheme="haaglanden-zuid-holland-centraal/2023-07-01",
    owed=Decimal(5_000_000),
    starts_on=STARTS_ON,
    ends_on=LAST_DAY,
    hours_per_week=Decimal(24),
)
QUESTIONS = {
    "two kinds of work, one postcode": replace(QUESTION, place=AskedPlace(pc4="3511")),
    "two kinds of work, one region": replace(QUESTION, place=AskedPlace(region="Midden-Utrecht")),
    "any work, one postcode": replace(QUESTION, place=AskedPlace(pc4="3511"), least_fit=0.0),
    "any work, 600 minutes": replace(
        QUESTION, place=AskedPlace(pc4="3511"), least_fit=0.0, most_travel_min=600.0
    ),
}
"""What is asked; 'any work' suits everybody, so that the claims of many people are judged."""


def with_own_claims(people: Iterator[Candidate]) -> Iterator[Candidate]:
    """Yield everybody; every second one with a claim of which the first day is their own."""
    for number, person in enumerate(people):
        claim = Claim(
            group=GROUPS[number // 2 % len(GROUPS)],
            is_member=Ternary.MEETS,
            since=STARTS_ON - timedelta(days=number % 2_000),
            source="synthetic",
        )
        yield replace(person, claims=(claim,) if number % 2 else ())


def store(database: Database, people: Iterator[Candidate]) -> None:
    """Store everybody, some thousands in one transaction."""
    batch: list[CandidateWrite] = []
    for person in people:
        batch.append(CandidateWrite(candidate=person))
        if len(batch) == AT_ONCE:
            _save(database, batch)
            batch = []
    _save(database, batch)


def _save(database: Database, batch: list[CandidateWrite]) -> None:
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.save_many(batch)
        uow.commit()


def answered(
    database: Database, engine: MatchEngine, question: FeasibilityQuestion
) -> FoundFeasibility:
    """Return the answer to a question, SQL included."""
    with database.unit_of_work(OPERATOR) as uow:
        return feasibility_of(uow, engine, question, on=STARTS_ON)


def report_lines(answers: Sequence[tuple[FoundFeasibility, Times]], command: str) -> Iterator[str]:
    """Yield the report as Markdown."""
    yield f"# Speed of feasibility, {datetime.now(UTC):%Y-%m-%d}"
    yield ""
    yield f"- command: `{command}`"
    yield f"- machine: {machine()}; its load before the first run: {load_average()}"
    yield f"- SYNTHETIC people and claims, seed {SEED}; wall time, SQL included"
    yield ""
    yield "| | in the pool | could do it | runs | p50 | max |"
    yield "|---|--:|--:|--:|--:|--:|"
    for found, times in answers:
        counts = found.counts
        n_able = counts.n_eligible + counts.n_possible + counts.n_not_counting
        p50, most = times.percentile(50), times.percentile(100)
        yield (
            f"| {times.name} | {counts.n_pool:,} | {n_able:,} | {len(times.seconds)} "
            f"| {p50:.2f} s | {most:.2f} s |"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the speed of feasibility.")
    parser.add_argument("--candidates", type=int, default=CANDIDATES, metavar="N")
    parser.add_argument("--database", choices=usual_databases(), default="sqlite")
    chosen = parser.parse_args(arguments)
    with opened(chosen.database) as database:
        store_organisations(database)
        store(database, with_own_claims(candidates(synthetic_pool(chosen.candidates))))
        engine = MatchEngine(database)
        engine.load()
        answers = [_measured(database, engine, name, asked) for name, asked in QUESTIONS.items()]
    options = f"--candidates {chosen.candidates} --database {chosen.database}"
    command = f"python -m benchmarks.speed_feasibility {options}"
    sys.stdout.write("\n".join(report_lines(answers, command)) + "\n")


def _measured(
    database: Database, engine: MatchEngine, name: str, question: FeasibilityQuestion
) -> tuple[FoundFeasibility, Times]:
    found = answered(database, engine, question)
    runs = [once(name, lambda: answered(database, engine, question))[1] for _ in range(N_RUNS)]
    return found, Times(name=name, seconds=tuple(run.seconds[0] for run in runs))


if __name__ == "__main__":
    main()
