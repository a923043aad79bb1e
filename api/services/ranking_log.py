"""Every list of candidates that is shown goes into the log of rankings, or is not shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from importlib.metadata import version

from api.services.audit import log_choice
from api.services.identifiers import new_id
from api.services.ranking_answers import RankingLine, VacancyRanking
from matcher.domain.audit import AuditedAction
from matcher.domain.shown_ranking import ListOrder, ListPart, ShownLine, ShownRanking
from models.unit_of_work import UnitOfWork


def log_shown(uow: UnitOfWork, ranking: VacancyRanking, *, at: datetime) -> str:
    """Keep a ranking that is about to be shown, commit, and return its id (``R-…``).

    The order by value is a choice, and so is an exposure floor, which the log of choices gets as
    well: both, or none.
    """
    shown = _shown(uow, ranking, at)
    if ranking.order is ListOrder.VALUE:
        detail = f"contract {shown.contract_id or 'none'}, scheme {shown.scheme_id}"
        log_choice(uow, AuditedAction.ORDER_BY_VALUE, shown.vacancy_id, detail, at=at)
    if ranking.policy:
        n_raised = sum(move.is_raised for move in ranking.moves)
        detail = f"{ranking.policy}; {n_raised} raised among {len(ranking.lines)}"
        log_choice(uow, AuditedAction.EXPOSURE_FLOOR, shown.vacancy_id, detail, at=at)
    uow.shown_rankings.add(shown)
    uow.commit()
    return shown.ranking_id


@cache
def software_version() -> str:
    """Return the version of the program."""
    return version("sroi-match")


def _shown(uow: UnitOfWork, ranking: VacancyRanking, at: datetime) -> ShownRanking:
    return ShownRanking(
        ranking_id=new_id("R"),
        shown_at=at,
        actor=uow.viewer.actor,
        role=uow.viewer.role,
        organisation_id=uow.viewer.organisation_id,
        vacancy_id=ranking.vacancy.vacancy_id,
        vacancy_digest=ranking.vacancy_digest,
        contract_id=ranking.contract.contract_id if ranking.contract else None,
        scheme_id=ranking.scheme_id,
        order=ranking.order,
        weights_version=ranking.weights_version,
        encoder_version=ranking.encoder_version,
        rules_version=ranking.rules_version,
        software_version=software_version(),
        data_sequence=ranking.data_sequence,
        ranked_on=ranking.ranked_on,
        n_pool=ranking.n_pool,
        n_ranked=ranking.n_ranked,
        n_excluded=ranking.n_excluded,
        policy=ranking.policy,
        lines=_lines(ranking.lines, ListPart.LISTED),
        left_out=(
            *_lines(ranking.not_counting, ListPart.NOT_COUNTING),
            *_lines(ranking.excluded, ListPart.EXCLUDED),
        ),
    )


def _lines(lines: Iterable[RankingLine], part: ListPart) -> tuple[ShownLine, ...]:
    return tuple(
        ShownLine(
            place=place,
            candidate_id=line.ranked.candidate_id,
            organisation_id=line.intermediary.organisation_id,
            channel=line.channel,
            told=line.ranked,
            part=part,
        )
        for place, line in enumerate(lines, start=1)
    )
