"""Outcomes out of spells of work: every month of a person counts once, whatever overlaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from matcher.domain.period import ONE_DAY, months_until
from matcher.errors import InvalidInput
from matcher.social_return.outcome import MeasuredOutcome, OutcomeKind
from matcher.ternary import Ternary

Stays = Mapping[int, Ternary]
Days = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Work of one person in the period asked about, as far as it lies before today.

    Attributes
    ----------
    person_id : str
        The same for two registrations of one person.
    cell : str or None
        Where the person is counted by group; None where groups are not asked.
    first, last : date
        Days of work inside the period, both included; None where no day is, but a mark is.
    stayed : mapping of int to Ternary
        Whether the work lasted six and twelve months. A mark that is still to come is absent.
    marks : frozenset of int
        Of those, the marks that fell inside the period.

    Raises
    ------
    InvalidInput
        If only one of the days is given, or they are not in order.
    """

    person_id: str
    cell: str | None = None
    first: date | None
    last: date | None
    stayed: Stays
    marks: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        is_half = (self.first is None) != (self.last is None)
        if is_half or (self.first and self.last and self.last < self.first):
            raise InvalidInput(
                f"Work cannot run from {self.first} to {self.last}.",
                where="spell",
                remedy="Give both days in order, or neither.",
            )


def measured_outcomes(spells: Sequence[Spell], *, by_cell: bool) -> tuple[MeasuredOutcome, ...]:
    """Return every outcome for everybody, and if asked for the people of each cell.

    Months run from the first day of each unbroken stretch of work of a person. *Sustained* is work
    of which somebody told that it lasted six months; where nobody knows, it counts in ``at_most``.
    People are counted in the period in which their mark of six or twelve months fell, so that two
    periods that follow on each other never count the same mark twice.
    """
    found = [_outcome(kind, None, spells) for kind in OutcomeKind]
    if by_cell:
        cells: dict[str, list[Spell]] = defaultdict(list)
        for spell in spells:
            if spell.cell is not None:
                cells[spell.cell].append(spell)
        found += [
            _outcome(kind, cell, cells[cell]) for kind in OutcomeKind for cell in sorted(cells)
        ]
    return tuple(found)


def people_in_work_twice(spells: Iterable[Spell]) -> int:
    """Return how many people had two jobs on the same day, whose months count once."""
    days: dict[str, list[Days]] = defaultdict(list)
    for spell in spells:
        if spell.first and spell.last:
            days[spell.person_id].append((spell.first, spell.last))
    return sum(_has_overlap(sorted(own)) for own in days.values())


def person_months(spells: Iterable[Spell]) -> Fraction:
    """Return the months in which people worked, each person once.

    Examples
    --------
    >>> one = Spell(person_id="K-1", first=date(2026, 1, 1), last=date(2026, 6, 30), stayed={})
    >>> other = Spell(person_id="K-1", first=date(2026, 4, 1), last=date(2026, 9, 30), stayed={})
    >>> person_months([one, other])
    Fraction(9, 1)
    """
    days: dict[str, list[Days]] = defaultdict(list)
    for spell in spells:
        if spell.first and spell.last:
            days[spell.person_id].append((spell.first, spell.last))
    stretches = (stretch for own in days.values() for stretch in _merged(sorted(own)))
    return sum((months_until(first, last) for first, last in stretches), Fraction(0))


def _outcome(kind: OutcomeKind, cell: str | None, spells: Sequence[Spell]) -> MeasuredOutcome:
    known = [one for one in spells if _KNOWN[kind](one)]
    possible = [one for one in spells if _KNOWN[kind](one) or _OPEN[kind](one)]
    count = person_months if kind in _MONTHS else _people
    return MeasuredOutcome(
        kind=kind,
        cell=cell,
        at_least=count(known),
        at_most=count(possible),
        n_people=len({one.person_id for one in possible}),
    )


def _people(spells: Iterable[Spell]) -> Fraction:
    return Fraction(len({one.person_id for one in spells}))


def _works(spell: Spell) -> bool:
    return spell.first is not None


def _stayed(months: int, answer: Ternary) -> Callable[[Spell], bool]:
    return lambda spell: _works(spell) and spell.stayed.get(months) is answer


def _marked(months: int, answer: Ternary) -> Callable[[Spell], bool]:
    return lambda spell: months in spell.marks and spell.stayed.get(months) is answer


_MONTHS = frozenset({OutcomeKind.MONTHS_IN_WORK, OutcomeKind.MONTHS_IN_SUSTAINED_WORK})
_KNOWN: dict[OutcomeKind, Callable[[Spell], bool]] = {
    OutcomeKind.MONTHS_IN_WORK: _works,
    OutcomeKind.MONTHS_IN_SUSTAINED_WORK: _stayed(6, Ternary.MEETS),
    OutcomeKind.PEOPLE_SUSTAINED_6: _marked(6, Ternary.MEETS),
    OutcomeKind.PEOPLE_SUSTAINED_12: _marked(12, Ternary.MEETS),
}
_OPEN: dict[OutcomeKind, Callable[[Spell], bool]] = {
    OutcomeKind.MONTHS_IN_WORK: lambda spell: False,
    OutcomeKind.MONTHS_IN_SUSTAINED_WORK: _stayed(6, Ternary.UNKNOWN),
    OutcomeKind.PEOPLE_SUSTAINED_6: _marked(6, Ternary.UNKNOWN),
    OutcomeKind.PEOPLE_SUSTAINED_12: _marked(12, Ternary.UNKNOWN),
}


def _merged(days: Sequence[Days]) -> list[Days]:
    """Return stretches without a day between them as one; the days are in order."""
    merged: list[Days] = []
    for first, last in days:
        if merged and first <= merged[-1][1] + ONE_DAY:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _has_overlap(days: Sequence[Days]) -> bool:
    furthest = date.min
    for first, last in days:
        if first <= furthest:
            return True
        furthest = max(furthest, last)
    return False
