"""Introductions and their steps as they are sent in, what they refer to named as it was sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.domain.introduction import (
    FoundThrough,
    Initiator,
    IntroductionState,
    RefusalReason,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionDraft:
    """Somebody to introduce.

    Attributes
    ----------
    candidate, vacancy : str
        The pseudonym or the intermediary's own id; our or the contractor's id.
    found_through : FoundThrough or None
        None where a ranking is named.
    ranking : str or None
        The list in which the candidate was seen (``R-…``).
    started_by : Initiator or None
        None is the one who sends it; the operator says it.
    on : date or None
        The day on which it happened; None is today.
    """

    candidate: str
    vacancy: str
    found_through: FoundThrough | None = None
    ranking: str | None = None
    started_by: Initiator | None = None
    on: date | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionStep:
    """A step to record.

    Attributes
    ----------
    on : date or None
        The day on which it happened; None is today.
    placement : str or None
        With 'placed': the placement that is registered already.
    """

    state: IntroductionState
    on: date | None = None
    reason: RefusalReason | None = None
    remark: str = ""
    placement: str | None = None
