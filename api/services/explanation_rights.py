"""Who may read which explanation, and of whom: as in rankings, and each reader its own."""

from __future__ import annotations

from api.services.rankings import check_may_match
from matcher.domain.access import Role, Viewer
from matcher.domain.vacancy import Vacancy
from matcher.eligibility.disclosure import may_read_reasons
from matcher.errors import Conflict, InvalidInput
from matcher.explanations.reader import Reader
from models.brief import CandidateBrief


def check_may_explain(
    viewer: Viewer, reader: Reader, vacancy: Vacancy, brief: CandidateBrief, *, is_asking: bool
) -> None:
    """Refuse an explanation that is not for this viewer.

    Raises
    ------
    Conflict
        If a contractor asks of another's vacancy or for another reader; if the text for the
        candidate is not asked by the own intermediary, a municipal desk or the operator; if the
        candidate is matched for others only.
    InvalidInput
        If a what-if is asked for another reader than a caseworker.
    """
    check_may_match(viewer, brief)
    if is_asking and reader is not Reader.CASEWORKER:
        raise InvalidInput(
            "What would follow from a change is told to caseworkers only.",
            where="what_if",
            remedy="Leave it out, or ask for the explanation for a caseworker.",
        )
    if viewer.role is Role.CONTRACTOR:
        _check_contractor(viewer, reader, vacancy)
    elif reader is Reader.CANDIDATE:
        _check_own_or_desk(viewer, brief)


def check_may_see_openings(viewer: Viewer, brief: CandidateBrief) -> None:
    """Refuse, with Conflict, what would open more vacancies to who may not match somebody."""
    check_may_match(viewer, brief)
    if viewer.role is Role.CONTRACTOR:
        raise Conflict(
            "What would open more vacancies to somebody is for who guides that person.",
            where="candidate",
            remedy="Ask the intermediary of the candidate.",
        )


def _check_contractor(viewer: Viewer, reader: Reader, vacancy: Vacancy) -> None:
    if reader is not Reader.CONTRACTOR:
        raise Conflict(
            f"The explanation for a {reader.value} is not for a contractor.",
            where="reader",
            remedy="Ask for the one for a contractor.",
        )
    if vacancy.organisation_id != viewer.organisation_id:
        raise Conflict(
            "Why somebody suits a vacancy is told to the contractor of that vacancy.",
            where="vacancy",
            remedy="Name a vacancy of your own.",
        )


def _check_own_or_desk(viewer: Viewer, brief: CandidateBrief) -> None:
    if not may_read_reasons(viewer, brief.organisation.organisation_id):
        raise Conflict(
            "The text for a candidate is for the own intermediary, which hands it over: "
            f"{brief.organisation.name}.",
            where="reader",
            remedy="Ask that intermediary, or the municipal desk.",
        )
