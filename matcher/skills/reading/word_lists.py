"""Reads the lists of ``data/criteria/words``, and says which list and key is wrong, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar

from matcher.reference import text
from matcher.rule_files.reader import RuleTable, read_rule_file
from matcher.skills.reading.patterns import WordingFault, any_of_wordings

__all__ = ["opened_list", "pattern_at", "patterns_at", "read_list", "words_at"]

FOLDER = "criteria/words"
Read = TypeVar("Read")


class Completeness(StrEnum):
    """How much of the language a list covers."""

    FULL = "full"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


def read_list(name: str, read: Callable[[RuleTable], Read]) -> Read:
    """Return what a function makes of a list; every key of it must have been asked for.

    Raises
    ------
    InvalidInput
        If the list is damaged: with file, key, and what belongs there.
    MissingReference
        If there is no such list.
    """
    file_name = f"{FOLDER}/{name}.yaml"
    table = opened_list(text(file_name), f"data/{file_name}")
    found = read(table)
    table.close()
    return found


def opened_list(content: str, where: str) -> RuleTable:
    """Return the top of a list whose source, first day and completeness are stated.

    Raises
    ------
    InvalidInput
        If one of them is missing, or the text is no list at all.
    """
    table = read_rule_file(content, where)
    table.text("source")
    table.day("valid_from")
    table.word("completeness", Completeness)
    table.texts("known_gaps")
    return table


def pattern_at(table: RuleTable, key: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the wordings under a key.

    Raises
    ------
    InvalidInput
        If there are none, or one does not keep to the notation.
    """
    return _compiled(table, key, _wordings(table, key))


def patterns_at(table: RuleTable, key: str, *, within: str = "") -> dict[str, re.Pattern[str]]:
    """Return a pattern for every name of the table under a key.

    Parameters
    ----------
    within : str
        A wording with 'WORD' in it that is put around the words of each name.

    Raises
    ------
    InvalidInput
        As ``pattern_at``.
    """
    below = table.table(key)
    found = {}
    for name in below.names():
        wordings = _wordings(below, name)
        if within:
            choice = f"({'|'.join(wordings)})"
            wordings = tuple(part.strip().replace("WORD", choice) for part in within.split(";"))
        found[name] = _compiled(below, name, wordings)
    return found


def words_at(table: RuleTable, key: str) -> frozenset[str]:
    """Return single words, in small letters."""
    return frozenset(word.casefold() for word in _wordings(table, key))


def _wordings(table: RuleTable, key: str) -> tuple[str, ...]:
    found = table.texts(key)
    if not found:
        raise table.wrong(key, "There are no wordings here.", "Give at least one, as [a, b].")
    return found


def _compiled(table: RuleTable, key: str, wordings: Iterable[str]) -> re.Pattern[str]:
    try:
        return any_of_wordings(wordings)
    except WordingFault as fault:
        raise table.wrong(
            key, str(fault), "See the notation in matcher/skills/reading/patterns.py."
        ) from fault
