"""A fairness report in Dutch: names, numbers and intervals as a desk reads them."""

from __future__ import annotations

import pytest

from api.services.fairness_text import divergence_text, group_name, interval_text, number_text
from matcher.domain.claim import TargetGroup
from matcher.domain.fairness_fact import AgeBand, Gender
from matcher.domain.organisation import Channel
from matcher.fairness.disclosure import TOGETHER
from matcher.fairness.intervals import Estimate
from matcher.fairness.measures import Divergence
from matcher.fairness.people import NO_GROUP, UNKNOWN, Trait


@pytest.mark.parametrize(
    ("trait", "group", "name"),
    [
        (Trait.CHANNEL, "sw_company", "SW-bedrijf"),
        (Trait.MUNICIPALITY, "Utrecht", "Utrecht"),
        (Trait.TARGET_GROUP, "pro", "praktijkonderwijs"),
        (Trait.TARGET_GROUP, NO_GROUP, "in geen van de bekende groepen"),
        (Trait.AGE_BAND, "45-54", "45-54"),
        (Trait.GENDER, "female", "vrouw"),
        (Trait.GENDER, UNKNOWN, "niet bekend"),
        (Trait.GENDER, TOGETHER, "kleine groepen samen"),
    ],
)
def test_groups_have_the_names_that_desks_use(trait: Trait, group: str, name: str) -> None:
    assert group_name(trait, group) == name


def test_every_group_that_can_occur_has_a_name() -> None:
    for trait, words in (
        (Trait.CHANNEL, Channel),
        (Trait.TARGET_GROUP, TargetGroup),
        (Trait.AGE_BAND, AgeBand),
        (Trait.GENDER, Gender),
    ):
        names = [group_name(trait, word.value) for word in words]
        assert all(names)
        assert len(set(names)) == len(words)


def test_what_has_no_number_has_a_dash_and_what_has_no_end_says_so() -> None:
    assert (number_text(0.5), number_text(None), number_text(-1.234, 1)) == ("0,50", "-", "-1,2")
    assert interval_text(0.1, 0.25) == "0,10 tot 0,25"
    assert interval_text(None, 0.25) == "tot 0,25"
    assert interval_text(None, None) == ""


def test_the_distance_of_a_list_stands_beside_that_of_lists_drawn_by_lot() -> None:
    alone = Estimate(at=0.21, low=None, high=None)
    told = divergence_text(Divergence(ndkl=alone, by_chance=0.08, share_of_draws=0.004))
    assert told == (
        "NDKL 0,210; gelote lijsten uit dezelfde mensen: 0,080, en 0,4% van die lijsten wijkt zo "
        "ver of verder af."
    )
    period = Estimate(at=0.21, low=0.1, high=0.3)
    told = divergence_text(Divergence(ndkl=period, by_chance=0.08, share_of_draws=None))
    assert told == "NDKL 0,210 (0,10 tot 0,30); gelote lijsten uit dezelfde mensen: 0,080."
