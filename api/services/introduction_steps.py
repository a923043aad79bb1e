"""Steps of an introduction: recorded one by one, with all that follows from them by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from api.services.claim_texts import checked_text
from api.services.introduction_disclosure import ShownIntroduction
from api.services.introduction_drafts import IntroductionStep
from api.services.introductions import openings_of, read_introduction
from api.services.placement_drafts import PlacementDraft, PlacementParties
from api.services.placements import add_placement
from matcher.domain.introduction import Introduction, IntroductionState, RefusalReason
from matcher.domain.placement import RegisteredPlacement
from matcher.errors import InvalidInput, NotFound
from matcher.introductions.consequences import (
    check_may_be_placed,
    following_mending,
    following_placement,
)
from matcher.introductions.transitions import moved
from models.unit_of_work import UnitOfWork


def record_step(
    uow: UnitOfWork, introduction_id: str, sent: IntroductionStep, *, at: datetime
) -> ShownIntroduction:
    """Add a step to an introduction, and to others what follows from it by itself.

    When somebody is placed, all other open introductions of that person close; when the last
    position is taken, those for the vacancy end. Where a placement was a mistake, those open again.

    Raises
    ------
    Conflict
        If the step cannot follow or is not this viewer's, the candidate works already, or no
        position is left.
    InvalidInput
        If day, reason, remark or placement cannot be.
    """
    uow.begin_change()
    stored = uow.introductions.get(introduction_id)
    sent = replace(sent, remark=checked_text(sent.remark, "remark"))
    if sent.state is IntroductionState.PLACED:
        _place(uow, stored, sent, at)
    else:
        _check_without_placement(sent)
        after = _moved(uow, stored, sent, at)
        uow.introductions.append(after)
        if stored.state is IntroductionState.PLACED:
            _append(uow, _opening_again(uow, after))
    uow.commit()
    return read_introduction(uow, introduction_id, on=at.date())


def hire(
    uow: UnitOfWork,
    introduction_id: str,
    draft: PlacementDraft,
    *,
    on: date | None = None,
    at: datetime,
) -> ShownIntroduction:
    """Register the placement that comes of an introduction, and record that it does.

    It is with the contractor, on the vacancy, and counts from its first day for the contract that
    the vacancy served.

    Raises
    ------
    Conflict, InvalidInput
        As for the step and for a placement; then neither is stored.
    """
    uow.begin_change()
    stored = uow.introductions.get(introduction_id)
    sent = IntroductionStep(state=IntroductionState.PLACED, on=on)
    _check_place(uow, stored, sent, at)
    placement_id = add_placement(
        uow,
        replace(draft, vacancy=stored.vacancy_id),
        PlacementParties(
            candidate=stored.candidate_id or "",
            employer=stored.contractor_id,
            contract=stored.contract_id,
        ),
    )
    _place(uow, stored, replace(sent, placement=placement_id), at)
    uow.commit()
    return read_introduction(uow, introduction_id, on=at.date())


def withdraw_open(uow: UnitOfWork, introductions: Iterable[Introduction], *, at: datetime) -> None:
    """Withdraw those that are open, of somebody who is erased with it; not committed."""
    for one in introductions:
        if one.is_open:
            after = moved(
                one,
                IntroductionState.WITHDRAWN,
                uow.viewer,
                on=max(at.date(), one.events[-1].on),
                at=at,
                reason=RefusalReason.NO_LONGER_AVAILABLE,
            )
            uow.introductions.append(after)


def _place(uow: UnitOfWork, stored: Introduction, sent: IntroductionStep, at: datetime) -> None:
    after = _check_place(uow, stored, sent, at)
    uow.introductions.append(after)
    if sent.placement is not None:
        placement = _placement(uow, stored, sent.placement)
        uow.introductions.link(after.introduction_id, placement.placement.placement_id)
    of_person, of_vacancy = _around(uow, stored)
    vacancy = uow.vacancies.get(stored.vacancy_id)
    openings = openings_of(uow, vacancy, but=after.candidate_id or "", on=after.events[-1].on)
    _append(uow, following_placement(after, of_person, of_vacancy, openings))


def _check_place(
    uow: UnitOfWork, stored: Introduction, sent: IntroductionStep, at: datetime
) -> Introduction:
    """Return the introduction with the placement as its last step, or refuse it."""
    after = _moved(uow, stored, sent, at)
    on = after.events[-1].on
    of_person, of_vacancy = _around(uow, stored)
    vacancy = uow.vacancies.get(stored.vacancy_id)
    openings = openings_of(uow, vacancy, but=after.candidate_id or "", on=on)
    check_may_be_placed(stored, of_person, of_vacancy, openings, on)
    return after


def _around(
    uow: UnitOfWork, introduction: Introduction
) -> tuple[list[Introduction], list[Introduction]]:
    """Return all introductions of the same person, and all for the same vacancy.

    Whoever is registered twice, as a human confirmed, is one person.
    """
    named = introduction.candidate_id
    registered = set() if named is None else uow.introductions.registrations_of(named)
    return (
        uow.introductions.of_people(registered),
        uow.introductions.for_vacancy(introduction.vacancy_id),
    )


def _moved(
    uow: UnitOfWork, stored: Introduction, sent: IntroductionStep, at: datetime
) -> Introduction:
    return moved(
        stored,
        sent.state,
        uow.viewer,
        on=sent.on or at.date(),
        at=at,
        reason=sent.reason,
        remark=sent.remark,
    )


def _opening_again(uow: UnitOfWork, mended: Introduction) -> tuple[Introduction, ...]:
    ended = uow.introductions.ended_by(mended.introduction_id)
    people = {one.candidate_id for one in ended}
    everything = uow.introductions.of_people(one for one in people if one is not None)
    return following_mending(mended, ended, everything)


def _append(uow: UnitOfWork, introductions: Iterable[Introduction]) -> None:
    for one in introductions:
        uow.introductions.append(one)


def _placement(
    uow: UnitOfWork, introduction: Introduction, placement_id: str
) -> RegisteredPlacement:
    """Return the placement that came of an introduction, which must be of the same people."""
    try:
        found = uow.placements.get(placement_id.strip())
    except NotFound as fault:
        raise InvalidInput(
            "No placement that you may see has this id.",
            where="placement",
            remedy="Look it up in the list of placements.",
        ) from fault
    is_theirs = (
        found.placement.candidate_id == introduction.candidate_id
        and found.organisation_id == introduction.contractor_id
        and found.vacancy_id in (None, introduction.vacancy_id)
    )
    if not is_theirs:
        raise InvalidInput(
            "This placement is of another candidate, contractor or vacancy.",
            where="placement",
            remedy="Name the placement of this candidate with this contractor, or leave it out.",
        )
    return found


def _check_without_placement(sent: IntroductionStep) -> None:
    if sent.placement is not None:
        raise InvalidInput(
            f"A placement goes with 'placed', not with '{sent.state}'.",
            where="placement",
            remedy="Leave it out. A trial placement that counts is registered as a placement of "
            "its own form.",
        )
