"""Leads as JSON: what was asked, by whom, of whom, and what was heard."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.fields import ChannelCode, Day, Reference
from api.schemas.introduction import HappenedOn, Remark
from api.schemas.paging import PageOut
from api.schemas.schema import Schema
from api.services.lead_drafts import LeadDraft
from api.services.leads import HeardAnswer
from matcher.domain.access import Role
from matcher.domain.introduction import FoundThrough, Initiator
from matcher.domain.lead import Lead, LeadAnswer, LeadEvent, LeadKind
from matcher.domain.organisation import Channel
from models.paging import Page

_ASKED: dict[str, Any] = {"kind": "asked", "vacancy": "V-5D8N1KX3R6WJ", "channel": "uwv"}
_TIP: dict[str, Any] = {
    "kind": "tip",
    "vacancy": "vac-1",
    "candidate": "K-3F7Q9ZT0B2MX",
    "started_by": "intermediary",
    "found_through": "direct_approach",
    "on": "2026-11-24",
}
_OUT_EXAMPLE: dict[str, Any] = {
    "id": "L-4K8W1B6XJ0RT",
    "kind": "asked",
    "on": "2026-11-23",
    "channel": "uwv",
    "intermediary": None,
    "contractor": "O-2H4C9V7PGM0S",
    "contract": "C-0M7T2B8Y4QGF",
    "vacancy": "V-5D8N1KX3R6WJ",
    "candidate": None,
    "started_by": "contractor",
    "found_through": None,
    "answer": "nobody_available",
    "events": [
        {
            "answer": None,
            "on": "2026-11-23",
            "recorded_at": "2026-11-23T10:15:00Z",
            "recorded_by": "http api",
            "role": "contractor",
            "organisation": "O-2H4C9V7PGM0S",
            "remark": None,
        },
        {
            "answer": "nobody_available",
            "on": "2026-11-24",
            "recorded_at": "2026-11-24T09:00:00Z",
            "recorded_by": "http api",
            "role": "contractor",
            "organisation": "O-2H4C9V7PGM0S",
            "remark": None,
        },
    ],
}


class LeadIn(Schema):
    """A question for people or a tip (eerste contact). No candidate is needed."""

    model_config = ConfigDict(json_schema_extra={"examples": [_ASKED, _TIP]})

    kind: LeadKind = Field(
        description="`asked`: a contractor asked a channel or an intermediary for people. `tip`: "
        "somebody pointed at a candidate or at a vacancy. `viewed` is recorded by itself."
    )
    contractor: Reference | None = Field(
        None,
        description="Whose lead it is, by id or name. Absent: that of the vacancy or contract, or "
        "who sends it.",
    )
    contract: Reference | None = Field(None, description="Our or the contractor's id.")
    vacancy: Reference | None = Field(None, description="Our or the contractor's id.")
    channel: ChannelCode | None = Field(
        None, description="Which channel was asked; absent: that of the intermediary."
    )
    intermediary: Reference | None = Field(
        None,
        description="Who was asked, or from whom the tip came, by id or name. Absent: that of the "
        "candidate, or the intermediary that sends it.",
    )
    candidate: Reference | None = Field(
        None, description="The pseudonym, where one was named and consented to sharing."
    )
    started_by: Initiator | None = Field(
        None,
        description="Who took the first step. Absent: the contractor for a question, who sends it "
        "for a tip; of a tip the operator says it.",
    )
    found_through: FoundThrough | None = Field(
        None, description="By which road the person was found; absent or null: unknown, or nobody."
    )
    answer: LeadAnswer | None = Field(
        None, description="What was heard on the same day; a later answer is added by itself."
    )
    on: HappenedOn = None
    remark: Remark = ""

    def draft(self) -> LeadDraft:
        """Return the lead as it was sent."""
        return LeadDraft(
            kind=self.kind,
            contractor=self.contractor,
            contract=self.contract,
            vacancy=self.vacancy,
            channel=self.channel,
            intermediary=self.intermediary,
            candidate=self.candidate,
            started_by=self.started_by,
            found_through=self.found_through,
            answer=self.answer,
            on=self.on,
            remark=self.remark,
        )


class LeadAnswerIn(Schema):
    """What a contractor heard who asked for people."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"answer": "people_offered", "on": "2026-11-24"}]}
    )

    answer: LeadAnswer = Field(description="The last answer holds; the earlier ones stay.")
    on: HappenedOn = None
    remark: Remark = ""

    def heard(self) -> HeardAnswer:
        """Return the answer as it was sent."""
        return HeardAnswer(answer=self.answer, on=self.on, remark=self.remark)


class LeadEventOut(Schema):
    """The contact itself, or what was heard: added, never changed."""

    answer: LeadAnswer | None = Field(description="Null for the contact itself.")
    on: Day = Field(description="The day on which it happened.")
    recorded_at: datetime
    recorded_by: str | None = Field(
        description="A login or a process; null for others than your own organisation, but for "
        "desks and the operator."
    )
    role: Role
    organisation: str | None = Field(description="For whom it was recorded; null: the operator.")
    remark: str | None = Field(description="Null where there is none, or where you may not read it")


class LeadOut(Schema):
    """A lead with its log, as far as the one who asks may see."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    id: str
    kind: LeadKind
    on: Day = Field(description="The day of the contact.")
    channel: Channel | None = Field(description="Null is unknown.")
    intermediary: str | None
    contractor: str
    contract: str | None
    vacancy: str | None
    candidate: str | None = Field(
        description="The pseudonym; null where nobody was named, was erased, or may not be seen."
    )
    started_by: Initiator
    found_through: FoundThrough | None = Field(description="Null is unknown, or nobody was found.")
    answer: LeadAnswer | None = Field(
        description="Of a question: what was heard last, unknown as long as nobody told. Else null."
    )
    events: list[LeadEventOut] = Field(description="Oldest first.")


class LeadPageOut(PageOut[LeadOut]):
    """A page of leads, in the order of recording."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_OUT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


def lead_out(lead: Lead) -> LeadOut:
    """Return the lead as it goes out."""
    return LeadOut(
        id=lead.lead_id,
        kind=lead.kind,
        on=lead.on,
        channel=lead.channel,
        intermediary=lead.intermediary_id,
        contractor=lead.contractor_id,
        contract=lead.contract_id,
        vacancy=lead.vacancy_id,
        candidate=lead.candidate_id,
        started_by=lead.started_by,
        found_through=lead.found_through,
        answer=lead.answer if lead.kind is LeadKind.ASKED else None,
        events=[_event_out(event) for event in lead.events],
    )


def lead_page_out(page: Page[Lead], *, limit: int, offset: int) -> LeadPageOut:
    """Return a page of leads as it goes out."""
    return LeadPageOut(
        rows=[lead_out(row) for row in page.rows], total=page.total, limit=limit, offset=offset
    )


def _event_out(event: LeadEvent) -> LeadEventOut:
    return LeadEventOut(
        answer=event.answer,
        on=event.on,
        recorded_at=event.at,
        recorded_by=event.by or None,
        role=event.role,
        organisation=event.organisation_id,
        remark=event.remark or None,
    )
