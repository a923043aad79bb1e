"""Command of Dutch in a sentence: which way of using it, and how well as far as words say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from matcher.domain.profile import LanguageLevel
from matcher.domain.text_reading import Criterion
from matcher.rule_files.reader import RuleTable
from matcher.skills.reading.mentions import Mention
from matcher.skills.reading.word_lists import pattern_at, patterns_at, read_list, words_at

__all__ = ["dutch"]

_CLAUSE = re.compile(r"[^,;:()]+")
_WORD = re.compile(r"[^\W\d_]+")
_CHOICE = re.compile(r"\b(?:of|en/of)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    language: re.Pattern[str]
    levels: Mapping[LanguageLevel | None, re.Pattern[str]]
    modes: Mapping[Criterion, re.Pattern[str]]
    command: re.Pattern[str]
    negation: re.Pattern[str]
    between: frozenset[str]
    other_language: re.Pattern[str]
    not_before: re.Pattern[str]


def dutch(sentence: str) -> Iterator[Mention]:
    """Yield what a sentence says of speaking and writing Dutch.

    Where it names no way of using the language, speaking is meant; a level of command in general
    ('goede beheersing van de Nederlandse taal') may mean writing too, which is left open.
    """
    for clause in _CLAUSE.finditer(sentence):
        language = _words().language.search(sentence, *clause.span())
        if language is not None and not _is_something_else(sentence, language.end()):
            yield from _in_clause(sentence, *clause.span(), language)


def _in_clause(sentence: str, begin: int, end: int, language: re.Match[str]) -> Iterator[Mention]:
    words = _words()
    modes = [
        (criterion, mode)
        for criterion, pattern in words.modes.items()
        for mode in pattern.finditer(sentence, begin, end)
    ]
    is_one_of = _is_one_of(sentence, begin, end)
    for criterion in dict(modes):
        places = [found for named, found in modes if named is criterion]
        yield _mention(sentence, criterion, (*places, language), (begin, end), is_one_of=is_one_of)
    if not modes:
        spoken = _mention(
            sentence, Criterion.DUTCH_SPOKEN, (language,), (begin, end), is_one_of=is_one_of
        )
        yield spoken
        if spoken.value is not None:
            yield _mention(
                sentence, Criterion.DUTCH_WRITTEN, (language,), (begin, end), is_one_of=True
            )


def _mention(
    sentence: str,
    criterion: Criterion,
    anchors: tuple[re.Match[str], ...],
    clause: tuple[int, int],
    *,
    is_one_of: bool,
) -> Mention:
    """Return the mention: from the first to the last of its words, with the level beside them."""
    level, place = _level(sentence, anchors, clause)
    places = [anchor.span() for anchor in anchors] + ([place] if place else [])
    places += [found.span() for found in _words().command.finditer(sentence, *clause)]
    begin, end = min(first for first, _ in places), max(last for _, last in places)
    # 'spreekt geen Nederlands': the negation stands among the words and must still be heard.
    is_negated = _words().negation.search(sentence, begin, end) is not None
    heard = anchors[-1].span() if is_negated else (begin, end)
    return Mention(
        criterion=criterion,
        value=level,
        begin=begin,
        end=end,
        group_begin=heard[0],
        group_end=heard[1],
        is_one_of=is_one_of,
    )


def _level(
    sentence: str, anchors: tuple[re.Match[str], ...], clause: tuple[int, int]
) -> tuple[LanguageLevel | None, tuple[int, int] | None]:
    """Return the level nearest to the first anchor that has one beside it, and its place."""
    for anchor in anchors:
        near = [
            (_distance(found, anchor), level, found.span())
            for level, pattern in _words().levels.items()
            for found in pattern.finditer(sentence, *clause)
            if _is_beside(sentence, found, anchor)
        ]
        if near:
            _, level, place = min(near, key=lambda found: found[0])
            return level, place
    return None, None


def _distance(first: re.Match[str], second: re.Match[str]) -> int:
    return max(first.start(), second.start()) - min(first.end(), second.end())


def _is_beside(sentence: str, level: re.Match[str], anchor: re.Match[str]) -> bool:
    between = sentence[min(level.end(), anchor.end()) : max(level.start(), anchor.start())]
    words = _words()
    return all(
        word[0].casefold() in words.between
        or any(pattern.fullmatch(word[0]) for pattern in words.modes.values())
        for word in _WORD.finditer(between)
    )


def _is_something_else(sentence: str, end: int) -> bool:
    return _words().not_before.match(sentence[end:].lstrip()) is not None


def _is_one_of(sentence: str, begin: int, end: int) -> bool:
    has_other = _words().other_language.search(sentence, begin, end) is not None
    return has_other and _CHOICE.search(sentence, begin, end) is not None


@cache
def _words() -> _Words:
    return read_list("dutch", _read)


def _read(table: RuleTable) -> _Words:
    levels = patterns_at(table, "levels")
    return _Words(
        language=pattern_at(table, "language"),
        levels={
            **{LanguageLevel[name.upper()]: found for name, found in levels.items()},
            None: pattern_at(table, "other_levels"),
        },
        modes={
            Criterion.DUTCH_SPOKEN: pattern_at(table, "spoken"),
            Criterion.DUTCH_WRITTEN: pattern_at(table, "written"),
        },
        command=pattern_at(table, "command"),
        negation=pattern_at(table, "negation"),
        between=words_at(table, "between"),
        other_language=pattern_at(table, "other_language"),
        not_before=pattern_at(table, "not_before"),
    )
