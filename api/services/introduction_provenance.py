"""By which road somebody was found: of a ranking, what the log says of it."""

from __future__ import annotations

from api.services.introduction_drafts import IntroductionDraft
from matcher.domain.access import Role, Viewer
from matcher.domain.introduction import FoundThrough, Initiator, Provenance
from matcher.domain.shown_ranking import ShownLine, ShownRanking
from matcher.errors import InvalidInput, NotFound
from models.unit_of_work import UnitOfWork

_BY_ROLE = {
    Role.CONTRACTOR: Initiator.CONTRACTOR,
    Role.INTERMEDIARY: Initiator.INTERMEDIARY,
    Role.MUNICIPAL_DESK: Initiator.MUNICIPAL_DESK,
}


def provenance_of(
    uow: UnitOfWork, draft: IntroductionDraft, *, vacancy_id: str, candidate_id: str
) -> Provenance:
    """Return how somebody was found; place and weights come from the log and are kept from now on.

    Raises
    ------
    InvalidInput
        If a ranking is missing, unknown, for another vacancy, or without this candidate.
    """
    if draft.ranking is None:
        return Provenance(found_through=_otherwise(draft.found_through))
    if draft.found_through not in (None, FoundThrough.RANKING):
        raise InvalidInput(
            f"A ranking is named, and '{draft.found_through}' says that there was none.",
            where="found_through",
            remedy="Leave one of the two out.",
        )
    ranking = _ranking(uow, draft.ranking)
    line = _line(ranking, vacancy_id, candidate_id)
    return Provenance(
        found_through=FoundThrough.RANKING,
        ranking_id=ranking.ranking_id,
        place=line.place,
        part=line.part,
        order=ranking.order,
        policy=ranking.policy,
        weights_version=ranking.weights_version,
    )


def initiator_of(viewer: Viewer, said: Initiator | None) -> Initiator:
    """Return who took the first step: as was said, else the one who sends it.

    Raises
    ------
    InvalidInput
        If nobody is named by the operator, who acts for others.
    """
    if said is not None:
        return said
    found = _BY_ROLE.get(viewer.role)
    if found is None:
        raise InvalidInput(
            "The operator acts for others, and does not say who took the first step.",
            where="started_by",
            remedy=f"Choose from: {', '.join(Initiator)}.",
        )
    return found


def _otherwise(said: FoundThrough | None) -> FoundThrough:
    if said is None or said is FoundThrough.RANKING:
        raise InvalidInput(
            "By which ranking the candidate was found is not said.",
            where="ranking",
            remedy="Give the id that stands with the list (R-…), or say that the candidate was "
            "found otherwise: direct_approach or other.",
        )
    return said


def _ranking(uow: UnitOfWork, ranking_id: str) -> ShownRanking:
    try:
        return uow.shown_rankings.get(ranking_id.strip())
    except NotFound as fault:
        raise InvalidInput(
            "No ranking that was shown to you has this id.",
            where="ranking",
            remedy="Give the id that stands with the list (R-…), or leave it out.",
        ) from fault


def _line(ranking: ShownRanking, vacancy_id: str, candidate_id: str) -> ShownLine:
    if ranking.vacancy_id != vacancy_id:
        raise InvalidInput(
            "This ranking is for another vacancy.",
            where="ranking",
            remedy="Name a ranking for the vacancy of the introduction.",
        )
    shown = (*ranking.lines, *ranking.left_out)
    found = next((line for line in shown if line.candidate_id == candidate_id), None)
    if found is None:
        raise InvalidInput(
            "This candidate does not stand in that ranking.",
            where="ranking",
            remedy="Name the list in which the candidate was seen, or say that it was otherwise.",
        )
    return found
