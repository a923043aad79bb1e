"""Uploaded files: held on disk for as long as they are read, and removed whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from fastapi import UploadFile

from api.exchange.file_content import stored_name
from api.security.body_limit import ContentTooLarge

CHUNK_BYTES = 1_000_000


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


def _copy(source: BinaryIO, target: BinaryIO, limit_bytes: int) -> None:
    n_copied = 0
    while chunk := source.read(CHUNK_BYTES):
        n_copied += len(chunk)
        if n_copied > limit_bytes:
            raise ContentTooLarge
        target.write(chunk)
