"""Everybody once: duplicates are taken out before anything is counted."""

from __future__ import annotations

from dataclasses import replace

from matcher.fairness.people import (
    ONLY_UNKNOWN,
    Person,
    Shown,
    Trait,
    same_person,
    sample_of,
)
from tests.matcher.fairness.lists import somebody


def test_who_is_registered_twice_stands_on_the_list_once_at_the_best_place() -> None:
    first = somebody(1, "uwv")
    again = replace(somebody(1, "wijkteam"))
    other = somebody(2, "uwv")
    sample = sample_of(
        "V-0001",
        [
            Shown(place=1, person=other),
            Shown(place=2, person=first),
            Shown(place=3, person=again),
        ],
        [first, again, other],
    )
    assert [(s.place, s.person.person_id) for s in sample.shown] == [(1, "K-0002"), (2, "K-0001")]
    assert len(sample.reference) == 2
    assert sample.n_repeated == 1


def test_registering_people_twice_gains_a_channel_nothing() -> None:
    pool = [somebody(number, "uwv" if number % 2 else "wijkteam") for number in range(1, 9)]
    doubled = pool + [one for one in pool if "wijkteam" in one.groups_by(Trait.CHANNEL)]
    once = sample_of("V-0001", [Shown(place=1, person=pool[0])], pool)
    twice = sample_of("V-0001", [Shown(place=1, person=pool[0])], doubled)
    assert once.reference == twice.reference


def test_whoever_is_shown_belongs_to_those_who_could_be() -> None:
    """The pool is that of today; who left it meanwhile was on the list all the same."""
    gone = somebody(1, "uwv")
    sample = sample_of("V-0001", [Shown(place=1, person=gone)], [somebody(2, "uwv")])
    assert [one.person_id for one in sample.reference] == ["K-0001", "K-0002"]


def test_the_best_place_counts_in_whatever_order_lines_come() -> None:
    one = somebody(1, "uwv")
    sample = sample_of("V-0001", [Shown(place=9, person=one), Shown(place=2, person=one)], [])
    assert [s.place for s in sample.shown] == [2]


def test_pairs_chain_to_one_person() -> None:
    same = same_person([("K-0002", "K-0003"), ("K-0001", "K-0002"), ("K-0007", "K-0008")])
    assert {same[one] for one in ("K-0001", "K-0002", "K-0003")} == {"K-0001"}
    assert same["K-0008"] == "K-0007"
    assert "K-0004" not in same


def test_of_whom_nothing_is_known_is_a_group_of_its_own() -> None:
    assert Person(person_id="K-0001", groups={}).groups_by(Trait.GENDER) == ONLY_UNKNOWN
