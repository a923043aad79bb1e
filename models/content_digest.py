"""A fingerprint of a domain word, so that an import can leave alone what did not change."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date


def content_digest(word: object) -> bytes:
    """Return 16 bytes that are equal for equal words, in every process and on every day."""
    text = json.dumps(word, default=_plain, ensure_ascii=False, separators=(",", ":"))
    # A text may hold half a surrogate pair; the database refuses it later, with a sentence.
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def text_digest(text: str) -> bytes:
    """Return 16 bytes by which a phrase is found."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _plain(word: object) -> object:
    if is_dataclass(word):
        return {field.name: getattr(word, field.name) for field in fields(word)}
    if isinstance(word, frozenset):
        return sorted(word)
    if isinstance(word, date):
        return word.isoformat()
    message = f"{type(word).__name__} has no place in a content digest."
    raise TypeError(message)
