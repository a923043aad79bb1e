"""The answer: the map line by line, the costs, and the ratio with its range or what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from matcher.domain.money import ZERO, rounded, to_cents
from matcher.social_return.case import Assembled, Gap, LineStanding, MapLine, assembled
from matcher.social_return.outcome import MeasuredOutcome
from matcher.social_return.ratio import Case, Factor
from matcher.social_return.sensitivity import extremes, simulated_range, tornado
from matcher.social_return.valuation import Cost, FactorKind, Valuation

RATIO_PLACES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What one line of the map comes to; euros are rounded once, here.

    Attributes
    ----------
    gross : Decimal or None
        Quantity times proxy, before anything is taken off; None for a line that is not valued.
    first_year, present_value : Decimal or None
        What is left of it in the first year, and of all years in today's money.
    """

    line: MapLine
    gross: Decimal | None = None
    first_year: Decimal | None = None
    present_value: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """The ratio with one number at its lowest and its highest."""

    factor: Factor
    at_low: Decimal
    at_high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """Euros of impact for each euro of cost (SROI-ratio), and how sure that is.

    Attributes
    ----------
    at, low, high : Decimal
        As stated, and the 95% of the draws.
    lowest, highest : Decimal
        Every number at its worst, and at its best: extremes, not a range to expect.
    drivers : tuple of Driver
        What moves it most comes first; numbers without a range are not in it.
    is_at_most : bool
        Whether there are costs that nobody knows in euros: then it is this much at the most.
    net_euros : Decimal
        Impact in today's money less the costs.
    """

    at: Decimal
    low: Decimal
    high: Decimal
    lowest: Decimal
    highest: Decimal
    drivers: tuple[Driver, ...]
    is_at_most: bool
    net_euros: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialReturn:
    """Everything that is told about the social return on investment of a contract or region.

    Attributes
    ----------
    cost_euros : Decimal
        The costs that are known, hours with a rate included.
    impact_euros : Decimal or None
        The sum of the rounded lines; None where something they need is not stated.
    ratio : Ratio or None
        None exactly if ``gaps`` says why.
    """

    valuation: Valuation
    outcomes: tuple[MeasuredOutcome, ...]
    impacts: tuple[Impact, ...]
    costs: tuple[Cost, ...]
    cost_euros: Decimal
    are_costs_complete: bool
    impact_euros: Decimal | None
    ratio: Ratio | None
    gaps: tuple[Gap, ...]


def social_return(
    valuation: Valuation,
    outcomes: Sequence[MeasuredOutcome],
    reported: Sequence[Cost],
) -> SocialReturn:
    """Return the ratio of a valuation, or the outcomes in their own units and what is missing.

    Parameters
    ----------
    reported : sequence of Cost
        Beside those of the file.
    """
    costs = (*reported, *valuation.costs)
    found = assembled(valuation, outcomes, costs)
    impacts = tuple(_impacts(found))
    cost_euros = to_cents(_cost_euros(valuation, costs))
    values = [one.present_value for one in impacts if one.present_value is not None]
    impact_euros = sum(values, ZERO) if found.case else None
    return SocialReturn(
        valuation=valuation,
        outcomes=tuple(outcomes),
        impacts=impacts,
        costs=costs,
        cost_euros=cost_euros,
        are_costs_complete=found.are_costs_complete,
        impact_euros=impact_euros,
        ratio=None
        if found.gaps or found.case is None or impact_euros is None
        else _ratio(found.case, impact_euros - cost_euros, is_at_most=not found.are_costs_complete),
        gaps=found.gaps,
    )


def _impacts(found: Assembled) -> list[Impact]:
    case = found.case
    if case is None:
        return [Impact(line=line) for line in found.lines]
    numbers = case.numbers()
    lines = {line.position: line for line in case.lines}
    impacts = []
    for line in found.lines:
        if line.standing is not LineStanding.VALUED:
            impacts.append(Impact(line=line))
            continue
        own = lines[line.stated.position]
        of = {kind: numbers[factor_id] for kind, factor_id in own.factor_ids.items()}
        impacts.append(
            Impact(
                line=line,
                gross=to_cents(of[FactorKind.QUANTITY] * of[FactorKind.PROXY]),
                first_year=to_cents(case.first_year(own, numbers)),
                present_value=to_cents(case.present_value(own, numbers)),
            )
        )
    return impacts


def _ratio(case: Case, net_euros: Decimal, *, is_at_most: bool) -> Ratio:
    corners, (low, high) = extremes(case), simulated_range(case)
    return Ratio(
        at=_places(case.ratio()),
        low=_places(Fraction(low)),
        high=_places(Fraction(high)),
        lowest=_places(corners.lowest),
        highest=_places(corners.highest),
        drivers=tuple(
            Driver(
                factor=swing.factor, at_low=_places(swing.at_low), at_high=_places(swing.at_high)
            )
            for swing in tornado(case)
        ),
        is_at_most=is_at_most,
        net_euros=net_euros,
    )


def _cost_euros(valuation: Valuation, costs: Sequence[Cost]) -> Fraction:
    rate = Fraction(valuation.hour_rate.euros) if valuation.hour_rate else Fraction(0)
    euros = sum((Fraction(one.euros) for one in costs if one.euros is not None), Fraction(0))
    hours = sum((Fraction(one.hours) for one in costs if one.hours is not None), Fraction(0))
    return euros + hours * rate


def _places(exact: Fraction) -> Decimal:
    return rounded(exact, RATIO_PLACES)
