"""Where an obligation stands: earned, remaining, forecast at the end date, and the pace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from matcher.domain.block_scheme import SchemeKind
from matcher.domain.judgement import Judgement
from matcher.domain.money import ZERO, Amount, to_cents, total
from matcher.domain.obligation import ContractTerms, Goal, GoalKind, Obligation
from matcher.domain.period import Period, joined_runs, months_until
from matcher.domain.placement import Attribution, Placement
from matcher.domain.valued import PlacementValue, ValueLine
from matcher.errors import InvalidInput
from matcher.ternary import Ternary
from matcher.value.attribution import check_attributions
from matcher.value.lines import ValueInput
from matcher.value.valuation import value_of


class Pace(StrEnum):
    """Whether the obligation will be met at the end date, as things are planned now."""

    MET = "met"
    ON_PACE = "on_pace"
    MAY_FALL_SHORT = "may_fall_short"
    FALLS_SHORT = "falls_short"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A placement that counts for the contract on the attributed days.

    Attributes
    ----------
    given : ValueInput or None
        None where no scheme says what work counts for: the value is then unknown.
    """

    attribution: Attribution
    placement: Placement
    judgement: Judgement
    given: ValueInput | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedEffort:
    """A social effort with its day and value."""

    done_on: date
    line: ValueLine


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalStanding:
    """A goal and how much of it is reached; open where eligibility is open."""

    goal: Goal
    reached: Amount

    @property
    def is_reached(self) -> Ternary:
        """Whether the goal is reached."""
        if self.reached.at_least >= self.goal.target:
            return Ternary.MEETS
        at_most = self.reached.at_most
        return Ternary.of(None if at_most is None or at_most >= self.goal.target else False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an obligation stands on a day.

    Attributes
    ----------
    earned : Amount
        Value of the months up to and including the day, and of efforts done by then.
    forecast : Amount
        Value at the end date if every placement runs as it is planned now; open-ended work is
        taken to go on. Equal to ``earned`` when no end date is known.
    remaining : Amount
        Owed less earned, never below 0.
    expected_by_now : Amount
        The part of what is owed that an even pace would have reached; 0 to owed without dates.
    is_behind : Ternary
        Whether earned is below that.
    pace : Pace
        What the forecast says. Days after the end date may or may not count: what they add is
        open, so that work that went on never makes up for a shortfall unseen.
    goals : tuple of GoalStanding
        Persons and months.
    goals_missing : tuple of GoalKind
        Goals that the contract does not name and its form asks for.
    """

    contract_id: str
    on: date
    owed: Amount
    earned: Amount
    forecast: Amount
    remaining: Amount
    expected_by_now: Amount
    is_behind: Ternary
    pace: Pace
    goals: tuple[GoalStanding, ...]
    goals_missing: tuple[GoalKind, ...]


def standing(
    obligation: Obligation,
    terms: ContractTerms,
    entries: Sequence[LedgerEntry],
    efforts: Sequence[CountedEffort],
    on: date,
) -> Standing:
    """Return where an obligation stands on a day.

    Raises
    ------
    Conflict
        If a placement would count twice on one day.
    InvalidInput
        If an entry belongs to another contract, or to a scheme that counts points.
    """
    _check(obligation, entries)
    earned = value_until(entries, efforts, on)
    ends_on = terms.duration.valid_until
    forecast = earned if ends_on is None else value_until(entries, efforts, max(on, ends_on))
    expected = _expected(obligation.owed, terms.duration, on)
    by_end: Amount | None = None
    if ends_on is not None and ends_on < on:
        certain = value_until(entries, efforts, ends_on)
        by_end = Amount(at_least=certain.at_least, at_most=earned.at_most)
    return Standing(
        contract_id=obligation.contract_id,
        on=on,
        owed=obligation.owed,
        earned=earned,
        forecast=forecast,
        remaining=_less(obligation.owed, earned),
        expected_by_now=expected,
        is_behind=_below(earned, expected),
        pace=_pace(obligation.owed, by_end or earned, by_end or forecast, ends_on),
        goals=tuple(GoalStanding(goal=g, reached=_reached(g, entries, on)) for g in terms.goals),
        goals_missing=tuple(k for k in GoalKind if k not in {g.kind for g in terms.goals}),
    )


def value_until(
    entries: Sequence[LedgerEntry], efforts: Sequence[CountedEffort], until: date
) -> Amount:
    """Return what placements and efforts count for up to and including a day."""
    values = [amount_until(entry, until) for entry in entries]
    return total([*values, *(effort_until(effort, until) for effort in efforts)])


def amount_until(entry: LedgerEntry, until: date) -> Amount:
    """Return what one placement counts for under the contract up to and including a day."""
    if days_worked(entry, until) is None:
        return Amount.known(ZERO)
    value = placement_value_until(entry, until)
    return Amount.unknown() if value is None else value.total


def placement_value_until(entry: LedgerEntry, until: date) -> PlacementValue | None:
    """Return that amount line by line; None without a scheme, or before the first day."""
    if entry.given is None or days_worked(entry, until) is None:
        return None
    attributed = entry.attribution.days
    last = _earliest(until, attributed.valid_until)
    return value_of(entry.judgement, entry.given, Period(attributed.valid_from, last))


def effort_until(effort: CountedEffort, until: date) -> Amount:
    """Return what an effort counts for on a day: nothing before it was done."""
    return effort.line.amount if effort.done_on <= until else Amount.known(ZERO)


def days_worked(entry: LedgerEntry, until: date) -> Period | None:
    """Return the days of work under the contract up to and including a day; None for none yet."""
    placement, days = entry.placement, entry.attribution.days
    first = max(placement.starts_on, days.valid_from or placement.starts_on)
    last = _earliest(until, days.valid_until, placement.ends_on)
    return None if last < first else Period(first, last)


def _earliest(day: date, *others: date | None) -> date:
    return min([day, *(other for other in others if other is not None)])


def _check(obligation: Obligation, entries: Sequence[LedgerEntry]) -> None:
    check_attributions([entry.attribution for entry in entries])
    for entry in entries:
        where = f"placement {entry.attribution.placement_id}"
        if entry.attribution.contract_id != obligation.contract_id:
            raise InvalidInput(
                f"This placement counts for {entry.attribution.contract_id}.",
                where=where,
                remedy=f"Leave it out of the standing of {obligation.contract_id}, or move it.",
            )
        if entry.given is not None and entry.given.scheme.kind is not SchemeKind.EUROS:
            raise InvalidInput(
                "An obligation is in euros; this scheme counts points.",
                where=where,
                remedy="Choose the block scheme of the contract.",
            )


def _less(owed: Amount, earned: Amount) -> Amount:
    least = ZERO if earned.at_most is None else max(ZERO, owed.at_least - earned.at_most)
    most = None if owed.at_most is None else max(ZERO, owed.at_most - earned.at_least)
    return Amount(at_least=least, at_most=most)


def _below(reached: Amount, mark: Amount) -> Ternary:
    """Return whether an amount lies below another, as far as both are known."""
    if mark.at_most is not None and reached.at_least >= mark.at_most:
        return Ternary.FAILS
    if reached.at_most is not None and reached.at_most < mark.at_least:
        return Ternary.MEETS
    return Ternary.UNKNOWN


def _pace(owed: Amount, earned: Amount, forecast: Amount, ends_on: date | None) -> Pace:
    if _below(earned, owed) is Ternary.FAILS:
        return Pace.MET
    if ends_on is None or owed.at_most is None:
        is_short = _below(forecast, owed) is Ternary.MEETS and ends_on is not None
        return Pace.FALLS_SHORT if is_short else Pace.UNKNOWN
    falls_short = _below(forecast, owed)
    if falls_short is Ternary.UNKNOWN:
        return Pace.MAY_FALL_SHORT
    return Pace.FALLS_SHORT if falls_short is Ternary.MEETS else Pace.ON_PACE


def _expected(owed: Amount, duration: Period, on: date) -> Amount:
    first, last = duration.valid_from, duration.valid_until
    if first is None or last is None:
        return Amount(at_least=ZERO, at_most=owed.at_most)
    share = min(Fraction(1), months_until(first, on) / months_until(first, last))
    return Amount(
        at_least=to_cents(Fraction(owed.at_least) * share),
        at_most=None if owed.at_most is None else to_cents(Fraction(owed.at_most) * share),
    )


def _reached(goal: Goal, entries: Sequence[LedgerEntry], on: date) -> Amount:
    count = _COUNTS[goal.kind]
    certain = [entry for entry in entries if entry.judgement.counts is Ternary.MEETS]
    possible = [entry for entry in entries if entry.judgement.counts is not Ternary.FAILS]
    return Amount(at_least=count(certain, on), at_most=count(possible, on))


def _persons(entries: Sequence[LedgerEntry], on: date) -> Decimal:
    return Decimal(len({e.placement.candidate_id for e in entries if days_worked(e, on)}))


def _person_months(entries: Sequence[LedgerEntry], on: date) -> Decimal:
    """Months in which somebody worked under the contract, full time or not; each month once."""
    worked: dict[str, list[tuple[date, date]]] = {}
    for entry in entries:
        days = days_worked(entry, on)
        if days is not None and days.valid_from is not None and days.valid_until is not None:
            found = worked.setdefault(entry.placement.candidate_id, [])
            found.append((days.valid_from, days.valid_until))
    runs = [run for days in worked.values() for run in joined_runs(days)]
    return to_cents(sum((months_until(first, last) for first, last in runs), Fraction(0)))


_COUNTS: dict[GoalKind, Callable[[Sequence[LedgerEntry], date], Decimal]] = {
    GoalKind.PERSONS: _persons,
    GoalKind.PERSON_MONTHS: _person_months,
}
