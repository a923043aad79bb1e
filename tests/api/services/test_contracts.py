"""Contracts with their terms, one at a time, as the services keep them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from api.services.contracts import (
    KeptContract,
    change_contract,
    list_contracts,
    read_contract,
    register_contract,
    remove_contract,
)
from matcher.domain.access import Role, Viewer
from matcher.domain.audit import AuditedAction, AuditEntry
from matcher.domain.obligation import ContractTerms, Goal, GoalKind
from matcher.domain.period import Period
from matcher.domain.placement import Attribution, Placement, RegisteredPlacement, WorkForm
from matcher.errors import Conflict, InvalidInput, NotFound
from models.engine import Database
from tests.factories import (
    a_candidate,
    a_contract,
    a_contractor,
    a_vacancy,
    a_viewer,
    an_authority,
    an_organisation,
)

HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"
GOALS = (
    Goal(kind=GoalKind.PERSONS, target=Decimal(4)),
    Goal(kind=GoalKind.PERSON_MONTHS, target=Decimal(48)),
)
DRAFT = ContractTerms(
    contract=replace(a_contract(), contract_id="", authority_id="gemeente voorbeeld"),
    duration=Period(date(2025, 7, 1), date(2027, 6, 30)),
    scheme_id=HAAGLANDEN,
    goals=GOALS,
)
AT = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _parties(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        for party in (an_organisation(), a_contractor(), an_authority()):
            uow.organisations.add(party)
        uow.commit()


def registered(database: Database, draft: ContractTerms = DRAFT) -> KeptContract:
    with database.unit_of_work(a_viewer()) as uow:
        return register_contract(uow, draft)


def id_of(kept: KeptContract) -> str:
    return kept.terms.contract.contract_id


def changed(
    database: Database, kept: KeptContract, viewer: Viewer | None = None, **changes: Any
) -> KeptContract:
    """Change terms, or with a name of the contract itself that."""
    own = {name: changes.pop(name) for name in list(changes) if hasattr(kept.terms.contract, name)}

    def change(stored: ContractTerms) -> ContractTerms:
        return replace(stored, contract=replace(stored.contract, **own), **changes)

    with database.unit_of_work(viewer or a_viewer()) as uow:
        return change_contract(uow, id_of(kept), change, at=AT)


def place(database: Database, kept: KeptContract) -> None:
    """Let a placement count for the contract."""
    first = date(2026, 3, 1)
    days = Attribution(placement_id="P-1", contract_id=id_of(kept), days=Period(first, None))
    work = Placement(
        placement_id="P-1", candidate_id="K-0001", form=WorkForm.EMPLOYMENT, starts_on=first
    )
    with database.unit_of_work(a_viewer()) as uow:
        uow.candidates.add(a_candidate())
        uow.placements.add(
            RegisteredPlacement(placement=work, organisation_id="O-0002", attributions=(days,))
        )
        uow.commit()


def entries(database: Database) -> list[AuditEntry]:
    with database.unit_of_work(a_viewer()) as uow:
        return uow.audit.list().rows


def test_a_contract_is_found_by_either_id_and_by_its_parties(database: Database) -> None:
    made = registered(database)
    contract = made.terms.contract
    assert contract.contract_id.startswith("C-")
    assert (contract.organisation_id, contract.authority_id) == ("O-0002", "O-0003")
    assert made.warnings == ()
    with database.unit_of_work(a_viewer()) as uow:
        assert read_contract(uow, id_of(made)) == read_contract(uow, "2025-017") == made
        for asked in ({"organisation": "O-0002"}, {"authority": "Gemeente Voorbeeld"}):
            assert list_contracts(uow, **asked, limit=5, offset=0).rows == [made]


@pytest.mark.parametrize(
    ("changes", "where"),
    [({"organisation_id": "O-0003"}, "organisation"), ({"authority_id": "O-0002"}, "authority")],
)
def test_the_parties_are_of_the_right_kind(
    database: Database, changes: dict[str, str], where: str
) -> None:
    contract = replace(DRAFT.contract, **changes)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput) as refused:
        registered(database, replace(DRAFT, contract=contract))
    assert refused.value.where == where


def test_a_change_keeps_the_id(database: Database) -> None:
    made = registered(database)
    after = changed(database, made, authority_id=None, title="Anders")
    assert after.terms.contract == replace(made.terms.contract, authority_id=None, title="Anders")
    with database.unit_of_work(a_viewer()) as uow:
        assert read_contract(uow, id_of(made)) == after


def test_a_contract_goes_only_when_no_vacancy_serves_it(database: Database) -> None:
    made = id_of(registered(database))
    with database.unit_of_work(a_viewer()) as uow:
        uow.vacancies.add(a_vacancy(contract_id=made))
        uow.commit()
    with database.unit_of_work(a_viewer()) as uow, pytest.raises(Conflict):
        remove_contract(uow, made)
    with database.unit_of_work(a_viewer()) as uow:
        uow.vacancies.delete("V-0001")
        remove_contract(uow, made)
    with database.unit_of_work(a_viewer()) as uow, pytest.raises(NotFound):
        read_contract(uow, made)


def test_a_scheme_that_does_not_exist_is_refused_with_the_choices(database: Database) -> None:
    with pytest.raises(InvalidInput, match="haaglanden") as refused:
        registered(database, replace(DRAFT, scheme_id="nergens/2020-01-01"))
    assert refused.value.where == "scheme"
    assert "pso" not in refused.value.remedy


def test_a_region_alone_names_no_scheme_and_its_own_are_the_choices(database: Database) -> None:
    with pytest.raises(InvalidInput) as refused:
        registered(database, replace(DRAFT, scheme_id="utrecht"))
    assert refused.value.remedy.startswith("Choose from: utrecht/")
    assert "haaglanden" not in refused.value.remedy


def test_points_pay_no_obligation_in_euros(database: Database) -> None:
    with pytest.raises(InvalidInput, match="counts points") as refused:
        registered(database, replace(DRAFT, scheme_id="pso/undated"))
    assert refused.value.where == "scheme"


def test_a_duty_rule_that_does_not_exist_is_refused_with_the_choices(database: Database) -> None:
    with pytest.raises(InvalidInput, match="rijk-2011-07-01") as refused:
        registered(database, replace(DRAFT, duty_rule="vijf procent"))
    assert refused.value.where == "duty_rule"


def test_what_is_missing_is_told_and_not_refused(database: Database) -> None:
    bare = ContractTerms(contract=replace(a_contract(), contract_id="", award_date=None))
    told = registered(database, bare).warnings
    assert [sentence.split(":")[0] for sentence in told] == [
        "No block scheme is named",
        "The award date is missing",
        "No goal in persons is given (goal_persons)",
        "No goal in person-months is given (goal_person_months)",
    ]


@pytest.mark.parametrize(
    ("awarded", "is_told"), [(date(2023, 6, 30), True), (date(2023, 7, 1), False)]
)
def test_an_award_outside_the_days_of_the_scheme_is_told(
    database: Database, awarded: date, *, is_told: bool
) -> None:
    contract = replace(DRAFT.contract, award_date=awarded)
    told = registered(database, replace(DRAFT, contract=contract)).warnings
    assert bool(told) is is_told
    assert not is_told or "which holds from 2023-07-01" in told[0]


def test_a_scheme_without_dates_never_contradicts_an_award(database: Database) -> None:
    assert registered(database, replace(DRAFT, scheme_id="oost-nederland/undated")).warnings == ()


def test_a_contract_whose_rules_are_gone_is_still_read_and_changed(database: Database) -> None:
    made = registered(database)
    with database.unit_of_work(a_viewer()) as uow:
        gone = replace(made.terms, scheme_id="gone/2020-01-01", duty_rule="gone")
        uow.contracts.save_terms(gone)
        uow.commit()
    after = changed(database, made, title="Anders")
    assert after.terms.scheme_id == "gone/2020-01-01"
    assert ["not known here" in sentence for sentence in after.warnings] == [True, True]


def test_changed_terms_are_logged_once_placements_count(database: Database) -> None:
    made = registered(database)
    changed(database, made, percentage=Decimal(5))
    assert entries(database) == []
    place(database, made)
    desk = a_viewer(Role.MUNICIPAL_DESK, "O-0001")
    changed(database, made, desk, percentage=Decimal(2), scheme_id=None, title="Anders")
    (entry,) = entries(database)
    assert (entry.action, entry.subject) == (
        AuditedAction.CONTRACT_TERMS_CHANGED,
        id_of(made),
    )
    assert (entry.at, entry.role, entry.organisation_id) == (AT, Role.MUNICIPAL_DESK, "O-0001")
    assert entry.detail == f"percentage: 5.0000 → 2.0000; scheme: {HAAGLANDEN} → unknown"


def test_another_title_or_the_same_terms_are_no_change_of_terms(database: Database) -> None:
    made = registered(database)
    place(database, made)
    changed(database, made, title="Anders", source_id="2025-018", goals=GOALS)
    assert entries(database) == []


def test_a_contractor_changes_the_terms_of_its_own_contracts_only(database: Database) -> None:
    made = registered(database)
    other = a_viewer(Role.CONTRACTOR, "O-0004")
    with pytest.raises(Conflict):
        changed(database, made, other, percentage=Decimal(1))
    with database.unit_of_work(a_viewer()) as uow:
        assert read_contract(uow, id_of(made)) == made


def test_a_contractor_no_longer_changes_terms_under_which_placements_count(
    database: Database,
) -> None:
    """It would decide what its own placements are worth."""
    made = registered(database)
    own = a_viewer(Role.CONTRACTOR, made.terms.contract.organisation_id)
    assert changed(database, made, own, percentage=Decimal(4)).terms.contract.percentage == 4
    place(database, made)
    with pytest.raises(Conflict, match=r"percentage: 4\.0000 → 1\.0000"):
        changed(database, made, own, percentage=Decimal(1))
    assert changed(database, made, own, title="Anders").terms.contract.title == "Anders"
    assert entries(database) == []
