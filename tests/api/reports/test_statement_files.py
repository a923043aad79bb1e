"""A value statement as CSV, workbook and PDF: the same amounts, and nothing of who somebody is."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from api.reports.statement_files import FILES, StatementFile, file_name
from api.reports.statement_pdf import statement_pdf
from api.reports.statement_workbook import statement_workbook
from api.schemas.statement import statement_out
from matcher.domain.access import Viewer
from matcher.domain.money import euro_text
from models.engine import Database
from tests.api.reports.reading import CONTRACTOR, DESK, csv_rows, made, pdf_text, sheets
from tests.factories import a_contractor
from tests.statement_example import (
    EARNED,
    EARNED_IN_ALL,
    EFFORTS,
    HAAGLANDEN,
    OWED,
    PLANNED,
    PLANNED_IN_ALL,
    REMAINING,
    TERMS,
    UTRECHT,
    a_placed,
    store_example,
)

# --- the same amounts in every form -----------------------------------------------------------


def test_the_csv_has_every_amount_that_was_counted_by_hand(filled: Database) -> None:
    rows = {row["number"]: row for row in csv_rows(made(filled, DESK)) if row["number"]}
    for number, ends in EARNED.items():
        assert (rows[number]["earned_at_least"], rows[number]["earned_at_most"]) == ends
    for number, ends in PLANNED.items():
        assert (rows[number]["planned_at_least"], rows[number]["planned_at_most"]) == ends


def test_the_csv_ends_with_the_totals_and_the_obligation(filled: Database) -> None:
    rows = {row["line"]: row for row in csv_rows(made(filled, DESK))}
    total = rows["total"]
    assert (total["earned_at_least"], total["earned_at_most"]) == EARNED_IN_ALL
    assert (total["planned_at_least"], total["planned_at_most"]) == PLANNED_IN_ALL
    for name, ends in (("owed", OWED), ("remaining", REMAINING)):
        assert (rows[name]["amount_at_least"], rows[name]["amount_at_most"]) == ends


@pytest.mark.parametrize("viewer", [DESK, CONTRACTOR], ids=["desk", "contractor"])
def test_every_form_holds_the_amounts_of_the_json(filled: Database, viewer: Viewer) -> None:
    statement = made(filled, viewer)
    told = statement_out(statement).model_dump(mode="json")
    lines = [(line["placement"], line) for line in told["placements"]]
    lines += [(line["effort"], line) for line in told["efforts"]]
    rows = {row["number"]: row for row in csv_rows(statement)}
    cells = {row[1]: row for row in sheets(statement)["regels"][1:]}
    text = pdf_text(statement_pdf(statement))
    for number, line in lines:
        ends = [line["earned"]["at_least"], line["earned"]["at_most"]]
        ends += [line["planned"]["at_least"], line["planned"]["at_most"]]
        names = ("earned_at_least", "earned_at_most", "planned_at_least", "planned_at_most")
        assert [rows[number][name] for name in names] == ends
        assert [f"{cell:.2f}" for cell in cells[number][9:13]] == ends
        assert all(euro_text(Decimal(end)) in text for end in ends)
    for name in ("earned", "planned", "owed", "remaining"):
        for end in told[name].values():
            assert euro_text(Decimal(end)) in text


def test_two_schemes_stand_side_by_side_in_csv_and_workbook(filled: Database) -> None:
    statement = made(filled, DESK, other_schemes=[UTRECHT, HAAGLANDEN])
    row = csv_rows(statement)[0]
    # 40.000 x 12/36 x 12/12 for certain under Utrecht, x 23/12 under the contract's own
    assert row[f"{UTRECHT} at_least"] == "13333.33"
    assert row[f"{UTRECHT} at_most"] == row[f"{HAAGLANDEN} at_least"] == "25555.56"
    headings, first, *_ = sheets(statement)["regels"]
    column = headings.index(f"onder {UTRECHT}, ten minste")
    assert first[column : column + 2] == [13333.33, 25555.56]
    assert f"Onder {UTRECHT}: € 13.333,33 tot € 25.555,56" in pdf_text(statement_pdf(statement))


def test_an_amount_without_an_upper_end_is_unknown_in_every_form(
    database: Database, operator: Viewer
) -> None:
    store_example(database, operator, replace(TERMS, scheme_id=None))
    statement = made(database, DESK)
    row = csv_rows(statement)[0]
    assert (row["earned_at_least"], row["earned_at_most"]) == ("0.00", "unknown")
    assert sheets(statement)["regels"][1][9:11] == [0, "onbekend"]
    assert "onbekend, ten minste € 0,00" in pdf_text(statement_pdf(statement))


def test_without_an_end_date_no_form_invents_a_forecast(
    database: Database, operator: Viewer
) -> None:
    endless = replace(TERMS, duration=replace(TERMS.duration, valid_until=None))
    store_example(database, operator, endless)
    statement = made(database, DESK)
    assert statement_out(statement).planned is None
    row = csv_rows(statement)[0]
    assert (row["planned_at_least"], row["planned_at_most"]) == ("unknown", "unknown")
    assert sheets(statement)["regels"][1][11] == "geen einddatum bekend"
    assert "geen einddatum bekend" in pdf_text(statement_pdf(statement))


def test_hours_that_nobody_recorded_are_unknown_in_every_form(
    filled: Database, operator: Viewer
) -> None:
    with filled.unit_of_work(operator) as uow:
        stored = uow.placements.get("P-0001")
        placement = replace(stored.placement, hours_per_week=None)
        uow.placements.update(replace(stored, placement=placement))
        uow.commit()
    statement = made(filled, DESK)
    assert csv_rows(statement)[0]["hours_per_week"] == "unknown"
    hours = sheets(statement)["regels"][0].index("uren per week")
    assert sheets(statement)["regels"][1][hours] == "onbekend"
    assert "onbekend" in pdf_text(statement_pdf(statement))


def test_what_a_reader_should_look_into_is_in_every_form(
    filled: Database, operator: Viewer
) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.efforts.add(replace(EFFORTS[0], effort_id="E-0003"))
        uow.commit()
    statement = made(filled, DESK)
    told = "E-0001 en E-0003 zijn gelijk"
    assert any(row["open_points"].startswith(told) for row in csv_rows(statement))
    assert any(told in str(line) for line in sheets(statement)["bronnen en open punten"])
    assert told in pdf_text(statement_pdf(statement))
    assert any(point.startswith(told) for point in statement_out(statement).open_points)


# --- CSV and workbook -------------------------------------------------------------------------


def test_no_cell_is_taken_for_a_formula(filled: Database, operator: Viewer) -> None:
    evil = '=HYPERLINK("http://evil.example")'
    with filled.unit_of_work(operator) as uow:
        uow.efforts.update(replace(EFFORTS[0], description=evil))
        uow.commit()
    statement = made(filled, DESK)
    (row,) = (row for row in csv_rows(statement) if row["number"] == "E-0001")
    assert row["title"] == f"'{evil}"
    workbook = load_workbook(io.BytesIO(statement_workbook(statement)))
    cells = [cell for sheet in workbook for line in sheet.iter_rows() for cell in line]
    assert [cell.data_type for cell in cells if cell.value == evil] == ["s"]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_amounts_are_numbers_in_euros_and_days_are_days(filled: Database) -> None:
    workbook = load_workbook(io.BytesIO(statement_workbook(made(filled, DESK))))
    assert workbook.sheetnames == ["regels", "verplichting", "bronnen en open punten"]
    sheet = workbook["regels"]
    earned, first_day = sheet["J2"], sheet["F2"]
    assert earned.value == 12222.22
    assert "€" in earned.number_format
    assert first_day.value == datetime(2024, 3, 1)  # noqa: DTZ001 - a cell has no time zone
    assert sheet["E2"].value == 12


def test_the_workbook_tells_the_obligation_the_sources_and_what_is_open(
    filled: Database,
) -> None:
    found = sheets(made(filled, DESK))
    obligation = {row[0]: row[1:] for row in found["verplichting"]}
    assert obligation["Verschuldigd"] == [50000, 50000]
    assert obligation["Nog te verdienen"] == [2126.62, 2959.95]
    assert obligation["Opdrachtgever"][0] == "Gemeente Voorbeeld"
    told = [row[1] for row in found["bronnen en open punten"]]
    assert any("denhaag.nl" in text for text in told)
    assert any("advies van een systeem" in text for text in told)
    assert any("halve cent" in text for text in told)


# --- PDF --------------------------------------------------------------------------------------


def test_the_pdf_tells_what_it_is_in_which_language_and_with_its_own_fonts(
    filled: Database,
) -> None:
    reader = PdfReader(io.BytesIO(statement_pdf(made(filled, DESK))))
    assert reader.metadata is not None
    assert reader.metadata.title == (
        "Verantwoording social return: Groot onderhoud één weg (C-0001)"
    )
    assert reader.metadata.author == "sroi-match"
    assert str(reader.root_object["/Lang"]) == "nl-NL"
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            descriptor = font.get_object().get("/FontDescriptor")
            if descriptor is not None:
                assert "/FontFile2" in descriptor.get_object()


def test_the_pdf_keeps_the_euro_sign_and_dutch_letters(filled: Database) -> None:
    text = pdf_text(statement_pdf(made(filled, DESK)))
    assert "Groot onderhoud één weg" in text
    assert "€ 50.000,00" in text
    assert "Dit overzicht is een advies van een systeem" in text


def test_a_letter_that_the_font_lacks_loses_its_accent_and_nothing_else(
    filled: Database, operator: Viewer
) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.organisations.update(a_contractor(name="Őrs & Ńowak <BV> 漢"))
        uow.commit()
    assert "Ors & Nowak <BV> ?" in pdf_text(statement_pdf(made(filled, DESK)))


def test_a_long_table_goes_on_under_the_same_headings_and_pages_are_numbered(
    filled: Database, operator: Viewer
) -> None:
    with filled.unit_of_work(operator) as uow:
        for number in range(40):
            placed = a_placed(1, "12")
            name = f"P-1{number:03}"
            uow.placements.add(
                replace(
                    placed,
                    placement=replace(placed.placement, placement_id=name),
                    attributions=tuple(
                        replace(one, placement_id=name) for one in placed.attributions
                    ),
                )
            )
        uow.commit()
    reader = PdfReader(io.BytesIO(statement_pdf(made(filled, DESK))))
    texts = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(texts) > 3
    for number, text in enumerate(texts, start=1):
        assert f"pagina {number} van {len(texts)}" in text
        if "P-1" in text:
            assert "nummer wat uren periode telt mee bewijs verdiend gepland" in text
    assert sum(text.count("P-1") for text in texts) == 40


def test_a_very_long_explanation_still_fits_the_page(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.efforts.update(replace(EFFORTS[0], description="lang " * 400))
        uow.commit()
    assert "lang lang" in pdf_text(statement_pdf(made(filled, DESK)))


def test_the_same_statement_is_the_same_file(filled: Database) -> None:
    for form in StatementFile:
        write = FILES[form].write
        assert write(made(filled, DESK)) == write(made(filled, DESK)), form


def test_a_file_is_called_after_contract_and_day(filled: Database) -> None:
    assert file_name(made(filled, DESK)) == f"verantwoording-C-0001-{date(2025, 1, 31)}"
