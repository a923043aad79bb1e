"""One text read as a whole: the phrases it announces and the criteria it may pose.

What links phrases to a taxonomy starts from the phrases here: each knows its words and its place.
"""

from __future__ import annotations

from matcher.domain.text_reading import TextKind, TextReading
from matcher.skills.criteria_proposals import proposals_among
from matcher.skills.extraction import phrases_among
from matcher.skills.reading.read_sentences import read_sentences

__all__ = ["read_text"]


def read_text(text: str, kind: TextKind) -> TextReading:
    """Return what a text says, for a person to confirm.

    Parameters
    ----------
    text : str
        Running Dutch text; any length, may be empty.
    kind : TextKind
        Whose text it is.

    Examples
    --------
    >>> found = read_text("Ervaring met snoeien. Rijbewijs B is verplicht.", TextKind.VACANCY)
    >>> [phrase.text for phrase in found.phrases], [p.span.text for p in found.proposals]
    (['snoeien'], ['Rijbewijs B'])
    """
    read = read_sentences(text, kind)
    return TextReading(
        kind=kind, phrases=phrases_among(read), proposals=proposals_among(read, kind)
    )
