"""Age bands and gender come in by a table with a ground, all rows or none, and go again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.exchange.fairness_table import fact_records
from api.services.fairness_facts import enter_facts, remove_facts
from matcher.domain.access import Purpose, Role, Viewer
from matcher.domain.audit import AuditedAction
from matcher.domain.fairness_fact import AgeBand, FairnessFact, Gender
from matcher.errors import Conflict, InvalidInput
from models.engine import Database
from tests.api.exchange.files import SYNTHETIC_BSN
from tests.api.services.seen_people import AT, DESK, OPERATOR, UWV, somebody, store_people
from tests.factories import a_viewer

GROUND = "art. 6 lid 1 onder e AVG; toezicht op gelijke behandeling"
OWN = [somebody(101, "O-0001"), somebody(102, "O-0001")]


def entered(
    database: Database,
    rows: str,
    *,
    viewer: Viewer = DESK,
    ground: str = GROUND,
    is_held: bool = True,
) -> int:
    table = f"kandidaat;leeftijdsgroep;geslacht\n{rows}"
    with database.unit_of_work(viewer) as uow:
        return enter_facts(
            uow,
            fact_records(table.encode(), "feiten.csv"),
            file_name="feiten.csv",
            processing_basis=ground,
            is_held=is_held,
            at=AT,
        )


def kept(database: Database) -> dict[str, FairnessFact]:
    with database.unit_of_work(OPERATOR) as uow:
        return uow.fairness_facts.of(["K-0001", "K-0101", "K-0102"])


def choices(database: Database) -> list[str]:
    with database.unit_of_work(OPERATOR) as uow:
        page = uow.audit.list(action=AuditedAction.FAIRNESS_FACTS_CHANGED)
        return [entry.detail for entry in page.rows]


def test_every_row_keeps_who_entered_it_when_and_on_which_ground(database: Database) -> None:
    store_people(database, more=OWN)
    assert entered(database, "K-0101;45-54;vrouw\n0102;;man\n") == 2
    facts = kept(database)
    assert set(facts) == {"K-0101", "K-0102"}
    assert facts["K-0101"] == FairnessFact(
        candidate_id="K-0101",
        age_band=AgeBand.FROM_45,
        gender=Gender.FEMALE,
        entered_by="test",
        organisation_id="O-0001",
        entered_at=AT,
        processing_basis=GROUND,
    )
    assert choices(database) == [f"2 rows, 2 with something known; ground: {GROUND}"]


def test_one_row_that_means_nobody_stops_them_all(database: Database) -> None:
    store_people(database, more=OWN)
    with pytest.raises(InvalidInput, match="rij 3: geen kandidaat van u") as caught:
        entered(database, "K-0101;45-54;vrouw\nK-0001;45-54;man\n")
    assert "Er is niets opgeslagen" in caught.value.sentence()
    assert kept(database) == {}
    assert choices(database) == []


def test_one_person_by_pseudonym_and_own_id_is_one_row_too_many(database: Database) -> None:
    store_people(database, more=OWN)
    with pytest.raises(InvalidInput, match="rij 3: deze kandidaat staat er al"):
        entered(database, "K-0101;45-54;vrouw\n0101;45-54;man\n")


def test_an_own_id_of_two_intermediaries_is_not_guessed(database: Database) -> None:
    store_people(database, more=[somebody(103, "O-0001", source_id="0001")])
    with pytest.raises(InvalidInput, match="meer dan één kandidaat"):
        entered(database, "0001;45-54;vrouw\n", viewer=OPERATOR)


def test_an_empty_row_takes_back_what_was_said(database: Database) -> None:
    store_people(database, more=OWN)
    entered(database, "K-0101;45-54;vrouw\n")
    assert entered(database, "K-0101;;\n") == 0
    assert kept(database) == {}


def test_off_by_default_nothing_is_taken_in(database: Database) -> None:
    store_people(database, more=OWN)
    with pytest.raises(Conflict, match="SROI_FAIRNESS_FACTS"):
        entered(database, "K-0101;45-54;vrouw\n", is_held=False)


@pytest.mark.parametrize("ground", ["", "  \n", "1234", "x" * 501])
def test_without_a_ground_nothing_is_taken_in(database: Database, ground: str) -> None:
    store_people(database, more=OWN)
    with pytest.raises(InvalidInput, match="processing_basis"):
        entered(database, "K-0101;45-54;vrouw\n", ground=ground)


def test_a_ground_that_names_somebody_is_refused_without_repeating_it(database: Database) -> None:
    store_people(database, more=OWN)
    with pytest.raises(InvalidInput) as caught:
        entered(database, "K-0101;;man\n", ground=f"besluit over BSN {SYNTHETIC_BSN}")
    assert SYNTHETIC_BSN not in caught.value.sentence()


@pytest.mark.parametrize("role", [Role.INTERMEDIARY, Role.CONTRACTOR])
def test_others_than_desks_and_the_operator_enter_and_remove_nothing(
    database: Database, role: Role
) -> None:
    store_people(database)
    viewer = replace(a_viewer(role, UWV), purpose=Purpose.FAIRNESS_REPORT)
    with pytest.raises(Conflict, match="desks and the operator"):
        entered(database, "K-0001;45-54;vrouw\n", viewer=viewer)
    with database.unit_of_work(viewer) as uow, pytest.raises(Conflict):
        remove_facts(uow, at=AT)


def test_removing_them_is_logged_and_needs_no_setting(database: Database) -> None:
    store_people(database, more=OWN)
    entered(database, "K-0101;45-54;vrouw\nK-0102;;man\n")
    with database.unit_of_work(DESK) as uow:
        assert remove_facts(uow, at=AT) == 2
    assert kept(database) == {}
    assert choices(database)[0] == "2 removed"
