"""Rankings as JSON: the one place where a line gets its shape, for HTTP and command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from api.schemas.contact import ContactOut, contact_out
from api.schemas.schema import Schema
from api.schemas.words import Answer, EvidenceWord
from api.services.beside_fit import ShownValue
from api.services.ranking_answers import CandidateRanking, RankingLine, VacancyLine, VacancyRanking
from matcher.domain.block_scheme import SchemeKind
from matcher.domain.claim import Eligibility
from matcher.domain.organisation import Channel
from matcher.domain.placement import WorkForm
from matcher.domain.ranking import Evidence, RankedCandidate
from matcher.domain.vacancy import Importance
from matcher.value.explain import explain_open_point


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
    weight: float = Field(
        ge=0,
        le=1,
        description="Share of the requirement in the skills component; those of a vacancy add up "
        "to 1. It follows from importance and, with a taxonomy, from how rare the skill is.",
    )
    via: str | None = Field(
        description="The occupation of the taxonomy from which the skill was inferred, where the "
        "phrase is a job held; null where the phrase itself was meant."
    )


class ExclusionOut(Schema):
    """A hard criterion (harde eis) that the candidate fails."""

    criterion: str
    explanation: str = Field(description="One plain Dutch sentence.")


class EligibilityOut(Schema):
    """Whether the candidate counts for the contract (telt mee); it has no part in the fit."""

    counts: Answer = Field(description="Unknown also where it is not shown; a reason says so.")
    reasons: list[str] = Field(
        description="In plain Dutch, and only as far as the viewer may read them."
    )


class CountedValueOut(Schema):
    """What the candidate would count for in this job, by a scheme; it has no part in the fit.

    Form, block and open points are for those who may read which target group somebody is in.
    """

    scheme: str = Field(description="The block scheme by which it was counted.")
    kind: SchemeKind = Field(description="Whether the amounts are euros or points.")
    at_least: Decimal
    at_most: Decimal | None = Field(description="Null is not bounded: something is not known.")
    counted_from: date = Field(description="First day of the work, as planned.")
    counted_until: date = Field(description="Last day that was counted.")
    hours_per_week: Decimal | None = Field(
        description="The most that the job offers and the candidate can work. Null is unknown: "
        "the amount then runs from no hours to full time."
    )
    form: WorkForm | None = Field(
        description="The form of work in which it counts so; null where you may not read it."
    )
    block: str | None = Field(
        description="The building block that is certain; null where none is, or where you may not "
        "read it."
    )
    open_points: list[str] = Field(
        description="Why the amount is not certain, in plain Dutch; empty where you may not read "
        "it."
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
Value = Annotated[
    CountedValueOut | None,
    Field(
        description="Null where no scheme says what somebody counts for, or where you may not "
        "read it."
    ),
]
StaleNote = Annotated[
    str | None,
    Field(
        description="In plain Dutch: nobody confirmed the profile for 90 days, or it is not known "
        "when somebody did. It never lowers the fit. Null where the profile was confirmed."
    ),
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
    value: Value
    channel: Channel | None = Field(description="The road by which the candidate was found.")
    intermediary: ContactOut
    stale_note: StaleNote


class ToldOut(Schema):
    """What the ranker told of a line: the fit, and the numbers and reasons behind it."""

    rank: Rank
    fit: Fit
    confidence: Confidence
    components: list[ComponentOut]
    evidence: list[EvidenceOut]
    unknown: Unknown
    excluded_by: ExcludedBy


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
    value: Value
    closes_on: date | None = Field(description="Last day to propose somebody; null is unknown.")
    contractor: ContactOut


def ranking_lines_out(ranking: VacancyRanking) -> list[RankingLineOut]:
    """Return the lines of a vacancy's ranking, then who does not count, then the excluded."""
    told = (*ranking.lines, *ranking.not_counting, *ranking.excluded)
    return [_candidate_line(line) for line in told]


def vacancy_lines_out(ranking: CandidateRanking) -> list[VacancyLineOut]:
    """Return the lines of a candidate's ranking; the vacancies that exclude come last."""
    return [_vacancy_line(line) for line in (*ranking.lines, *ranking.excluded)]


def _candidate_line(line: RankingLine) -> RankingLineOut:
    return RankingLineOut(
        candidate=line.ranked.candidate_id,
        source_id=line.source_id,
        channel=line.channel,
        intermediary=contact_out(line.intermediary),
        stale_note=line.stale_note,
        **_fit_fields(line.ranked, line.eligibility, line.value),
    )


def _vacancy_line(line: VacancyLine) -> VacancyLineOut:
    return VacancyLineOut(
        vacancy=line.vacancy.vacancy_id,
        source_id=line.vacancy.source_id or None,
        title=line.vacancy.title,
        closes_on=line.vacancy.closes_on,
        contractor=contact_out(line.contractor),
        **_fit_fields(line.ranked, line.eligibility, line.value),
    )


def told_out(ranked: RankedCandidate) -> ToldOut:
    """Return the numbers and reasons of a line, without what stands beside the fit."""
    return ToldOut(**_told_fields(ranked))


def _fit_fields(
    ranked: RankedCandidate, eligibility: Eligibility, value: ShownValue | None
) -> dict[str, Any]:
    return _told_fields(ranked) | {
        "eligibility": eligibility_out(eligibility),
        "value": value_out(value) if value else None,
    }


def _told_fields(ranked: RankedCandidate) -> dict[str, Any]:
    return {
        "rank": ranked.position,
        "fit": ranked.fit,
        "confidence": ranked.confidence,
        "components": _components(ranked),
        "evidence": evidence_out(ranked.evidence),
        "unknown": list(ranked.unknown),
        "excluded_by": [
            ExclusionOut(criterion=failed.name, explanation=failed.explanation)
            for failed in ranked.excluded_by
        ],
    }


def eligibility_out(eligibility: Eligibility) -> EligibilityOut:
    """Return whether somebody counts, as the viewer may read it."""
    return EligibilityOut(counts=eligibility.counts, reasons=list(eligibility.reasons))


def value_out(shown: ShownValue) -> CountedValueOut:
    """Return a value as the viewer may read it."""
    work, value = shown.work, shown.value
    return CountedValueOut(
        scheme=value.scheme_id,
        kind=value.kind,
        at_least=value.amount.at_least,
        at_most=value.amount.at_most,
        counted_from=work.starts_on,
        counted_until=work.counted_until,
        hours_per_week=work.hours_per_week,
        form=value.form,
        block=value.block,
        open_points=[explain_open_point(point) for point in value.open_points],
    )


def _components(ranked: RankedCandidate) -> Sequence[ComponentOut]:
    return [
        ComponentOut(
            name=part.name, score=part.score, weight=part.weight, explanation=part.explanation
        )
        for part in ranked.components
    ]


def evidence_out(evidence: Iterable[Evidence]) -> list[EvidenceOut]:
    """Return which phrase met which requirement."""
    return [
        EvidenceOut(
            requirement=met.requirement,
            importance=met.importance,
            phrase=met.phrase,
            kind=met.kind,
            strength=met.strength,
            weight=met.weight,
            via=met.via,
        )
        for met in evidence
    ]
