"""The candidates for a vacancy, computed: what is shown of it goes into the log of rankings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from api.services.asked_counting import BY_CONTRACT, AskedCounting, rules_for, rules_version
from api.services.floored_lists import floored, policy_text
from api.services.known_jobs import known_job
from api.services.match_engine import MatchEngine
from api.services.profile_upkeep import stale_note
from api.services.ranking_answers import RankingLine, VacancyRanking
from api.services.shortlist import Listed, shortlist_for
from matcher.domain.access import Viewer, may_read_source_id, may_read_wishes
from matcher.domain.money import ZERO
from matcher.domain.shown_ranking import ListOrder
from matcher.domain.vacancy import Vacancy
from matcher.explanations.contractor import without_wishes
from models.brief import CandidateBrief
from models.unit_of_work import UnitOfWork


def candidates_for_vacancy(
    uow: UnitOfWork,
    engine: MatchEngine,
    vacancy: str,
    *,
    top: int,
    with_excluded: bool = False,
    counting: AskedCounting = BY_CONTRACT,
    on: date,
) -> VacancyRanking:
    """Return the best candidates whom the viewer may be shown, for a vacancy by our or source id.

    Nothing is logged: for lists that nobody gets to see (``rankings.rank_for_vacancy`` for those).

    Raises
    ------
    InvalidInput
        If the list should go by value and no scheme gives one.
    NotFound, Ambiguous
        If vacancy, contract or scheme is none, or more than one.
    Conflict
        If the viewer may not be told who counts by that contract or scheme.
    """
    stored = uow.vacancies.resolve(vacancy)
    found = as_of(stored, on)
    rules = rules_for(uow, found, counting, on)
    best = shortlist_for(
        uow,
        engine,
        known_job(uow, engine, found, on),
        rules,
        proven_first=counting.order is ListOrder.PROVEN,
        top=top,
        top_excluded=top if with_excluded else 0,
    )
    lines, moves = floored(_lines(uow.viewer, best.staying, on), counting.floor)
    is_by_value = counting.order is ListOrder.VALUE
    return VacancyRanking(
        vacancy=found,
        vacancy_digest=uow.vacancies.digest_of(stored),
        contractor=uow.organisations.get(found.organisation_id),
        contract=rules.contract,
        scheme_id=rules.scheme_id,
        lines=sorted(lines, key=_value_first) if is_by_value else lines,
        not_counting=_lines(
            uow.viewer, best.not_counting if counting.with_not_counting else (), on
        ),
        excluded=_lines(uow.viewer, best.excluded, on),
        n_pool=best.n_pool,
        n_ranked=best.n_ranked,
        n_excluded=best.n_excluded,
        n_not_counting=len(best.not_counting),
        order=counting.order,
        weights_version=best.weights_version,
        encoder_version=engine.encoder.version,
        rules_version=rules_version(uow, rules),
        data_sequence=best.data_sequence,
        ranked_on=on,
        policy=policy_text(counting.floor),
        moves=moves,
    )


def as_of(vacancy: Vacancy, on: date) -> Vacancy:
    """Return the vacancy with a first working day that is not past: who is asked now starts now."""
    starts_on = vacancy.criteria.starts_on
    if starts_on is None or starts_on >= on:
        return vacancy
    return replace(vacancy, criteria=replace(vacancy.criteria, starts_on=on))


def shown_source_id(viewer: Viewer, brief: CandidateBrief) -> str | None:
    """Return the id in the intermediary's own system: for itself and the operator only."""
    may_read = may_read_source_id(viewer, brief.organisation.organisation_id)
    return (brief.source_id or None) if may_read else None


def _value_first(line: RankingLine) -> tuple[Decimal, int]:
    least = line.value.value.amount.at_least if line.value else ZERO
    return -least, line.ranked.position or 0


def _lines(viewer: Viewer, listed: Iterable[Listed], on: date) -> list[RankingLine]:
    return [_line(viewer, line, on) for line in listed]


def _line(viewer: Viewer, line: Listed, on: date) -> RankingLine:
    intermediary = line.brief.organisation
    return RankingLine(
        ranked=line.ranked if may_read_wishes(viewer) else without_wishes(line.ranked),
        source_id=shown_source_id(viewer, line.brief),
        eligibility=line.beside.eligibility_for(viewer, intermediary.organisation_id),
        value=line.beside.value_for(viewer, intermediary.organisation_id),
        channel=intermediary.channel,
        intermediary=intermediary,
        stale_note=stale_note(line.brief.confirmed_on, on),
    )
