"""Builders of files as desks and systems deliver them. Nobody in them exists."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

SONAR_HEADINGS = (
    "Datum melding",
    "1e uitk dag (niet WW)",
    "BSN",
    "ID_WZ",
    "Beschikbare uren/wk",
    "Opleidingsniveau",
    "Beroepssector",
    "Bemiddelingsberoep",
    "Mondeling Nederlands",
    "Schriftelijk Nederlands",
    "Rijbewijs",
    "Inschrijfdatum",
    "Geslacht",
    "Telefoonnummer",
    "Volledige Naam",
    "Leeftijd",
    "E-mailadres",
    "Vervoer",
    "Gemeente",
    "Postcode",
    "Plaats",
    "Straatnaam",
    "Huisnummer",
    "Huisnummer Toevoeging",
    "Banenafspraak",
    "Klantprofiel",
    "Arbeidsmarktregio",
    "Cases (aantal)",
    "Sonar",
    "Medewerker Naam",
    "Organisatie Naam",
    "GSD Kantoor",
    "Participatieladder",
    "Aantal",
    "Toestemming",
)
SYNTHETIC_BSN = "111222333"
"""Passes the eleven test; the pattern is the usual one for examples."""
EIGHT_OF_A_BSN = "1000" + "0008"
"""Passes the eleven test with the zero in front that a spreadsheet lost."""


def a_sonar_row(**changes: Any) -> dict[str, Any]:
    """A full row of a Sonar export, by heading; keys with spaces come in through a mapping."""
    row: dict[str, Any] = dict.fromkeys(SONAR_HEADINGS, "NNB")
    row |= {
        "Datum melding": date(2026, 3, 1),
        "BSN": int(SYNTHETIC_BSN),
        "ID_WZ": "WZ0001",
        "Beschikbare uren/wk": 32,
        "Opleidingsniveau": "MBO",
        "Bemiddelingsberoep": "schoonmaker",
        "Mondeling Nederlands": 3,
        "Schriftelijk Nederlands": 2,
        "Rijbewijs": "B,C,BE",
        "Telefoonnummer": "06-20000001",
        "Volledige Naam": "kandidaat 0001",
        "E-mailadres": "k0001@voorbeeld.invalid",
        "Vervoer": "AUTO",
        "Postcode": "3511AB",
        "Banenafspraak": 1,
        "Toestemming": "Ja",
    }
    return row | changes


def write_workbook(
    path: Path, rows: Sequence[Sequence[Any]], *, sheet: str = "Blad 1", above: int = 0
) -> Path:
    """Write rows to one sheet, with some blank rows above."""
    workbook = openpyxl.Workbook()
    worksheet = workbook.active
    worksheet.title = sheet
    for _ in range(above):
        worksheet.append([])
    for row in rows:
        worksheet.append(list(row))
    workbook.save(path)
    return path


def write_sonar(folder: Path, *rows: dict[str, Any], above: int = 0) -> Path:
    """Write a Sonar export with the headings of its first row."""
    headings = list(rows[0])
    table = [headings, *([row.get(heading, "") for heading in headings] for row in rows)]
    return write_workbook(folder / "uitvoer.xlsx", table, above=above)


def write_csv(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    """Write text as a file in some encoding."""
    path = folder / "tabel.csv"
    path.write_bytes(text.encode(encoding))
    return path


def write_own(folder: Path, **cells: str) -> Path:
    """Write an own table with one row; underscores in the names stay as they are."""
    return write_csv(folder, f"{';'.join(cells)}\n{';'.join(cells.values())}\n")


def write_json(folder: Path, content: Any) -> Path:
    """Write a JSON document."""
    path = folder / "bericht.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
