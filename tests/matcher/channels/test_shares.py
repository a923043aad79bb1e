"""The share of a channel, worked out by hand."""

from __future__ import annotations

import pytest

from matcher.channels.number import Measure, Standing
from matcher.channels.overlap import overlap
from matcher.channels.ratio import Draws, ratio_over_clusters
from matcher.channels.shares import census_shares, mean_shares, pooled_shares
from tests.matcher.channels.measuring import told, unit

UWV, TEAM, SCHOOL = "uwv", "wijkteam", "education"
DRAWS = Draws(1)


def test_pooled_a_large_vacancy_weighs_more_and_in_a_mean_every_vacancy_alike() -> None:
    large = [unit(n, UWV, cluster="V-1", within="V-1") for n in range(3)]
    small = [unit(9, TEAM)]
    pooled = pooled_shares(Measure.SHARE_OF_FIT, [*large, *small], [UWV, TEAM], DRAWS)
    mean = mean_shares(Measure.SHARE_OF_FIT, [*large, *small], [UWV, TEAM], DRAWS)
    assert [one.estimate.at for one in pooled] == [0.75, 0.25]
    assert [one.estimate.at for one in mean] == [0.5, 0.5]


def test_exposure_goes_by_the_weight_of_a_place() -> None:
    lines = [unit(1, UWV, within="R-1"), unit(2, TEAM, within="R-1", weight=0.5)]
    (uwv,) = mean_shares(Measure.SHARE_OF_EXPOSURE, lines, [UWV], DRAWS)
    assert uwv.estimate.at == pytest.approx(2 / 3)


def test_below_ten_vacancies_or_ten_people_the_number_stands_without_an_interval() -> None:
    nine = [unit(n, UWV if n % 2 else TEAM) for n in range(9)]
    (few,) = pooled_shares(Measure.SHARE_OF_INTRODUCTIONS, nine, [UWV], DRAWS)
    assert (few.standing, few.n, few.n_of) == (Standing.TOO_FEW, 4, 9)
    assert few.estimate.at == pytest.approx(4 / 9)
    assert few.estimate.low is None
    one_person = [unit(n, UWV if n % 2 else TEAM, person_id="K-1") for n in range(30)]
    (same,) = pooled_shares(Measure.SHARE_OF_INTRODUCTIONS, one_person, [UWV], DRAWS)
    assert same.standing is Standing.TOO_FEW


def test_from_ten_on_the_interval_holds_the_number_and_is_the_same_each_time() -> None:
    units = [unit(n, UWV if n % 4 else TEAM) for n in range(40)]
    first, again = (
        pooled_shares(Measure.SHARE_OF_INTRODUCTIONS, units, [TEAM], Draws(1))[0] for _ in "ab"
    )
    low, high = first.estimate.low, first.estimate.high
    assert low is not None
    assert high is not None
    assert low < 0.25 < high
    assert first == again


def test_a_channel_that_brings_nobody_is_not_certain_to_bring_nobody() -> None:
    units = [unit(n, UWV) for n in range(10)]
    numbers = pooled_shares(Measure.SHARE_OF_PLACEMENTS, units, [UWV, TEAM], DRAWS)
    uwv, team = (one.estimate for one in numbers)
    assert (team.at, team.low) == (0.0, 0.0)
    assert team.high == pytest.approx(0.2775, abs=1e-4)
    assert (uwv.at, uwv.high) == (1.0, 1.0)
    assert uwv.low == pytest.approx(0.7225, abs=1e-4)


def test_without_any_unit_no_share_is_made_up() -> None:
    (none,) = pooled_shares(Measure.SHARE_OF_VALUE, [], [UWV], DRAWS)
    assert (none.estimate.at, none.standing, none.n_of) == (None, Standing.TOO_FEW, 0)
    (nothing_earned,) = mean_shares(
        Measure.SHARE_OF_VALUE, [unit(1, UWV, weight=0.0)], [UWV], DRAWS
    )
    assert nothing_earned.estimate.at is None


def test_a_cluster_that_comes_back_is_one_cluster() -> None:
    parts = [("V-1", 1.0, 2.0)] * 20
    estimate, standing = ratio_over_clusters(parts, 20, DRAWS)
    assert (estimate.at, standing) == (0.5, Standing.TOO_FEW)


def test_who_is_registered_twice_is_one_person_in_two_channels() -> None:
    pool = {f"K-{n}": frozenset({UWV}) for n in range(8)}
    pool |= {"K-8": frozenset({UWV, TEAM}), "K-9": frozenset({TEAM})}
    shares = census_shares(Measure.SHARE_OF_POOL, pool, [UWV, TEAM, SCHOOL])
    assert [(one.n, one.n_of, one.estimate.at) for one in shares] == [
        (9, 10, 0.9),
        (2, 10, 0.2),
        (0, 10, 0.0),
    ]
    assert {one.standing for one in shares} == {Standing.TOLD}
    (both,) = overlap(pool, [UWV, TEAM, SCHOOL])
    assert both == told([both], Measure.OVERLAP, "uwv+wijkteam")
    assert (both.n, both.n_of, both.estimate.at) == (1, 10, 0.1)
