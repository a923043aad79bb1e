"""Names of sheets, columns and keys that messages repeat: never with an identifier in them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from api.exchange.reader import read_candidates
from matcher.errors import UnreadableFile
from matcher.privacy.redaction import MARK
from tests.api.exchange.files import SYNTHETIC_BSN, write_csv, write_json, write_workbook


def test_ignored_and_dropped_headings_are_told_without_identifiers(tmp_path: Path) -> None:
    reading = read_candidates(
        write_csv(
            tmp_path,
            f"bron_id;vaardigheden;map {SYNTHETIC_BSN};bsn {SYNTHETIC_BSN};k@x.invalid\n"
            "A1;koken;;;\n",
        )
    )
    assert reading.ignored_columns == (f"map {MARK}", MARK)
    assert reading.dropped_columns == (f"bsn {MARK}",)


def test_the_names_of_sheets_in_a_problem_hold_no_identifiers(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    for number, sheet in enumerate((workbook.active, workbook.create_sheet())):
        sheet.title = f"{SYNTHETIC_BSN} {number}"
        sheet.append(["ID_WZ", "Bemiddelingsberoep"])
        sheet.append([f"WZ-{number}", "kok"])
    path = tmp_path / "twee bladen.xlsx"
    workbook.save(path)
    problem = read_candidates(path).problems[0]
    assert problem.what.count(MARK) == 2
    assert SYNTHETIC_BSN not in problem.what


@pytest.mark.parametrize(
    "rows",
    [
        [("Merk", "Kleur"), ("Fiets", "3")],
        [("ID_WZ", "Bemiddelingsberoep", "Vervoer", "Vervoer"), ("WZ1", "kok", "", "")],
    ],
)
def test_the_name_of_a_sheet_in_an_error_holds_no_identifier(
    tmp_path: Path, rows: list[tuple[str, ...]]
) -> None:
    path = write_workbook(tmp_path / "map.xlsx", rows, sheet=f"Blad {SYNTHETIC_BSN}")
    with pytest.raises(UnreadableFile) as caught:
        read_candidates(path)
    assert f"Blad {MARK}" in str(caught.value)
    assert SYNTHETIC_BSN not in str(caught.value)


def test_keys_are_told_without_identifiers(tmp_path: Path) -> None:
    key, bsn_key = f"dossier {SYNTHETIC_BSN}", f"bsn {SYNTHETIC_BSN}"
    path = write_json(tmp_path, [{"idWerkzoekende": "P-1", key: 1, bsn_key: 2}])
    reading = read_candidates(path)
    assert f"dossier {MARK}" in reading.ignored_columns
    assert reading.dropped_columns == (f"bsn {MARK}",)


def test_the_keys_of_json_that_is_not_ours_are_told_without_identifiers(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_candidates(write_json(tmp_path, {f"dossier {SYNTHETIC_BSN}": 1}))
    assert f"dossier {MARK}" in str(caught.value)
