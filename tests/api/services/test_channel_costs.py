"""Which reported euros belong to a question about channels."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.services.channel_costs import reported_euros
from api.services.channel_report import ChannelQuestion
from api.services.channel_scope import scope_of
from matcher.channels.cost import ReportedEuros
from matcher.channels.made import made_introduction
from matcher.domain.access import Role, Viewer
from matcher.domain.claim import TargetGroup
from matcher.domain.introduction import FoundThrough, Initiator
from matcher.domain.organisation import Channel
from models.engine import Database
from tests.api.services.counted_desk import AN_INSTANT, FIVE, OPERATOR, store
from tests.api.services.introducing import introduced
from tests.factories import a_reported_cost, a_viewer

AGENCY = "reintegration_agency"


def reported(
    database: Database, *costs: Any, viewer: Viewer = OPERATOR, **asked: Any
) -> list[ReportedEuros]:
    """Store one introduction under C-0001 and these reports, and ask about the first quarter."""
    store(database, FIVE)
    shown = introduced(
        database,
        candidate="K-0003",
        at=AN_INSTANT,
        found_through=FoundThrough.OTHER,
        started_by=Initiator.MUNICIPAL_DESK,
    )
    of_person = shown.introduction.introduction_id
    with database.unit_of_work(OPERATOR) as uow:
        for number, changes in enumerate(costs, start=1):
            own = {"introduction_id": of_person} if changes.pop("of_person", False) else {}
            uow.reported_costs.add(a_reported_cost(cost_id=f"M-{number:04d}", **own, **changes))
        uow.commit()
    days: dict[str, Any] = {"since": date(2026, 1, 1), "until": date(2026, 3, 31)}
    with database.unit_of_work(viewer) as uow:
        scope = scope_of(uow, ChannelQuestion(**(days | asked)))
        made = [made_introduction(one, one.candidate_id or "") for one in uow.introductions.since()]
        return reported_euros(uow, scope, made)


def euros(amount: float, channel: str | None = None) -> ReportedEuros:
    return ReportedEuros(contract_id="C-0001", channel=channel, euros=amount)


def test_a_report_on_a_person_goes_with_the_channel_that_introduced_that_person(
    database: Database,
) -> None:
    assert reported(database, {"of_person": True}) == [euros(1250.5, AGENCY)]


def test_a_report_on_the_contract_is_of_no_channel_unless_it_names_one(database: Database) -> None:
    assert reported(database, {}, {"channel": Channel.UWV}) == [
        euros(1250.5),
        euros(1250.5, "uwv"),
    ]


def test_hours_alone_are_no_euros_and_another_quarter_is_not_asked(database: Database) -> None:
    later = {"since": date(2026, 4, 1), "until": date(2026, 4, 30)}
    assert reported(database, {"euros": None}, later) == []


def test_later_costs_of_somebody_introduced_in_the_period_belong_to_it(database: Database) -> None:
    later = {"since": date(2026, 9, 1), "until": date(2026, 9, 30), "of_person": True}
    assert reported(database, later) == [euros(1250.5, AGENCY)]


def test_of_one_target_group_only_what_was_for_its_people_counts(database: Database) -> None:
    found = reported(database, {}, {"of_person": True}, group=TargetGroup.WW)
    assert found == [euros(1250.5, AGENCY)]


def test_a_contractor_is_told_of_what_it_reported_itself(database: Database) -> None:
    assert reported(database, {}, viewer=a_viewer(Role.CONTRACTOR, "O-0002")) == [euros(1250.5)]
