"""Who may see and add to which introductions: the only maker of a SELECT on them.

============== =============================================== =====================================
role           sees introductions                              proposes
============== =============================================== =====================================
OPERATOR       all                                             anybody who consented to sharing
MUNICIPAL_DESK all                                             whom it may see and who consented
INTERMEDIARY   of its candidates; of those erased, those that  its candidates who consented
               it had introduced
CONTRACTOR     for its vacancies                               for its vacancies, who consented
============== =============================================== =====================================

Who sees an introduction may add to it what ``matcher.introductions.transitions`` says. When the
consent to sharing is withdrawn a contractor goes on seeing the pseudonym and the steps; the profile
is out of its sight.

That all other introductions of somebody close, and those for a vacancy that is full, is the work of
the system, whoever acts; what the viewer reads of it is decided in ``api.services``.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    false,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import aliased

from matcher.domain.access import DECIDING_ROLES, Role, Viewer
from matcher.domain.duplicate import DuplicateStatus
from matcher.domain.introduction import OPEN_STATES, IntroductionState
from matcher.errors import Conflict
from models.rows.candidate import CandidateRow
from models.rows.identity import DuplicateFlagRow
from models.rows.introduction import (
    IntroductionEventRow,
    IntroductionRow,
    SustainedCheckRow,
    WorkEndRow,
)
from models.rows.organisation import OrganisationRow
from models.rows.placement import PlacementRow
from models.rows.vacancy import VacancyRow


def visible_introductions(viewer: Viewer) -> Select[IntroductionRow]:
    """Return the SELECT of the introductions that this viewer may see."""
    return select(IntroductionRow).where(_is_visible(viewer))


def check_may_propose(viewer: Viewer, contractor_id: str, intermediary_id: str) -> None:
    """Refuse, with Conflict, to introduce others' candidates, or for others' vacancies."""
    if viewer.role in DECIDING_ROLES:
        return
    if viewer.role is Role.CONTRACTOR and viewer.organisation_id != contractor_id:
        raise Conflict(
            "A contractor introduces candidates for its own vacancies only.",
            where="vacancy",
            remedy="Name a vacancy of your own.",
        )
    if viewer.role is Role.INTERMEDIARY and viewer.organisation_id != intermediary_id:
        raise Conflict(
            "An intermediary introduces its own candidates only.",
            where="candidate",
            remedy="Ask the intermediary that registered the candidate.",
        )


def introductions_of_people(candidate_ids: Sequence[str]) -> Select[IntroductionRow]:
    """Return the SELECT of all introductions of these people, for what follows by itself."""
    return select(IntroductionRow).where(
        IntroductionRow.candidate.has(CandidateRow.candidate_id.in_(candidate_ids))
    )


def confirmed_doubles(candidate_ids: Sequence[str]) -> Select[str, str]:
    """Return the SELECT of pairs with one of these people whom a human said to be one person."""
    first, second = aliased(CandidateRow), aliased(CandidateRow)
    return (
        select(first.candidate_id, second.candidate_id)
        .select_from(DuplicateFlagRow)
        .join(first, first.key == DuplicateFlagRow.first_key)
        .join(second, second.key == DuplicateFlagRow.second_key)
        .where(
            DuplicateFlagRow.status == DuplicateStatus.SAME_PERSON,
            or_(first.candidate_id.in_(candidate_ids), second.candidate_id.in_(candidate_ids)),
        )
    )


def introductions_for_vacancy(vacancy_id: str) -> Select[IntroductionRow]:
    """Return the SELECT of all introductions for a vacancy, for what follows by itself."""
    return select(IntroductionRow).where(
        IntroductionRow.vacancy.has(VacancyRow.vacancy_id == vacancy_id)
    )


def introductions_ended_by(introduction_id: str) -> Select[IntroductionRow]:
    """Return the SELECT of those that took a step because of another one's."""
    follows = select(IntroductionEventRow.introduction_key).where(
        IntroductionEventRow.because_of == introduction_id
    )
    return select(IntroductionRow).where(IntroductionRow.key.in_(follows))


def placed_without_introduction(vacancy_id: str, *, but: str) -> Select[int]:
    """Return the SELECT of those who work on a vacancy for which they were not introduced.

    ``but`` is left out of it: who is about to be placed by an introduction.
    """
    introduced = select(IntroductionRow.candidate_key).where(
        IntroductionRow.vacancy_key == PlacementRow.vacancy_key,
        IntroductionRow.state == IntroductionState.PLACED,
        IntroductionRow.candidate_key.is_not(None),
    )
    return (
        select(PlacementRow.candidate_key)
        .where(
            PlacementRow.vacancy.has(VacancyRow.vacancy_id == vacancy_id),
            PlacementRow.candidate_key.not_in(introduced),
            PlacementRow.candidate.has(CandidateRow.candidate_id != but),
        )
        .distinct()
    )


def stored_steps(introduction_id: str) -> Select[int, int | None, int, int, int]:
    """Return the SELECT of what an introduction has already: what is added comes after it.

    The keys of introduction and candidate, the number of steps, of checks, and of ends.
    """
    return select(
        IntroductionRow.key,
        IntroductionRow.candidate_key,
        _n_stored(IntroductionEventRow),
        _n_stored(SustainedCheckRow),
        _n_stored(WorkEndRow),
    ).where(IntroductionRow.introduction_id == introduction_id)


def is_open() -> ColumnElement[bool]:
    """Return the condition that something may still come of an introduction."""
    return IntroductionRow.state.in_(OPEN_STATES)


def _n_stored(
    part: type[IntroductionEventRow] | type[SustainedCheckRow] | type[WorkEndRow],
) -> ScalarSelect[int]:
    n_rows = select(func.count(part.sequence)).where(part.introduction_key == IntroductionRow.key)
    return n_rows.scalar_subquery()


def _is_visible(viewer: Viewer) -> ColumnElement[bool]:
    if viewer.role in DECIDING_ROLES:
        return true()
    if viewer.organisation_id is None:
        return false()
    own = _organisation_key(viewer)
    if viewer.role is Role.CONTRACTOR:
        return IntroductionRow.contractor_key == own
    was_own = and_(IntroductionRow.candidate_key.is_(None), IntroductionRow.intermediary_key == own)
    return or_(was_own, IntroductionRow.candidate.has(CandidateRow.organisation_key == own))


def _organisation_key(viewer: Viewer) -> ScalarSelect[int]:
    return (
        select(OrganisationRow.key)
        .where(OrganisationRow.organisation_id == viewer.organisation_id)
        .scalar_subquery()
    )
