"""Municipalities and labour-market regions are found by name or code."""

from __future__ import annotations

import pytest

from matcher.errors import NotFound
from matcher.location.named_areas import labour_market_region, municipality
from matcher.location.postcode import load_pc4_table


def is_inside(pc4: str, area: str, *, by_region: bool = False) -> bool:
    position = load_pc4_table().position(pc4)
    assert position is not None
    found = labour_market_region(area) if by_region else municipality(area)
    return bool(found.is_inside[position])


def test_a_postcode_lies_in_its_municipality_and_region_and_in_no_other() -> None:
    assert is_inside("3511", "Utrecht")
    assert not is_inside("3511", "Amersfoort")
    assert is_inside("3511", "Midden-Utrecht", by_region=True)
    assert not is_inside("1011", "Midden-Utrecht", by_region=True)


@pytest.mark.parametrize("text", ["utrecht", " UTRECHT ", "GM0344", "gm0344"])
def test_case_and_space_do_not_matter_and_a_code_will_do(text: str) -> None:
    assert municipality(text).name == "Utrecht"


def test_every_area_belongs_to_one_region() -> None:
    table = load_pc4_table()
    regions = {str(name) for name in table.region}
    assert len(regions) == 35
    n_areas = sum(int(labour_market_region(name).is_inside.sum()) for name in regions)
    assert n_areas == len(table)


def test_an_unknown_postcode_is_inside_nothing() -> None:
    assert not municipality("Utrecht").is_inside[-1]


def test_a_name_that_is_nearly_right_is_suggested() -> None:
    with pytest.raises(NotFound, match=r"Did you mean: .*Utrecht") as caught:
        municipality("Uterecht")
    assert caught.value.where == "municipality"


def test_a_name_that_is_nothing_at_all_is_refused_with_a_way_out() -> None:
    with pytest.raises(NotFound, match="give a postcode"):
        labour_market_region("qqqqqq")
