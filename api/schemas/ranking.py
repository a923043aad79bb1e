"""Rankings as JSON: the one place where a line gets its shape, for HTTP and command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from api.schemas.contact import ContactOut, contact_out
from api.schemas.schema import Schema
from api.schemas.words import Answer, EvidenceWord
from api.services.rankings import CandidateRanking, RankingLine, VacancyLine, VacancyRanking
from matcher.domain.claim import Eligibility
from matcher.domain.organisation import Channel
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Importance


class ComponentOut(Schema):
    """One part of the fit (onderdeel van de geschiktheid)."""

    name: str = Field(description="skills, occupation, travel, hours or language.")
    score: float | None = Field(
        ge=0, le=1, description="Null when unknown: the part is then left out of the mean."
    )
    weight: float = Field(description="Its share in the mean when all parts are known.")
    explanation: str = Field(description="One plain Dutch sentence with the numbers used.")


class EvidenceOut(Schema):
    """Which phrase of the candidate met which requirement."""

    requirement: str = Field(description="As the vacancy states it.")
    importance: Importance
    phrase: str | None = Field(
        description="The candidate's best phrase; null when nothing comes near."
    )
    kind: EvidenceWord | None = Field(description="Where in the profile the phrase stands.")
    strength: float = Field(
        ge=0, le=1, description="The share of the requirement that counts as covered."
    )


class ExclusionOut(Schema):
    """A hard criterion (harde eis) that the candidate fails."""

    criterion: str
    explanation: str = Field(description="One plain Dutch sentence.")


class EligibilityOut(Schema):
    """Whether the candidate counts for the contract (telt mee); it has no part in the fit."""

    counts: Answer
    reasons: list[str] = Field(
        description="In plain Dutch, and only as far as the viewer may read them."
    )


Rank = Annotated[
    int | None,
    Field(ge=1, description="1 is best; null for somebody whom a hard criterion excludes."),
]
Fit = Annotated[
    float | None,
    Field(
        ge=0, le=1, description="Geschiktheid. Null when neither skills nor occupation is known."
    ),
]
Confidence = Annotated[
    float, Field(ge=0, le=1, description="The share of the weights that rests on known facts.")
]
Unknown = Annotated[
    list[str], Field(description="What is not known and worth asking, in plain Dutch.")
]
ExcludedBy = Annotated[
    list[ExclusionOut], Field(description="Empty for those who stay in the list.")
]


class RankingLineOut(Schema):
    """One candidate for a vacancy."""

    rank: Rank
    candidate: str = Field(description="The pseudonym.")
    source_id: str | None = Field(
        description="The id in the intermediary's own system; null where there is none or the "
        "viewer may not see it."
    )
    fit: Fit
    confidence: Confidence
    components: list[ComponentOut]
    evidence: list[EvidenceOut]
    unknown: Unknown
    excluded_by: ExcludedBy
    eligibility: EligibilityOut
    channel: Channel | None = Field(description="The road by which the candidate was found.")
    intermediary: ContactOut


class VacancyLineOut(Schema):
    """One vacancy for a candidate."""

    rank: Rank
    vacancy: str = Field(description="Our id of the vacancy.")
    source_id: str | None = Field(description="The contractor's own id; null where none.")
    title: str
    fit: Fit
    confidence: Confidence
    components: list[ComponentOut]
    evidence: list[EvidenceOut]
    unknown: Unknown
    excluded_by: ExcludedBy
    eligibility: EligibilityOut
    closes_on: date | None = Field(description="Last day to propose somebody; null is unknown.")
    contractor: ContactOut


def ranking_lines_out(ranking: VacancyRanking) -> list[RankingLineOut]:
    """Return the lines of a vacancy's ranking; those who were excluded come last."""
    return [_candidate_line(line) for line in (*ranking.lines, *ranking.excluded)]


def vacancy_lines_out(ranking: CandidateRanking) -> list[VacancyLineOut]:
    """Return the lines of a candidate's ranking; the vacancies that exclude come last."""
    return [_vacancy_line(line) for line in (*ranking.lines, *ranking.excluded)]


def _candidate_line(line: RankingLine) -> RankingLineOut:
    return RankingLineOut(
        candidate=line.ranked.candidate_id,
        source_id=line.source_id,
        channel=line.channel,
        intermediary=contact_out(line.intermediary),
        **_fit_fields(line.ranked, line.eligibility),
    )


def _vacancy_line(line: VacancyLine) -> VacancyLineOut:
    return VacancyLineOut(
        vacancy=line.vacancy.vacancy_id,
        source_id=line.vacancy.source_id or None,
        title=line.vacancy.title,
        closes_on=line.vacancy.closes_on,
        contractor=contact_out(line.contractor),
        **_fit_fields(line.ranked, line.eligibility),
    )


def _fit_fields(ranked: RankedCandidate, eligibility: Eligibility) -> dict[str, Any]:
    return {
        "rank": ranked.position,
        "fit": ranked.fit,
        "confidence": ranked.confidence,
        "components": _components(ranked),
        "evidence": _evidence(ranked),
        "unknown": list(ranked.unknown),
        "excluded_by": [
            ExclusionOut(criterion=failed.name, explanation=failed.explanation)
            for failed in ranked.excluded_by
        ],
        "eligibility": EligibilityOut(counts=eligibility.counts, reasons=list(eligibility.reasons)),
    }


def _components(ranked: RankedCandidate) -> Sequence[ComponentOut]:
    return [
        ComponentOut(
            name=part.name, score=part.score, weight=part.weight, explanation=part.explanation
        )
        for part in ranked.components
    ]


def _evidence(ranked: RankedCandidate) -> Sequence[EvidenceOut]:
    return [
        EvidenceOut(
            requirement=met.requirement,
            importance=met.importance,
            phrase=met.phrase,
            kind=met.kind,
            strength=met.strength,
        )
        for met in ranked.evidence
    ]
