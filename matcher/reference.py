"""The only reader of ``data/``: bytes, text, rows and mappings; it knows no word of the domain.

Names are paths below ``data/`` with forward slashes (``"geography/pc4.csv"``). Files are found
through ``importlib.resources``, so a checkout and an installed wheel read alike.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

import yaml

from matcher.errors import MissingReference

_PACKAGE = "data"
_REINSTALL = "Install the package again, or restore the file from the repository."


def file_bytes(name: str) -> bytes:
    """Return a file of facts as it is; not cached, since an encoder may be large.

    Parameters
    ----------
    name : str
        Path below ``data/``, for example ``"geography/pc4.csv"``.

    Raises
    ------
    MissingReference
        If there is no such file, or the name leads out of ``data/``.
    """
    path = PurePosixPath(name)
    is_inside = not path.is_absolute() and ".." not in path.parts
    found = files(_PACKAGE).joinpath(*path.parts)
    if not (is_inside and found.is_file()):
        raise MissingReference(
            "This file of facts does not exist.", where=_place(name), remedy=_REINSTALL
        )
    return found.read_bytes()


def file_names(folder: str, suffix: str) -> tuple[str, ...]:
    """Return the names of the files right below a folder of ``data/`` that end so, sorted.

    Raises
    ------
    MissingReference
        If there is no such folder, or the name leads out of ``data/``.
    """
    return tuple(name for name, is_file in _entries(folder) if is_file and name.endswith(suffix))


def folder_names(folder: str) -> tuple[str, ...]:
    """Return the names of the folders right below a folder of ``data/``, sorted.

    Raises
    ------
    MissingReference
        If there is no such folder, or the name leads out of ``data/``.
    """
    return tuple(name for name, is_file in _entries(folder) if not is_file)


@cache
def text(name: str) -> str:
    """Return a file of facts as text.

    Raises
    ------
    MissingReference
        If the file is absent or is not UTF-8.
    """
    try:
        return file_bytes(name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _damaged(name, "The file is not UTF-8 text.") from error


@cache
def csv_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a comma-separated file, by the column names of its first line.

    Raises
    ------
    MissingReference
        If the file is absent or empty, or a row has more or fewer cells than the first line.
    """
    reader = csv.reader(io.StringIO(text(name), newline=""))
    header = next(reader, None)
    if header is None:
        raise _damaged(name, "The file is empty.")
    rows = []
    for cells in reader:
        if len(cells) != len(header):
            raise _damaged(
                name,
                f"The row has {len(cells)} cells, the first line has {len(header)}.",
                line=reader.line_num,
            )
        rows.append(dict(zip(header, cells, strict=True)))
    return tuple(rows)


@cache
def yaml_mapping(name: str) -> Mapping[str, object]:
    """Return a YAML file whose top level is a mapping.

    Raises
    ------
    MissingReference
        If the file is absent, is no YAML, or holds something else than a mapping.
    """
    try:
        content = yaml.safe_load(text(name))
    except yaml.YAMLError as error:
        raise _damaged(name, "The file is not valid YAML.") from error
    if not isinstance(content, dict):
        raise _damaged(name, "The file holds no mapping at its top level.")
    return {str(key): value for key, value in content.items()}


@cache
def toml_mapping(name: str) -> Mapping[str, object]:
    """Return a TOML file.

    Raises
    ------
    MissingReference
        If the file is absent or is no TOML.
    """
    try:
        return tomllib.loads(text(name))
    except tomllib.TOMLDecodeError as error:
        raise _damaged(name, "The file is not valid TOML.") from error


def _entries(folder: str) -> list[tuple[str, bool]]:
    path = PurePosixPath(folder)
    is_inside = not path.is_absolute() and ".." not in path.parts
    found = files(_PACKAGE).joinpath(*path.parts)
    if not (is_inside and found.is_dir()):
        raise MissingReference(
            "This folder of facts does not exist.", where=_place(folder), remedy=_REINSTALL
        )
    return sorted((entry.name, entry.is_file()) for entry in found.iterdir())


def _place(name: str) -> str:
    return f"{_PACKAGE}/{name}"


def _damaged(name: str, what: str, *, line: int | None = None) -> MissingReference:
    place = _place(name) if line is None else f"{_place(name)}, line {line}"
    return MissingReference(what, where=place, remedy=_REINSTALL)
