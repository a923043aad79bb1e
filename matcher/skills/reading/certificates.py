"""Certificates in a sentence, by the spellings of ``data/criteria/certificates.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from matcher.domain.text_reading import Criterion
from matcher.reference import text
from matcher.rule_files.reader import RuleTable, read_rule_file
from matcher.skills.reading.mentions import Mention
from matcher.skills.reading.word_lists import pattern_at

__all__ = ["certificates"]

_FILE = "criteria/certificates.yaml"
_BETWEEN_CHOICES = re.compile(r"\s*(?:[-‐]\s*)?(?:/|(?:en/of|of)\b)\s*(?:een\s+)?$")
_NEAR = 40
"""Characters before a name in which a wording that goes with it must stand."""
_SPACE = re.compile(r"[-\s]+")


@dataclass(frozen=True, slots=True)
class _Spellings:
    """How names are found.

    Attributes
    ----------
    found : re.Pattern
        A name with the paper words around it, in the groups 'paper', 'name' and 'suffix'.
    canonical : mapping
        The one name of every spelling, which is written without spaces and hyphens.
    need_paper : frozenset of str
        Spellings that are a certificate only beside a paper word.
    not_behind, not_before : re.Pattern
        What may not stand in front of the name, and after it.
    """

    found: re.Pattern[str]
    canonical: Mapping[str, str]
    need_paper: frozenset[str]
    not_behind: re.Pattern[str]
    not_before: re.Pattern[str]


def certificates(sentence: str) -> Iterator[Mention]:
    """Yield the certificates that a sentence names, under their canonical names."""
    held: Mention | None = None
    for mention in _named(sentence):
        if held is not None and _is_told_twice(sentence, held, mention):
            held = replace(held, end=mention.end)
            continue
        is_choice = held is not None and _BETWEEN_CHOICES.match(sentence, held.end, mention.begin)
        if held is not None:
            yield replace(held, is_one_of=True) if is_choice else held
        held = replace(mention, is_one_of=True) if is_choice else mention
    if held is not None:
        yield held


def _is_told_twice(sentence: str, first: Mention, second: Mention) -> bool:
    """Return whether the second is the first once more: 'verklaring omtrent het gedrag (VOG)'."""
    return first.value == second.value and sentence[first.end : second.begin].strip() == "("


def _named(sentence: str) -> Iterator[Mention]:
    spellings = _spellings()
    for found in spellings.found.finditer(sentence):
        name = _compact(found["name"])
        canonical = spellings.canonical.get(name)
        has_paper = found["paper"] or found["suffix"]
        before = sentence[max(found.start() - _NEAR, 0) : found.start()].rstrip()
        is_work = spellings.not_before.match(sentence, found.end()) or any(
            behind.end() == len(before) for behind in spellings.not_behind.finditer(before)
        )
        needs_paper = name in spellings.need_paper and not has_paper
        if canonical is None or is_work or needs_paper:
            continue
        yield Mention(
            criterion=Criterion.CERTIFICATES,
            value=canonical,
            begin=found.start(),
            end=found.end(),
        )


def _compact(name: str) -> str:
    return _SPACE.sub("", name.casefold()).replace("’", "'")


@cache
def _spellings() -> _Spellings:
    return _read(read_rule_file(text(_FILE), f"data/{_FILE}"))


def _read(table: RuleTable) -> _Spellings:
    listed = table.table("spellings")
    names = {spelling: name for name in listed.names() for spelling in (name, *listed.texts(name))}
    reading = table.table("in_text")
    return _Spellings(
        found=_finder(names, reading.texts("paper_words")),
        canonical={_compact(spelling): name for spelling, name in names.items()},
        need_paper=frozenset(map(_compact, reading.texts("only_beside_a_paper_word"))),
        not_behind=pattern_at(reading, "not_behind"),
        not_before=re.compile(r"[-\s]?" + _any_of(reading.texts("not_before")) + r"(?!\w)", re.I),
    )


def _finder(names: Iterable[str], paper_words: Iterable[str]) -> re.Pattern[str]:
    paper, name = _any_of(paper_words), _any_of(names)
    # 'heftruck- of reachtruckcertificaat': the paper word of the second counts for both.
    shared = rf"-(?=\s*(?:,|/|(?:en/of|en|of)\b)\s*\w+[-\s]?{paper}(?!\w))"
    return re.compile(
        rf"(?<!\w)(?P<paper>{paper}\s+(?:(?:van|voor|tot)\s+)?(?:(?:de|het|een)\s+)?)?"
        rf"(?P<name>{name})(?P<suffix>[-\s]?{paper}(?!\w)|{shared})?(?!\w)",
        re.IGNORECASE,
    )


def _any_of(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    patterns = (
        re.escape(name).replace(r"\ ", r"[-\s]*").replace(r"\-", r"[-\s]*").replace("'", "['’]")
        for name in longest_first
    )
    return f"(?:{'|'.join(patterns)})"
