"""A desk with a contract under a scheme, and people of whom some count and some do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from api.services.asked_counting import AskedCounting
from api.services.match_engine import MatchEngine
from api.services.ranking_answers import RankingLine, VacancyRanking
from api.services.rankings import rank_for_vacancy
from matcher.domain.access import Role, Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.claim import Claim, ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimRecord, Proof, ProofKind, RegisteredClaim
from matcher.domain.contract import Contract
from matcher.domain.money import Amount
from matcher.domain.obligation import ContractTerms
from matcher.domain.organisation import Channel
from matcher.domain.period import Period
from matcher.domain.target_group_rules import ReferenceDay
from matcher.domain.vacancy import Importance, Vacancy
from matcher.ternary import Ternary
from models.engine import Database
from tests.factories import (
    a_candidate,
    a_claim,
    a_contract,
    a_contractor,
    a_profile,
    a_requirement,
    a_vacancy,
    a_viewer,
    an_organisation,
)

TODAY = date(2026, 1, 20)
SCHEME = "haaglanden-zuid-holland-centraal/2023-07-01"
COUNTED = frozenset({TargetGroup.PARTICIPATIEWET, TargetGroup.WW})
ABILITIES = ("heftruck rijden", "orders verzamelen", "vrachtwagens laden", "voorraad tellen")

NOT_WW = a_claim(group=TargetGroup.WW, is_member=Ternary.FAILS)
EXPIRED = (a_claim(until=date(2024, 12, 31)), NOT_WW)
"""Benefit that ended before the award, and no WW."""
WW_SINCE_UNKNOWN = (a_claim(group=TargetGroup.WW, since=None),)
ON_BENEFIT = (a_claim(),)
ON_WW = (a_claim(group=TargetGroup.WW),)
NOTHING_KNOWN: tuple[Claim, ...] = ()

DESK = "O-0001"
OTHER = "O-0009"
CONTRACTOR = "O-0002"


def person(number: int, claims: tuple[Claim, ...], **changes: Any) -> Candidate:
    """Return somebody who knows the less of the work, the higher the number (1 to 5)."""
    person = a_candidate(
        candidate_id=f"K-000{number}",
        source_id=f"000{number}",
        organisation_id=OTHER,
        profile=a_profile(
            skills=ABILITIES[: len(ABILITIES) + 1 - number], preferred_occupations=(), experience=()
        ),
        claims=claims,
    )
    return replace(person, **changes)


def the_vacancy(**changes: Any) -> Vacancy:
    """Return the vacancy V-0001 of the contract C-0001: 24 to 40 hours from 1 February 2026."""
    requirements = tuple(
        a_requirement(skill, importance=Importance.ESSENTIAL) for skill in ABILITIES
    )
    vacancy = a_vacancy(contract_id="C-0001", requirements=requirements)
    return replace(vacancy, **changes)


def the_terms(contract: Contract | None = None, **changes: Any) -> ContractTerms:
    """Return the terms of C-0001: claims are judged at the award, and it runs until July 2027."""
    terms = ContractTerms(
        contract=contract or a_contract(counted_groups=COUNTED),
        duration=Period(date(2025, 7, 1), date(2027, 7, 31)),
        scheme_id=SCHEME,
        agreed_hour_base=Decimal(36),
        agreed_reference_day=ReferenceDay.AWARD,
    )
    return replace(terms, **changes)


def registered(candidate_id: str, claim_id: str = "D-0001") -> RegisteredClaim:
    """Return a claim on benefit that the desk has checked."""
    return RegisteredClaim(
        claim_id=claim_id,
        candidate_id=candidate_id,
        record=ClaimRecord(
            claim=a_claim(status=ClaimStatus.VERIFIED, source="Werkplein"),
            proofs=(Proof(kind=ProofKind.BENEFIT_DECISION),),
            checked_by="Werkplein Voorbeeld",
            checked_on=date(2025, 1, 10),
        ),
    )


def store(
    database: Database,
    people: list[Candidate],
    *,
    vacancy: Vacancy | None = None,
    terms: ContractTerms | None = None,
    claims: tuple[RegisteredClaim, ...] = (),
) -> None:
    """Store two intermediaries, a contractor with a contract and its terms, people and a job."""
    asked = terms or the_terms()
    with database.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(
            an_organisation(
                organisation_id=OTHER,
                name="Re-integratie Voorbeeld",
                channel=Channel.REINTEGRATION_AGENCY,
            )
        )
        uow.organisations.add(a_contractor())
        uow.contracts.add(asked.contract)
        uow.contracts.save_terms(asked)
        for one in people:
            uow.candidates.add(one)
        for claim in claims:
            uow.claims.add(claim)
        uow.vacancies.add(vacancy or the_vacancy())
        uow.commit()


AN_INSTANT = datetime.fromisoformat("2026-01-20T09:30:00+00:00")


FIVE = [
    person(1, WW_SINCE_UNKNOWN),
    person(2, EXPIRED),
    person(3, ON_WW),
    person(4, NOTHING_KNOWN),
    person(5, ON_BENEFIT),
]
OPERATOR = a_viewer(Role.OPERATOR)


def ranked(
    database: Database,
    engine: MatchEngine,
    *,
    top: int = 10,
    viewer: Viewer = OPERATOR,
    on: date = TODAY,
    with_excluded: bool = False,
    **asked: Any,
) -> VacancyRanking:
    with database.unit_of_work(viewer) as uow:
        return rank_for_vacancy(
            uow,
            engine,
            "V-0001",
            top=top,
            with_excluded=with_excluded,
            counting=AskedCounting(**asked),
            on=on,
            at=AN_INSTANT,
        )


def ids(lines: list[RankingLine]) -> list[str]:
    return [line.ranked.candidate_id for line in lines]


def line_of(ranking: VacancyRanking, candidate_id: str) -> RankingLine:
    return next(line for line in ranking.lines if line.ranked.candidate_id == candidate_id)


def amount_of(line: RankingLine) -> Amount:
    assert line.value is not None
    return line.value.value.amount
