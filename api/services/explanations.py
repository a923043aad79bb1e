"""Why one candidate stands where in the list of one vacancy, told to the reader who asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from api.services.asked_counting import BY_CONTRACT, rules_for
from api.services.beside_fit import Beside, ShownValue
from api.services.explanation_rights import check_may_explain
from api.services.job_questions import encoder_of, question_of
from api.services.known_jobs import known_job
from api.services.match_engine import MatchEngine
from api.services.profile_views import note_view
from api.services.transfers import OccupationTransfer, transfers_to_job
from api.services.vacancy_rankings import as_of, shown_source_id
from api.services.visible_pool import shown_to
from matcher.domain.claim import Eligibility
from matcher.domain.organisation import Organisation
from matcher.domain.profile import Profile
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from matcher.explanations.asked_change import asked_change
from matcher.explanations.candidate import CandidateExplanation, for_candidate
from matcher.explanations.caseworker import CaseworkerExplanation, for_caseworker
from matcher.explanations.contractor import ContractorExplanation, for_contractor
from matcher.explanations.reader import Reader
from matcher.explanations.standing import PoolStandings
from matcher.explanations.suggested import changes_for
from matcher.explanations.what_if import WhatIf, what_ifs, worth_telling
from matcher.ranking.ranker import asked_phrases
from models.brief import CandidateBrief
from models.unit_of_work import UnitOfWork

MOST_WHAT_IFS = 8
"""Single changes that are told unasked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """The explanation of one match, with what it is about.

    Attributes
    ----------
    told : CaseworkerExplanation, ContractorExplanation or CandidateExplanation
        What the reader reads of the ranking.
    what_ifs : tuple of WhatIf
        For a caseworker; empty for a contractor. To the candidate they are told as steps.
    eligibility, value : Eligibility, ShownValue or None
        What stands beside the fit, as far as the viewer may read it; for a caseworker only.
    transfers : tuple of OccupationTransfer
        From occupations held to this one; for a caseworker, and only with a taxonomy.
    """

    reader: Reader
    candidate_id: str
    source_id: str | None
    vacancy: Vacancy
    contractor: Organisation
    intermediary: Organisation
    told: CaseworkerExplanation | ContractorExplanation | CandidateExplanation
    what_ifs: tuple[WhatIf, ...]
    eligibility: Eligibility | None
    value: ShownValue | None
    transfers: tuple[OccupationTransfer, ...]
    weights_version: str
    encoder_version: str
    ranked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """One line of a ranking, placed among all, and what would change it."""

    ranked: RankedCandidate
    n_ranked: int
    what_ifs: tuple[WhatIf, ...]
    weights_version: str


def explain_match(
    uow: UnitOfWork,
    engine: MatchEngine,
    vacancy: str,
    candidate: str,
    *,
    reader: Reader,
    asked: Sequence[str] = (),
    on: date,
    at: datetime,
) -> Explained:
    """Return why a candidate stands where for a vacancy; each by our id or a source id.

    The place is that among all whom the viewer may be shown, by fit. Without ``asked`` what-ifs a
    caseworker reads those that help most. That a contractor read it is kept.

    Raises
    ------
    InvalidInput
        If a what-if cannot be read, changes nothing, or is asked for another reader.
    NotFound, Ambiguous
        If vacancy or candidate is none, or more than one.
    Conflict
        If this explanation is not for the viewer, or the candidate is matched for others only.
    """
    found = as_of(uow.vacancies.resolve(vacancy), on)
    person = uow.candidates.resolve(candidate)
    brief = uow.candidates.briefs([person.candidate_id])[person.candidate_id]
    check_may_explain(uow.viewer, reader, found, brief, is_asking=bool(asked))
    contractor = uow.organisations.get(found.organisation_id)
    beside = rules_for(uow, found, BY_CONTRACT, on).beside(brief, found)
    match = _match(uow, engine, found, person.candidate_id, person.profile, asked, on)
    is_whole = reader is Reader.CASEWORKER
    owner_id = brief.organisation.organisation_id
    held = [job.occupation for job in person.profile.experience]
    note_view(uow, person.candidate_id, owner_id, vacancy=found, at=at)
    return Explained(
        reader=reader,
        candidate_id=person.candidate_id,
        source_id=shown_source_id(uow.viewer, brief),
        vacancy=found,
        contractor=contractor,
        intermediary=brief.organisation,
        told=_told(reader, match, found, contractor, brief, beside),
        what_ifs=match.what_ifs if is_whole else (),
        eligibility=beside.eligibility_for(uow.viewer, owner_id) if is_whole else None,
        value=beside.value_for(uow.viewer, owner_id) if is_whole else None,
        transfers=transfers_to_job(uow, engine, found, held) if is_whole else (),
        weights_version=match.weights_version,
        encoder_version=engine.encoder.version,
        ranked_on=on,
    )


def _told(
    reader: Reader,
    match: _Match,
    vacancy: Vacancy,
    contractor: Organisation,
    brief: CandidateBrief,
    beside: Beside,
) -> CaseworkerExplanation | ContractorExplanation | CandidateExplanation:
    if reader is Reader.CASEWORKER:
        return for_caseworker(match.ranked, match.n_ranked)
    if reader is Reader.CONTRACTOR:
        return for_contractor(match.ranked, match.n_ranked)
    is_under_contract = vacancy.contract_id is not None and beside.eligibility is not None
    return for_candidate(
        match.ranked,
        vacancy,
        contractor=contractor,
        intermediary=brief.organisation,
        what_ifs=match.what_ifs,
        counts=beside.eligibility.counts
        if is_under_contract and beside.eligibility is not None
        else None,
    )


def _match(
    uow: UnitOfWork,
    engine: MatchEngine,
    vacancy: Vacancy,
    candidate_id: str,
    profile: Profile,
    asked: Sequence[str],
    on: date,
) -> _Match:
    job = known_job(uow, engine, vacancy, on)
    changes = [asked_change(profile, text) for text in asked]
    profiles = [profile, *(change.profile for change in changes)]
    asks = [*asked_phrases(vacancy), *sorted(vacancy.criteria.certificates)]
    encode = encoder_of(uow, engine, profiles, asks)
    with engine.index() as index:
        question = question_of(engine, job)
        standings = PoolStandings(question, index, candidate_id, shown_to(uow, index))
        tried = changes or changes_for(profile, vacancy, standings.now)
        found = what_ifs(question, standings, tried, encode, engine.encoder.dimension)
    return _Match(
        ranked=standings.now,
        n_ranked=standings.n_others + (not standings.now.excluded_by),
        what_ifs=found if asked else worth_telling(found, most=MOST_WHAT_IFS),
        weights_version=question.ranker.weights.version,
    )
