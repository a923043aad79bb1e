"""Vacancies come in with the contractors and contracts that they name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from api.exchange.templates import write_template
from matcher.domain.access import Role, Viewer
from matcher.domain.claim import TargetGroup
from matcher.domain.importing import ImportKind
from matcher.domain.organisation import OrganisationKind
from matcher.errors import InvalidInput
from models.engine import Database
from models.repositories.organisations import Organisations
from tests.api.exchange.files import SYNTHETIC_BSN, write_csv, write_json, write_own
from tests.api.services.desk import Desk
from tests.factories import a_contractor, a_viewer


@pytest.fixture
def desk(database: Database, operator: Viewer) -> Desk:
    return Desk(database, operator)


def test_a_vacancy_brings_its_contractor_contract_and_authority(desk: Desk, tmp_path: Path) -> None:
    path = write_own(
        tmp_path,
        bron_id="vac-1",
        opdrachtnemer="Groenbedrijf Voorbeeld",
        titel="medewerker groen",
        eisen="snoeien|maaien",
        contract_id="OPD-1",
        contract_titel="Onderhoud plantsoenen",
        opdrachtgever="Gemeente Voorbeeld",
        meetellende_doelgroepen="participatiewet",
    )
    assert desk.vacancies(path).run.n_created == 1
    with desk.database.unit_of_work(desk.viewer) as uow:
        vacancy = uow.vacancies.resolve("vac-1")
        contract = uow.contracts.get(vacancy.contract_id or "")
        contractor = uow.organisations.get(vacancy.organisation_id)
        authority = uow.organisations.get(contract.authority_id or "")
    assert [requirement.phrase for requirement in vacancy.requirements] == ["snoeien", "maaien"]
    assert contractor.name == "Groenbedrijf Voorbeeld"
    assert (contract.source_id, contract.title) == ("OPD-1", "Onderhoud plantsoenen")
    assert contract.counted_groups == frozenset({TargetGroup.PARTICIPATIEWET})
    assert authority.kind is OrganisationKind.CONTRACTING_AUTHORITY


@pytest.mark.parametrize(
    ("role", "may_say"),
    [(Role.MUNICIPAL_DESK, True), (Role.INTERMEDIARY, False), (Role.CONTRACTOR, False)],
)
def test_which_groups_a_new_contract_counts_is_for_a_desk_to_say(
    database: Database, tmp_path: Path, role: Role, *, may_say: bool
) -> None:
    """Else a file would make the contract by which somebody finds out who is in one group."""
    with database.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(a_contractor(organisation_id="O-0001", name="Bedrijf"))
        uow.commit()
    path = write_own(
        tmp_path,
        bron_id="vac-1",
        opdrachtnemer="Bedrijf",
        titel="kok",
        contract_id="OPD-1",
        meetellende_doelgroepen="wajong",
    )
    outcome = Desk(database, a_viewer(role, "O-0001")).vacancies(path)
    assert outcome.run.n_created == 1
    with database.unit_of_work(a_viewer()) as uow:
        groups = uow.contracts.resolve("OPD-1").counted_groups
    assert groups == (frozenset({TargetGroup.WAJONG}) if may_say else None)
    told = [problem for problem in outcome.problems if "doelgroepen" in problem.column]
    assert (len(told), outcome.run.n_rejected) == (0 if may_say else 1, 0)
    assert outcome.run.n_problems == len(outcome.problems)
    assert all(problem.row and problem.remedy for problem in told)


def test_a_vacancy_without_a_contractor_is_left_out_and_the_others_come_in(
    desk: Desk, tmp_path: Path
) -> None:
    path = write_csv(
        tmp_path, "bron_id;opdrachtnemer;titel\nv1;Bedrijf;kok\nv2;;afwasser\nv3;Bedrijf;ober\n"
    )
    outcome = desk.vacancies(path)
    assert (outcome.run.n_created, outcome.run.n_rejected) == (2, 1)
    (problem,) = outcome.problems
    assert problem.row == 3
    assert "opdrachtnemer" in problem.what
    assert "--organisation" in problem.remedy


def test_a_contractor_for_the_whole_file_fills_in_where_a_row_names_none(
    desk: Desk, tmp_path: Path
) -> None:
    path = write_csv(tmp_path, "bron_id;opdrachtnemer;titel\nv1;Bedrijf;kok\nv2;;afwasser\n")
    desk.vacancies(path, contractor="Cateraar Voorbeeld")
    with desk.database.unit_of_work(desk.viewer) as uow:
        named = uow.organisations.get(uow.vacancies.resolve("v1").organisation_id)
        filled_in = uow.organisations.get(uow.vacancies.resolve("v2").organisation_id)
    assert (named.name, filled_in.name) == ("Bedrijf", "Cateraar Voorbeeld")


def test_what_a_desk_entered_of_a_contract_outlives_a_later_import(
    desk: Desk, tmp_path: Path
) -> None:
    cells = {"bron_id": "v1", "opdrachtnemer": "Bedrijf", "titel": "kok", "contract_id": "OPD-1"}
    desk.vacancies(write_own(tmp_path, **cells))
    with desk.database.unit_of_work(desk.viewer) as uow:
        contract = replace(uow.contracts.resolve("OPD-1"), title="Catering raadhuis")
        uow.contracts.update(contract)
        uow.commit()
    desk.vacancies(write_own(tmp_path, **cells, contract_titel="iets anders"))
    with desk.database.unit_of_work(desk.viewer) as uow:
        assert uow.contracts.resolve("OPD-1") == contract


def test_vum_vacancies_are_read_as_well(desk: Desk, tmp_path: Path) -> None:
    path = write_json(
        tmp_path,
        [
            {
                "idVacature": "VUM-1",
                "naamVacature": "Heftruckchauffeur",
                "werkgever": {"handelsnaamOrganisatie": "Logistiek Voorbeeld"},
            }
        ],
    )
    assert desk.vacancies(path).run.n_created == 1


def test_vacancies_again_change_nothing(desk: Desk, tmp_path: Path) -> None:
    path = write_own(tmp_path, bron_id="v1", opdrachtnemer="Bedrijf", titel="kok")
    desk.vacancies(path)
    run = desk.vacancies(path).run
    assert (run.n_created, run.n_updated, run.n_unchanged) == (0, 0, 1)


def test_new_contractors_and_authorities_are_told(desk: Desk, tmp_path: Path) -> None:
    path = write_csv(
        tmp_path,
        "bron_id;opdrachtnemer;titel;contract_id;opdrachtgever\n"
        "v1;Bedrijf;kok;OPD-1;Gemeente Voorbeeld\nv2;Bedrijf;ober;;\n",
    )
    assert desk.vacancies(path).new_organisations == ("Bedrijf", "Gemeente Voorbeeld")
    assert desk.vacancies(path).new_organisations == ()


def test_a_vacancy_template_without_rows_of_ones_own_registers_nobody(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "vacatures.csv"
    write_template(ImportKind.VACANCIES, path)
    assert desk.vacancies(path, contractor="Bedrijf").new_organisations == ()
    with desk.database.unit_of_work(desk.viewer) as uow:
        assert uow.organisations.list().total == 0


def test_a_contractor_with_an_identifier_in_its_name_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = write_own(tmp_path, bron_id="v1", opdrachtnemer="Bedrijf", titel="kok")
    with pytest.raises(InvalidInput, match="name of the organisation"):
        desk.vacancies(path, contractor=f"Bedrijf {SYNTHETIC_BSN}")


def test_a_contract_number_that_may_be_a_bsn_leaves_the_vacancy_without_a_contract(
    desk: Desk, tmp_path: Path
) -> None:
    cells = {"bron_id": "v1", "opdrachtnemer": "Bedrijf", "titel": "kok"}
    outcome = desk.vacancies(write_own(tmp_path, **cells, contract_id=SYNTHETIC_BSN))
    assert (outcome.run.n_created, outcome.run.n_problems) == (1, 1)
    with desk.database.unit_of_work(desk.viewer) as uow:
        assert uow.vacancies.resolve("v1").contract_id is None


def test_two_first_imports_at_once_share_their_contractor(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ours", "rival"):
        (tmp_path / name).mkdir()
    ours, rival = (
        write_own(tmp_path / name, bron_id=name, opdrachtnemer="Bedrijf", titel="kok")
        for name in ("ours", "rival")
    )
    find = Organisations.find

    def find_then_lose(self: Organisations, kind: OrganisationKind, name: str) -> object:
        found = find(self, kind, name)
        monkeypatch.undo()
        desk.vacancies(rival)
        return found

    monkeypatch.setattr(Organisations, "find", find_then_lose)
    outcome = desk.vacancies(ours)
    assert (outcome.run.n_created, outcome.new_organisations) == (1, ())
    with desk.database.unit_of_work(desk.viewer) as uow:
        assert uow.organisations.list().total == 1
        assert uow.vacancies.list().total == 2
