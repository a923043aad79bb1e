"""A value statement as JSON: what the CSV, the workbook and the PDF hold, field by field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.obligation import (
    EFFORT_EXAMPLE,
    CountedEffortOut,
    SpanOut,
    counted_effort_out,
    span_out,
)
from api.schemas.schema import Schema
from api.schemas.words import Answer
from api.services.disclosed_lines import DisclosedPlacement, OtherValue
from api.services.statements import NOTES, ValueStatement
from matcher.domain.organisation import Organisation
from matcher.domain.placement import WorkForm
from matcher.ledger.entries import ProofStatus

_SPAN = {"at_least": "20000.00", "at_most": "20000.00"}
_TOTAL = {"at_least": "21500.00", "at_most": "21500.00"}
_SOURCE = (
    "https://www.denhaag.nl/nl/ondernemen/zaken-doen-met-de-gemeente/social-return-bouwblokken/"
)
_OTHER_EXAMPLE = {"scheme": "utrecht/undated", "earned": _SPAN, "planned": _SPAN}
_EXAMPLE: dict[str, Any] = {
    "contract": "C-0M7T2B8Y4QGF",
    "contract_number": "2026-017",
    "title": "Groot onderhoud wegen",
    "contractor": {"id": "O-2H4C9V7PGM0S", "name": "Bouwbedrijf Voorbeeld"},
    "authority": {"id": "O-9B6W3E1XJT5D", "name": "Gemeente Voorbeeld"},
    "award_date": "2026-01-01",
    "first_day": "2026-01-01",
    "last_day": "2027-12-31",
    "on": "2026-06-30",
    "scheme": {
        "scheme": "haaglanden-zuid-holland-centraal/2023-07-01",
        "title": "Social return bouwblokken Haaglanden en Zuid-Holland Centraal",
        "source": _SOURCE,
        "retrieved": "2026-11-25",
    },
    "duty_rule": None,
    "obligation_source": "opdracht",
    "obligation_formula": "5% van opdrachtsom € 1.000.000,00 = € 50.000,00",
    "placements": [
        {
            "placement": "P-4K8M1Z0QX7TB",
            "candidate": None,
            "form": "employment",
            "hours_per_week": "36.00",
            "counted_from": "2026-01-01",
            "counted_until": "2026-06-30",
            "counts": "yes",
            "proof": "proven",
            "are_blocks_withheld": False,
            "block": "Participatiewet",
            "arithmetic": ["Participatiewet: € 40.000,00 x 36/36 uur x 6/12 maanden = € 20.000,00"],
            "earned": _SPAN,
            "planned": _SPAN,
            "open_points": [],
            "others": [_OTHER_EXAMPLE],
        }
    ],
    "efforts": [EFFORT_EXAMPLE],
    "earned": _TOTAL,
    "planned": _TOTAL,
    "other_totals": [_OTHER_EXAMPLE],
    "owed": {"at_least": "50000.00", "at_most": "50000.00"},
    "remaining": {"at_least": "28500.00", "at_most": "28500.00"},
    "expected_by_now": {"at_least": "12500.00", "at_most": "12500.00"},
    "pace": "Zoals het nu is gepland, wordt de verplichting voor de einddatum gehaald.",
    "goals": ["De opdracht noemt geen doel in personen."],
    "open_points": [],
    "source_gaps": [],
    "notes": list(NOTES),
}


class PartyOut(Schema):
    """A contractor or contracting authority."""

    id: str
    name: str


class StatedSchemeOut(Schema):
    """The block scheme that the contract follows."""

    scheme: str
    title: str
    source: str
    retrieved: date


class OtherValueOut(Schema):
    """The same under another scheme."""

    scheme: str
    earned: SpanOut
    planned: SpanOut | None


class StatedPlacementOut(Schema):
    """One placement of the statement."""

    placement: str
    candidate: str | None = Field(description="Pseudonym; null unless it was asked for.")
    form: WorkForm
    hours_per_week: Decimal | None = Field(description="Null is unknown.")
    counted_from: date | None = Field(
        description="First day of work under the contract; null for none yet."
    )
    counted_until: date | None
    counts: Answer
    proof: ProofStatus
    are_blocks_withheld: bool = Field(
        description="Block and arithmetic can betray a target group; a contractor gets neither."
    )
    block: str | None
    arithmetic: list[str]
    earned: SpanOut
    planned: SpanOut | None = Field(description="At the end date; null where that is not known.")
    open_points: list[str]
    others: list[OtherValueOut]


class StatementOut(Schema):
    """What counts for a contract on a day, for the contracting authority."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    contract: str
    contract_number: str | None = Field(description="By which the contractor knows it.")
    title: str
    contractor: PartyOut
    authority: PartyOut | None
    award_date: date | None
    first_day: date | None = Field(description="Of the contract; null is unknown.")
    last_day: date | None
    on: date
    scheme: StatedSchemeOut | None
    duty_rule: str | None
    obligation_source: str
    obligation_formula: str
    placements: list[StatedPlacementOut]
    efforts: list[CountedEffortOut]
    earned: SpanOut = Field(description="The sum of all lines.")
    planned: SpanOut | None
    other_totals: list[OtherValueOut] = Field(description="Of the placements alone.")
    owed: SpanOut
    remaining: SpanOut
    expected_by_now: SpanOut
    pace: str
    goals: list[str]
    open_points: list[str]
    source_gaps: list[str] = Field(description="Empty for who may not read target groups.")
    notes: list[str]


def statement_out(statement: ValueStatement) -> StatementOut:
    """Return a statement as JSON."""
    account = statement.account
    contract, ledger, standing = account.contract, account.ledger, account.standing
    return StatementOut(
        contract=contract.contract_id,
        contract_number=contract.source_id or None,
        title=contract.title,
        contractor=_party(account.contractor),
        authority=_party(account.authority) if account.authority else None,
        award_date=contract.award_date,
        first_day=ledger.terms.duration.valid_from,
        last_day=ledger.terms.duration.valid_until,
        on=account.on,
        scheme=_scheme(statement),
        duty_rule=ledger.terms.duty_rule,
        obligation_source=ledger.obligation.source,
        obligation_formula=ledger.obligation.formula,
        placements=[_placement(line, statement) for line in statement.placements],
        efforts=[counted_effort_out(line) for line in statement.efforts],
        earned=span_out(statement.earned),
        planned=span_out(statement.planned) if statement.planned else None,
        other_totals=[_other(other) for other in statement.other_totals],
        owed=span_out(standing.owed),
        remaining=span_out(standing.remaining),
        expected_by_now=span_out(standing.expected_by_now),
        pace=statement.pace,
        goals=list(statement.goals),
        open_points=list(statement.open_points),
        source_gaps=list(statement.source_gaps),
        notes=list(statement.notes),
    )


def _party(organisation: Organisation) -> PartyOut:
    return PartyOut(id=organisation.organisation_id, name=organisation.name)


def _scheme(statement: ValueStatement) -> StatedSchemeOut | None:
    scheme = statement.account.ledger.scheme
    if scheme is None:
        return None
    return StatedSchemeOut(
        scheme=scheme.scheme_id,
        title=scheme.title,
        source=scheme.source,
        retrieved=scheme.retrieved,
    )


def _placement(line: DisclosedPlacement, statement: ValueStatement) -> StatedPlacementOut:
    detail = line.detail
    return StatedPlacementOut(
        placement=line.placement_id,
        candidate=line.candidate_id if statement.shows_pseudonyms else None,
        form=line.form,
        hours_per_week=line.hours_per_week,
        counted_from=line.days.valid_from if line.days else None,
        counted_until=line.days.valid_until if line.days else None,
        counts=line.counts,
        proof=line.proof,
        are_blocks_withheld=detail is None,
        block=detail.block if detail else None,
        arithmetic=[f"{one.title}: {one.formula}" for one in detail.arithmetic] if detail else [],
        earned=span_out(line.earned),
        planned=span_out(line.planned) if line.planned else None,
        open_points=list(line.open_points),
        others=[_other(other) for other in line.others],
    )


def _other(other: OtherValue) -> OtherValueOut:
    return OtherValueOut(
        scheme=other.scheme_id,
        earned=span_out(other.earned),
        planned=span_out(other.planned) if other.planned else None,
    )
