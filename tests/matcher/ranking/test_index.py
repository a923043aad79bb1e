"""The index after changes is the index of what is there now; nobody who left is found in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from matcher.domain.columns import PhraseColumns
from matcher.domain.holdings import Holdings
from matcher.domain.profile import Profile
from matcher.domain.vacancy import HardCriteria, Requirement, Vacancy
from matcher.errors import Conflict
from matcher.ranking.index import CandidateIndex
from matcher.ternary import Ternary
from tests.matcher.pool import DIMENSION, entries_of, phrase_columns, profile_columns, put, rank_in
from tests.matcher.ranking.changes import Delivery, deliver, deliveries, fresh, tidying_often
from tests.matcher.ranking.strategies import vacancies

CLEANER = Profile(skills=("ramen lappen", "vloeren dweilen"), pc4="2712")
COOK = Profile(skills=("koken",), preferred_occupations=("keukenhulp",), pc4="2511")
GARDENER = Profile(
    skills=("heggen snoeien", "onkruid wieden"), certificates=Holdings.exactly(["VCA basis"])
)
CLEANING = Vacancy(
    vacancy_id="V-1",
    organisation_id="O-1",
    title="schoonmaker",
    requirements=(Requirement(phrase="ramen lappen"),),
)


@pytest.fixture(params=["as it is", "tidying often"], scope="module", autouse=True)
def _both_ways(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param == "as it is":
        yield
        return
    with tidying_often():
        yield


def fit_for_cleaning(index: CandidateIndex, candidate_id: str) -> float | None:
    lines = {line.candidate_id: line for line in rank_in(index, CLEANING).ranked}
    return lines[candidate_id].fit


def test_who_is_stored_is_found_by_pseudonym_and_ranked() -> None:
    index = fresh({7: CLEANER})
    slot = index.slot_of("K-0007")
    assert slot is not None
    assert index.candidate_id(slot) == "K-0007"
    assert len(index) == 1
    assert [line.candidate_id for line in rank_in(index, CLEANING).ranked] == ["K-0007"]


def test_a_changed_profile_counts_as_it_is_now_and_not_as_it_was() -> None:
    index = fresh({1: CLEANER, 2: COOK})
    put(index, {1: COOK, 2: CLEANER})
    assert len(index) == 2
    assert fit_for_cleaning(index, "K-0001") == 0.0
    assert fit_for_cleaning(index, "K-0002") == fit_for_cleaning(fresh({2: CLEANER}), "K-0002")


def test_who_left_is_neither_ranked_nor_found() -> None:
    index = fresh({1: CLEANER, 2: COOK})
    index.remove([1])
    assert len(index) == 1
    assert index.slot_of("K-0001") is None
    assert index.only("K-0001") is None
    ranking = rank_in(index, CLEANING)
    assert [line.candidate_id for line in ranking.ranked] == ["K-0002"]
    assert ranking.n_pool == 1


def test_removing_somebody_who_is_not_there_changes_nothing() -> None:
    index = fresh({1: CLEANER})
    index.remove([2, 999])
    index.remove([1, 1])
    index.remove([1])
    assert len(index) == 0
    index.remove([])


def test_a_place_that_came_free_is_used_again_and_keeps_nothing_of_who_had_it() -> None:
    index = fresh({1: GARDENER, 2: COOK})
    slot = index.slot_of("K-0001")
    index.remove([1])
    put(index, {3: Profile(certificates=Holdings[str].exactly([]))})
    assert index.slot_of("K-0003") == slot
    assert index.n_slots == 2
    asks_vca = replace(CLEANING, criteria=HardCriteria(certificates=frozenset({"VCA"})))
    outcomes = {
        line.candidate_id: line.criteria[0].outcome for line in rank_in(index, asks_vca).excluded
    }
    assert outcomes == {"K-0003": Ternary.FAILS}
    stranger = {line.candidate_id: line for line in rank_in(index, CLEANING).ranked}["K-0003"]
    assert stranger.fit is None


def test_a_profile_whose_phrases_have_no_vector_is_refused_and_changes_nothing() -> None:
    index = fresh({1: CLEANER})
    entries = entries_of(0, GARDENER)
    with pytest.raises(Conflict, match="no vector"):
        index.apply(profile_columns({1: GARDENER}, entries))
    assert fit_for_cleaning(index, "K-0001") == fit_for_cleaning(fresh({1: CLEANER}), "K-0001")


def test_the_same_candidate_twice_in_one_delivery_is_refused_and_changes_nothing() -> None:
    index = fresh({1: CLEANER})
    twice = profile_columns({1: COOK, 2: COOK}, [])
    with pytest.raises(Conflict, match="twice"):
        index.apply(replace(twice, candidate_key=np.array([1, 1], dtype=np.int64)))
    assert fit_for_cleaning(index, "K-0001") == fit_for_cleaning(fresh({1: CLEANER}), "K-0001")
    assert index.slot_of("K-0002") is None


def test_phrases_that_are_missing_are_named_once_and_known_ones_are_passed_over() -> None:
    index = CandidateIndex(DIMENSION)
    phrases = phrase_columns(["koken", "afwassen"])
    unknown = int(phrases.phrase_key.max()) + 1
    asked = np.array([unknown, phrases.phrase_key[0], unknown, 0], dtype=np.int32)
    index.add_phrases(phrases)
    index.add_phrases(phrases)
    assert len(index.phrases) == 3
    assert index.missing_phrases(asked).tolist() == [0, unknown]


def test_nothing_to_add_is_no_change() -> None:
    index = fresh({1: CLEANER})
    index.add_phrases(
        PhraseColumns(
            phrase_key=np.zeros(0, dtype=np.int32),
            text=[],
            vectors=np.zeros((0, 0), dtype=np.float32),
        )
    )
    index.apply(profile_columns({}, []))
    assert len(index) == 1


def test_one_person_alone_gets_the_same_line_as_among_all() -> None:
    index = fresh({1: CLEANER, 2: COOK, 3: GARDENER})
    alone = index.only("K-0003")
    assert alone is not None
    assert len(alone) == 1
    line = rank_in(alone, CLEANING).ranked[0]
    among_all = {line.candidate_id: line for line in rank_in(index, CLEANING).ranked}["K-0003"]
    assert replace(line, position=among_all.position) == among_all


def test_changing_one_person_over_and_over_does_not_fill_the_memory() -> None:
    index = fresh({1: CLEANER, 2: GARDENER})
    for _ in range(5_500):
        put(index, {1: COOK})
    assert index.n_slots == 2
    assert len(index.pool) < 10_002
    expected = fresh({1: COOK, 2: GARDENER})
    assert rank_in(index, CLEANING).ranked == rank_in(expected, CLEANING).ranked


@settings(deadline=None, max_examples=40)
@given(deliveries, vacancies)
def test_after_any_changes_the_ranking_is_that_of_an_index_built_afresh(
    sequence: list[Delivery], vacancy: Vacancy
) -> None:
    index, people = fresh({}), dict[int, Profile]()
    for delivery in sequence:
        deliver(index, people, delivery)
        assert len(index) == len(people)
    assert rank_in(index, vacancy) == rank_in(fresh(people), vacancy)
