"""What happens to a placement later: it counts elsewhere, or goes on with other hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from api.services.identifiers import new_id
from api.services.placement_disclosure import ShownPlacement
from api.services.placement_rights import check_may_attribute, check_not_entered_before
from api.services.placements import read_placement, save_change
from api.services.references import asked_contract
from matcher.domain.period import ONE_DAY, Period
from matcher.domain.placement import Attribution, Placement, RegisteredPlacement
from matcher.errors import Conflict, InvalidInput
from matcher.value.attribution import attributed, carried_on, counting_on, stopped
from models.unit_of_work import UnitOfWork


def attribute_placement(
    uow: UnitOfWork, placement_id: str, contract: str | None, days: Period, *, at: datetime
) -> ShownPlacement:
    """Let a placement count for a contract from a day on; None is for no contract.

    Parameters
    ----------
    contract : str or None
        Our or the contractor's id.
    days : Period
        The first day is needed; no last day is the last day of work.

    Raises
    ------
    InvalidInput
        If the contract does not exist, or the days are not days of work.
    Conflict
        If it would count for two contracts on one day, or the viewer may not decide it.
    """
    uow.begin_change()
    stored = uow.placements.get(placement_id)
    first = _first_day(stored.placement, days)
    contract_id = asked_contract(uow, contract)
    after = (
        _stopped(stored, first, days)
        if contract_id is None
        else _attributed(stored, contract_id, first, days)
    )
    touched = {one.contract_id for one in {*stored.attributions} ^ {*after}}
    check_may_attribute(uow, stored.organisation_id, touched)
    save_change(uow, stored, replace(stored, attributions=after), at=at)
    uow.commit()
    return read_placement(uow, placement_id)


def continue_placement(
    uow: UnitOfWork, placement_id: str, changes: Mapping[str, Any], *, at: datetime
) -> ShownPlacement:
    """End a placement on the day before, and begin its continuation with what changes.

    Counting periods run on from the first of them, and the continuation counts for the contract
    that the first counted for.

    Parameters
    ----------
    changes : mapping
        Fields of a ``Placement`` by name; ``starts_on`` is needed.

    Raises
    ------
    Conflict
        If the continuation does not follow on the first, or is registered already.
    """
    uow.begin_change()
    stored = uow.placements.get(placement_id)
    placement = _continuation(stored.placement, changes)
    kept, carried = carried_on(stored.attributions, stored.placement.days, placement)
    new = replace(stored, placement=placement, attributions=carried)
    check_not_entered_before(uow, new)
    ended = replace(stored.placement, ends_on=placement.starts_on - ONE_DAY)
    save_change(uow, stored, replace(stored, placement=ended, attributions=kept), at=at)
    uow.placements.add(new)
    uow.introductions.follow(placement_id, placement.placement_id)
    uow.commit()
    return read_placement(uow, placement.placement_id)


def _first_day(placement: Placement, days: Period) -> date:
    first, last = days.valid_from, days.valid_until
    if first is None or not placement.days.contains(first):
        raise InvalidInput(
            f"This is no day of work: the placement runs {_told(placement.days)}.",
            where="starts_on",
            remedy="Name a day of work.",
        )
    if last is not None and not placement.days.contains(last):
        raise InvalidInput(
            f"This is no day of work: the placement runs {_told(placement.days)}.",
            where="ends_on",
            remedy="Name a day of work, or leave it out for the last one.",
        )
    return first


def _attributed(
    stored: RegisteredPlacement, contract_id: str, first: date, days: Period
) -> tuple[Attribution, ...]:
    held = counting_on(stored.attributions, first)
    if held is not None and held.contract_id == contract_id:
        raise InvalidInput(
            f"It counts for {contract_id} on {first} already.",
            where="contract",
            remedy="Name another contract; to let it count for a shorter time, send null with the "
            "first day on which it no longer counts.",
        )
    last = days.valid_until or stored.placement.ends_on
    return attributed(
        stored.attributions, stored.placement.placement_id, contract_id, Period(first, last)
    )


def _stopped(stored: RegisteredPlacement, first: date, days: Period) -> tuple[Attribution, ...]:
    if days.valid_until is not None:
        raise InvalidInput(
            "Counting for no contract has no last day.",
            where="ends_on",
            remedy="Leave it out; name the contract for which the work counts afterwards.",
        )
    after = stopped(stored.attributions, first)
    if after == stored.attributions:
        raise Conflict(
            f"From {first} on it counts for no contract already.",
            where="starts_on",
            remedy="Name a day on which it counts.",
        )
    return after


def _continuation(before: Placement, changes: Mapping[str, Any]) -> Placement:
    first: date = changes["starts_on"]
    follows = before.ends_on is None or first <= before.ends_on + ONE_DAY
    if first <= before.starts_on or not follows:
        raise InvalidInput(
            f"A continuation follows on the work before, which runs {_told(before.days)}.",
            where="starts_on",
            remedy="Name a later day of that work, or the day after its last. After a break, "
            "register a new placement; counting_since then says from when it counts.",
        )
    goes_on = before.ends_on is None or before.ends_on >= first
    return replace(
        before,
        **{
            "placement_id": new_id("P"),
            "ends_on": before.ends_on if goes_on else None,
            "counting_since": before.counts_since,
            **changes,
        },
    )


def _told(days: Period) -> str:
    last = "on" if days.valid_until is None else f"up to and including {days.valid_until}"
    return f"from {days.valid_from} {last}"
