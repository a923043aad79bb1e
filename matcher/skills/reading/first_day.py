"""The first working day in a sentence, where a full date stands beside words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from matcher.domain.text_reading import Criterion
from matcher.rule_files.reader import RuleTable
from matcher.skills.reading.mentions import Mention
from matcher.skills.reading.word_lists import pattern_at, read_list

__all__ = ["first_day"]

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_NEAR = 40
"""Characters between a date and the words that say what it is the date of."""


@dataclass(frozen=True, slots=True)
class _Words:
    day: re.Pattern[str]
    months: Mapping[str, int]
    first_day: re.Pattern[str]
    perhaps: re.Pattern[str]
    not_behind: re.Pattern[str]


def first_day(sentence: str) -> Iterator[Mention]:
    """Yield the days that a sentence gives as the first, or perhaps the first, day of work."""
    words = _words()
    for found in words.day.finditer(sentence):
        day = _day(found)
        before = sentence[max(found.start() - _NEAR, 0) : found.start()]
        if day is None or _ends_with(words.not_behind, before):
            continue
        beside = before + " " + sentence[found.end() : found.end() + _NEAR]
        is_named = words.first_day.search(beside) is not None
        if is_named or _ends_with(words.perhaps, before):
            yield Mention(
                criterion=Criterion.STARTS_ON,
                value=day,
                begin=found.start(),
                end=found.end(),
                is_stated=is_named,
                is_one_of=not is_named,
            )


def _day(found: re.Match[str]) -> date | None:
    year = found["year"] or found["iso_year"]
    number = found["month"] or found["iso_month"]
    named = found["month_name"]
    month = int(number) if named is None else _words().months.get(named.casefold(), 0)
    try:
        day = date(int(year), month, int(found["day"] or found["iso_day"]))
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _ends_with(pattern: re.Pattern[str], text: str) -> bool:
    end = len(text.rstrip(" :"))
    return any(found.end() == end for found in pattern.finditer(text))


@cache
def _words() -> _Words:
    return read_list("first_day", _read)


def _read(table: RuleTable) -> _Words:
    months = table.texts("months")
    return _Words(
        day=re.compile(
            rf"(?<![\d.-])(?:(?P<day>\d{{1,2}})(?:\s+(?P<month_name>{'|'.join(months)})\s+"
            r"|[-/.](?P<month>\d{1,2})[-/.])(?P<year>\d{4})"
            r"|(?P<iso_year>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d))(?!\d|[-/.]\d)",
            re.IGNORECASE,
        ),
        months={month.casefold(): number for number, month in enumerate(months, start=1)},
        first_day=pattern_at(table, "first_day"),
        perhaps=pattern_at(table, "perhaps"),
        not_behind=pattern_at(table, "not_behind"),
    )
