"""Candidates, one at a time, as the services keep them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from api.services.candidates import (
    ShownCandidate,
    change_candidate,
    list_candidates,
    read_candidate,
    register_candidate,
    remove_candidate,
)
from api.services.match_engine import MatchEngine
from matcher.domain.access import Role, Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.claim import ClaimStatus
from matcher.domain.organisation import Channel
from matcher.domain.profile import Profile
from matcher.errors import Conflict, InvalidInput, NotFound
from models.engine import Database
from tests.factories import a_candidate, a_claim, a_contractor, a_profile, a_viewer, an_organisation

DRAFT = replace(a_candidate(), candidate_id="")
DAY = date(2026, 5, 4)
AT = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _parties(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.commit()


def registered(database: Database, engine: MatchEngine, draft: Candidate = DRAFT) -> ShownCandidate:
    with database.unit_of_work(a_viewer()) as uow:
        return register_candidate(uow, engine, draft, on=DAY)


def count(database: Database) -> int:
    with database.unit_of_work(a_viewer()) as uow:
        return list_candidates(uow, limit=1, offset=0).total


def test_a_registered_candidate_is_stored_with_the_vectors_of_its_phrases(
    database: Database, engine: MatchEngine
) -> None:
    made = registered(database, engine)
    assert made.candidate_id.startswith("K-")
    with database.unit_of_work(a_viewer()) as uow:
        assert read_candidate(uow, made.candidate_id, at=AT) == made
        assert uow.phrases.without_vectors(engine.encoder.version, 10) == []
        (vector,) = uow.phrases.vectors_of(engine.encoder.version, ["heftruck rijden"]).values()
    assert vector.any()


def test_every_candidate_gets_a_pseudonym_of_its_own(
    database: Database, engine: MatchEngine
) -> None:
    pseudonyms = {
        registered(database, engine, replace(DRAFT, source_id=f"{n}")).candidate_id
        for n in range(5)
    }
    assert len(pseudonyms) == 5


@pytest.mark.parametrize("named", ["O-0002", "Bouwbedrijf Voorbeeld", "O-9999", ""])
def test_only_an_intermediary_registers(
    database: Database, engine: MatchEngine, named: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        registered(database, engine, replace(DRAFT, organisation_id=named))
    assert refused.value.where == "organisation"
    assert named == "" or named not in refused.value.sentence()
    assert count(database) == 0


def test_a_change_that_fails_leaves_everything_as_it_was(
    database: Database, engine: MatchEngine
) -> None:
    made = registered(database, engine)

    def broken(_: ShownCandidate) -> Candidate:
        return replace(DRAFT, profile=a_profile(skills=("nooit bewaard",)), organisation_id="O-1")

    with database.unit_of_work(a_viewer()) as uow, pytest.raises(InvalidInput):
        change_candidate(uow, engine, made.candidate_id, broken, on=DAY)
    with database.unit_of_work(a_viewer()) as uow:
        assert read_candidate(uow, made.candidate_id, at=AT) == made
        assert uow.phrases.vectors_of(engine.encoder.version, ["nooit bewaard"]) == {}


def test_a_change_starts_from_what_is_stored_and_keeps_the_pseudonym(
    database: Database, engine: MatchEngine
) -> None:
    made = registered(database, engine)

    def longer(stored: ShownCandidate) -> Candidate:
        skills = (*stored.profile.skills, "lassen")
        return replace(DRAFT, profile=replace(stored.profile, skills=skills))

    with database.unit_of_work(a_viewer()) as uow:
        after = change_candidate(uow, engine, made.candidate_id, longer, on=DAY)
    assert after.candidate_id == made.candidate_id
    assert after.profile.skills == (*made.profile.skills, "lassen")
    with database.unit_of_work(a_viewer()) as uow:
        assert read_candidate(uow, made.candidate_id, at=AT) == after
        assert uow.phrases.vectors_of(engine.encoder.version, ["lassen"])


def test_a_removed_candidate_is_gone(database: Database, engine: MatchEngine) -> None:
    made = registered(database, engine)
    with database.unit_of_work(a_viewer()) as uow:
        remove_candidate(uow, made.candidate_id, at=AT)
    assert count(database) == 0
    with database.unit_of_work(a_viewer()) as uow, pytest.raises(NotFound):
        remove_candidate(uow, made.candidate_id, at=AT)


@pytest.mark.parametrize(
    ("viewer", "reads_claims", "reads_source_id"),
    [
        (a_viewer(Role.OPERATOR), True, True),
        (a_viewer(Role.INTERMEDIARY, "O-0001"), True, True),
        (a_viewer(Role.MUNICIPAL_DESK, "O-0009"), True, False),
        (a_viewer(Role.INTERMEDIARY, "O-0009"), False, False),
        (a_viewer(Role.CONTRACTOR, "O-0002"), False, False),
    ],
)
def test_who_reads_target_groups_and_the_id_in_the_own_system(
    database: Database,
    engine: MatchEngine,
    viewer: Viewer,
    *,
    reads_claims: bool,
    reads_source_id: bool,
) -> None:
    made = registered(database, engine)
    with database.unit_of_work(viewer) as uow:
        seen = read_candidate(uow, made.candidate_id, at=AT)
        (listed,) = list_candidates(uow, limit=5, offset=0).rows
    assert seen == listed
    assert (seen.claims is not None) is reads_claims
    assert (seen.source_id is not None) is reads_source_id
    assert seen.profile == made.profile


def test_a_contractor_changes_nobody(
    database: Database, engine: MatchEngine, contractor: Viewer
) -> None:
    made = registered(database, engine)
    with database.unit_of_work(contractor) as uow, pytest.raises(Conflict):
        change_candidate(
            uow,
            engine,
            made.candidate_id,
            lambda _: replace(DRAFT, profile=Profile()),
            on=DAY,
        )
    with database.unit_of_work(contractor) as uow, pytest.raises(Conflict):
        register_candidate(uow, engine, replace(DRAFT, source_id="2"), on=DAY)
    with database.unit_of_work(a_viewer()) as uow:
        assert read_candidate(uow, made.candidate_id, at=AT) == made


def test_only_a_desk_says_that_a_claim_was_verified(
    database: Database, engine: MatchEngine
) -> None:
    verified = (a_claim(status=ClaimStatus.VERIFIED),)
    agency = replace(a_viewer(Role.INTERMEDIARY), organisation_id="O-0001")
    with (
        database.unit_of_work(agency) as uow,
        pytest.raises(Conflict, match="Only a municipal desk"),
    ):
        register_candidate(uow, engine, replace(DRAFT, claims=verified), on=DAY)
    desk = replace(agency, role=Role.MUNICIPAL_DESK)
    with database.unit_of_work(desk) as uow:
        made = register_candidate(uow, engine, replace(DRAFT, claims=verified), on=DAY)
    assert made.claims == verified


def test_what_a_desk_verified_survives_a_change_by_the_intermediary(
    database: Database, engine: MatchEngine
) -> None:
    made = registered(
        database, engine, replace(DRAFT, claims=(a_claim(status=ClaimStatus.VERIFIED),))
    )
    agency = replace(a_viewer(Role.INTERMEDIARY), organisation_id="O-0001")
    with database.unit_of_work(agency) as uow:
        changed = change_candidate(
            uow,
            engine,
            made.candidate_id,
            lambda stored: replace(
                DRAFT, claims=stored.claims or (), profile=a_profile(pc4="1012")
            ),
            on=DAY,
        )
    assert changed.profile.pc4 == "1012"
    assert changed.claims == made.claims


def test_a_list_is_narrowed_down(database: Database, engine: MatchEngine) -> None:
    first = registered(database, engine)
    second = registered(
        database, engine, replace(DRAFT, source_id="2", profile=a_profile(pc4="1012"))
    )
    with database.unit_of_work(a_viewer()) as uow:
        by_name = list_candidates(uow, organisation="werkbedrijf voorbeeld", limit=5, offset=0)
        assert by_name.rows == [first, second]
        assert list_candidates(uow, pc4="1012", limit=5, offset=0).rows == [second]
        assert list_candidates(uow, channel=Channel.UWV, limit=5, offset=0).total == 0
        with pytest.raises(InvalidInput) as refused:
            list_candidates(uow, organisation="Niemand", limit=5, offset=0)
    assert refused.value.where == "organisation"
