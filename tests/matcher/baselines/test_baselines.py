"""Each baseline orders people as its source says, and is handed nothing more than that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from matcher.baselines.catalogue import BASELINE_NAMES, baseline_named
from matcher.baselines.habit import Habit
from matcher.baselines.kandidatenverkenner import Kandidatenverkenner
from matcher.baselines.pool import Baseline, Pool, order
from matcher.baselines.single_vector import SingleVector
from matcher.baselines.skill_coverage import SkillCoverage
from matcher.baselines.texts import Bm25, CharacterTfidf
from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.organisation import Channel
from matcher.domain.profile import EducationLevel, Profile, TravelMode
from matcher.domain.vacancy import HardCriteria, Requirement, Vacancy
from matcher.errors import InvalidInput, NotFound
from matcher.ternary import Ternary


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """Count letters: enough of an encoder to tell texts apart."""
    counts = np.array([[text.count(sign) for sign in "abcdelmnorst"] for text in texts], np.float32)
    norms = np.linalg.norm(counts, axis=1, keepdims=True)
    return np.asarray(counts / np.maximum(norms, 1e-6), np.float32)


def a_pool(*skills: tuple[str, ...]) -> Pool:
    return Pool(tuple(Profile(skills=own) for own in skills), (None,) * len(skills))


def a_job(*asked: str, **changes: object) -> Vacancy:
    return Vacancy(
        vacancy_id="V-1",
        organisation_id="O-1",
        title="Hovenier",
        requirements=tuple(Requirement(phrase=phrase) for phrase in asked),
        **changes,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("name", BASELINE_NAMES)
def test_everybody_gets_a_score_even_who_says_nothing(name: str) -> None:
    found: Baseline = baseline_named(name, encode)
    pool = a_pool(("snoeien",), (), ("lassen", "snoeien"))
    scores = found.scores(a_job("snoeien"), pool)
    assert scores.shape == (3,)
    assert np.isfinite(scores).all()
    assert found.source
    assert found.scores(a_job(), Pool((), ())).shape == (0,)


def test_an_unknown_name_lists_the_names() -> None:
    with pytest.raises(NotFound, match="bm25"):
        baseline_named("bm26", encode)


def test_a_pool_needs_a_channel_for_each() -> None:
    with pytest.raises(InvalidInput):
        Pool((Profile(),), ())


def test_a_point_for_each_answer_that_fits() -> None:
    """A filled-in profile gets seven points, an empty one none: that is how people stay unseen."""
    filled = Profile(
        education_level=EducationLevel.MBO,
        max_distance_km=15,
        pc4="3511",
        transport=Holdings.at_least([TravelMode.BICYCLE]),
        available_from=date(2026, 1, 1),
        hours=HoursRange(None, 32),
        shift_work=Ternary.MEETS,
        preferred_occupations=("hovenier in de wijk",),
    )
    job = a_job(
        pc4="3542",
        criteria=HardCriteria(
            starts_on=date(2026, 3, 1),
            hours=HoursRange(24, 36),
            education_level=EducationLevel.VMBO,
            needs_shift_work=True,
        ),
    )
    pool = Pool((filled, Profile()), (None, None))
    assert Kandidatenverkenner().scores(job, pool).tolist() == [7.0, 0.0]


def test_a_place_that_is_not_known_is_within_no_distance() -> None:
    pool = Pool((Profile(max_distance_km=500),), (None,))
    assert Kandidatenverkenner().scores(a_job(pc4="3542"), pool).tolist() == [0.0]


def test_rare_skills_weigh_more() -> None:
    """Of two asked skills one is held by 1 of 4, one by 2 of 4: ln 4 and ln 2."""
    pool = a_pool(("Snoeien ",), ("lassen",), ("lassen",), ())
    scores = SkillCoverage().scores(a_job("snoeien", "lassen"), pool)
    whole = log(4) + log(2)
    assert scores == pytest.approx([log(4) / whole, log(2) / whole, log(2) / whole, 0.0])


def test_the_published_weight_is_reproduced() -> None:
    assert log(1 / 0.093) == pytest.approx(2.37, abs=0.006)


def test_bm25_is_that_of_the_paper() -> None:
    """Two texts, 'snoeien snoeien' and 'lassen'; by hand for the query 'snoeien'."""
    scores = Bm25().scores(a_job("snoeien"), a_pool(("snoeien", "snoeien"), ("lassen",)))
    idf = log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    by_hand = idf * 2 * 2.2 / (2 + 1.2 * (1 - 0.75 + 0.75 * 2 / 1.5))
    assert scores == pytest.approx([by_hand, 0.0])


def test_characters_find_a_compound_that_words_miss() -> None:
    pool = a_pool(("bosmaaien",), ("administratie",))
    job = a_job("bosmaaier")
    assert Bm25().scores(job, pool).tolist() == [0.0, 0.0]
    first, second = CharacterTfidf().scores(job, pool)
    assert first > second


def test_one_vector_stands_for_a_whole_person() -> None:
    pool = a_pool(("snoeien",), ("kabels",))
    scores = SingleVector(encode).scores(a_job("snoeien"), pool)
    assert scores[0] > scores[1]


def test_habit_asks_the_channel_used_last_first() -> None:
    pool = Pool(
        (Profile(),) * 4,
        (Channel.UWV, Channel.COMMERCIAL_INTERMEDIARY, None, Channel.REINTEGRATION_AGENCY),
    )
    assert Habit().scores(a_job(), pool).tolist() == [0.0, 2.0, 0.0, 1.0]
    own = Habit([Channel.UWV, Channel.UWV])
    assert order(own.scores(a_job(), pool), seed=1)[0] == 0


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0]), max_size=30), st.integers(0, 9))
def test_an_order_is_complete_and_never_puts_less_before_more(
    scores: list[float], seed: int
) -> None:
    places = order(np.array(scores), seed=seed)
    assert sorted(places.tolist()) == list(range(len(scores)))
    told = [scores[place] for place in places]
    assert told == sorted(told, reverse=True)
    assert order(np.array(scores), seed=seed).tolist() == places.tolist()


def test_equals_are_drawn_by_lot() -> None:
    first = {int(order(np.zeros(10), seed=seed)[0]) for seed in range(50)}
    assert len(first) > 5


@pytest.mark.parametrize("name", BASELINE_NAMES)
def test_the_order_of_the_pool_changes_no_score(name: str) -> None:
    skills = (("snoeien", "maaien"), ("lassen",), ("snoeien",), ())
    forward = baseline_named(name, encode).scores(a_job("snoeien", "maaien"), a_pool(*skills))
    backward = baseline_named(name, encode).scores(
        a_job("snoeien", "maaien"), a_pool(*skills[::-1])
    )
    assert forward == pytest.approx(backward[::-1])
