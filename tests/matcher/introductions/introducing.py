"""Introductions as tests make them, and the steps that follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from matcher.domain.access import Role, Viewer
from matcher.domain.introduction import (
    FoundThrough,
    Initiator,
    Introduction,
    IntroductionEvent,
    IntroductionState,
    Provenance,
)
from matcher.domain.organisation import Channel
from matcher.introductions.transitions import moved
from tests.factories import a_viewer

PROPOSED_ON = date(2026, 1, 12)
TODAY = date(2026, 11, 25)
AT = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)

OPERATOR = a_viewer()
DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0005")
INTERMEDIARY = a_viewer(Role.INTERMEDIARY, "O-0001")
CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0002")
VIEWERS = {viewer.role: viewer for viewer in (OPERATOR, DESK, INTERMEDIARY, CONTRACTOR)}


def an_introduction(**changes: Any) -> Introduction:
    """K-0001, proposed by its intermediary on 12 January for V-0001 of O-0002."""
    proposed = IntroductionEvent(
        state=IntroductionState.PROPOSED,
        on=PROPOSED_ON,
        at=datetime(2026, 1, 12, 9, 0, tzinfo=UTC),
        by="test",
        role=Role.INTERMEDIARY,
        organisation_id="O-0001",
    )
    introduction = Introduction(
        introduction_id="N-0001",
        candidate_id="K-0001",
        intermediary_id="O-0001",
        channel=Channel.UWV,
        contractor_id="O-0002",
        contract_id=None,
        vacancy_id="V-0001",
        provenance=Provenance(found_through=FoundThrough.DIRECT_APPROACH),
        started_by=Initiator.INTERMEDIARY,
        events=(proposed,),
    )
    return replace(introduction, **changes)


def after(
    introduction: Introduction,
    *states: IntroductionState,
    viewer: Viewer = OPERATOR,
    on: date = TODAY,
    **given: Any,
) -> Introduction:
    """Take these steps, all on one day and by one viewer."""
    for state in states:
        introduction = moved(introduction, state, viewer, on=on, at=AT, **given)
    return introduction


def states_of(introduction: Introduction) -> list[IntroductionState]:
    return [event.state for event in introduction.events]
