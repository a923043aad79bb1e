"""Reads a rule file key by key, and says which file and key is wrong and what belongs there.

Rule files are YAML. Amounts are texts (``"40000.00"``), so that no float ever stands for money; a
fact that a source does not give is the word ``unknown`` and comes back as None.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

import yaml

from matcher.errors import InvalidInput

UNKNOWN = "unknown"
Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value")


class RuleTable:
    """One mapping of a rule file.

    Parameters
    ----------
    entries : mapping
        The keys and values.
    where : str
        Name of the file, for messages.
    path : str
        The keys that lead to this mapping; empty at the top.
    """

    def __init__(self, entries: Mapping[str, object], where: str, path: str = "") -> None:
        self.where = where
        self._path = path
        self._entries = entries
        self._read: set[str] = set()

    def __contains__(self, key: str) -> bool:
        """Return whether the key stands in the file."""
        return key in self._entries

    def text(self, key: str) -> str:
        """Return a text that is not empty."""
        found = self._value(key)
        if not isinstance(found, str) or not found.strip():
            raise self.wrong(key, "This must be a text.", "Write the words of the source.")
        return found.strip()

    def address(self, key: str) -> str:
        """Return the address of a page."""
        found = self.text(key)
        if not found.startswith(("https://", "http://")):
            raise self.wrong(
                key, "A source is the address of a page.", "Write it in full, with https://."
            )
        return found

    def amount(self, key: str) -> Decimal | None:
        """Return an amount of at least 0, written as a text; None for unknown."""
        return self._known(key, self._decimal)

    def day(self, key: str) -> date:
        """Return a day."""
        found = self._value(key)
        if type(found) is not date:
            raise self.wrong(key, "This must be a date.", "Write it as 2023-07-01.")
        return found

    def day_or_unknown(self, key: str) -> date | None:
        """Return a day; None for unknown."""
        return self._known(key, self.day)

    def validity(self) -> tuple[date | None, date | None]:
        """Return first and last day of ``valid_from`` and ``valid_until``; None for unknown."""
        first, last = self.day_or_unknown("valid_from"), self.day_or_unknown("valid_until")
        if first is not None and last is not None and last < first:
            raise self.wrong(
                "valid_until", f"{last} lies before the first day {first}.", "Mend one of the two."
            )
        return first, last

    def number(self, key: str) -> int:
        """Return a whole number of at least 0."""
        found = self._value(key)
        if not isinstance(found, int) or isinstance(found, bool) or found < 0:
            raise self.wrong(key, "This must be a whole number.", "Write for example 24.")
        return found

    def number_or_unknown(self, key: str) -> int | None:
        """Return a whole number; None for unknown."""
        return self._known(key, self.number)

    def flag(self, key: str) -> bool:
        """Return yes or no."""
        found = self._value(key)
        if not isinstance(found, bool):
            raise self.wrong(key, "This must be true or false.", "Write true or false.")
        return found

    def flag_or_unknown(self, key: str) -> bool | None:
        """Return yes or no; None for unknown."""
        return self._known(key, self.flag)

    def word(self, key: str, words: type[Word]) -> Word:
        """Return one of a list of words."""
        return self._word_of(key, self.text(key), words)

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Return some of a list of words."""
        return tuple(self._word_of(key, text, words) for text in self.texts(key))

    def words_or_unknown(self, key: str, words: type[Word]) -> tuple[Word, ...] | None:
        """Return some of a list of words; None for unknown."""
        return self._known(key, lambda name: self.words(name, words))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty where the key is absent."""
        found = self._value(key) if key in self else []
        if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
            raise self.wrong(key, "This must be a list of texts.", "Write it as [one, two].")
        return tuple(found)

    def table(self, key: str) -> RuleTable:
        """Return a mapping below this one."""
        return self._table(self._value(key), key)

    def tables(self, key: str) -> tuple[RuleTable, ...]:
        """Return a list of mappings; empty where the key is absent."""
        found = self._value(key) if key in self else []
        if not isinstance(found, list):
            raise self.wrong(key, "This must be a list.", "Begin each entry with a dash.")
        return tuple(self._table(entry, f"{key}[{at}]") for at, entry in enumerate(found, start=1))

    def names(self) -> tuple[str, ...]:
        """Return all keys, for a mapping whose keys are words themselves."""
        return tuple(self._entries)

    def close(self) -> None:
        """Refuse keys that nobody asked for: a typing error must not pass as an absent rule."""
        extra = sorted(set(self._entries) - self._read)
        if extra:
            raise self.wrong(
                extra[0],
                "This key means nothing here.",
                f"Known here: {', '.join(sorted(self._read))}.",
            )

    def wrong(self, key: str, what: str, remedy: str) -> InvalidInput:
        """Return the error for a key."""
        return InvalidInput(what, where=f"{self.where}: {self._below(key)}", remedy=remedy)

    def _value(self, key: str) -> object:
        self._read.add(key)
        if key not in self._entries or self._entries[key] is None:
            raise self.wrong(
                key, "This key is missing or empty.", "Write 'unknown' if the source does not say."
            )
        return self._entries[key]

    def _known(self, key: str, read: Callable[[str], Value]) -> Value | None:
        return None if self._value(key) == UNKNOWN else read(key)

    def _decimal(self, key: str) -> Decimal:
        found = self._value(key)
        try:
            amount = Decimal(found) if isinstance(found, str) else None
        except InvalidOperation:
            amount = None
        if amount is None or not amount.is_finite() or amount < 0:
            raise self.wrong(
                key,
                "An amount is a text of digits, at least 0.",
                'Write it between quotes with a full stop, for example "40000.00".',
            )
        return amount

    def _word_of(self, key: str, text: str, words: type[Word]) -> Word:
        known: Collection[str] = [word.value for word in words]
        if text not in known:
            raise self.wrong(
                key, f"'{text}' is not known here.", f"Choose from: {', '.join(known)}."
            )
        return words(text)

    def _table(self, found: object, key: str) -> RuleTable:
        if not isinstance(found, dict):
            raise self.wrong(key, "This must be a mapping of keys.", "Indent the keys below it.")
        entries = {str(name): value for name, value in found.items()}
        return RuleTable(entries, self.where, self._below(key))

    def _below(self, key: str) -> str:
        return f"{self._path} {key}".strip()


class _UniqueKeys(yaml.SafeLoader):
    """A loader that refuses a key that stands twice: one of the two rules would be lost."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:  # noqa: FBT001 - signature of the library
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        doubles = [key for key in keys if keys.count(key) > 1]
        if doubles:
            raise yaml.MarkedYAMLError(
                problem=f"the key '{doubles[0]}' stands twice", problem_mark=node.start_mark
            )
        return dict(super().construct_mapping(node, deep))


def read_rule_file(text: str, where: str) -> RuleTable:
    """Return the top mapping of a rule file.

    Raises
    ------
    InvalidInput
        If the text is no YAML, holds a key twice, or is no mapping.
    """
    try:
        content = yaml.load(text, Loader=_UniqueKeys)  # noqa: S506 - a SafeLoader underneath
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InvalidInput(
            f"The file is not valid YAML: {error.problem}.",
            where=f"{where}, line {line}",
            remedy="Mend that line; keys are indented with spaces and stand once.",
        ) from error
    if not isinstance(content, dict):
        raise InvalidInput(
            "The file holds no keys at its top level.",
            where=where,
            remedy="Copy a file of data/ and change it.",
        )
    return RuleTable({str(key): value for key, value in content.items()}, where)
