"""How well choices are foretold, beside the baselines that any desk could think of."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matcher.channels.choice_table import ChoiceTable, choice_table
from matcher.channels.occasions import occasions_of
from matcher.channels.prediction import Foretold, foretold
from tests.matcher.channels.simulated import simulated


def table_of(habit: float, taste: float) -> ChoiceTable:
    past = simulated(habit=habit, taste=taste, n_contractors=60, n_occasions=7)
    return choice_table(occasions_of(past.events))


@pytest.fixture(scope="module")
def steady() -> ChoiceTable:
    """Give choices by taste, without habit."""
    return table_of(0.0, 2.0)


@pytest.fixture(scope="module")
def of_steady(steady: ChoiceTable) -> dict[str, Foretold]:
    return {way.name: way for way in foretold(steady)}


def test_same_as_last_time_hits_as_often_as_channels_were_repeated(
    steady: ChoiceTable, of_steady: dict[str, Foretold]
) -> None:
    repeated = steady.column("last_used")[np.arange(len(steady)), steady.chosen].mean()
    assert of_steady["same_as_last_time"].hit_rate.at == pytest.approx(repeated, abs=0.02)


def test_who_knows_steady_taste_foretells_better_than_last_time_does(
    of_steady: dict[str, Foretold],
) -> None:
    for name in ("same_as_last_time", "largest_channel"):
        behind = of_steady[name].behind
        assert behind.low is not None
        assert behind.low > 0
    assert of_steady["estimate"].behind.at == 0


def test_the_largest_channel_alone_tells_less_than_the_last_one(
    of_steady: dict[str, Foretold],
) -> None:
    last, largest = (of_steady[name] for name in ("same_as_last_time", "largest_channel"))
    assert (last.log_score.at or 0) > (largest.log_score.at or 0)
    assert (last.hit_rate.at or 0) > (largest.hit_rate.at or 0)


def test_every_mean_lies_in_its_interval(of_steady: dict[str, Foretold]) -> None:
    for way in of_steady.values():
        for told in (way.hit_rate, way.log_score):
            assert told.at is not None
            assert told.low is not None
            assert told.high is not None
            assert told.low < told.at < told.high


def test_a_channel_that_is_not_available_is_not_foretold() -> None:
    past = simulated(habit=0.5, taste=0.5, n_contractors=60, n_occasions=6)
    pair = {"agency": "uwv", "uwv": "agency", "school": "municipality", "municipality": "school"}
    narrow = [
        replace(o, available=tuple(sorted((o.chosen, pair[o.chosen]))))
        for o in occasions_of(past.events)
    ]
    for way in foretold(choice_table(narrow)):
        assert way.log_score.at is not None
        assert way.log_score.at > np.log(0.45)
