"""Who is fit for a vacancy: the people whom the ranker itself would list with such a fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.profile import Profile
from matcher.domain.vacancy import Vacancy
from matcher.fairness.fit_pool import FitPool, fit_pool
from matcher.ranking.ranker import Ranker, asked_phrases
from matcher.ranking.weights import load_weights
from tests.factories import a_profile, a_vacancy
from tests.matcher.pool import Pool, toy_calibration, toy_vector
from tests.matcher.ranking.strategies import profiles, vacancies


def fit(
    *people: Profile,
    vacancy: Vacancy | None = None,
    least_fit: float = 0.5,
    hidden: tuple[int, ...] = (),
) -> FitPool:
    asked = vacancy or a_vacancy()
    index = Pool(people).index()
    ranker = Ranker(load_weights(), toy_calibration)
    vectors = {phrase: toy_vector(phrase) for phrase in asked_phrases(asked)}
    is_visible = np.ones(index.n_slots, dtype=np.bool_)
    is_visible[list(hidden)] = False
    comparison = ranker.compare(index, asked, vectors)
    return fit_pool(ranker, index, asked, comparison, is_visible=is_visible, least_fit=least_fit)


def test_the_fit_come_best_first() -> None:
    less = a_profile(skills=("orders verzamelen",), preferred_occupations=())
    assert fit(less, a_profile(), least_fit=0.2).candidate_ids == ("K-0002", "K-0001")


def test_who_suits_less_than_was_asked_is_counted_and_left_out() -> None:
    found = fit(a_profile(), a_profile(skills=("koken",), preferred_occupations=("kok",)))
    assert (found.candidate_ids, found.n_below) == (("K-0001",), 1)


def test_of_whom_neither_skills_nor_work_are_known_is_not_fit_at_any_threshold() -> None:
    nobody_asked = replace(a_profile(), skills=(), preferred_occupations=(), experience=())
    assert fit(nobody_asked, least_fit=0.0).n_below == 1


def test_whom_a_hard_criterion_excludes_is_not_fit() -> None:
    barred = a_profile(driving_licences=type(a_profile().driving_licences).exactly([]))
    found = fit(a_profile(), barred)
    assert (found.candidate_ids, found.n_excluded) == (("K-0001",), 1)


def test_whom_the_viewer_of_the_list_may_not_see_is_not_counted_anywhere() -> None:
    found = fit(a_profile(), a_profile(), hidden=(0,))
    assert found.candidate_ids == ("K-0002",)
    assert found.n_below + found.n_excluded == 0


def test_an_empty_pool_has_nobody() -> None:
    assert fit().candidate_ids == ()


@settings(max_examples=40)
@given(st.lists(profiles, max_size=6), vacancies, st.sampled_from([0.0, 0.25, 0.5]))
def test_these_are_the_people_whom_the_ranker_lists_with_at_least_this_fit(
    people: list[Profile], vacancy: Vacancy, least_fit: float
) -> None:
    ranked = Pool(people).rank(vacancy).ranked
    clear = {
        line.candidate_id: line.fit is not None and line.fit > least_fit
        for line in ranked
        if line.fit is None or abs(line.fit - least_fit) > 1e-4
    }
    found = set(fit(*people, vacancy=vacancy, least_fit=least_fit).candidate_ids)
    assert {one for one, is_above in clear.items() if is_above} <= found
    assert not {one for one, is_above in clear.items() if not is_above} & found
