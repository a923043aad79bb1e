"""The sentences of a text in their places, each searched once by all that read it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from matcher.domain.text_reading import TextKind
from matcher.skills.reading.certificates import certificates
from matcher.skills.reading.cues import Cue, Place, cues_among, cues_found
from matcher.skills.reading.dutch import dutch
from matcher.skills.reading.education import education
from matcher.skills.reading.first_day import first_day
from matcher.skills.reading.headings import Placed, under_headings
from matcher.skills.reading.hours import hours
from matcher.skills.reading.licences import licences
from matcher.skills.reading.listed import shift_work, transport
from matcher.skills.reading.mentions import Mention, without_contained
from matcher.skills.reading.pieces import Piece, sentences
from matcher.skills.reading.weighing import Weighed, weigh

__all__ = ["ReadSentence", "read_sentences"]


class ReadSentence:
    """A sentence with its heading; what names a criterion or has a force is looked for once.

    Parameters
    ----------
    placed : Placed
        The sentence, under its heading.
    kind : TextKind
        Whose text it is.
    """

    def __init__(self, placed: Placed, kind: TextKind) -> None:
        self.placed = placed
        self.kind = kind

    @property
    def piece(self) -> Piece:
        """The words of the sentence."""
        return self.placed.sentence.piece

    @cached_property
    def mentions(self) -> list[Mention]:
        """Everything in the sentence that names a criterion, in order."""
        text, kind = self.piece.text, self.kind
        found = [
            *licences(text),
            *certificates(text),
            *hours(text, kind),
            *first_day(text),
            *education(text),
            *dutch(text),
            *shift_work(text),
            *transport(text, kind),
        ]
        return list(without_contained(found))

    @cached_property
    def cues(self) -> list[Cue]:
        """The wordings with a force, in order, whatever stands around them."""
        return cues_among(self._wordings, self.piece.text, ())

    def weighed(self, mentions: Sequence[Place]) -> list[Weighed]:
        """Return what the sentence says of each of these places, which do not overlap."""
        if not mentions:
            return []
        text = self.piece.text
        return weigh(text, mentions, cues_among(self._wordings, text, mentions))

    @cached_property
    def _wordings(self) -> list[Cue]:
        return cues_found(self.piece.text, self.kind)


def read_sentences(text: str, kind: TextKind) -> list[ReadSentence]:
    """Return the sentences of a text, in order, each under its heading."""
    return [ReadSentence(placed, kind) for placed in under_headings(sentences(text))]
