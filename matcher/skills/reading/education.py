"""Levels of work and thought in a sentence: 'mbo 2', 'vmbo werk- en denkniveau'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from matcher.domain.profile import EducationLevel
from matcher.domain.text_reading import Criterion
from matcher.rule_files.reader import RuleTable
from matcher.skills.reading.mentions import Mention
from matcher.skills.reading.word_lists import pattern_at, patterns_at, read_list

__all__ = ["education"]

_STEP = re.compile(
    r"[-\s]*(?:\(\s*)?(?:(?:niveau|nivo)[-\s]*)?[1-4]"
    r"(?:\s*(?:/|-|\+|of|en|t/m|tot)\s*[1-4])*(?:\s*\))?"
    r"(?![\d.,]*\s?(?:uur|uren|jaar|dagen))(?!\w)",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\s*(?:-\s*)?(?:/|(?:en/of|of)\b)\s*$", re.IGNORECASE)
_SPACE = re.compile(r"[-\s]*")


@dataclass(frozen=True, slots=True)
class _Words:
    levels: Mapping[str, re.Pattern[str]]
    suffixes: re.Pattern[str]
    asked_by_itself: re.Pattern[str]
    not_before: re.Pattern[str]


def education(sentence: str) -> Iterator[Mention]:
    """Yield the levels that a sentence names; of a choice ('vmbo of mbo') the lowest is asked."""
    held: tuple[EducationLevel, int, int] | None = None
    for level, begin, end in sorted(_named(sentence), key=lambda found: found[1:]):
        if held is not None and _CHOICE.match(sentence, held[2], begin):
            held = min(held[0], level), held[1], end
            continue
        if held is not None:
            yield _mention(sentence, *held)
        held = level, begin, end
    if held is not None:
        yield _mention(sentence, *held)


def _mention(sentence: str, level: EducationLevel, begin: int, end: int) -> Mention:
    return Mention(
        criterion=Criterion.EDUCATION_LEVEL,
        value=level,
        begin=begin,
        end=end,
        is_stated=_words().asked_by_itself.search(sentence, begin, end) is not None,
    )


def _named(sentence: str) -> Iterator[tuple[EducationLevel, int, int]]:
    words = _words()
    for name, pattern in words.levels.items():
        for found in pattern.finditer(sentence):
            end = _end(sentence, found.end())
            gap = _SPACE.match(sentence, end)
            if gap is None or words.not_before.match(sentence, gap.end()) is None:
                yield EducationLevel[name.upper()], found.start(), end


def _end(sentence: str, end: int) -> int:
    """Return where the step of the level and the words that belong to it end."""
    step = _STEP.match(sentence, end)
    end = step.end() if step else end
    gap = _SPACE.match(sentence, end)
    suffix = _words().suffixes.match(sentence, gap.end()) if gap else None
    return suffix.end() if suffix else end


@cache
def _words() -> _Words:
    return read_list("education", _read)


def _read(table: RuleTable) -> _Words:
    return _Words(
        levels=patterns_at(table, "levels"),
        suffixes=pattern_at(table, "suffixes"),
        asked_by_itself=pattern_at(table, "asked_by_itself"),
        not_before=pattern_at(table, "not_before"),
    )
