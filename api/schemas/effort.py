"""Social efforts as JSON: purchases, training and activities that count beside placements."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import ConfigDict, Field, Strict

from api.schemas.fields import Day, Euros, Phrase
from api.schemas.paging import PageOut
from api.schemas.schema import Schema
from matcher.domain.effort import EffortKind, SocialEffort
from models.paging import Page

_EXAMPLE: dict[str, Any] = {
    "kind": "social_purchase",
    "done_on": "2026-09-30",
    "invoice": "4250.00",
    "hours": None,
    "days": None,
    "agreed_value": None,
    "description": "Catering door een sociale onderneming",
}
_OUT_EXAMPLE = {"id": "E-6T1ZQ0V8M3KD", "contract": "C-0M7T2B8Y4QGF"} | _EXAMPLE

MOST_DAYS = 36_600

EffortHours = Annotated[Decimal, Field(ge=0, le=Decimal(10) ** 9, decimal_places=2)]
EffortDays = Annotated[int, Strict(), Field(ge=0, le=MOST_DAYS)]


class EffortPatch(Schema):
    """A change of an effort (RFC 7396): absent is unchanged, null is unknown."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"invoice": "4250.00"}]})

    kind: EffortKind | None = None
    done_on: Day | None = Field(None, description="Day of the invoice, or of the last hours.")
    invoice: Euros | None = Field(
        None, description="Euros excluding VAT: the invoice, or the costs made."
    )
    hours: EffortHours | None = Field(None, description="Hours spent, added up over the employees.")
    days: EffortDays | None = Field(
        None, description="Days of activity, for schemes with a maximum per day."
    )
    agreed_value: Euros | None = Field(
        None,
        description="Euros, where the scheme leaves the value to what the authority settled; "
        "entered by a desk or the operator.",
    )
    description: Phrase | None = Field(None, description="What was done; nothing about a person.")


class EffortIn(EffortPatch):
    """An effort to register. What is absent or null is not known."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    kind: EffortKind
    done_on: Day = Field(description="Day of the invoice, or of the last hours.")

    def draft(self) -> SocialEffort:
        """Return the effort without an id and without its contract."""
        return SocialEffort(
            effort_id="",
            contract_id="",
            kind=self.kind,
            done_on=self.done_on,
            invoice=self.invoice,
            hours=self.hours,
            days=self.days,
            agreed_value=self.agreed_value,
            description=self.description or "",
        )


class EffortOut(Schema):
    """An effort; null is unknown."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    id: str
    contract: str = Field(description="Id of the contract for which it counts.")
    kind: EffortKind
    done_on: Day
    invoice: Decimal | None
    hours: Decimal | None
    days: int | None
    agreed_value: Decimal | None
    description: str | None


class EffortPageOut(PageOut[EffortOut]):
    """A page of the efforts of a contract, by day."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_OUT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


def effort_out(effort: SocialEffort) -> EffortOut:
    """Return the effort as it goes out."""
    return EffortOut(
        id=effort.effort_id,
        contract=effort.contract_id,
        **_facts(effort),
    )


def effort_patch_of(effort: SocialEffort) -> EffortPatch:
    """Return what a change of the effort starts from."""
    return EffortPatch(**_facts(effort))


def effort_page_out(page: Page[SocialEffort], *, limit: int, offset: int) -> EffortPageOut:
    """Return a page of efforts as it goes out."""
    return EffortPageOut(
        rows=[effort_out(row) for row in page.rows], total=page.total, limit=limit, offset=offset
    )


def _facts(effort: SocialEffort) -> dict[str, Any]:
    return {
        "kind": effort.kind,
        "done_on": effort.done_on,
        "invoice": effort.invoice,
        "hours": effort.hours,
        "days": effort.days,
        "agreed_value": effort.agreed_value,
        "description": effort.description or None,
    }
