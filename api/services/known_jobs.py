"""Vacancies with all that the ranker is told about them: every ranking starts from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from api.services.match_engine import MatchEngine
from matcher.domain.vacancy import Vacancy
from matcher.ranking.job_knowledge import JobKnowledge
from matcher.ranking.ranker import Vectors, asked_phrases
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownJob:
    """A vacancy, what a taxonomy tells about it, and the vectors of all that it asks.

    Attributes
    ----------
    vectors : mapping of str to float32 (dimension,)
        Of ``asked_phrases(vacancy, knowledge)`` at least.
    """

    vacancy: Vacancy
    knowledge: JobKnowledge
    vectors: Vectors


def known_jobs(
    uow: UnitOfWork, engine: MatchEngine, vacancies: Sequence[Vacancy], on: date
) -> list[KnownJob]:
    """Return these vacancies as the ranker takes them, in order.

    Parameters
    ----------
    vacancies : sequence of Vacancy
    on : date
        The day that counts as today.
    """
    knowledge = engine.links.knowledge(uow, vacancies, on)
    phrases = [
        phrase
        for vacancy in vacancies
        for phrase in asked_phrases(vacancy, knowledge[vacancy.vacancy_id])
    ]
    vectors = engine.vectors_for(uow, list(dict.fromkeys(phrases)))
    return [
        KnownJob(vacancy=one, knowledge=knowledge[one.vacancy_id], vectors=vectors)
        for one in vacancies
    ]


def known_job(uow: UnitOfWork, engine: MatchEngine, vacancy: Vacancy, on: date) -> KnownJob:
    """Return one vacancy as the ranker takes it."""
    (job,) = known_jobs(uow, engine, [vacancy], on)
    return job
