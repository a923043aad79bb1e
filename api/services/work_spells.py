"""Work in a period as spells of people, out of placements, introductions and checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from matcher.domain.claim_record import ClaimRecord
from matcher.domain.introduction import Introduction
from matcher.domain.period import ONE_DAY, Period, add_months
from matcher.domain.placement import Attribution, RegisteredPlacement, WorkForm
from matcher.eligibility.membership import membership
from matcher.fairness.people import NO_GROUP, UNKNOWN, same_person
from matcher.introductions.sustained import (
    SUSTAINED_AFTER_MONTHS,
    began_work_on,
    sustained,
    told_per_day,
)
from matcher.social_return.measuring import Spell
from matcher.social_return.outcome import SEVERAL
from matcher.ternary import Ternary
from models.unit_of_work import UnitOfWork

PAID_FORMS = frozenset({WorkForm.EMPLOYMENT, WorkForm.APPRENTICESHIP, WorkForm.SECONDMENT})
"""Work for a wage; an internship or a trial is a road to it."""
Days = tuple[date, date] | tuple[None, None]
_NO_DAYS: Days = (None, None)
"""Of work that was over before the period, though its mark falls in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenWork:
    """A placement, and the days of it that the question is about.

    Attributes
    ----------
    mark_days : tuple of Period
        On which a mark of six or twelve months belongs to the question.
    """

    registered: RegisteredPlacement
    days: tuple[Period, ...]
    mark_days: tuple[Period, ...] = (Period(),)


def under_contract(registered: RegisteredPlacement, contract_id: str) -> ChosenWork:
    """Return a placement as far as it counts for a contract.

    A mark belongs to the contract for which the work counted last before it, so that no two
    contracts count the same mark.
    """
    ordered = sorted(registered.attributions, key=lambda one: one.days.valid_from or date.min)
    days, mark_days = [], []
    for one, following in pairwise((*ordered, None)):
        if one is not None and one.contract_id == contract_id:
            days.append(one.days)
            until = None if following is None else following.days.valid_from
            mark_days.append(Period(_after(one), until))
    return ChosenWork(registered=registered, days=tuple(days), mark_days=tuple(mark_days))


@dataclass(slots=True, kw_only=True)
class FoundSpells:
    """The spells, and what is not known of them."""

    spells: list[Spell] = field(default_factory=list)
    n_without_introduction: int = 0
    n_not_due: int = 0


def work_spells(
    uow: UnitOfWork, chosen: Sequence[ChosenWork], asked: Period, *, by_cell: bool, on: date
) -> FoundSpells:
    """Return the spells of work in a period, up to and including today.

    Parameters
    ----------
    asked : Period
        With both ends.
    by_cell : bool
        Whether people are placed in cells by target group, as it was on their first day of work.
    on : date
        Today: work after it is only planned.
    """
    people = {one.registered.placement.candidate_id for one in chosen}
    # Whoever asks: that months of one person count once tells of nobody.
    same = same_person(uow.introductions.same_people(people))
    by_person = _introductions_of(uow, people)
    cells = _cells(uow, chosen, same) if by_cell else {}
    found = FoundSpells()
    for one in chosen:
        placement = one.registered.placement
        person_id = same.get(placement.candidate_id, placement.candidate_id)
        introduction = _introduction_of(one.registered, by_person[placement.candidate_id])
        began = (introduction and began_work_on(introduction)) or placement.counts_since
        stayed = {
            months: Ternary.UNKNOWN if introduction is None else sustained(introduction, months)
            for months in SUSTAINED_AFTER_MONTHS
            if add_months(began, months) <= on
        }
        marks = frozenset(m for m in stayed if _belongs(one, asked, add_months(began, m)))
        days = _days_of_work(one, asked, introduction, on)
        found.spells += [
            Spell(
                person_id=person_id,
                cell=cells.get(person_id),
                first=first,
                last=last,
                stayed=stayed,
                marks=marks,
            )
            for first, last in days or ([_NO_DAYS] if marks else [])
        ]
        found.n_without_introduction += bool(days) and introduction is None
        found.n_not_due += bool(days) and SUSTAINED_AFTER_MONTHS[0] not in stayed
    return found


def _after(one: Attribution) -> date | None:
    return None if one.days.valid_from is None else one.days.valid_from + ONE_DAY


def _belongs(one: ChosenWork, asked: Period, mark: date) -> bool:
    return asked.contains(mark) and any(days.contains(mark) for days in one.mark_days)


def _days_of_work(
    one: ChosenWork, asked: Period, introduction: Introduction | None, on: date
) -> list[Days]:
    """Return the days of work in the period; none from the day on which somebody was out of it."""
    ended_by = on if introduction is None else min(on, _last_day_told(introduction))
    known = Period(asked.valid_from, asked.valid_until).shared_with(Period(None, ended_by))
    found: list[Days] = []
    for days in one.days:
        shared = None if known is None else days.shared_with(known)
        if shared is not None and shared.valid_from and shared.valid_until:
            found.append((shared.valid_from, shared.valid_until))
    return found


def _last_day_told(introduction: Introduction) -> date:
    """Return the last day that may have been worked, by what was learnt last."""
    told = list(told_per_day(introduction).items())
    if told and told[-1][1] is Ternary.FAILS:
        return told[-1][0] - ONE_DAY
    return date.max


def _introductions_of(uow: UnitOfWork, people: set[str]) -> Mapping[str, list[Introduction]]:
    found: dict[str, list[Introduction]] = defaultdict(list)
    for introduction in uow.introductions.placed():
        if introduction.candidate_id in people:
            found[introduction.candidate_id].append(introduction)
    return found


def _introduction_of(
    registered: RegisteredPlacement, own: Iterable[Introduction]
) -> Introduction | None:
    """Return the introduction that led to a placement, or to the work that it continues."""
    placement = registered.placement
    for one in own:
        is_same_work = (
            one.contractor_id == registered.organisation_id
            and one.work is not None
            and one.work.contains(placement.starts_on)
        )
        if one.placement_id == placement.placement_id or is_same_work:
            return one
    return None


def _cells(
    uow: UnitOfWork, chosen: Sequence[ChosenWork], same: Mapping[str, str]
) -> dict[str, str]:
    records = uow.claims.records_of(one.registered.placement.candidate_id for one in chosen)
    began: dict[str, date] = {}
    own: dict[str, list[ClaimRecord]] = defaultdict(list)
    for one in chosen:
        placement = one.registered.placement
        person_id = same.get(placement.candidate_id, placement.candidate_id)
        began[person_id] = min(placement.counts_since, began.get(person_id, date.max))
        own[person_id] += records.get(placement.candidate_id, ())
    return {person_id: _cell(own[person_id], day) for person_id, day in began.items()}


def _cell(records: Iterable[ClaimRecord], day: date) -> str:
    told = {(one.claim.group, membership(one, day)[0]) for one in records}
    groups = {group for group, is_in in told if is_in is Ternary.MEETS}
    if groups:
        return next(iter(groups)).value if len(groups) == 1 else SEVERAL
    is_told_none = bool(told) and all(is_in is Ternary.FAILS for _, is_in in told)
    return NO_GROUP if is_told_none else UNKNOWN
