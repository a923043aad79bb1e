"""What a placement counts for, line by line, with what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from matcher.domain.block_scheme import SchemeKind
from matcher.domain.money import Amount
from matcher.domain.period import Period


class OpenPointCode(StrEnum):
    """Why an amount is not certain; ``matcher.value.explain`` has the sentences."""

    ELIGIBILITY = "eligibility"
    OTHER_BLOCK = "other_block"
    AMOUNT = "amount"
    HOURS = "hours"
    HOUR_BASE = "hour_base"
    COUNTED_DAYS = "counted_days"
    BONUS_SPREAD = "bonus_spread"
    BONUS_CONDITION = "bonus_condition"
    FORM_WEIGHT = "form_weight"
    EFFORT_BASIS = "effort_basis"
    EFFORT_INPUT = "effort_input"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """One thing that is not known, with the block, bonus or effort it concerns."""

    code: OpenPointCode
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read rule and facts: the amount, and how it was counted.

    ``amount`` None is unbounded: the source's amount could not be read.
    """

    amount: Decimal | None
    formula: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLine:
    """One line of a value: a block, a bonus or an effort, traceable to rule, source and input.

    Attributes
    ----------
    line_id, title : str
        Id within the scheme; the words of the source.
    source : str
        Address of the page the amount is from.
    readings : tuple of Reading
        One where nothing is open.
    amount : Amount
        The span of the readings.
    """

    line_id: str
    title: str
    source: str
    readings: tuple[Reading, ...]
    amount: Amount

    @property
    def formula(self) -> str:
        """How the amount was counted; several ways joined by 'of'."""
        return " of ".join(dict.fromkeys(reading.formula for reading in self.readings))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementValue:
    """What a placement counts for under one scheme on some days (inspanningswaarde).

    Attributes
    ----------
    days : Period
        The days it was counted over.
    lines : tuple of ValueLine
        Of the block that was chosen; where none is certain, of the most valuable possible one.
    total : Amount
        Rounded lines added up, widened by what other possible blocks would give.
    open_points : tuple of OpenPoint
        What would settle the amount.
    """

    placement_id: str
    scheme_id: str
    kind: SchemeKind
    days: Period
    lines: tuple[ValueLine, ...]
    total: Amount
    open_points: tuple[OpenPoint, ...]
