"""Euros by channel: what the account of the contract says, and nothing for who is not placed."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.services.channel_value import value_units
from api.services.obligations import account_of
from matcher.channels.made import MadeIntroduction, made_introduction
from matcher.domain.introduction import FoundThrough, Initiator
from models.engine import Database
from models.unit_of_work import UnitOfWork
from tests.api.services.counted_desk import AN_INSTANT, FIVE, OPERATOR, store, the_terms
from tests.api.services.introducing import hired, introduced

LATER = date(2026, 7, 31)


def all_made(uow: UnitOfWork) -> list[MadeIntroduction]:
    return [made_introduction(one, one.candidate_id or "") for one in uow.introductions.since()]


def test_a_placement_earns_for_the_channel_that_introduced_what_the_account_says(
    database: Database,
) -> None:
    store(database, FIVE)
    given: dict[str, Any] = {
        "found_through": FoundThrough.OTHER,
        "started_by": Initiator.MUNICIPAL_DESK,
    }
    first = introduced(database, candidate="K-0003", at=AN_INSTANT, **given)
    introduced(database, candidate="K-0005", at=AN_INSTANT, **given)
    hired(database, first, at=AN_INSTANT, starts_on=date(2026, 2, 1))
    with database.unit_of_work(OPERATOR) as uow:
        (line,) = account_of(uow, "C-0001", LATER).placements
        (unit,) = value_units(uow, all_made(uow), LATER).units
        assert value_units(uow, all_made(uow), date(2026, 1, 25)).units[0].weight == 0
    assert line.earned.at_least > 0
    assert (unit.channel, unit.weight) == ("reintegration_agency", float(line.earned.at_least))
    assert (unit.person_id, unit.cluster) == ("K-0003", "V-0001")


def test_nobody_placed_earned_nothing(database: Database) -> None:
    store(database, FIVE)
    introduced(
        database,
        candidate="K-0003",
        at=AN_INSTANT,
        found_through=FoundThrough.OTHER,
        started_by=Initiator.MUNICIPAL_DESK,
    )
    with database.unit_of_work(OPERATOR) as uow:
        assert value_units(uow, all_made(uow), LATER).units == []


def test_a_contract_whose_scheme_is_gone_has_no_value_and_is_counted(database: Database) -> None:
    store(database, FIVE)
    given: dict[str, Any] = {
        "found_through": FoundThrough.OTHER,
        "started_by": Initiator.MUNICIPAL_DESK,
    }
    hired(
        database,
        introduced(database, candidate="K-0003", at=AN_INSTANT, **given),
        at=AN_INSTANT,
        starts_on=date(2026, 2, 1),
    )
    with database.unit_of_work(OPERATOR) as uow:
        uow.contracts.save_terms(the_terms(scheme_id="verdwenen/2020-01-01"))
        uow.commit()
    with database.unit_of_work(OPERATOR) as uow:
        found = value_units(uow, all_made(uow), LATER)
    assert (found.units, found.n_contracts_gone) == ([], 1)
