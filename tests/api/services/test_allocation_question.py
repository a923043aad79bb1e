"""Which vacancies and people an allocation is about, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from api.services.allocation_text import caveats
from api.services.match_engine import MatchEngine
from matcher.domain.access import Role
from matcher.errors import Conflict, InvalidInput
from models.engine import Database
from tests.api.services.allocating import (
    RIVAL,
    a_worker,
    advised,
    allocated,
    second_vacancy,
    store_two,
)
from tests.api.services.counted_desk import ABILITIES, CONTRACTOR, DESK, OTHER, the_vacancy
from tests.factories import a_viewer

ALL_ROUND, ONE_TRICK = a_worker(1, *ABILITIES), a_worker(2, *ABILITIES[:2])
"""Who can do all of both jobs, and who can do all of V-0002 only."""


def test_an_intermediary_gets_advice_about_its_own_candidates_only(
    database: Database, engine: MatchEngine
) -> None:
    own = a_worker(1, *ABILITIES, is_shareable=False)
    store_two(database, [own, a_worker(2, *ABILITIES[:2], organisation_id=DESK)])
    agency = allocated(database, engine, viewer=a_viewer(Role.INTERMEDIARY, OTHER))
    assert {candidate for candidate, _ in advised(agency)} == {"K-0001"}
    assert agency.people.n_in_view == 1
    desk = allocated(database, engine, viewer=a_viewer(Role.MUNICIPAL_DESK, DESK))
    assert {candidate for candidate, _ in advised(desk)} == {"K-0002"}
    assert allocated(database, engine).people.n_in_view == 1


def test_a_contractor_gets_advice_for_its_own_vacancies_only(
    database: Database, engine: MatchEngine
) -> None:
    store_two(database, [ALL_ROUND, ONE_TRICK])
    viewer = a_viewer(Role.CONTRACTOR, CONTRACTOR)
    found = allocated(database, engine, viewer=viewer)
    assert advised(found) == {("K-0001", "V-0001")}
    assert {pair.source_id for pair in found.pairs} == {None}
    (pair,) = found.pairs
    assert pair.eligibility.reasons == (
        "Nog onbekend of de kandidaat meetelt; de bemiddelaar kan het nagaan.",
    )
    with pytest.raises(Conflict, match="its own vacancies only"):
        allocated(database, engine, viewer=viewer, contractor=RIVAL)
    with pytest.raises(Conflict, match="its own vacancies only"):
        allocated(database, engine, viewer=viewer, vacancies=("V-0002",))


def test_vacancies_are_chosen_by_id_contractor_contract_and_region(
    database: Database, engine: MatchEngine
) -> None:
    store_two(database, [ALL_ROUND], second=second_vacancy(pc4=None))
    assert allocated(database, engine, vacancies=("vac-2", "V-0002")).n_vacancies == 1
    assert advised(allocated(database, engine, contractor="Wegenbouw Voorbeeld")) == {
        ("K-0001", "V-0002")
    }
    assert advised(allocated(database, engine, contract="2025-018")) == {("K-0001", "V-0002")}
    found = allocated(database, engine, region="Midden-Utrecht")
    assert (found.n_vacancies, found.n_place_unknown) == (1, 1)
    assert any("niet bekend waar het werk is" in told for told in caveats(found))


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        ({"vacancies": ("V-9999",)}, "No vacancy has this id"),
        ({"contractor": "Niemand"}, "No contractor has this id or name"),
        ({"contract": "C-9999"}, "No contract has this id"),
        ({"region": "Atlantis"}, "no region of this name"),
        ({"region": "Friesland"}, "no open vacancy"),
    ],
)
def test_what_does_not_exist_is_refused(
    database: Database, engine: MatchEngine, asked: dict[str, Any], what: str
) -> None:
    store_two(database, [ALL_ROUND])
    with pytest.raises(InvalidInput, match=what):
        allocated(database, engine, **asked)


def test_a_closed_vacancy_is_refused_by_name_and_passed_over_otherwise(
    database: Database, engine: MatchEngine
) -> None:
    store_two(database, [ALL_ROUND], first=the_vacancy(closes_on=date(2026, 1, 1)))
    with pytest.raises(InvalidInput, match="closed since 2026-01-01"):
        allocated(database, engine, vacancies=("V-0001",))
    assert allocated(database, engine).n_vacancies == 1
