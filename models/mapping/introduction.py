"""Introduction and its rows."""

from __future__ import annotations

from matcher.domain.introduction import (
    Introduction,
    IntroductionEvent,
    Provenance,
    SustainedCheck,
)
from matcher.domain.period import Period
from matcher.domain.work_end import WorkEnd
from models.rows.introduction import (
    IntroductionEventRow,
    IntroductionRow,
    SustainedCheckRow,
    WorkEndRow,
)
from models.rows.placement import PlacementRow


def introduction_columns(introduction: Introduction) -> dict[str, object]:
    """Return the columns of an introduction, without those that refer to other rows."""
    found = introduction.provenance
    return {
        "introduction_id": introduction.introduction_id,
        "channel": introduction.channel,
        "found_through": found.found_through,
        "ranking_id": found.ranking_id,
        "place": found.place,
        "part": found.part,
        "list_order": found.order,
        "policy": found.policy,
        "weights_version": found.weights_version,
        "started_by": introduction.started_by,
        "state": introduction.state,
    }


def event_columns(event: IntroductionEvent) -> dict[str, object]:
    """Return the columns of a step, without its words."""
    return {
        "state": event.state,
        "on": event.on,
        "at": event.at,
        "by": event.by,
        "role": event.role,
        "organisation_id": event.organisation_id,
        "reason": event.reason,
        "because_of": event.because_of,
    }


def check_columns(check: SustainedCheck) -> dict[str, object]:
    """Return the columns of a check."""
    return {
        "checked_on": check.checked_on,
        "still_in_work": check.still_in_work,
        "at": check.at,
        "by": check.by,
        "role": check.role,
        "organisation_id": check.organisation_id,
    }


def end_columns(end: WorkEnd) -> dict[str, object]:
    """Return the columns of an end."""
    return {
        "placement_id": end.placement_id,
        "reason": end.reason,
        "at": end.at,
        "by": end.by,
        "role": end.role,
        "organisation_id": end.organisation_id,
    }


def introduction_of(row: IntroductionRow) -> Introduction:
    """Return the introduction of a row that was loaded with all its relations."""
    return Introduction(
        introduction_id=row.introduction_id,
        candidate_id=row.candidate.candidate_id if row.candidate else None,
        intermediary_id=row.intermediary.organisation_id,
        channel=row.channel,
        contractor_id=row.contractor.organisation_id,
        contract_id=row.contract.contract_id if row.contract else None,
        vacancy_id=row.vacancy.vacancy_id,
        provenance=Provenance(
            found_through=row.found_through,
            ranking_id=row.ranking_id,
            place=row.place,
            part=row.part,
            order=row.list_order,
            policy=row.policy,
            weights_version=row.weights_version,
        ),
        started_by=row.started_by,
        events=tuple(_event_of(event) for event in row.events),
        checks=tuple(_check_of(check) for check in row.checks),
        placement_id=row.placement.placement_id if row.placement else None,
        work=_work_of(row.placement) if row.placement else None,
        ends=tuple(_end_of(end) for end in row.ends),
    )


def _work_of(row: PlacementRow) -> Period:
    return Period(row.counting_since or row.starts_on, row.ends_on)


def _event_of(row: IntroductionEventRow) -> IntroductionEvent:
    return IntroductionEvent(
        state=row.state,
        on=row.on,
        at=row.at,
        by=row.by,
        role=row.role,
        organisation_id=row.organisation_id,
        reason=row.reason,
        remark=row.remark.words if row.remark else "",
        because_of=row.because_of,
    )


def _check_of(row: SustainedCheckRow) -> SustainedCheck:
    return SustainedCheck(
        checked_on=row.checked_on,
        still_in_work=row.still_in_work,
        at=row.at,
        by=row.by,
        role=row.role,
        organisation_id=row.organisation_id,
    )


def _end_of(row: WorkEndRow) -> WorkEnd:
    return WorkEnd(
        placement_id=row.placement_id,
        reason=row.reason,
        at=row.at,
        by=row.by,
        role=row.role,
        organisation_id=row.organisation_id,
    )
