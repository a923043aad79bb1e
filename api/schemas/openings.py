"""What would open more vacancies to somebody, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema
from api.services.openings import CandidateOpenings
from matcher.explanations.change_words import ChangeKind
from matcher.explanations.openings import opening_sentence


class OpenedVacancyOut(Schema):
    """A vacancy by our id and title."""

    vacancy: str
    title: str


class OpeningOut(Schema):
    """What one change would open (wat er opengaat)."""

    change: str = Field(description="In Dutch, as 'rijbewijs B'.")
    kind: ChangeKind
    is_unknown_now: bool = Field(description="Whether it may be so already: then asking is enough.")
    opened: list[OpenedVacancyOut] = Field(
        description="A hard criterion fails now, and none would."
    )
    made_certain: list[OpenedVacancyOut] = Field(
        description="Nothing fails now, something is unknown, and all would be met."
    )
    explanation: str = Field(description="In plain Dutch.")


class OpeningsOut(Schema):
    """Where somebody stands with the open vacancies, and what would open more of them."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "candidate": "K-3F7Q9ZT0B2MX",
                    "source_id": "0001",
                    "n_vacancies": 40,
                    "n_certain": 8,
                    "n_uncertain": 12,
                    "n_closed": 20,
                    "counted_on": "2026-11-25",
                    "openings": [
                        {
                            "change": "rijbewijs B",
                            "kind": "driving_licence",
                            "is_unknown_now": False,
                            "opened": [{"vacancy": "V-5D8N1KX3R6WJ", "title": "Heftruckchauffeur"}],
                            "made_certain": [],
                            "explanation": "1 van de 40 vacatures valt alleen af op: rijbewijs B.",
                        }
                    ],
                }
            ]
        }
    )

    candidate: str = Field(description="The pseudonym.")
    source_id: str | None
    n_vacancies: int = Field(description="How many open vacancies were looked at.")
    n_certain: int = Field(description="How many of them meet every hard criterion.")
    n_uncertain: int = Field(description="In how many nothing fails and something is unknown.")
    n_closed: int = Field(description="In how many a hard criterion fails.")
    counted_on: date
    openings: list[OpeningOut] = Field(description="What opens most first.")


def openings_out(openings: CandidateOpenings) -> OpeningsOut:
    """Return what would open more vacancies."""
    found = openings.found

    def titled(ids: Sequence[str]) -> list[OpenedVacancyOut]:
        return [OpenedVacancyOut(vacancy=v, title=openings.vacancies[v].title) for v in ids]

    return OpeningsOut(
        candidate=openings.candidate_id,
        source_id=openings.source_id,
        n_vacancies=found.n_vacancies,
        n_certain=found.n_certain,
        n_uncertain=found.n_uncertain,
        n_closed=found.n_closed,
        counted_on=openings.counted_on,
        openings=[
            OpeningOut(
                change=one.change.text,
                kind=one.change.kind,
                is_unknown_now=one.change.is_confirmation,
                opened=titled(one.opened),
                made_certain=titled(one.made_certain),
                explanation=opening_sentence(one, found.n_vacancies),
            )
            for one in found.openings
        ],
    )
