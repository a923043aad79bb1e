"""Age bands and gender: who may enter, count and remove them, and that they go with the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from matcher.domain.access import Purpose, Role, Viewer
from matcher.domain.fairness_fact import AgeBand, FairnessFact, Gender
from matcher.errors import Conflict
from models.engine import Database
from tests.factories import a_candidate, a_contractor, a_viewer, an_organisation

OPERATOR = a_viewer(Role.OPERATOR)
FOR_REPORT = replace(OPERATOR, purpose=Purpose.FAIRNESS_REPORT)
DESK = replace(a_viewer(Role.MUNICIPAL_DESK, "O-0001"), purpose=Purpose.FAIRNESS_REPORT)
AGENCY = replace(a_viewer(Role.INTERMEDIARY, "O-0009"), purpose=Purpose.FAIRNESS_REPORT)
CONTRACTOR = replace(a_viewer(Role.CONTRACTOR, "O-0002"), purpose=Purpose.FAIRNESS_REPORT)


def a_fact(candidate_id: str = "K-0001", **changes: Any) -> FairnessFact:
    fact = FairnessFact(
        candidate_id=candidate_id,
        age_band=AgeBand.FROM_45,
        gender=Gender.FEMALE,
        entered_by="test",
        organisation_id="O-0001",
        entered_at=datetime(2026, 1, 15, 9, 30, tzinfo=UTC),
        processing_basis="art. 6 lid 1 onder e AVG",
    )
    return replace(fact, **changes)


@pytest.fixture
def region(database: Database) -> Database:
    """A desk with K-0001 and K-0002, an agency with K-0003 (hidden) and K-0004."""
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(an_organisation(organisation_id="O-0009", name="Bureau"))
        uow.organisations.add(a_contractor())
        for number, owner in ((1, "O-0001"), (2, "O-0001"), (3, "O-0009"), (4, "O-0009")):
            uow.candidates.add(
                a_candidate(
                    candidate_id=f"K-000{number}",
                    organisation_id=owner,
                    source_id=f"{number % 2}",
                    is_shareable=number != 3,
                )
            )
        uow.commit()
    return database


def entered(region: Database, viewer: Viewer, *facts: FairnessFact) -> int:
    with region.unit_of_work(viewer) as uow:
        n_known = uow.fairness_facts.save_many(facts)
        uow.commit()
    return n_known


def counted(region: Database, viewer: Viewer) -> dict[str, FairnessFact]:
    with region.unit_of_work(viewer) as uow:
        return uow.fairness_facts.of([f"K-000{number}" for number in range(1, 5)])


def test_what_was_entered_comes_back_to_be_counted(region: Database) -> None:
    assert entered(region, FOR_REPORT, a_fact(), a_fact("K-0004", gender=None)) == 2
    assert counted(region, FOR_REPORT) == {
        "K-0001": a_fact(),
        "K-0004": a_fact("K-0004", gender=None),
    }


def test_with_any_other_purpose_nobody_reads_anything(region: Database) -> None:
    entered(region, FOR_REPORT, a_fact())
    for purpose in set(Purpose) - {Purpose.FAIRNESS_REPORT}:
        assert counted(region, replace(OPERATOR, purpose=purpose)) == {}
        with pytest.raises(Conflict):
            entered(region, replace(OPERATOR, purpose=purpose), a_fact())


@pytest.mark.parametrize("viewer", [AGENCY, CONTRACTOR])
def test_neither_intermediaries_nor_contractors_enter_read_or_remove(
    region: Database, viewer: Viewer
) -> None:
    entered(region, FOR_REPORT, a_fact(), a_fact("K-0004"))
    assert counted(region, viewer) == {}
    with region.unit_of_work(viewer) as uow:
        assert uow.fairness_facts.enterable(["K-0001", "K-0004"]) == {}
        with pytest.raises(Conflict, match="desks and the operator"):
            uow.fairness_facts.save_many([a_fact("K-0004")])
        with pytest.raises(Conflict):
            uow.fairness_facts.delete_all()
    assert len(counted(region, FOR_REPORT)) == 2


def test_a_desk_enters_those_of_its_own_candidates_only(region: Database) -> None:
    assert entered(region, DESK, a_fact(), a_fact("K-0004")) == 1
    assert set(counted(region, FOR_REPORT)) == {"K-0001"}


def test_a_desk_has_counted_whom_it_may_see(region: Database) -> None:
    entered(region, FOR_REPORT, a_fact(), a_fact("K-0003"), a_fact("K-0004"))
    assert set(counted(region, DESK)) == {"K-0001", "K-0004"}


def test_a_later_entry_stands_in_the_place_of_an_earlier_one(region: Database) -> None:
    entered(region, DESK, a_fact())
    entered(region, DESK, a_fact(age_band=None, gender=Gender.OTHER))
    assert counted(region, DESK) == {"K-0001": a_fact(age_band=None, gender=Gender.OTHER)}


def test_of_whom_nothing_is_known_nothing_is_kept(region: Database) -> None:
    entered(region, DESK, a_fact())
    assert entered(region, DESK, a_fact(age_band=None, gender=None)) == 0
    assert counted(region, DESK) == {}


def test_a_desk_removes_those_of_its_own_and_the_operator_all(region: Database) -> None:
    entered(region, FOR_REPORT, a_fact(), a_fact("K-0004"))
    with region.unit_of_work(DESK) as uow:
        assert uow.fairness_facts.delete_all() == 1
        uow.commit()
    assert set(counted(region, FOR_REPORT)) == {"K-0004"}
    with region.unit_of_work(FOR_REPORT) as uow:
        assert uow.fairness_facts.delete_all() == 1
        uow.commit()
    assert counted(region, FOR_REPORT) == {}


def test_they_are_erased_with_the_candidate(region: Database) -> None:
    entered(region, FOR_REPORT, a_fact(), a_fact("K-0002"))
    with region.unit_of_work(OPERATOR) as uow:
        uow.candidates.delete("K-0001")
        uow.commit()
    with region.engine.connect() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM fairness_facts")).scalar_one() == 1


def test_importing_a_candidate_again_leaves_them_alone(region: Database) -> None:
    entered(region, DESK, a_fact())
    with region.unit_of_work(OPERATOR) as uow:
        uow.candidates.update(a_candidate(source_id="1", is_shareable=False))
        uow.commit()
    assert counted(region, DESK) == {"K-0001": a_fact()}


def test_people_are_found_by_pseudonym_or_by_the_own_id(region: Database) -> None:
    with region.unit_of_work(DESK) as uow:
        assert uow.fairness_facts.enterable(["K-0001", "0", "K-0004", "niemand"]) == {
            "K-0001": ("K-0001",),
            "0": ("K-0002",),
        }
    with region.unit_of_work(FOR_REPORT) as uow:
        assert uow.fairness_facts.enterable(["0"]) == {"0": ("K-0002", "K-0004")}


def test_a_fact_says_nothing_of_itself_in_a_log() -> None:
    assert "45" not in repr(a_fact())
    assert "female" not in repr(a_fact())
