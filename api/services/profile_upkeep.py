"""Profiles that nobody confirmed for long: who is to be asked, and that somebody asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.domain.freshness import STALE_AFTER_DAYS, confirmed_since, is_stale
from matcher.errors import InvalidInput
from models.paging import Page
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileState:
    """Since when nobody said that a profile is right; None: it is not known when it was last."""

    candidate_id: str
    confirmed_on: date | None
    is_stale: bool


def list_stale(uow: UnitOfWork, *, limit: int, offset: int, on: date) -> Page[ProfileState]:
    """Return a page of those to be asked whether the profile is right, the longest ago first.

    Who acts for an organisation reads its own candidates only: others are not its to ask.
    """
    page = uow.confirmations.before(
        confirmed_since(on),
        organisation_id=uow.viewer.organisation_id,
        limit=limit,
        offset=offset,
    )
    return Page([_state(candidate_id, day, on) for candidate_id, day in page.rows], page.total)


def confirm_profile(
    uow: UnitOfWork, candidate: str, *, confirmed_on: date | None, on: date
) -> ProfileState:
    """Record that somebody asked, and the profile is right; None is today.

    Raises
    ------
    InvalidInput
        If the day is still to come, or lies before the last confirmation.
    Conflict
        If another intermediary registered the candidate.
    """
    uow.begin_change()
    candidate_id = uow.candidates.resolve(candidate).candidate_id
    day = confirmed_on or on
    known = uow.confirmations.of([candidate_id]).get(candidate_id)
    if day > on:
        raise InvalidInput(
            f"{day} is still to come.",
            where="on",
            remedy="Give the day on which somebody asked, or leave it out for today.",
        )
    if known is not None and day < known:
        raise InvalidInput(
            f"The profile was confirmed, changed or registered later already, on {known}.",
            where="on",
            remedy="Leave it as it is.",
        )
    uow.confirmations.note(candidate_id, day)
    uow.commit()
    return _state(candidate_id, day, on)


def stale_note(confirmed_on: date | None, on: date) -> str | None:
    """Return the sentence that goes with a profile to be asked about; None where there is none."""
    if not is_stale(confirmed_on, on):
        return None
    if confirmed_on is None:
        return "Niet bekend is wanneer dit profiel voor het laatst is bevestigd: vraag het na."
    return (
        f"Dit profiel is sinds {confirmed_on} niet bevestigd, langer dan {STALE_AFTER_DAYS} dagen: "
        "vraag na of het nog klopt."
    )


def _state(candidate_id: str, confirmed_on: date | None, on: date) -> ProfileState:
    return ProfileState(
        candidate_id=candidate_id, confirmed_on=confirmed_on, is_stale=is_stale(confirmed_on, on)
    )
