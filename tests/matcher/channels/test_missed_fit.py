"""Missed fit and concentration by hand, and what may be told of few people."""

from __future__ import annotations

from dataclasses import replace
from math import log, sqrt

import pytest

from matcher.channels.concentration import concentration
from matcher.channels.disclosure import disclosed
from matcher.channels.missed_fit import AskedVacancy, BestPerson, missed_fit
from matcher.channels.number import ALL, Measure, Standing
from matcher.channels.ratio import Draws
from matcher.fairness.intervals import Z_95, Estimate
from tests.matcher.channels.measuring import number, told, unit


def vacancy(number: int, asked: str, *best: str) -> AskedVacancy:
    """Return a vacancy whose best people are in these channels; 'a+b' is in both."""
    return AskedVacancy(
        vacancy_id=f"V-{number}",
        best=tuple(
            BestPerson(person_id=f"K-{number}-{place}", channels=frozenset(own.split("+")))
            for place, own in enumerate(best)
        ),
        asked=frozenset(asked.split()),
    )


def test_missed_is_who_sits_only_in_channels_that_were_not_asked() -> None:
    two = [
        vacancy(1, "uwv", "uwv", "wijkteam", "uwv+wijkteam", "education"),
        vacancy(2, "uwv wijkteam", "wijkteam"),
    ]
    numbers = missed_fit(two, ["uwv", "wijkteam", "education"], Draws(1))
    counts = {one.channel: (one.n, one.n_of) for one in numbers}
    assert counts == {ALL: (2, 5), "uwv": (0, 2), "wijkteam": (1, 3), "education": (1, 1)}
    whole = told(numbers, Measure.MISSED_FIT, ALL)
    assert (whole.estimate.at, whole.standing) == (0.4, Standing.TOO_FEW)


def test_over_ten_vacancies_missed_fit_has_an_interval() -> None:
    many = [vacancy(n, "uwv", "uwv", "wijkteam" if n % 2 else "uwv") for n in range(20)]
    whole = told(missed_fit(many, [], Draws(1)), Measure.MISSED_FIT, ALL)
    assert (whole.estimate.at, whole.standing) == (0.25, Standing.TOLD)
    assert whole.estimate.low is not None
    assert 0 < whole.estimate.low < 0.25


def test_without_a_vacancy_nothing_was_missed_and_nothing_is_said() -> None:
    (none,) = missed_fit([], [], Draws(1))
    assert (none.estimate.at, none.n_of) == (None, 0)


def test_concentration_of_three_quarters_and_a_quarter() -> None:
    units = [unit(n, "uwv" if n % 4 else "wijkteam") for n in range(20)]
    hhi, entropy = concentration(units)
    assert hhi.estimate.at == pytest.approx(0.625)
    assert entropy.estimate.at == pytest.approx(-0.75 * log(0.75) - 0.25 * log(0.25))
    # One unit a vacancy: the slope of the HHI is 2s, so units differ by 2 x 0.75 - 2 x 0.25 = 1,
    # and the variance of their mean is 0.75 x 0.25 / 19.
    half = Z_95 * sqrt(0.75 * 0.25 / 19)
    assert hhi.estimate.low == pytest.approx(0.625 - half)
    assert hhi.estimate.high == pytest.approx(0.625 + half)


def test_one_road_only_is_a_concentration_of_one_without_a_false_interval() -> None:
    hhi, entropy = concentration([unit(n, "uwv") for n in range(20)])
    assert (hhi.estimate, entropy.estimate.at) == (Estimate(at=1.0, low=None, high=None), 0.0)


def test_nothing_introduced_has_no_concentration() -> None:
    hhi, entropy = concentration([])
    assert (hhi.estimate.at, entropy.estimate.at, hhi.standing) == (None, None, Standing.TOO_FEW)


def test_fewer_than_ten_people_are_hidden_with_the_smallest_other_channel() -> None:
    numbers = [number("uwv", 60), number("wijkteam", 3), number("education", 37)]
    uwv, team, school = disclosed(numbers)
    assert (team.n, team.n_of, team.estimate.at, team.standing) == (
        None,
        None,
        None,
        Standing.HIDDEN,
    )
    assert school.standing is Standing.HIDDEN
    assert (uwv.n, uwv.n_of, uwv.estimate.at) == (60, 100, 0.6)


def test_two_small_channels_that_are_ten_together_hide_no_third() -> None:
    numbers = [number("uwv", 80), number("wijkteam", 6), number("education", 4)]
    assert [one.standing for one in disclosed(numbers)] == [
        Standing.TOLD,
        Standing.HIDDEN,
        Standing.HIDDEN,
    ]


def test_nobody_among_many_is_told_and_nobody_among_few_is_not() -> None:
    assert [one.standing for one in disclosed([number("uwv", 0), number("wijkteam", 0, 4)])] == [
        Standing.TOLD,
        Standing.HIDDEN,
    ]


def test_counts_go_down_to_steps_of_five_and_numbers_to_two_decimals() -> None:
    (one,) = disclosed([number("uwv", 17, 49)])
    assert (one.n, one.n_of, one.estimate.at) == (15, 45, 0.35)


def test_all_together_are_hidden_only_when_they_are_few() -> None:
    few, many = number(ALL, 4), number(ALL, 40)
    assert disclosed([few])[0].standing is Standing.HIDDEN
    assert disclosed([many])[0].standing is Standing.TOLD


def test_concentration_does_not_give_away_what_is_hidden() -> None:
    hhi = replace(
        number(ALL, 100), measure=Measure.HHI, estimate=Estimate(at=0.4978, low=0.41, high=0.58)
    )
    shares = [number("uwv", 60), number("wijkteam", 3), number("education", 37)]
    introduced = [replace(one, measure=Measure.SHARE_OF_INTRODUCTIONS) for one in shares]
    assert disclosed([*introduced, hhi])[-1].estimate == Estimate(at=0.5, low=0.4, high=0.6)
    assert disclosed([introduced[0], hhi])[-1].estimate == Estimate(at=0.5, low=0.41, high=0.58)


def test_how_long_vacancies_wait_tells_of_no_person() -> None:
    waiting = replace(number("uwv", 3, 8), measure=Measure.DAYS_TO_INTRODUCTION)
    assert disclosed([waiting])[0].standing is Standing.TOLD
