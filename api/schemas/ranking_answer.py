"""Rankings as the HTTP answers: the lines, with counts and the versions that made them."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.ranking import (
    RankingLineOut,
    StaleNote,
    VacancyLineOut,
    ranking_lines_out,
    vacancy_lines_out,
)
from api.schemas.schema import Schema
from api.services.ranking_answers import CandidateRanking, VacancyRanking
from matcher.domain.organisation import Channel
from matcher.domain.shown_ranking import ListOrder

_FIT_EXAMPLE: dict[str, Any] = {
    "rank": 1,
    "fit": 1.0,
    "confidence": 0.75,
    "components": [
        {
            "name": "skills",
            "score": 1.0,
            "weight": 0.42,
            "explanation": "1 van de 1 functie-eisen goed gedekt.",
        },
        {
            "name": "occupation",
            "score": None,
            "weight": 0.28,
            "explanation": "Geen beroep bekend: vraag welk werk de kandidaat deed en zoekt.",
        },
        {
            "name": "hours",
            "score": 1.0,
            "weight": 0.05,
            "explanation": "Kan 24 van de 24 uur per week werken.",
        },
    ],
    "evidence": [
        {
            "requirement": "heftruck rijden",
            "importance": "essential",
            "phrase": "heftruck rijden",
            "kind": "skill",
            "strength": 1.0,
            "weight": 1.0,
            "via": None,
        }
    ],
    "unknown": ["Rijbewijs B: onbekend, vraag na."],
    "excluded_by": [],
    "eligibility": {
        "counts": "yes",
        "reasons": ["Telt mee: Participatiewet sinds 2024-03-01; nog niet gecontroleerd."],
    },
    "value": {
        "scheme": "utrecht/undated",
        "kind": "euros",
        "at_least": "26666.67",
        "at_most": "36666.67",
        "counted_from": "2026-12-01",
        "counted_until": "2027-11-30",
        "hours_per_week": "24.00",
        "form": "employment",
        "block": "Participatiewet",
        "open_points": ["Niet bekend is of de bonus 'vast dienstverband' geldt."],
    },
}
_LINE_EXAMPLE = _FIT_EXAMPLE | {
    "candidate": "K-3F7Q9ZT0B2MX",
    "source_id": "0001",
    "channel": "municipality",
    "intermediary": {
        "id": "O-7QK2M0ZB4T9X",
        "name": "Werkbedrijf Voorbeeld",
        "email": "desk@werkbedrijf.example",
        "phone": "030-0000001",
    },
    "stale_note": None,
}
_VACANCY_LINE_EXAMPLE = _FIT_EXAMPLE | {
    "vacancy": "V-5D8N1KX3R6WJ",
    "source_id": "vac-1",
    "title": "Heftruckchauffeur",
    "closes_on": "2026-12-31",
    "contractor": {
        "id": "O-2H4C9V7PGM0S",
        "name": "Bouwbedrijf Voorbeeld",
        "email": None,
        "phone": None,
    },
}
_MOVE_EXAMPLE: dict[str, Any] = {
    "candidate": "K-3F7Q9ZT0B2MX",
    "channel": "wijkteam",
    "was": 9,
    "place": 4,
    "is_raised": True,
    "reason": "Naar voren gehaald: sociaal wijkteam was minder zichtbaar dan de ondergrens.",
}
_VERSIONS_EXAMPLE = {
    "weights_version": "default-v2",
    "encoder_version": "ngram-256",
    "ranked_on": "2026-11-24",
}


class FloorMoveOut(Schema):
    """A line that an exposure floor gave another place, and why."""

    candidate: str = Field(description="The pseudonym.")
    channel: Channel | None = Field(description="Null is not known.")
    was: int = Field(description="Place in order of fit.")
    place: int = Field(description="Place on the list as it stands.")
    is_raised: bool = Field(description="Taken forward for its channel; else it made room.")
    reason: str = Field(description="In Dutch.")


class VacancyRankingOut(Schema):
    """The candidates for a vacancy: the list, then, when asked, who is left out of it.

    After the list come those who do not count for the contract, in order of fit with their place
    by fit, and last those whom a hard criterion excludes.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "ranking": "R-8C1W5ZJ4Q7KX",
                    "vacancy": "V-5D8N1KX3R6WJ",
                    "contract": "C-0M7T2B8Y4QGF",
                    "scheme": "utrecht/undated",
                    "order": "fit",
                    "n_pool": 412,
                    "n_ranked": 167,
                    "n_excluded": 245,
                    "n_not_counting": 3,
                    **_VERSIONS_EXAMPLE,
                    "policy": "exposure floor 0.8 within 0.02",
                    "moves": [_MOVE_EXAMPLE],
                    "lines": [_LINE_EXAMPLE],
                }
            ]
        }
    )

    ranking: str = Field(description="Under which id this list is in the log of rankings.")
    vacancy: str = Field(description="Our id of the vacancy.")
    contract: str | None = Field(
        description="The contract for which people were said to count: the one that was asked "
        "for, else the one that the vacancy serves; null outside any, and where it is another "
        "contractor's."
    )
    scheme: str | None = Field(
        description="The block scheme by which people were said to count; null where none is "
        "named. Then what sources say about groups is set against the groups of the contract."
    )
    order: ListOrder = Field(
        description="In which order the list stands. `rank` is the place by fit, or with `proven` "
        "by fit times confidence; `value` does not change it."
    )
    n_pool: int = Field(description="How many candidates were looked at.")
    n_ranked: int = Field(description="How many of them stay in the list.")
    n_excluded: int = Field(description="How many a hard criterion excludes.")
    n_not_counting: int = Field(
        description="How many were left out of the list because they certainly do not count for "
        "the contract, though they suit the job better than the last one in it."
    )
    weights_version: str
    encoder_version: str
    ranked_on: date
    policy: str = Field(description="What ordered the lines beside `order`; empty: nothing.")
    moves: list[FloorMoveOut] = Field(description="Whom an exposure floor gave another place.")
    lines: list[RankingLineOut]


class CandidateRankingOut(Schema):
    """The open vacancies for a candidate: those that stay in the list first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "candidate": "K-3F7Q9ZT0B2MX",
                    "source_id": "0001",
                    "stale_note": None,
                    "n_vacancies": 18,
                    **_VERSIONS_EXAMPLE,
                    "lines": [_VACANCY_LINE_EXAMPLE],
                }
            ]
        }
    )

    candidate: str = Field(description="The pseudonym.")
    source_id: str | None
    stale_note: StaleNote
    n_vacancies: int = Field(description="How many open vacancies were looked at.")
    weights_version: str
    encoder_version: str
    ranked_on: date
    lines: list[VacancyLineOut]


def vacancy_ranking_out(ranking: VacancyRanking) -> VacancyRankingOut:
    """Return a vacancy's ranking with its counts and versions."""
    return VacancyRankingOut(
        ranking=ranking.ranking_id,
        vacancy=ranking.vacancy.vacancy_id,
        contract=ranking.contract.contract_id if ranking.contract else None,
        scheme=ranking.scheme_id,
        order=ranking.order,
        n_pool=ranking.n_pool,
        n_ranked=ranking.n_ranked,
        n_excluded=ranking.n_excluded,
        n_not_counting=ranking.n_not_counting,
        weights_version=ranking.weights_version,
        encoder_version=ranking.encoder_version,
        ranked_on=ranking.ranked_on,
        policy=ranking.policy,
        moves=[
            FloorMoveOut(
                candidate=move.candidate_id,
                channel=move.channel,
                was=move.was,
                place=move.place,
                is_raised=move.is_raised,
                reason=move.reason,
            )
            for move in ranking.moves
        ],
        lines=ranking_lines_out(ranking),
    )


def candidate_ranking_out(ranking: CandidateRanking) -> CandidateRankingOut:
    """Return a candidate's ranking with its versions."""
    return CandidateRankingOut(
        candidate=ranking.candidate_id,
        source_id=ranking.source_id,
        stale_note=ranking.stale_note,
        n_vacancies=ranking.n_vacancies,
        weights_version=ranking.weights_version,
        encoder_version=ranking.encoder_version,
        ranked_on=ranking.ranked_on,
        lines=vacancy_lines_out(ranking),
    )
