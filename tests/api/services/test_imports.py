"""A file comes in wholly or not at all, and coming in again updates what is there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from api.exchange.templates import write_template
from matcher.domain.access import Role, Viewer
from matcher.domain.claim import ClaimStatus, TargetGroup
from matcher.domain.duplicate import DuplicateStatus
from matcher.domain.importing import ImportKind
from matcher.domain.organisation import Channel, OrganisationKind
from matcher.errors import Conflict, InvalidInput, UnreadableFile
from matcher.ternary import Ternary
from models.engine import Database
from models.repositories.organisations import Organisations
from tests.api.exchange.files import SYNTHETIC_BSN, a_sonar_row, write_csv, write_sonar
from tests.api.services.desk import Desk
from tests.factories import a_viewer


@pytest.fixture
def desk(database: Database, operator: Viewer) -> Desk:
    return Desk(database, operator)


def test_a_sonar_export_makes_the_intermediary_and_its_candidates(
    desk: Desk, tmp_path: Path
) -> None:
    outcome = desk.candidates(write_sonar(tmp_path, a_sonar_row(), a_sonar_row(ID_WZ="WZ0002")))
    assert (outcome.run.n_created, outcome.run.n_rejected) == (2, 0)
    with desk.database.unit_of_work(desk.viewer) as uow:
        intermediary = uow.organisations.find(OrganisationKind.INTERMEDIARY, "bureau voorbeeld")
        candidate = uow.candidates.resolve("WZ0001")
    assert intermediary is not None
    assert intermediary.channel is Channel.UWV
    assert candidate.organisation_id == intermediary.organisation_id
    assert candidate.candidate_id.startswith("K-")
    assert candidate.is_shareable
    (claim,) = candidate.claims
    assert (claim.group, claim.is_member) == (TargetGroup.BANENAFSPRAAK, Ternary.MEETS)
    assert claim.status is ClaimStatus.UNVERIFIED


@pytest.mark.parametrize("consent", ["Nee", "", "NNB", "misschien"])
def test_without_a_clear_yes_a_candidate_is_not_shared(
    desk: Desk, tmp_path: Path, consent: str
) -> None:
    desk.candidates(write_sonar(tmp_path, a_sonar_row(Toestemming=consent)))
    with desk.database.unit_of_work(desk.viewer) as uow:
        assert not uow.candidates.resolve("WZ0001").is_shareable


def test_importing_again_changes_nothing_and_keeps_the_pseudonym(
    desk: Desk, tmp_path: Path
) -> None:
    path = write_sonar(tmp_path, a_sonar_row())
    desk.candidates(path)
    with desk.database.unit_of_work(desk.viewer) as uow:
        before = uow.candidates.resolve("WZ0001")
    outcome = desk.candidates(path)
    assert (outcome.run.n_created, outcome.run.n_updated, outcome.run.n_unchanged) == (0, 0, 1)
    with desk.database.unit_of_work(desk.viewer) as uow:
        assert uow.candidates.resolve("WZ0001") == before


def test_a_later_file_updates_by_the_source_id(desk: Desk, tmp_path: Path) -> None:
    desk.candidates(write_sonar(tmp_path, a_sonar_row()))
    outcome = desk.candidates(
        write_sonar(tmp_path, a_sonar_row(**{"Beschikbare uren/wk": 16, "Rijbewijs": "geen"}))
    )
    assert (outcome.run.n_created, outcome.run.n_updated) == (0, 1)
    with desk.database.unit_of_work(desk.viewer) as uow:
        profile = uow.candidates.resolve("WZ0001").profile
    assert profile.hours.maximum == 16
    assert profile.driving_licences.held == frozenset()
    assert profile.driving_licences.is_complete


def test_the_same_id_at_two_intermediaries_is_two_registrations(desk: Desk, tmp_path: Path) -> None:
    path = write_sonar(tmp_path, a_sonar_row())
    desk.candidates(path)
    desk.candidates(path, organisation="Werkbedrijf Voorbeeld", channel=Channel.MUNICIPALITY)
    assert desk.n_candidates() == 2


def test_one_person_in_two_channels_is_flagged_for_a_human_and_not_merged(
    desk: Desk, tmp_path: Path
) -> None:
    desk.candidates(write_sonar(tmp_path, a_sonar_row()))
    other = write_sonar(tmp_path, a_sonar_row(ID_WZ="X1", **{"Volledige Naam": "iemand anders"}))
    outcome = desk.candidates(
        other, organisation="Re-integratie Voorbeeld", channel=Channel.WIJKTEAM
    )
    assert outcome.n_duplicate_flags == 1
    assert desk.n_candidates() == 2
    with desk.database.unit_of_work(desk.viewer) as uow:
        (flag,) = uow.duplicates.list(status=DuplicateStatus.OPEN).rows
    assert set(flag.shared_kinds) == {"email", "phone"}


def test_an_intermediary_has_one_channel(desk: Desk, tmp_path: Path) -> None:
    path = write_sonar(tmp_path, a_sonar_row())
    desk.candidates(path)
    with pytest.raises(Conflict, match="registered under the channel 'uwv'"):
        desk.candidates(path, channel=Channel.EDUCATION)
    assert desk.n_candidates() == 1


def test_a_bad_row_is_reported_and_the_good_ones_are_kept(desk: Desk, tmp_path: Path) -> None:
    good, bad = a_sonar_row(), a_sonar_row(ID_WZ="", Postcode="9ZZ")
    odd = a_sonar_row(ID_WZ="WZ0003", **{"Beschikbare uren/wk": 168})
    outcome = desk.candidates(write_sonar(tmp_path, good, bad, odd))
    assert (outcome.run.n_rows, outcome.run.n_created, outcome.run.n_rejected) == (3, 2, 1)
    (rejected,) = [problem for problem in outcome.problems if problem.is_rejected]
    assert (rejected.row, rejected.column) == (3, "ID_WZ")
    assert any(p.row == 4 and p.column == "Beschikbare uren/wk" for p in outcome.problems)
    with desk.database.unit_of_work(desk.viewer) as uow:
        assert uow.candidates.resolve("WZ0003").profile.hours.maximum is None


def test_an_unreadable_file_leaves_everything_as_it_was(desk: Desk, tmp_path: Path) -> None:
    desk.candidates(write_sonar(tmp_path, a_sonar_row()))
    with pytest.raises(UnreadableFile, match="leeg"):
        desk.candidates(write_csv(tmp_path, ""), organisation="Niet Gemaakt")
    with desk.database.unit_of_work(desk.viewer) as uow:
        assert uow.organisations.find(OrganisationKind.INTERMEDIARY, "Niet Gemaakt") is None
        assert uow.imports.list().total == 1


def test_a_fault_half_way_undoes_all_of_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        message = "the machine is out of memory"
        raise MemoryError(message)

    monkeypatch.setattr(desk.engine, "embed_new_phrases", fail)
    with pytest.raises(MemoryError):
        desk.candidates(write_sonar(tmp_path, a_sonar_row()))
    with desk.database.unit_of_work(desk.viewer) as uow:
        assert uow.candidates.list().total == 0
        assert uow.organisations.list().total == 0
        assert uow.imports.list().total == 0


KILLED = """
import os, sys
from pathlib import Path
from datetime import datetime, UTC
from api.services.imports import ImportSource, import_candidates
from api.services.match_engine import MatchEngine
from api.services.viewers import operator
from matcher.domain.access import Purpose
from matcher.domain.organisation import Channel
from models.engine import Database
from models.unit_of_work import UnitOfWork

UnitOfWork.commit = lambda self: os._exit(9)
database = Database(os.environ["TEST_DATABASE_URL"])
path = Path(sys.argv[1])
import_candidates(
    database, MatchEngine(database), operator("test", Purpose.IMPORT),
    ImportSource(path=path, file_name=path.name, imported_at=datetime.now(UTC)),
    organisation="Bureau Voorbeeld", channel=Channel.UWV, identity_key=b"k" * 32,
)
"""


def test_a_process_that_dies_before_its_end_leaves_the_database_as_it_was(
    desk: Desk, tmp_path: Path
) -> None:
    path = write_sonar(tmp_path, *(a_sonar_row(ID_WZ=f"WZ{n:04d}") for n in range(50)))
    killed = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", KILLED, str(path)],
        env={**os.environ, "TEST_DATABASE_URL": desk.database.url},
        check=False,
    )
    assert killed.returncode == 9
    assert desk.n_candidates() == 0
    assert desk.candidates(path).run.n_created == 50


def test_what_was_imported_is_remembered_with_its_counts(desk: Desk, tmp_path: Path) -> None:
    outcome = desk.candidates(write_sonar(tmp_path, a_sonar_row()))
    with desk.database.unit_of_work(desk.viewer) as uow:
        stored = uow.imports.get(outcome.run.import_id)
    assert stored == outcome.run
    assert stored.layout == "sonar"
    assert len(stored.file_digest) == 64


def test_the_name_of_a_file_is_remembered_without_numbers_of_people(
    desk: Desk, tmp_path: Path
) -> None:
    path = write_sonar(tmp_path, a_sonar_row()).rename(tmp_path / f"kandidaat {SYNTHETIC_BSN}.xlsx")
    outcome = desk.candidates(path)
    with desk.database.unit_of_work(desk.viewer) as uow:
        stored = uow.imports.get(outcome.run.import_id)
    assert stored.file_name == outcome.run.file_name == "kandidaat […].xlsx"


@pytest.mark.parametrize("name", [f"Org {SYNTHETIC_BSN}", "Loket k@x.invalid", "Bel 0612340000"])
def test_an_organisation_with_an_identifier_in_its_name_is_refused(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        desk.candidates(write_sonar(tmp_path, a_sonar_row()), organisation=name)
    assert (caught.value.where, name in str(caught.value)) == ("organisation", False)
    with desk.database.unit_of_work(desk.viewer) as uow:
        assert uow.organisations.list().total == 0
        assert uow.imports.list().total == 0


def test_an_import_that_stores_no_row_registers_nobody(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "kandidaten.csv"
    write_template(ImportKind.CANDIDATES, path)
    outcome = desk.candidates(path)
    assert (outcome.run.n_rejected, outcome.run.organisation_id) == (1, None)
    assert outcome.new_organisations == ()
    with desk.database.unit_of_work(desk.viewer) as uow:
        assert uow.organisations.list().total == 0
        assert uow.imports.get(outcome.run.import_id) == outcome.run


def test_an_import_without_rows_still_stands_under_an_intermediary_that_is_known(
    desk: Desk, tmp_path: Path
) -> None:
    first = desk.candidates(write_sonar(tmp_path, a_sonar_row()))
    empty = write_sonar(tmp_path, a_sonar_row(ID_WZ=""))
    assert desk.candidates(empty).run.organisation_id == first.run.organisation_id
    with pytest.raises(Conflict, match="registered under the channel"):
        desk.candidates(empty, channel=Channel.EDUCATION)


def test_a_new_intermediary_is_told_once(desk: Desk, tmp_path: Path) -> None:
    path = write_sonar(tmp_path, a_sonar_row())
    assert desk.candidates(path, organisation=" Bureau  Nieuw ").new_organisations == (
        "Bureau Nieuw",
    )
    assert desk.candidates(path, organisation="bureau nieuw").new_organisations == ()


def test_two_first_imports_at_once_share_the_intermediary(desk: Desk, tmp_path: Path) -> None:
    path = write_sonar(tmp_path, a_sonar_row())
    with a_rival_first(desk, tmp_path, Channel.UWV):
        outcome = desk.candidates(path)
    assert (outcome.run.n_created, outcome.new_organisations) == (1, ())
    assert desk.n_candidates() == 2
    with desk.database.unit_of_work(desk.viewer) as uow:
        assert uow.organisations.list().total == 1


def test_of_two_first_imports_at_once_the_other_channel_is_told(desk: Desk, tmp_path: Path) -> None:
    path = write_sonar(tmp_path, a_sonar_row())
    rival = a_rival_first(desk, tmp_path, Channel.EDUCATION)
    with rival, pytest.raises(Conflict, match="registered under the channel 'education'"):
        desk.candidates(path)
    assert desk.n_candidates() == 1


@contextmanager
def a_rival_first(desk: Desk, folder: Path, channel: Channel) -> Iterator[None]:
    """Let another import register the organisation just after ours found that there is none."""
    other = folder / "rival"
    other.mkdir()
    rival = write_sonar(other, a_sonar_row(ID_WZ="RIVAL1"))
    find = Organisations.find

    def find_then_lose(self: Organisations, kind: OrganisationKind, name: str) -> object:
        found = find(self, kind, name)
        patch.undo()
        desk.candidates(rival, channel=channel)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Organisations, "find", find_then_lose)
        yield


def test_phrases_are_embedded_with_the_import(desk: Desk, tmp_path: Path) -> None:
    desk.candidates(write_sonar(tmp_path, a_sonar_row()))
    with desk.database.unit_of_work(desk.viewer) as uow:
        assert uow.phrases.without_vectors(desk.engine.encoder.version, 10) == []
        assert "schoonmaker" in uow.phrases.vectors_of(desk.engine.encoder.version, ["schoonmaker"])


def test_an_intermediary_cannot_import_under_the_name_of_another(
    desk: Desk, tmp_path: Path
) -> None:
    path = write_sonar(tmp_path, a_sonar_row())
    desk.candidates(path)
    desk.viewer = replace(a_viewer(Role.INTERMEDIARY), organisation_id="O-9999")
    with pytest.raises(Conflict, match="Only the intermediary"):
        desk.candidates(path)


@pytest.mark.skipif(
    "SROI_REFERENCE_DATA" not in os.environ, reason="SROI_REFERENCE_DATA names no reference data"
)
def test_the_three_sample_files_come_in(desk: Desk) -> None:
    folder = Path(os.environ["SROI_REFERENCE_DATA"]) / "samples"
    sonar = desk.candidates(folder / "sonar-export-synthetic.xlsx")
    vum = desk.candidates(
        folder / "werkzoekenden-vum-synthetic.json", "Gemeente", Channel.MUNICIPALITY
    )
    vacancies = desk.vacancies(folder / "vacatures-vum-synthetic.json")
    assert sonar.run.n_rows == 2000
    assert vum.run.n_rows == 500
    assert vacancies.run.n_rows == 150
    assert vacancies.run.n_created > 100
