"""The example region comes in through the same doors as a desk's own files."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from api.services.example_region import LoadedRegion, load_example_region
from api.services.match_engine import MatchEngine
from api.services.rankings import rank_for_vacancy
from matcher.domain.access import Viewer
from matcher.domain.organisation import Channel, OrganisationKind
from models.engine import Database

KEY = b"a key for tests that is long enough"


@pytest.fixture
def engine(database: Database) -> MatchEngine:
    return MatchEngine(database)


def load(database: Database, engine: MatchEngine, operator: Viewer) -> LoadedRegion:
    loaded_at = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    return load_example_region(database, engine, operator, identity_key=KEY, loaded_at=loaded_at)


def test_all_of_it_is_stored_and_counted(
    database: Database, engine: MatchEngine, operator: Viewer
) -> None:
    loaded = load(database, engine, operator)
    with database.unit_of_work(operator) as uow:
        assert uow.organisations.list(limit=1).total == loaded.n_organisations == 30
        assert uow.contracts.list(limit=1).total == loaded.n_contracts == 14
        assert uow.vacancies.list(limit=1).total == loaded.n_vacancies == 40
        assert uow.candidates.list(limit=1).total == loaded.n_candidates
        desks = uow.organisations.list(kind=OrganisationKind.INTERMEDIARY, limit=50).rows
    assert loaded.n_candidates >= 300
    assert {desk.channel for desk in desks} == set(Channel)
    assert all(desk.email and desk.phone for desk in desks)


def test_contracts_carry_what_the_region_says_and_not_what_vacancies_repeat(
    database: Database, engine: MatchEngine, operator: Viewer
) -> None:
    load(database, engine, operator)
    with database.unit_of_work(operator) as uow:
        contract = uow.contracts.resolve("VB-C-01")
    assert contract.contract_sum == Decimal(2_400_000)
    assert contract.award_date == date(2026, 5, 18)
    assert contract.counted_groups


def test_loading_it_again_duplicates_and_changes_nothing(
    database: Database, engine: MatchEngine, operator: Viewer
) -> None:
    first = load(database, engine, operator)
    with database.unit_of_work(operator) as uow:
        before, latest = uow.contracts.resolve("VB-C-01"), uow.changes.latest()
    assert load(database, engine, operator) == first
    with database.unit_of_work(operator) as uow:
        assert uow.contracts.resolve("VB-C-01") == before
        assert uow.changes.latest() == latest
        assert uow.candidates.list(limit=1).total == first.n_candidates


def test_its_demo_vacancy_has_candidates_of_several_channels_with_reasons(
    database: Database, engine: MatchEngine, operator: Viewer
) -> None:
    loaded = load(database, engine, operator)
    with database.unit_of_work(operator) as uow:
        ranking = rank_for_vacancy(
            uow,
            engine,
            loaded.demo_vacancy,
            top=10,
            with_excluded=True,
            on=date(2026, 11, 25),
            at=datetime(2026, 11, 25, 9, 0, tzinfo=UTC),
        )
    assert len(ranking.lines) == 10
    assert len({line.channel for line in ranking.lines}) >= 3
    assert all(any(met.phrase for met in line.ranked.evidence) for line in ranking.lines[:3])
    assert ranking.excluded
    assert all(line.ranked.excluded_by for line in ranking.excluded)
