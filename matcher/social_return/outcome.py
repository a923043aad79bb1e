"""What placements brought about, in its own unit: months in work, and people who stayed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

SEVERAL = "several"
"""The cell of people who are in more than one target group: each person is in one cell only."""


class Unit(StrEnum):
    """In what an outcome is counted, and what a proxy is the worth of one of."""

    MONTH = "month"
    PERSON = "person"


class OutcomeKind(StrEnum):
    """An outcome that can be measured out of placements and checks (uitkomst)."""

    MONTHS_IN_WORK = "months_in_work"
    MONTHS_IN_SUSTAINED_WORK = "months_in_sustained_work"
    PEOPLE_SUSTAINED_6 = "people_sustained_6"
    PEOPLE_SUSTAINED_12 = "people_sustained_12"

    @property
    def unit(self) -> Unit:
        """In what it is counted."""
        return _UNITS[self]


_UNITS = {
    OutcomeKind.MONTHS_IN_WORK: Unit.MONTH,
    OutcomeKind.MONTHS_IN_SUSTAINED_WORK: Unit.MONTH,
    OutcomeKind.PEOPLE_SUSTAINED_6: Unit.PERSON,
    OutcomeKind.PEOPLE_SUSTAINED_12: Unit.PERSON,
}
NESTED = (
    frozenset({OutcomeKind.MONTHS_IN_WORK, OutcomeKind.MONTHS_IN_SUSTAINED_WORK}),
    frozenset({OutcomeKind.PEOPLE_SUSTAINED_6, OutcomeKind.PEOPLE_SUSTAINED_12}),
)
"""Outcomes of which one counts what the other counts too: one party gains by one of the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredOutcome:
    """How much of an outcome there was, for everybody or for the people of one cell.

    Attributes
    ----------
    cell : str or None
        A target group, ``several``, ``none`` or ``unknown``; None is everybody together. Cells do
        not overlap: together they are everybody.
    at_least, at_most : Fraction
        In the outcome's unit, exact: what is known, and what it is if all whose answer is unknown
        stayed.
    n_people : int
        How many people it counts at the most.
    is_hidden : bool
        Too few people to tell; then the numbers are 0 and say nothing.
    """

    kind: OutcomeKind
    cell: str | None
    at_least: Fraction
    at_most: Fraction
    n_people: int
    is_hidden: bool = False
