"""A sentence cut into clauses that hold mentions, wordings with a force, or neither."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from matcher.skills.reading.cues import Cue, Place, cue_words

__all__ = ["Clause", "clauses"]

T = TypeVar("T")
_JOINT = re.compile(
    r"[,;:()]|\s[-–/]\s|(?<!\w)(?:en/of|en|of|maar|want|dus|terwijl|omdat|doch)(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_IS_A_CHOICE = frozenset({"of", "en/of"})
_TAKES_ALL = frozenset({"en", "of", "en/of"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence between commas and conjunctions.

    Attributes
    ----------
    joint : str
        What stands before it: 'en', ',', ''.
    mentions : tuple of int
        Numbers of the mentions in it.
    cues_before, cues_after : tuple of Cue
        Wordings before the first mention, and the others; of a clause without mentions those
        before and after the first word with a meaning of its own.
    has_own_words : bool
        Whether it has words with a meaning of their own beside mentions and wordings.
    is_plural : bool
        Whether its verb takes a whole enumeration.
    is_new : bool
        Whether it has a subject of its own, so that no enumeration goes on in it.
    begins_with_mention, ends_with_mention : bool
        Whether no word with a meaning of its own stands before, or behind, its mentions.
    is_equivalent : bool
        Whether it only says that what is like it will do ('of vergelijkbaar').
    """

    joint: str
    mentions: tuple[int, ...]
    cues_before: tuple[Cue, ...]
    cues_after: tuple[Cue, ...]
    has_own_words: bool
    is_plural: bool
    is_new: bool
    begins_with_mention: bool
    ends_with_mention: bool
    is_equivalent: bool

    @property
    def cues(self) -> tuple[Cue, ...]:
        """All wordings with a force."""
        return self.cues_before + self.cues_after

    @property
    def is_alternative(self) -> bool:
        """Whether it is another way than what stands before it."""
        return self.joint in _IS_A_CHOICE and not self.is_equivalent

    @property
    def is_joined(self) -> bool:
        """Whether it is the next of an enumeration."""
        return self.joint in _TAKES_ALL


def clauses(sentence: str, mentions: Sequence[Place], cues: Sequence[Cue]) -> list[Clause]:
    """Return the clauses; nothing is cut inside a mention or a wording."""
    whole = bytearray(len(sentence))
    for first, last in (*mentions, *((cue.begin, cue.end) for cue in cues)):
        whole[first:last] = b"x" * (last - first)
    found, begin, joint = [], 0, ""
    for cut in _JOINT.finditer(sentence):
        if any(whole[cut.start() : cut.end()]):
            continue
        found.append(_clause(sentence, (begin, cut.start()), joint, mentions, cues))
        begin, joint = cut.end(), cut[0].strip().casefold()
    found.append(_clause(sentence, (begin, len(sentence)), joint, mentions, cues))
    return found


def _clause(
    sentence: str, place: Place, joint: str, mentions: Sequence[Place], cues: Sequence[Cue]
) -> Clause:
    inside = tuple(_between(mentions, place, key=lambda mention: mention[0]))
    own = [cues[number] for number in _between(cues, place, key=lambda cue: cue.begin)]
    covered = [mentions[number] for number in inside] + [(cue.begin, cue.end) for cue in own]
    words = list(_own_words(sentence, place, covered))
    told = [word[0].casefold() for word in _WORD.finditer(sentence, *place)]
    pivot = min((mentions[n][0] for n in inside), default=words[0] if words else place[1])
    return Clause(
        joint=joint,
        mentions=inside,
        cues_before=tuple(cue for cue in own if cue.begin <= pivot),
        cues_after=tuple(cue for cue in own if cue.begin > pivot),
        has_own_words=bool(words),
        is_plural=not cue_words().plural_verbs.isdisjoint(told),
        is_new=bool(told) and told[0] in cue_words().subjects,
        begins_with_mention=bool(inside) and all(word > pivot for word in words),
        ends_with_mention=bool(inside) and all(word < mentions[inside[-1]][0] for word in words),
        is_equivalent=cue_words().equivalents.search(sentence, *place) is not None,
    )


def _between(places: Sequence[T], place: Place, *, key: Callable[[T], int]) -> range:
    """Return the numbers of those in order that begin in a place."""
    begin, end = place
    return range(bisect_left(places, begin, key=key), bisect_left(places, end, key=key))


def _own_words(sentence: str, place: Place, covered: Sequence[Place]) -> Iterator[int]:
    """Yield where words begin that are no mention, no wording and no function word."""
    for word in _WORD.finditer(sentence, *place):
        is_covered = any(first <= word.start() < last for first, last in covered)
        if not is_covered and word[0].casefold() not in cue_words().function_words:
            yield word.start()
