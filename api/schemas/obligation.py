"""Where an obligation stands as JSON. Euros are text, so that no cent is lost on the way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema
from api.schemas.words import Answer
from api.services.disclosed_lines import (
    BlockDetail,
    DisclosedEffort,
    DisclosedPlacement,
    disclosed_efforts,
    disclosed_placements,
)
from api.services.obligations import Account
from matcher.domain.money import Amount
from matcher.domain.obligation import GoalKind
from matcher.domain.placement import WorkForm
from matcher.eligibility.wording import Language
from matcher.ledger.entries import ProofStatus
from matcher.ledger.wording import (
    explain_question,
    goal_sentence,
    missing_goal_sentence,
    pace_sentence,
)
from matcher.value.standing import GoalStanding, Pace

_SPAN = {"at_least": "20000.00", "at_most": "20000.00"}
PLACEMENT_EXAMPLE: dict[str, Any] = {
    "placement": "P-4K8M1Z0QX7TB",
    "form": "employment",
    "hours_per_week": "36.00",
    "starts_on": "2026-01-01",
    "ends_on": None,
    "counted_from": "2026-01-01",
    "counted_until": "2026-06-30",
    "counts": "yes",
    "proof": "proven",
    "earned": _SPAN,
    "planned": {"at_least": "80000.00", "at_most": "80000.00"},
    "open_points": [],
    "block": {
        "block": "Participatiewet",
        "possible_blocks": [],
        "days": [{"first": "2026-01-01", "last": "2027-12-31"}],
        "arithmetic": [
            {
                "title": "Participatiewet",
                "formula": "€ 40.000,00 x 36/36 uur x 6/12 maanden = € 20.000,00",
                "amount": _SPAN,
                "source": "https://www.denhaag.nl/nl/ondernemen/zaken-doen-met-de-gemeente/"
                "social-return-bouwblokken/",
            }
        ],
        "reasons": ["Telt mee van 2026-01-01 tot en met 2027-12-31."],
    },
}
EFFORT_EXAMPLE: dict[str, Any] = {
    "effort": "E-2B9V6H3NC5YD",
    "title": "Cursus veilig werken",
    "done_on": "2026-03-01",
    "formula": "rekening of kosten excl. btw € 1.500,00",
    "earned": {"at_least": "1500.00", "at_most": "1500.00"},
    "planned": {"at_least": "1500.00", "at_most": "1500.00"},
    "open_points": [],
    "source": "https://www.denhaag.nl/nl/ondernemen/zaken-doen-met-de-gemeente/"
    "social-return-bouwblokken/",
}
OBLIGATION_EXAMPLE: dict[str, Any] = {
    "contract": "C-0M7T2B8Y4QGF",
    "on": "2026-06-30",
    "scheme": "haaglanden-zuid-holland-centraal/2023-07-01",
    "duty_rule": None,
    "owed": {"at_least": "50000.00", "at_most": "50000.00"},
    "formula": "5% van opdrachtsom € 1.000.000,00 = € 50.000,00",
    "source": "opdracht",
    "earned": {"at_least": "21500.00", "at_most": "21500.00"},
    "forecast": {"at_least": "81500.00", "at_most": "81500.00"},
    "remaining": {"at_least": "28500.00", "at_most": "28500.00"},
    "expected_by_now": {"at_least": "12500.00", "at_most": "12500.00"},
    "is_behind": "no",
    "pace": "on_pace",
    "pace_sentence": "Zoals het nu is gepland, wordt de verplichting voor de einddatum gehaald.",
    "goals": [
        {
            "kind": "persons",
            "target": "2.00",
            "reached": {"at_least": "1", "at_most": "1"},
            "is_reached": "no",
            "sentence": "1 van 2 personen: nog niet gehaald.",
        }
    ],
    "missing_goals": [
        {
            "kind": "person_months",
            "sentence": "De opdracht noemt geen doel in maanden werk.",
        }
    ],
    "questions": [],
    "placements": [PLACEMENT_EXAMPLE],
    "efforts": [EFFORT_EXAMPLE],
}


class SpanOut(Schema):
    """A number that is known, or lies between two ends because something is open."""

    at_least: Decimal
    at_most: Decimal | None = Field(description="Null is not bounded.")


class CountedWindowOut(Schema):
    """One reading of the days that a block counts."""

    first: date
    last: date | None = Field(description="Null is as long as the work lasts.")


class ArithmeticOut(Schema):
    """A block or a bonus with its amount."""

    title: str
    formula: str = Field(description="In Dutch; several ways of reading joined by 'of'.")
    amount: SpanOut
    source: str


class BlockDetailOut(Schema):
    """What betrays a target group: for municipal desks and the operator."""

    block: str | None = Field(description="The block that applies; null where none is sure.")
    possible_blocks: list[str]
    days: list[CountedWindowOut]
    arithmetic: list[ArithmeticOut]
    reasons: list[str]


class CountedPlacementOut(Schema):
    """A placement on the days that it counts for the contract."""

    model_config = ConfigDict(json_schema_extra={"examples": [PLACEMENT_EXAMPLE]})

    placement: str
    form: WorkForm
    hours_per_week: Decimal | None = Field(description="Null is unknown.")
    starts_on: date
    ends_on: date | None = Field(description="Null is open-ended.")
    counted_from: date | None = Field(
        description="First day of work under the contract; null for none yet."
    )
    counted_until: date | None = Field(description="The last such day, up to the day asked.")
    counts: Answer
    proof: ProofStatus = Field(description="Of the claim it rests on, at the reference date.")
    earned: SpanOut
    planned: SpanOut | None = Field(description="At the end date; null where that is not known.")
    open_points: list[str]
    block: BlockDetailOut | None = Field(
        description="Null is withheld from this viewer: it can betray a target group."
    )


class CountedEffortOut(Schema):
    """A social purchase, training or activity; it counts from the day it was done."""

    model_config = ConfigDict(json_schema_extra={"examples": [EFFORT_EXAMPLE]})

    effort: str
    title: str
    done_on: date
    formula: str
    earned: SpanOut
    planned: SpanOut | None
    open_points: list[str]
    source: str


class GoalOut(Schema):
    """A goal beside the euros, and how much of it is reached."""

    kind: GoalKind
    target: Decimal
    reached: SpanOut
    is_reached: Answer
    sentence: str


class MissingGoalOut(Schema):
    """A goal that the contract does not name."""

    kind: GoalKind
    sentence: str


class ObligationOut(Schema):
    """Where the obligation of a contract stands on a day."""

    model_config = ConfigDict(json_schema_extra={"examples": [OBLIGATION_EXAMPLE]})

    contract: str
    on: date
    scheme: str | None = Field(description="Null where the contract names none.")
    duty_rule: str | None = Field(description="Null where the contract names none.")
    owed: SpanOut
    formula: str = Field(description="How what is owed was counted, in Dutch.")
    source: str = Field(description="Address of the rule, or 'opdracht'.")
    earned: SpanOut
    forecast: SpanOut | None = Field(
        description="At the end date, as things are planned now; null where that is not known."
    )
    remaining: SpanOut
    expected_by_now: SpanOut = Field(description="What an even pace would have reached.")
    is_behind: Answer = Field(description="Whether less is earned than an even pace would give.")
    pace: Pace
    pace_sentence: str
    goals: list[GoalOut]
    missing_goals: list[MissingGoalOut]
    questions: list[str] = Field(description="What contract and rules leave open.")
    placements: list[CountedPlacementOut]
    efforts: list[CountedEffortOut]


def obligation_out(account: Account, language: Language) -> ObligationOut:
    """Return an account as JSON, with sentences in a language."""
    standing, ledger = account.standing, account.ledger
    has_end = ledger.terms.duration.valid_until is not None
    return ObligationOut(
        contract=account.contract.contract_id,
        on=account.on,
        scheme=ledger.terms.scheme_id,
        duty_rule=ledger.terms.duty_rule,
        owed=span_out(standing.owed),
        formula=ledger.obligation.formula,
        source=ledger.obligation.source,
        earned=span_out(standing.earned),
        forecast=span_out(standing.forecast) if has_end else None,
        remaining=span_out(standing.remaining),
        expected_by_now=span_out(standing.expected_by_now),
        is_behind=standing.is_behind,
        pace=standing.pace,
        pace_sentence=pace_sentence(standing, language),
        goals=[_goal(goal, language) for goal in standing.goals],
        missing_goals=[
            MissingGoalOut(kind=kind, sentence=missing_goal_sentence(kind, language))
            for kind in standing.goals_missing
        ],
        questions=[
            *(explain_question(question, language) for question in account.questions),
            *ledger.obligation.questions,
        ],
        placements=[counted_placement_out(one) for one in disclosed_placements(account, language)],
        efforts=[counted_effort_out(one) for one in disclosed_efforts(account, language)],
    )


def span_out(amount: Amount) -> SpanOut:
    """Return an amount as JSON."""
    return SpanOut(at_least=amount.at_least, at_most=amount.at_most)


def counted_placement_out(line: DisclosedPlacement) -> CountedPlacementOut:
    """Return a placement under a contract as JSON, without its pseudonym."""
    return CountedPlacementOut(
        placement=line.placement_id,
        form=line.form,
        hours_per_week=line.hours_per_week,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        counted_from=line.days.valid_from if line.days else None,
        counted_until=line.days.valid_until if line.days else None,
        counts=line.counts,
        proof=line.proof,
        earned=span_out(line.earned),
        planned=span_out(line.planned) if line.planned else None,
        open_points=list(line.open_points),
        block=_detail(line.detail) if line.detail else None,
    )


def counted_effort_out(line: DisclosedEffort) -> CountedEffortOut:
    """Return an effort under a contract as JSON."""
    return CountedEffortOut(
        effort=line.effort_id,
        title=line.title,
        done_on=line.done_on,
        formula=line.formula,
        earned=span_out(line.earned),
        planned=span_out(line.planned) if line.planned else None,
        open_points=list(line.open_points),
        source=line.source,
    )


def _detail(detail: BlockDetail) -> BlockDetailOut:
    return BlockDetailOut(
        block=detail.block,
        possible_blocks=list(detail.possible_blocks),
        days=[CountedWindowOut(first=days.first, last=days.last) for days in detail.counted],
        arithmetic=[
            ArithmeticOut(
                title=line.title,
                formula=line.formula,
                amount=span_out(line.amount),
                source=line.source,
            )
            for line in detail.arithmetic
        ],
        reasons=list(detail.reasons),
    )


def _goal(goal: GoalStanding, language: Language) -> GoalOut:
    return GoalOut(
        kind=goal.goal.kind,
        target=goal.goal.target,
        reached=span_out(goal.reached),
        is_reached=goal.is_reached,
        sentence=goal_sentence(goal, language),
    )
