"""From a path to bytes whose kind is known: workbook, JSON or delimited text."""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from api.exchange.cells import one_line
from matcher.errors import UnreadableFile
from matcher.privacy.redaction import redact_identifiers

MEGABYTE = 1_000_000
FILE_LIMIT_BYTES = 100 * MEGABYTE
UNPACKED_LIMIT_BYTES = 1_000 * MEGABYTE
CELL_LIMIT = 20_000_000
"""Cells between the first and the last one used; a sheet takes memory for each of them."""

LONGEST_NAME = 60
"""Characters of a file name that are kept."""

_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*]')
_ZIP, _COMPOUND_FILE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS = {b"%PDF": "een PDF", b"\x89PNG": "een afbeelding", b"\xff\xd8\xff": "een afbeelding"}
_PAGE = re.compile(r"\s*<(?:!doctype|html|table|\?xml)", re.IGNORECASE)
_ROW_OR_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"')
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


class ContentKind(StrEnum):
    """What the bytes are."""

    WORKBOOK = "workbook"
    JSON = "json"
    DELIMITED = "delimited"


def read_content(path: Path, *, size_limit: int = FILE_LIMIT_BYTES) -> bytes:
    """Return the bytes of a file that exists, is not empty and is not too large."""
    try:
        if path.is_dir():
            raise UnreadableFile(
                "Dit is een map, geen bestand.", where=path.name, remedy="Kies een bestand."
            )
        _check_status(path, path.stat(), size_limit)
        content = path.read_bytes()
    except FileNotFoundError as fault:
        raise UnreadableFile(
            "Dit bestand bestaat niet.", where=path.name, remedy="Controleer de naam en de map."
        ) from fault
    except (OSError, ValueError) as fault:
        raise UnreadableFile(
            "Het bestand kan niet worden geopend.",
            where=path.name,
            remedy="Sluit het in andere programma's en controleer de rechten.",
        ) from fault
    if not content.strip():
        raise UnreadableFile(
            "Het bestand is leeg.", where=path.name, remedy="Maak de export opnieuw."
        )
    return content


def _check_status(path: Path, status: os.stat_result, size_limit: int) -> None:
    """Refuse what is too large, and what may have no end: a device, a pipe, a socket."""
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(
            "Dit is geen gewoon bestand, maar een apparaat, een pijp of een socket.",
            where=path.name,
            remedy="Bewaar de gegevens eerst in een bestand en kies dat.",
        )
    if status.st_size > size_limit:
        raise UnreadableFile(
            f"Het bestand is {status.st_size / MEGABYTE:.1f} MB; de grens is "
            f"{size_limit / MEGABYTE:.1f} MB.",
            where=path.name,
            remedy="Splits het bestand in delen, elk met de kopregel erboven.",
        )


def stored_name(name: str) -> str:
    """Return a file name fit to store: without folders, and without a number or address."""
    last = re.split(r"[/\\]", name)[-1]
    cleaned, _ = redact_identifiers(one_line(last))
    safe = _NOT_IN_A_NAME.sub("_", cleaned)[-LONGEST_NAME:].strip(". ")
    return safe or "bestand"


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(MEGABYTE):
                digest.update(chunk)
    except OSError as fault:
        raise UnreadableFile(
            "Dit bestand kan niet worden gelezen.",
            where=path.name,
            remedy="Controleer de naam, de map en de rechten.",
        ) from fault
    return digest.hexdigest()


def kind_of(content: bytes, file_name: str) -> tuple[ContentKind, str]:
    """Return what the bytes are and, unless they are a workbook, their text."""
    if content.startswith(_COMPOUND_FILE) and _ENCRYPTED_STREAM in content:
        raise UnreadableFile(
            "De werkmap is beveiligd met een wachtwoord.",
            where=file_name,
            remedy="Sla haar op zonder wachtwoord (Bestand, Info, Werkmap beveiligen).",
        )
    if content.startswith((_ZIP, _COMPOUND_FILE)):
        return ContentKind.WORKBOOK, ""
    for opening, name in _OTHER_KINDS.items():
        if content.startswith(opening):
            raise _unusable(f"Dit is {name}, geen tabel.", file_name)
    text = _decoded(content, file_name)
    if _PAGE.match(text):
        raise _unusable("Dit is een webpagina of XML, geen tabel.", file_name)
    is_json = text.lstrip()[:1] in ("{", "[")
    return (ContentKind.JSON if is_json else ContentKind.DELIMITED), text


def _unusable(what: str, file_name: str) -> UnreadableFile:
    return UnreadableFile(
        what, where=file_name, remedy="Geef een werkmap (.xlsx), een CSV of VUM-JSON."
    )


def _decoded(content: bytes, file_name: str) -> str:
    """Return the text: by its byte order mark, else UTF-8, else Windows-1252."""
    encodings = ["utf-8-sig", "cp1252"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif content[1:2] == b"\0":
        encodings = ["utf-16-le"]
    elif content[:1] == b"\0":
        encodings = ["utf-16-be"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise _unusable("Dit bestand bevat geen leesbare tekst.", file_name)


def check_unpacked_size(content: bytes, file_name: str) -> None:
    """Refuse a zip that unpacks to more than memory bears, or whose sheets span too many cells.

    A sheet takes memory for the whole rectangle up to its last cell, so one stray character in
    the last row and column is enough to stop the machine.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > UNPACKED_LIMIT_BYTES:
                raise UnreadableFile(
                    "De werkmap wordt bij het uitpakken veel te groot.",
                    where=file_name,
                    remedy="Sla alleen het blad met de gegevens op in een nieuwe werkmap.",
                )
            for member in members:
                if _SHEET_PART.fullmatch(member.filename):
                    _check_extent(archive.read(member), file_name)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError) as fault:
        raise _damaged(file_name) from fault
    except (NotImplementedError, RuntimeError, ValueError, zlib.error) as fault:
        raise _damaged(file_name) from fault


def _check_extent(sheet: bytes, file_name: str) -> None:
    last_row, columns = 0, set()
    for letters, row in _ROW_OR_CELL.findall(sheet):
        columns.add(letters)
        last_row = max(last_row, int(row))
    last_column = max(map(_column_number, columns), default=0)
    if last_row * last_column > CELL_LIMIT:
        raise UnreadableFile(
            f"Een blad loopt door tot rij {last_row} en kolom {last_column}.",
            where=file_name,
            remedy="Verwijder de lege rijen en kolommen na de gegevens en sla opnieuw op.",
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _damaged(file_name: str) -> UnreadableFile:
    return UnreadableFile(
        "De werkmap is beschadigd of niet volledig.",
        where=file_name,
        remedy="Open haar in Excel of LibreOffice, sla haar opnieuw op en probeer het weer.",
    )
