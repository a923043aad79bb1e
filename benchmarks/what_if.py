"""How long it takes to place somebody among a large pool, and to say what would change the place.

Run as ``python -m benchmarks.what_if [--candidates N]``. People and jobs are synthetic
(``benchmarks.synthetic_pool``). Timed are the place of one person as it is, the same with some
single changes, and, beside them, the list that most people ask for first.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from benchmarks.speed_ranking import N_WARM_UP, TOP, Setting, built_index, setting_of
from benchmarks.synthetic_pool import SEED, synthetic_pool, synthetic_vacancies
from benchmarks.timing import Times, load_average, machine, timed
from matcher.domain.profile import DrivingLicence, Profile
from matcher.domain.vacancy import Vacancy
from matcher.explanations.change import (
    Change,
    with_certificate,
    with_driving_licence,
    with_hours,
    with_shift_work,
    with_skill,
)
from matcher.explanations.standing import JobQuestion, PoolStandings
from matcher.explanations.what_if import what_ifs
from matcher.ranking.index import CandidateIndex
from matcher.ranking.ranker import Ranker
from matcher.ranking.weights import load_weights
from matcher.skills.encoder import SkillEncoder, default_encoder_path

CANDIDATES = 100_000
N_VACANCIES = 50
FLOOR_S = 0.100


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A vacancy, and somebody of the pool who is placed for it."""

    question: JobQuestion
    candidate_id: str


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how fast what-ifs are answered.")
    parser.add_argument("--candidates", type=int, default=CANDIDATES, metavar="N")
    chosen = parser.parse_args(arguments)
    encoder = SkillEncoder.load(default_encoder_path())
    vacancies = synthetic_vacancies(N_VACANCIES + N_WARM_UP)
    setting = setting_of(synthetic_pool(chosen.candidates), vacancies, encoder)
    index, _ = built_index(setting)
    sys.stdout.write(
        f"{datetime.now(UTC):%Y-%m-%d}, {machine()}, load {load_average()}\n"
        f"SYNTHETIC people and jobs, seed {SEED}; {len(index):,} people, {N_VACANCIES} vacancies\n"
    )
    for times in measured(setting, index):
        p50, p95 = (times.percentile(percent) * 1000 for percent in (50, 95))
        sys.stdout.write(f"{times.name:45} p50 {p50:6.1f} ms   p95 {p95:6.1f} ms\n")
        if not times.is_within:
            raise SystemExit(1)


def measured(setting: Setting, index: CandidateIndex) -> list[Times]:
    """Return the times of a list, of a place, and of five single changes more."""
    asked = [_asked(setting, index, vacancy, n) for n, vacancy in enumerate(setting.vacancies)]
    placed = {one.candidate_id: _placed(one, index) for one in asked}

    def listed(one: Asked) -> None:
        question = one.question
        question.ranker.rank(index, question.vacancy, question.vectors, top=TOP)

    def answered(one: Asked) -> None:
        changes = five_changes(one.question.vacancy)
        found = what_ifs(
            one.question,
            placed[one.candidate_id],
            changes,
            setting.encoder.encode,
            setting.encoder.dimension,
        )
        assert len(found) == len(changes)

    return [
        timed(f"the list, top {TOP} with reasons", listed, asked, n_warm_up=N_WARM_UP),
        timed("the place of one person", lambda one: _placed(one, index), asked),
        timed("five single changes more", answered, asked, floor_s=FLOOR_S),
    ]


def five_changes(vacancy: Vacancy) -> tuple[Change, ...]:
    """Return a handful of changes to a small profile: what they are makes no difference in time."""
    profile = Profile(skills=tuple(r.phrase for r in vacancy.requirements[:1]))
    return (
        with_driving_licence(profile, DrivingLicence.B),
        with_certificate(profile, "VCA basis"),
        with_skill(profile, "klanten helpen"),
        with_hours(profile, 32),
        with_shift_work(profile),
    )


def _asked(setting: Setting, index: CandidateIndex, vacancy: Vacancy, number: int) -> Asked:
    slots = np.flatnonzero(index.is_present)
    return Asked(
        question=JobQuestion(
            ranker=Ranker(load_weights(), setting.encoder.calibration),
            vacancy=vacancy,
            vectors=setting.vectors_of(vacancy),
        ),
        candidate_id=index.candidate_id(int(slots[number])),
    )


def _placed(one: Asked, index: CandidateIndex) -> PoolStandings:
    return PoolStandings(one.question, index, one.candidate_id)


if __name__ == "__main__":
    main()
