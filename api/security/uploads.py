"""Uploaded files: held on disk for as long as they are read, and removed whatever happens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from fastapi import UploadFile

from api.exchange.cells import one_line
from api.security.body_limit import ContentTooLarge
from matcher.privacy.redaction import redact_identifiers

CHUNK_BYTES = 1_000_000
LONGEST_NAME = 60
_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*]')


@contextmanager
def spooled(upload: UploadFile, limit_bytes: int) -> Iterator[tuple[Path, str]]:
    """Lend an uploaded file as a path, with the name to remember it by.

    Raises
    ------
    ContentTooLarge
        If it is larger than the limit.
    """
    name = stored_name(upload.filename or "")
    with TemporaryDirectory(prefix="sroi-import-") as folder:
        path = Path(folder, name)
        with path.open("wb") as copy:
            _copy(upload.file, copy, limit_bytes)
        yield path, name


def stored_name(name: str) -> str:
    """Return a file name fit to store: without folders, and without a number or address."""
    last = re.split(r"[/\\]", name)[-1]
    cleaned, _ = redact_identifiers(one_line(last))
    safe = _NOT_IN_A_NAME.sub("_", cleaned)[-LONGEST_NAME:].strip(". ")
    return safe or "bestand"


def _copy(source: BinaryIO, target: BinaryIO, limit_bytes: int) -> None:
    n_copied = 0
    while chunk := source.read(CHUNK_BYTES):
        n_copied += len(chunk)
        if n_copied > limit_bytes:
            raise ContentTooLarge
        target.write(chunk)
