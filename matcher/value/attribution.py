"""A placement counts for exactly one contract on any day, and on days of work only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from matcher.domain.period import ONE_DAY, Period
from matcher.domain.placement import Attribution, Placement
from matcher.errors import Conflict, InvalidInput


def check_attributions(attributions: Iterable[Attribution]) -> None:
    """Refuse two attributions of one placement that share a day.

    Raises
    ------
    Conflict
        With the placement and both contracts.
    """
    for one, other in combinations(attributions, 2):
        if one.placement_id == other.placement_id and one.days.overlaps(other.days):
            raise Conflict(
                f"Placement {one.placement_id} would count twice on the same day: for "
                f"{one.contract_id} and for {other.contract_id}.",
                where=f"placement {one.placement_id}",
                remedy="Let the first end on the day before the other begins.",
            )


def moved_to(attribution: Attribution, contract_id: str, days: Period) -> tuple[Attribution, ...]:
    """Return the attributions after a placement moves to another contract from some day on.

    Parameters
    ----------
    days : Period
        First and last day under the new contract; the first day is needed.

    Raises
    ------
    InvalidInput
        If the first day is missing, or the contract is the one it already counts for.
    Conflict
        If the placement does not count for the old contract on the day it leaves.
    """
    first = days.valid_from
    if first is None or contract_id == attribution.contract_id:
        raise InvalidInput(
            "A move has a first day and leads to another contract.",
            where="valid_from" if first is None else "contract_id",
            remedy="Name the day and the other contract.",
        )
    if not attribution.days.contains(first):
        raise Conflict(
            f"Placement {attribution.placement_id} does not count for {attribution.contract_id} "
            f"on {first}.",
            where=f"placement {attribution.placement_id}",
            remedy="Choose a day on which it counts.",
        )
    new = Attribution(placement_id=attribution.placement_id, contract_id=contract_id, days=days)
    if attribution.days.valid_from == first:
        return (new,)
    kept = Period(attribution.days.valid_from, first - ONE_DAY)
    old = Attribution(
        placement_id=attribution.placement_id,
        contract_id=attribution.contract_id,
        days=kept,
    )
    return old, new


def counting_on(attributions: Iterable[Attribution], day: date) -> Attribution | None:
    """Return the attribution under which a placement counts on a day; None for no contract."""
    return next((one for one in attributions if one.days.contains(day)), None)


def attributed(
    attributions: Sequence[Attribution], placement_id: str, contract_id: str, days: Period
) -> tuple[Attribution, ...]:
    """Return the attributions after a placement begins to count for a contract on a day.

    Where it counts for another contract on that day it moves, and does not come back after the
    last day. The first day is needed; errors are those of ``moved_to`` and
    ``check_attributions``.
    """
    first = days.valid_from
    held = None if first is None else counting_on(attributions, first)
    if held is None:
        new = Attribution(placement_id=placement_id, contract_id=contract_id, days=days)
        return _in_order([*attributions, new])
    others = [one for one in attributions if one is not held]
    return _in_order([*others, *moved_to(held, contract_id, days)])


def stopped(attributions: Sequence[Attribution], first: date) -> tuple[Attribution, ...]:
    """Return the attributions of a placement that counts for no contract from a day on."""
    return _clipped(attributions, Period(None, first - ONE_DAY))


def kept_within(
    attributions: Sequence[Attribution], before: Period, after: Period
) -> tuple[Attribution, ...]:
    """Return the attributions of a placement of which the first or last day changes.

    What began on the old first day begins on the new one, and what ran to the old last day runs
    to the new one: work that is prolonged goes on counting for the contract it counted for.
    What lies partly outside the new days is cut.

    Raises
    ------
    Conflict
        If an attribution lies outside the new days altogether: it would be lost unseen.
    """
    kept: list[Attribution] = []
    for one in attributions:
        days = _stretched(one, before, after)
        if days is None:
            raise Conflict(
                f"The placement counts for {one.contract_id} from {one.days.valid_from} on, and "
                "none of those days would be left.",
                where="ends_on" if after.contains(before.valid_from or date.min) else "starts_on",
                remedy="Let it count for another contract, or for none, from that day on first.",
            )
        kept.append(replace(one, days=days))
    return tuple(kept)


def carried_on(
    attributions: Sequence[Attribution], before: Period, continuation: Placement
) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
    """Return the attributions of a placement and of its continuation.

    Parameters
    ----------
    before : Period
        First and last day of the placement that ends.
    continuation : Placement
        Begins on a day of the first, or on the day after it; what the first counted for from
        then on, the continuation counts for.

    Raises
    ------
    Conflict
        As ``kept_within``.
    """
    joined = Period(before.valid_from, continuation.ends_on)
    whole = kept_within(attributions, before, joined)
    later = _clipped(whole, continuation.days)
    return (
        stopped(whole, continuation.starts_on),
        tuple(replace(one, placement_id=continuation.placement_id) for one in later),
    )


def uncounted(attributions: Sequence[Attribution], days: Period) -> tuple[Period, ...]:
    """Return the runs of days of a placement on which it counts for no contract."""
    gaps: list[Period] = []
    first = days.valid_from
    for one in _in_order(attributions):
        begins, ends = one.days.valid_from, one.days.valid_until
        if first is not None and begins is not None and first < begins:
            gaps.append(Period(first, begins - ONE_DAY))
        if ends is None:
            return tuple(gaps)
        first = ends + ONE_DAY
    if days.valid_until is None or first is None or first <= days.valid_until:
        gaps.append(Period(first, days.valid_until))
    return tuple(gaps)


def _in_order(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    ordered = sorted(attributions, key=lambda one: one.days.valid_from or date.min)
    check_attributions(ordered)
    return tuple(ordered)


def _clipped(attributions: Iterable[Attribution], days: Period) -> tuple[Attribution, ...]:
    return tuple(
        replace(one, days=common)
        for one in attributions
        if (common := one.days.shared_with(days)) is not None
    )


def _stretched(attribution: Attribution, before: Period, after: Period) -> Period | None:
    first, last = attribution.days.valid_from, attribution.days.valid_until
    if first == before.valid_from:
        first = after.valid_from
    if last == before.valid_until:
        last = after.valid_until
    if first is not None and last is not None and last < first:
        return None
    return Period(first, last).shared_with(after)
