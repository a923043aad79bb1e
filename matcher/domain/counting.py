"""For how long a placed person keeps counting (hoe lang iemand meetelt)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from matcher.domain.period import ONE_DAY, last_day_of
from matcher.domain.placement import Placement
from matcher.ternary import Ternary

CERTAIN_MONTHS = 12
"""Where a source gives no counting period, its amount is still that of a contract of one year."""


class CountingKind(StrEnum):
    """How a counting period ends."""

    MONTHS = "months"
    MONTHS_AFTER_SCHOOL = "months_after_school"
    ALWAYS = "always"
    AGREED = "agreed"
    WHILE_CLAIM_LASTS = "while_claim_lasts"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingPeriod:
    """The counting period of a block; ``months`` only for the two kinds that count months.

    ``AGREED`` follows the period that was agreed: the placement's own first and last day.
    """

    kind: CountingKind
    months: int | None = None


class CountedDays(NamedTuple):
    """One reading of the days on which a placement counts; no last day is open."""

    first: date
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingFacts:
    """What a counting period depends on beside the placement.

    Attributes
    ----------
    contract_starts_on : date or None
        First day of the contract; None is unknown, or no contract.
    claim_until : date or None
        Last day of the claim that the block rests on.
    left_school_on : date or None
        For VSO and PrO.
    subsidy_extends : Ternary
        Whether the scheme lets a person count for as long as loonkostensubsidie is paid.
    """

    contract_starts_on: date | None = None
    claim_until: date | None = None
    left_school_on: date | None = None
    subsidy_extends: Ternary = Ternary.UNKNOWN


def counted_days(
    counting: CountingPeriod, placement: Placement, facts: CountingFacts
) -> tuple[CountedDays, ...]:
    """Return every reading of the days that count; one where rule and facts leave nothing open.

    A person who began before the contract may count under some schemes; no source says whether
    the days before the contract count, nor from which day the period then runs. Each combination
    is a reading, also where the work goes on in a continuation. The placement's own last day is
    not applied here.
    """
    readings: dict[CountedDays, None] = {}
    for first, anchor in _beginnings(placement, facts.contract_starts_on):
        for last in _last_days(counting, anchor, facts):
            for extended in _with_subsidy(last, placement, facts.subsidy_extends):
                readings[CountedDays(first, extended)] = None
    return tuple(readings)


def _beginnings(placement: Placement, contract_starts_on: date | None) -> list[tuple[date, date]]:
    start, anchor = placement.starts_on, placement.counts_since
    if contract_starts_on is None or anchor >= contract_starts_on:
        return [(start, anchor)]
    within = max(start, contract_starts_on)
    return [(start, anchor), (within, contract_starts_on), (within, anchor)]


def _last_days(
    counting: CountingPeriod, anchor: date, facts: CountingFacts
) -> tuple[date | None, ...]:
    kind, months = counting.kind, counting.months
    if kind is CountingKind.MONTHS and months is not None:
        return (last_day_of(anchor, months),)
    if kind is CountingKind.MONTHS_AFTER_SCHOOL and months and facts.left_school_on:
        return (last_day_of(facts.left_school_on + ONE_DAY, months),)
    if kind in (CountingKind.ALWAYS, CountingKind.AGREED):
        return (None,)
    if kind is CountingKind.WHILE_CLAIM_LASTS:
        return (facts.claim_until,)
    return (last_day_of(anchor, CERTAIN_MONTHS), None)


def _with_subsidy(
    last: date | None, placement: Placement, subsidy_extends: Ternary
) -> Iterator[date | None]:
    subsidy = placement.wage_cost_subsidy
    if last is None or subsidy is None or subsidy_extends is Ternary.FAILS:
        yield last
        return
    joins = subsidy.valid_from is not None and subsidy.valid_from <= last + ONE_DAY
    is_certain = subsidy_extends is Ternary.MEETS and joins and subsidy.valid_until is not None
    if not is_certain:
        yield last
    yield None if subsidy.valid_until is None else max(last, subsidy.valid_until)
