"""Extra costs: who reports them, for what, how they are corrected, and who reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from api.services.reported_costs import (
    CostDraft,
    list_costs,
    read_cost,
    replace_cost,
    report_cost,
)
from matcher.domain.access import Viewer
from matcher.domain.organisation import Channel
from matcher.domain.reported_cost import CostKind, ReportedCost
from matcher.errors import Conflict, InvalidInput, MatcherError
from models.engine import Database
from tests.api.services.introducing import (
    AT,
    CONTRACTOR,
    DAY,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    OTHER_CONTRACTOR,
    fill,
    introduced,
)

GUIDANCE = CostDraft(
    kind=CostKind.GUIDANCE,
    since=date(2026, 1, 1),
    until=date(2026, 3, 31),
    euros=Decimal("1250.50"),
    hours=Decimal(40),
)


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


def reported(
    database: Database, draft: CostDraft = GUIDANCE, viewer: Viewer = CONTRACTOR
) -> ReportedCost:
    with database.unit_of_work(viewer) as uow:
        return report_cost(uow, "2025-017", draft, at=AT)


def replaced(
    database: Database, cost: ReportedCost, draft: CostDraft, viewer: Viewer = CONTRACTOR
) -> ReportedCost:
    with database.unit_of_work(viewer) as uow:
        return replace_cost(uow, cost.cost_id, draft, at=AT)


def where_refused(
    database: Database, draft: CostDraft, viewer: Viewer = CONTRACTOR
) -> tuple[type[MatcherError], str | None]:
    with pytest.raises(MatcherError) as fault:
        reported(database, draft, viewer)
    return type(fault.value), fault.value.where


def test_a_report_says_of_what_by_whom_and_when(database: Database) -> None:
    cost = reported(database)
    assert cost.cost_id.startswith("M-")
    assert (cost.contract_id, cost.contractor_id) == ("C-0001", "O-0002")
    assert (cost.euros, cost.hours) == (Decimal("1250.50"), Decimal(40))
    assert (cost.reported_by, cost.organisation_id, cost.reported_at) == ("test", "O-0002", AT)
    assert (cost.vacancy_id, cost.introduction_id, cost.channel) == (None, None, None)


def test_vacancy_and_channel_follow_from_the_introduction(database: Database) -> None:
    one = introduced(database).introduction
    cost = reported(database, replace(GUIDANCE, introduction=one.introduction_id))
    assert (cost.introduction_id, cost.vacancy_id, cost.channel) == (
        one.introduction_id,
        "V-0001",
        Channel.UWV,
    )
    for wrong, where in (
        (replace(GUIDANCE, introduction=one.introduction_id, vacancy="V-0002"), "vacancy"),
        (
            replace(GUIDANCE, introduction=one.introduction_id, channel=Channel.WIJKTEAM),
            "channel",
        ),
        (replace(GUIDANCE, introduction="N-9999"), "introduction"),
        (replace(GUIDANCE, vacancy="V-0002"), "vacancy"),
        (replace(GUIDANCE, vacancy="V-9999"), "vacancy"),
    ):
        assert where_refused(database, wrong, DESK) == (InvalidInput, where), wrong


def test_the_introduction_of_another_contractor_is_refused(database: Database) -> None:
    other = introduced(database, vacancy="V-0002").introduction
    draft = replace(GUIDANCE, introduction=other.introduction_id)
    assert where_refused(database, draft, DESK) == (InvalidInput, "introduction")


def test_what_is_still_to_come_is_not_reported(database: Database) -> None:
    draft = replace(GUIDANCE, until=DAY + timedelta(days=1))
    assert where_refused(database, draft) == (InvalidInput, "until")
    assert reported(database, replace(GUIDANCE, until=DAY)).until == DAY


def test_remarks_keep_to_the_rules_of_the_log(database: Database) -> None:
    for words in ("was vaak ziek", "bel 06-12345678", "x" * 201):
        draft = replace(GUIDANCE, remark=words)
        assert where_refused(database, draft) == (InvalidInput, "remark")


def test_only_who_owes_the_contract_a_desk_and_the_operator_report(database: Database) -> None:
    for viewer in (CONTRACTOR, DESK, OPERATOR):
        reported(database, viewer=viewer)
    for stranger in (OTHER_CONTRACTOR, INTERMEDIARY):
        with pytest.raises(Conflict):
            reported(database, viewer=stranger)


def test_a_correction_is_a_new_report_and_counts_in_place_of_the_earlier(
    database: Database,
) -> None:
    first = reported(database)
    second = replaced(database, first, replace(GUIDANCE, euros=Decimal(0), hours=None))
    assert (second.replaces, second.contract_id) == (first.cost_id, "C-0001")
    with database.unit_of_work(CONTRACTOR) as uow:
        assert read_cost(uow, first.cost_id) == replace(first, replaced_by=second.cost_id)
        assert list_costs(uow, "C-0001", with_replaced=False) == [second]
        assert len(list_costs(uow, "C-0001", with_replaced=True)) == 2
    with pytest.raises(Conflict, match=second.cost_id):
        replaced(database, first, GUIDANCE)


def test_a_report_is_replaced_by_who_may_report(database: Database) -> None:
    first = reported(database)
    replaced(database, first, GUIDANCE, DESK)
    for stranger in (OTHER_CONTRACTOR, INTERMEDIARY):
        with pytest.raises(MatcherError):
            replaced(database, first, GUIDANCE, stranger)


def test_a_contractor_reads_neither_login_nor_remark_of_the_desk(database: Database) -> None:
    cost = reported(database, replace(GUIDANCE, remark="uit de jaarrekening"), DESK)
    with database.unit_of_work(CONTRACTOR) as uow:
        (shown,) = list_costs(uow, "C-0001", with_replaced=False)
    assert shown == replace(cost, reported_by="", remark="")


def test_words_about_who_was_erased_are_not_taken_and_amounts_are(database: Database) -> None:
    one = introduced(database).introduction
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.delete("K-0001")
        uow.commit()
    draft = replace(GUIDANCE, introduction=one.introduction_id)
    assert where_refused(database, replace(draft, remark="ingewerkt")) == (Conflict, "remark")
    assert reported(database, draft).euros == Decimal("1250.50")
