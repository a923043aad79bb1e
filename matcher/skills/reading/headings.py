"""Which heading each sentence of a text stands under: what is asked, offered, or done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from matcher.skills.reading.cues import Cue, Force, cue_words
from matcher.skills.reading.pieces import Sentence

__all__ = ["Placed", "under_headings"]

_WORD = re.compile(r"[^\W_]+")
_MOST_OTHER_WORDS = 2
"""Words that a heading may have beside the wording that makes it one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A sentence, and the heading whose list it belongs to.

    Attributes
    ----------
    heading : Sentence or None
        None under no heading, and for running text that stands below one.
    force : Force or None
        What the heading says of the list below it.
    cue : Cue or None
        The wording that makes it a heading, in the heading.
    is_heading : bool
        Whether the sentence is itself a heading.
    """

    sentence: Sentence
    heading: Sentence | None = None
    force: Force | None = None
    cue: Cue | None = None
    is_heading: bool = False


def under_headings(sentences: Iterable[Sentence]) -> Iterator[Placed]:
    """Yield the sentences with their headings.

    A heading reaches over the bullets below it, up to the first line without; where there are no
    bullets, over the lines that are no whole sentences, up to the next heading; and over what
    stands on its own line.
    """
    heading: Placed | None = None
    is_in_bullets = False
    listed = list(sentences)
    alone = {number for number, count in _counts(listed).items() if count == 1}
    for sentence in listed:
        cue = _heading_cue(sentence, is_alone=sentence.line in alone)
        if cue is not None:
            heading = Placed(sentence=sentence, force=cue.force, cue=cue, is_heading=True)
            is_in_bullets = False
            yield heading
            continue
        if sentence.bullet is None and is_in_bullets:
            heading = None
        is_in_bullets = heading is not None and (is_in_bullets or sentence.bullet is not None)
        if heading is None or not _is_reached(sentence, heading.sentence):
            yield Placed(sentence=sentence)
        else:
            yield Placed(
                sentence=sentence, heading=heading.sentence, force=heading.force, cue=heading.cue
            )


def _counts(sentences: Iterable[Sentence]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for sentence in sentences:
        counts[sentence.line] = counts.get(sentence.line, 0) + 1
    return counts


def _heading_cue(sentence: Sentence, *, is_alone: bool) -> Cue | None:
    text = sentence.piece.text.strip()
    is_marked = text.endswith((":", "?")) or (is_alone and text[-1].isalnum())
    if sentence.bullet is not None or not is_marked:
        return None
    for force, pattern in cue_words().headings.items():
        found = pattern.search(sentence.piece.text)
        if found is not None:
            rest = sentence.piece.text[: found.start()] + sentence.piece.text[found.end() :]
            if len(_WORD.findall(rest)) <= _MOST_OTHER_WORDS:
                return Cue(force, *found.span())
    return None


def _is_reached(sentence: Sentence, heading: Sentence) -> bool:
    is_fragment = not sentence.piece.text.rstrip().endswith((".", "!", "?"))
    return sentence.bullet is not None or sentence.line == heading.line or is_fragment
