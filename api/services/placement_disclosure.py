"""Placements as one viewer may see them, with what may be a mistake in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matcher.domain.placement import Attribution, BonusFacts, Placement, RegisteredPlacement
from matcher.eligibility.disclosure import may_read_reasons
from matcher.value.attribution import uncounted
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPlacement:
    """A placement as one viewer may see it.

    ``bonus_facts`` is None for those who may not read what only a bonus asks about a person.
    """

    placement: Placement
    organisation_id: str
    vacancy_id: str | None
    bonus_facts: BonusFacts | None
    attributions: tuple[Attribution, ...]
    warnings: tuple[str, ...]


def shown_placements(
    uow: UnitOfWork, placements: Sequence[RegisteredPlacement]
) -> list[ShownPlacement]:
    """Return placements as the viewer may see them, in as many statements as for one."""
    people = {one.placement.candidate_id for one in placements}
    owners = uow.placements.intermediaries_of(people)
    all_theirs = uow.placements.of_candidates(people)
    return [
        _shown(
            one,
            all_theirs,
            may_read=may_read_reasons(uow.viewer, owners[one.placement.candidate_id]),
        )
        for one in placements
    ]


def shown_placement(uow: UnitOfWork, placement: RegisteredPlacement) -> ShownPlacement:
    """Return one placement as the viewer may see it."""
    (shown,) = shown_placements(uow, [placement])
    return shown


def _shown(
    one: RegisteredPlacement, others: Iterable[RegisteredPlacement], *, may_read: bool
) -> ShownPlacement:
    return ShownPlacement(
        placement=one.placement,
        organisation_id=one.organisation_id,
        vacancy_id=one.vacancy_id,
        bonus_facts=one.bonus_facts if may_read else None,
        attributions=one.attributions,
        warnings=(*_gaps(one), *_doubles(one, others)),
    )


def _gaps(one: RegisteredPlacement) -> Iterator[str]:
    if not one.attributions:
        return
    for days in uncounted(one.attributions, one.placement.days):
        last = "on" if days.valid_until is None else f"up to and including {days.valid_until}"
        yield f"From {days.valid_from} {last} this work counts for no contract."


def _doubles(one: RegisteredPlacement, others: Iterable[RegisteredPlacement]) -> Iterator[str]:
    for other in others:
        is_beside = (
            other.placement.placement_id != one.placement.placement_id
            and other.placement.candidate_id == one.placement.candidate_id
            and other.organisation_id == one.organisation_id
            and other.placement.days.overlaps(one.placement.days)
        )
        if is_beside:
            yield (
                f"On some of these days the candidate also has placement "
                f"{other.placement.placement_id} with this employer: check that no hours are "
                "entered twice."
            )
