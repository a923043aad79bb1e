"""Lines of rankings, made by the ranker itself, for tests of what is told about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matcher.domain.profile import Profile
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy
from matcher.explanations.change import Change
from matcher.explanations.standing import JobQuestion, PoolStandings
from matcher.explanations.what_if import WhatIf, what_ifs
from matcher.ranking.index import CandidateIndex
from matcher.ranking.job_knowledge import JobKnowledge
from matcher.ranking.ranker import Ranker, asked_phrases
from matcher.ranking.weights import load_weights
from tests.matcher.pool import DIMENSION, put, toy_calibration, toy_vector

TODAY = date(2026, 1, 20)


KNOWN = JobKnowledge(on=TODAY)


def question_of(vacancy: Vacancy, knowledge: JobKnowledge = KNOWN) -> JobQuestion:
    return JobQuestion(
        ranker=Ranker(load_weights(), toy_calibration),
        vacancy=vacancy,
        vectors={phrase: toy_vector(phrase) for phrase in asked_phrases(vacancy, knowledge)},
        knowledge=knowledge,
    )


def pool_of(people: Sequence[Profile]) -> CandidateIndex:
    """Return an index of K-0001, K-0002 …"""
    index = CandidateIndex(DIMENSION)
    put(index, dict(enumerate(people, start=1)))
    return index


def told_of(
    people: Sequence[Profile], vacancy: Vacancy, knowledge: JobKnowledge = KNOWN
) -> dict[str, RankedCandidate]:
    """Return everybody's line by id."""
    ranking = question_of(vacancy, knowledge).of_all(pool_of(people))
    return {line.candidate_id: line for line in ranking.ranked + ranking.excluded}


def line_of(profile: Profile, vacancy: Vacancy) -> RankedCandidate:
    """Return the line of the only person there is."""
    return told_of([profile], vacancy)["K-0001"]


def toy_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.array([toy_vector(text) for text in texts], dtype=np.float32)


def what_if_of(
    people: Sequence[Profile],
    vacancy: Vacancy,
    changes: Sequence[Change],
    knowledge: JobKnowledge = KNOWN,
) -> tuple[WhatIf, ...]:
    """Return what follows for the first of some people."""
    question = question_of(vacancy, knowledge)
    standings = PoolStandings(question, pool_of(people), "K-0001")
    return what_ifs(question, standings, changes, toy_vectors, DIMENSION)
