"""Ranking: candidates for a vacancy, and vacancies for a candidate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from api.services.asked_counting import BY_CONTRACT, AskedCounting, rules_by_contract
from api.services.counting_rights import check_may_name_scheme
from api.services.known_jobs import KnownJob, known_jobs
from api.services.match_engine import MatchEngine
from api.services.profile_upkeep import stale_note
from api.services.ranking_answers import CandidateRanking, VacancyLine, VacancyRanking
from api.services.ranking_log import log_shown
from api.services.vacancy_rankings import as_of, candidates_for_vacancy, shown_source_id
from matcher.domain.access import Viewer, may_match
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from matcher.eligibility.disclosure import may_read_reasons
from matcher.errors import Conflict, NotFound
from matcher.ranking.index import CandidateIndex
from matcher.ranking.ranker import Ranker
from models.brief import CandidateBrief
from models.unit_of_work import UnitOfWork


def rank_for_vacancy(
    uow: UnitOfWork,
    engine: MatchEngine,
    vacancy: str,
    *,
    top: int,
    with_excluded: bool = False,
    counting: AskedCounting = BY_CONTRACT,
    on: date,
    at: datetime,
) -> VacancyRanking:
    """Show the best candidates whom the viewer may be shown, for a vacancy by our or source id.

    Candidates without consent to sharing take part for their own intermediary only. Who certainly
    does not count for a contract is left out, and says so when asked; who may count stays. The
    list is in order of fit. Where somebody chose to order it by value, the same people are put in
    order of what they certainly count for.

    Every list is logged and committed with the instant ``at``, or is not shown.

    Raises
    ------
    InvalidInput
        If the list should go by value and no scheme gives one.
    NotFound, Ambiguous
        If vacancy, contract or scheme is none, or more than one.
    Conflict
        If the viewer may not be told who counts by that contract or scheme.
    """
    ranking = candidates_for_vacancy(
        uow, engine, vacancy, top=top, with_excluded=with_excluded, counting=counting, on=on
    )
    return replace(ranking, ranking_id=log_shown(uow, ranking, at=at))


def rank_for_candidate(
    uow: UnitOfWork,
    engine: MatchEngine,
    candidate: str,
    *,
    top: int,
    with_excluded: bool = False,
    scheme: str | None = None,
    on: date,
) -> CandidateRanking:
    """Return the open vacancies for one candidate, by the same fit; our id or a source id.

    What stands beside the fit is by the contract of each vacancy and the scheme that it names. A
    scheme that is asked for goes before those, and holds for vacancies outside any contract too.
    No vacancy is left out: work that counts for nothing is work all the same.

    Raises
    ------
    Conflict
        If the viewer may not match this candidate, or not be told who counts by that scheme.
    """
    person = uow.candidates.resolve(candidate)
    brief = uow.candidates.briefs([person.candidate_id])[person.candidate_id]
    check_may_match(uow.viewer, brief)
    may_read = may_read_reasons(uow.viewer, brief.organisation.organisation_id)
    check_may_name_scheme(uow, scheme, may_read=may_read)
    vacancies = [as_of(vacancy, on) for vacancy in uow.vacancies.all_open(on)]
    jobs = known_jobs(uow, engine, vacancies, on)
    with engine.index() as index:
        alone, ranker = index.only(person.candidate_id), engine.ranker
    if alone is None:
        raise NotFound("The candidate is not in the index.", remedy="Try again in a moment.")
    told = [(job.vacancy, ranked) for job in jobs for ranked in _alone(ranker, alone, job)]
    told.sort(key=lambda pair: _order(pair[1], pair[0].vacancy_id))
    staying = [pair for pair in told if not pair[1].excluded_by][:top]
    falling = [pair for pair in told if pair[1].excluded_by][: top if with_excluded else 0]
    lines = _vacancy_lines(uow, brief, [*staying, *falling], scheme, on)
    return CandidateRanking(
        candidate_id=person.candidate_id,
        source_id=shown_source_id(uow.viewer, brief),
        lines=lines[: len(staying)],
        excluded=lines[len(staying) :],
        stale_note=stale_note(brief.confirmed_on, on),
        n_vacancies=len(vacancies),
        weights_version=ranker.weights.version,
        encoder_version=engine.encoder.version,
        ranked_on=on,
    )


def check_may_match(viewer: Viewer, brief: CandidateBrief) -> None:
    """Refuse, with Conflict, to match somebody without consent for others than the own desk."""
    owner_id = brief.organisation.organisation_id
    if not may_match(viewer, owner_id, is_shareable=brief.is_shareable):
        raise Conflict(
            "This candidate has not consented to sharing, and is matched for the own "
            f"intermediary only: {brief.organisation.name}.",
            where=brief.candidate_id,
            remedy="Act for that intermediary (--as, or the header X-Acting-For).",
        )


def _alone(ranker: Ranker, alone: CandidateIndex, job: KnownJob) -> tuple[RankedCandidate, ...]:
    """Return the one candidate's line for a vacancy, ranked or excluded."""
    ranking = ranker.rank(
        alone, job.vacancy, job.vectors, knowledge=job.knowledge, top=1, top_excluded=1
    )
    return ranking.ranked + ranking.excluded


def _order(ranked: RankedCandidate, vacancy_id: str) -> tuple[bool, float, float, str]:
    return (ranked.fit is None, -(ranked.fit or 0.0), -ranked.confidence, vacancy_id)


def _vacancy_lines(
    uow: UnitOfWork,
    brief: CandidateBrief,
    pairs: list[tuple[Vacancy, RankedCandidate]],
    scheme: str | None,
    on: date,
) -> list[VacancyLine]:
    contractors = uow.organisations.many(vacancy.organisation_id for vacancy, _ in pairs)
    rules = rules_by_contract(uow, [vacancy for vacancy, _ in pairs], scheme, on)
    intermediary_id = brief.organisation.organisation_id
    lines = []
    for position, (vacancy, ranked) in enumerate(pairs, start=1):
        beside = rules[vacancy.contract_id].beside(brief, vacancy)
        lines.append(
            VacancyLine(
                ranked=ranked if ranked.excluded_by else replace(ranked, position=position),
                vacancy=vacancy,
                contractor=contractors[vacancy.organisation_id],
                eligibility=beside.eligibility_for(uow.viewer, intermediary_id),
                value=beside.value_for(uow.viewer, intermediary_id),
            )
        )
    return lines
