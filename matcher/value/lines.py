"""The lines of a value up to a day: the block and its bonuses, in every open reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

from matcher.domain.block_scheme import (
    BlockScheme,
    BlockUnit,
    Bonus,
    BonusSpread,
    BuildingBlock,
    SchemeKind,
)
from matcher.domain.counting import CountedDays
from matcher.domain.judgement import BlockAnswer
from matcher.domain.money import euro_text, rounded, to_cents
from matcher.domain.placement import BonusFacts, Placement
from matcher.domain.valued import OpenPoint, OpenPointCode, Reading
from matcher.ternary import Ternary
from matcher.value.bonuses import EarlierWork, bonuses_due, came_before
from matcher.value.readings import HoursShare, counted_months, counts_on, hours_shares, plain

POINT_PLACES = 4
MONTHS_PER_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueInput:
    """What a value follows from, beside the answer of eligibility.

    Attributes
    ----------
    agreed_hour_base : Decimal or None
        Full-time hours that the parties agreed.
    earlier : tuple of EarlierWork
        The work of which the placement is the continuation, as far as it is known.
    """

    placement: Placement
    scheme: BlockScheme
    bonus_facts: BonusFacts
    agreed_hour_base: Decimal | None = None
    earlier: tuple[EarlierWork, ...] = ()


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line before its readings are spanned; the order of readings is the same on every day."""

    line_id: str
    title: str
    source: str
    readings: tuple[Reading, ...]
    open_points: tuple[OpenPoint, ...]


def lines_until(answer: BlockAnswer, given: ValueInput, until: date) -> list[RawLine]:
    """Return block and bonuses, counted from the first day up to and including a day."""
    block = answer.block
    if given.scheme.kind is SchemeKind.POINTS:
        return [_points_line(answer, given, until)]
    lines = [_block_line(answer, given, until)]
    for bonus, outcome in bonuses_due(given.scheme, block, given.placement, given.bonus_facts):
        lines.append(_bonus_line(bonus, outcome, answer, given, until))
    return lines


def _block_line(answer: BlockAnswer, given: ValueInput, until: date) -> RawLine:
    block = answer.block
    shares = _shares(block, given)
    readings = tuple(
        _per_year(block.amount, share, window, given.placement, until)
        if block.unit is BlockUnit.YEAR
        else _per_month(block.amount, window, given.placement, until)
        for window, share in product(answer.days, shares)
    )
    points = [
        *_amount_point(block.amount, block.title),
        *_hours_points(shares, given, block.title),
        *_days_point(answer, given, until),
    ]
    return RawLine(block.block_id, block.title, block.source, readings, tuple(points))


def _bonus_line(
    bonus: Bonus, outcome: Ternary, answer: BlockAnswer, given: ValueInput, until: date
) -> RawLine:
    shares = hours_shares(given.placement, given.scheme, given.agreed_hour_base)
    readings: list[Reading] = []
    if bonus.spread is not BonusSpread.ONCE:
        readings += [
            _per_year(bonus.amount, share, window, given.placement, until)
            for window, share in product(answer.days, shares)
        ]
    came = Ternary.FAILS
    if bonus.spread is not BonusSpread.PER_YEAR:
        came = came_before(bonus, answer.block, given.placement, given.earlier)
        readings += [
            reading
            for window in answer.days
            for reading in _once(
                bonus.amount, came, is_due=counted_months(window, given.placement, until) > 0
            )
        ]
    points = list(_amount_point(bonus.amount, bonus.title))
    if bonus.spread is BonusSpread.UNKNOWN and len({r.amount for r in readings}) > 1:
        points.append(OpenPoint(code=OpenPointCode.BONUS_SPREAD, about=bonus.title))
    if outcome is Ternary.UNKNOWN:
        readings.append(Reading(amount=Decimal("0.00"), formula="€ 0,00 zonder de bonus"))
    if Ternary.UNKNOWN in (outcome, came):
        points.append(OpenPoint(code=OpenPointCode.BONUS_CONDITION, about=bonus.title))
    return RawLine(bonus.bonus_id, bonus.title, bonus.source, tuple(readings), tuple(points))


def _points_line(answer: BlockAnswer, given: ValueInput, day: date) -> RawLine:
    """Points are a state on a day: weight x weight of the form x part of full time."""
    block, placement = answer.block, given.placement
    weights = dict(given.scheme.form_weights)
    shares = hours_shares(placement, given.scheme, given.agreed_hour_base)
    points = [
        *_amount_point(block.amount, block.title),
        *_hours_points(shares, given, block.title),
    ]
    weight = weights.get(placement.form)
    if weights and weight is None:
        points.append(OpenPoint(code=OpenPointCode.FORM_WEIGHT, about=placement.form.value))
    readings = []
    for window, share in product(answer.days, shares):
        is_counted = counts_on(window, placement, day)
        if block.amount is None or (weights and weight is None):
            readings.append(Reading(amount=None, formula="weging onbekend"))
            continue
        factor = Fraction(weight) if weight is not None else Fraction(1)
        exact = Fraction(block.amount) * factor * share.share if is_counted else Fraction(0)
        amount = rounded(exact, POINT_PLACES)
        formula = f"{plain(block.amount)} x {plain(factor)} x {share.formula} = {plain(amount)}"
        readings.append(
            Reading(amount=amount, formula=formula if is_counted else f"telt niet op {day}")
        )
    if len({counts_on(window, placement, day) for window in answer.days}) > 1:
        points.append(OpenPoint(code=OpenPointCode.COUNTED_DAYS, about=block.title))
    return RawLine(block.block_id, block.title, block.source, tuple(readings), tuple(points))


def _per_year(
    amount: Decimal | None,
    share: HoursShare,
    window: CountedDays,
    placement: Placement,
    until: date,
) -> Reading:
    if amount is None:
        return Reading(amount=None, formula="bedrag onbekend")
    months = counted_months(window, placement, until)
    value = to_cents(Fraction(amount) * share.share * months / MONTHS_PER_YEAR)
    formula = f"{euro_text(amount)} x {share.formula} x {plain(months)}/12 maanden"
    return Reading(amount=value, formula=f"{formula} = {euro_text(value)}")


def _per_month(
    amount: Decimal | None, window: CountedDays, placement: Placement, until: date
) -> Reading:
    if amount is None:
        return Reading(amount=None, formula="bedrag onbekend")
    months = counted_months(window, placement, until)
    value = to_cents(Fraction(amount) * months)
    formula = f"{euro_text(amount)} x {plain(months)} maanden = {euro_text(value)}"
    return Reading(amount=value, formula=formula)


def _once(amount: Decimal | None, came: Ternary, *, is_due: bool) -> Iterator[Reading]:
    """Give what comes once, on the first day that counts; not where it came with earlier work."""
    if amount is None:
        yield Reading(amount=None, formula="bedrag onbekend")
        return
    if came is not Ternary.FAILS:
        yield Reading(amount=Decimal("0.00"), formula="eenmaal, bij de eerdere plaatsing")
    if came is not Ternary.MEETS:
        value = amount if is_due else Decimal("0.00")
        yield Reading(amount=value, formula=f"{euro_text(amount)} eenmaal = {euro_text(value)}")


def _shares(block: BuildingBlock, given: ValueInput) -> tuple[HoursShare, ...]:
    """An amount per month is for the place; no source read makes it follow the hours."""
    if block.unit is BlockUnit.MONTH:
        return (HoursShare(Fraction(1), "voltijd"),)
    return hours_shares(given.placement, given.scheme, given.agreed_hour_base)


def _amount_point(amount: Decimal | None, title: str) -> tuple[OpenPoint, ...]:
    return (OpenPoint(code=OpenPointCode.AMOUNT, about=title),) if amount is None else ()


def _hours_points(
    shares: tuple[HoursShare, ...], given: ValueInput, title: str
) -> tuple[OpenPoint, ...]:
    if len(shares) == 1:
        return ()
    is_missing = given.placement.hours_per_week is None
    code = OpenPointCode.HOURS if is_missing else OpenPointCode.HOUR_BASE
    return (OpenPoint(code=code, about=title),)


def _days_point(answer: BlockAnswer, given: ValueInput, until: date) -> tuple[OpenPoint, ...]:
    months = {counted_months(window, given.placement, until) for window in answer.days}
    if len(months) == 1:
        return ()
    return (OpenPoint(code=OpenPointCode.COUNTED_DAYS, about=answer.block.title),)
