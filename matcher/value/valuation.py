"""What a placement counts for: block x hours / base x months / 12, within its counting period.

Every amount is counted in exact fractions from the first counted day, rounded once per line to
whole cents (half up), and the value of some days is the value up to the last minus the value up
to the day before the first. So a period split in two adds up to the cent.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from matcher.domain.block_scheme import SchemeKind
from matcher.domain.judgement import BlockAnswer, Judgement
from matcher.domain.money import ZERO, Amount, euro_text, total
from matcher.domain.period import ONE_DAY, Period
from matcher.domain.valued import OpenPoint, OpenPointCode, PlacementValue, Reading, ValueLine
from matcher.errors import InvalidInput
from matcher.ternary import Ternary
from matcher.value.lines import RawLine, ValueInput, lines_until


def value_of(judgement: Judgement, given: ValueInput, days: Period) -> PlacementValue:
    """Return what a placement counts for over some days.

    Parameters
    ----------
    judgement : Judgement
        Whether the person counts, in which block and on which days; under the same scheme.
    given : ValueInput
        Placement, scheme, and what bonuses ask.
    days : Period
        Days to count. Without a first day everything from the start of the work counts. The last
        day is needed: today for earned value, the end of the contract for planned value.

    Returns
    -------
    PlacementValue
        A certain amount, or a span with what is open.

    Raises
    ------
    InvalidInput
        If the days have no last day.
    """
    until = days.valid_until
    if until is None:
        raise InvalidInput(
            "A value is counted up to a day.",
            where="valid_until",
            remedy="Give today for what is earned, the contract's end for what is planned.",
        )
    if judgement.counts is Ternary.FAILS:
        return _value(given, days, (), Amount.known(ZERO), ())
    answers = [answer for answer in (judgement.chosen, *judgement.possible) if answer is not None]
    if not answers:
        point = OpenPoint(code=OpenPointCode.ELIGIBILITY)
        return _value(given, days, (), Amount.unknown(), (point,))
    counted = [_lines(answer, given, days.valid_from, until) for answer in answers]
    totals = [total(line.amount for line in lines) for lines, _ in counted]
    shown, points = counted[0]
    return _value(
        given,
        days,
        shown,
        _span(totals, judgement),
        (*_answer_points(judgement), *points, *_other_points(judgement)),
    )


def _lines(
    answer: BlockAnswer, given: ValueInput, first: date | None, until: date
) -> tuple[tuple[ValueLine, ...], tuple[OpenPoint, ...]]:
    raw = lines_until(answer, given, until)
    points = tuple(point for line in raw for point in line.open_points)
    is_state = given.scheme.kind is SchemeKind.POINTS
    if first is None or is_state:
        return tuple(_line(line, line.readings) for line in raw), points
    before = lines_until(answer, given, first - ONE_DAY)
    return (
        tuple(
            _line(line, tuple(map(_difference, line.readings, earlier.readings)))
            for line, earlier in zip(raw, before, strict=True)
        ),
        points,
    )


def _difference(later: Reading, earlier: Reading) -> Reading:
    if later.amount is None or earlier.amount is None:
        return later
    if earlier.amount == 0:
        return later
    amount = later.amount - earlier.amount
    return Reading(
        amount=amount,
        formula=f"({later.formula}) - {euro_text(earlier.amount)} daarvoor = {euro_text(amount)}",
    )


def _line(raw: RawLine, readings: tuple[Reading, ...]) -> ValueLine:
    known = [reading.amount for reading in readings if reading.amount is not None]
    is_bounded = len(known) == len(readings)
    amount = Amount(
        at_least=min(known) if is_bounded else ZERO, at_most=max(known) if is_bounded else None
    )
    distinct = {reading.amount: reading for reading in reversed(readings)}
    return ValueLine(
        line_id=raw.line_id,
        title=raw.title,
        source=raw.source,
        readings=tuple(reversed(distinct.values())),
        amount=amount,
    )


def _span(totals: list[Amount], judgement: Judgement) -> Amount:
    """The chosen block is the least a person counts for; without one, or in doubt, nothing is."""
    is_certain = judgement.counts is Ternary.MEETS and judgement.chosen is not None
    ends = [amount.at_most for amount in totals]
    known = [end for end in ends if end is not None]
    return Amount(
        at_least=totals[0].at_least if is_certain else ZERO,
        at_most=max(known) if len(known) == len(ends) else None,
    )


def _answer_points(judgement: Judgement) -> Iterable[OpenPoint]:
    if judgement.counts is Ternary.UNKNOWN:
        yield OpenPoint(code=OpenPointCode.ELIGIBILITY)


def _other_points(judgement: Judgement) -> Iterable[OpenPoint]:
    for answer in judgement.possible if judgement.chosen else judgement.possible[1:]:
        yield OpenPoint(code=OpenPointCode.OTHER_BLOCK, about=answer.block.title)


def _value(
    given: ValueInput,
    days: Period,
    lines: tuple[ValueLine, ...],
    amount: Amount,
    points: tuple[OpenPoint, ...],
) -> PlacementValue:
    return PlacementValue(
        placement_id=given.placement.placement_id,
        scheme_id=given.scheme.scheme_id,
        kind=given.scheme.kind,
        days=days,
        lines=lines,
        total=amount,
        open_points=tuple(dict.fromkeys(points)),
    )
