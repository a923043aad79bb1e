"""The fast ranking is the slow one: compared with a plain Python ranking of everybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.profile import Profile
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from matcher.ranking.job_knowledge import JobKnowledge
from matcher.ranking.ranker import Ranking, job_names
from matcher.ranking.weights import load_weights
from tests.matcher.pool import Pool, rank_in, toy_calibration, toy_vector
from tests.matcher.ranking.changes import Delivery, deliver, deliveries, fresh, tidying_often
from tests.matcher.ranking.plain_ranker import PlainLine, PlainRanker
from tests.matcher.ranking.strategies import knowledge, profiles, vacancies

NOISE = 1e-5
"""float32 similarities may differ by this much when they are summed in another order."""

PLAIN = PlainRanker(
    weights=load_weights(),
    vector_of=toy_vector,
    evidence_of=lambda cosine: float(toy_calibration(np.array([cosine], dtype=np.float32))[0]),
    names_of=job_names,
)


def plain_with(knowledge: JobKnowledge) -> PlainRanker:
    return replace(PLAIN, knowledge=knowledge)


crowds = st.lists(profiles, min_size=1, max_size=8).flatmap(
    lambda kinds: st.lists(st.sampled_from(kinds), max_size=25)
)
"""People of whom some are alike in everything."""


def named(people: Sequence[Profile]) -> dict[str, Profile]:
    return {f"K-{number:04d}": profile for number, profile in enumerate(people, start=1)}


def assert_same_numbers(line: RankedCandidate, plain: PlainLine) -> None:
    fit = -1.0 if line.fit is None else line.fit
    assert fit == pytest.approx(plain.fit, abs=NOISE)
    assert line.confidence == pytest.approx(plain.confidence, abs=1e-9)
    assert {c.name: c.outcome for c in line.criteria} == plain.criteria
    assert {c.name for c in line.components} == plain.components.keys()
    for component in line.components:
        expected = plain.components[component.name]
        assert component.score == (
            expected if expected is None else pytest.approx(expected, abs=NOISE)
        )
    assert [e.strength for e in line.evidence] == pytest.approx(plain.strengths, abs=NOISE)
    assert [e.weight for e in line.evidence] == pytest.approx(plain.requirement_weights, abs=1e-9)


def assert_same_order(found: Sequence[RankedCandidate], plain: Sequence[PlainLine]) -> None:
    """Who is clearly better stands higher, and so does who is equal in all and luckier."""
    place = {line.candidate_id: place for place, line in enumerate(found)}
    assert sorted(place) == sorted(line.candidate_id for line in plain)
    for number, better in enumerate(plain):
        for worse in plain[number + 1 :]:
            is_clear = better.fit - worse.fit > NOISE
            if is_clear or better.profile == worse.profile or better.fit == worse.fit == -1.0:
                assert place[better.candidate_id] < place[worse.candidate_id]


def assert_same_ranking(ranking: Ranking, plain: list[PlainLine]) -> None:
    by_id = {line.candidate_id: line for line in plain}
    for line in (*ranking.ranked, *ranking.excluded):
        assert_same_numbers(line, by_id[line.candidate_id])
    assert_same_order(ranking.ranked, [line for line in plain if not line.is_excluded])
    assert_same_order(ranking.excluded, [line for line in plain if line.is_excluded])
    assert [line.position for line in ranking.ranked] == list(range(1, ranking.n_ranked + 1))


@pytest.fixture(params=["as it is", "tidying often"], scope="module", autouse=True)
def _both_ways(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param == "as it is":
        yield
        return
    with tidying_often():
        yield


@settings(deadline=None, max_examples=40)
@given(crowds, vacancies, knowledge)
def test_everybody_gets_the_numbers_and_the_place_of_the_slow_ranking(
    people: list[Profile], vacancy: Vacancy, known: JobKnowledge
) -> None:
    ranking = Pool(people).rank(vacancy, knowledge=known)
    assert_same_ranking(ranking, plain_with(known).lines(named(people), vacancy))


@settings(deadline=None, max_examples=40)
@given(crowds, vacancies, st.integers(min_value=1, max_value=6))
def test_proven_first_is_in_order_of_fit_times_confidence(
    people: list[Profile], vacancy: Vacancy, top: int
) -> None:
    best = rank_in(Pool(people).index(), vacancy, proven_first=True, top=top).ranked
    plain = [line for line in PLAIN.lines(named(people), vacancy) if not line.is_excluded]
    proven_of = {line.candidate_id: line.proven for line in plain}
    expected = sorted(proven_of.values(), reverse=True)[:top]
    assert [proven_of[line.candidate_id] for line in best] == pytest.approx(expected, abs=NOISE)


@settings(deadline=None, max_examples=40)
@given(crowds, vacancies, st.integers(min_value=1, max_value=6))
def test_the_best_few_are_those_of_the_slow_ranking(
    people: list[Profile], vacancy: Vacancy, top: int
) -> None:
    plain = [line for line in PLAIN.lines(named(people), vacancy) if not line.is_excluded]
    best = [line.candidate_id for line in Pool(people).rank(vacancy, top=top).ranked]
    assert len(best) == min(top, len(plain))
    fit_of = {line.candidate_id: line.fit for line in plain}
    for found, expected in zip(best, plain, strict=False):
        assert fit_of[found] == pytest.approx(expected.fit, abs=NOISE)


@settings(deadline=None, max_examples=40)
@given(deliveries, vacancies, knowledge)
def test_after_people_came_changed_and_left_it_is_still_the_slow_ranking(
    sequence: list[Delivery], vacancy: Vacancy, known: JobKnowledge
) -> None:
    index, people = fresh({}), dict[int, Profile]()
    for delivery in sequence:
        deliver(index, people, delivery)
    now = {f"K-{key:04d}": profile for key, profile in people.items()}
    ranking = rank_in(index, vacancy, knowledge=known)
    assert_same_ranking(ranking, plain_with(known).lines(now, vacancy))
