"""Ranking: candidates for a vacancy, and vacancies for a candidate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from api.services.match_engine import MatchEngine
from matcher.domain.access import Viewer, may_read_source_id
from matcher.domain.claim import Eligibility
from matcher.domain.contract import Contract
from matcher.domain.organisation import Channel, Organisation
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from matcher.eligibility.disclosure import disclosed
from matcher.errors import Conflict, NotFound
from matcher.matching import eligibility_of
from matcher.ranking.index import CandidateIndex
from matcher.ranking.ranker import Vectors, asked_phrases
from models.brief import CandidateBrief
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingLine:
    """One candidate of a ranking, with what the viewer may know beside the fit."""

    ranked: RankedCandidate
    source_id: str | None
    eligibility: Eligibility
    channel: Channel | None
    intermediary: Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyRanking:
    """The candidates for one vacancy, and the versions that made the list."""

    vacancy: Vacancy
    contractor: Organisation
    contract: Contract | None
    lines: list[RankingLine]
    excluded: list[RankingLine]
    n_pool: int
    n_ranked: int
    n_excluded: int
    weights_version: str
    encoder_version: str
    ranked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyLine:
    """One vacancy for a candidate: the candidate's own numbers for it."""

    ranked: RankedCandidate
    vacancy: Vacancy
    contractor: Organisation
    eligibility: Eligibility


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRanking:
    """The open vacancies for one candidate, best first."""

    candidate_id: str
    source_id: str | None
    lines: list[VacancyLine]
    excluded: list[VacancyLine]
    n_vacancies: int
    weights_version: str
    encoder_version: str
    ranked_on: date


def rank_for_vacancy(
    uow: UnitOfWork,
    engine: MatchEngine,
    vacancy: str,
    *,
    top: int,
    with_excluded: bool = False,
    on: date,
) -> VacancyRanking:
    """Return the best candidates whom the viewer may be shown, for a vacancy by our or source id.

    Candidates without consent to sharing take part for their own intermediary only.
    """
    found = _as_of(uow.vacancies.resolve(vacancy), on)
    contract = uow.contracts.get(found.contract_id) if found.contract_id else None
    vectors = engine.vectors_for(uow, asked_phrases(found))
    with engine.index() as index:
        ranking = engine.ranker.rank(
            index,
            found,
            vectors,
            is_visible=_shown_to(uow, index),
            top=top,
            top_excluded=top if with_excluded else 0,
        )
    told = (*ranking.ranked, *ranking.excluded)
    briefs = uow.candidates.briefs([ranked.candidate_id for ranked in told])
    counts = eligibility_of(briefs, {i: b.claims for i, b in briefs.items()}, contract, on)

    def lines(part: Iterable[RankedCandidate]) -> list[RankingLine]:
        # A candidate can be withdrawn between scoring and this moment: no brief, no line.
        return [
            _line(uow.viewer, ranked, briefs[ranked.candidate_id], counts[ranked.candidate_id])
            for ranked in part
            if ranked.candidate_id in briefs
        ]

    return VacancyRanking(
        vacancy=found,
        contractor=uow.organisations.get(found.organisation_id),
        contract=contract,
        lines=lines(ranking.ranked),
        excluded=lines(ranking.excluded),
        n_pool=ranking.n_pool,
        n_ranked=ranking.n_ranked,
        n_excluded=ranking.n_excluded,
        weights_version=engine.weights.version,
        encoder_version=engine.encoder.version,
        ranked_on=on,
    )


def rank_for_candidate(
    uow: UnitOfWork,
    engine: MatchEngine,
    candidate: str,
    *,
    top: int,
    with_excluded: bool = False,
    on: date,
) -> CandidateRanking:
    """Return the open vacancies for one candidate, by the same fit; our id or a source id."""
    person = uow.candidates.resolve(candidate)
    brief = uow.candidates.briefs([person.candidate_id])[person.candidate_id]
    _check_may_match(uow.viewer, brief)
    vacancies = [_as_of(vacancy, on) for vacancy in uow.vacancies.all_open(on)]
    phrases = [phrase for vacancy in vacancies for phrase in asked_phrases(vacancy)]
    vectors = engine.vectors_for(uow, list(dict.fromkeys(phrases)))
    with engine.index() as index:
        alone = index.only(person.candidate_id)
    if alone is None:
        raise NotFound("The candidate is not in the index.", remedy="Try again in a moment.")
    told = [(v, ranked) for v in vacancies for ranked in _alone(engine, alone, v, vectors)]
    told.sort(key=lambda pair: _order(pair[1], pair[0].vacancy_id))
    staying = [pair for pair in told if not pair[1].excluded_by][:top]
    falling = [pair for pair in told if pair[1].excluded_by][: top if with_excluded else 0]
    return CandidateRanking(
        candidate_id=person.candidate_id,
        source_id=_source_id(uow.viewer, brief),
        lines=_vacancy_lines(uow, brief, staying, on),
        excluded=_vacancy_lines(uow, brief, falling, on),
        n_vacancies=len(vacancies),
        weights_version=engine.weights.version,
        encoder_version=engine.encoder.version,
        ranked_on=on,
    )


def _as_of(vacancy: Vacancy, on: date) -> Vacancy:
    """Return the vacancy with a first working day that is not past: who is asked now starts now."""
    starts_on = vacancy.criteria.starts_on
    if starts_on is None or starts_on >= on:
        return vacancy
    return replace(vacancy, criteria=replace(vacancy.criteria, starts_on=on))


def _shown_to(uow: UnitOfWork, index: CandidateIndex) -> NDArray[np.bool_]:
    """Return which slots may be ranked for this viewer: shared ones, and the viewer's own."""
    is_shareable = np.asarray(index.column("is_shareable"), dtype=np.bool_)
    if uow.viewer.organisation_id is None:
        return is_shareable
    own_key = uow.organisations.key_of(uow.viewer.organisation_id)
    is_own = np.asarray(index.column("organisation_key"), dtype=np.int32) == own_key
    return np.asarray(is_shareable | is_own, dtype=np.bool_)


def _check_may_match(viewer: Viewer, brief: CandidateBrief) -> None:
    """Refuse, with Conflict, to match somebody without consent for others than the own desk."""
    is_own = viewer.organisation_id == brief.organisation.organisation_id
    if not (brief.is_shareable or is_own):
        raise Conflict(
            "This candidate has not consented to sharing, and is matched for the own "
            f"intermediary only: {brief.organisation.name}.",
            where=brief.candidate_id,
            remedy="Act for that intermediary (--as, or the header X-Acting-For).",
        )


def _line(
    viewer: Viewer, ranked: RankedCandidate, brief: CandidateBrief, counts: Eligibility
) -> RankingLine:
    return RankingLine(
        ranked=ranked,
        source_id=_source_id(viewer, brief),
        eligibility=disclosed(counts, viewer, brief.organisation.organisation_id),
        channel=brief.organisation.channel,
        intermediary=brief.organisation,
    )


def _source_id(viewer: Viewer, brief: CandidateBrief) -> str | None:
    """Return the id in the intermediary's own system: for itself and the operator only."""
    may_read = may_read_source_id(viewer, brief.organisation.organisation_id)
    return (brief.source_id or None) if may_read else None


def _alone(
    engine: MatchEngine, alone: CandidateIndex, vacancy: Vacancy, vectors: Vectors
) -> tuple[RankedCandidate, ...]:
    """Return the one candidate's line for a vacancy, ranked or excluded."""
    ranking = engine.ranker.rank(alone, vacancy, vectors, top=1, top_excluded=1)
    return ranking.ranked + ranking.excluded


def _order(ranked: RankedCandidate, vacancy_id: str) -> tuple[bool, float, float, str]:
    return (ranked.fit is None, -(ranked.fit or 0.0), -ranked.confidence, vacancy_id)


def _vacancy_lines(
    uow: UnitOfWork, brief: CandidateBrief, pairs: list[tuple[Vacancy, RankedCandidate]], on: date
) -> list[VacancyLine]:
    contractors = uow.organisations.many(vacancy.organisation_id for vacancy, _ in pairs)
    contracts = uow.contracts.many(v.contract_id for v, _ in pairs if v.contract_id is not None)
    lines = []
    for position, (vacancy, ranked) in enumerate(pairs, start=1):
        contract = contracts.get(vacancy.contract_id or "")
        counts = eligibility_of(
            [brief.candidate_id], {brief.candidate_id: brief.claims}, contract, on
        )[brief.candidate_id]
        lines.append(
            VacancyLine(
                ranked=ranked if ranked.excluded_by else replace(ranked, position=position),
                vacancy=vacancy,
                contractor=contractors[vacancy.organisation_id],
                eligibility=disclosed(counts, uow.viewer, brief.organisation.organisation_id),
            )
        )
    return lines
