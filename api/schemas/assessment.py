"""One case under one scheme as JSON: the answer, its reasons, and the value line by line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pydantic import Field

from api.schemas.schema import Schema
from api.schemas.words import Answer
from api.services.assessments import ExplainedCase
from matcher.domain.block_scheme import BlockScheme, BlockUnit, SchemeKind
from matcher.domain.claim import TargetGroup
from matcher.domain.judgement import BlockAnswer, ProofState
from matcher.domain.target_group_rules import Completeness
from matcher.domain.valued import OpenPointCode, PlacementValue, ValueLine
from matcher.eligibility.explain import explain
from matcher.eligibility.wording import Language
from matcher.value.explain import explain_open_point


class SchemeOut(Schema):
    """A block scheme (bouwblokkenschema) as it lies in the installation."""

    scheme: str = Field(description="The id that commands ask for.")
    region: str
    title: str
    kind: SchemeKind
    valid_from: date | None = Field(description="Null is not published.")
    valid_until: date | None = Field(description="Last day; null is not published.")
    completeness: Completeness = Field(description="How much of the source could be read.")
    used_by: list[str]
    source: str
    known_gaps: list[str] = Field(description="What the source does not say, in Dutch.")


class CountedDaysOut(Schema):
    """One reading of the days that count."""

    first: date
    last: date | None = Field(description="Null is as long as the work lasts.")


class BlockOut(Schema):
    """A building block (bouwblok) that is or may be open to the person."""

    block: str
    title: str
    amount: Decimal | None = Field(description="Null could not be read in the source.")
    unit: BlockUnit
    group: TargetGroup | None
    proof: ProofState | None
    days: list[CountedDaysOut] = Field(description="One where nothing is open.")
    source: str


class ReadingOut(Schema):
    """One way to read rule and facts."""

    amount: Decimal | None = Field(description="Null is not bounded.")
    formula: str = Field(description="The arithmetic, in Dutch.")


class ValueLineOut(Schema):
    """A block or a bonus with its amount."""

    line: str
    title: str
    at_least: Decimal
    at_most: Decimal | None = Field(description="Null is not bounded.")
    readings: list[ReadingOut]
    source: str


class OpenPointOut(Schema):
    """One thing that is not known about the amount."""

    code: OpenPointCode
    about: str
    sentence: str


class ValueOut(Schema):
    """What the work counts for, in euros or points as the scheme says."""

    counted_from: date | None = Field(description="Null is the first day of the work.")
    counted_until: date | None
    at_least: Decimal
    at_most: Decimal | None = Field(description="Null is not bounded.")
    lines: list[ValueLineOut]
    open_points: list[OpenPointOut]


class AssessmentOut(Schema):
    """The answer for one case under one scheme."""

    scheme: SchemeOut
    scheme_day: date = Field(description="The day on which the scheme should hold.")
    is_in_force: Answer = Field(description="Unknown where the scheme has no dates.")
    counts: Answer
    reference_days: list[date] = Field(description="Peildatum; two where the source is silent.")
    block: BlockOut | None = Field(description="The block that applies; null where none is sure.")
    possible_blocks: list[BlockOut]
    reasons: list[str]
    open_reasons: list[str] = Field(description="The questions that a desk can still ask.")
    value: ValueOut | None = Field(description="Null where only eligibility was asked.")


def scheme_out(scheme: BlockScheme) -> SchemeOut:
    """Return a scheme as JSON."""
    return SchemeOut(
        scheme=scheme.scheme_id,
        region=scheme.scheme_id.partition("/")[0],
        title=scheme.title,
        kind=scheme.kind,
        valid_from=scheme.valid_from,
        valid_until=scheme.valid_until,
        completeness=scheme.completeness,
        used_by=list(scheme.used_by),
        source=scheme.source,
        known_gaps=list(scheme.known_gaps),
    )


def assessment_out(found: ExplainedCase, language: Language) -> AssessmentOut:
    """Return the answer for a case as JSON, with sentences in a language."""
    judgement = found.judgement
    return AssessmentOut(
        scheme=scheme_out(found.scheme),
        scheme_day=found.scheme_day,
        is_in_force=found.is_in_force,
        counts=judgement.counts,
        reference_days=list(judgement.reference_days),
        block=_block(judgement.chosen) if judgement.chosen else None,
        possible_blocks=[_block(answer) for answer in judgement.possible],
        reasons=_told(
            explain(reason, language, judgement.counts) for reason in found.settled_reasons
        ),
        open_reasons=_told(
            explain(reason, language, judgement.counts) for reason in found.open_reasons
        ),
        value=_value(found.value, language) if found.value else None,
    )


def _told(sentences: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(sentences))


def _block(answer: BlockAnswer) -> BlockOut:
    block = answer.block
    return BlockOut(
        block=block.block_id,
        title=block.title,
        amount=block.amount,
        unit=block.unit,
        group=answer.group,
        proof=answer.proof,
        days=[CountedDaysOut(first=days.first, last=days.last) for days in answer.days],
        source=block.source,
    )


def _value(value: PlacementValue, language: Language) -> ValueOut:
    return ValueOut(
        counted_from=value.days.valid_from,
        counted_until=value.days.valid_until,
        at_least=value.total.at_least,
        at_most=value.total.at_most,
        lines=[_line(line) for line in value.lines],
        open_points=[
            OpenPointOut(
                code=point.code, about=point.about, sentence=explain_open_point(point, language)
            )
            for point in value.open_points
        ],
    )


def _line(line: ValueLine) -> ValueLineOut:
    return ValueLineOut(
        line=line.line_id,
        title=line.title,
        at_least=line.amount.at_least,
        at_most=line.amount.at_most,
        readings=[ReadingOut(amount=r.amount, formula=r.formula) for r in line.readings],
        source=line.source,
    )
