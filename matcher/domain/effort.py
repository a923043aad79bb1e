"""What counts beside placements: social purchases, training, social activities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from matcher.errors import InvalidInput


class EffortKind(StrEnum):
    """Kind of effort beside a placement."""

    SW_SERVICES = "sw_services"
    SOCIAL_PURCHASE = "social_purchase"
    TRAINING = "training"
    GUIDANCE = "guidance"
    SOCIAL_ACTIVITY = "social_activity"
    KNOWLEDGE_SHARING = "knowledge_sharing"
    MOBILITY = "mobility"


class EffortBasis(StrEnum):
    """From what the value of an effort follows."""

    INVOICE = "invoice"
    INVOICE_OR_WAGE_COST = "invoice_or_wage_cost"
    ACTUAL_COST = "actual_cost"
    HOURLY = "hourly"
    HOURLY_OR_INVOICE = "hourly_or_invoice"
    DAY_MAXIMUM = "day_maximum"
    AGREED = "agreed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortRule:
    """What one kind of effort counts for under a scheme.

    Attributes
    ----------
    rate : Decimal or None
        Euros per hour and employee, or the most per day; None where the basis needs none.
    """

    effort_id: str
    title: str
    kinds: frozenset[EffortKind]
    basis: EffortBasis
    rate: Decimal | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialEffort:
    """Something a contractor did or paid that counts (sociale inkoop, opleiding, activiteit).

    Attributes
    ----------
    done_on : date
        Day of the invoice or of the last hours.
    invoice : Decimal or None
        Euros excluding VAT: the invoice, or the costs made.
    hours : Decimal or None
        Hours spent, added up over the employees.
    days : int or None
        Days of activity, for schemes with a maximum per day.
    agreed_value : Decimal or None
        Euros, where the scheme leaves the value to consultation and the authority settled it.

    Raises
    ------
    InvalidInput
        If a number is negative.
    """

    effort_id: str
    contract_id: str
    kind: EffortKind
    done_on: date
    invoice: Decimal | None = None
    hours: Decimal | None = None
    days: int | None = None
    agreed_value: Decimal | None = None
    description: str = ""

    def __post_init__(self) -> None:
        for field in ("invoice", "hours", "days", "agreed_value"):
            number = getattr(self, field)
            if number is not None and number < 0:
                raise InvalidInput(
                    f"{number} is below 0.", where=field, remedy="Give a number of at least 0."
                )
