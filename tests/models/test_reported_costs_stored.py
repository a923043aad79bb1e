"""What contractors report comes back to the cent; a correction is a report of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import text

from matcher.domain.access import Viewer
from matcher.domain.organisation import Channel
from matcher.domain.reported_cost import CostKind, ReportedCost
from matcher.errors import Conflict, InvalidInput, MatcherError, NotFound
from models.engine import Database
from tests.api.services.introducing import (
    CONTRACTOR,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    OTHER_CONTRACTOR,
    fill,
    introduced,
)
from tests.factories import a_reported_cost


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


def added(database: Database, cost: ReportedCost, viewer: Viewer = OPERATOR) -> ReportedCost:
    with database.unit_of_work(viewer) as uow:
        uow.reported_costs.add(cost)
        uow.commit()
    return stored(database, cost.cost_id)


def stored(database: Database, cost_id: str, viewer: Viewer = OPERATOR) -> ReportedCost:
    with database.unit_of_work(viewer) as uow:
        return uow.reported_costs.get(cost_id)


def test_a_report_comes_back_with_every_field(database: Database) -> None:
    shown = introduced(database)
    whole = a_reported_cost(
        vacancy_id="V-0001",
        introduction_id=shown.introduction.introduction_id,
        channel=Channel.UWV,
        remark="extra begeleiding op de bouw",
        euros=Decimal("0.01"),
        hours=Decimal("0.25"),
    )
    assert added(database, whole) == whole


def test_every_kind_fits_in_its_column(database: Database) -> None:
    for kind in CostKind:
        assert added(database, a_reported_cost(cost_id=f"M-{kind}", kind=kind)).kind is kind


def test_nought_is_a_report_and_missing_is_unknown(database: Database) -> None:
    none = added(database, a_reported_cost(euros=Decimal(0), hours=None))
    assert none.euros == 0
    assert none.hours is None


def test_a_correction_replaces_and_the_earlier_report_stays_readable(database: Database) -> None:
    first = added(database, a_reported_cost())
    second = added(
        database, a_reported_cost(cost_id="M-0002", replaces="M-0001", euros=Decimal(900))
    )
    assert second.replaces == "M-0001"
    assert stored(database, "M-0001") == replace(first, replaced_by="M-0002")
    with database.unit_of_work(OPERATOR) as uow:
        costs = uow.reported_costs
        assert [one.cost_id for one in costs.of_contract("C-0001")] == ["M-0002"]
        assert [one.cost_id for one in costs.between(None, None)] == ["M-0002"]
        every = costs.of_contract("C-0001", with_replaced=True)
        assert [one.cost_id for one in every] == ["M-0001", "M-0002"]
        assert costs.between(None, None, with_replaced=True) == every


def test_a_report_is_replaced_once(database: Database) -> None:
    added(database, a_reported_cost())
    added(database, a_reported_cost(cost_id="M-0002", replaces="M-0001"))
    with pytest.raises(Conflict, match="M-0002"):
        added(database, a_reported_cost(cost_id="M-0003", replaces="M-0001"))
    with pytest.raises(NotFound):
        added(database, a_reported_cost(cost_id="M-0004", replaces="M-9999"))


def test_costs_of_a_period_are_those_with_a_day_in_it(database: Database) -> None:
    added(database, a_reported_cost())
    with database.unit_of_work(OPERATOR) as uow:
        for since, until, is_in in (
            (date(2026, 3, 31), date(2026, 12, 31), True),
            (date(2026, 4, 1), None, False),
            (None, date(2026, 1, 1), True),
            (None, date(2025, 12, 31), False),
        ):
            assert bool(uow.reported_costs.between(since, until)) is is_in, (since, until)


def test_a_contractor_sees_its_own_desks_all_and_intermediaries_none(database: Database) -> None:
    added(database, a_reported_cost(), CONTRACTOR)
    for viewer, n_seen in ((DESK, 1), (CONTRACTOR, 1), (OTHER_CONTRACTOR, 0), (INTERMEDIARY, 0)):
        with database.unit_of_work(viewer) as uow:
            assert len(uow.reported_costs.between(None, None)) == n_seen, viewer
    for stranger in (OTHER_CONTRACTOR, INTERMEDIARY):
        with pytest.raises(NotFound):
            stored(database, "M-0001", stranger)
        with database.unit_of_work(stranger) as uow, pytest.raises(Conflict):
            uow.reported_costs.of_contract("C-0001")
        with pytest.raises(Conflict):
            added(database, a_reported_cost(cost_id="M-0002"), stranger)


def test_words_about_one_person_go_with_the_candidate_and_the_amounts_stay(
    database: Database,
) -> None:
    shown = introduced(database)
    cost = a_reported_cost(
        introduction_id=shown.introduction.introduction_id, remark="twee middagen ingewerkt"
    )
    added(database, cost)
    added(database, a_reported_cost(cost_id="M-0002", remark="training van de ploeg"))
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.delete("K-0001")
        uow.commit()
    assert stored(database, "M-0001") == replace(cost, remark="")
    assert stored(database, "M-0002").remark == "training van de ploeg"


def test_a_contract_with_reports_cannot_go(database: Database) -> None:
    added(database, a_reported_cost())
    with database.unit_of_work(OPERATOR) as uow:
        uow.vacancies.delete("V-0001")
        with pytest.raises(Conflict, match="reported costs"):
            uow.contracts.delete("C-0001")
    with pytest.raises(MatcherError), database.engine.begin() as connection:
        connection.execute(text("DELETE FROM contracts"))


def test_an_introduction_that_is_not_there_is_refused(database: Database) -> None:
    with pytest.raises(InvalidInput) as refused:
        added(database, a_reported_cost(introduction_id="N-9999"))
    assert refused.value.where == "introduction"
