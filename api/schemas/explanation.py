"""Explanations as JSON, one shape for each reader: for HTTP and command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from api.schemas.contact import ContactOut, contact_out
from api.schemas.ranking import (
    Confidence,
    CountedValueOut,
    EligibilityOut,
    EvidenceOut,
    Fit,
    Rank,
    Unknown,
    eligibility_out,
    evidence_out,
    value_out,
)
from api.schemas.schema import Schema
from api.schemas.transfer import TransferOut, transfer_out
from api.schemas.words import Answer
from api.services.explanations import Explained
from matcher.domain.ranking import CriterionOutcome
from matcher.explanations.candidate import CandidateExplanation
from matcher.explanations.caseworker import CaseworkerExplanation
from matcher.explanations.change_words import ChangeKind
from matcher.explanations.contractor import ContractorExplanation
from matcher.explanations.level import Level
from matcher.explanations.parts import Part
from matcher.explanations.reader import Reader
from matcher.explanations.what_if import WhatIf
from matcher.explanations.what_if_wording import what_if_sentence


class PartOut(Schema):
    """One component of the fit (onderdeel van de geschiktheid)."""

    name: str = Field(description="As in a ranking.")
    title: str = Field(description="In Dutch.")
    score: float | None = Field(
        ge=0, le=1, description="Null when unknown: the part is then left out of the mean."
    )
    weight: float = Field(description="Its share in the mean when all parts are known.")
    share: float | None = Field(
        ge=0, le=1, description="How much of the fit it makes; null where it is unknown."
    )
    level: Level = Field(description="The score in a word.")
    explanation: str = Field(description="One plain Dutch sentence.")


class CriterionOut(Schema):
    """A hard criterion (harde eis) with its outcome."""

    criterion: str
    outcome: Answer
    explanation: str = Field(description="One plain Dutch sentence.")


class WhatIfOut(Schema):
    """What would follow if one thing were otherwise and nothing else were (als-dan)."""

    change: str = Field(description="In Dutch, as 'rijbewijs B'.")
    kind: ChangeKind
    is_unknown_now: bool = Field(description="Whether it may be so already: then asking is enough.")
    rank_before: Rank
    rank_after: Rank
    fit_before: Fit
    fit_after: Fit
    is_let_in: bool = Field(description="Whether a hard criterion excludes now and no longer.")
    explanation: str = Field(description="One plain Dutch sentence.")


class ExplanationOut(Schema):
    """What every explanation says of the match that it is about."""

    candidate: str = Field(description="The pseudonym.")
    vacancy: str = Field(description="Our id of the vacancy.")
    title: str
    contractor: ContactOut
    intermediary: ContactOut
    weights_version: str
    encoder_version: str
    ranked_on: date


class NumbersOut(ExplanationOut):
    """An explanation with numbers: those that ordered the list."""

    rank: Rank
    n_ranked: int = Field(description="How many stay in the list.")
    fit: Fit
    confidence: Confidence
    parts: list[PartOut] = Field(
        description="The fit is the mean of the known scores, weighted by their weights."
    )
    evidence: list[EvidenceOut]
    criteria: list[CriterionOut]
    unknown: Unknown


class CaseworkerExplanationOut(NumbersOut):
    """All that a ranking used, what stands beside the fit, and what would change it."""

    reader: Literal[Reader.CASEWORKER] = Reader.CASEWORKER
    source_id: str | None = Field(
        description="The id in the intermediary's own system; null where there is none or the "
        "viewer may not see it."
    )
    arithmetic: str = Field(description="The sum that makes the fit; empty where there is none.")
    eligibility: EligibilityOut
    value: CountedValueOut | None
    what_ifs: list[WhatIfOut] = Field(description="Single changes, the most helpful first.")
    transfers: list[TransferOut] = Field(
        description="From occupations held to this one; empty without a taxonomy."
    )


class ContractorExplanationOut(NumbersOut):
    """What is about the job: no wishes, no limits, no way from home, nothing of who counts.

    A phrase is null where it is a wish of the person or hardly about the requirement.
    """

    reader: Literal[Reader.CONTRACTOR] = Reader.CONTRACTOR


class CandidateExplanationOut(ExplanationOut):
    """The text for the person, in plain Dutch (B1); every list holds short paragraphs."""

    reader: Literal[Reader.CANDIDATE] = Reader.CANDIDATE
    is_proposed: bool = Field(description="Whether the person is in the list.")
    opening: list[str]
    why: list[str] = Field(description="Why this work was proposed: what suits.")
    partly: list[str] = Field(description="What suits in part.")
    less: list[str] = Field(description="What suits less well.")
    missing: list[str] = Field(description="What the work asks and the person does not have.")
    unknown: list[str] = Field(description="What nobody knows yet.")
    steps: list[str] = Field(description="What the person can do, the most helpful first.")
    ask: list[str] = Field(description="Whom to ask.")
    closing: list[str]


AnyExplanationOut = Annotated[
    CaseworkerExplanationOut | ContractorExplanationOut | CandidateExplanationOut,
    Field(discriminator="reader"),
]


def explanation_out(
    explained: Explained,
) -> CaseworkerExplanationOut | ContractorExplanationOut | CandidateExplanationOut:
    """Return an explanation as its reader gets it."""
    told, about = explained.told, _about(explained)
    if isinstance(told, CandidateExplanation):
        return CandidateExplanationOut(**about, **_paragraphs(told))
    if isinstance(told, ContractorExplanation):
        return ContractorExplanationOut(**about, **_numbers(told))
    assert explained.eligibility is not None, "a caseworker is told what stands beside the fit"
    return CaseworkerExplanationOut(
        **about,
        **_numbers(told),
        source_id=explained.source_id,
        arithmetic=told.arithmetic,
        eligibility=eligibility_out(explained.eligibility),
        value=value_out(explained.value) if explained.value else None,
        what_ifs=[_what_if(one) for one in explained.what_ifs],
        transfers=[transfer_out(one) for one in explained.transfers],
    )


def _about(explained: Explained) -> dict[str, Any]:
    return {
        "candidate": explained.candidate_id,
        "vacancy": explained.vacancy.vacancy_id,
        "title": explained.vacancy.title,
        "contractor": contact_out(explained.contractor),
        "intermediary": contact_out(explained.intermediary),
        "weights_version": explained.weights_version,
        "encoder_version": explained.encoder_version,
        "ranked_on": explained.ranked_on,
    }


def _numbers(told: CaseworkerExplanation | ContractorExplanation) -> dict[str, Any]:
    return {
        "rank": told.position,
        "n_ranked": told.n_ranked,
        "fit": told.fit,
        "confidence": told.confidence,
        "parts": _parts(told.parts),
        "evidence": evidence_out(told.evidence),
        "criteria": _criteria(told.criteria),
        "unknown": list(told.unknown),
    }


def _parts(parts: Sequence[Part]) -> list[PartOut]:
    return [
        PartOut(
            name=part.name,
            title=part.title,
            score=part.score,
            weight=part.weight,
            share=part.share,
            level=part.level,
            explanation=part.sentence,
        )
        for part in parts
    ]


def _criteria(criteria: Iterable[CriterionOutcome]) -> list[CriterionOut]:
    return [
        CriterionOut(criterion=one.name, outcome=one.outcome, explanation=one.explanation)
        for one in criteria
    ]


def _what_if(what_if: WhatIf) -> WhatIfOut:
    return WhatIfOut(
        change=what_if.change.text,
        kind=what_if.change.kind,
        is_unknown_now=what_if.change.is_confirmation,
        rank_before=what_if.before.position,
        rank_after=what_if.after.position,
        fit_before=what_if.before.fit,
        fit_after=what_if.after.fit,
        is_let_in=what_if.is_let_in,
        explanation=what_if_sentence(what_if),
    )


def _paragraphs(told: CandidateExplanation) -> dict[str, Any]:
    return {
        "is_proposed": told.is_proposed,
        "opening": list(told.opening),
        "why": list(told.why),
        "partly": list(told.partly),
        "less": list(told.less),
        "missing": list(told.missing),
        "unknown": list(told.unknown),
        "steps": list(told.steps),
        "ask": list(told.ask),
        "closing": list(told.closing),
    }
