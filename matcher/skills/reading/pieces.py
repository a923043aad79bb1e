"""A text cut into lines and sentences that know where they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.domain.text_reading import TextSpan

__all__ = ["Piece", "Sentence", "sentences"]

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"(?<=[a-zà-ÿ0-9)’'\"])[.!?]+(?=\s|$)", re.IGNORECASE)
_BULLET = re.compile(r"\s*[-–•*·●▪◦‣✓✔→]\s+")
_NO_STOP = re.compile(
    r"\b(?:bijv|bv|o\.a|min|max|ca|cat|incl|excl|evt|i\.v\.m|t\.b\.v|m\.b\.t|d\.m\.v|i\.p\.v|resp|nr)\.$",
    re.IGNORECASE,
)
"""Abbreviations that ask for a word after them, so that their full stop ends no sentence."""
_FULL_LINE = 50
"""Characters from which a line that ends in the middle of a sentence was broken for its width."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text.

    Attributes
    ----------
    text : str
        What stands there.
    start : int
        Where it begins in the whole text.
    """

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the whole text."""
        return self.start + len(self.text)

    def part(self, begin: int, end: int | None = None) -> Piece:
        """Return the part between two places within this piece."""
        return Piece(self.text[begin:end], self.start + begin)

    def split(self, pattern: re.Pattern[str]) -> Iterator[Piece]:
        """Yield the parts between the matches, also empty ones."""
        begin = 0
        for found in pattern.finditer(self.text):
            yield self.part(begin, found.start())
            begin = found.end()
        yield self.part(begin)

    def span(self, begin: int = 0, end: int | None = None) -> TextSpan:
        """Return the place of a part of this piece in the whole text."""
        part = self.part(begin, end)
        return TextSpan(start=part.start, end=part.end, text=part.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, or a line of a list.

    Attributes
    ----------
    piece : Piece
        Its words; without a bullet, with the sign that ends it.
    bullet : TextSpan or None
        The bullet before it.
    line : int
        Number of the line on which it begins, broken lines counted as one.
    """

    piece: Piece
    bullet: TextSpan | None
    line: int


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text in order.

    A new line begins a new sentence, unless it carries on a full line in small letters.
    """
    for number, line in enumerate(_lines(text)):
        for whole in _between_stops(line):
            bullet = _BULLET.match(whole.text)
            piece = whole.part(bullet.end()) if bullet else whole
            if piece.text.strip():
                told = whole.span(*bullet.span()) if bullet else None
                yield Sentence(piece=piece, bullet=told, line=number)


def _lines(text: str) -> Iterator[Piece]:
    held: Piece | None = None
    for found in _LINE.finditer(text):
        line = Piece(found[0], found.start())
        if held is not None and _is_carried_on(held, line):
            held = Piece(text[held.start : line.end], held.start)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _is_carried_on(line: Piece, following: Piece) -> bool:
    is_next = following.start - line.end == 1
    last = line.text.rsplit("\n", 1)[-1].rstrip()
    is_full = len(last) >= _FULL_LINE and (last[-1].isalnum() or last[-1] == ",")
    return is_next and is_full and following.text[:1].islower()


def _between_stops(line: Piece) -> Iterator[Piece]:
    begin = 0
    for stop in _STOP.finditer(line.text):
        if _NO_STOP.search(line.text, begin, stop.end()):
            continue
        yield line.part(begin, stop.end())
        begin = stop.end()
    yield line.part(begin)
