"""What one cell or one JSON value says: a number, a day, yes or no, or nothing known.

Every function returns None (or an empty string) for 'not known' and raises ``UnusableValue`` for
a value that cannot be; the caller turns that into a problem at the right row and column.
"""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta

from matcher.errors import InvalidInput
from matcher.privacy.redaction import may_be_bsn
from matcher.ternary import Ternary

Cell = str | int | float | bool | date | datetime | time | timedelta

LONGEST_SOURCE_ID = 200
"""Characters; the limit of VUM 3.0 for bronID and idWerkzoekende."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
EXCEL_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel's serial dates as they count from 1 March 1900 on (ECMA-376 part 1, 18.17.4.1)."""
_SERIAL_DATES = range(1, 73_415)
"""Serials of 1899-12-31 up to 2100-12-31."""

_UNKNOWN = frozenset(
    {"", "nnb", "n.n.b.", "n.n.b", "nb", "n.b.", "?", "??", "???", "onbekend", "unknown"}
    | {"-", "--", "n.v.t.", "nvt", "n/a", "#n/a", "#n/b", "niet bekend", "nog niet bekend"}
)
_YES = frozenset({"ja", "j", "yes", "y", "1", "true", "waar"})
_NO = frozenset({"nee", "n", "no", "2", "false", "onwaar"})
_NEITHER = frozenset({"0", "8"})
"""VUM: 0 is unknown, 8 is not applicable."""

_NUMBER = re.compile(
    r"(?P<number>[+-]?\d{1,9}(?:[.,]\d{1,6})?)\s*(?:uur|uren|u|km|min|minuten)?\.?"
)
_ISO_DAY = re.compile(r"(?P<year>\d{4})-?(?P<month>\d{2})-?(?P<day>\d{2})(?:[T ][\d:.]*\S*)?")
_DUTCH_DAY = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})")
_POSTCODE = re.compile(r"(?P<pc4>[1-9]\d{3})\s*(?P<letters>[A-Za-z]{2})?")


class UnusableValue(InvalidInput):
    """A single value that cannot be what its column asks."""


def text_of(cell: Cell) -> str:
    """Return a cell as one line of text; whole numbers lose their '.0'."""
    if isinstance(cell, str):
        return one_line(cell)
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)


def one_line(text: str) -> str:
    """Return the text on one line, composed (NFC), without control characters."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(_printable(text).split())


def running_text(cell: Cell) -> str:
    """Return running text with its lines kept and each line tidied."""
    if not isinstance(cell, str):
        return text_of(cell)
    lines = (" ".join(line.split()) for line in _printable(cell).splitlines())
    return "\n".join(line for line in lines if line)


def _printable(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return composed
    return "".join(
        sign if sign.isprintable() or sign in "\r\n" else " " for sign in composed
    ).replace("\u00ad", "")


def is_unknown(text: str) -> bool:
    """Return whether a text only says that nothing is known: '', NNB, ??, onbekend."""
    return text.casefold() in _UNKNOWN


def known_text(cell: Cell) -> str:
    """Return the cell as one line, or '' when it says that nothing is known."""
    text = text_of(cell)
    return "" if is_unknown(text) else text


def number_of(cell: Cell, *, lowest: float, highest: float, unit: str) -> float | None:
    """Return a number within both ends; decimal comma or point, the unit may follow."""
    text = known_text(cell)
    if not text:
        return None
    match = _NUMBER.fullmatch(text.casefold())
    number = float(match["number"].replace(",", ".")) if match else math.nan
    if lowest <= number <= highest:
        return number
    raise UnusableValue(
        f"Dit is geen mogelijk aantal {unit}.",
        remedy=f"Vul een getal in van {lowest:g} tot en met {highest:g}, of laat het leeg.",
    )


def day_of(cell: Cell) -> date | None:
    """Return a day: yyyy-mm-dd, dd-mm-yyyy, an Excel date or an Excel serial number."""
    if isinstance(cell, date):
        return _plausible(cell.date() if isinstance(cell, datetime) else cell)
    text = known_text(cell)
    if not text:
        return None
    if text.isascii() and text.isdigit() and int(text[:9]) in _SERIAL_DATES and len(text) == 5:
        return _plausible(EXCEL_EPOCH + timedelta(days=int(text)))
    match = _ISO_DAY.fullmatch(text) or _DUTCH_DAY.fullmatch(text)
    try:
        day = date(*(int(match[part]) for part in ("year", "month", "day"))) if match else None
    except ValueError:
        day = None
    return _plausible(day)


def _plausible(day: date | None) -> date:
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UnusableValue(
            "Dit is geen datum die wij kunnen lezen.",
            remedy="Schrijf de datum als jjjj-mm-dd of dd-mm-jjjj, of laat het leeg.",
        )
    return day


def answer_of(cell: Cell) -> Ternary:
    """Return yes (ja, j, 1), no (nee, n, 2) or unknown (empty, NNB, VUM's 0 and 8)."""
    text = known_text(cell).casefold()
    if text in _YES:
        return Ternary.MEETS
    if text in _NO:
        return Ternary.FAILS
    if not text or text in _NEITHER:
        return Ternary.UNKNOWN
    raise UnusableValue("Dit is geen ja of nee.", remedy="Vul ja of nee in, of laat het leeg.")


def pc4_of(cell: Cell) -> str | None:
    """Return the four digits of a Dutch postcode ('1234' or '1234 AB')."""
    text = known_text(cell)
    if not text:
        return None
    match = _POSTCODE.fullmatch(text)
    if match is None:
        raise UnusableValue(
            "Dit is geen Nederlandse postcode.",
            remedy="Schrijf de postcode als 1234 of 1234AB, of laat het leeg.",
        )
    return match["pc4"]


def source_id_of(cell: Cell) -> str:
    """Return an id from somebody's own system; refuse what may be a BSN or an e-mail address."""
    text = known_text(cell)
    if not text:
        raise UnusableValue(
            "Er staat geen id, dus deze rij is later niet terug te vinden.",
            remedy="Geef elke rij een eigen id uit het eigen systeem.",
        )
    if len(text) > LONGEST_SOURCE_ID or "@" in unicodedata.normalize("NFKC", text):
        raise UnusableValue(
            "Dit kan geen id uit een systeem zijn: het is te lang of het is een e-mailadres.",
            remedy=f"Gebruik een id van hoogstens {LONGEST_SOURCE_ID} tekens.",
        )
    if may_be_bsn(text):
        raise UnusableValue(
            "Dit id heeft de vorm van een BSN; een BSN mag hier niet in.",
            remedy="Gebruik het id uit het eigen systeem in plaats van het BSN. Is dit dat id, "
            "zet er dan een letter voor.",
        )
    return text
