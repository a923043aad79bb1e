"""Reads worked cases of law and money, and turns their plain words into ours.

A case says what a caseworker would say; what it leaves out is settled, not unknown: claims are
checked, they are all there are, the person is 40, and no bonus applies.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from matcher.assessment import PersonFacts, person_facts
from matcher.domain.claim import Claim, ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimGround, ClaimRecord, Proof, ProofKind, StudyLevel
from matcher.domain.contract import Contract
from matcher.domain.money import Amount
from matcher.domain.obligation import (
    ContractSort,
    ContractTerms,
    DutyBase,
    Goal,
    GoalKind,
)
from matcher.domain.period import Period
from matcher.domain.placement import BonusFacts, Placement, WorkForm
from matcher.domain.target_group_rules import ReferenceDay
from matcher.ternary import Ternary

CASES = Path(__file__).parent / "cases"
OUTCOMES = {"yes": Ternary.MEETS, "no": Ternary.FAILS, "unknown": Ternary.UNKNOWN}
Case = dict[str, Any]


def cases_of(kind: str) -> list[Any]:
    """Return the cases of a folder as test parameters, named by file and sentence."""
    return [pytest.param(case, id=f"{case['file']}: {case['name']}") for case in raw_cases(kind)]


def raw_cases(kind: str) -> Iterator[Case]:
    for path in sorted((CASES / kind).glob("*.yaml")):
        content = yaml.safe_load(path.read_text("utf-8"))
        shared = {key: value for key, value in content.items() if key != "cases"}
        for case in content["cases"]:
            yield {**shared, **case, "file": path.stem}


def person_of(case: Case) -> PersonFacts:
    told = case.get("person", {})
    stated = BonusFacts(
        age_at_start=_number(told.get("age", 40)),
        is_status_holder=OUTCOMES[told.get("status_holder", "unknown")],
        has_language_deficit=OUTCOMES[told.get("language_deficit", "no")],
        has_disability=OUTCOMES[told.get("disability", "unknown")],
        is_from_vso_or_pro=Ternary.UNKNOWN,
        internship_months_before=_number(told.get("internship_months", 0)),
        agreed_bonuses=frozenset(told.get("agreed_bonuses", [])),
        refused_bonuses=frozenset(told.get("refused_bonuses", [])),
    )
    return person_facts(
        tuple(record_of(claim) for claim in case["claims"]),
        placement_of(case).counts_since,
        stated,
        claims_are_complete=case.get("claims_are_complete", True),
    )


def record_of(told: Case) -> ClaimRecord:
    status = ClaimStatus(told.get("status", "verified"))
    is_checked = status in (ClaimStatus.VERIFIED, ClaimStatus.EXPIRED)
    checked_on = told.get("checked_on", told.get("since") if is_checked else None)
    proof = Proof(
        kind=ProofKind(told.get("proof", "benefit_decision")),
        valid_until=told.get("proof_valid_until"),
    )
    return ClaimRecord(
        claim=Claim(
            group=TargetGroup(told["group"]),
            is_member=OUTCOMES[told.get("member", "yes")],
            status=status,
            since=told.get("since"),
            until=told.get("until"),
            source=told.get("source", ""),
        ),
        ground=ClaimGround(told["ground"]) if "ground" in told else None,
        proofs=(proof,) if is_checked else (),
        checked_by="Werkplein" if checked_on else "",
        checked_on=checked_on,
        study_level=StudyLevel(told["level"]) if "level" in told else None,
        left_school_on=told.get("left_school_on"),
        unemployed_since=told.get("unemployed_since"),
        is_registered_job_seeker=OUTCOMES[told.get("registered", "unknown")],
        is_accepted_by_authority=OUTCOMES[told.get("accepted", "unknown")],
        has_disability=OUTCOMES[told.get("disability", "unknown")],
    )


def placement_of(case: Case) -> Placement:
    told = case["placement"]
    subsidy = told.get("subsidy")
    return Placement(
        placement_id="P-0001",
        candidate_id="K-0001",
        form=WorkForm(told.get("form", "employment")),
        starts_on=told.get("starts_on", date(2024, 3, 1)),
        ends_on=told.get("ends_on"),
        hours_per_week=_decimal(told.get("hours", "36")),
        counting_since=told.get("counting_since"),
        is_permanent=OUTCOMES[told.get("permanent", "no")],
        wage_cost_subsidy=Period(*subsidy) if subsidy else None,
    )


def terms_of(case: Case) -> ContractTerms:
    """Return the contract: awarded on 15 January 2024, running from 1 February."""
    told = case.get("contract", {})
    counted = told.get("counted_groups")
    return ContractTerms(
        contract=Contract(
            contract_id="C-0001",
            organisation_id="O-0002",
            title="Groot onderhoud wegen",
            contract_sum=_decimal(told.get("sum")),
            percentage=_decimal(told.get("percentage")),
            award_date=_known(told.get("award_date", date(2024, 1, 15))),
            counted_groups=None if counted is None else frozenset(map(TargetGroup, counted)),
        ),
        sort=ContractSort(told["sort"]) if "sort" in told else None,
        wage_bill=_decimal(told.get("wage_bill")),
        labour_share=_decimal(told.get("labour_share")),
        duration=Period(told.get("starts_on", date(2024, 2, 1)), told.get("ends_on")),
        duty_base=DutyBase(told["base"]) if "base" in told else None,
        agreed_hour_base=_decimal(told.get("hour_base")),
        agreed_reference_day=(
            ReferenceDay(told["reference_day"]) if "reference_day" in told else None
        ),
        goals=tuple(
            Goal(kind=GoalKind(kind), target=Decimal(target))
            for kind, target in told.get("goals", {}).items()
        ),
    )


def amount_of(told: Any) -> Amount:
    """Return an expected amount: ``"40000.00"``, or ``["0.00", "5000.00"]``, or up to 'open'."""
    if isinstance(told, str):
        return Amount.known(Decimal(told))
    least, most = told
    return Amount(at_least=Decimal(least), at_most=None if most == "open" else Decimal(most))


def _decimal(text: str | None) -> Decimal | None:
    return None if text in (None, "unknown") else Decimal(text)


def _number(told: int | str) -> int | None:
    return None if told == "unknown" or isinstance(told, str) else told


def _known(told: date | str) -> date | None:
    return None if isinstance(told, str) else told
