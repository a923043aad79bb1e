"""Ranking whole texts without a database: an advert and any number of CVs, in any language.

The ranking of the service reads fields; here there are none. Both texts are cut into pieces, each
piece of the advert looks for its best piece in a CV (late interaction, as in
``matcher.ranking.components.skills``), and the rarer a match is among these CVs the more it counts.
The words as they stand count as much, because a long text says a great deal literally, also in a
language that the encoder does not know.

It answers in what order a person might read the CVs. It knows no hard criteria, no travel and no
wishes: use the service for those.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from matcher.errors import InvalidInput
from matcher.skills.encoder import SkillEncoder, default_encoder_path

__all__ = ["rank"]

Id = TypeVar("Id", str, int)

_LONGEST = 8
"""Words in a piece; what is longer is read in overlapping pieces."""
_CUT = re.compile(
    r"[\n.;:!?,•|()/–]+|\s-\s|\b(?:and|or|with|en|of|met)\b",
    re.IGNORECASE,
)

_WORD = re.compile(r"\w+")


def rank(vacancy: str, texts: Mapping[Id, str], *, encoder: SkillEncoder | None = None) -> list[Id]:
    """Return the ids of texts, that of the person who seems to suit the vacancy best first.

    Parameters
    ----------
    vacancy : str
        What is asked, as running text.
    texts : mapping of id to str
        What people tell about themselves, by an id of the caller's.
    encoder : SkillEncoder, optional
        The one that ships by default.

    Returns
    -------
    list
        All ids. Equals stand in order of their ids, and so do texts in which nothing can be read,
        which come last: the order in which texts are given changes nothing.

    Raises
    ------
    InvalidInput
        If nothing can be read in the vacancy.

    Examples
    --------
    >>> rank("Schoonmaker gezocht: ramen lappen", {"a": "kok, koken", "b": "ik lap graag ramen"})
    ['b', 'a']

    Notes
    -----
    The score is the sum of two parts, each in standard deviations over the texts: the weighted
    share of the vacancy's pieces that a text covers, where a piece weighs the square of minus the
    logarithm of the share of texts that cover it; and the cosine of TF-IDF vectors of words. Chosen
    on a synthetic region (``python -m benchmarks.free_texts``), against each part alone.
    """
    asked = _pieces(vacancy)
    if not asked:
        raise InvalidInput(
            "The text of the vacancy has no words.",
            where="vacancy",
            remedy="Give the text of the advert, or at least a title.",
        )
    ids = sorted(texts)
    if not ids:
        return []
    told = [texts[one] for one in ids]
    score = _standardised(_covered(asked, told, encoder or _default_encoder()))
    score += _standardised(_alike(vacancy, told))
    is_blank = np.array([not _pieces(text) for text in told])
    return [ids[place] for place in np.lexsort((np.arange(len(ids)), -score, is_blank)).tolist()]


def _covered(
    asked: Sequence[str], texts: Sequence[str], encoder: SkillEncoder
) -> NDArray[np.float64]:
    """Return the share of the asked pieces that each text covers, rare ones weighing more."""
    pieces = [_pieces(text) for text in texts]
    unique = list(dict.fromkeys(piece for own in pieces for piece in own))
    strength = np.zeros((len(texts), len(asked)))
    if unique:
        cosines = encoder.encode(unique) @ encoder.encode(asked).T
        number = {piece: row for row, piece in enumerate(unique)}
        evidence = encoder.calibration(cosines.astype(np.float32))
        rows = np.array([number[piece] for own in pieces for piece in own])
        owner = np.repeat(np.arange(len(texts)), [len(own) for own in pieces])
        np.maximum.at(strength, owner, evidence[rows])
    weight = np.log((strength.sum(axis=0) + 1.0) / (len(texts) + 1.0)) ** 2
    return np.asarray(strength @ weight / max(weight.sum(), 1e-12), dtype=np.float64)


def _alike(vacancy: str, texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the cosine of each text with the vacancy by their words."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectoriser = TfidfVectorizer(sublinear_tf=True, analyzer=_words)
    # The vacancy is among the texts, so that there is a word to count in any case.
    table = vectoriser.fit_transform([vacancy, *texts])
    return np.asarray((table[1:] @ table[0].T).toarray()[:, 0], dtype=np.float64)


def _standardised(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray((scores - scores.mean()) / max(float(scores.std()), 1e-12), dtype=np.float64)


def _pieces(text: str) -> list[str]:
    """Return the pieces of a text, each once: what stands between marks, at most so many words."""
    found: dict[str, None] = {}
    for part in _CUT.split(text):
        words = [word for word in part.split() if _words(word)]
        last = max(len(words) - _LONGEST // 2, 1)
        for start in range(0, last, _LONGEST // 2):
            if piece := " ".join(words[start : start + _LONGEST]):
                found[piece] = None
    return list(found)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=1)
def _default_encoder() -> SkillEncoder:
    return SkillEncoder.load(default_encoder_path())
