"""Wordings that announce phrases, and which announced phrases are none, by ``phrase_cues.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from matcher.domain.text_reading import PhraseKind, TextKind
from matcher.rule_files.reader import RuleTable
from matcher.skills.reading.cues import Cue, Force
from matcher.skills.reading.pieces import Piece
from matcher.skills.reading.read_sentences import ReadSentence
from matcher.skills.reading.word_lists import pattern_at, read_list, words_at

__all__ = ["Announcement", "announcements", "bullet_phrase", "is_a_phrase"]

_COLON = r"\s*:\s*"
_NEW_SUBJECT = re.compile(
    r"[,;]\s*(?:en\s+)?(?:je|jij|u|ik|wij|we|hij|zij|er)(?!\w)", re.IGNORECASE
)
_CLOSED = re.compile(r"\s*(?:[.,;:!?)]|$)")
_JUDGEMENTS = frozenset({Force.NOT_DEMANDED, Force.ADVANTAGE, Force.DEMANDED})
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Announcement:
    """A wording that announces phrases, and what it announces, both in the whole text."""

    cue: Piece
    told: Piece
    kind: PhraseKind


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: Mapping[TextKind, Mapping[PhraseKind, re.Pattern[str]]]
    clause_begins: re.Pattern[str]
    sentence_begins: frozenset[str]
    bullet_openings: re.Pattern[str]
    copulas: re.Pattern[str]
    negations: re.Pattern[str]
    empty: re.Pattern[str]
    personal: re.Pattern[str]
    personal_unless: re.Pattern[str]


def announcements(read: ReadSentence) -> Iterator[Announcement]:
    """Yield what follows each announcing wording, up to the next one or a new clause."""
    sentence = read.piece
    found = sorted(
        (match.start(), match.end(), named)
        for named, pattern in _words().kinds[read.kind].items()
        for match in pattern.finditer(sentence.text)
    )
    ends = [*(begin for begin, _, _ in found[1:]), len(sentence.text)][: len(found)]
    for (begin, told_from, named), end in zip(found, ends, strict=True):
        if told_from < end:
            told = _up_to_clause(sentence.part(told_from, end), told_from, read.cues)
            yield Announcement(sentence.part(begin, told_from), told, named)


def bullet_phrase(read: ReadSentence) -> Piece | None:
    """Return what the line of a list names, or None where it is a sentence about the job."""
    line = read.piece
    opening = _words().bullet_openings.match(line.text)
    if opening is not None:
        return line.part(opening.end())
    first = _FIRST_WORD.match(line.text)
    if first is not None and first[1].casefold() in _words().sentence_begins:
        return None
    return _up_to_clause(line, 0, read.cues)


def is_a_phrase(text: str, kind: TextKind) -> bool:
    """Return whether a phrase says what somebody can do, and nothing personal of a candidate."""
    words = _words()
    if words.negations.match(text) or words.empty.fullmatch(text):
        return False
    is_personal = words.personal.search(text) and not words.personal_unless.search(text)
    return kind is TextKind.VACANCY or not is_personal


def _up_to_clause(told: Piece, offset: int, cues: Sequence[Cue]) -> Piece:
    """Return the enumeration without the clause, or the verb and judgement, that ends it."""
    ends = [len(told.text)]
    for pattern in (_words().clause_begins, _NEW_SUBJECT):
        ends += [found.start() for found in pattern.finditer(told.text)]
    for cue in cues:
        begin = cue.begin - offset
        if begin > 0:
            copula = _copula_before(told.text, begin)
            is_last = _CLOSED.match(told.text, cue.end - offset) is not None
            if copula is not None:
                ends.append(copula)
            elif cue.force in _JUDGEMENTS and is_last:
                ends.append(begin)
    return told.part(0, min(ends))


def _copula_before(told: str, begin: int) -> int | None:
    close = len(told[:begin].rstrip())
    for found in _words().copulas.finditer(told, 0, begin):
        if found.end() == close:
            return found.start()
    return None


@cache
def _words() -> _Words:
    return read_list("phrase_cues", _read)


def _read(table: RuleTable) -> _Words:
    person, job = table.table("candidate"), table.table("vacancy")
    skill = pattern_at(person, "skill").pattern
    with_colon, without = pattern_at(job, "with_colon"), pattern_at(job, "without_colon")
    kinds = {
        TextKind.CANDIDATE: {
            PhraseKind.OCCUPATION: _before(pattern_at(person, "occupation").pattern + r"\s+"),
            PhraseKind.SKILL: _before(skill + r"\s*:?\s+"),
        },
        TextKind.VACANCY: {
            PhraseKind.SKILL: _before(
                f"(?:{with_colon.pattern}{_COLON}|{without.pattern}(?:{_COLON}|\\s+))"
            )
        },
    }
    person.close()
    job.close()
    return _Words(
        kinds=kinds,
        clause_begins=pattern_at(table, "clause_begins"),
        sentence_begins=words_at(table, "sentence_begins"),
        bullet_openings=pattern_at(table, "bullet_openings"),
        copulas=pattern_at(table, "copulas"),
        negations=pattern_at(table, "negations"),
        empty=pattern_at(table, "empty"),
        personal=pattern_at(table, "personal"),
        personal_unless=pattern_at(table, "personal_unless"),
    )


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
