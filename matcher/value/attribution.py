"""A placement counts for exactly one contract on any day."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from matcher.domain.period import ONE_DAY, Period
from matcher.domain.placement import Attribution
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
