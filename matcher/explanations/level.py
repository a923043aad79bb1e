"""A score in a word, for who reads words rather than numbers."""

from __future__ import annotations

from enum import StrEnum

GOOD_FROM, PARTLY_FROM = 0.75, 0.4
"""Choices of this project: only words depend on them, no number and no order."""


class Level(StrEnum):
    """How well one part suits (hoe goed het past)."""

    GOOD = "good"
    PARTLY = "partly"
    LITTLE = "little"
    UNKNOWN = "unknown"


def level_of(score: float | None) -> Level:
    """Return the word for a score in [0, 1]; None is unknown.

    Examples
    --------
    >>> level_of(0.8).value, level_of(0.0).value, level_of(None).value
    ('good', 'little', 'unknown')
    """
    if score is None:
        return Level.UNKNOWN
    if score >= GOOD_FROM:
        return Level.GOOD
    return Level.PARTLY if score >= PARTLY_FROM else Level.LITTLE
