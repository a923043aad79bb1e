"""A small made-up region around Utrecht, and what it comes to when worked out by hand.

Everybody is asked for a year of 24 hours a week under the scheme of Haaglanden of 2023-07-01
(https://www.denhaag.nl/nl/ondernemen/zaken-doen-met-de-gemeente/social-return-bouwblokken/), whose
amounts are for 36 hours:

========================= ====== ======================= ============
who                       people block x 24/36           together
========================= ====== ======================= ============
Participatiewet, gemeente 3      40,000 -> 26,666.67     80,000.01
WW, re-integratiebureau   2      20,000 -> 13,333.33     26,666.66
Wajong, re-integratie     1      50,000 -> 33,333.33     33,333.33
together                  6                              140,000.00
========================= ====== ======================= ============
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from matcher.domain.candidate import Candidate
from matcher.domain.claim import Claim, TargetGroup
from matcher.domain.hours import HoursRange
from matcher.domain.organisation import Channel
from matcher.domain.profile import Experience, Profile
from matcher.ternary import Ternary
from models.engine import Database
from tests.factories import (
    a_candidate,
    a_claim,
    a_contract,
    a_contractor,
    a_vacancy,
    a_viewer,
    an_organisation,
)

HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"
AGENCY = "O-0009"
CLEANER = Profile(
    experience=(Experience(occupation="schoonmaker"),),
    pc4="3511",
    hours=HoursRange(16, 32),
    available_from=date(2026, 1, 1),
    max_travel_min=45.0,
)
BOTH = replace(
    CLEANER, experience=(Experience(occupation="schoonmaker"), Experience(occupation="hovenier"))
)
COOK = replace(CLEANER, experience=(Experience(occupation="kok"),))


def claims(group: TargetGroup) -> tuple[Claim, ...]:
    return (a_claim(group=group, since=date(2025, 1, 1)),)


PW, WW, WAJONG = map(claims, (TargetGroup.PARTICIPATIEWET, TargetGroup.WW, TargetGroup.WAJONG))
NOWHERE = tuple(a_claim(group=group, is_member=Ternary.FAILS) for group in TargetGroup)
PEOPLE = (
    *[("O-0001", CLEANER, PW)] * 3,
    ("O-0001", CLEANER, ()),  # possible: no group is known
    ("O-0001", replace(CLEANER, pc4=None), PW),  # possible: where from is not known
    *[(AGENCY, CLEANER, WW)] * 2,
    (AGENCY, BOTH, WAJONG),
    (AGENCY, COOK, PW),  # not suitable
    (AGENCY, replace(CLEANER, pc4="9711"), PW),  # too far
    (AGENCY, replace(CLEANER, available_from=date(2029, 1, 1)), PW),  # excluded
    (AGENCY, CLEANER, NOWHERE),  # does not count
)


def people() -> list[Candidate]:
    return [
        a_candidate(
            candidate_id=f"K-{number:04d}",
            source_id=f"{number:04d}",
            organisation_id=organisation_id,
            profile=profile,
            claims=claimed,
        )
        for number, (organisation_id, profile, claimed) in enumerate(PEOPLE, start=1)
    ]


def store_region(database: Database, *others: Candidate) -> None:
    """Store a municipality, an agency, a contractor with a contract and a vacancy, and people."""
    agency = an_organisation(
        organisation_id=AGENCY,
        name="Re-integratie Voorbeeld",
        channel=Channel.REINTEGRATION_AGENCY,
    )
    with database.unit_of_work(a_viewer()) as uow:
        for organisation in (an_organisation(), agency, a_contractor()):
            uow.organisations.add(organisation)
        uow.contracts.add(a_contract())
        uow.vacancies.add(a_vacancy())
        for candidate in (*people(), *others):
            uow.candidates.add(candidate)
        uow.commit()
