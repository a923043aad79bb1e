"""The revisions make exactly the tables that the rows describe, whatever they start from."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import CheckConstraint, inspect, text
from sqlalchemy.exc import DBAPIError

from matcher.domain.access import Viewer
from matcher.domain.hours import HoursRange
from matcher.domain.introduction import IntroductionState
from matcher.domain.profile import Profile
from matcher.domain.wishes import Sector, WorkPlace, WorkWishes
from matcher.errors import Conflict
from models.base import Base
from models.engine import Database, SchemaState, downgrade, schema_state, upgrade
from tests.api.services.introducing import fill, introduced, stepped
from tests.factories import a_candidate, a_contractor, a_profile, a_vacancy, an_organisation

WISHES = WorkWishes(
    refused_occupations=("schoonmaker",),
    wanted_sectors=frozenset({Sector.CONSTRUCTION}),
    places=frozenset({WorkPlace.OUTDOORS}),
)


def table_names(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names())


def test_an_empty_database_gets_all_tables_and_its_folder(empty_database: Database) -> None:
    assert schema_state(empty_database) is SchemaState.EMPTY
    upgrade(empty_database)
    assert schema_state(empty_database) is SchemaState.CURRENT
    assert table_names(empty_database) == {*Base.metadata.tables, "alembic_version"}


def test_rows_and_revisions_describe_the_same_tables(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_check_of_the_rows_is_in_the_database(database: Database) -> None:
    """Alembic does not compare checks, so we do."""
    inspector = inspect(database.engine)
    for name, table in Base.metadata.tables.items():
        wanted = {
            str(constraint.name)
            for constraint in table.constraints
            if isinstance(constraint, CheckConstraint)
        }
        stored = {check["name"] for check in inspector.get_check_constraints(name)}
        assert stored == wanted, name


def test_down_to_base_removes_every_table(empty_database: Database) -> None:
    upgrade(empty_database)
    downgrade(empty_database, "base")
    assert table_names(empty_database) <= {"alembic_version"}
    assert schema_state(empty_database) is SchemaState.EMPTY
    upgrade(empty_database)
    assert schema_state(empty_database) is SchemaState.CURRENT


BEFORE_WISHES = (
    "INSERT INTO organisations (key, organisation_id, kind, name, name_folded, channel, email,"
    " phone) VALUES (1, 'O-0001', 'intermediary', 'Werkbedrijf', 'werkbedrijf', 'municipality',"
    " '', '')",
    "INSERT INTO candidates (key, candidate_id, organisation_key, source_id, is_shareable, pc4,"
    " hours_max, licences_held, licences_complete, transport_held, transport_complete,"
    " certificates_complete, shift_work, content_digest, traces_digest)"
    " VALUES (1, 'K-0001', 1, '0001', TRUE, 3511, 32, 0, FALSE, 0, FALSE, FALSE, 1, :digest,"
    " :digest)",
    "INSERT INTO phrases (key, text_digest, text) VALUES (1, :digest, 'heftruck rijden')",
    "INSERT INTO candidate_entries (candidate_key, position, kind, phrase_key) VALUES (1, 0, 1, 1)",
)
"""Somebody stored by the program as it was when its second revision was the last."""


def test_a_filled_database_keeps_its_rows(empty_database: Database, operator: Viewer) -> None:
    upgrade(empty_database, "0002")
    assert schema_state(empty_database) is SchemaState.BEHIND
    with empty_database.engine.begin() as connection:
        for statement in BEFORE_WISHES:
            connection.execute(text(statement), {"digest": b"x"} if ":digest" in statement else {})
    upgrade(empty_database)
    upgrade(empty_database)
    with empty_database.unit_of_work(operator) as uow:
        profile = uow.candidates.get("K-0001").profile
    assert profile == Profile(
        skills=("heftruck rijden",), pc4="3511", hours=HoursRange(None, 32)
    ), "what the earlier program did not know is unknown"


def test_a_database_of_a_later_program_is_told_apart(empty_database: Database) -> None:
    upgrade(empty_database)
    with empty_database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert schema_state(empty_database) is SchemaState.AHEAD


def test_an_upgrade_that_fails_leaves_the_old_tables(empty_database: Database) -> None:
    upgrade(empty_database, "0001")
    before = table_names(empty_database)
    with empty_database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE vacancy_requirements (key INTEGER)"))
    with pytest.raises(DBAPIError, match="vacancy_requirements"):
        upgrade(empty_database)
    assert table_names(empty_database) == before | {"vacancy_requirements"}
    assert schema_state(empty_database) is SchemaState.BEHIND


def test_an_interview_goes_back_to_the_invitation_and_the_log_stays_whole(
    empty_database: Database, operator: Viewer
) -> None:
    upgrade(empty_database)
    fill(empty_database)
    one = introduced(empty_database).introduction.introduction_id
    stepped(empty_database, one, IntroductionState.INTERVIEWED)
    downgrade(empty_database, "0018")
    with empty_database.engine.begin() as connection:
        states = connection.execute(text("SELECT state FROM introduction_events")).scalars().all()
        assert states == ["proposed", "invited"]
        assert connection.execute(text("SELECT state FROM introductions")).scalar() == "invited"
    with pytest.raises(Conflict), empty_database.engine.begin() as connection:
        connection.execute(text("UPDATE introductions SET state = 'interviewed'"))
    upgrade(empty_database)
    stepped(empty_database, one, IntroductionState.INTERVIEWED)
    with empty_database.unit_of_work(operator) as uow:
        assert len(uow.introductions.get(one).events) == 3


def test_going_back_a_revision_keeps_what_that_revision_knew(
    empty_database: Database, operator: Viewer
) -> None:
    upgrade(empty_database)
    with empty_database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.candidates.add(a_candidate(profile=a_profile(wishes=WISHES)))
        uow.vacancies.add(a_vacancy())
        uow.commit()
    downgrade(empty_database, "0002")
    assert "vacancies" not in table_names(empty_database)
    upgrade(empty_database)
    with empty_database.unit_of_work(operator) as uow:
        assert uow.candidates.get("K-0001") == a_candidate(), "all but the wishes"
        assert uow.vacancies.list().total == 0
