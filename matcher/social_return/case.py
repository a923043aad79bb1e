"""Puts what was measured and what is stated together, and says what is missing for a ratio."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from matcher.social_return.outcome import MeasuredOutcome, OutcomeKind
from matcher.social_return.ratio import Case, CaseLine, Factor, Spread
from matcher.social_return.valuation import (
    OF_OUTCOMES,
    Assumption,
    Cost,
    FactorKind,
    Proxy,
    Valuation,
    ValuedOutcome,
)

RATE = FactorKind.HOUR_RATE.value
DISCOUNT = FactorKind.DISCOUNT_RATE.value


class LineStanding(StrEnum):
    """Whether a line of the file is part of the ratio."""

    VALUED = "valued"
    NO_PROXY = "no_proxy"
    HIDDEN = "hidden"
    NOT_STATED = "not_stated"


class GapCode(StrEnum):
    """Why there is no ratio."""

    NO_COSTS = "no_costs"
    NOTHING_VALUED = "nothing_valued"
    ASSUMPTION_NOT_STATED = "assumption_not_stated"
    DISCOUNTING_NOT_STATED = "discounting_not_stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is missing; ``line`` and ``kind`` say which assumption of which line."""

    code: GapCode
    line: int | None = None
    kind: FactorKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLine:
    """A line of the file beside what was measured for it."""

    stated: ValuedOutcome
    measured: MeasuredOutcome
    standing: LineStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """The map, and the case that follows from it unless something is missing.

    Attributes
    ----------
    are_costs_complete : bool
        Whether every cost is known in euros; else the costs are higher, and the ratio lower.
    case : Case or None
        None if there are gaps beyond costs; without costs there is impact, and no ratio.
    """

    lines: tuple[MapLine, ...]
    are_costs_complete: bool
    gaps: tuple[Gap, ...]
    case: Case | None


def assembled(
    valuation: Valuation, outcomes: Sequence[MeasuredOutcome], costs: Sequence[Cost]
) -> Assembled:
    """Return the case of a valuation, what was measured, and all costs.

    Nothing is guessed: an assumption that is not stated for a line with a proxy withholds the
    ratio. A line without a proxy, or of a group with too few people, stays out of it.

    Parameters
    ----------
    costs : sequence of Cost
        Those of the file and those reported.
    """
    by_place = {(one.kind, one.cell): one for one in outcomes}
    lines = tuple(_line(valuation, stated, by_place) for stated in valuation.outcomes)
    euros = sum((Fraction(one.euros) for one in costs if one.euros is not None), Fraction(0))
    hours = sum((Fraction(one.hours) for one in costs if one.hours is not None), Fraction(0))
    gaps = tuple(_gaps(valuation, lines, has_costs=_are_above_0(valuation, euros, hours)))
    discounted = valuation.is_first_year_discounted
    case = None
    if {gap.code for gap in gaps} <= {GapCode.NO_COSTS} and discounted is not None:
        valued = [line for line in lines if line.standing is LineStanding.VALUED]
        case = Case(
            lines=tuple(_case_line(valuation, line.stated) for line in valued),
            factors={one.factor_id: one for one in _factors(valuation, valued, hours)},
            euros=euros,
            hours=hours if valuation.hour_rate else Fraction(0),
            is_first_year_discounted=discounted,
        )
    return Assembled(
        lines=lines, are_costs_complete=_are_complete(valuation, costs), gaps=gaps, case=case
    )


def _line(
    valuation: Valuation,
    stated: ValuedOutcome,
    by_place: Mapping[tuple[OutcomeKind, str | None], MeasuredOutcome],
) -> MapLine:
    nobody = MeasuredOutcome(
        kind=stated.kind,
        cell=stated.cell,
        at_least=Fraction(0),
        at_most=Fraction(0),
        n_people=0,
    )
    measured = by_place.get((stated.kind, stated.cell), nobody)
    if stated.proxy is None:
        standing = LineStanding.NO_PROXY
    elif measured.is_hidden:
        standing = LineStanding.HIDDEN
    elif any(valuation.assumed(stated, kind) is None for kind in OF_OUTCOMES):
        standing = LineStanding.NOT_STATED
    else:
        standing = LineStanding.VALUED
    return MapLine(stated=stated, measured=measured, standing=standing)


def _gaps(valuation: Valuation, lines: Iterable[MapLine], *, has_costs: bool) -> Iterator[Gap]:
    if not has_costs:
        yield Gap(code=GapCode.NO_COSTS)
    standings = [line.standing for line in lines]
    if LineStanding.VALUED not in standings and LineStanding.NOT_STATED not in standings:
        yield Gap(code=GapCode.NOTHING_VALUED)
        return
    for line in lines:
        if line.standing is LineStanding.NOT_STATED:
            for kind in OF_OUTCOMES:
                if valuation.assumed(line.stated, kind) is None:
                    yield Gap(
                        code=GapCode.ASSUMPTION_NOT_STATED, line=line.stated.position, kind=kind
                    )
    if FactorKind.DISCOUNT_RATE not in valuation.shared:
        yield Gap(code=GapCode.ASSUMPTION_NOT_STATED, kind=FactorKind.DISCOUNT_RATE)
    if valuation.is_first_year_discounted is None:
        yield Gap(code=GapCode.DISCOUNTING_NOT_STATED)


def _are_above_0(valuation: Valuation, euros: Fraction, hours: Fraction) -> bool:
    """Return whether the costs are above 0 whatever the rate of an hour turns out to be."""
    rate = valuation.hour_rate
    return euros > 0 or (rate is not None and hours > 0 and rate.low > 0)


def _are_complete(valuation: Valuation, costs: Iterable[Cost]) -> bool:
    return all(_is_known(one, has_rate=valuation.hour_rate is not None) for one in costs)


def _is_known(cost: Cost, *, has_rate: bool) -> bool:
    if cost.hours is not None and not has_rate:
        return False
    return cost.euros is not None or cost.hours is not None


def _case_line(valuation: Valuation, stated: ValuedOutcome) -> CaseLine:
    ids = {kind: _id(valuation, stated, kind) for kind in OF_OUTCOMES}
    return CaseLine(
        position=stated.position,
        factor_ids=ids
        | {
            FactorKind.QUANTITY: _quantity_id(stated),
            FactorKind.PROXY: f"{FactorKind.PROXY}/{stated.position}",
            FactorKind.DISCOUNT_RATE: DISCOUNT,
        },
    )


def _factors(valuation: Valuation, lines: Iterable[MapLine], hours: Fraction) -> Iterator[Factor]:
    yield _assumed(DISCOUNT, valuation.shared[FactorKind.DISCOUNT_RATE], None)
    if valuation.hour_rate and hours:
        yield _of_proxy(RATE, FactorKind.HOUR_RATE, valuation.hour_rate, None)
    for line in lines:
        stated, proxy = line.stated, line.stated.proxy
        yield Factor(
            factor_id=_quantity_id(stated),
            kind=FactorKind.QUANTITY,
            line=stated.position,
            value=line.measured.at_least,
            low=line.measured.at_least,
            high=line.measured.at_most,
            spread=Spread.UNIFORM,
        )
        if proxy is not None:
            name = f"{FactorKind.PROXY}/{stated.position}"
            yield _of_proxy(name, FactorKind.PROXY, proxy, stated.position)
        for kind in OF_OUTCOMES:
            found = valuation.assumed(stated, kind)
            if found is not None:
                own = stated.position if kind in stated.assumptions else None
                yield _assumed(_id(valuation, stated, kind), found, own)


def _id(valuation: Valuation, stated: ValuedOutcome, kind: FactorKind) -> str:
    return f"{kind}/{stated.position}" if kind in stated.assumptions else kind.value


def _quantity_id(stated: ValuedOutcome) -> str:
    """Return one id for all lines of an outcome: what is unknown of it is so for all of them."""
    return f"{FactorKind.QUANTITY}/{stated.kind}/{stated.cell or 'all'}"


def _assumed(factor_id: str, found: Assumption, line: int | None) -> Factor:
    return Factor(
        factor_id=factor_id,
        kind=found.kind,
        line=line,
        value=Fraction(found.value),
        low=Fraction(found.low),
        high=Fraction(found.high),
    )


def _of_proxy(factor_id: str, kind: FactorKind, proxy: Proxy, line: int | None) -> Factor:
    return Factor(
        factor_id=factor_id,
        kind=kind,
        line=line,
        value=Fraction(proxy.euros),
        low=Fraction(proxy.low),
        high=Fraction(proxy.high),
    )
