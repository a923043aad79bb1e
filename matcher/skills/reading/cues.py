"""Wordings in a sentence that tell whether something is asked, an advantage, held or lacking."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from matcher.domain.text_reading import Stance, TextKind
from matcher.rule_files.reader import RuleTable
from matcher.skills.reading.word_lists import pattern_at, read_list, words_at

__all__ = [
    "Cue",
    "CueWords",
    "Force",
    "Place",
    "cue_words",
    "cues_among",
    "cues_found",
    "weighed_together",
]

Place = tuple[int, int]
"""Begin and end in a sentence."""


class Force(StrEnum):
    """What a wording does with what stands beside it."""

    UNCLEAR = "unclear"
    ADVANTAGE = "advantage"
    NOT_DEMANDED = "not_demanded"
    GIVEN = "given"
    DEMANDED = "demanded"
    CONDITION = "condition"
    NOT_HELD = "not_held"
    HELD = "held"
    TASKS = "tasks"
    NEUTRAL = "neutral"


STANCES = {
    Force.UNCLEAR: Stance.UNCLEAR,
    Force.ADVANTAGE: Stance.ADVANTAGE,
    Force.NOT_DEMANDED: Stance.NOT_DEMANDED,
    Force.GIVEN: Stance.NOT_DEMANDED,
    Force.CONDITION: Stance.UNCLEAR,
    Force.DEMANDED: Stance.DEMANDED,
    Force.NOT_HELD: Stance.NOT_HELD,
    Force.HELD: Stance.HELD,
}
"""What is left when a wording stands alone: what an employer gives need not be there yet."""
_FORCES = {
    TextKind.VACANCY: (
        Force.UNCLEAR,
        Force.ADVANTAGE,
        Force.NOT_DEMANDED,
        Force.GIVEN,
        Force.CONDITION,
        Force.DEMANDED,
        Force.NEUTRAL,
    ),
    TextKind.CANDIDATE: (Force.NEUTRAL, Force.UNCLEAR, Force.NOT_HELD, Force.HELD),
}
_HEADING_FORCES = (Force.DEMANDED, Force.ADVANTAGE, Force.GIVEN, Force.TASKS)


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording with a force, and where it stands in its sentence."""

    force: Force
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class CueWords:
    """The wordings of ``data/criteria/words/stance_cues.yaml``."""

    cues: Mapping[TextKind, Mapping[Force, re.Pattern[str]]]
    headings: Mapping[Force, re.Pattern[str]]
    condition_at_start: re.Pattern[str]
    equivalents: re.Pattern[str]
    function_words: frozenset[str]
    subjects: frozenset[str]
    plural_verbs: frozenset[str]


def cues_found(sentence: str, kind: TextKind) -> list[Cue]:
    """Return every wording of a sentence, also those that overlap, by force."""
    return [*_found(sentence, kind)]


def cues_among(found: Iterable[Cue], sentence: str, mentions: Sequence[Place]) -> list[Cue]:
    """Return the wordings in order; the longest of those that overlap, none inside a mention."""
    kept: list[Cue] = []
    taken = bytearray(len(sentence))
    for cue in sorted(found, key=lambda cue: (cue.begin - cue.end, cue.force is Force.DEMANDED)):
        if not any(taken[cue.begin : cue.end]) and not _is_inside(cue, mentions):
            taken[cue.begin : cue.end] = b"x" * (cue.end - cue.begin)
            kept.append(cue)
    told = (cue for cue in kept if cue.force is not Force.NEUTRAL)
    return sorted(told, key=lambda cue: cue.begin)


def _is_inside(cue: Cue, mentions: Sequence[Place]) -> bool:
    number = bisect_right(mentions, cue.begin, key=lambda mention: mention[0])
    return number > 0 and cue.end <= mentions[number - 1][1]


def _found(sentence: str, kind: TextKind) -> Iterator[Cue]:
    for force, pattern in cue_words().cues[kind].items():
        for found in pattern.finditer(sentence):
            yield Cue(force, *found.span())
    start = len(sentence) - len(sentence.lstrip())
    opening = cue_words().condition_at_start.match(sentence, start)
    if opening is not None and kind is TextKind.VACANCY:
        yield Cue(Force.CONDITION, *opening.span())


def weighed_together(forces: set[Force]) -> Force | None:
    """Return what wordings of one clause come to together.

    An advantage is never a demand ('Je hebt bij voorkeur VCA'); a negation takes the demand away
    ('Je hebt geen rijbewijs nodig'); what is both demanded and given is left open.
    """
    if {Force.DEMANDED, Force.GIVEN} <= forces and Force.ADVANTAGE not in forces:
        return Force.UNCLEAR
    order = (
        Force.ADVANTAGE,
        Force.UNCLEAR,
        Force.NOT_DEMANDED,
        Force.GIVEN,
        Force.CONDITION,
        Force.DEMANDED,
        Force.NOT_HELD,
        Force.HELD,
    )
    return next((force for force in order if force in forces), None)


@cache
def cue_words() -> CueWords:
    """Return the wordings, read once."""
    return read_list("stance_cues", _read)


def _read(table: RuleTable) -> CueWords:
    headings, job = table.table("headings"), table.table(TextKind.VACANCY.value)
    found = CueWords(
        cues={
            TextKind.VACANCY: _patterns(job, _FORCES[TextKind.VACANCY]),
            TextKind.CANDIDATE: _patterns(
                table.table(TextKind.CANDIDATE.value), _FORCES[TextKind.CANDIDATE]
            ),
        },
        headings=_patterns(headings, _HEADING_FORCES),
        condition_at_start=pattern_at(job, "condition_at_start"),
        equivalents=pattern_at(table, "equivalents"),
        function_words=words_at(table, "function_words"),
        subjects=words_at(table, "subjects"),
        plural_verbs=words_at(table, "plural_verbs"),
    )
    job.close()
    return found


def _patterns(table: RuleTable, forces: Iterable[Force]) -> dict[Force, re.Pattern[str]]:
    return {force: pattern_at(table, force.value) for force in forces}
