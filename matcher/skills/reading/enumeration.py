"""What an announcement lists, cut into phrases that are clean and still know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.domain.text_reading import TextSpan
from matcher.skills.reading.pieces import Piece

__all__ = ["LONGEST_PHRASE", "CleanPhrase", "cleaned", "enumerated"]

LONGEST_PHRASE = 80
"""Characters; what is longer is a sentence, not a phrase."""
LONGEST_HALF = 3
"""Words on either side of 'en' for which 'a en b' is read as two phrases."""
_TWO_SHORT_HALVES = re.compile(r"^(?P<left>[^,;]+?)\s+en\s+(?P<right>[^,;]+)$", re.IGNORECASE)
_LINKING_WORD = re.compile(
    r"\b(?:van|voor|in|met|op|bij|aan|over|tussen|door|uit)\b", re.IGNORECASE
)
_LEADING_FILLER = re.compile(r"(?:ook|en|of|het|de|een|goed|heel|zelfstandig)\s+", re.IGNORECASE)
_TRAILING_FILLER = re.compile(r"\s+(?:en|ook|maar|verder)$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\(\s*(?:m\s*/\s*v[^)]*|v\s*/\s*m[^)]*|\d[^)]*)\)|\([^)]*$", re.IGNORECASE)
_EDGE = " .,;:-–•*'\"!?"
_SEPARATORS = {sign: re.compile(sign) for sign in ";,"}


@dataclass(frozen=True, slots=True)
class CleanPhrase:
    """A phrase on one line, without fillers, and where its first to last word stand."""

    text: str
    span: TextSpan


def enumerated(piece: Piece, *, repeated: str = "") -> Iterator[CleanPhrase]:
    """Yield the phrases of an enumeration, by semicolons where there are any, else by commas.

    Parameters
    ----------
    repeated : str
        A word of the announcement that may stand before each phrase again: 'als kok en als bakker'.
    """
    separator = ";" if ";" in piece.text else ","
    for part in piece.split(_SEPARATORS[separator]):
        for half in _halves(part) if separator == "," else (part,):
            phrase = cleaned(_without(half, repeated))
            if phrase is not None:
                yield phrase


def cleaned(piece: Piece) -> CleanPhrase | None:
    """Return a phrase without fillers and asides, or None where no phrase is left."""
    kept = list(_without_asides(piece.text))
    told = "".join(sign for _, sign in kept)
    begin, end = _trimmed(told, 0, len(told))
    filler = _LEADING_FILLER.match(told, begin, end)
    begin = filler.end() if filler else begin
    trailing = _TRAILING_FILLER.search(told, begin, end)
    begin, end = _trimmed(told, begin, trailing.start() if trailing else end)
    text = " ".join(told[begin:end].split())
    if not 1 < len(text) <= LONGEST_PHRASE:
        return None
    return CleanPhrase(text, piece.span(kept[begin][0], kept[end - 1][0] + 1))


def _without(piece: Piece, word: str) -> Piece:
    text = piece.text.lstrip()
    is_repeated = bool(word) and text.casefold().startswith(f"{word} ")
    return piece.part(len(piece.text) - len(text) + len(word)) if is_repeated else piece


def _without_asides(text: str) -> Iterator[tuple[int, str]]:
    """Yield place and sign of all that is not part of an aside, for which a space stands."""
    begin = 0
    for aside in _ASIDE.finditer(text):
        yield from enumerate(text[begin : aside.start()], begin)
        yield aside.start(), " "
        begin = aside.end()
    yield from enumerate(text[begin:], begin)


def _trimmed(told: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and (told[begin] in _EDGE or told[begin].isspace()):
        begin += 1
    while begin < end and (told[end - 1] in _EDGE or told[end - 1].isspace()):
        end -= 1
    return begin, end


def _halves(part: Piece) -> tuple[Piece, ...]:
    """Split 'vegen en dweilen' but leave 'controle van kwaliteit en tempo' whole."""
    begin = len(part.text) - len(part.text.lstrip())
    trimmed = part.part(begin, len(part.text.rstrip()))
    match = _TWO_SHORT_HALVES.match(trimmed.text)
    if match is None:
        return (trimmed,)
    left, right = match["left"], match["right"]
    is_list = (
        not left.endswith("-")
        and not _LINKING_WORD.search(left)
        and len(left.split()) <= LONGEST_HALF
        and len(right.split()) <= LONGEST_HALF
    )
    halves = (trimmed.part(*match.span("left")), trimmed.part(*match.span("right")))
    return halves if is_list else (trimmed,)
