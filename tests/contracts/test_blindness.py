"""The promise that fit never depends on what somebody counts for, or on who registered them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from inspect import signature

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.services.asked_counting import AskedCounting
from api.services.match_engine import MatchEngine
from api.services.ranking_answers import VacancyRanking
from api.services.rankings import rank_for_vacancy
from matcher.domain.access import Role
from matcher.domain.candidate import Candidate
from matcher.domain.claim import Claim, ClaimStatus, TargetGroup
from matcher.domain.columns import ProfileColumns
from matcher.domain.person import IdentityDigest
from matcher.domain.profile import Profile
from matcher.domain.ranking import RankedCandidate
from matcher.domain.wishes import WorkWishes
from matcher.ranking.ranker import Ranker
from matcher.ternary import Ternary
from models.engine import Database
from models.saving import CandidateWrite
from tests.factories import (
    a_candidate,
    a_contract,
    a_contractor,
    a_profile,
    a_vacancy,
    a_viewer,
    an_organisation,
)

DAY = date(2026, 1, 15)
NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
OPERATOR = a_viewer(Role.OPERATOR)
PROFILES = (
    a_profile(),
    a_profile(skills=("orders verzamelen",), preferred_occupations=("magazijnmedewerker",)),
    a_profile(pc4=None, experience=()),
    a_profile(skills=(), preferred_occupations=("kok",), experience=()),
    a_profile(),
    Profile(),
)
IDS = tuple(f"K-{number:04d}" for number in range(1, len(PROFILES) + 1))

WHAT_A_RANKER_MAY_SEE = {
    "skills",
    "preferred_occupations",
    "experience",
    "certificates",
    "driving_licences",
    "transport",
    "pc4",
    "hours",
    "available_from",
    "available_until",
    "education_level",
    "dutch_spoken",
    "dutch_written",
    "shift_work",
    "max_distance_km",
    "max_travel_min",
    "wishes",
}
WISHES = {"refused_occupations", "wanted_sectors", "refused_sectors", "places", "company"}
"""Nothing about what a body can bear: lifting, standing, noise (docs/wishes.md)."""
WHAT_THE_INDEX_ADDS = {
    "candidate_key",
    "candidate_id",
    "organisation_key",
    "is_shareable",
}
"""Who may be shown it, and the number that draws lots; no component or criterion reads them."""

claims = st.lists(
    st.builds(
        Claim,
        group=st.sampled_from(TargetGroup),
        is_member=st.sampled_from(Ternary),
        status=st.sampled_from(ClaimStatus),
        since=st.sampled_from([None, date(2020, 1, 1), date(2026, 6, 1)]),
        until=st.sampled_from([None, date(2025, 1, 1)]),
        source=st.sampled_from(["", "Sonar: Banenafspraak"]),
    ),
    max_size=3,
).map(tuple)
traces = st.lists(
    st.builds(
        IdentityDigest, kind=st.sampled_from(["email", "phone"]), digest=st.sampled_from("abc")
    ),
    max_size=2,
).map(tuple)
people = st.tuples(*[st.tuples(claims, traces)] * len(PROFILES))


@pytest.fixture
def engine(database: Database) -> Iterator[MatchEngine]:
    """An engine over a database with one desk, one contractor, one contract and one vacancy."""
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.contracts.add(a_contract(counted_groups=frozenset({TargetGroup.WAJONG})))
        uow.vacancies.add(a_vacancy(contract_id="C-0001"))
        uow.commit()
    warm = MatchEngine(database)
    yield warm
    warm.stop()


def ranking_of(
    database: Database,
    engine: MatchEngine,
    persons: tuple[tuple[tuple[Claim, ...], tuple[IdentityDigest, ...]], ...],
) -> VacancyRanking:
    """Store the six profiles with these claims and traces, and rank them."""
    rows = [
        CandidateWrite(
            candidate=_candidate(candidate_id, profile, own), digests=tuple(set(digests))
        )
        for candidate_id, profile, (own, digests) in zip(IDS, PROFILES, persons, strict=True)
    ]
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.save_many(rows)
        engine.embed_new_phrases(uow)
        uow.commit()
    with database.unit_of_work(OPERATOR) as uow:
        return rank_for_vacancy(
            uow,
            engine,
            "V-0001",
            top=10,
            with_excluded=True,
            counting=AskedCounting(with_not_counting=True),
            on=DAY,
            at=NOW,
        )


def _candidate(candidate_id: str, profile: Profile, own: tuple[Claim, ...]) -> Candidate:
    return a_candidate(
        candidate_id=candidate_id, source_id=candidate_id, profile=profile, claims=own
    )


def told(ranking: VacancyRanking) -> list[RankedCandidate]:
    """Return what the ranker said of all: who does not count stands apart, at the place by fit."""
    staying = [line.ranked for line in (*ranking.lines, *ranking.not_counting)]
    staying.sort(key=lambda ranked: ranked.position or 0)
    return [*staying, *(line.ranked for line in ranking.excluded)]


NOBODY_CLAIMS: tuple[tuple[tuple[Claim, ...], tuple[IdentityDigest, ...]], ...] = (((), ()),) * 6


@given(persons=people)
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_target_groups_and_identity_change_no_position_no_number_and_no_sentence(
    database: Database,
    engine: MatchEngine,
    persons: tuple[tuple[tuple[Claim, ...], tuple[IdentityDigest, ...]], ...],
) -> None:
    blank = told(ranking_of(database, engine, NOBODY_CLAIMS))
    assert told(ranking_of(database, engine, persons)) == blank
    assert {line.candidate_id for line in blank} == set(IDS)


def test_the_same_claims_do_change_who_counts(database: Database, engine: MatchEngine) -> None:
    wajong = Claim(group=TargetGroup.WAJONG, is_member=Ternary.MEETS)
    persons = (((wajong,), ()), *NOBODY_CLAIMS[1:])
    before = ranking_of(database, engine, NOBODY_CLAIMS)
    after = ranking_of(database, engine, persons)
    assert _counts(before)["K-0001"] is Ternary.UNKNOWN
    assert _counts(after)["K-0001"] is Ternary.MEETS


def _counts(ranking: VacancyRanking) -> dict[str, Ternary]:
    lines = (*ranking.lines, *ranking.excluded)
    return {line.ranked.candidate_id: line.eligibility.counts for line in lines}


def test_equal_profiles_get_an_equal_fit_whoever_they_are(
    database: Database, engine: MatchEngine
) -> None:
    by_id = {line.candidate_id: line for line in told(ranking_of(database, engine, NOBODY_CLAIMS))}
    first, fifth = by_id["K-0001"], by_id["K-0005"]
    assert (first.fit, first.components) == (fifth.fit, fifth.components)


def test_a_profile_holds_what_a_ranker_may_see_and_nothing_else() -> None:
    """A new field is a decision about people: it enters this list with a reason in review."""
    assert {field.name for field in fields(Profile)} == WHAT_A_RANKER_MAY_SEE
    assert {field.name for field in fields(WorkWishes)} == WISHES


def test_the_columns_of_the_index_come_from_the_profile_only() -> None:
    renamed = {
        "education": "education_level",
        "hours_min": "hours",
        "hours_max": "hours",
        "licences_held": "driving_licences",
        "licences_complete": "driving_licences",
        "transport_held": "transport",
        "transport_complete": "transport",
        "certificates_complete": "certificates",
        "wanted_sectors": "wishes",
        "refused_sectors": "wishes",
        "work_places": "wishes",
        "company": "wishes",
    }
    names = {field.name for field in fields(ProfileColumns)}
    phrases = {name for name in names if name.startswith("entry_")}
    rest = {renamed.get(name, name) for name in names - phrases - WHAT_THE_INDEX_ADDS}
    assert rest <= WHAT_A_RANKER_MAY_SEE


def test_the_door_of_the_ranker_takes_no_person() -> None:
    written = [
        str(parameter.annotation) for parameter in signature(Ranker.rank).parameters.values()
    ]
    words = set(re.findall(r"\w+", " ".join(written)))
    assert {"CandidateIndex", "Vacancy", "Vectors"} <= words
    assert not words & {"Candidate", "Claim", "Contract", "Eligibility", "IdentityTraces", "Viewer"}
