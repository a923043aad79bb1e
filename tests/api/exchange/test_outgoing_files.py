"""Templates and problem reports: what we write must open well and read back."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from api.exchange.own_columns import CANDIDATE_COLUMNS, COLUMNS
from api.exchange.problem_report import HEADINGS, write_problem_report
from api.exchange.reader import Layout, Reading, read_candidates, read_past, read_vacancies
from api.exchange.templates import write_template
from matcher.domain.importing import ImportKind
from matcher.domain.reading import RowProblem
from matcher.errors import InvalidInput

TODAY = date(2026, 11, 25)
MANUAL = Path(__file__).parents[3] / "docs" / "import-layouts.md"
PAST = MANUAL.with_name("past.md")


def _problem(value: str, *, is_rejected: bool = False) -> RowProblem:
    return RowProblem(
        row=7,
        column="uren_max",
        value=value,
        what="Dit is geen mogelijk aantal uren.",
        remedy="Vul een getal in.",
        is_rejected=is_rejected,
    )


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_template_reads_back_and_only_its_example_is_refused(tmp_path: Path, suffix: str) -> None:
    candidates = tmp_path / f"kandidaten{suffix}"
    vacancies = tmp_path / f"vacatures{suffix}"
    write_template(ImportKind.CANDIDATES, candidates)
    write_template(ImportKind.VACANCIES, vacancies)
    past = tmp_path / f"toen{suffix}"
    write_template(ImportKind.PAST_INTRODUCTIONS, past)
    people, jobs = read_candidates(candidates), read_vacancies(vacancies)
    cases = read_past(past, on=TODAY)
    assert (people.layout, jobs.layout) == (Layout.OWN_CANDIDATES, Layout.OWN_VACANCIES)
    assert cases.layout is Layout.OWN_PAST
    for reading in (people, jobs, cases):
        assert reading.records == ()
        assert reading.ignored_columns == reading.dropped_columns == ()
        assert [problem.is_rejected for problem in reading.problems] == [True]


@pytest.mark.parametrize("kind", list(ImportKind))
def test_the_example_of_a_template_has_no_flaw_once_it_gets_an_id(
    tmp_path: Path, kind: ImportKind
) -> None:
    path = tmp_path / "sjabloon.csv"
    write_template(kind, path)
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("VOORBEELD-1", "A1"), encoding="utf-8-sig")
    read: dict[ImportKind, Callable[[Path], Reading[Any]]] = {
        ImportKind.CANDIDATES: read_candidates,
        ImportKind.VACANCIES: read_vacancies,
        ImportKind.PAST_INTRODUCTIONS: partial(read_past, on=TODAY),
    }
    reading = read[kind](path)
    assert reading.problems == ()
    assert len(reading.records) == 1


def test_a_workbook_template_keeps_text_as_text_and_offers_lists(tmp_path: Path) -> None:
    path = tmp_path / "kandidaten.xlsx"
    write_template(ImportKind.CANDIDATES, path)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["kandidaten"]
    headings = [cell.value for cell in sheet[1]]
    day = sheet.cell(row=2, column=headings.index("beschikbaar_vanaf") + 1)
    assert headings == [column.heading for column in CANDIDATE_COLUMNS]
    assert day.number_format == "@"
    lists = {validation.formula1 for validation in sheet.data_validations.dataValidation}
    assert '"ja,nee"' in lists
    assert "uitleg" in workbook.sheetnames


def test_a_csv_template_opens_in_excel_with_accents_and_columns(tmp_path: Path) -> None:
    path = tmp_path / "kandidaten.csv"
    write_template(ImportKind.CANDIDATES, path)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.splitlines()[1].startswith(b"bron_id;delen_toegestaan;")


def test_a_problem_report_tells_place_fault_remedy_and_consequence(tmp_path: Path) -> None:
    path = tmp_path / "problemen.csv"
    write_problem_report([_problem("168"), _problem("", is_rejected=True)], path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    assert tuple(rows[0]) == HEADINGS
    assert rows[1][:3] == ["7", "uren_max", "168"]
    assert rows[1][5] != rows[2][5] == "rij niet ingelezen"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_no_value_can_become_a_formula(tmp_path: Path, start: str, suffix: str) -> None:
    path = tmp_path / f"problemen{suffix}"
    write_problem_report([_problem(f'{start}HYPERLINK("x")')], path)
    if suffix == ".csv":
        assert f"'{start}HYPERLINK" in path.read_text(encoding="utf-8-sig")
    else:
        cell = openpyxl.load_workbook(path).active["C2"]
        assert cell.data_type == "s"
        assert cell.value.startswith("'")


def test_another_suffix_or_a_missing_folder_is_refused_with_a_remedy(tmp_path: Path) -> None:
    for path in (tmp_path / "x.docx", tmp_path / "weg" / "x.csv", tmp_path / "weg" / "x.xlsx"):
        with pytest.raises(InvalidInput) as caught:
            write_problem_report([], path)
        assert caught.value.remedy
        with pytest.raises(InvalidInput):
            write_template(ImportKind.CANDIDATES, path)


def test_the_manual_names_every_column() -> None:
    manual = "".join(page.read_text(encoding="utf-8") for page in (MANUAL, PAST))
    for columns in COLUMNS.values():
        for column in columns:
            assert f"`{column.heading}`" in manual
