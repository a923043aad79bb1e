"""Identifiers to plant in files, and the places where they must not come out. Nobody has them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from models.base import Base
from models.engine import Database
from tests.api.exchange.files import SYNTHETIC_BSN

BSN_SPELLINGS = (
    SYNTHETIC_BSN,
    "1112.22.333",
    "111 222 333",
    "111-222-333",
    "111/22/2333",
    "111222334",
    "11122233",
)
"""As registered; with points, spaces, dashes, slashes; mistyped; without its last digit."""
EMAIL = "geplant.adres@voorbeeld.invalid"
PHONES = ("06-20000087", "0031 6 2000 0087", "(030) 200 00 87", "+31620000087")
NAME = "Geplante Naam-Zonder-Persoon"
STREET = "Geplantestraat"
FULL_POSTCODE = "3511ZX"
BIRTH_DATE = "1971-02-03"

PLANTED = (
    *BSN_SPELLINGS,
    EMAIL,
    "geplant.adres",
    *PHONES,
    "20000087",
    NAME,
    STREET,
    FULL_POSTCODE,
    BIRTH_DATE,
)
"""Whole identifiers, and parts that would still point at somebody."""


def free_text(opening: str) -> str:
    """Return running text that holds every spelling of every identifier we take out of text."""
    told = [f"BSN {spelling}." for spelling in BSN_SPELLINGS]
    told += [f"Bel {phone}." for phone in PHONES]
    return " ".join([opening, *told, f"Mail naar {EMAIL}."])


def traces_of(text: str) -> set[str]:
    """Return the planted strings in a text, and unkeyed hashes of them."""
    found = {planted for planted in PLANTED if planted.casefold() in text.casefold()}
    hashes = {hashlib.sha256(planted.encode()).hexdigest(): planted for planted in PLANTED}
    return found | {planted for digest, planted in hashes.items() if digest in text}


def dump(database: Database) -> str:
    """Return all columns of all rows of all tables as text; bytes as hexadecimal and as letters."""
    return "\n".join(_cells(database))


def _cells(database: Database) -> Iterator[str]:
    with database.engine.connect() as connection:
        for name, table in Base.metadata.tables.items():
            for row in connection.execute(select(table)):
                for column, cell in row._mapping.items():
                    is_bytes = isinstance(cell, bytes)
                    shown = f"{cell.hex()} {cell.decode('latin-1')}" if is_bytes else str(cell)
                    yield f"{name}.{column}: {shown}"


def storage_bytes(database: Database) -> str:
    """Return the files of a SQLite database as letters: deleted rows and indexes included."""
    if database.file is None:
        return ""
    files: list[Path] = sorted(database.file.parent.glob(f"{database.file.name}*"))
    return "".join(path.read_bytes().decode("latin-1") for path in files)
