"""Claims, placements, terms, efforts, rule files and choices come back as they went in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from matcher.domain.access import Purpose, Role, Viewer
from matcher.domain.audit import AuditedAction, AuditEntry
from matcher.domain.claim import Claim, ClaimStatus, TargetGroup
from matcher.domain.claim_record import (
    ClaimGround,
    ClaimRecord,
    ClaimTransition,
    Proof,
    ProofKind,
    RegisteredClaim,
    StatusChange,
    StudyLevel,
)
from matcher.domain.effort import EffortKind, SocialEffort
from matcher.domain.obligation import ContractSort, ContractTerms, DutyBase, Goal, GoalKind
from matcher.domain.period import Period
from matcher.domain.placement import (
    Attribution,
    BonusFacts,
    Placement,
    RegisteredPlacement,
    WorkForm,
)
from matcher.domain.rule_document import RuleDocument, RuleKind
from matcher.domain.target_group_rules import ReferenceDay
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.ternary import Ternary
from models.engine import Database
from tests.factories import a_candidate, a_contract, a_contractor, a_vacancy, an_organisation

AN_INSTANT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def a_registered_claim(claim_id: str = "D-0001", candidate_id: str = "K-0001") -> RegisteredClaim:
    record = ClaimRecord(
        claim=Claim(
            group=TargetGroup.BANENAFSPRAAK,
            is_member=Ternary.MEETS,
            status=ClaimStatus.VERIFIED,
            since=date(2024, 3, 1),
            until=date(2028, 3, 1),
            source="Werkplein",
        ),
        ground=ClaimGround.PRAKTIJKROUTE,
        proofs=(
            Proof(
                kind=ProofKind.REGISTER_LOOKUP,
                reference="2026/17",
                dated_on=date(2026, 3, 1),
                valid_until=date(2027, 3, 1),
            ),
        ),
        checked_by="Werkplein Voorbeeld",
        checked_on=date(2026, 3, 2),
        history=(
            StatusChange(
                transition=ClaimTransition.VERIFY,
                status=ClaimStatus.VERIFIED,
                by="Werkplein Voorbeeld",
                at=AN_INSTANT,
                reason="",
            ),
        ),
        study_level=StudyLevel.MBO_2,
        left_school_on=date(2023, 7, 1),
        unemployed_since=date(2024, 1, 1),
        is_registered_job_seeker=Ternary.MEETS,
        is_accepted_by_authority=Ternary.FAILS,
        has_disability=Ternary.UNKNOWN,
    )
    return RegisteredClaim(claim_id=claim_id, candidate_id=candidate_id, record=record)


def a_registered_placement(
    placement_id: str = "P-0001", *, candidate_id: str = "K-0001", contract_id: str = "C-0001"
) -> RegisteredPlacement:
    return RegisteredPlacement(
        placement=Placement(
            placement_id=placement_id,
            candidate_id=candidate_id,
            form=WorkForm.EMPLOYMENT,
            starts_on=date(2026, 4, 1),
            ends_on=date(2027, 3, 31),
            hours_per_week=Decimal("28.50"),
            counting_since=date(2026, 1, 1),
            is_permanent=Ternary.FAILS,
            wage_cost_subsidy=Period(date(2026, 4, 1), None),
        ),
        organisation_id="O-0002",
        vacancy_id="V-0001",
        bonus_facts=BonusFacts(
            age_at_start=52,
            is_status_holder=Ternary.FAILS,
            has_language_deficit=Ternary.MEETS,
            has_disability=Ternary.UNKNOWN,
            is_from_vso_or_pro=Ternary.FAILS,
            internship_months_before=3,
            agreed_bonuses=frozenset({"age-50", "permanent"}),
            refused_bonuses=frozenset({"language"}),
        ),
        attributions=(
            Attribution(
                placement_id=placement_id,
                contract_id=contract_id,
                days=Period(date(2026, 4, 1), date(2026, 9, 30)),
            ),
        ),
    )


@pytest.fixture
def filled(database: Database, operator: Viewer) -> Database:
    """A desk with a candidate; a contractor with a contract and a vacancy."""
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.candidates.add(a_candidate())
        uow.contracts.add(a_contract())
        uow.vacancies.add(a_vacancy())
        uow.commit()
    return database


def test_a_claim_comes_back_with_documents_and_history(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.claims.add(a_registered_claim())
        uow.commit()
    with filled.unit_of_work(operator) as uow:
        assert uow.claims.get("D-0001") == a_registered_claim()
        assert uow.claims.of_candidate("K-0001") == (a_registered_claim(),)


def test_a_registered_claim_stands_for_what_a_file_says_of_the_same_group(
    filled: Database, operator: Viewer
) -> None:
    told = Claim(group=TargetGroup.BANENAFSPRAAK, is_member=Ternary.FAILS, source="Sonar")
    other = Claim(group=TargetGroup.WW, is_member=Ternary.MEETS, source="Sonar")
    with filled.unit_of_work(operator) as uow:
        uow.candidates.update(a_candidate(claims=(told, other)))
        uow.claims.add(a_registered_claim())
        uow.commit()
    with filled.unit_of_work(operator) as uow:
        records = uow.claims.records_of(["K-0001", "K-9999"])
    assert records == {"K-0001": (a_registered_claim().record, ClaimRecord(claim=other))}


def test_a_contractor_and_another_intermediary_read_no_claims(
    filled: Database, operator: Viewer
) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.claims.add(a_registered_claim())
        uow.commit()
    for role, organisation_id in ((Role.CONTRACTOR, "O-0002"), (Role.INTERMEDIARY, "O-0009")):
        viewer = Viewer(
            actor="test",
            role=role,
            organisation_id=organisation_id,
            purpose=Purpose.MATCHING,
        )
        with filled.unit_of_work(viewer) as uow, pytest.raises(NotFound):
            uow.claims.get("D-0001")


def test_a_placement_comes_back_whole(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.placements.add(a_registered_placement())
        uow.commit()
    with filled.unit_of_work(operator) as uow:
        assert uow.placements.get("P-0001") == a_registered_placement()
        assert uow.placements.under("C-0001") == (a_registered_placement(),)
        assert uow.placements.list(candidate_id="K-0001").total == 1
        assert uow.placements.list(contract_id="C-0001", organisation_id="O-0002").total == 1


def test_what_a_placement_rests_on_cannot_go_before_it(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.placements.add(a_registered_placement())
        uow.commit()
    with filled.unit_of_work(operator) as uow, pytest.raises(Conflict, match="placements"):
        uow.contracts.delete("C-0001")
    with filled.unit_of_work(operator) as uow, pytest.raises(Conflict):
        uow.candidates.delete("K-0001")


def test_a_placement_of_somebody_unknown_is_refused(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow, pytest.raises(InvalidInput, match="No candidate"):
        uow.placements.add(a_registered_placement(candidate_id="K-9999"))


def test_terms_come_back_to_the_cent_and_replace_the_earlier_ones(
    filled: Database, operator: Viewer
) -> None:
    with filled.unit_of_work(operator) as uow:
        assert uow.contracts.terms("C-0001") == ContractTerms(contract=a_contract())
        terms = ContractTerms(
            contract=a_contract(),
            sort=ContractSort.WORKS,
            wage_bill=Decimal("250000.55"),
            labour_share=Decimal("0.275000"),
            duration=Period(date(2026, 7, 1), date(2028, 6, 30)),
            scheme_id="utrecht/undated",
            duty_rule="rijk-2017-07-01",
            duty_base=DutyBase.CONTRACT_SUM,
            agreed_hour_base=Decimal("36.00"),
            agreed_reference_day=ReferenceDay.AWARD,
            goals=(
                Goal(kind=GoalKind.PERSONS, target=Decimal("4.00")),
                Goal(kind=GoalKind.PERSON_MONTHS, target=Decimal("36.50")),
            ),
        )
        uow.contracts.save_terms(terms)
        uow.contracts.save_terms(terms)
        uow.commit()
    with filled.unit_of_work(operator) as uow:
        assert uow.contracts.terms("C-0001") == terms
        assert uow.contracts.many_terms(["C-0001", "C-9999"]) == {"C-0001": terms}
        naming = uow.rule_documents.contracts_naming
        assert naming(RuleKind.BLOCK_SCHEME) == {"utrecht/undated": 1}
        assert naming(RuleKind.OBLIGATION_RULE) == {"rijk-2017-07-01": 1}


def test_an_effort_comes_back_and_keeps_its_contract(filled: Database, operator: Viewer) -> None:
    effort = SocialEffort(
        effort_id="E-0001",
        contract_id="C-0001",
        kind=EffortKind.SOCIAL_PURCHASE,
        done_on=date(2026, 8, 1),
        invoice=Decimal("1250.10"),
        hours=Decimal("7.50"),
        days=2,
        agreed_value=Decimal("900.00"),
        description="Catering",
    )
    with filled.unit_of_work(operator) as uow:
        uow.efforts.add(effort)
        uow.commit()
    with filled.unit_of_work(operator) as uow:
        assert uow.efforts.get("E-0001") == effort
        assert uow.efforts.under("C-0001") == (effort,)
        with pytest.raises(Conflict, match="efforts"):
            uow.contracts.delete("C-0001")
        uow.efforts.delete("E-0001")
        assert uow.efforts.under("C-0001") == ()


def test_a_rule_file_comes_back_word_for_word(database: Database, operator: Viewer) -> None:
    document = RuleDocument(
        kind=RuleKind.BLOCK_SCHEME,
        rule_id="voorbeeld/2026-01-01",
        content="region: voorbeeld\n",
        added_by="Werkplein Voorbeeld",
        added_at=AN_INSTANT,
    )
    with database.unit_of_work(operator) as uow:
        uow.rule_documents.add(document)
        uow.commit()
    with database.unit_of_work(operator) as uow:
        assert uow.rule_documents.all() == (document,)
        with pytest.raises(Conflict, match="rule file"):
            uow.rule_documents.add(document)
    with database.unit_of_work(operator) as uow:
        uow.rule_documents.delete(RuleKind.BLOCK_SCHEME, "voorbeeld/2026-01-01")
        with pytest.raises(NotFound):
            uow.rule_documents.get(RuleKind.BLOCK_SCHEME, "voorbeeld/2026-01-01")


def test_a_choice_is_seen_by_the_operator_and_by_who_made_it(
    database: Database, operator: Viewer
) -> None:
    entry = AuditEntry(
        at=AN_INSTANT,
        actor="test",
        role=Role.CONTRACTOR,
        organisation_id="O-0002",
        action=AuditedAction.ORDER_BY_VALUE,
        subject="V-0001",
    )
    with database.unit_of_work(operator) as uow:
        uow.audit.add(entry)
        uow.commit()
        assert uow.audit.list(subject="V-0001").rows == [entry]
    for organisation_id, n_seen in (("O-0002", 1), ("O-0003", 0)):
        viewer = Viewer(
            actor="test",
            role=Role.CONTRACTOR,
            organisation_id=organisation_id,
            purpose=Purpose.MATCHING,
        )
        with database.unit_of_work(viewer) as uow:
            assert uow.audit.list().total == n_seen
