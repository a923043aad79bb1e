"""Reads a rule file key by key, and says which file, line and key is wrong and what belongs there.

Rule files are YAML. Amounts are texts (``"40000.00"``), so that no float ever stands for money; a
fact that a source does not give is the word ``unknown`` and comes back as None.

Reading goes on after a mistake with a stand-in, so that a desk reads all mistakes at once; nothing
that was read with a stand-in is ever handed out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from matcher.errors import InvalidInput
from matcher.rule_files.faults import Faults, FirstFault
from matcher.rule_files.yaml_text import Entries, yaml_entries

UNKNOWN = "unknown"
Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value")
_NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
_LONGEST_NAME = 80
_DIGITS = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")


class RuleTable:
    """One mapping of a rule file.

    Parameters
    ----------
    entries : Entries
        The keys and values.
    faults : Faults
        Where mistakes are noted; shared by all tables of a file.
    path : str
        The keys that lead to this mapping; empty at the top.
    """

    def __init__(self, entries: Entries, faults: Faults, path: str = "") -> None:
        self._path = path
        self._entries = entries
        self._faults = faults
        self._read: set[str] = set()
        self._has_unread_word = False

    def __contains__(self, key: str) -> bool:
        """Return whether the key stands in the file."""
        return key in self._entries

    def need(self, key: str) -> None:
        """Refuse that a key is absent; for a list that may be empty, but not forgotten."""
        self._attempt(self._value, key, None)

    def text(self, key: str) -> str:
        """Return a text that is not empty."""
        return self._attempt(self._text, key, "")

    def name(self, key: str) -> str:
        """Return a name that ids are made of: small letters, digits, hyphens."""
        return self._attempt(self._name, key, "")

    def address(self, key: str) -> str:
        """Return the address of a page."""
        return self._attempt(self._address, key, "")

    def amount(self, key: str) -> Decimal | None:
        """Return an amount of at least 0, written as a text; None for unknown."""
        return self._attempt(self._unless_unknown(self._decimal), key, None)

    def day(self, key: str) -> date:
        """Return a day."""
        return self._attempt(self._day, key, date.max)

    def day_or_unknown(self, key: str) -> date | None:
        """Return a day; None for unknown."""
        return self._attempt(self._unless_unknown(self._day), key, None)

    def validity(self) -> tuple[date | None, date | None]:
        """Return first and last day of ``valid_from`` and ``valid_until``; None for unknown."""
        first, last = self.day_or_unknown("valid_from"), self.day_or_unknown("valid_until")
        if first is not None and last is not None and last < first:
            self.refuse(
                "valid_until", f"{last} lies before the first day {first}.", "Mend one of the two."
            )
        return first, last

    def number(self, key: str) -> int:
        """Return a whole number of at least 0."""
        return self._attempt(self._number, key, 0)

    def number_or_unknown(self, key: str) -> int | None:
        """Return a whole number; None for unknown."""
        return self._attempt(self._unless_unknown(self._number), key, None)

    def flag(self, key: str) -> bool:
        """Return yes or no."""
        return self._attempt(self._flag, key, False)

    def flag_or_unknown(self, key: str) -> bool | None:
        """Return yes or no; None for unknown."""
        return self._attempt(self._unless_unknown(self._flag), key, None)

    def word(self, key: str, words: type[Word]) -> Word:
        """Return one of a list of words."""
        found = self._attempt(lambda name: self._word_of(name, self._text(name), words), key, None)
        self._has_unread_word |= found is None
        return list(words)[-1] if found is None else found

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Return some of a list of words."""
        return self._attempt(lambda name: self._words(name, words), key, ())

    def words_or_unknown(self, key: str, words: type[Word]) -> tuple[Word, ...] | None:
        """Return some of a list of words; None for unknown."""
        return self._attempt(self._unless_unknown(lambda name: self._words(name, words)), key, None)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty where the key is absent."""
        return self._attempt(self._texts, key, ())

    def table(self, key: str) -> RuleTable:
        """Return a mapping below this one."""
        empty = RuleTable(Entries(self._entries.line), Faults(self._faults.where))
        return self._attempt(lambda name: self._table(self._value(name), name), key, empty)

    def tables(self, key: str) -> tuple[RuleTable, ...]:
        """Return a list of mappings; empty where the key is absent."""
        return self._attempt(self._tables, key, ())

    def keys_as(self, words: type[Word], what: str) -> tuple[Word, ...]:
        """Return all keys of a mapping whose keys are words; ``what`` tells of one that is none."""
        choices = ", ".join(words)
        for key in self._entries:
            if key not in list(words):
                self.refuse(key, what, f"Choose from: {choices}.")
        return tuple(words(key) for key in self._entries if key in list(words))

    def names(self) -> tuple[str, ...]:
        """Return all keys, for a mapping whose keys are names of its own."""
        return tuple(self._entries)

    def close(self) -> None:
        """Refuse keys that nobody asked for: a typing error must not pass as an absent rule."""
        if self._has_unread_word:
            # Which keys belong here may hang on the word.
            return
        for key in self._entries:
            if key not in self._read:
                known = ", ".join(sorted(self._read))
                self.refuse(key, "This key means nothing here.", f"Known here: {known}.")

    def refuse(self, key: str, what: str, remedy: str) -> None:
        """Note that what stands at a key cannot be."""
        self._faults.note(self.wrong(key, what, remedy), self._line_of(key))

    def wrong(self, key: str, what: str, remedy: str) -> InvalidInput:
        """Return the error for a key."""
        line = self._line_of(key)
        place = f"{self._faults.where}, line {line}" if line else self._faults.where
        return InvalidInput(what, where=f"{place}: {self._below(key)}", remedy=remedy)

    def _attempt(self, read: Callable[[str], Value], key: str, stand_in: Value) -> Value:
        try:
            return read(key)
        except InvalidInput as fault:
            self._faults.note(fault, self._line_of(key))
            return stand_in

    def _unless_unknown(self, read: Callable[[str], Value]) -> Callable[[str], Value | None]:
        remedy = "Write 'unknown' if the source does not say."
        return lambda key: None if self._value(key, remedy) == UNKNOWN else read(key)

    def _value(self, key: str, remedy: str = "Fill it in.") -> object:
        self._read.add(key)
        found = self._entries.get(key)
        if found is None:
            raise self.wrong(key, "This key is missing or empty.", remedy)
        return found

    def _text(self, key: str) -> str:
        found = self._value(key)
        if not isinstance(found, str) or not found.strip():
            raise self.wrong(key, "This must be a text.", "Write the words of the source.")
        return found.strip()

    def _name(self, key: str) -> str:
        found = self._text(key)
        if len(found) > _LONGEST_NAME or not _NAME.fullmatch(found):
            raise self.wrong(
                key,
                f"A name is at most {_LONGEST_NAME} small letters and digits, with hyphens.",
                "Write it as voorbeeldstreek-noord.",
            )
        return found

    def _address(self, key: str) -> str:
        found = self._text(key)
        if not found.startswith(("https://", "http://")):
            raise self.wrong(
                key, "A source is the address of a page.", "Write it in full, with https://."
            )
        return found

    def _decimal(self, key: str) -> Decimal:
        found = self._value(key)
        if not isinstance(found, str) or not _DIGITS.fullmatch(found):
            raise self.wrong(
                key,
                "An amount is a text of digits, at least 0.",
                'Write it between quotes with a full stop, for example "40000.00".',
            )
        return Decimal(found)

    def _day(self, key: str) -> date:
        found = self._value(key)
        if type(found) is not date:
            raise self.wrong(key, "This must be a date.", "Write it as 2023-07-01.")
        return found

    def _number(self, key: str) -> int:
        found = self._value(key)
        if not isinstance(found, int) or isinstance(found, bool) or found < 0:
            raise self.wrong(key, "This must be a whole number.", "Write for example 24.")
        return found

    def _flag(self, key: str) -> bool:
        found = self._value(key)
        if not isinstance(found, bool):
            raise self.wrong(key, "This must be true or false.", "Write true or false.")
        return found

    def _words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        return tuple(self._word_of(key, text, words) for text in self._texts(key))

    def _word_of(self, key: str, text: str, words: type[Word]) -> Word:
        if text not in list(words):
            raise self.wrong(
                key, f"'{text}' is not known here.", f"Choose from: {', '.join(words)}."
            )
        return words(text)

    def _texts(self, key: str) -> tuple[str, ...]:
        found = self._value(key) if key in self else []
        if not isinstance(found, list) or not all(isinstance(t, str) and t.strip() for t in found):
            raise self.wrong(key, "This must be a list of texts.", "Write it as [one, two].")
        return tuple(found)

    def _table(self, found: object, key: str) -> RuleTable:
        if not isinstance(found, Entries):
            raise self.wrong(key, "This must be a mapping of keys.", "Indent the keys below it.")
        return RuleTable(found, self._faults, self._below(key))

    def _tables(self, key: str) -> tuple[RuleTable, ...]:
        found = self._value(key) if key in self else []
        if not isinstance(found, list):
            raise self.wrong(key, "This must be a list.", "Begin each entry with a dash.")
        return tuple(self._table(entry, f"{key}[{at}]") for at, entry in enumerate(found, start=1))

    def _line_of(self, key: str) -> int:
        """Return where a key stands, else where its mapping begins; 0 is somewhere in the file."""
        return self._entries.lines.get(key) or (self._entries.line if self._path else 0)

    def _below(self, key: str) -> str:
        return f"{self._path} {key}".strip()


def read_rule_file(content: str, where: str) -> RuleTable:
    """Return the top mapping of a file of ours; the first mistake in it is raised.

    Raises
    ------
    InvalidInput
        If the text is no YAML, could be misread, or is no mapping.
    """
    return RuleTable(yaml_entries(content, where), FirstFault(where))


def read_whole_rule_file(
    content: str,
    where: str,
    read: Callable[[RuleTable], Value],
    check: Callable[[Value, RuleTable], None],
) -> Value:
    """Return what a desk's rule file holds; every mistake in it is told at once.

    Parameters
    ----------
    content : str
        YAML.
    where : str
        Name of the file, for messages.
    read : callable
        Takes the top mapping apart.
    check : callable
        Refuses what does not agree; asked only when every key could be read.

    Raises
    ------
    InvalidRuleFile
        With all mistakes of reading, else with all of the check.
    InvalidInput
        If the text is no YAML, or could be misread.
    """
    faults = Faults(where)
    table = RuleTable(yaml_entries(content, where), faults)
    found = read(table)
    table.close()
    faults.settle()
    check(found, table)
    faults.settle()
    return found


def check_dated_name(name: str, expected: str, table: RuleTable) -> None:
    """Refuse a file whose name does not agree with what it holds."""
    if name != expected:
        table.refuse(
            "valid_from",
            f"The file is called '{name}', but it holds {expected}.",
            f"Call it {expected}.yaml, or mend what stands in it.",
        )


def dated_name(table: RuleTable, owner: str, valid_from: date | None) -> tuple[str, str]:
    """Return the two parts of a rule's name: whose it is, and from when it holds.

    A second file of one owner and day has an ``edition``: ``undated-older``.

    Parameters
    ----------
    owner : str
        The key that says whose rule it is.
    """
    first_day = valid_from.isoformat() if valid_from else "undated"
    edition = f"-{table.name('edition')}" if "edition" in table else ""
    return table.name(owner), f"{first_day}{edition}"
