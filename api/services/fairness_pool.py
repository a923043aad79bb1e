"""The reference of a list: those who were fit and may count, so could have been on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.services.beside_fit import CountingRules
from api.services.fairness_people import KnownPeople
from api.services.known_jobs import KnownJob, known_job
from api.services.match_engine import MatchEngine
from api.services.visible_pool import shown_to_organisation
from matcher.domain.vacancy import Vacancy
from matcher.fairness.fit_pool import FitPool, fit_pool
from matcher.fairness.people import Person
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Who could have been on the lists for one vacancy.

    Attributes
    ----------
    people : tuple of Person
        Best first; somebody who is registered twice still twice.
    n_below, n_excluded, n_not_counting : int
        Of all whom the viewer of the list could have seen, who fell out and why.
    """

    people: tuple[Person, ...]
    n_below: int
    n_excluded: int
    n_not_counting: int


def reference_for(
    uow: UnitOfWork,
    engine: MatchEngine,
    known: KnownPeople,
    vacancy: Vacancy,
    rules: CountingRules,
    *,
    shown_for: str | None,
    least_fit: float,
) -> Reference:
    """Return today's reference for a vacancy, as seen for an organisation (None: the operator)."""
    job = known_job(uow, engine, vacancy, rules.on)
    fit = _fit_pool(uow, engine, job, shown_for, least_fit)
    known.look_up(fit.candidate_ids)
    counting = _may_count(known, vacancy, rules, fit.candidate_ids)
    return Reference(
        people=tuple(known.person(candidate_id) for candidate_id in counting),
        n_below=fit.n_below,
        n_excluded=fit.n_excluded,
        n_not_counting=len(fit.candidate_ids) - len(counting),
    )


def _fit_pool(
    uow: UnitOfWork,
    engine: MatchEngine,
    job: KnownJob,
    shown_for: str | None,
    least_fit: float,
) -> FitPool:
    with engine.index() as index:
        ranker = engine.ranker
        return fit_pool(
            ranker,
            index,
            job.vacancy,
            ranker.compare(index, job.vacancy, job.vectors, knowledge=job.knowledge),
            is_visible=shown_to_organisation(uow, index, shown_for),
            least_fit=least_fit,
        )


def _may_count(
    known: KnownPeople, vacancy: Vacancy, rules: CountingRules, candidate_ids: Sequence[str]
) -> list[str]:
    briefs = [(one, known.brief(one)) for one in candidate_ids]
    return [
        one
        for one, brief in briefs
        if brief is not None and not rules.leaves_out(rules.beside(brief, vacancy))
    ]
