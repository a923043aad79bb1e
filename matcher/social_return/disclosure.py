"""Outcomes by target group that reveal nobody: few people are not told, the rest is rounded.

Threshold and step are those of ``matcher.feasibility.disclosure``, and they hold for every viewer,
since a page goes further than who asked for it. What is of everybody together stays as it is: it
tells of no group, and who may ask reads each of these placements already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from matcher.feasibility.disclosure import FEWEST_SHOWN, PEOPLE_STEP
from matcher.social_return.outcome import MeasuredOutcome, OutcomeKind


def disclosed(outcomes: Sequence[MeasuredOutcome]) -> tuple[MeasuredOutcome, ...]:
    """Return the outcomes as they may be told, in the same order.

    Of one outcome a cell is hidden if it counts one to nine people or so few of the cell work, or
    if fewer than ten people are outside it: then nearly everybody would be known to be in that
    group. Where those hidden are together fewer than ten, the smallest other cells are hidden as
    well: else the total would tell. Other cells are rounded to steps of five, ``at_least`` down and
    ``at_most`` up: two periods that differ by a day would otherwise tell of one person.
    """
    by_kind: dict[OutcomeKind, list[MeasuredOutcome]] = defaultdict(list)
    for one in outcomes:
        if one.cell is not None:
            by_kind[one.kind].append(one)
    totals = {one.kind: one.n_people for one in outcomes if one.cell is None}
    n_at_work = {one.cell: one.n_people for one in by_kind[OutcomeKind.MONTHS_IN_WORK]}
    hidden = {
        (kind, cell)
        for kind, cells in by_kind.items()
        for cell in _hidden(cells, totals.get(kind, 0), n_at_work)
    }
    return tuple(_told(one, is_hidden=(one.kind, one.cell) in hidden) for one in outcomes)


def _told(one: MeasuredOutcome, *, is_hidden: bool) -> MeasuredOutcome:
    if one.cell is None:
        return one
    if is_hidden:
        nothing = Fraction(0)
        return replace(one, at_least=nothing, at_most=nothing, n_people=0, is_hidden=True)
    return replace(
        one,
        at_least=one.at_least // PEOPLE_STEP * Fraction(PEOPLE_STEP),
        at_most=-(-one.at_most // PEOPLE_STEP) * Fraction(PEOPLE_STEP),
        n_people=one.n_people // PEOPLE_STEP * PEOPLE_STEP,
    )


def _hidden(
    cells: Iterable[MeasuredOutcome], n_all: int, n_at_work: Mapping[str | None, int]
) -> list[str | None]:
    hidden: list[str | None] = []
    n_hidden = 0
    for one in sorted(cells, key=lambda cell: (cell.n_people, str(cell.cell))):
        is_small = 0 < one.n_people < FEWEST_SHOWN or n_at_work[one.cell] < FEWEST_SHOWN
        is_nearly_all = one.n_people > 0 and n_all - one.n_people < FEWEST_SHOWN
        if is_small or is_nearly_all or (one.n_people and 0 < n_hidden < FEWEST_SHOWN):
            hidden.append(one.cell)
            n_hidden += one.n_people
    return hidden
