"""Rankings as the HTTP answers: the lines, with counts and the versions that made them."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.ranking import (
    RankingLineOut,
    VacancyLineOut,
    ranking_lines_out,
    vacancy_lines_out,
)
from api.schemas.schema import Schema
from api.services.rankings import CandidateRanking, VacancyRanking

_FIT_EXAMPLE: dict[str, Any] = {
    "rank": 1,
    "fit": 1.0,
    "confidence": 0.75,
    "components": [
        {
            "name": "skills",
            "score": 1.0,
            "weight": 0.5,
            "explanation": "1 van de 1 functie-eisen goed gedekt.",
        },
        {
            "name": "occupation",
            "score": None,
            "weight": 0.2,
            "explanation": "Geen beroep bekend: vraag welk werk de kandidaat deed en zoekt.",
        },
        {
            "name": "hours",
            "score": 1.0,
            "weight": 0.1,
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
        }
    ],
    "unknown": ["Rijbewijs B: onbekend, vraag na."],
    "excluded_by": [],
    "eligibility": {
        "counts": "yes",
        "reasons": ["Telt mee: participatiewet (intake, nog niet gecontroleerd)."],
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
_VERSIONS_EXAMPLE = {
    "weights_version": "default-v1",
    "encoder_version": "ngram-256",
    "ranked_on": "2026-11-24",
}


class VacancyRankingOut(Schema):
    """The candidates for a vacancy: those who stay in the list first, then the excluded."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "vacancy": "V-5D8N1KX3R6WJ",
                    "contract": "C-0M7T2B8Y4QGF",
                    "n_pool": 412,
                    "n_ranked": 167,
                    "n_excluded": 245,
                    **_VERSIONS_EXAMPLE,
                    "lines": [_LINE_EXAMPLE],
                }
            ]
        }
    )

    vacancy: str = Field(description="Our id of the vacancy.")
    contract: str | None = Field(description="The contract it serves; null for one outside any.")
    n_pool: int = Field(description="How many candidates were looked at.")
    n_ranked: int = Field(description="How many of them stay in the list.")
    n_excluded: int = Field(description="How many a hard criterion excludes.")
    weights_version: str
    encoder_version: str
    ranked_on: date
    lines: list[RankingLineOut]


class CandidateRankingOut(Schema):
    """The open vacancies for a candidate: those that stay in the list first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "candidate": "K-3F7Q9ZT0B2MX",
                    "source_id": "0001",
                    "n_vacancies": 18,
                    **_VERSIONS_EXAMPLE,
                    "lines": [_VACANCY_LINE_EXAMPLE],
                }
            ]
        }
    )

    candidate: str = Field(description="The pseudonym.")
    source_id: str | None
    n_vacancies: int = Field(description="How many open vacancies were looked at.")
    weights_version: str
    encoder_version: str
    ranked_on: date
    lines: list[VacancyLineOut]


def vacancy_ranking_out(ranking: VacancyRanking) -> VacancyRankingOut:
    """Return a vacancy's ranking with its counts and versions."""
    return VacancyRankingOut(
        vacancy=ranking.vacancy.vacancy_id,
        contract=ranking.vacancy.contract_id,
        n_pool=ranking.n_pool,
        n_ranked=ranking.n_ranked,
        n_excluded=ranking.n_excluded,
        weights_version=ranking.weights_version,
        encoder_version=ranking.encoder_version,
        ranked_on=ranking.ranked_on,
        lines=ranking_lines_out(ranking),
    )


def candidate_ranking_out(ranking: CandidateRanking) -> CandidateRankingOut:
    """Return a candidate's ranking with its versions."""
    return CandidateRankingOut(
        candidate=ranking.candidate_id,
        source_id=ranking.source_id,
        n_vacancies=ranking.n_vacancies,
        weights_version=ranking.weights_version,
        encoder_version=ranking.encoder_version,
        ranked_on=ranking.ranked_on,
        lines=vacancy_lines_out(ranking),
    )
