"""A region brings in its earlier years: the same case once, nobody registered, and undone whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from api.exchange.reader import read_past
from api.services import past_imports
from api.services.audit import list_choices
from api.services.import_runs import list_imports
from api.services.imports import ImportSource
from matcher.domain.access import Role, Viewer
from matcher.domain.audit import AuditedAction
from matcher.domain.importing import ImportKind
from matcher.domain.organisation import Channel
from matcher.domain.past_introduction import PastOutcome
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.privacy.identity_digest import person_digest
from models.engine import Database
from tests.api.exchange.past_files import a_case, write_past
from tests.api.services.past_tables import (
    AT,
    DESK,
    KEY,
    OPERATOR,
    brought_in,
    cases,
    counts,
    taken_out,
)
from tests.factories import a_contractor, a_viewer, an_organisation

OTHER_DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0005")
OTHERS = [a_viewer(Role.INTERMEDIARY, "O-0006"), a_viewer(Role.CONTRACTOR, "O-0002")]


@pytest.fixture(autouse=True)
def region(database: Database) -> None:
    """Two desks, an intermediary and a contractor."""
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(an_organisation(organisation_id="O-0005", name="Werkplein"))
        uow.organisations.add(
            an_organisation(organisation_id="O-0006", name="Bureau", channel=Channel.UWV)
        )
        uow.organisations.add(a_contractor())
        uow.commit()


def n_choices(database: Database, viewer: Viewer = OPERATOR) -> int:
    with database.unit_of_work(viewer) as uow:
        action = AuditedAction.PAST_INTRODUCTIONS_CHANGED
        return list_choices(uow, action=action, limit=10, offset=0).total


def n_runs(database: Database, viewer: Viewer = OPERATOR) -> int:
    with database.unit_of_work(viewer) as uow:
        return list_imports(uow, limit=10, offset=0).total


def test_cases_are_stored_and_nobody_is_registered(database: Database, tmp_path: Path) -> None:
    found = brought_in(database, tmp_path, a_case(1), a_case(2, geplaatst_op="2021-04-01"))
    assert (found.is_stored, counts(found)) == (True, (2, 0, 0, 0))
    assert cases(database)["zaak 2"].outcome is PastOutcome.PLACED
    with database.unit_of_work(OPERATOR) as uow:
        assert uow.candidates.list().total == 0
        assert uow.vacancies.list().total == 0
        assert uow.organisations.list().total == 4
        assert uow.introductions.since() == []
        (run,) = list_imports(uow, limit=10, offset=0).rows
    assert (run.kind, run.layout) == (ImportKind.PAST_INTRODUCTIONS, "own_past")
    assert run == found.outcome.run


def test_what_was_stored_comes_back_as_it_was_read(database: Database, tmp_path: Path) -> None:
    row = a_case(
        1,
        persoon="P-1",
        opdracht="OPD-1",
        vacature="V 1",
        functie="kok",
        bemiddelaar="Bureau",
        begonnen_door="kandidaat",
        weg="ranglijst",
        gesprek_op="2021-03-02",
        geplaatst_op="2021-04-01",
        geeindigd_op="2022-04-01",
        reden_einde="zelf vertrokken",
        na_6_maanden="ja",
        na_12_maanden="ja",
        doelgroep="wajong",
        meerkosten="1250,50",
        meeruren="8,25",
    )
    brought_in(database, tmp_path, row)
    reading = read_past(write_past(tmp_path, row), on=AT.date())
    (record,) = reading.records
    digest = person_digest("p-1", owner="", key=KEY)
    assert cases(database) == {"zaak 1": replace(record.case, person=digest)}


def test_a_preview_tells_and_stores_nothing(database: Database, tmp_path: Path) -> None:
    found = brought_in(database, tmp_path, a_case(1), a_case(2, weg="x"), is_preview=True)
    assert (found.is_stored, counts(found)) == (False, (1, 0, 0, 1))
    assert [problem.column for problem in found.outcome.problems] == ["weg"]
    assert (cases(database), n_runs(database), n_choices(database)) == ({}, 0, 0)


def test_the_same_table_again_is_unchanged_and_not_stored(
    database: Database, tmp_path: Path
) -> None:
    rows = [a_case(1, persoon="P-1"), a_case(2)]
    brought_in(database, tmp_path, *rows)
    again = brought_in(database, tmp_path, *rows, at=AT + timedelta(days=3))
    assert (again.is_stored, counts(again)) == (False, (0, 0, 2, 0))
    assert (n_runs(database), n_choices(database)) == (1, 1)


def test_a_changed_row_tells_how_the_case_is_now(database: Database, tmp_path: Path) -> None:
    brought_in(database, tmp_path, a_case(1), a_case(2))
    changed = brought_in(database, tmp_path, a_case(1, kanaal="gemeente"), a_case(2), a_case(3))
    assert counts(changed) == (1, 1, 1, 0)
    assert len(cases(database)) == 3
    assert cases(database)["zaak 1"].channel is Channel.MUNICIPALITY


def test_a_case_that_a_later_table_leaves_out_stays(database: Database, tmp_path: Path) -> None:
    brought_in(database, tmp_path, a_case(1), a_case(2))
    brought_in(database, tmp_path, a_case(3))
    assert set(cases(database)) == {"zaak 1", "zaak 2", "zaak 3"}


def test_an_import_is_undone_as_a_whole_and_earlier_ones_hold_again(
    database: Database, tmp_path: Path
) -> None:
    first = brought_in(database, tmp_path, a_case(1), a_case(2))
    second = brought_in(database, tmp_path, a_case(1, kanaal="gemeente"), a_case(2), a_case(3))
    assert taken_out(database, second.outcome.run.import_id) == 3
    assert {case: told.channel for case, told in cases(database).items()} == {
        "zaak 1": Channel.UWV,
        "zaak 2": Channel.UWV,
    }
    assert taken_out(database, first.outcome.run.import_id) == 2
    assert (cases(database), n_runs(database)) == ({}, 0)
    assert n_choices(database) == 4


def test_taking_out_the_first_import_leaves_what_the_second_told(
    database: Database, tmp_path: Path
) -> None:
    first = brought_in(database, tmp_path, a_case(1), a_case(2))
    brought_in(database, tmp_path, a_case(1), a_case(3))
    taken_out(database, first.outcome.run.import_id)
    assert set(cases(database)) == {"zaak 1", "zaak 3"}


def test_only_an_import_of_earlier_years_is_taken_out(database: Database, tmp_path: Path) -> None:
    found = brought_in(database, tmp_path, a_case(1))
    taken_out(database, found.outcome.run.import_id)
    for gone in (found.outcome.run.import_id, "I-0000"):
        with pytest.raises(NotFound, match="No import of earlier introductions"):
            taken_out(database, gone)


def test_two_desks_may_use_one_number_and_one_code_for_different_things(
    database: Database, tmp_path: Path
) -> None:
    row = a_case(1, persoon="P-1")
    own = brought_in(database, tmp_path, row, viewer=DESK)
    assert counts(brought_in(database, tmp_path, row, viewer=OTHER_DESK)) == (1, 0, 0, 0)
    with database.unit_of_work(DESK) as uow:
        tables = uow.past_introductions.tables()
    assert [len(table) for table in tables] == [1, 1]
    assert len({table[0].person for table in tables}) == 2
    with pytest.raises(NotFound):
        taken_out(database, own.outcome.run.import_id, OTHER_DESK)
    assert taken_out(database, own.outcome.run.import_id, DESK) == 1
    assert (n_runs(database), n_runs(database, DESK), n_choices(database, DESK)) == (1, 0, 2)


@pytest.mark.parametrize("viewer", OTHERS, ids=lambda viewer: viewer.role.value)
def test_nobody_else_brings_in_reads_or_takes_out(
    database: Database, tmp_path: Path, viewer: Viewer
) -> None:
    found = brought_in(database, tmp_path, a_case(1))
    with pytest.raises(Conflict, match="earlier years"):
        brought_in(database, tmp_path, a_case(2), viewer=viewer)
    with pytest.raises(Conflict, match="earlier years"):
        taken_out(database, found.outcome.run.import_id, viewer)
    assert cases(database, viewer) == {}
    assert set(cases(database)) == {"zaak 1"}


def test_a_code_of_a_person_is_kept_as_a_keyed_hash_only(
    database: Database, tmp_path: Path
) -> None:
    found = brought_in(
        database, tmp_path, a_case(1, persoon="P-17"), a_case(2, persoon="p-17 "), a_case(3)
    )
    assert found.n_without_person == 1
    stored = cases(database)
    assert (
        stored["zaak 1"].person
        == stored["zaak 2"].person
        == person_digest("P-17", owner="", key=KEY)
    )
    assert stored["zaak 3"].person == ""
    assert "P-17" not in repr(stored)


def test_a_key_that_protects_nothing_is_refused(database: Database, tmp_path: Path) -> None:
    source = ImportSource(
        path=write_past(tmp_path, a_case(1, persoon="P-1")), file_name="a.csv", imported_at=AT
    )
    with pytest.raises(InvalidInput, match="4 bytes"):
        past_imports.import_past(database, OPERATOR, source, identity_key=b"kort")


def test_what_breaks_off_half_way_leaves_nothing(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(past_imports, "log_choice", broken)
    with pytest.raises(RuntimeError):
        brought_in(database, tmp_path, a_case(1))
    assert (cases(database), n_runs(database)) == ({}, 0)


def test_a_desk_whose_earlier_years_are_here_is_not_removed(
    database: Database, tmp_path: Path
) -> None:
    found = brought_in(database, tmp_path, a_case(1), viewer=DESK)
    with (
        database.unit_of_work(OPERATOR) as uow,
        pytest.raises(Conflict, match="1 imports of earlier years"),
    ):
        uow.organisations.delete("O-0001")
    taken_out(database, found.outcome.run.import_id, DESK)
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.delete("O-0001")
        uow.commit()
