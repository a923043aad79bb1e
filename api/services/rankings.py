"""Ranking: candidates for a vacancy, and vacancies for a candidate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from api.services.audit import log_choice
from api.services.beside_fit import CountingRules, counting_rules
from api.services.counting_rights import (
    check_may_ask_contract,
    check_may_name_scheme,
    counts_for_others,
)
from api.services.match_engine import MatchEngine
from api.services.ranking_answers import (
    CandidateRanking,
    ListOrder,
    RankingLine,
    VacancyLine,
    VacancyRanking,
)
from api.services.references import asked_contract
from api.services.rule_library import rule_library
from api.services.shortlist import Listed, shortlist_for
from matcher.domain.access import Viewer, may_match, may_read_source_id
from matcher.domain.audit import AuditedAction
from matcher.domain.money import ZERO
from matcher.domain.obligation import ContractTerms
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from matcher.eligibility.disclosure import may_read_reasons
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.ranking.index import CandidateIndex
from matcher.ranking.ranker import Vectors, asked_phrases
from matcher.rulebooks.library import SHIPPED, RuleLibrary
from models.brief import CandidateBrief
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCounting:
    """By which rules people should count, and what is done with the answer.

    Attributes
    ----------
    contract : str or None
        Our id or the contractor's; None is the contract of the vacancy, if any.
    scheme : str or None
        A block scheme that goes before the one that the contract names.
    with_not_counting : bool
        Also tell who is left out because they certainly do not count.
    by_value_at : datetime or None
        The instant at which somebody chose to put the list in order of value, for the log; None
        leaves it in order of fit.
    """

    contract: str | None = None
    scheme: str | None = None
    with_not_counting: bool = False
    by_value_at: datetime | None = None


BY_CONTRACT = AskedCounting()
"""By the contract that the vacancy serves and the scheme that it names, if any; by fit."""


def rank_for_vacancy(
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

    Candidates without consent to sharing take part for their own intermediary only. Who certainly
    does not count for a contract is left out, and says so when asked; who may count stays. The
    list is in order of fit. Where somebody chose to order it by value, the same people are put in
    order of what they certainly count for; that is logged and committed, or does not happen.

    Raises
    ------
    InvalidInput
        If the list should go by value and no scheme gives one.
    NotFound, Ambiguous
        If vacancy, contract or scheme is none, or more than one.
    Conflict
        If the viewer may not be told who counts by that contract or scheme.
    """
    found = _as_of(uow.vacancies.resolve(vacancy), on)
    rules = _rules_for(uow, found, counting, on)
    if counting.by_value_at is not None:
        _check_has_values(rules)
    best = shortlist_for(
        uow, engine, found, rules, top=top, top_excluded=top if with_excluded else 0
    )
    ranking = VacancyRanking(
        vacancy=found,
        contractor=uow.organisations.get(found.organisation_id),
        contract=rules.contract,
        scheme_id=rules.scheme_id,
        lines=_lines(uow.viewer, best.staying),
        not_counting=_lines(uow.viewer, best.not_counting if counting.with_not_counting else ()),
        excluded=_lines(uow.viewer, best.excluded),
        n_pool=best.n_pool,
        n_ranked=best.n_ranked,
        n_excluded=best.n_excluded,
        n_not_counting=len(best.not_counting),
        order=ListOrder.FIT,
        weights_version=engine.weights.version,
        encoder_version=engine.encoder.version,
        ranked_on=on,
    )
    return (
        ranking if counting.by_value_at is None else _by_value(uow, ranking, counting.by_value_at)
    )


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
    _check_may_match(uow.viewer, brief)
    may_read = may_read_reasons(uow.viewer, brief.organisation.organisation_id)
    check_may_name_scheme(uow, scheme, may_read=may_read)
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
    lines = _vacancy_lines(uow, brief, [*staying, *falling], scheme, on)
    return CandidateRanking(
        candidate_id=person.candidate_id,
        source_id=_source_id(uow.viewer, brief),
        lines=lines[: len(staying)],
        excluded=lines[len(staying) :],
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


def _rules_for(
    uow: UnitOfWork, vacancy: Vacancy, counting: AskedCounting, on: date
) -> CountingRules:
    contract_id = asked_contract(uow, counting.contract) or vacancy.contract_id
    terms = uow.contracts.terms(contract_id) if contract_id else None
    if counting.contract is not None and terms is not None:
        check_may_ask_contract(uow.viewer, terms.contract)
    check_may_name_scheme(uow, counting.scheme)
    library = _library_for(uow, counting.scheme, [terms])
    return _rules_of(uow.viewer, terms, counting.scheme, library, on)


def _rules_of(
    viewer: Viewer,
    terms: ContractTerms | None,
    scheme: str | None,
    library: RuleLibrary,
    on: date,
) -> CountingRules:
    if counts_for_others(viewer, terms.contract if terms else None):
        return CountingRules(terms=None, prospects=None, on=on, is_withheld=True)
    return counting_rules(terms, scheme, library, on)


def _library_for(
    uow: UnitOfWork, scheme: str | None, terms: Iterable[ContractTerms | None]
) -> RuleLibrary:
    """Return the rules that the installation knows, read only where a scheme is named."""
    is_named = scheme is not None or any(one and one.scheme_id for one in terms)
    return rule_library(uow) if is_named else SHIPPED


def _check_has_values(rules: CountingRules) -> None:
    if rules.prospects is None:
        raise InvalidInput(
            "Without a block scheme nobody has a value to order by.",
            where="order",
            remedy="Name a scheme, or let the contract name one.",
        )


def _by_value(uow: UnitOfWork, ranking: VacancyRanking, at: datetime) -> VacancyRanking:
    """Return the same lines in order of value, once the choice is in the log."""
    contract = ranking.contract.contract_id if ranking.contract else "none"
    detail = f"contract {contract}, scheme {ranking.scheme_id}"
    log_choice(uow, AuditedAction.ORDER_BY_VALUE, ranking.vacancy.vacancy_id, detail, at=at)
    uow.commit()
    return replace(ranking, lines=sorted(ranking.lines, key=_value_first), order=ListOrder.VALUE)


def _value_first(line: RankingLine) -> tuple[Decimal, int]:
    least = line.value.value.amount.at_least if line.value else ZERO
    return -least, line.ranked.position or 0


def _check_may_match(viewer: Viewer, brief: CandidateBrief) -> None:
    """Refuse, with Conflict, to match somebody without consent for others than the own desk."""
    owner_id = brief.organisation.organisation_id
    if not may_match(viewer, owner_id, is_shareable=brief.is_shareable):
        raise Conflict(
            "This candidate has not consented to sharing, and is matched for the own "
            f"intermediary only: {brief.organisation.name}.",
            where=brief.candidate_id,
            remedy="Act for that intermediary (--as, or the header X-Acting-For).",
        )


def _lines(viewer: Viewer, listed: Iterable[Listed]) -> list[RankingLine]:
    return [_line(viewer, line) for line in listed]


def _line(viewer: Viewer, line: Listed) -> RankingLine:
    intermediary = line.brief.organisation
    return RankingLine(
        ranked=line.ranked,
        source_id=_source_id(viewer, line.brief),
        eligibility=line.beside.eligibility_for(viewer, intermediary.organisation_id),
        value=line.beside.value_for(viewer, intermediary.organisation_id),
        channel=intermediary.channel,
        intermediary=intermediary,
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
    uow: UnitOfWork,
    brief: CandidateBrief,
    pairs: list[tuple[Vacancy, RankedCandidate]],
    scheme: str | None,
    on: date,
) -> list[VacancyLine]:
    contractors = uow.organisations.many(vacancy.organisation_id for vacancy, _ in pairs)
    rules = _rules_by_contract(uow, [vacancy for vacancy, _ in pairs], scheme, on)
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


def _rules_by_contract(
    uow: UnitOfWork, vacancies: Sequence[Vacancy], scheme: str | None, on: date
) -> dict[str | None, CountingRules]:
    """Return the rules of every contract that these vacancies serve, and of none."""
    named = {v.contract_id for v in vacancies if v.contract_id is not None}
    terms: dict[str | None, ContractTerms | None] = {None: None}
    terms.update(uow.contracts.many_terms(named))
    library = _library_for(uow, scheme, terms.values())
    return {name: _rules_of(uow.viewer, one, scheme, library, on) for name, one in terms.items()}
