"""Three-valued logic: a demand is met, failed, or nobody knows yet.

Strong Kleene logic (Kleene 1952, *Introduction to Metamathematics*, §64). The numbers are
chosen so that conjunction is the minimum and disjunction the maximum, which is also how whole
columns (``numpy.int8``) are combined.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Ternary(IntEnum):
    """Outcome of a question that may have no answer yet.

    Examples
    --------
    >>> all_of([Ternary.MEETS, Ternary.UNKNOWN]).name
    'UNKNOWN'
    >>> all_of([Ternary.FAILS, Ternary.UNKNOWN]).name
    'FAILS'
    """

    FAILS = 0
    UNKNOWN = 1
    MEETS = 2

    def __bool__(self) -> bool:
        """Refuse: a truth test would quietly turn 'unknown' into yes or no."""
        message = "A Ternary has three values: compare it with 'is', never use it as a bool."
        raise TypeError(message)

    def __invert__(self) -> Ternary:
        """Return the negation; the opposite of unknown is unknown."""
        return Ternary(2 - self.value)

    @classmethod
    def of(cls, answer: bool | None) -> Ternary:  # noqa: FBT001 - this is where two values become three
        """Return the outcome for a plain answer; None means that nobody knows."""
        if answer is None:
            return cls.UNKNOWN
        return cls.MEETS if answer else cls.FAILS


def all_of(outcomes: Iterable[Ternary]) -> Ternary:
    """Return the conjunction: fails if one fails, else unknown if one is unknown."""
    return Ternary(min((outcome.value for outcome in outcomes), default=Ternary.MEETS.value))


def any_of(outcomes: Iterable[Ternary]) -> Ternary:
    """Return the disjunction: meets if one meets, else unknown if one is unknown."""
    return Ternary(max((outcome.value for outcome in outcomes), default=Ternary.FAILS.value))
