"""What happens under each policy: nobody works twice at once, and luck is common."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from matcher.channels.simulation.course import Course
from matcher.channels.simulation.hiring import hire
from matcher.channels.simulation.opening import Opening
from matcher.channels.simulation.outcome import Policy
from matcher.channels.simulation.people import CHANNELS
from matcher.channels.simulation.proposing import (
    Wanted,
    by_allocation,
    by_caseworker,
    by_floored_list,
    by_list,
)
from matcher.domain.organisation import Channel
from tests.matcher.channels.simulation.made_regions import (
    finished_courses,
    small_lists,
    small_region,
)

all_policies = pytest.mark.parametrize("policy", Policy)


def opening_of(job: int) -> Opening:
    return Opening(small_region(), small_lists(), job)


@all_policies
def test_nobody_has_two_jobs_at_a_time_and_no_vacancy_two_people(policy: Policy) -> None:
    filled = finished_courses()[policy].filled
    assert filled
    assert len({one.job for one in filled}) == len(filled)
    days: dict[int, list[tuple[float, float]]] = {}
    for one in filled:
        days.setdefault(one.hire.person, []).append((one.hire.starts, one.hire.ends))
    for own in days.values():
        assert all(first[1] <= then[0] for first, then in pairwise(sorted(own)))


@all_policies
def test_people_are_placed_where_they_can_come_after_they_registered(policy: Policy) -> None:
    region = small_region()
    for one in finished_courses()[policy].filled:
        person, job = one.hire.person, one.job
        assert region.people.arrives[person] <= one.hire.starts
        assert region.jobs.opens[job] <= one.hire.starts < one.hire.ends
        assert region.people.hours[person] >= region.jobs.hours[job]
        assert one.hire.chance > 0
        assert one.channel == region.people.channel[person]


@all_policies
def test_nobody_is_shown_or_placed_who_is_not_there(policy: Policy) -> None:
    region = small_region()
    course = Course.of(region, small_lists(), policy)
    nobody = np.zeros(len(region.people), dtype=np.bool_)
    for job in range(6):
        course.take_in(opening_of(job), nobody, 0.0)
    for day in (0.0, 14.0):
        course.search(nobody, day)
    assert not course.filled
    assert not course.is_seen.any()
    assert not course.exposure.any()


@all_policies
def test_who_works_is_put_before_nobody(policy: Policy) -> None:
    region = small_region()
    course = Course.of(region, small_lists(), policy)
    course.busy_until[:] = 100.0
    everybody = np.ones(len(region.people), dtype=np.bool_)
    course.take_in(opening_of(0), everybody, 0.0)
    course.search(everybody, 99.0)
    assert not course.is_seen.any()
    course.search(everybody, 100.0)
    assert course.is_seen.any()


def test_the_same_person_at_the_same_vacancy_fares_the_same_whoever_proposed_them() -> None:
    region = small_region()
    alike: dict[tuple[int, int], tuple[float, float]] = {}
    for course in finished_courses().values():
        for one in course.filled:
            fate = (one.hire.chance, round(one.hire.ends - one.hire.starts, 6))
            assert alike.setdefault((one.job, one.hire.person), fate) == fate
    n_filled = sum(len(course.filled) for course in finished_courses().values())
    assert n_filled > len(alike) > len(region.jobs) / 2


def test_the_order_in_which_people_are_proposed_decides_nothing() -> None:
    region, opening = small_region(), opening_of(3)
    proposed = opening.best[:12]
    usual = hire(region, opening, proposed, 0.0, 0)
    assert usual is not None
    assert hire(region, opening_of(3), proposed[::-1], 0.0, 0) == usual
    alone = opening.places_of(np.array([usual.person]))
    assert hire(region, opening, alone, 0.0, 0) == usual


def test_nobody_is_hired_out_of_nobody() -> None:
    assert hire(small_region(), opening_of(3), np.zeros(0, np.intp), 0.0, 0) is None


def test_a_case_manager_proposes_own_people_who_can_come_and_are_free() -> None:
    region, channel = small_region(), CHANNELS.index(Channel.MUNICIPALITY)
    n_proposed = 0
    for opening in map(opening_of, range(20)):
        may = np.arange(len(opening.there)) % 2 == 0
        found = by_caseworker(region, opening, may, channel, 0)
        who = opening.there[found]
        n_proposed += len(found)
        assert len(found) <= region.scenario["proposals"]
        assert may[found].all()
        assert opening.promise.can_come[found].all()
        known = region.contractors.organisation[opening.contractor, channel]
        assert (region.people.channel[who] == channel).all()
        assert (region.people.organisation[who] == known).all()
    assert n_proposed > 5


def test_a_list_shows_the_first_who_are_free_and_the_floor_shows_the_same_people() -> None:
    region, opening = small_region(), opening_of(3)
    may = np.ones(len(opening.there), dtype=np.bool_)
    first = by_list(opening, opening.by_ranker, may, 10)
    assert np.array_equal(opening.there[first], opening.by_ranker.who[:10])
    may[first[0]] = False
    assert np.array_equal(by_list(opening, opening.by_ranker, may, 9), first[1:])
    floored = by_floored_list(region, opening, opening.by_ranker, may, 9)
    assert sorted(floored.tolist()) == sorted(first[1:].tolist())


def test_the_allocation_gives_nobody_the_first_place_of_two_lists() -> None:
    region, lists = small_region(), small_lists()
    wanted = [
        Wanted(opening=one, may=np.ones(len(one.there), dtype=np.bool_))
        for one in map(opening_of, range(25))
    ]
    given = by_allocation(region, lists, wanted, 10)
    firsts = [one.opening.there[given[one.opening.job][0]] for one in wanted]
    own = [one.opening.by_ranker.who[0] for one in wanted]
    assert len(set(firsts)) == 25 > len(set(own))


def test_an_allocation_without_people_or_vacancies_gives_nothing() -> None:
    region, lists, opening = small_region(), small_lists(), opening_of(3)
    nobody = Wanted(opening=opening, may=np.zeros(len(opening.there), dtype=np.bool_))
    assert by_allocation(region, lists, [], 10) == {}
    assert [len(own) for own in by_allocation(region, lists, [nobody], 10).values()] == [0]
