"""Wishes and what a job is like, out of our own tables and out of VUM."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from api.exchange.cells import Cell, UnusableValue
from api.exchange.own_columns import CANDIDATE_COLUMNS
from api.exchange.reader import read_candidates, read_vacancies
from api.exchange.vum.sbi import sector_of
from api.exchange.words import SECTOR_WORDS
from matcher.domain.profile import Profile
from matcher.domain.reading import RowProblem
from matcher.domain.wishes import Company, Sector, WorkConditions, WorkPlace, WorkWishes
from tests.api.exchange.files import write_json

EITHER = frozenset(WorkPlace)


def profile_of(folder: Path, **cells: str) -> tuple[Profile, list[RowProblem]]:
    row = {"bron_id": "1", "vaardigheden": "koken"} | cells
    path = folder / "kandidaten.csv"
    path.write_text(f"{';'.join(row)}\n{';'.join(row.values())}\n", encoding="utf-8")
    reading = read_candidates(path)
    return reading.records[0].profile, list(reading.problems)


def conditions_in(folder: Path, **cells: str) -> tuple[WorkConditions, list[RowProblem]]:
    row = {"bron_id": "1", "opdrachtnemer": "Voorbeeld", "titel": "kok"} | cells
    path = folder / "vacatures.csv"
    path.write_text(f"{';'.join(row)}\n{';'.join(row.values())}\n", encoding="utf-8")
    reading = read_vacancies(path)
    return reading.records[0].vacancy.conditions, list(reading.problems)


def test_every_wish_of_a_table_is_read(tmp_path: Path) -> None:
    profile, problems = profile_of(
        tmp_path,
        gewenste_beroepen="kok",
        nooit_meer="schoonmaker | heftruckchauffeur",
        sectoren_gewenst="Horeca | zorg en welzijn",
        sectoren_niet="bouw",
        binnen_buiten="binnen",
        alleen_team="maakt niet uit",
    )
    assert problems == []
    assert profile.wishes == WorkWishes(
        refused_occupations=("schoonmaker", "heftruckchauffeur"),
        wanted_sectors=frozenset({Sector.ACCOMMODATION_AND_FOOD, Sector.CARE}),
        refused_sectors=frozenset({Sector.CONSTRUCTION}),
        places=frozenset({WorkPlace.INDOORS}),
        company=frozenset(Company),
    )


def test_without_such_columns_the_wishes_are_unknown(tmp_path: Path) -> None:
    profile, problems = profile_of(tmp_path)
    assert (profile.wishes, problems) == (WorkWishes(), [])


def test_the_word_none_refuses_no_work(tmp_path: Path) -> None:
    assert profile_of(tmp_path, nooit_meer="geen")[0].wishes.refused_occupations == ()


@pytest.mark.parametrize(
    ("cells", "column", "told"),
    [
        ({"binnen_buiten": "thuis"}, "binnen_buiten", "binnen, buiten"),
        ({"alleen_team": "team | soms"}, "alleen_team", "alleen, team"),
        ({"sectoren_gewenst": "bouw | banken"}, "sectoren_gewenst", "landbouw"),
        ({"sectoren_gewenst": "bouw", "sectoren_niet": "bouw"}, "sectoren_niet", "Vraag na"),
    ],
)
def test_what_is_not_understood_or_contradicts_itself_is_unknown_and_told(
    tmp_path: Path, cells: dict[str, str], column: str, told: str
) -> None:
    profile, (problem,) = profile_of(tmp_path, **cells)
    assert profile.wishes == WorkWishes()
    assert problem.column == column
    assert told in problem.remedy


def test_work_that_is_wanted_and_refused_is_neither_and_told(tmp_path: Path) -> None:
    profile, (problem,) = profile_of(
        tmp_path, gewenste_beroepen="kok | Lasser", nooit_meer="lasser | bakker"
    )
    assert profile.preferred_occupations == ("kok",)
    assert profile.wishes.refused_occupations == ("bakker",)
    assert problem.column == "nooit_meer"


def test_a_vacancy_tells_what_the_job_is_like(tmp_path: Path) -> None:
    found, problems = conditions_in(
        tmp_path, sector="bouw", binnen_buiten="beide", alleen_team="team"
    )
    assert problems == []
    assert found == WorkConditions(
        sector=Sector.CONSTRUCTION, places=EITHER, company=frozenset({Company.TEAM})
    )


def test_a_vacancy_in_two_sectors_is_in_none_and_told(tmp_path: Path) -> None:
    found, (problem,) = conditions_in(tmp_path, sector="bouw | horeca")
    assert found.sector is None
    assert problem.column == "sector"


def test_the_manual_of_the_template_names_every_sector() -> None:
    assert set(SECTOR_WORDS.values()) == set(Sector)
    (column,) = [one for one in CANDIDATE_COLUMNS if one.heading == "sectoren_gewenst"]
    assert all(word in column.explanation for word in SECTOR_WORDS)


@pytest.mark.parametrize(
    ("cell", "sector"),
    [
        (81210, Sector.SUPPORT_SERVICES),
        (4120, Sector.CONSTRUCTION),
        (41, Sector.CONSTRUCTION),
        ("01131", Sector.AGRICULTURE),
        ("81.21", Sector.SUPPORT_SERVICES),
        ("8129", Sector.SUPPORT_SERVICES),
        (99000, Sector.INTERNATIONAL_ORGANISATIONS),
        ("47", Sector.TRADE),
        (0, None),
        ("", None),
    ],
)
def test_the_first_two_digits_of_a_code_name_the_sector(cell: Cell, sector: Sector | None) -> None:
    assert sector_of(cell) is sector


@pytest.mark.parametrize("cell", [1131, 8129, "bouw", 123456, "34", "04120", -1, "٤١"])
def test_a_code_that_names_no_sector_or_perhaps_two_is_told(cell: Cell) -> None:
    with pytest.raises(UnusableValue) as refused:
        sector_of(cell)
    assert refused.value.remedy


def vum_sector(folder: Path, **changes: Any) -> tuple[Sector | None, list[RowProblem]]:
    vacancy = {"idVacature": "V-1", "naamVacature": "kok"} | changes
    reading = read_vacancies(write_json(folder, [vacancy]))
    return reading.records[0].vacancy.conditions.sector, list(reading.problems)


@pytest.mark.parametrize(
    ("changes", "sector", "n_problems"),
    [
        ({"sector": {"codeSbi": 56101}}, Sector.ACCOMMODATION_AND_FOOD, 0),
        ({"sector": [{"codeSbi": 41200}, {"codeSbi": 43210}]}, Sector.CONSTRUCTION, 0),
        ({"sector": [{"codeSbi": 41200}, {"codeSbi": 56101}]}, None, 1),
        ({"werkgever": {"sector": [{"codeSbi": 41200}]}}, Sector.CONSTRUCTION, 0),
        ({"sector": [], "werkgever": {"sector": [{"codeSbi": 41200}]}}, Sector.CONSTRUCTION, 0),
        ({"sector": [{"codeSbi": 1131}]}, None, 1),
        ({}, None, 0),
    ],
)
def test_the_sector_of_a_vum_vacancy_is_that_of_the_job_or_else_of_the_employer(
    tmp_path: Path, changes: dict[str, Any], sector: Sector | None, n_problems: int
) -> None:
    found, problems = vum_sector(tmp_path, **changes)
    assert (found, len(problems)) == (sector, n_problems)
