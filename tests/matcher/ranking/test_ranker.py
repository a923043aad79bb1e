"""What a ranking promises: the best work fit first, with the numbers that made it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import fsum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.profile import (
    DrivingLicence,
    EntryKind,
    Experience,
    LanguageLevel,
    Profile,
    TravelMode,
)
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import HardCriteria, Importance, Requirement, Vacancy
from matcher.errors import InvalidInput
from matcher.ranking.index import CandidateIndex
from matcher.ranking.ranker import Ranker
from matcher.ranking.weights import load_weights
from tests.matcher.pool import DIMENSION, Pool, rank_in, toy_calibration
from tests.matcher.ranking.strategies import PHRASES, POSTCODES, phrases, profiles, vacancies

CLEANING = Vacancy(
    vacancy_id="V-1",
    organisation_id="O-1",
    title="Schoonmaker kantoren (m/v)",
    requirements=(
        Requirement(phrase="ramen lappen"),
        Requirement(phrase="vloeren dweilen", importance=Importance.USEFUL),
    ),
    pc4="2712",
    criteria=HardCriteria(hours=HoursRange(16, 24), dutch_spoken=LanguageLevel.REASONABLE),
)


def score_of(line: RankedCandidate, name: str) -> float | None:
    return next(c.score for c in line.components if c.name == name)


def test_who_can_do_the_work_stands_above_who_cannot() -> None:
    cleaner = Profile(skills=("ramen lappen", "vloeren dweilen"), pc4="9711")
    cook = Profile(skills=("koken", "afwassen"), pc4="2712")
    ranking = Pool([cook, cleaner]).rank(CLEANING)
    assert [line.candidate_id for line in ranking.ranked] == ["K-0002", "K-0001"]
    assert [line.position for line in ranking.ranked] == [1, 2]


def test_the_reason_names_which_phrase_met_which_requirement() -> None:
    line = Pool([Profile(experience=(Experience(occupation="lappen van ramen"),))]).only(CLEANING)
    met = line.evidence[0]
    assert (met.requirement, met.phrase, met.kind) == (
        "ramen lappen",
        "lappen van ramen",
        EntryKind.EXPERIENCE,
    )
    assert 0 < met.strength < 1
    assert line.evidence[1].phrase is None
    assert line.evidence[1].strength == 0


def test_an_essential_requirement_weighs_more_than_a_useful_one() -> None:
    essential = Pool([Profile(skills=("ramen lappen",))]).only(CLEANING)
    useful = Pool([Profile(skills=("vloeren dweilen",))]).only(CLEANING)
    assert score_of(essential, "skills") == pytest.approx(2 / 3)
    assert score_of(useful, "skills") == pytest.approx(1 / 3)


def test_a_wish_for_work_is_weaker_evidence_of_ability_than_having_done_it() -> None:
    did = Pool([Profile(experience=(Experience(occupation="ramen lappen"),))]).only(CLEANING)
    wants = Pool([Profile(preferred_occupations=("ramen lappen",))]).only(CLEANING)
    assert did.evidence[0].strength > wants.evidence[0].strength


def test_missing_information_lowers_the_confidence_and_not_the_fit() -> None:
    known = Profile(skills=("ramen lappen", "vloeren dweilen"), hours=HoursRange(None, 24))
    unknown = replace(known, hours=HoursRange())
    first, second = Pool([known]).only(CLEANING), Pool([unknown]).only(CLEANING)
    assert first.fit == pytest.approx(1.0)
    assert second.fit == pytest.approx(1.0)
    assert second.confidence < first.confidence
    assert any("uur" in question for question in second.unknown)


def test_a_wish_for_an_occupation_alone_is_no_known_fact_about_skills() -> None:
    wish = Profile(preferred_occupations=("schoonmaker",), hours=HoursRange(None, 24))
    told = replace(wish, skills=("metselen",))
    first, second = Pool([wish]).only(CLEANING), Pool([told]).only(CLEANING)
    assert first.fit == second.fit
    assert first.confidence < second.confidence
    assert any("vaardigheden" in question for question in first.unknown)
    assert not any("vaardigheden" in question for question in second.unknown)


def test_nobody_waits_for_a_bus_to_the_job_around_the_corner() -> None:
    neighbour = Profile(
        skills=("koken",),
        pc4="2712",
        max_travel_min=10.0,
        transport=Holdings.exactly([TravelMode.PUBLIC_TRANSPORT]),
    )
    line = Pool([neighbour]).only(CLEANING)
    assert line.excluded_by == ()
    assert "te voet" in next(c.explanation for c in line.components if c.name == "travel")


def test_who_has_no_transport_can_still_walk() -> None:
    walker = Profile(skills=("koken",), pc4="2712", transport=Holdings[TravelMode].exactly([]))
    assert score_of(Pool([walker]).only(CLEANING), "travel") is not None


def test_whose_availability_ends_before_the_job_begins_reads_so() -> None:
    vacancy = replace(CLEANING, criteria=HardCriteria(starts_on=date(2026, 12, 1)))
    gone = Profile(
        skills=("koken",),
        available_from=date(2026, 1, 1),
        available_until=date(2026, 11, 30),
    )
    (failed,) = Pool([gone]).only(vacancy).excluded_by
    assert "tot en met 2026-11-30" in failed.explanation


def test_demands_and_extras_are_counted_apart_in_the_sentence() -> None:
    line = Pool([Profile(skills=("ramen lappen",))]).only(CLEANING)
    sentence = next(c.explanation for c in line.components if c.name == "skills")
    assert sentence == "1 van de 1 functie-eisen en 0 van de 1 pluspunten goed gedekt."


def test_who_is_wholly_unknown_has_no_fit_and_comes_last_but_is_not_dropped() -> None:
    stranger = Profile(pc4="2712", hours=HoursRange(None, 24))
    cook = Profile(skills=("koken",), pc4="9711")
    ranking = Pool([stranger, cook]).rank(CLEANING)
    assert [line.candidate_id for line in ranking.ranked] == ["K-0002", "K-0001"]
    assert ranking.ranked[1].fit is None
    assert any("kan" in question for question in ranking.ranked[1].unknown)


def test_a_failed_demand_excludes_and_the_reason_is_kept() -> None:
    vacancy = replace(
        CLEANING, criteria=HardCriteria(driving_licences=frozenset({DrivingLicence.B}))
    )
    has_none = Profile(
        skills=("ramen lappen",), driving_licences=Holdings[DrivingLicence].exactly([])
    )
    unknown = Profile(skills=("ramen lappen",))
    ranking = Pool([has_none, unknown]).rank(vacancy)
    assert [line.candidate_id for line in ranking.ranked] == ["K-0002"]
    assert [line.candidate_id for line in ranking.excluded] == ["K-0001"]
    assert ranking.excluded[0].position is None
    assert [c.name for c in ranking.excluded[0].excluded_by] == ["driving_licence:B"]
    assert (ranking.n_pool, ranking.n_ranked, ranking.n_excluded) == (2, 1, 1)


def test_a_profile_of_160_skills_gains_nothing_over_the_same_relevant_two() -> None:
    relevant = ("ramen lappen", "vloeren dweilen")
    ballast = tuple(f"vakgebied {number} beheersen" for number in range(158))
    short, long = Profile(skills=relevant), Profile(skills=ballast + relevant)
    assert Pool([long]).only(CLEANING).fit == Pool([short]).only(CLEANING).fit


def test_more_command_of_dutch_than_asked_counts_and_exactly_enough_counts_half() -> None:
    def language(level: LanguageLevel) -> float | None:
        return score_of(
            Pool([Profile(skills=("koken",), dutch_spoken=level)]).only(CLEANING), "language"
        )

    assert language(LanguageLevel.REASONABLE) == 0.5
    assert language(LanguageLevel.EXCELLENT) == 1.0


def test_equals_are_drawn_by_lot_and_the_lot_differs_between_vacancies() -> None:
    equals = [Profile(skills=("ramen lappen",))] * 30
    first = Pool(equals).rank(CLEANING)
    again = Pool(equals).rank(CLEANING)
    other = Pool(equals).rank(replace(CLEANING, vacancy_id="V-2"))
    ids = [[line.candidate_id for line in ranking.ranked] for ranking in (first, again, other)]
    assert ids[0] == ids[1]
    assert ids[0] != ids[2]
    assert sorted(ids[0]) == sorted(ids[2])


def test_asking_for_none_tells_about_none_and_still_counts() -> None:
    ranking = Pool([Profile(skills=("koken",))]).rank(CLEANING, top=0, top_excluded=0)
    assert ranking.ranked == ()
    assert ranking.n_ranked == 1


def test_an_empty_pool_is_an_empty_list() -> None:
    assert rank_in(CandidateIndex(DIMENSION), CLEANING).ranked == ()


def test_a_negative_number_to_show_is_refused() -> None:
    with pytest.raises(InvalidInput, match="negative"):
        Pool([]).rank(CLEANING, top=-1)


def test_a_phrase_without_a_vector_is_an_error_and_never_a_silent_zero() -> None:
    ranker = Ranker(load_weights(), toy_calibration)
    with pytest.raises(InvalidInput, match="no vector"):
        ranker.rank(Pool([Profile()]).index(), CLEANING, {}, top=1)


def test_who_may_not_be_shown_takes_no_part_and_is_not_counted() -> None:
    index = Pool([Profile(skills=("koken",)), Profile(skills=("koken",))]).index()
    ranker = Ranker(load_weights(), toy_calibration)
    vacancy = replace(CLEANING, requirements=(), title="kok")
    vectors = {"kok": np.full(DIMENSION, 0.125, dtype=np.float32)}
    ranking = ranker.rank(
        index, vacancy, vectors, is_visible=np.array([True, False]), top=5, top_excluded=5
    )
    assert [line.candidate_id for line in ranking.ranked] == ["K-0001"]
    assert ranking.n_pool == 1


# --- properties ---------------------------------------------------------------------------


@given(profiles, vacancies)
def test_every_number_lies_between_0_and_1(profile: Profile, vacancy: Vacancy) -> None:
    line = Pool([profile]).only(vacancy)
    numbers = [line.fit, line.confidence, *(c.score for c in line.components)]
    numbers += [e.strength for e in line.evidence]
    assert all(0.0 <= number <= 1.0 for number in numbers if number is not None)


@given(profiles, vacancies)
def test_the_fit_can_be_rebuilt_from_the_explanation(profile: Profile, vacancy: Vacancy) -> None:
    line = Pool([profile]).only(vacancy)
    known = [(c.weight, c.score) for c in line.components if c.score is not None]
    if line.fit is not None:
        rebuilt = fsum(w * s for w, s in known) / fsum(w for w, _ in known)
        assert line.fit == pytest.approx(rebuilt, abs=1e-9)


@given(st.lists(profiles, min_size=1, max_size=12), vacancies)
def test_a_person_scores_the_same_alone_as_among_others(
    people: list[Profile], vacancy: Vacancy
) -> None:
    together = Pool(people).rank(vacancy)
    for line in together.ranked + together.excluded:
        alone = Pool([people[int(line.candidate_id[2:]) - 1]]).only(vacancy)
        assert line.fit == pytest.approx(alone.fit, abs=1e-6)
        assert line.criteria == alone.criteria
        assert line.confidence == pytest.approx(alone.confidence)


@given(st.lists(profiles, max_size=25), vacancies, st.integers(min_value=0, max_value=8))
def test_the_top_of_the_list_is_the_top_of_the_whole_list(
    people: list[Profile], vacancy: Vacancy, top: int
) -> None:
    pool = Pool(people)
    whole = [line.candidate_id for line in pool.rank(vacancy, top=100).ranked]
    assert [line.candidate_id for line in pool.rank(vacancy, top=top).ranked] == whole[:top]


@given(st.lists(profiles, max_size=15), vacancies)
def test_the_list_falls_in_fit_and_those_without_fit_come_last(
    people: list[Profile], vacancy: Vacancy
) -> None:
    fits = [line.fit for line in Pool(people).rank(vacancy).ranked]
    keys = [-1.0 if fit is None else fit for fit in fits]
    assert keys == sorted(keys, reverse=True)


@given(profiles, vacancies, phrases)
def test_one_more_skill_never_lowers_the_skills_score(
    profile: Profile, vacancy: Vacancy, skill: str
) -> None:
    richer = replace(profile, skills=(*profile.skills, skill))
    before = {c.name: c.score for c in Pool([profile]).only(vacancy).components}
    after = {c.name: c.score for c in Pool([richer]).only(vacancy).components}
    if vacancy.requirements:
        assert (after["skills"] or 0.0) >= (before["skills"] or 0.0) - 1e-9
    assert after["occupation"] == before["occupation"]


@given(profiles.filter(lambda p: bool(p.skills)), vacancies.filter(lambda v: bool(v.requirements)))
def test_one_more_relevant_skill_never_lowers_the_fit(profile: Profile, vacancy: Vacancy) -> None:
    wanted = tuple(requirement.phrase for requirement in vacancy.requirements[:1])
    richer = replace(profile, skills=(*profile.skills, *wanted))
    before, after = Pool([profile]).only(vacancy).fit, Pool([richer]).only(vacancy).fit
    assert before is not None
    assert after is not None
    assert after >= before - 1e-9


@given(profiles, vacancies, st.randoms(use_true_random=False))
def test_order_and_repetition_of_skills_change_nothing(
    profile: Profile, vacancy: Vacancy, rng: object
) -> None:
    shuffled = sorted(profile.skills * 2, key=lambda _: rng.random())  # type: ignore[attr-defined]
    other = replace(profile, skills=tuple(shuffled))
    assert Pool([other]).only(vacancy).fit == pytest.approx(Pool([profile]).only(vacancy).fit)


@given(profiles, vacancies, st.sampled_from(POSTCODES))
def test_living_next_to_the_work_never_fits_worse_than_living_elsewhere(
    profile: Profile, vacancy: Vacancy, home: str
) -> None:
    def travel(pc4: str | None) -> float | None:
        line = Pool([replace(profile, pc4=pc4)]).only(vacancy)
        return next((c.score for c in line.components if c.name == "travel"), None)

    near, elsewhere = travel(vacancy.pc4), travel(home)
    if near is not None and elsewhere is not None:
        assert near >= elsewhere


@given(profiles, vacancies)
def test_more_hours_never_lower_the_hours_score(profile: Profile, vacancy: Vacancy) -> None:
    def hours(maximum: float) -> float | None:
        able = replace(profile, hours=HoursRange(None, maximum))
        components = Pool([able]).only(vacancy).components
        return next((c.score for c in components if c.name == "hours"), None)

    scores = [hours(maximum) for maximum in (8.0, 16.0, 32.0, 40.0)]
    known = [score for score in scores if score is not None]
    assert known == sorted(known)


@given(profiles, vacancies)
def test_an_unknown_never_excludes(profile: Profile, vacancy: Vacancy) -> None:
    line = Pool([Profile(skills=profile.skills)]).only(vacancy)
    assert line.excluded_by == ()


def test_vocabulary_of_these_tests_has_near_and_far_phrases() -> None:
    scores = {
        phrase: Pool([Profile(skills=(phrase,))]).only(CLEANING).evidence[0].strength
        for phrase in PHRASES
    }
    assert scores["ramen lappen"] == pytest.approx(1.0)
    assert 0 < scores["ramen wassen"] < 1
    assert scores["metselen"] == 0


def test_a_ranking_knows_the_day_only_through_the_vacancy() -> None:
    vacancy = replace(CLEANING, criteria=HardCriteria(starts_on=date(2026, 12, 1)))
    line = Pool([Profile(skills=("koken",), available_from=date(2027, 1, 1))]).only(vacancy)
    assert [c.name for c in line.excluded_by] == ["available"]
