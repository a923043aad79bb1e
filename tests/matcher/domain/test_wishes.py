"""Wishes that contradict each other are refused, with what and how to mend it."""

from __future__ import annotations

import pytest

from matcher.domain.profile import Profile
from matcher.domain.wishes import Sector, WorkWishes
from matcher.errors import InvalidInput


def test_a_sector_cannot_be_wanted_and_refused() -> None:
    with pytest.raises(InvalidInput, match="'care' is both wanted and refused") as refused:
        WorkWishes(wanted_sectors=frozenset(Sector), refused_sectors=frozenset({Sector.CARE}))
    assert refused.value.where == "wishes.refused_sectors"
    assert refused.value.remedy


def test_an_occupation_cannot_be_looked_for_and_refused_whatever_the_case() -> None:
    wishes = WorkWishes(refused_occupations=("LASSER",))
    with pytest.raises(InvalidInput, match="'lasser' is both looked for and refused"):
        Profile(preferred_occupations=("kok", "lasser"), wishes=wishes)
    assert Profile(preferred_occupations=("kok",), wishes=wishes).wishes == wishes
