"""Introductions: made, looked up, and checked on; their steps are in ``introduction_steps``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from api.services.claim_texts import checked_text
from api.services.identifiers import new_id
from api.services.introduction_disclosure import (
    ShownIntroduction,
    shown_introduction,
    shown_introductions,
)
from api.services.introduction_drafts import IntroductionDraft
from api.services.introduction_provenance import initiator_of, provenance_of
from api.services.references import (
    asked_organisation,
    candidate_named,
    check_consents,
    vacancy_named,
)
from matcher.domain.candidate import Candidate
from matcher.domain.introduction import Introduction, IntroductionState
from matcher.domain.vacancy import Vacancy
from matcher.errors import Conflict, NotFound
from matcher.introductions.consequences import Openings, n_open_positions
from matcher.introductions.reasons import check_remark
from matcher.introductions.sustained import checked
from matcher.introductions.transitions import check_day, step
from matcher.ternary import Ternary
from models.paging import Page
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedIntroductions:
    """Which introductions are asked for; None and False leave the choice open.

    ``vacancy``, ``candidate`` and ``contractor`` are named as people name them.
    """

    vacancy: str | None = None
    candidate: str | None = None
    contractor: str | None = None
    state: IntroductionState | None = None
    only_open: bool = False


def register_introduction(
    uow: UnitOfWork, draft: IntroductionDraft, *, at: datetime
) -> ShownIntroduction:
    """Store a new introduction, with channel, contractor and contract as they are now.

    Raises
    ------
    InvalidInput
        If candidate, vacancy or ranking is not there, or the ranking did not show the candidate.
    Conflict
        If the candidate did not consent to sharing, is introduced for the vacancy already, the
        vacancy is closed or full, or the viewer may not introduce this candidate there.
    """
    uow.begin_change()
    vacancy = vacancy_named(uow, draft.vacancy)
    candidate = candidate_named(uow, draft.candidate)
    on = draft.on or at.date()
    remark = checked_text(draft.remark, "remark")
    check_remark(remark)
    check_day(on, at)
    check_consents(candidate, "to introduce is to share")
    _check_may_be_proposed(uow, candidate, vacancy, on)
    introduction = Introduction(
        introduction_id=new_id("N"),
        candidate_id=candidate.candidate_id,
        intermediary_id=candidate.organisation_id,
        channel=uow.organisations.get(candidate.organisation_id).channel,
        contractor_id=vacancy.organisation_id,
        contract_id=vacancy.contract_id,
        vacancy_id=vacancy.vacancy_id,
        provenance=provenance_of(
            uow, draft, vacancy_id=vacancy.vacancy_id, candidate_id=candidate.candidate_id
        ),
        started_by=initiator_of(uow.viewer, draft.started_by),
        events=(step(uow.viewer, IntroductionState.PROPOSED, on=on, at=at, remark=remark),),
    )
    uow.introductions.add(introduction)
    uow.commit()
    return read_introduction(uow, introduction.introduction_id, on=at.date())


def read_introduction(uow: UnitOfWork, introduction_id: str, *, on: date) -> ShownIntroduction:
    """Return an introduction by its id, warned where its vacancy has nothing to offer any more."""
    found = uow.introductions.get(introduction_id)
    shown = shown_introduction(uow, found, on)
    return replace(shown, warnings=(*shown.warnings, *_vacancy_warnings(uow, found, on)))


def list_introductions(
    uow: UnitOfWork, asked: AskedIntroductions, *, limit: int, offset: int, on: date
) -> Page[ShownIntroduction]:
    """Return a page of introductions, in the order in which they were made.

    Raises
    ------
    NotFound
        If the vacancy or candidate is not there, or not for this viewer.
    """
    page = uow.introductions.list(
        vacancy_id=None
        if asked.vacancy is None
        else uow.vacancies.resolve(asked.vacancy).vacancy_id,
        candidate_id=None if asked.candidate is None else _introduced(uow, asked.candidate),
        contractor_id=asked_organisation(uow, asked.contractor),
        state=asked.state,
        only_open=asked.only_open,
        limit=limit,
        offset=offset,
    )
    return Page(shown_introductions(uow, page.rows, on), page.total)


def record_check(
    uow: UnitOfWork,
    introduction_id: str,
    *,
    checked_on: date | None,
    still_in_work: Ternary,
    at: datetime,
) -> ShownIntroduction:
    """Add what somebody learnt who asked whether a placed person is in work still; None is today.

    Raises
    ------
    Conflict
        If nobody works by this introduction.
    InvalidInput
        If the day is still to come, or lies before the work began.
    """
    uow.begin_change()
    after = checked(
        uow.introductions.get(introduction_id),
        uow.viewer,
        checked_on=checked_on or at.date(),
        still_in_work=still_in_work,
        at=at,
    )
    uow.introductions.append(after)
    uow.commit()
    return read_introduction(uow, introduction_id, on=at.date())


def list_due_checks(uow: UnitOfWork, *, on: date) -> list[ShownIntroduction]:
    """Return the placements of which nobody has told yet whether they lasted, oldest first."""
    shown = shown_introductions(uow, uow.introductions.placed(), on)
    return [one for one in shown if one.due]


def openings_of(uow: UnitOfWork, vacancy: Vacancy, *, but: str, on: date) -> Openings:
    """Return how many people a vacancy asks and has, ``but`` one who is about to be placed."""
    return Openings(
        positions=vacancy.positions,
        n_filled_otherwise=uow.introductions.n_filled_otherwise(vacancy.vacancy_id, on, but=but),
    )


def _vacancy_warnings(uow: UnitOfWork, introduction: Introduction, on: date) -> Iterator[str]:
    if not introduction.is_open or introduction.candidate_id is None:
        return
    vacancy = uow.vacancies.get(introduction.vacancy_id)
    if vacancy.closes_on is not None and vacancy.closes_on < on:
        yield (
            f"Since {vacancy.closes_on} nobody is proposed for this vacancy; talks that were under "
            "way may go on."
        )
    openings = openings_of(uow, vacancy, but=introduction.candidate_id, on=on)
    others = uow.introductions.for_vacancy(vacancy.vacancy_id)
    if n_open_positions(openings, others, on) == 0:
        yield (
            f"All {vacancy.positions} positions of this vacancy are taken: the contractor declines "
            "this introduction, or raises the number of positions."
        )


def _check_may_be_proposed(
    uow: UnitOfWork, candidate: Candidate, vacancy: Vacancy, on: date
) -> None:
    if vacancy.closes_on is not None and vacancy.closes_on < on:
        raise Conflict(
            f"Nobody could be proposed for this vacancy after {vacancy.closes_on}.",
            where="vacancy",
            remedy="Ask the contractor to prolong it, or give the day on which it happened.",
        )
    others = uow.introductions.for_vacancy(vacancy.vacancy_id)
    for other in others:
        if other.is_open and other.candidate_id == candidate.candidate_id:
            raise Conflict(
                f"This candidate is introduced for this vacancy already: {other.introduction_id}.",
                where="candidate",
                remedy="Go on with that introduction.",
            )
    openings = openings_of(uow, vacancy, but=candidate.candidate_id, on=on)
    if n_open_positions(openings, others, on) == 0:
        raise Conflict(
            f"All {vacancy.positions} positions of this vacancy are taken.",
            where="vacancy",
            remedy="Raise the number of positions of the vacancy first, if there are more.",
        )


def _introduced(uow: UnitOfWork, text: str) -> str:
    """Return the pseudonym of somebody, also of one who is no longer shared: the log stays."""
    try:
        return uow.candidates.resolve(text).candidate_id
    except NotFound:
        if uow.introductions.list(candidate_id=text.strip(), limit=1).total:
            return text.strip()
        raise
