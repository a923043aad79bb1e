"""Shifts and own transport in a sentence: told by fixed wordings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from matcher.domain.profile import TravelMode
from matcher.domain.text_reading import Criterion, TextKind
from matcher.rule_files.reader import RuleTable
from matcher.skills.reading.mentions import Mention
from matcher.skills.reading.patterns import place_of
from matcher.skills.reading.word_lists import pattern_at, patterns_at, read_list

__all__ = ["shift_work", "transport"]


@dataclass(frozen=True, slots=True)
class _Transport:
    means: Mapping[TextKind, Mapping[str, re.Pattern[str]]]
    any_of_ones_own: re.Pattern[str]
    own: frozenset[TravelMode]


def shift_work(sentence: str) -> Iterator[Mention]:
    """Yield where a sentence speaks of shifts or irregular hours; to say it is to mean it."""
    for found in _shift_words().finditer(sentence):
        yield Mention(
            criterion=Criterion.SHIFT_WORK,
            value=True,
            begin=found.start(),
            end=found.end(),
            is_stated=True,
        )


def transport(sentence: str, kind: TextKind) -> Iterator[Mention]:
    """Yield means of transport of one's own.

    'Eigen vervoer' asked by a job is any means but public transport; had by a person, it does not
    say which.
    """
    words = _transport_words()
    for name, pattern in words.means[kind].items():
        mode = TravelMode(name)
        for found in pattern.finditer(sentence):
            if kind is TextKind.CANDIDATE or mode in words.own:
                yield _mention(frozenset({mode}), *place_of(found))
    own = words.own if kind is TextKind.VACANCY else None
    for found in words.any_of_ones_own.finditer(sentence):
        yield _mention(own, *found.span())


def _mention(modes: frozenset[TravelMode] | None, begin: int, end: int) -> Mention:
    return Mention(criterion=Criterion.TRANSPORT, value=modes, begin=begin, end=end)


@cache
def _shift_words() -> re.Pattern[str]:
    return read_list("shift_work", lambda table: pattern_at(table, "shift_work"))


@cache
def _transport_words() -> _Transport:
    return read_list("transport", _read_transport)


def _read_transport(table: RuleTable) -> _Transport:
    not_own = {TravelMode(name) for name in table.texts("not_own")}
    return _Transport(
        means={
            kind: patterns_at(table, "means", within=table.text(kind.value)) for kind in TextKind
        },
        any_of_ones_own=pattern_at(table, "any_of_ones_own"),
        own=frozenset(TravelMode) - not_own,
    )
