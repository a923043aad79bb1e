"""Luck hangs on who and what, never on who asked first."""

from __future__ import annotations

import numpy as np

from matcher.channels.simulation.draws import Draws
from matcher.channels.simulation.region import made_region
from tests.matcher.channels.simulation.made_regions import small_scenario

WHO = np.arange(20_000)


def test_a_draw_is_the_same_whatever_was_drawn_before_and_whoever_is_asked_with_it() -> None:
    first, second = Draws(1), Draws(1)
    first.uniform("other", WHO)
    alone = first.uniform("interview", 7, 12)
    assert second.uniform("interview", 7, WHO)[12] == alone
    assert second.uniform("interview", 7, WHO[::-1])[-13] == alone


def test_another_seed_another_name_and_another_vacancy_are_other_luck() -> None:
    luck = Draws(1).uniform("interview", 7, WHO)
    others = (
        Draws(2).uniform("interview", 7, WHO),
        Draws(1).uniform("match", 7, WHO),
        Draws(1).uniform("interview", 8, WHO),
        Draws(1).uniform("interview", WHO, 7),
    )
    for other in others:
        assert abs(np.corrcoef(luck, other)[0, 1]) < 0.03
        assert np.count_nonzero(luck == other) <= 1


def test_luck_is_spread_as_its_name_says() -> None:
    draws = Draws(3)
    uniform, normal = draws.uniform("a", WHO), draws.normal("b", WHO)
    assert 0 < uniform.min() < uniform.max() < 1
    assert np.allclose(np.histogram(uniform, 10, (0, 1))[0] / len(WHO), 0.1, atol=0.01)
    assert np.allclose((normal.mean(), normal.std()), (0, 1), atol=0.03)
    assert abs(draws.exponential("c", WHO).mean() - 1) < 0.03
    assert abs(draws.gumbel("d", WHO).mean() - np.euler_gamma) < 0.03


def test_neighbours_do_not_have_like_luck() -> None:
    luck = Draws(1).uniform("match", 3, WHO)
    assert abs(np.corrcoef(luck[1:], luck[:-1])[0, 1]) < 0.03


def test_choices_come_in_proportion_to_their_weights() -> None:
    chosen = Draws(1).choice([1, 0, 3], "channel", WHO)
    assert np.allclose(np.bincount(chosen) / len(WHO), [0.25, 0, 0.75], atol=0.02)


def test_one_changed_number_of_a_scenario_leaves_all_other_luck_as_it_was() -> None:
    usual = made_region(small_scenario(), 1)
    other = made_region(small_scenario(reach_km=30, mastered=0.6), 1)
    assert np.array_equal(usual.people.place, other.people.place)
    assert np.array_equal(usual.people.arrives, other.people.arrives)
    assert np.array_equal(usual.jobs.asked, other.jobs.asked)
    assert np.allclose(other.people.reach_km, 2 * usual.people.reach_km)
    assert (usual.people.has_skill | other.people.has_skill == usual.people.has_skill).all()
