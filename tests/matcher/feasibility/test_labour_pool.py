"""Who could do some work: certain, possible, or not, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.domain.hours import HoursRange
from matcher.domain.profile import Experience, Profile
from matcher.domain.vacancy import HardCriteria, Requirement, Vacancy
from matcher.feasibility.labour_pool import Bounds, CouldDo, Reach, best_of, could_do
from matcher.location.named_areas import municipality
from matcher.ranking.ranker import Ranker, asked_phrases
from matcher.ranking.weights import load_weights
from tests.matcher.pool import Pool, toy_calibration, toy_vector

UTRECHT = "3511"
CLEANING = Vacancy(
    vacancy_id="",
    organisation_id="",
    title="schoonmaker",
    requirements=(Requirement(phrase="schoonmaker"),),
    criteria=HardCriteria(starts_on=date(2027, 1, 4), hours=HoursRange(24, 24)),
    pc4=UTRECHT,
)
CLEANER = Profile(
    experience=(Experience(occupation="schoonmaker"),),
    pc4=UTRECHT,
    hours=HoursRange(16, 32),
    available_from=date(2026, 1, 1),
    max_travel_min=45.0,
)
TRAVEL = Bounds(least_fit=0.5, reach=Reach(live_in=None, most_travel_min=60.0))


def outcomes(
    *profiles: Profile, work: Vacancy = CLEANING, bounds: Bounds = TRAVEL
) -> list[CouldDo]:
    vectors = {phrase: toy_vector(phrase) for phrase in asked_phrases(work)}
    ranker = Ranker(load_weights(), toy_calibration)
    found = could_do(ranker, Pool(profiles).index(), work, vectors, bounds)
    return [CouldDo(number) for number in found.tolist()]


def of(profile: Profile, **asked: Vacancy | Bounds) -> CouldDo:
    (found,) = outcomes(profile, **asked)  # type: ignore[arg-type]
    return found


def test_somebody_who_did_the_work_lives_near_and_is_free_could_do_it() -> None:
    assert of(CLEANER) is CouldDo.CERTAIN


@pytest.mark.parametrize(
    "changed",
    [
        {"hours": HoursRange(), "available_from": date(2026, 1, 1)},
        {"available_from": None},
        {"pc4": None},
        {"experience": (), "preferred_occupations": ("schoonmaker",)},
        {"experience": (), "preferred_occupations": ("kok",)},
        {"experience": ()},
    ],
    ids=["hours", "first day", "postcode", "only a wish", "only another wish", "nothing"],
)
def test_what_is_unknown_leaves_it_possible_and_never_certain(changed: dict[str, object]) -> None:
    assert of(replace(CLEANER, **changed)) is CouldDo.POSSIBLE  # type: ignore[arg-type]


def test_somebody_who_did_other_work_only_is_not_suitable() -> None:
    cook = replace(CLEANER, experience=(Experience(occupation="kok"),))
    assert of(cook) is CouldDo.NOT_SUITABLE
    anything = replace(TRAVEL, least_fit=0.0)
    assert of(cook, bounds=anything) is CouldDo.CERTAIN


def test_living_next_door_with_the_right_hours_makes_nobody_suitable() -> None:
    neighbour = replace(CLEANER, experience=(Experience(occupation="kok"),))
    vectors = {phrase: toy_vector(phrase) for phrase in asked_phrases(CLEANING)}
    ranker = Ranker(load_weights(), toy_calibration)
    index = Pool([neighbour]).index()
    (line,) = ranker.rank(index, CLEANING, vectors, top=1).ranked
    assert line.fit is not None
    assert line.fit > 0.1  # journey and hours
    assert of(neighbour, bounds=replace(TRAVEL, least_fit=0.2)) is CouldDo.NOT_SUITABLE


def test_a_hard_criterion_that_fails_excludes() -> None:
    assert of(replace(CLEANER, hours=HoursRange(32, 40))) is CouldDo.EXCLUDED
    assert of(replace(CLEANER, available_from=date(2027, 6, 1))) is CouldDo.EXCLUDED


def test_beyond_ones_own_limit_it_is_too_far() -> None:
    assert of(replace(CLEANER, pc4="9711")) is CouldDo.TOO_FAR
    assert of(replace(CLEANER, pc4="9711", max_travel_min=None, max_distance_km=20.0)) is (
        CouldDo.TOO_FAR
    )


def test_who_sets_no_limit_is_judged_by_the_one_that_was_asked() -> None:
    groningen = replace(CLEANER, pc4="9711", max_travel_min=None)
    assert of(groningen) is CouldDo.TOO_FAR
    anywhere = replace(TRAVEL, reach=Reach(live_in=None, most_travel_min=600.0))
    assert of(groningen, bounds=anywhere) is CouldDo.CERTAIN
    assert of(replace(groningen, pc4=None)) is CouldDo.POSSIBLE


def test_a_municipality_means_people_who_live_there() -> None:
    here = replace(TRAVEL, reach=Reach(live_in=municipality("Utrecht"), most_travel_min=60.0))
    found = outcomes(
        replace(CLEANER, max_travel_min=1.0),
        replace(CLEANER, pc4="3811"),
        replace(CLEANER, pc4=None),
        work=replace(CLEANING, pc4=None),
        bounds=here,
    )
    assert found == [CouldDo.CERTAIN, CouldDo.TOO_FAR, CouldDo.POSSIBLE]


def test_work_of_which_the_place_is_not_known_is_within_reach_of_nobody_for_certain() -> None:
    assert of(CLEANER, work=replace(CLEANING, pc4=None)) is CouldDo.POSSIBLE


def test_work_with_skills_and_no_name_does_not_ask_for_an_occupation() -> None:
    nameless = replace(CLEANING, title="", requirements=(Requirement(phrase="ramen lappen"),))
    able = replace(CLEANER, skills=("ramen lappen",), experience=(Experience(occupation="kok"),))
    assert of(able, work=nameless) is CouldDo.CERTAIN


def test_the_reason_is_the_one_that_comes_nearest_to_yes() -> None:
    far_cook = replace(CLEANER, pc4="9711", experience=(Experience(occupation="kok"),))
    assert of(far_cook) is CouldDo.NOT_SUITABLE
    far_and_busy = replace(CLEANER, pc4="9711", hours=HoursRange(32, 40))
    assert of(far_and_busy) is CouldDo.EXCLUDED


def test_who_suits_two_kinds_of_work_counts_once_by_the_better() -> None:
    people = (CLEANER, replace(CLEANER, experience=(Experience(occupation="kok"),)))
    cooking = replace(CLEANING, title="kok", requirements=(Requirement(phrase="kok"),))
    vectors = {p: toy_vector(p) for work in (CLEANING, cooking) for p in asked_phrases(work)}
    ranker = Ranker(load_weights(), toy_calibration)
    index = Pool(people).index()
    each = [could_do(ranker, index, work, vectors, TRAVEL) for work in (CLEANING, cooking)]
    assert best_of(each).tolist() == [CouldDo.CERTAIN, CouldDo.CERTAIN]
    assert [one.tolist() for one in each] == [
        [CouldDo.CERTAIN, CouldDo.NOT_SUITABLE],
        [CouldDo.NOT_SUITABLE, CouldDo.CERTAIN],
    ]
