"""What somebody counts for, and what only a bonus asks, moves nobody in a list by fit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.services.asked_counting import AskedCounting
from api.services.match_engine import MatchEngine
from api.services.ranking_answers import VacancyRanking
from api.services.rankings import rank_for_vacancy
from matcher.domain.access import Role
from matcher.domain.claim import Claim, ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimGround, ClaimRecord, RegisteredClaim, StudyLevel
from matcher.domain.columns import ProfileColumns
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import Period
from matcher.domain.placement import BonusFacts, Placement, RegisteredPlacement, WorkForm
from matcher.domain.profile import Profile
from matcher.domain.ranking import RankedCandidate
from matcher.domain.shown_ranking import ListOrder
from matcher.ternary import Ternary
from models.engine import Database
from tests.factories import (
    a_candidate,
    a_contract,
    a_contractor,
    a_profile,
    a_vacancy,
    a_viewer,
    an_organisation,
)

ROOT = Path(__file__).parents[2]
DAY = date(2026, 1, 15)
NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
OPERATOR = a_viewer(Role.OPERATOR)
SCHEME = "haaglanden-zuid-holland-centraal/2023-07-01"
PROFILES = (
    a_profile(),
    a_profile(skills=("orders verzamelen",), preferred_occupations=("magazijnmedewerker",)),
    a_profile(pc4=None, experience=()),
    a_profile(skills=(), preferred_occupations=("kok",), experience=()),
)
IDS = tuple(f"K-{number:04d}" for number in range(1, len(PROFILES) + 1))


@dataclass(frozen=True, slots=True)
class Background:
    """All that is kept of somebody beside the profile."""

    records: tuple[ClaimRecord, ...]
    bonus: BonusFacts


days = st.sampled_from([None, date(2020, 1, 1), date(2025, 7, 1)])
records = st.lists(
    st.builds(
        ClaimRecord,
        claim=st.builds(
            Claim,
            group=st.sampled_from(TargetGroup),
            is_member=st.sampled_from(Ternary),
            status=st.sampled_from(ClaimStatus),
            since=days,
            until=st.sampled_from([None, date(2025, 12, 31)]),
            source=st.just("Werkplein"),
        ),
        ground=st.sampled_from([None, *ClaimGround]),
        checked_on=days,
        study_level=st.sampled_from([None, *StudyLevel]),
        has_disability=st.sampled_from(Ternary),
    ),
    max_size=3,
    unique_by=lambda record: record.claim.group,
).map(tuple)
bonus_facts = st.builds(
    BonusFacts,
    age_at_start=st.one_of(st.none(), st.integers(16, 67)),
    is_status_holder=st.sampled_from(Ternary),
    has_disability=st.sampled_from(Ternary),
)
people = st.tuples(*[st.builds(Background, records, bonus_facts)] * len(PROFILES))
NOBODY = (Background((), BonusFacts()),) * len(PROFILES)


@pytest.fixture
def engine(database: Database) -> Iterator[MatchEngine]:
    """An engine over a database with a contract that counts three groups by a scheme."""
    contract = a_contract(
        counted_groups=frozenset({TargetGroup.WAJONG, TargetGroup.WW, TargetGroup.VSO})
    )
    terms = ContractTerms(
        contract=contract, duration=Period(date(2025, 7, 1), None), scheme_id=SCHEME
    )
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.contracts.add(contract)
        uow.contracts.save_terms(terms)
        uow.vacancies.add(a_vacancy(contract_id="C-0001"))
        for candidate_id, profile in zip(IDS, PROFILES, strict=True):
            uow.candidates.add(
                a_candidate(
                    candidate_id=candidate_id, source_id=candidate_id, profile=profile, claims=()
                )
            )
        uow.commit()
    warm = MatchEngine(database)
    yield warm
    warm.stop()


def ranking_of(
    database: Database, engine: MatchEngine, persons: tuple[Background, ...], *, by_value: bool
) -> VacancyRanking:
    """Give these people these backgrounds, rank them, and let all of it be forgotten again."""
    asked = AskedCounting(
        with_not_counting=True,
        order=ListOrder.VALUE if by_value else ListOrder.FIT,
    )
    stored: list[tuple[str, str]] = []
    with database.unit_of_work(OPERATOR) as uow:
        for number, (candidate_id, person) in enumerate(zip(IDS, persons, strict=True)):
            for place, record in enumerate(person.records):
                claim_id = f"D-{number}{place}"
                uow.claims.add(
                    RegisteredClaim(claim_id=claim_id, candidate_id=candidate_id, record=record)
                )
                stored.append(("claim", claim_id))
            uow.placements.add(_placement(f"P-{number}", candidate_id, person.bonus))
            stored.append(("placement", f"P-{number}"))
        uow.commit()
    with database.unit_of_work(OPERATOR) as uow:
        ranking = rank_for_vacancy(
            uow, engine, "V-0001", top=10, with_excluded=True, counting=asked, on=DAY, at=NOW
        )
    with database.unit_of_work(OPERATOR) as uow:
        for kind, identifier in stored:
            (uow.claims if kind == "claim" else uow.placements).delete(identifier)
        uow.commit()
    # What every list has of its own.
    return replace(ranking, ranking_id="", data_sequence=0)


def _placement(placement_id: str, candidate_id: str, facts: BonusFacts) -> RegisteredPlacement:
    return RegisteredPlacement(
        placement=Placement(
            placement_id=placement_id,
            candidate_id=candidate_id,
            form=WorkForm.EMPLOYMENT,
            starts_on=date(2025, 1, 1),
            ends_on=date(2025, 6, 30),
            hours_per_week=Decimal(24),
        ),
        organisation_id="O-0002",
        bonus_facts=facts,
    )


def by_fit(ranking: VacancyRanking) -> list[RankedCandidate]:
    """Return everybody in order of the place by fit, whoever was left out; then the excluded."""
    told = [line.ranked for line in (*ranking.lines, *ranking.not_counting)]
    told.sort(key=lambda ranked: ranked.position or 0)
    return told + [line.ranked for line in ranking.excluded]


@given(persons=people, by_value=st.booleans())
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_claims_age_and_bonus_facts_change_no_place_no_fit_and_no_sentence(
    database: Database, engine: MatchEngine, persons: tuple[Background, ...], *, by_value: bool
) -> None:
    blank = by_fit(ranking_of(database, engine, NOBODY, by_value=False))
    assert {line.candidate_id for line in blank} == set(IDS)
    found = ranking_of(database, engine, persons, by_value=by_value)
    assert by_fit(found) == blank
    places = [line.ranked.position or 0 for line in found.lines]
    assert by_value or places == sorted(places)


@given(persons=people)
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_age_changes_no_value_of_a_ranking_either(
    database: Database, engine: MatchEngine, persons: tuple[Background, ...]
) -> None:
    """Nobody has begun: an age on the first day of work is not known, and is not looked up."""
    ageless = tuple(Background(person.records, BonusFacts()) for person in persons)
    assert ranking_of(database, engine, persons, by_value=False) == ranking_of(
        database, engine, ageless, by_value=False
    )


def test_the_same_background_does_change_who_counts_and_for_how_much(
    database: Database, engine: MatchEngine
) -> None:
    wajong = ClaimRecord(
        claim=Claim(
            group=TargetGroup.WAJONG, is_member=Ternary.MEETS, since=date(2020, 1, 1), source=""
        )
    )
    persons = (Background((wajong,), BonusFacts(age_at_start=60)), *NOBODY[1:])
    after = ranking_of(database, engine, persons, by_value=True)
    first = after.lines[0]
    assert (first.ranked.candidate_id, first.eligibility.counts) == ("K-0001", Ternary.MEETS)
    before = ranking_of(database, engine, NOBODY, by_value=False)
    assert {line.eligibility.counts for line in before.lines} == {Ternary.UNKNOWN}


def test_no_module_that_knows_of_age_or_value_can_be_reached_by_what_ranks() -> None:
    """The import contract 'Fit is blind' names every module of the core that speaks of them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (blind,) = [c for c in contracts["contracts"] if c["name"].startswith("Fit is blind")]
    assert "matcher.ranking" in blind["source_modules"]
    forbidden = tuple(blind["forbidden_modules"])
    speaks = re.compile(r"age_at_start|BonusFacts|PlacementValue|ClaimRecord|\bProspects?\b")
    found = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "matcher").rglob("*.py")
        if speaks.search(path.read_text("utf-8"))
    }
    assert "matcher.prospects" in found
    assert "matcher.domain.placement" in found
    assert [
        name for name in sorted(found) if not any(_is_in(name, barred) for barred in forbidden)
    ] == []


def _is_in(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def test_nothing_that_a_bonus_asks_is_a_column_of_the_index_or_a_field_of_a_profile() -> None:
    asked = {field.name for field in fields(BonusFacts)} | {"age", "birth_date", "gender"}
    seen = {field.name for field in (*fields(Profile), *fields(ProfileColumns))}
    assert not asked & seen
