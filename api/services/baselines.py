"""The rankers that people have today, over the stored pool: to compare with, not to advise."""

from __future__ import annotations

from dataclasses import dataclass

from api.services.match_engine import MatchEngine
from matcher.baselines.catalogue import baseline_named
from matcher.baselines.pool import Pool, order
from matcher.domain.access import may_match
from matcher.domain.candidate import Candidate
from matcher.domain.organisation import Channel
from models.unit_of_work import UnitOfWork

PAGE = 1_000
SEED = 1
"""Of the lots among equals: the same question gives the same list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineLine:
    """One candidate of a baseline's list; the score has a meaning of its own in each."""

    position: int
    candidate_id: str
    channel: Channel | None
    score: float


def rank_by_baseline(
    uow: UnitOfWork, engine: MatchEngine, name: str, vacancy: str, *, top: int
) -> tuple[str, tuple[BaselineLine, ...]]:
    """Return where a baseline is described, and the candidates it puts first.

    Candidates without consent to sharing take part for their own intermediary only, as in our own
    ranking. No hard criterion is applied: none of the baselines does.

    Raises
    ------
    NotFound
        If there is no such baseline or vacancy.
    """
    baseline = baseline_named(name, engine.encoder.encode)
    found = uow.vacancies.resolve(vacancy)
    people = _shown(uow)
    organisations = uow.organisations.many({person.organisation_id for person in people})
    channels = tuple(organisations[person.organisation_id].channel for person in people)
    pool = Pool(tuple(person.profile for person in people), channels)
    scores = baseline.scores(found, pool)
    return baseline.source, tuple(
        BaselineLine(
            position=position,
            candidate_id=people[place].candidate_id,
            channel=channels[place],
            score=float(scores[place]),
        )
        for position, place in enumerate(order(scores, seed=SEED)[:top].tolist(), start=1)
    )


def _shown(uow: UnitOfWork) -> list[Candidate]:
    people: list[Candidate] = []
    while True:
        page = uow.candidates.list(limit=PAGE, offset=len(people))
        people += page.rows
        if len(people) >= page.total or not page.rows:
            break
    return [
        one
        for one in people
        if may_match(uow.viewer, one.organisation_id, is_shareable=one.is_shareable)
    ]
