"""What would follow from one thing being otherwise is what a ranking says once it is so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.profile import DrivingLicence, LanguageLevel, Profile
from matcher.domain.vacancy import Vacancy
from matcher.errors import NotFound
from matcher.explanations.change import (
    with_certificate,
    with_driving_licence,
    with_hours,
    with_skill,
    with_spoken,
)
from matcher.explanations.change_words import ChangeKind
from matcher.explanations.standing import PoolStandings
from matcher.explanations.suggested import changes_for
from matcher.explanations.what_if import worth_telling
from matcher.ranking.job_knowledge import JobKnowledge
from tests.factories import a_profile, a_vacancy
from tests.matcher.explanations.telling import (
    line_of,
    pool_of,
    question_of,
    told_of,
    what_if_of,
)
from tests.matcher.ranking.strategies import knowledge, profiles, vacancies

NO_LICENCE = Holdings[DrivingLicence].exactly([])
crowds = st.lists(profiles, min_size=1, max_size=6).flatmap(
    lambda kinds: st.lists(st.sampled_from(kinds), min_size=1, max_size=20)
)
"""People of whom some are alike in everything, so that lots decide."""


@settings(max_examples=30)
@given(crowds, vacancies, knowledge)
def test_everybody_is_placed_where_the_ranking_places_them(
    people: list[Profile], vacancy: Vacancy, known: JobKnowledge
) -> None:
    question, pool = question_of(vacancy, known), pool_of(people)
    for name, line in told_of(people, vacancy, known).items():
        assert PoolStandings(question, pool, name).now == line


@settings(max_examples=30)
@given(crowds, vacancies, knowledge)
def test_a_change_leads_to_the_place_and_the_numbers_of_a_ranking_after_it(
    people: list[Profile], vacancy: Vacancy, known: JobKnowledge
) -> None:
    changes = changes_for(people[0], vacancy, told_of(people, vacancy, known)["K-0001"])
    for found in what_if_of(people, vacancy, changes, known):
        after = told_of([found.change.profile, *people[1:]], vacancy, known)["K-0001"]
        assert found.after.position == after.position
        assert found.after.fit == pytest.approx(after.fit, abs=1e-9)
        assert found.after.confidence == pytest.approx(after.confidence, abs=1e-9)
        assert found.after.criteria == after.criteria


@settings(max_examples=30)
@given(profiles, vacancies)
def test_what_is_suggested_for_a_failed_criterion_never_makes_another_one_fail(
    profile: Profile, vacancy: Vacancy
) -> None:
    failed = {c.name for c in line_of(profile, vacancy).excluded_by}
    for change in changes_for(profile, vacancy, line_of(profile, vacancy)):
        assert {c.name for c in line_of(change.profile, vacancy).excluded_by} <= failed


def test_with_a_driving_licence_somebody_is_no_longer_excluded_and_stands_first() -> None:
    people = [a_profile(driving_licences=NO_LICENCE), a_profile(skills=("koken",))]
    change = with_driving_licence(people[0], DrivingLicence.B)
    (found,) = what_if_of(people, a_vacancy(), [change])
    assert found.before.position is None
    assert found.after.position == 1
    assert found.is_let_in
    assert found.change.text == "rijbewijs B"
    assert not found.change.is_confirmation


def test_with_a_skill_that_the_job_asks_somebody_climbs() -> None:
    weak = a_profile(skills=("koken",), preferred_occupations=(), experience=())
    people = [weak, *[a_profile(skills=("orders verzamelen",))] * 5]
    (found,) = what_if_of(people, a_vacancy(), [with_skill(weak, "heftruck rijden")])
    assert found.before.position == 6
    assert found.after.position is not None
    assert found.places_gained == 6 - found.after.position
    assert found.fit_gained > 0.2


def test_a_change_that_leaves_another_criterion_failing_says_so() -> None:
    poor = a_profile(driving_licences=NO_LICENCE, hours=HoursRange(8, 12))
    (found,) = what_if_of([poor], a_vacancy(), [with_driving_licence(poor, DrivingLicence.B)])
    assert not found.is_let_in
    assert not found.helps
    assert [c.name for c in found.after.excluded_by] == ["hours"]


def test_what_nobody_knows_yet_is_asked_about_and_not_said_to_be_missing() -> None:
    unknown = a_profile(driving_licences=Holdings[DrivingLicence].unknown())
    (found,) = what_if_of([unknown], a_vacancy(), [with_driving_licence(unknown, DrivingLicence.B)])
    assert found.change.is_confirmation
    assert found.n_answered == 1
    assert found.helps


def test_a_certificate_like_the_one_asked_may_be_the_one_meant() -> None:
    alike = a_profile(certificates=Holdings[str].exactly(["VCA"]))
    assert with_certificate(alike, "VCA basis").is_confirmation
    without = a_profile(certificates=Holdings[str].exactly([]))
    assert not with_certificate(without, "VCA basis").is_confirmation
    assert with_certificate(a_profile(), "B-VCA").profile == a_profile()


def test_of_hours_the_first_step_that_lets_somebody_in_is_told() -> None:
    part_time = a_profile(hours=HoursRange(8, 14))
    vacancy = a_vacancy()
    line = line_of(part_time, vacancy)
    found = what_if_of([part_time], vacancy, changes_for(part_time, vacancy, line))
    hours = [w for w in worth_telling(found, most=20) if w.change.kind is ChangeKind.HOURS]
    assert [w.change.text for w in hours] == ["24 uur per week (10 uur meer)"]


def test_the_most_helpful_comes_first_and_no_more_are_told_than_asked() -> None:
    poor = a_profile(driving_licences=NO_LICENCE, skills=())
    found = what_if_of(
        [poor, *[a_profile()] * 3],
        a_vacancy(),
        [
            with_skill(poor, "heftruck rijden"),
            with_driving_licence(poor, DrivingLicence.B),
            with_hours(poor, 40),
        ],
    )
    assert [w.change.kind for w in worth_telling(found, most=1)] == [ChangeKind.DRIVING_LICENCE]


def test_better_dutch_than_asked_is_tried_one_level_up() -> None:
    changes = changes_for(a_profile(), a_vacancy(), line_of(a_profile(), a_vacancy()))
    spoken = [c for c in changes if c.kind is ChangeKind.DUTCH_SPOKEN]
    assert [c.profile.dutch_spoken for c in spoken] == [LanguageLevel.EXCELLENT]
    assert with_spoken(a_profile(), LanguageLevel.REASONABLE).profile == a_profile()


@settings(max_examples=30)
@given(profiles, vacancies)
def test_nothing_is_suggested_but_what_a_person_can_get_do_or_tell(
    profile: Profile, vacancy: Vacancy
) -> None:
    """Where somebody lives, what was done before and what is wished stay as they are."""
    for change in changes_for(profile, vacancy, line_of(profile, vacancy)):
        changed = change.profile
        kept = ("pc4", "experience", "preferred_occupations", "available_until", "wishes")
        assert all(getattr(changed, name) == getattr(profile, name) for name in kept)
        if profile.available_from is not None:
            assert changed.available_from == profile.available_from
        if profile.education_level is not None:
            assert changed.education_level == profile.education_level
        assert profile.driving_licences.held <= changed.driving_licences.held


def test_who_takes_no_part_has_no_place() -> None:
    question, pool = question_of(a_vacancy()), pool_of([a_profile(), a_profile()])
    with pytest.raises(NotFound, match="takes no part"):
        PoolStandings(question, pool, "K-0003")
    with pytest.raises(NotFound, match="takes no part"):
        PoolStandings(question, pool, "K-0001", np.array([False, True]))


def test_only_who_takes_part_counts_for_the_place() -> None:
    better = a_profile()
    people = [replace(better, skills=()), better, better]
    standings = PoolStandings(
        question_of(a_vacancy()), pool_of(people), "K-0001", np.array([True, True, False])
    )
    assert standings.now.position == 2
    assert standings.n_others == 1
