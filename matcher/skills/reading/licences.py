"""Driving licences in a sentence: 'rijbewijs B', 'B- en BE-rijbewijs', 'rijbewijs C/CE'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from matcher.domain.profile import DrivingLicence
from matcher.domain.text_reading import Criterion
from matcher.reference import yaml_mapping
from matcher.rule_files.reader import RuleTable
from matcher.skills.reading.mentions import Mention
from matcher.skills.reading.word_lists import pattern_at, patterns_at, read_list

__all__ = ["licences"]

# Small letters only where they are no Dutch word: 'rijbewijs de' names no category.
_CATEGORY = (
    r"(?:[CD]1\s?\+?\s?E|[BCD]\s?\+\s?E|[BCD]\(E\)|[BCD]E|AM|A[12]|[CD]1|B\+|[ABCDT]"
    r"|be|c1e|ce|c1|am|b|c)"
)
_END = r"(?![\w+'’]|-\w)"
_JOINT = r"\s*(?:/|,|\+|&|(?:en/of|en|of)\b)\s*"
_INTRODUCTION = (
    r"\s*(?:(?P<colon>:)\s*)?(?:\(\s*)?"
    r"(?:-\s*|(?:categorie|cat\.?|klasse|type)\s*(?::\s*)?)?"
)
_BEHIND = re.compile(
    rf"{_INTRODUCTION}(?P<list>(?<!\w){_CATEGORY}{_END}(?:{_JOINT}{_CATEGORY}{_END})*)\)?"
)
_BEFORE = re.compile(rf"(?<![\w-])(?P<list>{_CATEGORY}-?(?:{_JOINT}{_CATEGORY}-?)*)[-\s]$")
_ONE = re.compile(_CATEGORY)
_ALONE = re.compile(rf"(?<![\w-])(?:[BCD]\s?\+\s?E|[CD]1E|[BCD]E|AM|[BCD]){_END}")
# 'hal D' is a place: a category that stands alone opens its clause.
_OPENING = re.compile(r"(?:[,;:(]|(?<!\w)(?:en|of|maar|een))\s+$|\($", re.IGNORECASE)
_OR = re.compile(r"/|\bof\b|\(E\)")
_WITH_TRAILER = "(E)"


@dataclass(frozen=True, slots=True)
class _Words:
    licence: re.Pattern[str]
    categories: Mapping[str, re.Pattern[str]]


def licences(sentence: str) -> Iterator[Mention]:
    """Yield the licences that a sentence names; the value is None where no category is said.

    Of categories between which there is a choice ('C/CE', 'B of BE') the one to which all others
    entitle is named plainly; the others, and all where there is no such one, are one of several.
    """
    end = 0
    has_category = False
    for head in _words().licence.finditer(sentence):
        behind = _BEHIND.match(sentence, head.end())
        before = _BEFORE.search(sentence, end, head.start())
        listed = behind or before
        if listed is None:
            yield _mention(None, head.start(), head.end())
            end = head.end()
            continue
        begin = head.start() if behind else listed.start("list")
        end = listed.end() if behind else head.end()
        has_category = True
        is_stated = behind is not None and behind["colon"] is not None
        for mention in _enumerated(sentence, *listed.span("list")):
            is_first = mention.begin == listed.start("list")
            yield replace(
                mention,
                # The first goes with the words before it: 'rijbewijs B' and 'BE'.
                begin=begin if is_first else mention.begin,
                group_begin=begin,
                group_end=end,
                is_stated=is_stated,
            )
    if has_category:
        yield from _added(sentence, end)
    for name, pattern in _words().categories.items():
        for found in pattern.finditer(sentence):
            yield _mention(DrivingLicence(name), *found.span())


def _enumerated(sentence: str, begin: int, end: int) -> Iterator[Mention]:
    listed = sentence[begin:end]
    found = [
        (licence, begin + one.start(), begin + one.end())
        for one in _ONE.finditer(listed)
        for licence in _categories(one[0])
    ]
    plain = _least({licence for licence, _, _ in found}) if _OR.search(listed) else None
    for licence, first, last in found:
        is_one_of = _OR.search(listed) is not None and licence is not plain
        yield replace(_mention(licence, first, last), is_one_of=is_one_of)


def _added(sentence: str, begin: int) -> Iterator[Mention]:
    """Yield categories that stand alone further on: 'Rijbewijs B is vereist, BE is een pré'."""
    for found in _ALONE.finditer(sentence, begin):
        if _OPENING.search(sentence[begin : found.start()]) is None:
            continue
        for licence in _categories(found[0]):
            yield _mention(licence, *found.span())


def _categories(written: str) -> tuple[DrivingLicence, ...]:
    compact = "".join(written.split()).upper()
    if compact.endswith(_WITH_TRAILER):
        base = compact.removesuffix(_WITH_TRAILER)
        return DrivingLicence(base), DrivingLicence(f"{base}E")
    return (DrivingLicence(compact if compact == "B+" else compact.replace("+", "")),)


def _least(choice: set[DrivingLicence]) -> DrivingLicence | None:
    """Return the category that every holder of any of these may drive as well."""
    for licence in sorted(choice):
        if all(licence.value in _entitled(other) for other in choice - {licence}):
            return licence
    return None


def _mention(licence: DrivingLicence | None, begin: int, end: int) -> Mention:
    return Mention(criterion=Criterion.DRIVING_LICENCES, value=licence, begin=begin, end=end)


def _entitled(licence: DrivingLicence) -> Sequence[str]:
    entitles = yaml_mapping("criteria/driving_licences.yaml")["entitles"]
    assert isinstance(entitles, dict)
    return [str(category) for category in entitles[licence.value]]


@cache
def _words() -> _Words:
    return read_list("licence_words", _read)


def _read(table: RuleTable) -> _Words:
    return _Words(pattern_at(table, "licence"), patterns_at(table, "categories"))
