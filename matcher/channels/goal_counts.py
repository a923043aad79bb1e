"""What counts for a goal: certainly, and at most as far as is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from matcher.channels.number import NOTHING, Standing
from matcher.channels.placed_work import PlacedWork, months_worked
from matcher.channels.ratio import Draws, ratio_over_clusters
from matcher.domain.money import to_cents
from matcher.domain.quantified_goal import MARK_MONTHS, GoalMeasure, QuantifiedGoal
from matcher.fairness.intervals import Estimate
from matcher.fairness.people import UNKNOWN, Groups
from matcher.ternary import Ternary, all_of

_PART = Decimal("0.000001")
"""Fine enough that a share just below its goal never looks like it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """An introduction as a share of introductions counts it; groups as in ``PlacedWork``."""

    person_id: str
    channel: str
    groups: Groups
    may_be_in: Groups = frozenset()
    vacancy_id: str
    made_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What was reached of a goal; all None where it is hidden.

    Attributes
    ----------
    at_least, at_most : Decimal or None
        For certain, and at most as far as is known today, in the unit of the goal; None also for
        a share of nothing.
    n_counted : int or None
        Units that certainly count (people for months).
    n_unknown : int or None
        Units that may count: a fact of them is not known, or nobody told whether they work still.
    n_of : int or None
        For a share: out of how many.
    n_not_due : int or None
        For sustained work: people whose mark has not passed yet.
    interval : Estimate
        Of a share, with its 95% interval where there is enough to say something.
    standing : Standing
        HIDDEN where the numbers could tell who somebody is; TOO_FEW where a share says nothing
        about what comes next.
    n_people, n_people_of : int
        For hiding: no part of what is told.
    """

    at_least: Decimal | None
    at_most: Decimal | None
    n_counted: int | None
    n_unknown: int | None
    n_people: int
    n_people_of: int
    n_of: int | None = None
    n_not_due: int | None = None
    interval: Estimate = NOTHING
    standing: Standing = Standing.TOLD


def reached_of(
    goal: QuantifiedGoal,
    works: Sequence[PlacedWork],
    introduced: Sequence[Introduced],
    on: date,
    draws: Draws,
) -> Reached:
    """Return what was reached of a goal up to and including a day; the table is in ``goals``."""
    began = [work for work in works if goal.days.contains(work.began_on) and work.began_on <= on]
    match goal.measure:
        case GoalMeasure.PERSONS_PLACED:
            return _persons(goal, began)
        case GoalMeasure.MONTHS_OF_WORK:
            return _months(goal, works, on)
        case GoalMeasure.SUSTAINED_6 | GoalMeasure.SUSTAINED_12:
            return _sustained(goal, began)
        case GoalMeasure.SHARE_OF_PLACEMENTS:
            units = [
                _Unit(work.person_id, work.channel, _is_in_group(goal, work), work.cluster)
                for work in began
                if _counts(goal, work) is not Ternary.FAILS
            ]
            return _share(goal, units, draws)
        case GoalMeasure.SHARE_OF_INTRODUCTIONS:
            units = [
                _Unit(one.person_id, one.channel, _is_in_group(goal, one), one.vacancy_id)
                for one in introduced
                if goal.days.contains(one.made_on) and one.made_on <= on
            ]
            return _share(goal, units, draws)


def _persons(goal: QuantifiedGoal, works: Sequence[PlacedWork]) -> Reached:
    certain = _people(works, lambda work: _is_of(goal, work) is Ternary.MEETS)
    possible = _people(works, lambda work: _is_of(goal, work) is not Ternary.FAILS)
    return _counted(certain, possible)


def _months(goal: QuantifiedGoal, works: Sequence[PlacedWork], on: date) -> Reached:
    certain = [work for work in works if _is_of(goal, work) is Ternary.MEETS]
    possible = [work for work in works if _is_of(goal, work) is not Ternary.FAILS]
    worked = [
        {one.person_id for one in own if months_worked([one], goal.days, on)}
        for own in (certain, possible)
    ]
    return Reached(
        at_least=to_cents(months_worked(certain, goal.days, on)),
        at_most=to_cents(months_worked(possible, goal.days, on)),
        n_counted=len(worked[0]),
        n_unknown=len(worked[1] - worked[0]),
        n_people=len(worked[1]),
        n_people_of=len(worked[1]),
    )


def _sustained(goal: QuantifiedGoal, works: Sequence[PlacedWork]) -> Reached:
    mark = MARK_MONTHS[goal.measure]

    def lasted(work: PlacedWork) -> Ternary:
        return all_of([_is_of(goal, work), work.lasted.get(mark, Ternary.FAILS)])

    certain = _people(works, lambda work: lasted(work) is Ternary.MEETS)
    possible = _people(works, lambda work: lasted(work) is not Ternary.FAILS)
    own = _people(works, lambda work: _is_of(goal, work) is not Ternary.FAILS)
    due = _people(works, lambda w: mark in w.lasted and _is_of(goal, w) is not Ternary.FAILS)
    counted = _counted(certain, possible)
    return Reached(
        at_least=counted.at_least,
        at_most=counted.at_most,
        n_counted=counted.n_counted,
        n_unknown=counted.n_unknown,
        n_not_due=len(own - due),
        n_people=len(possible),
        n_people_of=len(own),
    )


def _counted(certain: set[str], possible: set[str]) -> Reached:
    return Reached(
        at_least=Decimal(len(certain)),
        at_most=Decimal(len(possible)),
        n_counted=len(certain),
        n_unknown=len(possible - certain),
        n_people=len(possible),
        n_people_of=len(possible),
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    person_id: str
    channel: str
    is_in_group: Ternary
    cluster: str


def _share(goal: QuantifiedGoal, units: Sequence[_Unit], draws: Draws) -> Reached:
    """Return the share of the channels among units of the group.

    Units of which group or channel is not known stand where they lower the least, and where they
    raise the most. The interval is that of the units of which both are known.
    """
    told = [(one.is_in_group, _is_by_channel(goal, one.channel), one) for one in units]
    base = [unit for unit in told if unit[0] is not Ternary.FAILS]
    own = [one for group, channel, one in base if all_of([group, channel]) is Ternary.MEETS]
    may_be = [one for group, channel, one in base if all_of([group, channel]) is not Ternary.FAILS]
    known = [unit for unit in base if Ternary.UNKNOWN not in unit[:2]]
    n_low = sum(not (g is Ternary.UNKNOWN and c is Ternary.MEETS) for g, c, _ in base)
    n_high = sum(not (g is Ternary.UNKNOWN and c is Ternary.FAILS) for g, c, _ in base)
    n_people = len({one.person_id for _, _, one in base})
    parts = [(one.cluster, float(channel is Ternary.MEETS), 1.0) for _, channel, one in known]
    estimate, standing = ratio_over_clusters(parts, n_people, draws)
    return Reached(
        at_least=_part(len(own), n_low) if base else None,
        at_most=_part(len(may_be), n_high) if base else None,
        n_counted=len(own),
        n_unknown=len(base) - len(known),
        n_of=len(base),
        n_people=len({one.person_id for one in own}),
        n_people_of=n_people,
        interval=estimate,
        standing=standing,
    )


def _part(n: int, n_of: int) -> Decimal:
    return (Decimal(n) / Decimal(n_of or 1)).quantize(_PART)


def _people(works: Iterable[PlacedWork], is_in: Callable[[PlacedWork], bool]) -> set[str]:
    return {work.person_id for work in works if is_in(work)}


def _is_of(goal: QuantifiedGoal, work: PlacedWork) -> Ternary:
    """Return whether work is of the channels, the group and the contract that a goal is about."""
    return all_of(
        [
            _counts(goal, work),
            _is_by_channel(goal, work.channel),
            _is_in_group(goal, work),
        ]
    )


def _counts(goal: QuantifiedGoal, work: PlacedWork) -> Ternary:
    """A goal of a contract is about who counts for it; one of a region about all who began."""
    return Ternary.MEETS if goal.contract_id is None else work.counts


def _is_by_channel(goal: QuantifiedGoal, channel: str) -> Ternary:
    if not goal.channels or channel in goal.channels:
        return Ternary.MEETS
    return Ternary.UNKNOWN if channel == UNKNOWN else Ternary.FAILS


def _is_in_group(goal: QuantifiedGoal, one: PlacedWork | Introduced) -> Ternary:
    if goal.group is None or goal.group.value in one.groups:
        return Ternary.MEETS
    is_open = UNKNOWN in one.groups or goal.group.value in one.may_be_in
    return Ternary.UNKNOWN if is_open else Ternary.FAILS
