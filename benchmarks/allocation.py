"""How good an allocation is and how long it takes: optimal, greedy, and a named peer.

Run as ``python -m benchmarks.allocation [--people N] [--places N] [--write]``. All is SYNTHETIC.
*Region*: people and jobs of ``benchmarks.latent_region``, scored by the ranker; who can really do
the job is known, and no allocation sees it. Once with many people, once with as many as places.
*Crowded*: everybody suits every job, and the same people suit all jobs best; fits are drawn, so
there is no truth.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from benchmarks.latent_region import STARTS_ON, Region, a_region, written
from benchmarks.latent_world import a_world
from benchmarks.timing import load_average, machine, once
from matcher.allocation.congestion import ListMeasures, measures_at_k
from matcher.allocation.greedy import greedy
from matcher.allocation.lists import lists_after, own_lists
from matcher.allocation.optimal import optimal
from matcher.allocation.outcome import totals
from matcher.allocation.problem import (
    AllocationChoices,
    AllocationProblem,
    OpenVacancy,
    PossiblePairs,
)
from matcher.allocation.suiting import problem_of, suited_people
from matcher.allocation.weighing import in_units, weighed
from matcher.ranking.profiles import index_of
from matcher.ranking.ranker import Ranker, asked_phrases
from matcher.ranking.weights import load_weights
from matcher.skills.encoder import SkillEncoder, default_encoder_path

SEED = 20_261
N_PEOPLE, N_PLACES = 10_000, 1_000
N_CONTRACTORS, N_DUE_DAYS = 100, 12
MISSING = 0.2
"""Share of the fields of a profile that nobody filled in."""
LEAST_FIT = 0.5
TRULY_SUITED = 2
LIST_LENGTH = 10
RESULTS = Path(__file__).parent / "results"
CHOICES = {
    "optimal": AllocationChoices(least_fit=LEAST_FIT),
    "optimal, due first": AllocationChoices(least_fit=LEAST_FIT, due_first=True),
    "optimal, spread 0.2": AllocationChoices(least_fit=LEAST_FIT, spread=0.2),
}

Chosen = NDArray[np.intp]
Truth = NDArray[np.bool_]


@dataclass(frozen=True)
class Setting:
    """A problem, and by pair whether the person can really do the job; None where nobody knows."""

    title: str
    problem: AllocationProblem
    is_true: Truth | None


@dataclass(frozen=True)
class Line:
    """What one way of allocating comes to."""

    name: str
    chosen: Chosen
    seconds: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write what was asked."""
    parser = argparse.ArgumentParser(description="Measure allocations: quality and seconds.")
    parser.add_argument("--people", type=int, default=N_PEOPLE, metavar="N")
    parser.add_argument("--places", type=int, default=N_PLACES, metavar="N")
    parser.add_argument(
        "--write", action="store_true", help="write benchmarks/results/<date>-allocation.md"
    )
    chosen = parser.parse_args(arguments)
    command = f"python -m benchmarks.allocation --people {chosen.people} --places {chosen.places}"
    load = load_average()
    settings = (
        region(chosen.people, chosen.places),
        region(chosen.places, chosen.places),
        crowded(chosen.people, chosen.places),
    )
    report = "\n".join(report_lines(settings, command, load)) + "\n"
    sys.stdout.write(report)
    if chosen.write:
        path = RESULTS / f"{datetime.now(UTC):%Y-%m-%d}-allocation.md"
        path.write_text(report, encoding="utf-8")


def region(n_people: int, n_places: int) -> Setting:
    """Return a region of known truth, scored by the ranker."""
    made = a_region(a_world(None), n_people, n_places, seed=SEED)
    problem, times = once("pairs", lambda: _scored(made))
    person = np.array([int(name.removeprefix("K-")) for name in problem.candidate_ids])
    is_true = made.grades[problem.pairs.vacancy, person[problem.pairs.candidate]] >= TRULY_SUITED
    title = (
        f"Region: {n_people:,} people, {n_places:,} places; {len(problem.pairs):,} pairs, "
        f"embedded and scored in {times.seconds[0]:.1f} s"
    )
    return Setting(title, problem, np.asarray(is_true, dtype=np.bool_))


def crowded(n_people: int, n_places: int) -> Setting:
    """Return people who suit every job: half of the fit is their own, half of the pair."""
    rng = np.random.default_rng([SEED, 2])
    fit = (rng.random(n_people) + rng.random((n_places, n_people))) / 2
    vacancy, candidate = np.indices(fit.shape)
    problem = AllocationProblem(
        candidate_ids=tuple(f"K-{n:05d}" for n in range(n_people)),
        tie=rng.integers(2**63, size=n_people).astype(np.uint64),
        vacancies=_vacancies(n_places),
        pairs=PossiblePairs(
            candidate=candidate.ravel(),
            vacancy=vacancy.ravel(),
            fit=fit.ravel(),
            confidence=np.ones(fit.size),
        ),
    )
    title = f"Crowded: {n_people:,} people suit all of {n_places:,} places; {fit.size:,} pairs"
    return Setting(title, problem, None)


def measured(setting: Setting) -> Iterator[Line]:
    """Yield what every way of allocating comes to, on the same problem."""
    problem, choices = setting.problem, CHOICES["optimal"]
    yield _timed("each vacancy its own best", lambda: _own_best(problem, choices))
    yield _timed("greedy", lambda: greedy(problem, choices))
    for name, chosen in CHOICES.items():
        yield _timed(name, lambda chosen=chosen: optimal(problem, chosen))  # type: ignore[misc]
    yield _timed("SciPy linear_sum_assignment, dense", lambda: _dense(problem, choices))


def report_lines(settings: Sequence[Setting], command: str, load: str) -> Iterator[str]:
    """Yield the report as Markdown."""
    yield f"# Allocation, {datetime.now(UTC):%Y-%m-%d}"
    yield ""
    yield f"- command: `{command}`"
    yield f"- machine: {machine()}; its load before the first run: {load}"
    yield f"- SYNTHETIC people and jobs, seed {SEED}; least fit {LEAST_FIT}; wall time, one run"
    yield f"- places are of {N_CONTRACTORS} contractors and fall due on {N_DUE_DAYS} days"
    yield "- really suited: the truth of the region says that the person can do the job"
    yield "- unevenness: standard deviation, over contractors, of the share of own places filled"
    for setting in settings:
        lines = list(measured(setting))
        yield ""
        yield f"## {setting.title}"
        yield ""
        yield (
            "| | total fit | placed | mean fit | really suited | placed, first due day "
            "| unevenness | seconds |"
        )
        yield "|---|--:|--:|--:|--:|--:|--:|--:|"
        yield from (_row(setting, line) for line in lines)
        yield ""
        yield from _crowding(setting.problem, lines)


def _row(setting: Setting, line: Line) -> str:
    told = totals(setting.problem, line.chosen)
    truth = "" if setting.is_true is None else f"{int(setting.is_true[line.chosen].sum()):,}"
    mean = "" if told.mean_fit is None else f"{told.mean_fit:.3f}"
    n_first, unevenness = _filled(setting.problem, line.chosen)
    return (
        f"| {line.name} | {told.total_fit:.3f} | {told.n_placed:,} | {mean} | {truth} "
        f"| {n_first:,} | {unevenness:.3f} | {line.seconds:.2f} |"
    )


def _filled(problem: AllocationProblem, chosen: Chosen) -> tuple[int, float]:
    """Return the places filled of the first due day, and how much contractors differ.

    The latter is the standard deviation, over contractors, of the share of own places filled.
    """
    vacancies, filled = problem.vacancies, problem.pairs.vacancy[chosen]
    first = min(one.due_on for one in vacancies if one.due_on)
    n_first = sum(vacancies[at].due_on == first for at in filled.tolist())
    contractor = np.array([int(one.contractor_id.removeprefix("O-")) for one in vacancies])
    n_own = np.bincount(contractor, weights=[one.n_places for one in vacancies])
    shares = np.bincount(contractor[filled], minlength=len(n_own)) / n_own
    return n_first, float(shares.std())


def _crowding(problem: AllocationProblem, lines: Sequence[Line]) -> Iterator[str]:
    choices, n = CHOICES["optimal"], len(problem.candidate_ids)
    best = next(line.chosen for line in lines if line.name == "optimal")
    yield f"| lists of {LIST_LENGTH} | Congestion | Coverage | Gini |"
    yield "|---|--:|--:|--:|"
    for name, lists in (
        ("each vacancy's own", own_lists(problem, choices, LIST_LENGTH)),
        ("after the optimal allocation", lists_after(problem, choices, best, LIST_LENGTH)),
    ):
        yield _measures(name, measures_at_k(lists, n, LIST_LENGTH))


def _measures(name: str, told: ListMeasures) -> str:
    numbers = (told.congestion, told.coverage, told.gini)
    cells = " | ".join("" if number is None else f"{number:.3f}" for number in numbers)
    return f"| {name} | {cells} |"


def _timed(name: str, work: Callable[[], Chosen]) -> Line:
    chosen, times = once(name, work)
    return Line(name, chosen, times.seconds[0])


def _own_best(problem: AllocationProblem, choices: AllocationChoices) -> Chosen:
    """Return what comes of it when each vacancy asks its own first, who takes the best of those."""
    pairs = weighed(problem, choices)
    firsts = pairs.pair[pairs.begins[:-1][np.diff(pairs.begins) > 0]]
    taken: dict[int, int] = {}
    for pair in firsts[np.argsort(-problem.pairs.fit[firsts], kind="stable")].tolist():
        taken.setdefault(int(problem.pairs.candidate[pair]), pair)
    return np.sort(np.array(list(taken.values()), dtype=np.intp))


def _dense(problem: AllocationProblem, choices: AllocationChoices) -> Chosen:
    """Return SciPy's assignment on the whole matrix, in which no pair weighs nothing."""
    pairs = problem.pairs
    usable = np.flatnonzero(pairs.fit >= choices.least_fit)
    shape = (len(problem.vacancies), len(problem.candidate_ids))
    number = np.full(shape, -1, dtype=np.int64)
    number[pairs.vacancy[usable], pairs.candidate[usable]] = usable
    weight = np.zeros(shape)
    weight[pairs.vacancy[usable], pairs.candidate[usable]] = in_units(pairs.fit[usable])
    rows, columns = linear_sum_assignment(weight, maximize=True)
    chosen = number[rows, columns]
    return np.sort(chosen[chosen >= 0])


def _scored(made: Region) -> AllocationProblem:
    """Return the problem that the ranker makes of a region; people bear their numbers in it."""
    people, jobs = written(made, missing=MISSING, seed=SEED)
    encoder = SkillEncoder.load(default_encoder_path())
    names = {f"K-{n:05d}": one for n, one in enumerate(people)}
    index = index_of(names, encoder.encode, encoder.dimension)
    ranker = Ranker(load_weights(), encoder.calibration)
    phrases = list(dict.fromkeys(phrase for job in jobs for phrase in asked_phrases(job)))
    vectors = dict(zip(phrases, encoder.encode(phrases), strict=True))
    found = [
        suited_people(
            ranker,
            index,
            job,
            ranker.compare(index, job, vectors),
            is_visible=index.is_present,
            least_fit=LEAST_FIT,
            top=len(jobs) + LIST_LENGTH,
        )
        for job in jobs
    ]
    return problem_of(_vacancies(len(jobs)), found)


def _vacancies(n_places: int) -> tuple[OpenVacancy, ...]:
    return tuple(
        OpenVacancy(
            vacancy_id=f"V-{n:04d}",
            contractor_id=f"O-{n % N_CONTRACTORS:04d}",
            due_on=date(STARTS_ON.year, 1 + n % N_DUE_DAYS, 28),
        )
        for n in range(n_places)
    )


if __name__ == "__main__":
    main()
