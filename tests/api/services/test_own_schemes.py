"""A contract under a desk's own rules is counted by the same engine as any other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from api.services.rule_documents import (
    copied_rule,
    shipped_content,
)
from api.services.rule_library import rule_library
from matcher.assessment import assess, person_facts
from matcher.domain.claim import Claim, ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.money import Amount
from matcher.domain.period import Period
from matcher.domain.placement import BonusFacts, Placement, WorkForm
from matcher.rule_files.copying import CopyPlan
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.ruling import (
    DUTY,
    HAAGLANDEN,
    OPERATOR,
    SCHEME,
    added,
    fill,
    listed,
    under,
)
from tests.own_rules import OWN_DUTY, OWN_GROUPS, OWN_SCHEME, own_duty, own_groups, own_scheme


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


def value_under(database: Database, contract_id: str) -> Amount:
    """Count a full-time year of somebody on bijstand under a contract, by the rules it names."""
    record = ClaimRecord(
        claim=Claim(
            group=TargetGroup.PARTICIPATIEWET,
            is_member=Ternary.MEETS,
            status=ClaimStatus.UNVERIFIED,
            since=date(2024, 1, 1),
            source="test",
        )
    )
    stated = BonusFacts(
        age_at_start=40,
        is_status_holder=Ternary.FAILS,
        has_language_deficit=Ternary.FAILS,
        has_disability=Ternary.FAILS,
        is_from_vso_or_pro=Ternary.FAILS,
    )
    person = person_facts((record,), date(2027, 2, 1), stated, claims_are_complete=True)
    placement = Placement(
        placement_id="P-0001",
        candidate_id="K-0001",
        form=WorkForm.EMPLOYMENT,
        starts_on=date(2027, 2, 1),
        ends_on=date(2028, 1, 31),
        hours_per_week=Decimal(36),
    )
    with database.unit_of_work(OPERATOR) as uow:
        terms = uow.contracts.terms(contract_id)
        library = rule_library(uow)
    assert terms.scheme_id is not None
    days = Period(None, date(2028, 1, 31))
    return assess(person, placement, terms.scheme_id, days, terms, library).value.total


def test_a_desk_copies_a_scheme_changes_an_amount_and_counts_by_it(database: Database) -> None:
    plan = CopyPlan(
        owner="voorbeeldstreek", valid_from=date(2027, 1, 1), copied_on=date(2026, 11, 25)
    )
    copy = copied_rule(shipped_content(SCHEME, HAAGLANDEN), SCHEME, HAAGLANDEN, plan)
    assert copy.count('"40000.00"') == 1
    document = added(database, copy.replace('"40000.00"', '"45000.50"'))
    assert (document.kind, document.rule_id) == (SCHEME, OWN_SCHEME)
    own, shipped = under(database, OWN_SCHEME), under(database, HAAGLANDEN)
    assert value_under(database, own) == Amount.known(Decimal("45000.50"))
    assert value_under(database, shipped) == Amount.known(Decimal("40000.00"))


def test_two_own_schemes_stand_side_by_side_on_own_rules_about_who_counts(
    database: Database,
) -> None:
    added(database, own_groups())
    added(database, own_scheme(target_groups=OWN_GROUPS, amount="1000.00"))
    newer = own_scheme(target_groups=OWN_GROUPS, amount="2000.00", valid_from="2028-01-01")
    added(database, newer)
    values = [
        value_under(database, under(database, scheme_id))
        for scheme_id in (OWN_SCHEME, "voorbeeldstreek/2028-01-01")
    ]
    assert values == [Amount.known(Decimal("1000.00")), Amount.known(Decimal("2000.00"))]


def test_a_contract_names_an_own_rule_on_what_is_owed(database: Database) -> None:
    added(database, own_duty())
    under(database, None, OWN_DUTY)
    assert listed(database, DUTY, OWN_DUTY).n_contracts == 1
