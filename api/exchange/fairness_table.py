"""A small table of age bands and gender, by pseudonym or own id: read whole, or not at all.

Columns beside the three it asks are refused, not skipped: who sends more than is needed should
know before anything is stored. Messages never repeat a cell, for it may be a name or a BSN.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass

from api.exchange.cells import known_text
from api.exchange.file_content import ContentKind, kind_of
from api.exchange.table import strict_cells
from matcher.domain.fairness_fact import AgeBand, Gender
from matcher.errors import InvalidInput, UnreadableFile

CANDIDATE, AGE_BAND, GENDER = COLUMNS = ("kandidaat", "leeftijdsgroep", "geslacht")
MOST_FAULTS_TOLD = 5
_AGE_BANDS = {band.value: band for band in AgeBand}
_GENDERS = {
    "vrouw": Gender.FEMALE,
    "v": Gender.FEMALE,
    "man": Gender.MALE,
    "m": Gender.MALE,
    "anders": Gender.OTHER,
    "x": Gender.OTHER,
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FactRecord:
    """One row: of whom, and what is known. None is unknown."""

    row: int
    candidate: str
    age_band: AgeBand | None
    gender: Gender | None


def fact_records(content: bytes, file_name: str) -> tuple[FactRecord, ...]:
    """Return the rows of a CSV with the columns kandidaat, leeftijdsgroep and geslacht.

    Raises
    ------
    UnreadableFile
        If it is no text, or its headings are not these three.
    InvalidInput
        If a cell is none of the words that its column takes, or a candidate has two rows; the
        first faults are named by row.
    """
    kind, text = kind_of(content, file_name)
    if kind is not ContentKind.DELIMITED or not text.strip():
        raise _unreadable("Dit is geen CSV, of het is leeg.", file_name)
    rows = _rows(text, file_name)
    faults: list[str] = []
    records = [_record(number, cells, faults) for number, cells in rows]
    seen: set[str] = set()
    for record in records:
        if record.candidate in seen:
            faults.append(f"rij {record.row}: deze kandidaat staat er al")
        seen.add(record.candidate)
    if faults:
        raise refused_rows(faults, file_name)
    return tuple(records)


def refused_rows(faults: list[str], file_name: str) -> InvalidInput:
    """Return the error that names the first faults; nothing of the file was stored."""
    more = len(faults) - MOST_FAULTS_TOLD
    told = "; ".join(faults[:MOST_FAULTS_TOLD]) + (f"; en nog {more}" if more > 0 else "")
    bands = ", ".join(_AGE_BANDS)
    return InvalidInput(
        f"Er is niets opgeslagen: {told}.",
        where=file_name,
        remedy=f"Leeftijdsgroep is {bands} of leeg; geslacht is vrouw, man, anders of leeg.",
    )


def _rows(text: str, file_name: str) -> list[tuple[int, dict[str, str]]]:
    try:
        found = strict_cells(text)
    except csv.Error as fault:
        raise _unreadable("Hier zijn geen cellen te herkennen.", file_name) from fault
    names = [name.casefold() for name in found[0]]
    if sorted(names) != sorted(COLUMNS):
        raise _unreadable("De koppen zijn niet deze drie.", file_name)
    rows = []
    for number, cells in enumerate(found[1:], start=2):
        if not any(cells):
            continue
        if len(cells) != len(names):
            raise _unreadable(f"Rij {number} heeft niet drie cellen.", file_name)
        rows.append((number, dict(zip(names, cells, strict=True))))
    return rows


def _record(row: int, cells: dict[str, str], faults: list[str]) -> FactRecord:
    candidate = known_text(cells[CANDIDATE])
    if not candidate:
        faults.append(f"rij {row}: er staat geen kandidaat")
    age_band = known_text(cells[AGE_BAND]).replace("–", "-").replace(" ", "")
    gender = known_text(cells[GENDER]).casefold()
    if age_band and age_band not in _AGE_BANDS:
        faults.append(f"rij {row}: de leeftijdsgroep is niet een van de groepen")
    if gender and gender not in _GENDERS:
        faults.append(f"rij {row}: het geslacht is niet een van de woorden")
    return FactRecord(
        row=row,
        candidate=candidate,
        age_band=_AGE_BANDS.get(age_band),
        gender=_GENDERS.get(gender),
    )


def _unreadable(what: str, file_name: str) -> UnreadableFile:
    return UnreadableFile(
        what,
        where=file_name,
        remedy=f"Geef een CSV met de koppen {', '.join(COLUMNS)} en verder niets: geen namen, "
        "geboortedatums of andere kolommen.",
    )
