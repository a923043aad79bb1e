"""Organisations, contracts, vacancies and candidates are found, listed and removed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from matcher.domain.access import Role, Viewer
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.organisation import Channel, OrganisationKind
from matcher.errors import Ambiguous, Conflict, NotFound
from models.engine import Database
from models.saving import CandidateWrite
from models.unit_of_work import UnitOfWork
from tests.factories import (
    a_candidate,
    a_claim,
    a_contract,
    a_contractor,
    a_profile,
    a_vacancy,
    a_viewer,
    an_authority,
    an_organisation,
)

DAY = date(2026, 2, 1)


@pytest.fixture
def filled(database: Database, operator: Viewer) -> Database:
    """Two intermediaries and two contractors, with one of everything under the first."""
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(
            an_organisation(organisation_id="O-0009", name="Uitzender Één", channel=Channel.UWV)
        )
        uow.organisations.add(a_contractor())
        uow.organisations.add(a_contractor(organisation_id="O-0008", name="100% Groen_BV"))
        uow.organisations.add(an_authority())
        uow.contracts.add(a_contract(authority_id="O-0003"))
        uow.vacancies.add(a_vacancy(contract_id="C-0001"))
        uow.candidates.add(a_candidate())
        uow.commit()
    return database


def test_an_organisation_is_found_by_id_and_by_name_in_any_writing(
    filled: Database, operator: Viewer
) -> None:
    with filled.unit_of_work(operator) as uow:
        for text in ("O-0001", " O-0001 ", "WERKBEDRIJF   voorbeeld "):
            assert uow.organisations.resolve(text) == an_organisation()
        found = uow.organisations.find(OrganisationKind.INTERMEDIARY, "uitzender ÉÉN")
        assert found is not None
        assert found.organisation_id == "O-0009"
        assert uow.organisations.find(OrganisationKind.CONTRACTOR, "uitzender ÉÉN") is None
        with pytest.raises(NotFound, match="No organisation"):
            uow.organisations.resolve("Uitzender", OrganisationKind.INTERMEDIARY)
        with pytest.raises(NotFound):
            uow.organisations.key_of("O-none")


def test_one_name_of_two_kinds_is_ambiguous_until_the_kind_is_given(
    filled: Database, operator: Viewer
) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.organisations.add(an_authority(organisation_id="O-0010", name="Bouwbedrijf Voorbeeld"))
        with pytest.raises(Ambiguous, match="O-0002") as failure:
            uow.organisations.resolve("bouwbedrijf voorbeeld")
        assert "O-0010" in failure.value.what
        found = uow.organisations.resolve("bouwbedrijf voorbeeld", OrganisationKind.CONTRACTOR)
        assert found == a_contractor()


@pytest.mark.parametrize(
    ("organisation_id", "reason"),
    [
        ("O-0001", "1 candidates"),
        ("O-0002", "1 vacancies and 1 contracts"),
        ("O-0003", "1 contracts"),
    ],
)
def test_an_organisation_in_use_is_not_deleted_and_says_why(
    filled: Database, operator: Viewer, organisation_id: str, reason: str
) -> None:
    with filled.unit_of_work(operator) as uow:
        with pytest.raises(Conflict, match=reason):
            uow.organisations.delete(organisation_id)
        uow.organisations.delete("O-0009")
        with pytest.raises(NotFound):
            uow.organisations.get("O-0009")


def test_organisations_are_listed_by_name_and_sifted(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        organisations = uow.organisations
        assert [found.organisation_id for found in organisations.list().rows] == [
            "O-0008",
            "O-0002",
            "O-0003",
            "O-0009",
            "O-0001",
        ]
        page = organisations.list(kind=OrganisationKind.CONTRACTOR, limit=1, offset=1)
        assert [found.organisation_id for found in page.rows] == ["O-0002"]
        assert page.total == 2
        assert organisations.list(channel=Channel.UWV).total == 1
        assert organisations.list(name_contains="ÉÉN").total == 1
        assert organisations.list(name_contains="0%").total == 1
        assert organisations.list(name_contains="_").total == 1
        assert organisations.list(name_contains="%werk").total == 0


def test_an_organisation_is_updated(filled: Database, operator: Viewer) -> None:
    renamed = an_organisation(name="Werkbedrijf Nieuw", phone="030-0000009")
    with filled.unit_of_work(operator) as uow:
        uow.organisations.update(renamed)
        assert uow.organisations.resolve("werkbedrijf nieuw") == renamed
        with pytest.raises(NotFound):
            uow.organisations.update(an_organisation(organisation_id="O-none"))


def test_a_contract_is_found_by_both_ids(filled: Database, operator: Viewer) -> None:
    contract = a_contract(authority_id="O-0003")
    with filled.unit_of_work(operator) as uow:
        assert uow.contracts.resolve("C-0001") == uow.contracts.resolve("2025-017") == contract
        assert uow.contracts.find("O-0002", "2025-017") == contract
        assert uow.contracts.find("O-0008", "2025-017") is None
        assert uow.contracts.find("O-0002", "") is None
        for text in ("", "C-none"):
            with pytest.raises(NotFound, match="No contract"):
                uow.contracts.resolve(text)
        uow.contracts.add(a_contract(contract_id="C-0002", organisation_id="O-0008"))
        with pytest.raises(Ambiguous, match="100% Groen_BV"):
            uow.contracts.resolve("2025-017")


def test_contracts_are_listed_per_party(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.contracts.add(a_contract(contract_id="C-0002", source_id=""))
        uow.contracts.add(a_contract(contract_id="C-0003", source_id=""))
        assert uow.contracts.list().total == 3
        assert uow.contracts.list(authority_id="O-0003").total == 1
        page = uow.contracts.list(organisation_id="O-0002", limit=1, offset=2)
        assert [contract.contract_id for contract in page.rows] == ["C-0003"]
        with pytest.raises(NotFound, match="No organisation"):
            uow.contracts.list(organisation_id="O-none")


def test_a_contract_with_vacancies_is_not_deleted(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        with pytest.raises(Conflict, match="1 vacancies"):
            uow.contracts.delete("C-0001")
        uow.vacancies.delete("V-0001")
        uow.contracts.delete("C-0001")
        for question in (uow.contracts.get, uow.contracts.delete):
            with pytest.raises(NotFound):
                question("C-0001")


def test_a_contract_of_an_unknown_party_is_refused(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow, pytest.raises(NotFound, match="No organisation"):
        uow.contracts.add(a_contract(contract_id="C-0002", authority_id="O-none"))


def test_a_vacancy_is_found_by_both_ids(filled: Database, operator: Viewer) -> None:
    vacancy = a_vacancy(contract_id="C-0001")
    with filled.unit_of_work(operator) as uow:
        assert uow.vacancies.resolve("V-0001") == uow.vacancies.resolve(" vac-1 ") == vacancy
        for text in ("", "V-none"):
            with pytest.raises(NotFound, match="No vacancy"):
                uow.vacancies.resolve(text)
        uow.vacancies.add(a_vacancy(vacancy_id="V-0002", organisation_id="O-0008"))
        with pytest.raises(Ambiguous, match="V-0002"):
            uow.vacancies.resolve("vac-1")
        for question in (uow.vacancies.get, uow.vacancies.delete):
            with pytest.raises(NotFound):
                question("V-none")
        with pytest.raises(NotFound, match="No contract"):
            uow.vacancies.add(a_vacancy(vacancy_id="V-0003", contract_id="C-none"))


def test_vacancies_are_listed_by_contract_title_and_day(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.vacancies.add(
            a_vacancy(vacancy_id="V-0002", source_id="", title="ÉLÉVATEUR 50%", closes_on=None)
        )
        uow.vacancies.add(
            a_vacancy(vacancy_id="V-0003", source_id="", closes_on=DAY - timedelta(days=1))
        )
        uow.vacancies.add(a_vacancy(vacancy_id="V-0004", source_id="", closes_on=DAY))
        vacancies = uow.vacancies
        open_ones = ["V-0001", "V-0002", "V-0004"]
        assert [found.vacancy_id for found in vacancies.list(open_on=DAY).rows] == open_ones
        assert [found.vacancy_id for found in vacancies.all_open(DAY)] == open_ones
        assert vacancies.list(contract_id="C-0001").total == 1
        assert vacancies.list(organisation_id="O-0008").total == 0
        assert vacancies.list(title_contains="élév").total == 1
        assert vacancies.list(title_contains="0%").total == 1
        page = vacancies.list(limit=2, offset=1)
        assert [found.vacancy_id for found in page.rows] == ["V-0002", "V-0003"]
        assert page.total == 4


def test_a_delivery_with_one_id_twice_is_refused(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        with pytest.raises(Conflict, match="1 vacancies in one delivery"):
            uow.vacancies.save_many([a_vacancy(), a_vacancy(vacancy_id="V-0002")])
        twice = [
            CandidateWrite(candidate=a_candidate(candidate_id=f"K-{n}", source_id="x"))
            for n in range(2)
        ]
        with pytest.raises(Conflict, match="1 candidates in one delivery"):
            uow.candidates.save_many(twice)


def test_nothing_to_save_saves_nothing(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        assert uow.candidates.save_many([]).created == uow.vacancies.save_many([]).created == 0


def test_rows_without_an_id_of_their_own_are_always_new(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        for number in range(2):
            nameless = a_candidate(candidate_id=f"K-{number}", source_id="")
            assert uow.candidates.save_many([CandidateWrite(candidate=nameless)]).created == 1
            vacancy = a_vacancy(vacancy_id=f"V-{number}", source_id="")
            assert uow.vacancies.save_many([vacancy]).created == 1


def test_one_id_at_two_intermediaries_is_ambiguous_and_names_them_only(
    filled: Database, operator: Viewer
) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.candidates.add(a_candidate(candidate_id="K-0002", organisation_id="O-0009"))
        with pytest.raises(Ambiguous, match="Uitzender Één, Werkbedrijf Voorbeeld") as failure:
            uow.candidates.resolve("0001")
        assert "0001" not in str(failure.value)
        assert uow.candidates.resolve("K-0002").organisation_id == "O-0009"


def test_what_was_typed_is_not_repeated_when_no_candidate_answers(
    filled: Database, operator: Viewer
) -> None:
    with filled.unit_of_work(operator) as uow:
        for text in ("", "somebody's own name"):
            with pytest.raises(NotFound) as failure:
                uow.candidates.resolve(text)
            assert "somebody" not in str(failure.value)
        with pytest.raises(NotFound, match="K-none"):
            uow.candidates.update(a_candidate(candidate_id="K-none"))


def _ids(uow: UnitOfWork, **conditions: object) -> list[str]:
    page = uow.candidates.list(**conditions)  # type: ignore[arg-type]
    assert page.total == len(page.rows)
    return [candidate.candidate_id for candidate in page.rows]


def test_candidates_are_sifted_by_every_condition(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        other = a_candidate(
            candidate_id="K-0002",
            organisation_id="O-0009",
            source_id="other",
            is_shareable=False,
            profile=a_profile(pc4=None),
        )
        uow.candidates.add(other)
        assert _ids(uow) == ["K-0001", "K-0002"]
        assert _ids(uow, organisation_id="O-0009") == ["K-0002"]
        assert _ids(uow, channel=Channel.MUNICIPALITY) == ["K-0001"]
        assert _ids(uow, is_shareable=False) == ["K-0002"]
        assert _ids(uow, pc4="3511") == ["K-0001"]
        assert _ids(uow, source_id="other") == ["K-0002"]
        assert _ids(uow, source_id="other", pc4="3511") == []
        page = uow.candidates.list(limit=1, offset=1)
        assert ([c.candidate_id for c in page.rows], page.total) == (["K-0002"], 2)


def test_a_brief_holds_what_a_ranking_line_needs(filled: Database) -> None:
    with filled.unit_of_work(a_viewer(Role.CONTRACTOR, "O-0002")) as uow:
        briefs = uow.candidates.briefs(["K-0001", "K-none"])
    assert list(briefs) == ["K-0001"]
    brief = briefs["K-0001"]
    assert (brief.source_id, brief.is_shareable) == ("0001", True)
    assert brief.organisation == an_organisation()
    assert brief.records == (ClaimRecord(claim=a_claim()),)


def test_a_deleted_candidate_is_gone(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        assert uow.candidates.get("K-0001") == a_candidate()
        uow.candidates.delete("K-0001")
        with pytest.raises(NotFound):
            uow.candidates.get("K-0001")
        assert len(uow.candidates.profile_columns()) == 0
