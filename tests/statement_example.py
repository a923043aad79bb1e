"""A contract of a million euros with eight placements and two efforts, counted by hand.

Haaglanden, https://www.denhaag.nl/nl/ondernemen/zaken-doen-met-de-gemeente/social-return-bouwblokken/
(full time is 36 hours): Participatiewet 40.000 a year for 24 months, WW 20.000 for 12, BBL from
level 3 15.000 for 36, stage mbo 5.000 for 12, banenafspraak 50.000 without an end, werkzoekend
zonder uitkering 5.000 for 12 and only as an unreadable note says; training at its cost.
Utrecht, https://www.utrecht.nl/ondernemen/inkopen-en-aanbesteden/social-return/social-return-berekenen-bouwblokken/
(36 hours; no counting periods, so twelve months are certain and the rest is open): 40.000, 20.000,
BBL 35.000, BOL 20.000, 50.000 and 10.000.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from matcher.domain.access import Viewer
from matcher.domain.claim import Claim, ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimRecord, Proof, ProofKind, RegisteredClaim, StudyLevel
from matcher.domain.contract import Contract
from matcher.domain.effort import EffortKind, SocialEffort
from matcher.domain.money import Amount
from matcher.domain.obligation import ContractTerms, Goal, GoalKind
from matcher.domain.organisation import Channel
from matcher.domain.period import Period
from matcher.domain.placement import (
    Attribution,
    BonusFacts,
    Placement,
    RegisteredPlacement,
    WorkForm,
)
from matcher.ternary import Ternary
from models.engine import Database
from tests.factories import a_candidate, a_contractor, an_authority, an_organisation

HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"
UTRECHT = "utrecht/undated"
ON = date(2025, 1, 31)
MOVES_ON = date(2024, 9, 1)
START = date(2024, 3, 1)
CONTRACT = Contract(
    contract_id="C-0001",
    organisation_id="O-0002",
    authority_id="O-0003",
    source_id="2024-017",
    title="Groot onderhoud één weg",
    contract_sum=Decimal("1000000.00"),
    percentage=Decimal(5),
    award_date=date(2024, 1, 15),
)
TERMS = ContractTerms(
    contract=CONTRACT,
    duration=Period(date(2024, 2, 1), date(2026, 1, 31)),
    scheme_id=HAAGLANDEN,
    goals=(Goal(kind=GoalKind.PERSONS, target=Decimal("7.00")),),
)
OTHER_TERMS = replace(TERMS, contract=replace(CONTRACT, contract_id="C-0002", source_id="2024-018"))


def a_record(
    group: TargetGroup, *, status: ClaimStatus = ClaimStatus.VERIFIED, **changes: Any
) -> ClaimRecord:
    """Somebody in a group since 2022, checked by a desk unless the status says otherwise."""
    is_checked = status in (ClaimStatus.VERIFIED, ClaimStatus.EXPIRED)
    claim = Claim(
        group=group,
        is_member=Ternary.MEETS,
        status=status,
        since=date(2022, 5, 1),
        until=changes.pop("until", None),
    )
    return ClaimRecord(
        claim=claim,
        proofs=(Proof(kind=ProofKind.BENEFIT_DECISION),) if is_checked else (),
        checked_by="Werkplein" if is_checked else "",
        checked_on=date(2023, 1, 1) if is_checked else None,
        **changes,
    )


def a_placed(number: int, hours: str, **changes: Any) -> RegisteredPlacement:
    """Somebody of 40 at work since March 2024, not permanently, for C-0001 while it lasts."""
    bonus = changes.pop("bonus", {})
    first = changes.get("starts_on", START)
    days = changes.pop("attributed", [("C-0001", Period(first, None))])
    placement = Placement(
        placement_id=f"P-000{number}",
        candidate_id=f"K-000{number}",
        form=changes.pop("form", WorkForm.EMPLOYMENT),
        starts_on=changes.pop("starts_on", START),
        hours_per_week=Decimal(hours),
        is_permanent=Ternary.FAILS,
        **changes,
    )
    return RegisteredPlacement(
        placement=placement,
        organisation_id="O-0002",
        bonus_facts=BonusFacts(
            age_at_start=40,
            has_language_deficit=Ternary.FAILS,
            internship_months_before=0,
            **bonus,
        ),
        attributions=tuple(
            Attribution(placement_id=placement.placement_id, contract_id=name, days=period)
            for name, period in days
        ),
    )


RECORDS: dict[str, tuple[ClaimRecord, ...]] = {
    "K-0001": (a_record(TargetGroup.PARTICIPATIEWET),),
    "K-0002": (a_record(TargetGroup.WW),),
    "K-0003": (a_record(TargetGroup.WW, status=ClaimStatus.EXPIRED, until=date(2023, 12, 31)),),
    "K-0004": (a_record(TargetGroup.PARTICIPATIEWET),),
    "K-0005": (a_record(TargetGroup.BBL, study_level=StudyLevel.MBO_3),),
    "K-0006": (a_record(TargetGroup.BOL, study_level=StudyLevel.MBO_3),),
    "K-0007": (a_record(TargetGroup.BANENAFSPRAAK),),
    "K-0008": (a_record(TargetGroup.NUG, status=ClaimStatus.UNVERIFIED),),
}
PLACEMENTS: tuple[RegisteredPlacement, ...] = (
    a_placed(1, "12"),
    a_placed(2, "18"),
    a_placed(3, "36"),
    a_placed(
        4,
        "18",
        attributed=[("C-0001", Period(START, date(2024, 8, 31))), ("C-0002", Period(MOVES_ON))],
    ),
    a_placed(5, "36", form=WorkForm.APPRENTICESHIP, starts_on=date(2024, 9, 1)),
    a_placed(6, "36", form=WorkForm.INTERNSHIP, starts_on=date(2024, 9, 1), ends_on=ON),
    a_placed(
        7,
        "9",
        starts_on=date(2024, 12, 1),
        bonus={"refused_bonuses": frozenset({"arbeidsbeperking_ips"})},
    ),
    a_placed(8, "36", starts_on=date(2024, 12, 1)),
)
EFFORTS = (
    SocialEffort(
        effort_id="E-0001",
        contract_id="C-0001",
        kind=EffortKind.TRAINING,
        done_on=date(2024, 6, 1),
        invoice=Decimal("1234.50"),
        description="Cursus veilig werken",
    ),
    SocialEffort(
        effort_id="E-0002",
        contract_id="C-0001",
        kind=EffortKind.SOCIAL_PURCHASE,
        done_on=date(2024, 10, 1),
        invoice=Decimal("5000.00"),
        agreed_value=Decimal("4000.00"),
        description="Catering",
    ),
)

NOTHING = ("0.00", "0.00")
EARNED = {
    # 40.000 x 12/36 x 11/12 (1 March 2024 up to 31 January 2025)
    "P-0001": ("12222.22", "12222.22"),
    # 20.000 x 18/36 x 11/12
    "P-0002": ("9166.67", "9166.67"),
    # the claim had ended before the award and before the work
    "P-0003": NOTHING,
    # 40.000 x 18/36 x 6/12, then it moved
    "P-0004": ("10000.00", "10000.00"),
    # 15.000 x 5/12
    "P-0005": ("6250.00", "6250.00"),
    # 5.000 x 5/12
    "P-0006": ("2083.33", "2083.33"),
    # 50.000 x 9/36 x 2/12
    "P-0007": ("2083.33", "2083.33"),
    # nothing, or 5.000 x 2/12
    "P-0008": ("0.00", "833.33"),
    # the costs made
    "E-0001": ("1234.50", "1234.50"),
    # as agreed
    "E-0002": ("4000.00", "4000.00"),
}
PLANNED = {
    # 40.000 x 12/36 x 23/12 (up to 31 January 2026), below the 24 months
    "P-0001": ("25555.56", "25555.56"),
    # 20.000 x 18/36 x 12/12: no more than 12 months
    "P-0002": ("10000.00", "10000.00"),
    "P-0003": NOTHING,
    "P-0004": ("10000.00", "10000.00"),
    # 15.000 x 17/12
    "P-0005": ("21250.00", "21250.00"),
    # the internship is over
    "P-0006": ("2083.33", "2083.33"),
    # 50.000 x 9/36 x 14/12
    "P-0007": ("14583.33", "14583.33"),
    # nothing, or 5.000 x 12/12
    "P-0008": ("0.00", "5000.00"),
    "E-0001": ("1234.50", "1234.50"),
    "E-0002": ("4000.00", "4000.00"),
}
EARNED_IN_ALL = ("47040.05", "47873.38")
"""12.222,22 + 9.166,67 + 10.000 + 6.250 + 2.083,33 + 2.083,33 + 1.234,50 + 4.000; 833,33 more."""
PLANNED_IN_ALL = ("88706.72", "93706.72")
"""25.555,56 + 10.000 + 10.000 + 21.250 + 2.083,33 + 14.583,33 + 5.234,50; 5.000 more."""
OWED = ("50000.00", "50000.00")
"""1.000.000 x 5/100."""
REMAINING = ("2126.62", "2959.95")
"""50.000 - 47.873,38, or 50.000 - 47.040,05."""
EXPECTED_BY_NOW = ("25000.00", "25000.00")
"""50.000 x 12/24 months."""

EARNED_IN_UTRECHT = {
    # 40.000 x 12/36 x 11/12
    "P-0001": ("12222.22", "12222.22"),
    # 20.000 x 18/36 x 11/12
    "P-0002": ("9166.67", "9166.67"),
    "P-0003": NOTHING,
    # 40.000 x 18/36 x 6/12
    "P-0004": ("10000.00", "10000.00"),
    # 35.000 x 5/12
    "P-0005": ("14583.33", "14583.33"),
    # 20.000 x 5/12
    "P-0006": ("8333.33", "8333.33"),
    # 50.000 x 9/36 x 2/12
    "P-0007": ("2083.33", "2083.33"),
    # 10.000 x 2/12
    "P-0008": ("1666.67", "1666.67"),
    # the invoice
    "E-0001": ("1234.50", "1234.50"),
    "E-0002": ("4000.00", "4000.00"),
}
EARNED_IN_UTRECHT_IN_ALL = ("63290.05", "63290.05")
"""12.222,22 + 9.166,67 + 10.000 + 14.583,33 + 8.333,33 + 2.083,33 + 1.666,67 + 5.234,50."""
PLANNED_IN_UTRECHT = {
    # 40.000 x 12/36 x 12/12 for certain, x 23/12 at the most
    "P-0001": ("13333.33", "25555.56"),
    # 20.000 x 18/36 x 12/12, or x 23/12
    "P-0002": ("10000.00", "19166.67"),
    "P-0003": NOTHING,
    "P-0004": ("10000.00", "10000.00"),
    # 35.000, or 35.000 x 17/12
    "P-0005": ("35000.00", "49583.33"),
    "P-0006": ("8333.33", "8333.33"),
    # 50.000 x 9/36, or that x 14/12
    "P-0007": ("12500.00", "14583.33"),
    # 10.000, or 10.000 x 14/12
    "P-0008": ("10000.00", "11666.67"),
}


def span(ends: tuple[str, str | None]) -> Amount:
    """Return an amount from its two ends."""
    least, most = ends
    return Amount(at_least=Decimal(least), at_most=None if most is None else Decimal(most))


def store_example(database: Database, operator: Viewer, terms: ContractTerms = TERMS) -> None:
    """Store the example; nobody in it consented to sharing, and all go on counting."""
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation(channel=Channel.MUNICIPALITY))
        uow.organisations.add(a_contractor())
        uow.organisations.add(an_authority())
        for one in (terms, OTHER_TERMS):
            uow.contracts.add(one.contract)
            uow.contracts.save_terms(one)
        for number, (candidate_id, records) in enumerate(RECORDS.items(), start=1):
            uow.candidates.add(
                a_candidate(
                    candidate_id=candidate_id,
                    source_id=candidate_id,
                    is_shareable=False,
                    claims=(),
                )
            )
            for record in records:
                uow.claims.add(
                    RegisteredClaim(
                        claim_id=f"D-000{number}", candidate_id=candidate_id, record=record
                    )
                )
        for placement in PLACEMENTS:
            uow.placements.add(placement)
        for effort in EFFORTS:
            uow.efforts.add(effort)
        uow.commit()
