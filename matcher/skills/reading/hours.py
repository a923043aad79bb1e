"""Hours per week in a sentence, told apart from clock times, hours a day and terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from matcher.domain.hours import WEEKLY_HOURS_LIMIT, HoursRange
from matcher.domain.text_reading import Criterion, TextKind
from matcher.rule_files.reader import RuleTable
from matcher.skills.reading.mentions import Mention
from matcher.skills.reading.word_lists import pattern_at, read_list

__all__ = ["hours"]

_NUMBER = r"(?<![\d.,:/-])\d{1,2}(?:[.,]\d)?(?![\d:]|[.,]\d)"
_LAST_NUMBER = r"\d{1,2}(?:[.,]\d)?(?![\d:]|[.,]\d)"
_UNIT = r"(?:\s*(?:-\s*)?(?:uren|uur|urige|uurs|u)(?!\w))"
_TO = r"\s*(?:-|–|tot en met|tot|t/m|à|of|/|en)\s*(?:de\s+)?"
_FIGURES = re.compile(
    rf"(?P<opening>\b(?:tussen|van)\s+(?:de\s+)?)?(?P<low>{_NUMBER})"
    rf"(?:{_UNIT}?(?:,\s*{_LAST_NUMBER}{_UNIT}?){{0,5}}{_TO}(?P<high>{_LAST_NUMBER}))?(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
_UNIT_WORD = re.compile(r"(?<!\w)(?:uren|uur)(?!\w)", re.IGNORECASE)
_GAP = re.compile(r"[\s,()]*")
_NEAR = 40
"""Characters before a number in which a wording that goes with it must stand."""
_HOURS_IN_A_DAY = 24
_SHORTEST_LOOSE = 12
"""Hours: a smaller number without 'per week' is a clock time or the length of something else."""


@dataclass(frozen=True, slots=True)
class _Words:
    both_bounds: re.Pattern[str]
    at_least: re.Pattern[str]
    at_most: re.Pattern[str]
    per_week: re.Pattern[str]
    week_of: re.Pattern[str]
    not_yet: re.Pattern[str]
    not_before: re.Pattern[str]
    not_behind: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Found:
    low: float | None
    high: float | None
    begin: int
    end: int
    is_weekly: bool


def hours(sentence: str, kind: TextKind) -> Iterator[Mention]:
    """Yield the weekly hours that a sentence names.

    One number is all of a job's hours, and the most of a person's: who can work 24 hours is taken
    to be able to work fewer. Numbers that may be a clock time are one of several readings.
    """
    for found in (*_bounded(sentence), *_plain(sentence)):
        low, high = found.low, found.high
        if low is not None and low == high and kind is TextKind.CANDIDATE:
            low = None
        if not _is_week(low, high):
            continue
        is_sure = found.is_weekly or (high or low or 0) > _HOURS_IN_A_DAY
        yield Mention(
            criterion=Criterion.HOURS,
            value=HoursRange(low, high),
            begin=found.begin,
            end=found.end,
            is_stated=is_sure,
            is_one_of=not is_sure,
        )


def _bounded(sentence: str) -> Iterator[_Found]:
    """Yield 'minimaal 15, maximaal 25 per week'."""
    for found in _words().both_bounds.finditer(sentence):
        end, is_weekly = _with_week(sentence, found.start(), found.end())
        if is_weekly or found["unit"]:
            yield _Found(_hours(found["low"]), _hours(found["high"]), found.start(), end, is_weekly)


def _plain(sentence: str) -> Iterator[_Found]:
    words = _words()
    taken = [found.span() for found in words.both_bounds.finditer(sentence)]
    for found in _FIGURES.finditer(sentence):
        if not any(begin <= found.start() < end for begin, end in taken):
            yield from _judged(sentence, found)


def _judged(sentence: str, found: re.Match[str]) -> Iterator[_Found]:
    """Yield the hours of these figures, unless they are a clock time or of something else."""
    words = _words()
    begin = found.start() if found["high"] else found.start("low")
    end, is_weekly = _with_week(sentence, begin, found.end())
    has_unit = found["unit"] or (is_weekly and _UNIT_WORD.search(sentence, 0, begin))
    is_other = words.not_before.match(sentence, _gap_end(sentence, found.end())) is not None
    is_later = _bound_before(words.not_yet, sentence, begin) is not None
    if not has_unit or is_other or is_later:
        return
    least = _bound_before(words.at_least, sentence, begin)
    most = _bound_before(words.at_most, sentence, begin)
    low, high = _hours(found["low"]), _hours(found["high"] or found["low"])
    is_loose = not is_weekly and high <= _HOURS_IN_A_DAY
    if least is None and most is None:
        if not (is_loose and _is_a_time(sentence, found, begin, high)):
            yield _Found(low, high, begin, end, is_weekly)
    elif least is not None and not (is_loose and high < _SHORTEST_LOOSE):
        yield _Found(low, high if found["high"] else None, least, end, is_weekly)
    elif most is not None and not is_loose:
        yield _Found(None, high, most, end, is_weekly)


def _is_a_time(sentence: str, found: re.Match[str], begin: int, high: float) -> bool:
    is_behind = _bound_before(_words().not_behind, sentence, begin) is not None
    return high < _SHORTEST_LOOSE or is_behind or found["opening"] is not None


def _with_week(sentence: str, begin: int, end: int) -> tuple[int, bool]:
    """Return where the words for 'per week' behind a number end, and whether there are any."""
    week = _words().per_week.match(sentence, _gap_end(sentence, end))
    if week is not None:
        return week.end(), True
    return end, _bound_before(_words().week_of, sentence, begin) is not None


def _bound_before(pattern: re.Pattern[str], sentence: str, begin: int) -> int | None:
    """Return where a wording begins that stands right before a place."""
    first = max(begin - _NEAR, 0)
    before = sentence[first:begin].rstrip()
    for found in pattern.finditer(before):
        if found.end() == len(before):
            return first + found.start()
    return None


def _gap_end(sentence: str, end: int) -> int:
    gap = _GAP.match(sentence, end)
    return gap.end() if gap else end


def _is_week(low: float | None, high: float | None) -> bool:
    is_possible = high is None or 0 < high <= WEEKLY_HOURS_LIMIT
    return is_possible and (low is None or high is None or low <= high)


def _hours(written: str) -> float:
    return float(written.replace(",", "."))


@cache
def _words() -> _Words:
    return read_list("hours", _read)


def _read(table: RuleTable) -> _Words:
    at_least, at_most = pattern_at(table, "at_least"), pattern_at(table, "at_most")
    return _Words(
        both_bounds=re.compile(
            rf"{at_least.pattern}\s+(?P<low>{_NUMBER}){_UNIT}?(?:\s*,|\s+en)?\s+"
            rf"{at_most.pattern}\s+(?P<high>{_LAST_NUMBER})(?P<unit>{_UNIT})?",
            re.IGNORECASE,
        ),
        at_least=at_least,
        at_most=at_most,
        per_week=pattern_at(table, "per_week"),
        week_of=pattern_at(table, "week_of"),
        not_yet=pattern_at(table, "not_yet"),
        not_before=pattern_at(table, "not_before"),
        not_behind=pattern_at(table, "not_behind"),
    )
