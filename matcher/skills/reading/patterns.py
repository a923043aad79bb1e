"""Wordings as the lists in ``data/criteria/words`` spell them, compiled to regular expressions.

::

    je hebt                 these words, whatever their case and spacing
    (is|zijn) vereist       one of these
    (2|drie)-ploegen        glued to its neighbour where no space stands between
    een [echte] pré         with or without; an accent may be left out
    hoef* je niet           any ending: hoef, hoeft, hoeven
    bereid … te behalen     at most four words in between
    b-rijbewijs             a hyphen may be a space, or nothing
    (heb|hebt) {een auto}   only what stands between the braces is meant by a find
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["WordingFault", "any_of_wordings", "place_of", "wording_pattern"]

MOST_WORDS_BETWEEN = 4
_TOKEN = re.compile(r"(?P<space>\s*)(?P<sign>[()\[\]{}|]|[^\s()\[\]{}|]+)")
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_GAP = "…"
_SIGNS = {"-": r"[-‐–\s]?", "'": "['’‘ʼ`´]", "*": r"\w*"}
_PLAIN_LETTERS = str.maketrans("éèëêïáàöüç", "eeeeiaaouc")

Token = tuple[str, str]
"""A sign or word, and the pattern of what stands between it and what comes before."""


class WordingFault(ValueError):
    """A wording that does not keep to the notation; says what is wrong with it."""


def wording_pattern(wording: str) -> str:
    """Return the regular expression of a wording, without its borders.

    Raises
    ------
    WordingFault
        If a bracket lacks its other half, or nothing stands in the wording or between brackets.

    Examples
    --------
    >>> bool(re.fullmatch(wording_pattern("een [echte] pré"), "een pre"))
    True
    """
    tokens = [
        (found["sign"], r"\s+" if found["space"] else "") for found in _TOKEN.finditer(wording)
    ]
    pattern, rest = _sequence(tokens)
    if rest:
        raise WordingFault(f"'{rest[0][0]}' stands in '{wording}' without its other half.")
    return pattern


def any_of_wordings(wordings: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds whole words of any of the wordings; longer ones come first.

    Raises
    ------
    WordingFault
        As ``wording_pattern``.
    """
    longest_first = sorted(wordings, key=lambda wording: (-len(wording), wording))
    patterns = "|".join(wording_pattern(wording) for wording in longest_first)
    return re.compile(rf"(?<!\w)(?:{patterns or '(?!)'})(?!\w)", re.IGNORECASE)


def place_of(found: re.Match[str]) -> tuple[int, int]:
    """Return where the words between braces stand, or the whole find where there are none."""
    number = found.lastindex or 0
    return found.span(number)


def _sequence(tokens: list[Token]) -> tuple[str, list[Token]]:
    """Return the pattern of the words up to a closing sign, and the tokens from there on."""
    pattern, is_begun = "", False
    while tokens and tokens[0][0] not in (*_CLOSING.values(), "|"):
        (sign, space), *tokens = tokens
        if sign == _GAP:
            pattern += rf"(?:\s+\S+){{0,{MOST_WORDS_BETWEEN}}}?"
            continue
        part = "".join(_letters(sign))
        if sign in _CLOSING:
            part, tokens = _choice(tokens, _CLOSING[sign])
        part = f"({part})" if sign == "{" else part
        if sign != "[":
            pattern += space + part if is_begun else part
            is_begun = True
        elif is_begun:
            pattern += f"(?:{space}{part})?"
        else:
            pattern += f"(?:{part}{tokens[0][1] if tokens else ''})?"
    if not is_begun:
        raise WordingFault("A wording, or what stands between brackets, has no word of its own.")
    return pattern, tokens


def _choice(tokens: list[Token], closing: str) -> tuple[str, list[Token]]:
    choices = []
    while True:
        choice, tokens = _sequence(tokens)
        choices.append(choice)
        if not tokens or tokens[0][0] not in (closing, "|"):
            raise WordingFault(f"A '{closing}' is missing after '{choice}'.")
        (sign, _), *tokens = tokens
        if sign == closing:
            return f"(?:{'|'.join(choices)})", tokens


def _letters(word: str) -> Iterator[str]:
    for sign in word:
        plain = sign.translate(_PLAIN_LETTERS)
        if sign in _SIGNS:
            yield _SIGNS[sign]
        else:
            yield re.escape(sign) if plain == sign else f"[{sign}{plain}]"
