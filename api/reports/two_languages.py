"""Words in both languages that a report comes in."""

from __future__ import annotations

from collections.abc import Mapping

from api.reports.document import Language

Words = Mapping[Language, str]


def two(dutch: str, english: str) -> Words:
    """Return the same words in both languages."""
    return {Language.DUTCH: dutch, Language.ENGLISH: english}
