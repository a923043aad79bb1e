"""Sets of weights as text: shipped, handed in by a desk, or made from numbers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matcher.errors import InvalidInput, NotFound
from matcher.ranking.weights import DEFAULT_WEIGHTS, Weights, weights_of
from matcher.reference import file_names, text, toml_mapping

Tables = Mapping[str, Mapping[str, float]]
LEAST, MOST = 1e-6, 1e6
"""Bounds of every number, far outside what makes sense: the columns are 32-bit floats."""
LONGEST_DOCUMENT = 20_000
_FOLDER = "weights"
_HEADINGS = frozenset({"version", "valid_from"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightDifference:
    """One number that differs between two sets; None where a set does not have it."""

    name: str
    before: float | None
    after: float | None


def shipped_versions() -> tuple[str, ...]:
    """Return the versions that come with the program, sorted."""
    names = [name.removesuffix(".toml") for name in file_names(_FOLDER, ".toml")]
    return tuple(name for name in names if "components" in toml_mapping(_place(name)))


def shipped_document(version: str) -> str:
    """Return a shipped set, word for word.

    Raises
    ------
    NotFound
        If none of this version is shipped.
    """
    if version not in shipped_versions():
        raise NotFound(
            "There are no weights of this version.",
            where=version,
            remedy="Look it up in the list of weights.",
        )
    return text(_place(version))


def parse_weights(document: str, version: str, *, where: str) -> Weights:
    """Return the weights of a TOML text, checked, under the version that they get.

    Raises
    ------
    InvalidInput
        If the text is no TOML or far too long, a number is missing, not above 0 or out of bounds,
        or something in it is none of the weights; the message names section and key.
    """
    table = _toml(document, where)
    tables_of(table, where=where)
    return weights_of({**table, "version": version}, version, where)


def tables_of(table: Mapping[str, object], *, where: str) -> Tables:
    """Return the numbers of a set by section and key; InvalidInput for what is none of them."""
    known = _known_tables()
    tables: dict[str, dict[str, float]] = {}
    for section, entries in table.items():
        if section in _HEADINGS:
            continue
        if section not in known:
            raise _unknown(f"{where} [{section}]", known)
        if not isinstance(entries, Mapping):
            raise InvalidInput(
                "This must be a section with numbers.",
                where=f"{where} {section}",
                remedy=f"Write [{section}] and below it one number a line.",
            )
        tables[section] = {
            str(key): _number(number, known[section], str(key), f"{where} [{section}]")
            for key, number in entries.items()
        }
    return tables


def document_tables(document: str, *, where: str) -> Tables:
    """Return the numbers of a TOML text by section and key; raises as ``parse_weights``."""
    return tables_of(_toml(document, where), where=where)


def written(tables: Tables) -> str:
    """Return a set of numbers as TOML, from which the same numbers are read again."""
    lines: list[str] = []
    for section, entries in tables.items():
        lines += [f"[{section}]", *(f"{key} = {float(entries[key])!r}" for key in entries), ""]
    return "\n".join(lines)


def differences(before: Tables, after: Tables) -> tuple[WeightDifference, ...]:
    """Return every number that is not the same in two sets, by its name ``section.key``."""
    flat_before, flat_after = _flat(before), _flat(after)
    return tuple(
        WeightDifference(name=name, before=flat_before.get(name), after=flat_after.get(name))
        for name in dict.fromkeys([*flat_before, *flat_after])
        if flat_before.get(name) != flat_after.get(name)
    )


def _number(number: object, known: Mapping[str, object], key: str, where: str) -> float:
    if key not in known:
        raise _unknown(f"{where} {key}", known)
    # TOML has a nan, which lies between no bounds.
    if (
        isinstance(number, bool)
        or not isinstance(number, int | float)
        or not (LEAST <= number <= MOST)
    ):
        raise InvalidInput(
            "This weight must be a number above 0.",
            where=f"{where} {key}",
            remedy=f"Write for example 0.5; from {LEAST:.6f} to {MOST:.0f} is allowed.",
        )
    return float(number)


def _unknown(where: str, known: Iterable[str]) -> InvalidInput:
    return InvalidInput(
        "There is no weight of this name.",
        where=where,
        remedy=f"Choose from: {', '.join(known)}.",
    )


def _known_tables() -> dict[str, Mapping[str, object]]:
    """Return the sections and keys that the default weights of this version of the program have."""
    table = toml_mapping(_place(DEFAULT_WEIGHTS))
    return {name: entries for name, entries in table.items() if isinstance(entries, dict)}


def _toml(document: str, where: str) -> dict[str, object]:
    if len(document) > LONGEST_DOCUMENT:
        raise InvalidInput(
            f"This text is longer than {LONGEST_DOCUMENT:,} signs.",
            where=where,
            remedy="Send the weights with their remarks only.",
        )
    try:
        return tomllib.loads(document)
    except tomllib.TOMLDecodeError as fault:
        raise InvalidInput(
            f"This is not valid TOML: {fault}.",
            where=where,
            remedy="Start from a copy: 'sroi-match weights show' prints one.",
        ) from fault


def _place(version: str) -> str:
    return f"{_FOLDER}/{version}.toml"


def _flat(tables: Tables) -> dict[str, float]:
    return {
        f"{section}.{key}": number
        for section, entries in tables.items()
        for key, number in entries.items()
    }
