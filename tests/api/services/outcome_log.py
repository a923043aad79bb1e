"""A SYNTHETIC past in a database: lists that were shown, and who was invited from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from matcher.domain.access import Role
from matcher.domain.introduction import (
    FoundThrough,
    Introduction,
    IntroductionEvent,
    IntroductionState,
    Provenance,
)
from matcher.domain.organisation import Channel
from matcher.domain.ranking import FitComponent, RankedCandidate
from matcher.domain.shown_ranking import ListOrder, ShownLine, ShownRanking
from matcher.ranking.weights import DEFAULT_WEIGHTS, load_weights
from models.engine import Database
from tests.factories import a_candidate, a_contractor, a_vacancy, a_viewer, an_organisation
from tests.matcher.introductions.introducing import an_introduction

N_PEOPLE = 12
FIRST_DAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
READ_AT = datetime(2026, 11, 25, 12, tzinfo=UTC)
COMPONENTS = ("skills", "occupation", "travel", "hours")
TRULY = {"skills": 0.1, "occupation": 0.05, "travel": 0.7, "hours": 0.15}
"""What contractors of this past really went by."""


def fill(database: Database, *, n_vacancies: int, encoder_version: str, seed: int = 1) -> None:
    """Store people, vacancies, a list for each vacancy, and who was invited from it."""
    rng = np.random.default_rng(seed)
    with database.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(an_organisation(channel=Channel.UWV))
        uow.organisations.add(a_contractor())
        for person in range(N_PEOPLE):
            uow.candidates.add(a_candidate(candidate_id=candidate(person), source_id=str(person)))
        for number in range(n_vacancies):
            uow.vacancies.add(a_vacancy(vacancy_id=vacancy(number), source_id=f"vac-{number}"))
        uow.commit()
    with database.unit_of_work(a_viewer()) as uow:
        for number in range(n_vacancies):
            scores = rng.beta(2, 2, size=(N_PEOPLE, len(COMPONENTS)))
            ranking = a_list(number, scores, encoder_version)
            uow.shown_rankings.add(ranking)
            for line in ranking.lines:
                assert line.told is not None
                if rng.random() < _looked_at(line.place) * _suits(line.told):
                    uow.introductions.add(an_invitation(ranking, line))
        uow.commit()


def candidate(person: int) -> str:
    return f"K-{person:04d}"


def vacancy(number: int) -> str:
    return f"V-{number:04d}"


def a_list(number: int, scores: NDArray[np.float64], encoder_version: str) -> ShownRanking:
    """Return the list that the weights in use made, shown to the contractor O-0002."""
    weights = load_weights().components
    told = [
        _told(person, dict(zip(COMPONENTS, row, strict=True)), weights)
        for person, row in enumerate(scores.tolist())
    ]
    told.sort(key=lambda one: -(one.fit or 0.0))
    return ShownRanking(
        ranking_id=f"R-{number:04d}",
        shown_at=FIRST_DAY + timedelta(hours=number),
        actor="test",
        role=Role.CONTRACTOR,
        organisation_id="O-0002",
        vacancy_id=vacancy(number),
        vacancy_digest="ab" * 16,
        contract_id=None,
        scheme_id=None,
        order=ListOrder.FIT,
        weights_version=DEFAULT_WEIGHTS,
        encoder_version=encoder_version,
        rules_version="none",
        software_version="0.1.0",
        data_sequence=0,
        ranked_on=FIRST_DAY.date(),
        n_pool=N_PEOPLE,
        n_ranked=N_PEOPLE,
        n_excluded=0,
        lines=tuple(
            ShownLine(
                place=place,
                candidate_id=one.candidate_id,
                organisation_id="O-0001",
                channel=None,
                told=replace(one, position=place),
            )
            for place, one in enumerate(told, start=1)
        ),
    )


def an_invitation(ranking: ShownRanking, line: ShownLine, **changes: object) -> Introduction:
    """Return the introduction of somebody from a list, two days later, who was invited."""
    on = date(2026, 1, 5) + timedelta(days=2 + (ranking.shown_at - FIRST_DAY).days)
    steps = (IntroductionState.PROPOSED, IntroductionState.SHORTLISTED, IntroductionState.INVITED)
    events = tuple(
        IntroductionEvent(
            state=state,
            on=on,
            at=ranking.shown_at + timedelta(days=2, minutes=minute),
            by="test",
            role=Role.CONTRACTOR,
            organisation_id="O-0002",
        )
        for minute, state in enumerate(steps)
    )
    made = an_introduction(
        introduction_id=f"N-{ranking.ranking_id}-{line.place}",
        candidate_id=line.candidate_id,
        vacancy_id=ranking.vacancy_id,
        provenance=Provenance(
            found_through=FoundThrough.RANKING,
            ranking_id=ranking.ranking_id,
            place=line.place,
            part=line.part,
            order=ranking.order,
            weights_version=ranking.weights_version,
        ),
        events=events,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def _told(
    person: int, scores: Mapping[str, float], weights: Mapping[str, float]
) -> RankedCandidate:
    known = sum(weights[name] for name in scores)
    return RankedCandidate(
        position=None,
        candidate_id=candidate(person),
        fit=sum(weights[name] * score for name, score in scores.items()) / known,
        confidence=1.0,
        components=tuple(
            FitComponent(name=name, score=score, weight=weights[name], explanation="…")
            for name, score in scores.items()
        ),
        evidence=(),
        criteria=(),
        unknown=(),
    )


def _looked_at(place: int) -> float:
    return float(place**-0.5)


def _suits(told: RankedCandidate) -> float:
    fit = sum(TRULY[part.name] * (part.score or 0.0) for part in told.components)
    return float(1 / (1 + np.exp(9.0 - 15.0 * fit)))
