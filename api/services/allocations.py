"""Allocation: whom to propose where, when many vacancies are open at once. It advises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from api.services.allocation_advice import Advice, AskedProblem
from api.services.allocation_answers import FoundAllocation
from api.services.allocation_people import PeopleLookedAt, Scoring
from api.services.allocation_question import AllocationQuestion, AskedVacancies, vacancies_asked
from api.services.asked_counting import rules_by_contract
from api.services.audit import log_choice
from api.services.beside_fit import CountingRules
from api.services.known_jobs import KnownJob, known_jobs
from api.services.match_engine import MatchEngine
from matcher.allocation.problem import OpenVacancy
from matcher.allocation.suiting import problem_of
from matcher.domain.audit import AuditedAction
from matcher.domain.vacancy import Vacancy
from models.unit_of_work import UnitOfWork

SUBJECT = "allocation"
"""What the log says that the choice is about: no single record."""


def allocate(
    uow: UnitOfWork, engine: MatchEngine, asked: AllocationQuestion, *, on: date, at: datetime
) -> FoundAllocation:
    """Return whom to propose for which open place, so that all fit together best.

    It is exact: every vacancy brings its best people, as many as could be placed in all and a list
    more, which is enough (``matcher.allocation.optimal``). That somebody asked, with which
    choices, is logged with the instant ``at`` and committed, or no advice is given; the advice
    itself is not stored. The unit of work only reads from then on.

    Raises
    ------
    InvalidInput
        If a vacancy, contractor, contract or region does not exist, or no vacancy is open.
    Ambiguous
        If an id or name means more than one.
    Conflict
        If a contractor asks about vacancies of another one.
    """
    jobs = vacancies_asked(uow, asked, on)
    log_choice(uow, AuditedAction.ALLOCATION_ADVISED, SUBJECT, _detail(jobs, asked), at=at)
    uow.commit()
    advice, is_consistent = _advice(uow, engine, jobs, asked, on)
    if is_consistent:
        return advice
    # Somebody registered or changed meanwhile: once more, in a transaction that sees it, while the
    # index stays as it is.
    with engine.index():
        uow.commit()
        return _advice(uow, engine, jobs, asked, on)[0]


def _advice(
    uow: UnitOfWork, engine: MatchEngine, jobs: AskedVacancies, asked: AllocationQuestion, on: date
) -> tuple[FoundAllocation, bool]:
    """Return the advice, and whether all of it was scored from the same facts."""
    scoring = Scoring(uow, engine)
    began = scoring.data_sequence
    rules = rules_by_contract(uow, jobs.vacancies, None, on)
    looked_at = PeopleLookedAt(uow, rules, with_not_counting=asked.with_not_counting)
    known = tuple(known_jobs(uow, engine, jobs.vacancies, on))
    problem = _problem(scoring, looked_at, known, asked, rules, on)
    contractors = uow.organisations.many(one.organisation_id for one in jobs.vacancies)
    told = replace(
        Advice(uow.viewer, scoring, looked_at, asked, problem, contractors).told(on),
        n_place_unknown=jobs.n_place_unknown,
        encoder_version=engine.encoder.version,
    )
    return told, scoring.data_sequence == began


def _problem(
    scoring: Scoring,
    looked_at: PeopleLookedAt,
    jobs: tuple[KnownJob, ...],
    asked: AllocationQuestion,
    rules: dict[str | None, CountingRules],
    on: date,
) -> AskedProblem:
    n_places = sum(one.vacancy.positions for one in jobs)
    top = min(n_places, scoring.n_in_view) + asked.list_length
    least_fit = asked.choices.least_fit
    people = tuple(looked_at.staying(scoring, one, least_fit=least_fit, top=top) for one in jobs)
    places = tuple(_open(one.vacancy, rules[one.vacancy.contract_id], on) for one in jobs)
    return AskedProblem(problem=problem_of(places, people), jobs=jobs, people=people)


def _open(vacancy: Vacancy, rules: CountingRules, on: date) -> OpenVacancy:
    """Return a vacancy with its places, and the last day of its contract if that is to come.

    A contract that has ended is met no more by who starts now; nothing of it is urgent.
    """
    ends_on = rules.terms.duration.valid_until if rules.terms else None
    return OpenVacancy(
        vacancy_id=vacancy.vacancy_id,
        contractor_id=vacancy.organisation_id,
        n_places=vacancy.positions,
        due_on=ends_on if ends_on is not None and ends_on >= on else None,
    )


def _detail(jobs: AskedVacancies, asked: AllocationQuestion) -> str:
    choices = asked.choices
    return (
        f"{len(jobs.vacancies)} vacancies; least fit {choices.least_fit}, due first "
        f"{choices.due_first}, spread {choices.spread}, also not counting "
        f"{asked.with_not_counting}"
    )
