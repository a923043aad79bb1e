"""Phrases cut into hashed character n-grams and whole words, without a loop over characters.

All phrases of a batch become one array of code points. The hash of every n-gram is a rolling
polynomial over that array, so that the work per phrase is a handful of array operations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from matcher.skills.normalisation import normalised

__all__ = ["NGRAM_SIZES", "FeatureRun", "feature_runs", "phrase_hashes"]
NGRAM_SIZES = (3, 4, 5, 6)
"""Lengths of the character n-grams, word boundary marks included."""

_BASE = np.uint64(0x9E3779B97F4A7C15)
_BASE_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 2**64))
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)
_WORD_SALT = 97
_PHRASE_SALT = 193
_KEPT_SIGNS = "+#"
_LAST_CODE = 0xFFFF


class FeatureRun:
    """The features of one length: their hashes, ordered by phrase.

    Attributes
    ----------
    hashes : NDArray[np.uint64], shape (n,)
        Hash of every feature.
    offsets : NDArray[np.int64], shape (n_phrases + 1,)
        ``hashes[offsets[i]:offsets[i + 1]]`` belong to phrase ``i``.
    """

    __slots__ = ("hashes", "offsets")

    def __init__(self, hashes: NDArray[np.uint64], offsets: NDArray[np.int64]) -> None:
        self.hashes = hashes
        self.offsets = offsets


def feature_runs(phrases: Sequence[str]) -> Iterator[FeatureRun]:
    """Cut phrases into features, one run for each n-gram length and one for whole words.

    Parameters
    ----------
    phrases : sequence of str
        Phrases as people wrote them.

    Yields
    ------
    FeatureRun
        First the lengths of ``NGRAM_SIZES`` in order, then whole words. A feature depends on its
        own phrase only, never on the rest of the batch.
    """
    codes, phrase_of = _code_points(phrases)
    n_phrases = len(phrases)
    boundaries = np.flatnonzero(codes == 0)
    if len(boundaries) < 2:
        for _ in range(len(NGRAM_SIZES) + 1):
            yield FeatureRun(np.zeros(0, np.uint64), np.zeros(n_phrases + 1, np.int64))
        return
    last = len(codes) - 1
    passed = np.cumsum(codes == 0)
    next_boundary = np.append(boundaries, last)[np.minimum(passed, len(boundaries))]
    rolling = codes.copy()
    for length in range(2, NGRAM_SIZES[-1] + 1):
        rolling = rolling[:-1] * _BASE + codes[length - 1 :] if len(rolling) > 1 else rolling[:0]
        if length in NGRAM_SIZES:
            starts = np.arange(len(rolling))
            starts = starts[starts + (length - 1) <= next_boundary[: len(rolling)]]
            yield _run(_mixed(rolling[starts], length), phrase_of[starts + 1], n_phrases)
    yield _words(codes, phrase_of, boundaries, n_phrases)


def phrase_hashes(words: FeatureRun) -> NDArray[np.uint64]:
    """Return one hash for each whole phrase, from the run of its words.

    Parameters
    ----------
    words : FeatureRun
        The last of `feature_runs`.

    Returns
    -------
    NDArray[np.uint64], shape (n_phrases,)
        Depends on the words and their order, not on what stands between them.
    """
    counts = np.diff(words.offsets)
    place = np.arange(len(words.hashes)) - np.repeat(words.offsets[:-1], counts)
    powers = np.cumprod(np.full(int(counts.max(initial=0)) + 1, _BASE, np.uint64))
    sums = np.cumsum(words.hashes * powers[place], dtype=np.uint64)
    sums = np.concatenate((np.zeros(1, np.uint64), sums))
    return _mixed(sums[words.offsets[1:]] - sums[words.offsets[:-1]], _PHRASE_SALT)


def _words(
    codes: NDArray[np.uint64],
    phrase_of: NDArray[np.int64],
    boundaries: NDArray[np.int64],
    n_phrases: int,
) -> FeatureRun:
    powers = np.cumprod(np.full(len(codes), _BASE, np.uint64))
    inverses = np.cumprod(np.full(len(codes), _BASE_INVERSE, np.uint64))
    sums = np.cumsum(codes * powers, dtype=np.uint64)
    # Shifted back by the position of the word, so that the same word hashes alike anywhere.
    starts, ends = boundaries[:-1], boundaries[1:]
    hashes = np.asarray((sums[ends] - sums[starts]) * inverses[starts], np.uint64)
    return _run(_mixed(hashes, _WORD_SALT), phrase_of[starts + 1], n_phrases)


def _run(hashes: NDArray[np.uint64], phrase_of: NDArray[np.int64], n_phrases: int) -> FeatureRun:
    counts = np.bincount(phrase_of, minlength=n_phrases)
    return FeatureRun(hashes, np.concatenate(([0], np.cumsum(counts))))


def _mixed(hashes: NDArray[np.uint64], salt: int) -> NDArray[np.uint64]:
    mixed = (hashes + np.uint64(salt)) * _MIX
    mixed ^= mixed >> _SHIFT
    mixed *= _BASE
    mixed ^= mixed >> _SHIFT
    return mixed


def _code_points(phrases: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return code points with one 0 between, before and after words, and their phrase numbers."""
    joined = "\n" + "\n".join(normalised(phrase) for phrase in phrases) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    phrase_of = np.cumsum(codes == ord("\n")) - 1
    is_word = _is_word_sign()[np.minimum(codes, _LAST_CODE)]
    stays = is_word.copy()
    stays[0] = True
    stays[1:] |= is_word[:-1]
    cleaned = np.where(is_word, codes, 0)[stays]
    return cleaned.astype(np.uint64), phrase_of[stays].astype(np.int64)


@cache
def _is_word_sign() -> NDArray[np.bool_]:
    """Return which code points of the basic plane are part of a word; others stand as its last."""
    return np.array(
        [chr(code).isalnum() or chr(code) in _KEPT_SIGNS for code in range(_LAST_CODE)] + [True]
    )
