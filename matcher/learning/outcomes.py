"""What became of a line of a shown list, and what that says about fit.

A label is three-valued: the step was reached, was not, or nobody can tell. Lines of which nobody
can tell teach nothing and are left out, never counted as a no: those shown too short ago, those
whose introduction is still open, and those that ended for a reason which says nothing of how
person and work suit each other (the position was gone, the person was registered twice, had found
other work). Which reasons do say something is a setting (``data/weights/learning-v1.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from matcher.domain.introduction import RefusalReason
from matcher.learning.settings import LabelRules
from matcher.ternary import Ternary


class Step(StrEnum):
    """How far an introduction came; whoever was placed counts as invited and shortlisted."""

    SHORTLISTED = "shortlisted"
    INVITED = "invited"
    PLACED = "placed"
    SUSTAINED = "sustained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What followed from an exposure; by default nobody was introduced.

    Attributes
    ----------
    is_introduced : bool
        Whether who read this list introduced the candidate from it, or from a later one.
    reached : frozenset of Step
        The steps that the introduction reached, whatever came after; SUSTAINED stands apart.
    is_over : bool
        Whether the introduction came to an end: nothing more can be reached.
    ended_for : RefusalReason or None
        Why it ended without a placement.
    sustained : Ternary
        Still in the job after six months; unknown while that cannot be told.
    """

    is_introduced: bool = False
    reached: frozenset[Step] = frozenset()
    is_over: bool = False
    ended_for: RefusalReason | None = None
    sustained: Ternary = Ternary.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedExposure:
    """One line of a list as somebody first saw it, with what followed.

    It has no room for who the candidate is. Of all lists that one reader was shown for a vacancy,
    each person's first line counts: reading on, or again, is no second look.

    Attributes
    ----------
    ranking_id : str
        The list.
    vacancy_id, candidate_id : str
        For whom, and who; the candidate serves only to find the same line on another list.
    shown_at : datetime
        With time zone.
    place : int
        Where it stood on the list, from 1.
    policy : str
        What ordered the list: version of the weights, and of what else decides the order.
    components : mapping of str to float or None
        Scores in [0, 1] of the components that the vacancy asks, None where unknown. What it does
        not ask is absent.
    outcome : Outcome
    was_introduced_before : bool
        Whether the candidate had been introduced for this vacancy already: then this line was no
        choice, and only tells at which places the same person is shown.
    """

    ranking_id: str
    vacancy_id: str
    candidate_id: str
    shown_at: datetime
    place: int
    policy: str
    components: Mapping[str, float | None]
    outcome: Outcome = field(default_factory=Outcome)
    was_introduced_before: bool = False


def label(exposure: LoggedExposure, step: Step, rules: LabelRules, *, on: date) -> Ternary:
    """Return whether a line led to a step, as far as that can be told on a day."""
    outcome = exposure.outcome
    if exposure.was_introduced_before:
        return Ternary.UNKNOWN
    if not outcome.is_introduced:
        is_settled = exposure.shown_at.date() + timedelta(days=rules.settles_after_days) <= on
        return Ternary.of(False if is_settled else None)
    if step is Step.SUSTAINED and Step.PLACED in outcome.reached:
        return outcome.sustained
    if step in outcome.reached:
        return Ternary.MEETS
    says_something = outcome.is_over and outcome.ended_for in rules.reasons_about_fit
    return Ternary.of(False if says_something else None)
