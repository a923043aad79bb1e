"""Feasibility: how many people could meet an obligation, and whether they are enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from api.services.asked_work import asked_area, asked_vacancies, kind_title
from api.services.counting_rights import check_may_ask_contract
from api.services.feasibility_question import (
    CompleteQuestion,
    FeasibilityQuestion,
    completed,
)
from api.services.known_jobs import known_jobs
from api.services.match_engine import MatchEngine
from api.services.visible_pool import shown_to
from matcher.domain.organisation import Organisation, OrganisationKind
from matcher.domain.vacancy import Vacancy
from matcher.eligibility.disclosure import may_read_reasons
from matcher.feasibility.answer import FeasibilityAnswer, PoolLine, feasibility
from matcher.feasibility.countable_pool import AbleCandidate, counted_pool
from matcher.feasibility.disclosure import blurred
from matcher.feasibility.labour_pool import Bounds, CouldDo, Reach, best_of, could_do
from matcher.location.named_areas import NamedArea
from matcher.prospects import Prospects
from matcher.ranking.index import CandidateIndex
from models.unit_of_work import UnitOfWork

MOST_INTERMEDIARIES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolCounts:
    """Where everybody of the pool stands; the numbers add up to ``n_pool``.

    Attributes
    ----------
    n_too_far, n_excluded, n_not_suitable : int
        Of those who could do none of the work, why not the work that came nearest.
    """

    n_pool: int
    n_eligible: int
    n_possible: int
    n_not_counting: int
    n_too_far: int
    n_excluded: int
    n_not_suitable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCounts:
    """How many could do one kind of work; who suits two kinds is in both."""

    title: str
    n_certain: int
    n_possible: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeasibility:
    """The answer with everything it rests on.

    Attributes
    ----------
    lines : tuple of PoolLine
        As far as the viewer may know.
    most_travel_min : float or None
        For people without a limit of their own; None where people must live in a named area.
    is_merged : bool
        Whether lines were put together and rounded down, and values are means.
    """

    asked: FeasibilityQuestion
    question: CompleteQuestion
    place: str
    most_travel_min: float | None
    counts: PoolCounts
    kinds: tuple[KindCounts, ...]
    lines: tuple[PoolLine, ...]
    is_merged: bool
    answer: FeasibilityAnswer
    weights_version: str
    encoder_version: str
    asked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pool:
    """Who could do which work, of those whom the viewer may be shown."""

    candidate_ids: list[str]
    organisation_keys: list[int]
    outcomes: NDArray[np.int8]
    kinds: tuple[KindCounts, ...]


def feasibility_of(
    uow: UnitOfWork, engine: MatchEngine, asked: FeasibilityQuestion, *, on: date
) -> FoundFeasibility:
    """Return whether an obligation can be met with the people whom the viewer may be shown.

    Nothing is stored. Whoever may not read why somebody counts gets lines of at least ten people,
    rounded down; the answer follows from those lines, so that no number tells more than they do.

    Raises
    ------
    InvalidInput
        If the question is not complete, or names what does not exist.
    Conflict
        If a contractor names a contract of another one.
    """
    question = completed(uow, asked, on)
    if question.terms is not None:
        check_may_ask_contract(uow.viewer, question.terms.contract)
    live_in = asked_area(asked.place)
    vacancies = asked_vacancies(uow, asked, question.work)
    horizon_min = engine.weights_in_use(uow).travel_horizon_min
    most_travel_min = asked.most_travel_min or float(horizon_min)
    bounds = Bounds(
        least_fit=asked.least_fit, reach=Reach(live_in=live_in, most_travel_min=most_travel_min)
    )
    pool = _pool(uow, engine, vacancies, bounds, on)
    prospects = Prospects(question.rulebook, question.terms)
    able = list(_able(uow, pool))
    counted = counted_pool(able, prospects, question.work)
    others = blurred(counted.hidden, counted.n_hidden_not_counting, counted.most_each)
    lines = (*counted.told, *others.lines)
    n_not_counting = counted.n_told_not_counting + others.n_not_counting
    answer = feasibility(
        question.owed,
        lines,
        positions=asked.positions,
        comfortable_share=asked.comfortable_share,
    )
    return FoundFeasibility(
        asked=asked,
        question=question,
        place=_place_name(live_in, vacancies),
        most_travel_min=None if live_in else most_travel_min,
        counts=_counts(pool, len(able), n_not_counting, answer),
        kinds=pool.kinds,
        lines=lines,
        is_merged=bool(others.lines),
        answer=answer,
        weights_version=engine.weights.version,
        encoder_version=engine.encoder.version,
        asked_on=on,
    )


def _pool(
    uow: UnitOfWork, engine: MatchEngine, vacancies: list[Vacancy], bounds: Bounds, on: date
) -> _Pool:
    jobs = known_jobs(uow, engine, vacancies, on)
    with engine.index() as index:
        slots = np.flatnonzero(index.is_present & shown_to(uow, index))
        each = [
            could_do(
                engine.ranker, index, job.vacancy, job.vectors, bounds, knowledge=job.knowledge
            )[slots]
            for job in jobs
        ]
        return _Pool(
            candidate_ids=[index.candidate_id(slot) for slot in slots.tolist()],
            organisation_keys=_organisation_keys(index)[slots].tolist(),
            outcomes=best_of(each),
            kinds=tuple(
                KindCounts(
                    title=kind_title(vacancy),
                    n_certain=int(np.count_nonzero(outcome == CouldDo.CERTAIN)),
                    n_possible=int(np.count_nonzero(outcome == CouldDo.POSSIBLE)),
                )
                for vacancy, outcome in zip(vacancies, each, strict=True)
            ),
        )


def _organisation_keys(index: CandidateIndex) -> NDArray[np.int32]:
    return np.asarray(index.column("organisation_key"), dtype=np.int32)


def _able(uow: UnitOfWork, pool: _Pool) -> Iterator[AbleCandidate]:
    """Give those who could do the work, with what is known of their groups."""
    places = np.flatnonzero(pool.outcomes >= CouldDo.POSSIBLE).tolist()
    records = uow.claims.records_of([pool.candidate_ids[place] for place in places])
    intermediaries = _intermediaries(uow)
    for place in places:
        candidate_id = pool.candidate_ids[place]
        # A candidate can be withdrawn between scoring and this moment.
        if candidate_id in records:
            intermediary = intermediaries[pool.organisation_keys[place]]
            yield AbleCandidate(
                records=records[candidate_id],
                channel=intermediary.channel,
                is_certain=pool.outcomes[place] == CouldDo.CERTAIN,
                is_told=may_read_reasons(uow.viewer, intermediary.organisation_id),
            )


def _intermediaries(uow: UnitOfWork) -> dict[int, Organisation]:
    """Return the intermediaries by the key under which the index knows them."""
    found = uow.organisations.list(kind=OrganisationKind.INTERMEDIARY, limit=MOST_INTERMEDIARIES)
    by_id = {organisation.organisation_id: organisation for organisation in found.rows}
    return {key: by_id[one] for one, key in uow.organisations.keys_of(by_id).items()}


def _counts(pool: _Pool, n_able: int, n_not_counting: int, answer: FeasibilityAnswer) -> PoolCounts:
    n_out = {
        reason: int(np.count_nonzero(pool.outcomes == reason))
        for reason in (CouldDo.TOO_FAR, CouldDo.EXCLUDED, CouldDo.NOT_SUITABLE)
    }
    return PoolCounts(
        n_pool=sum(n_out.values()) + n_able,
        n_eligible=answer.n_eligible,
        n_possible=answer.n_possible,
        n_not_counting=n_not_counting,
        n_too_far=n_out[CouldDo.TOO_FAR],
        n_excluded=n_out[CouldDo.EXCLUDED],
        n_not_suitable=n_out[CouldDo.NOT_SUITABLE],
    )


def _place_name(live_in: NamedArea | None, vacancies: list[Vacancy]) -> str:
    if live_in is not None:
        return live_in.name
    return ", ".join(dict.fromkeys(vacancy.pc4 or "" for vacancy in vacancies))
