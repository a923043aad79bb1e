"""A yes-or-no question on the command line, which nobody may know the answer to."""

from __future__ import annotations

from enum import StrEnum

from matcher.ternary import Ternary


class Answer(StrEnum):
    """What is known of a yes-or-no question."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def outcome(self) -> Ternary:
        """The answer as the core reads it."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Answer.YES: Ternary.MEETS,
    Answer.NO: Ternary.FAILS,
    Answer.UNKNOWN: Ternary.UNKNOWN,
}
