"""What single missing thing would open how many more vacancies to a candidate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from api.services.explanation_rights import check_may_see_openings
from api.services.job_questions import encoder_of, question_of
from api.services.known_jobs import known_jobs
from api.services.match_engine import MatchEngine
from api.services.vacancy_rankings import as_of, shown_source_id
from matcher.domain.vacancy import Vacancy
from matcher.explanations.openings import Openings, openings_of
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateOpenings:
    """What would open more vacancies to one candidate; the vacancies by id."""

    candidate_id: str
    source_id: str | None
    found: Openings
    vacancies: Mapping[str, Vacancy]
    counted_on: date


def openings_for_candidate(
    uow: UnitOfWork, engine: MatchEngine, candidate: str, *, on: date
) -> CandidateOpenings:
    """Return which single change would open how many of the open vacancies; our id or a source id.

    Raises
    ------
    Conflict
        If the viewer may not match this candidate, or is a contractor.
    NotFound, Ambiguous
        If the candidate is none, or more than one.
    """
    person = uow.candidates.resolve(candidate)
    brief = uow.candidates.briefs([person.candidate_id])[person.candidate_id]
    check_may_see_openings(uow.viewer, brief)
    vacancies = [as_of(vacancy, on) for vacancy in uow.vacancies.all_open(on)]
    jobs = known_jobs(uow, engine, vacancies, on)
    asked = (name for vacancy in vacancies for name in sorted(vacancy.criteria.certificates))
    encode = encoder_of(uow, engine, [person.profile], asked)
    return CandidateOpenings(
        candidate_id=person.candidate_id,
        source_id=shown_source_id(uow.viewer, brief),
        found=openings_of(
            person.profile,
            [question_of(engine, job) for job in jobs],
            encode,
            engine.encoder.dimension,
            on=on,
        ),
        vacancies={vacancy.vacancy_id: vacancy for vacancy in vacancies},
        counted_on=on,
    )
