"""Work that somebody began: placements that go on in each other are one piece of work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from matcher.domain.introduction import Introduction
from matcher.domain.period import Period, add_months, joined_runs, months_until
from matcher.domain.placement import RegisteredPlacement
from matcher.fairness.people import Groups
from matcher.introductions.sustained import (
    SUSTAINED_AFTER_MONTHS,
    began_work_on,
    sustained,
    told_per_day,
)
from matcher.ternary import Ternary


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedWork:
    """A piece of work that somebody began, with what is known of it.

    Attributes
    ----------
    person_id : str
        The same for two registrations of one person; of somebody erased one of its own.
    channel : str
        Who brought the person: of the introduction, else who registered them; may be unknown.
    groups : Groups
        Target groups on the first day of the work; unknown and none are groups like others.
    may_be_in : Groups
        Target groups of which it is not known whether the person was in them.
    began_on : date
        First day of the work; under a contract the first day on which it counts for that.
    days : tuple of Period
        Days of work, under the contract if there is one; the last end is open where no end is
        known. A day on which somebody told that the work had ended is taken as its last.
    lasted : mapping of int to Ternary
        By mark in months, for the marks that have passed: whether they worked still.
    counts : Ternary
        Whether it counts for the contract; unknown outside any.
    vacancy_id : str or None
    placement_ids : tuple of str
        Empty where the placement was removed, or never registered.
    is_introduced : bool
        Whether an introduction led to it; only then can it be recorded that somebody works still.
    """

    person_id: str
    channel: str
    groups: Groups
    began_on: date
    days: tuple[Period, ...]
    lasted: Mapping[int, Ternary]
    may_be_in: Groups = frozenset()
    counts: Ternary = Ternary.UNKNOWN
    vacancy_id: str | None = None
    placement_ids: tuple[str, ...] = ()
    is_introduced: bool = False

    @property
    def cluster(self) -> str:
        """What the bootstrap draws: works on one vacancy resemble each other."""
        return self.vacancy_id or f"work of {self.person_id} from {self.began_on}"


def pieces_of_work(
    placements: Iterable[RegisteredPlacement],
) -> list[tuple[RegisteredPlacement, ...]]:
    """Return placements of the same person, employer and beginning together, by first day."""
    pieces: dict[tuple[str, str, date], list[RegisteredPlacement]] = defaultdict(list)
    for one in placements:
        work = one.placement
        pieces[work.candidate_id, one.organisation_id, work.counts_since].append(one)
    return [
        tuple(sorted(piece, key=lambda one: one.placement.starts_on)) for piece in pieces.values()
    ]


def days_of_work(
    piece: Sequence[RegisteredPlacement],
    introduction: Introduction | None,
    contract_id: str | None = None,
) -> tuple[Period, ...]:
    """Return the days of a piece of work, of a contract if one is named, as far as known."""
    last_known = None if introduction is None else _told_to_have_ended_on(introduction)
    known = Period(None, last_known)
    found: list[Period] = []
    for one in piece:
        of_contract = [a.days for a in one.attributions if a.contract_id == contract_id]
        for wanted in [one.placement.days] if contract_id is None else of_contract:
            shared = one.placement.days.shared_with(wanted)
            within = None if shared is None else shared.shared_with(known)
            found += [] if within is None else [within]
    return tuple(found)


def lasted_by(introduction: Introduction | None, began_on: date, on: date) -> dict[int, Ternary]:
    """Return by mark, of those that have passed on a day, whether the work lasted."""
    began = began_on
    if introduction is not None:
        began = began_work_on(introduction) or began_on
    return {
        months: Ternary.UNKNOWN if introduction is None else sustained(introduction, months)
        for months in SUSTAINED_AFTER_MONTHS
        if add_months(began, months) <= on
    }


def months_worked(works: Iterable[PlacedWork], within: Period, on: date) -> Fraction:
    """Return the months that people worked in a period up to a day; each person's month once.

    Full time or not: a month in which somebody worked is a month.
    """
    by_person: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for work in works:
        for days in work.days:
            shared = days.shared_with(within)
            shared = None if shared is None else shared.shared_with(Period(None, on))
            if shared is not None and shared.valid_from and shared.valid_until:
                by_person[work.person_id].append((shared.valid_from, shared.valid_until))
    runs = [run for days_of_one in by_person.values() for run in joined_runs(days_of_one)]
    return sum((months_until(first, last) for first, last in runs), Fraction(0))


def _told_to_have_ended_on(introduction: Introduction) -> date | None:
    """Return the day of the last answer, if that was that nobody worked there any more."""
    told = list(told_per_day(introduction).items())
    return told[-1][0] if told and told[-1][1] is Ternary.FAILS else None
