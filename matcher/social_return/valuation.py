"""What a desk states to put euros on outcomes: proxies, assumptions and costs, and their sources.

Nothing of it is filled in beforehand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from matcher.errors import InvalidInput
from matcher.social_return.outcome import OutcomeKind

LONGEST_DURATION = Decimal(50)
"""Years; more is a typing error."""


class FactorKind(StrEnum):
    """A number that the ratio hangs on."""

    QUANTITY = "quantity"
    PROXY = "proxy"
    DEADWEIGHT = "deadweight"
    ATTRIBUTION = "attribution"
    DISPLACEMENT = "displacement"
    DROP_OFF = "drop_off"
    DURATION_YEARS = "duration_years"
    DISCOUNT_RATE = "discount_rate"
    HOUR_RATE = "hour_rate"


OF_OUTCOMES = (
    FactorKind.DEADWEIGHT,
    FactorKind.ATTRIBUTION,
    FactorKind.DISPLACEMENT,
    FactorKind.DROP_OFF,
    FactorKind.DURATION_YEARS,
)
"""Assumptions that may differ by outcome, in the order in which they are applied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """What somebody assumes, with the range in which it may lie (aanname).

    Attributes
    ----------
    value, low, high : Decimal
        Shares in [0, 1], but for a duration: years above 0.
    source : str
        Address of a page; empty where it is an assumption of the desk's own.
    reason : str
        Why this value; needed where there is no source.

    Raises
    ------
    InvalidInput
        If the three are not in order, one is impossible, or neither source nor reason is given.
    """

    kind: FactorKind
    value: Decimal
    low: Decimal
    high: Decimal
    source: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        is_duration = self.kind is FactorKind.DURATION_YEARS
        most = LONGEST_DURATION if is_duration else Decimal(1)
        for name in ("value", "low", "high"):
            number: Decimal = getattr(self, name)
            if not 0 <= number <= most or (is_duration and number == 0):
                raise InvalidInput(
                    f"{number} is not possible for {self.kind}.",
                    where=name,
                    remedy=f"Give years above 0 and at most {most}."
                    if is_duration
                    else "Give a share from 0 to 1: a quarter is 0.25.",
                )
        _check_order(self.low, self.value, self.high)
        if not self.source and not self.reason:
            raise InvalidInput(
                "Nobody can tell where this assumption is from.",
                where="source",
                remedy="Give a source, or a reason why you assume it.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """Euros that stand for one unit of something (financiële proxy), as the desk supplies it.

    Attributes
    ----------
    what : str
        What the amount is: saved benefit, taxes, a wage.
    euros, low, high : Decimal
        Per unit; low and high are ``euros`` where the source gives one amount.
    source : str
        Address of the page it was read on.
    year : int
        The price level.
    valid_from : date
        The first day for which the source says it holds.

    Raises
    ------
    InvalidInput
        If the amounts are not in order.
    """

    what: str
    euros: Decimal
    low: Decimal
    high: Decimal
    source: str
    year: int
    valid_from: date
    note: str = ""

    def __post_init__(self) -> None:
        _check_order(self.low, self.euros, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuedOutcome:
    """One line of the map: an outcome, for whom it is worth something, and how much.

    Attributes
    ----------
    position : int
        Its place in the file; 1 is the first.
    cell : str or None
        Only the people of this cell; None is everybody.
    for_whom : str
        Who gains by it (belanghebbende): candidate, municipality, state …
    proxy : Proxy or None
        None is not known: then it stays in its own unit.
    assumptions : mapping
        Those that hold for this line only; for the others those of all lines hold.
    """

    position: int
    kind: OutcomeKind
    cell: str | None
    for_whom: str
    proxy: Proxy | None
    assumptions: Mapping[FactorKind, Assumption] = field(default_factory=dict)


class CostOrigin(StrEnum):
    """Where a cost is known from."""

    REPORTED = "reported"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """An input: euros or hours that went into it.

    Attributes
    ----------
    what : str
        The kind of cost of what is reported, else as the file calls it.
    euros : Decimal or None
        None is unknown, which is never 0.
    hours : Decimal or None
        Hours of own people, that only a rate of the file turns into euros; None is none told.
    source : str
        The id of the report, or where the file has it from.
    is_partly_elsewhere : bool
        It falls partly outside the period or the region, and nobody knows which part: then its
        euros and hours are unknown.
    """

    origin: CostOrigin
    what: str
    euros: Decimal | None
    hours: Decimal | None = None
    source: str = ""
    is_partly_elsewhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Valuation:
    """A desk's file, read: what is stated and what is not.

    Attributes
    ----------
    shared : mapping
        Assumptions that hold for all lines without one of their own; and the discount rate.
    is_first_year_discounted : bool or None
        Whether the first year is discounted by one year already; None is not stated.
    hour_rate : Proxy or None
        Euros for an hour of own people.
    """

    title: str
    made_by: str
    outcomes: tuple[ValuedOutcome, ...] = ()
    shared: Mapping[FactorKind, Assumption] = field(default_factory=dict)
    is_first_year_discounted: bool | None = None
    costs: tuple[Cost, ...] = ()
    hour_rate: Proxy | None = None

    def check_holds(self, until: date) -> None:
        """Refuse, with InvalidInput, proxies that do not hold yet on the last day asked about."""
        proxies = [line.proxy for line in self.outcomes] + [self.hour_rate]
        late = [one for one in proxies if one is not None and one.valid_from > until]
        if late:
            told = ", ".join(f"'{one.what}' ({one.valid_from})" for one in late)
            raise InvalidInput(
                f"These amounts hold only from a day after {until}: {told}.",
                where="valid_from",
                remedy="Give an amount that holds in the period, or ask about a later period.",
            )

    def assumed(self, line: ValuedOutcome, kind: FactorKind) -> Assumption | None:
        """Return what is assumed for a line; None is not stated."""
        return line.assumptions.get(kind) or self.shared.get(kind)


NOTHING_STATED = Valuation(title="", made_by="")
"""Of a question without a file."""


def _check_order(low: Decimal, value: Decimal, high: Decimal) -> None:
    if not low <= value <= high:
        raise InvalidInput(
            f"{value} does not lie between {low} and {high}.",
            where="low",
            remedy="Give the lowest first, the highest last, and the value itself in between.",
        )
