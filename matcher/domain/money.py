"""Euros and points: exact while counting, rounded once, and open where a rule is open.

Rounding: everything is counted in exact fractions; each line of a statement is rounded once, to
whole cents, half a cent up (``ROUND_HALF_UP``), and a total is the sum of its rounded lines. No
source read says how to round.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from matcher.errors import InvalidInput

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
_DIGITS = 60
"""More than any amount has, so that the division is settled before it is rounded."""


def rounded(exact: Fraction, places: int) -> Decimal:
    """Return an exact number with so many decimals, half up."""
    with localcontext() as context:
        context.prec = _DIGITS
        scaled = Decimal(exact.numerator * 10**places) / Decimal(exact.denominator)
        return scaled.quantize(Decimal(1), ROUND_HALF_UP).scaleb(-places)


def to_cents(exact: Fraction) -> Decimal:
    """Return an exact number of euros in whole cents, half up.

    Examples
    --------
    >>> to_cents(Fraction(40000 * 24, 36)), to_cents(Fraction(1, 200))
    (Decimal('26666.67'), Decimal('0.01'))
    """
    return rounded(exact, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum that is known, or lies between two ends because a rule or a fact is open.

    Attributes
    ----------
    at_least : Decimal
        What it is in any case, at least 0.
    at_most : Decimal or None
        What it can be at the most; None when nothing bounds it.

    Raises
    ------
    InvalidInput
        If an end is negative or the ends are swapped.
    """

    at_least: Decimal
    at_most: Decimal | None

    def __post_init__(self) -> None:
        is_swapped = self.at_most is not None and self.at_most < self.at_least
        if self.at_least < 0 or is_swapped:
            raise InvalidInput(
                f"An amount cannot lie between {self.at_least} and {self.at_most}.",
                where="amount",
                remedy="Give an amount of at least 0, the smaller end first.",
            )

    @classmethod
    def known(cls, amount: Decimal) -> Amount:
        """Return an amount that is certain."""
        return cls(at_least=amount, at_most=amount)

    @classmethod
    def unknown(cls) -> Amount:
        """Return an amount of which nothing is known."""
        return cls(at_least=ZERO, at_most=None)

    @property
    def is_known(self) -> bool:
        """Whether the amount is certain."""
        return self.at_least == self.at_most

    def __add__(self, other: Amount) -> Amount:
        """Return the sum; unbounded if one of the two is."""
        at_most = (
            None if self.at_most is None or other.at_most is None else self.at_most + other.at_most
        )
        return Amount(at_least=self.at_least + other.at_least, at_most=at_most)

    def or_possibly(self, other: Amount) -> Amount:
        """Return the span of both: it is one of the two, nobody knows which yet."""
        at_most = (
            None
            if self.at_most is None or other.at_most is None
            else max(self.at_most, other.at_most)
        )
        return Amount(at_least=min(self.at_least, other.at_least), at_most=at_most)


def total(amounts: Iterable[Amount]) -> Amount:
    """Return the sum of amounts; 0 for none."""
    result = Amount.known(ZERO)
    for amount in amounts:
        result = result + amount
    return result


def euro_text(amount: Decimal) -> str:
    """Return an amount as Dutch and English readers both read it: ``€ 26.666,67`` in Dutch style.

    Examples
    --------
    >>> euro_text(Decimal("26666.67"))
    '€ 26.666,67'
    """
    return "€ " + f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def amount_text(amount: Amount) -> str:
    """Return an amount in Dutch, with both ends where it is open.

    Examples
    --------
    >>> amount_text(Amount(at_least=Decimal("10000"), at_most=None))
    'onbekend, ten minste € 10.000,00'
    """
    if amount.is_known:
        return euro_text(amount.at_least)
    if amount.at_most is None:
        return f"onbekend, ten minste {euro_text(amount.at_least)}"
    return f"{euro_text(amount.at_least)} tot {euro_text(amount.at_most)}"
