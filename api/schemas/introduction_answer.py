"""Introductions as JSON goes out, as far as the one who asks may see."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.fields import Day
from api.schemas.paging import PageOut
from api.schemas.schema import Schema
from api.schemas.words import Answer
from api.services.introduction_disclosure import ShownEvent, ShownIntroduction
from matcher.domain.access import Role
from matcher.domain.introduction import (
    FoundThrough,
    Initiator,
    IntroductionState,
    RefusalReason,
    SustainedCheck,
)
from matcher.domain.organisation import Channel
from matcher.domain.shown_ranking import ListOrder, ListPart
from matcher.domain.work_end import EndReason
from models.paging import Page

_EVENT_EXAMPLE: dict[str, Any] = {
    "state": "proposed",
    "on": "2026-11-24",
    "recorded_at": "2026-11-24T10:15:00Z",
    "recorded_by": "http api",
    "role": "intermediary",
    "organisation": "O-7QK2M0ZB4T9X",
    "reason": None,
    "remark": None,
    "by_itself": False,
    "because_of": None,
}
_OUT_EXAMPLE: dict[str, Any] = {
    "id": "N-4K8W1B6XJ0RT",
    "candidate": "K-3F7Q9ZT0B2MX",
    "intermediary": "O-7QK2M0ZB4T9X",
    "channel": "municipality",
    "contractor": "O-2H4C9V7PGM0S",
    "contract": "C-0M7T2B8Y4QGF",
    "vacancy": "V-5D8N1KX3R6WJ",
    "found_through": "ranking",
    "ranking": "R-1Z9C4T7HQ2VB",
    "place": 3,
    "part": "listed",
    "order": "fit",
    "policy": None,
    "weights_version": "default-v2",
    "started_by": "intermediary",
    "state": "proposed",
    "possible": [
        "interviewed",
        "trial_placement",
        "placed",
        "declined_by_candidate",
        "withdrawn",
    ],
    "placement": None,
    "events": [_EVENT_EXAMPLE],
    "checks": [],
    "ended_on": None,
    "end_reason": None,
    "in_work_after_6_months": "unknown",
    "in_work_after_12_months": "unknown",
    "check_due_after_months": [],
    "warnings": [],
}


class IntroductionEventOut(Schema):
    """One step of an introduction: added, never changed."""

    state: IntroductionState
    on: Day = Field(description="The day on which it happened.")
    recorded_at: datetime
    recorded_by: str | None = Field(
        description="A login or a process; null for steps of others than your own organisation, "
        "but for desks and the operator."
    )
    role: Role | None = Field(description="Of who recorded it; null where you may not know.")
    organisation: str | None = Field(
        description="For whom; null for the operator, and where you may not know."
    )
    reason: RefusalReason | None
    remark: str | None = Field(description="Null where there is none, or where you may not read it")
    by_itself: bool = Field(description="It followed from a step of another introduction.")
    because_of: str | None = Field(description="Which one that was; null where you may not know.")


class SustainedCheckOut(Schema):
    """What somebody learnt who asked whether the candidate is in work still."""

    on: Day
    still_in_work: Answer
    recorded_at: datetime
    role: Role
    organisation: str | None


class IntroductionOut(Schema):
    """An introduction with its log, as far as the one who asks may see."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    id: str
    candidate: str | None = Field(description="The pseudonym; null once the candidate was erased.")
    intermediary: str = Field(description="Who had registered the candidate then.")
    channel: Channel | None
    contractor: str
    contract: str | None = Field(description="The contract that the vacancy served then.")
    vacancy: str
    found_through: FoundThrough
    ranking: str | None
    place: int | None = Field(description="Where the candidate stood in that part of the ranking.")
    part: ListPart | None
    order: ListOrder | None
    policy: str | None = Field(description="What else ordered the list, such as an exposure floor.")
    weights_version: str | None
    started_by: Initiator
    state: IntroductionState = Field(description="That of the last step.")
    possible: list[IntroductionState] = Field(description="To which states you may move it.")
    placement: str | None = Field(description="The placement that came of it.")
    events: list[IntroductionEventOut] = Field(description="Oldest first.")
    checks: list[SustainedCheckOut] = Field(description="In the order of recording.")
    ended_on: Day | None = Field(
        description="The last day of work, where somebody told that it is over."
    )
    end_reason: EndReason | None = Field(description="Why, as it was told last.")
    in_work_after_6_months: Answer = Field(
        description="As far as a check or an end tells; an agreed last day is no answer."
    )
    in_work_after_12_months: Answer
    check_due_after_months: list[int] = Field(
        description="Marks that have passed, and of which nobody has told."
    )
    warnings: list[str] = Field(description="Sentences on what may be a mistake; not errors.")


class IntroductionPageOut(PageOut[IntroductionOut]):
    """A page of introductions, in the order in which they were made."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_OUT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


class DueChecksOut(Schema):
    """Placements of which nobody has told yet whether they lasted, the oldest introduction first"""

    model_config = ConfigDict(json_schema_extra={"examples": [{"rows": [_OUT_EXAMPLE]}]})

    rows: list[IntroductionOut]


class IntroductionEventsOut(Schema):
    """The steps of one introduction, oldest first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"rows": [_EVENT_EXAMPLE]}]})

    rows: list[IntroductionEventOut]


def introduction_out(shown: ShownIntroduction) -> IntroductionOut:
    """Return the introduction as it goes out."""
    one, found = shown.introduction, shown.introduction.provenance
    return IntroductionOut(
        id=one.introduction_id,
        candidate=one.candidate_id,
        intermediary=one.intermediary_id,
        channel=one.channel,
        contractor=one.contractor_id,
        contract=one.contract_id,
        vacancy=one.vacancy_id,
        found_through=found.found_through,
        ranking=found.ranking_id,
        place=found.place,
        part=found.part,
        order=found.order,
        policy=found.policy or None,
        weights_version=found.weights_version or None,
        started_by=one.started_by,
        state=one.state,
        possible=list(shown.possible),
        placement=one.placement_id,
        events=[_event_out(event) for event in shown.events],
        checks=[_check_out(check) for check in one.checks],
        ended_on=one.ended_on,
        end_reason=one.end.reason if one.end else None,
        in_work_after_6_months=shown.sustained[6],
        in_work_after_12_months=shown.sustained[12],
        check_due_after_months=list(shown.due),
        warnings=list(shown.warnings),
    )


def introduction_events_out(shown: ShownIntroduction) -> IntroductionEventsOut:
    """Return the steps of an introduction as they go out."""
    return IntroductionEventsOut(rows=[_event_out(event) for event in shown.events])


def introduction_page_out(
    page: Page[ShownIntroduction], *, limit: int, offset: int
) -> IntroductionPageOut:
    """Return a page of introductions as it goes out."""
    return IntroductionPageOut(
        rows=[introduction_out(row) for row in page.rows],
        total=page.total,
        limit=limit,
        offset=offset,
    )


def due_checks_out(shown: list[ShownIntroduction]) -> DueChecksOut:
    """Return the placements to be asked about as they go out."""
    return DueChecksOut(rows=[introduction_out(one) for one in shown])


def _event_out(shown: ShownEvent) -> IntroductionEventOut:
    event = shown.event
    return IntroductionEventOut(
        state=event.state,
        on=event.on,
        recorded_at=event.at,
        recorded_by=event.by or None,
        role=shown.role,
        organisation=event.organisation_id,
        reason=event.reason,
        remark=event.remark or None,
        by_itself=shown.is_by_itself,
        because_of=event.because_of,
    )


def _check_out(check: SustainedCheck) -> SustainedCheckOut:
    return SustainedCheckOut(
        on=check.checked_on,
        still_in_work=check.still_in_work,
        recorded_at=check.at,
        role=check.role,
        organisation=check.organisation_id,
    )
