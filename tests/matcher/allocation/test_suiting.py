"""Whom a vacancy could take: those of its own ranking, with the same numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.allocation.suiting import Suited, SuitedPeople, nearest, suited_people
from matcher.domain.profile import Profile
from matcher.domain.vacancy import Vacancy
from matcher.ranking.ranker import Ranker, Ranking, asked_phrases
from matcher.ranking.weights import load_weights
from tests.factories import a_profile, a_requirement, a_vacancy
from tests.matcher.pool import Pool, toy_calibration, toy_vector
from tests.matcher.ranking.strategies import profiles, vacancies


def found(
    people: list[Profile], vacancy: Vacancy, *, least_fit: float = 0.0, top: int = 50
) -> tuple[SuitedPeople, Ranking]:
    """Return whom the vacancy could take, and its ranking of the same people."""
    index = Pool(people).index()
    ranker = Ranker(load_weights(), toy_calibration)
    vectors = {phrase: toy_vector(phrase) for phrase in asked_phrases(vacancy)}
    suited = suited_people(
        ranker,
        index,
        vacancy,
        ranker.compare(index, vacancy, vectors),
        is_visible=index.is_present,
        least_fit=least_fit,
        top=top,
    )
    return suited, ranker.rank(index, vacancy, vectors, top=50, top_excluded=50)


@given(st.lists(profiles, min_size=1, max_size=8), vacancies, st.sampled_from((0.0, 0.4, 0.7)))
@settings(max_examples=60)
def test_numbers_and_outcomes_are_those_of_the_ranking(
    people: list[Profile], vacancy: Vacancy, least_fit: float
) -> None:
    suited, ranking = found(people, vacancy, least_fit=least_fit)
    told = {line.candidate_id: line for line in ranking.ranked}
    names = [f"K-{slot + 1:04d}" for slot in suited.slots.tolist()]
    for name, fit, sure in zip(names, suited.fit.tolist(), suited.confidence.tolist(), strict=True):
        assert (told[name].fit, told[name].confidence) == (fit, sure)
    enough = {
        name
        for name, line in told.items()
        if line.fit is not None and line.fit > 1e-9 and line.fit >= least_fit
    }
    assert set(names) == enough
    for slot, outcome in enumerate(suited.outcome.tolist()):
        line = told.get(f"K-{slot + 1:04d}")
        if line is None:
            assert outcome == Suited.EXCLUDED
        elif line.fit is None:
            assert outcome == Suited.FIT_UNKNOWN
        else:
            assert (outcome == Suited.SUITED) is (f"K-{slot + 1:04d}" in enough)


@given(st.lists(profiles, min_size=2, max_size=8), vacancies)
@settings(max_examples=40)
def test_the_best_few_are_the_first_of_all(people: list[Profile], vacancy: Vacancy) -> None:
    everybody, _ = found(people, vacancy)
    few, _ = found(people, vacancy, top=2)
    assert few.slots.tolist() == everybody.slots.tolist()[:2]
    assert few.outcome.tolist() == everybody.outcome.tolist()


def test_who_is_judged_out_makes_room_and_keeps_a_place_in_the_counts() -> None:
    job = a_vacancy(requirements=(a_requirement("heftruck rijden"),))
    suited, _ = found([a_profile()] * 3, job)
    assert len(suited.slots) == 3
    judged = suited.judged(
        np.array([Suited.NOT_COUNTING, Suited.SUITED, Suited.SUITED], dtype=np.int8), 1
    )
    assert judged.slots.tolist() == suited.slots.tolist()[1:2]
    assert judged.fit.tolist() == pytest.approx(suited.fit.tolist()[1:2])
    assert np.count_nonzero(judged.outcome == Suited.NOT_COUNTING) == 1
    assert np.count_nonzero(judged.outcome == Suited.SUITED) == 2


def test_over_several_vacancies_the_nearest_counts() -> None:
    several = [np.array([-1, 0, 2], dtype=np.int8), np.array([-1, 3, 1], dtype=np.int8)]
    assert nearest(several).tolist() == [-1, 3, 2]
