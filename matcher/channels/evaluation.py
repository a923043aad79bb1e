"""What a period brought to people: inflow, how long work lasted, and whom it displaced.

The questions are those of the evaluation of 2014, which could not answer them since results were
not tracked (https://percuris.nl/kennisbank/social-return-bij-het-rijk-geevalueerd/).

=============== ================================================================ ========
number          formula                                                          unit
=============== ================================================================ ========
placed          different people whose work began in the period                  person
lasted          yes / (yes + no) among those placed whose mark has passed; who   person
                has more pieces of work counts once, by the best answer
if all no, yes  yes / due and (yes + unknown) / due: bounds without a guess      person
months          months in which people worked within the period, also in work    month
                that began earlier; each person's month once
displaced       answers of contractors and desks, by piece of work               work
=============== ================================================================ ========

The interval of *lasted* is the bootstrap over vacancies of ``matcher.channels.ratio``. Bounds for
what was not observed, without assumptions: Manski 1989, *Anatomy of the selection problem*, Journal
of Human Resources 24.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from matcher.channels.number import NOTHING, Standing
from matcher.channels.placed_work import PlacedWork, months_worked
from matcher.channels.ratio import Draws, ratio_over_clusters
from matcher.channels.told_counts import ToldCount, told_count, told_parts
from matcher.domain.displacement import DisplacementAnswer
from matcher.domain.period import Period
from matcher.fairness.intervals import Estimate
from matcher.feasibility.disclosure import FEWEST_SHOWN, PEOPLE_STEP
from matcher.introductions.sustained import SUSTAINED_AFTER_MONTHS
from matcher.ternary import Ternary, any_of

YES, NO, UNKNOWN_ANSWER, NOT_ASKED = "yes", "no", "unknown", "not_asked"
_ANSWERS = {Ternary.MEETS: YES, Ternary.FAILS: NO, Ternary.UNKNOWN: UNKNOWN_ANSWER}
MOST_UNKNOWN = 0.5
"""Of more than half nobody told: then results were not tracked. A choice of this project."""


class Verdict(StrEnum):
    """What the numbers allow to be said of success in re-integration."""

    NOBODY = "nobody"
    TOO_FEW = "too_few"
    TOO_EARLY = "too_early"
    NOT_TRACKED = "not_tracked"
    TOLD = "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """How many worked still after a mark in months.

    Attributes
    ----------
    due : ToldCount
        Placed people whose mark has passed.
    parts : mapping of str to ToldCount
        ``yes``, ``no`` and ``unknown``.
    share : Estimate
        Of those of whom somebody told; all None where they, or who worked still, are one to nine.
    standing : Standing
        TOO_FEW: the share stands without an interval, and says nothing.
    if_all_no, if_all_yes : float or None
        The share of all whose mark has passed, if none or all of the unknown worked still.
    share_unknown : float or None
        Of those whose mark has passed.
    """

    months: int
    due: ToldCount
    parts: Mapping[str, ToldCount]
    share: Estimate
    standing: Standing
    if_all_no: float | None
    if_all_yes: float | None
    share_unknown: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inflow:
    """What a period brought to people, as it may be told.

    Attributes
    ----------
    placed : ToldCount
    by_group, by_channel : mapping of str to ToldCount
        Unknown is a group of its own. One person may be in several groups.
    lasting_by_group : mapping of str to Lasting
        By the first mark, of the groups of which the inflow is told.
    months : Decimal or None
        Rounded down to steps of five; None where too few people may be told of.
    displaced : mapping of str to ToldCount
        ``yes``, ``no``, ``unknown`` and ``not_asked``.
    n_only_told : ToldCount
        Placed by a step of an introduction, without a placement: days and contract are unknown.
    n_without_introduction : ToldCount
        Placed without an introduction: nobody can record whether they work still.
    """

    placed: ToldCount
    by_group: Mapping[str, ToldCount]
    by_channel: Mapping[str, ToldCount]
    lasting: tuple[Lasting, ...]
    lasting_by_group: Mapping[str, Lasting]
    months: Decimal | None
    displaced: Mapping[str, ToldCount]
    n_only_told: ToldCount
    n_without_introduction: ToldCount
    verdict: Verdict


def inflow_of(
    works: Sequence[PlacedWork],
    answers: Mapping[str, Sequence[DisplacementAnswer]],
    within: Period,
    on: date,
    draws: Draws,
) -> Inflow:
    """Return what a period brought, as it may be told.

    Parameters
    ----------
    works : sequence of PlacedWork
        Of any day.
    answers : mapping of str to sequence of DisplacementAnswer
        By placement, the last one last.
    """
    began = [work for work in works if within.contains(work.began_on) and work.began_on <= on]
    lasting = tuple(_lasting(began, months, draws) for months in SUSTAINED_AFTER_MONTHS)
    by_group = told_parts(_people_by((work, work.groups) for work in began))
    return Inflow(
        placed=told_count(_n_people(began)),
        by_group=by_group,
        lasting_by_group={
            group: _lasting(
                [work for work in began if group in work.groups], SUSTAINED_AFTER_MONTHS[0], draws
            )
            for group, count in by_group.items()
            if count.n
        },
        by_channel=told_parts(_people_by((work, {work.channel}) for work in began)),
        lasting=lasting,
        months=_months(works, within, on),
        displaced={answer: told_count(n) for answer, n in _displaced(began, answers).items()},
        n_only_told=told_count(_n_people(work for work in began if not work.placement_ids)),
        n_without_introduction=told_count(_n_people(o for o in began if not o.is_introduced)),
        verdict=_verdict(began),
    )


def _lasting(works: Sequence[PlacedWork], months: int, draws: Draws) -> Lasting:
    outcomes = _outcomes(works, months)
    clusters = {one.person_id: one.cluster for one in works if months in one.lasted}
    counts = Counter(_ANSWERS[outcome] for outcome in outcomes.values())
    n, n_known = len(outcomes), counts[YES] + counts[NO]
    parts = [
        (clusters[person_id], float(outcome is Ternary.MEETS), 1.0)
        for person_id, outcome in outcomes.items()
        if outcome is not Ternary.UNKNOWN
    ]
    share, standing = ratio_over_clusters(parts, n_known, draws)
    if 0 < n_known < FEWEST_SHOWN or told_count(counts[YES]).is_few:
        share, standing = NOTHING, Standing.HIDDEN
    is_bounded = n >= FEWEST_SHOWN and not told_count(counts[YES]).is_few
    return Lasting(
        months=months,
        due=told_count(n),
        parts={answer: told_count(counts[answer]) for answer in (YES, NO, UNKNOWN_ANSWER)},
        share=_two_places(share),
        standing=standing,
        if_all_no=round(counts[YES] / n, 2) if is_bounded else None,
        if_all_yes=round((n - counts[NO]) / n, 2) if is_bounded else None,
        share_unknown=round(counts[UNKNOWN_ANSWER] / n, 2) if n >= FEWEST_SHOWN else None,
    )


def _outcomes(works: Iterable[PlacedWork], months: int) -> dict[str, Ternary]:
    """Return by person whose mark has passed the best answer of all their work."""
    due: dict[str, list[Ternary]] = defaultdict(list)
    for work in works:
        if months in work.lasted:
            due[work.person_id].append(work.lasted[months])
    return {person_id: any_of(answers) for person_id, answers in due.items()}


def _verdict(works: Sequence[PlacedWork]) -> Verdict:
    """Return what may be said, by the first mark: of the second even fewer are known."""
    n = _n_people(works)
    if n < FEWEST_SHOWN:
        return Verdict.TOO_FEW if n else Verdict.NOBODY
    outcomes = _outcomes(works, SUSTAINED_AFTER_MONTHS[0])
    n_unknown = sum(outcome is Ternary.UNKNOWN for outcome in outcomes.values())
    if not outcomes:
        return Verdict.TOO_EARLY
    if len(outcomes) >= FEWEST_SHOWN and n_unknown / len(outcomes) > MOST_UNKNOWN:
        return Verdict.NOT_TRACKED
    is_enough = len(outcomes) - n_unknown >= FEWEST_SHOWN
    return Verdict.TOLD if is_enough else Verdict.TOO_FEW


def _displaced(
    works: Iterable[PlacedWork], answers: Mapping[str, Sequence[DisplacementAnswer]]
) -> dict[str, int]:
    counts = dict.fromkeys((YES, NO, UNKNOWN_ANSWER, NOT_ASKED), 0)
    for work in works:
        given = [answer for one in work.placement_ids for answer in answers.get(one, ())]
        # Of two answers at one instant the later recorded one holds: the sort is stable.
        given.sort(key=lambda answer: answer.at)
        counts[_ANSWERS[given[-1].displaced] if given else NOT_ASKED] += 1
    return counts


def _months(works: Sequence[PlacedWork], within: Period, on: date) -> Decimal | None:
    working = [work for work in works if months_worked([work], within, on)]
    if 0 < _n_people(working) < FEWEST_SHOWN:
        return None
    return Decimal(int(months_worked(working, within, on)) // PEOPLE_STEP * PEOPLE_STEP)


def _people_by(labelled: Iterable[tuple[PlacedWork, Iterable[str]]]) -> dict[str, int]:
    people: dict[str, set[str]] = defaultdict(set)
    for work, labels in labelled:
        for label in labels:
            people[label].add(work.person_id)
    return {label: len(people[label]) for label in sorted(people)}


def _n_people(works: Iterable[PlacedWork]) -> int:
    return len({work.person_id for work in works})


def _two_places(found: Estimate) -> Estimate:
    at, low, high = (
        None if number is None else round(number, 2) for number in (found.at, found.low, found.high)
    )
    return Estimate(at=at, low=low, high=high)
