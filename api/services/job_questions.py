"""What ranking a few profiles once more takes: the job as the ranker was told it, and vectors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from api.services.known_jobs import KnownJob
from api.services.match_engine import MatchEngine
from matcher.domain.profile import Profile, entries_of
from matcher.explanations.standing import JobQuestion
from matcher.ranking.profiles import Encode
from models.unit_of_work import UnitOfWork


def question_of(engine: MatchEngine, job: KnownJob) -> JobQuestion:
    """Return a job as a question to the ranker that is in use.

    Asked while the index is lent: until then the engine may know of older weights.
    """
    return JobQuestion(
        ranker=engine.ranker, vacancy=job.vacancy, vectors=job.vectors, knowledge=job.knowledge
    )


def encoder_of(
    uow: UnitOfWork, engine: MatchEngine, profiles: Iterable[Profile], others: Iterable[str]
) -> Encode:
    """Return the vectors, as the pool has them, of these profiles' phrases and of some others.

    They are looked up here, so that nobody waits for the database while the index is lent.
    """
    own = [entry.phrase for profile in profiles for entry in entries_of(profile)]
    vectors = engine.vectors_for(uow, list(dict.fromkeys([*own, *others])))

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([vectors[text] for text in texts])

    return encode
