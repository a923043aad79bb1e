"""Who sees and writes which candidates, flags and imports, for every role."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.domain.access import Role, Viewer
from matcher.domain.duplicate import DuplicateStatus
from matcher.domain.person import IdentityDigest
from matcher.errors import Conflict, NotFound
from models.engine import Database
from models.saving import CandidateWrite
from tests.factories import (
    a_candidate,
    a_contract,
    a_contractor,
    a_profile,
    a_vacancy,
    a_viewer,
    an_import,
    an_organisation,
)

OWN_SHARED, OWN_HIDDEN, OTHER_SHARED, OTHER_HIDDEN = "K-0001", "K-0002", "K-0003", "K-0004"
ALL = {OWN_SHARED, OWN_HIDDEN, OTHER_SHARED, OTHER_HIDDEN}

OPERATOR = a_viewer(Role.OPERATOR)
INTERMEDIARY = a_viewer(Role.INTERMEDIARY, "O-0001")
DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0001")
CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0001")
NOWHERE = a_viewer(Role.INTERMEDIARY, None)

MATRIX = [
    pytest.param(OPERATOR, ALL, id="operator"),
    pytest.param(INTERMEDIARY, {OWN_SHARED, OWN_HIDDEN, OTHER_SHARED}, id="intermediary"),
    pytest.param(DESK, {OWN_SHARED, OWN_HIDDEN, OTHER_SHARED}, id="municipal desk"),
    pytest.param(CONTRACTOR, {OWN_SHARED, OTHER_SHARED}, id="contractor"),
    pytest.param(NOWHERE, {OWN_SHARED, OTHER_SHARED}, id="intermediary of no organisation"),
]

SAME_PHONE = (IdentityDigest(kind="phone", digest="a" * 64),)
SAME_MAIL = (IdentityDigest(kind="email", digest="b" * 64),)
SAME_HOME = (IdentityDigest(kind="name_postcode", digest="c" * 64),)


@pytest.fixture
def pool(database: Database) -> Database:
    """Two intermediaries, each with a shareable and a hidden candidate; three flagged pairs."""
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(an_organisation(organisation_id="O-0009", name="Ander Werkbedrijf"))
        uow.candidates.save_many(
            [
                _write(OWN_SHARED, "O-0001", is_shareable=True, digests=SAME_PHONE + SAME_MAIL),
                _write(OWN_HIDDEN, "O-0001", is_shareable=False, digests=()),
                _write(OTHER_SHARED, "O-0009", is_shareable=True, digests=SAME_PHONE + SAME_HOME),
                _write(OTHER_HIDDEN, "O-0009", is_shareable=False, digests=SAME_MAIL + SAME_HOME),
            ]
        )
        assert uow.duplicates.refresh_for(None) == 3
        uow.imports.add(an_import())
        uow.imports.add(an_import(import_id="I-0002", organisation_id="O-0009"))
        uow.imports.add(an_import(import_id="I-0003", organisation_id=None))
        uow.commit()
    return database


def _write(
    candidate_id: str,
    organisation_id: str,
    *,
    is_shareable: bool,
    digests: tuple[IdentityDigest, ...],
) -> CandidateWrite:
    candidate = a_candidate(
        candidate_id=candidate_id,
        organisation_id=organisation_id,
        source_id=f"source of {candidate_id}",
        is_shareable=is_shareable,
    )
    return CandidateWrite(candidate=candidate, digests=digests)


@pytest.mark.parametrize(("viewer", "seen"), MATRIX)
def test_every_question_answers_with_the_visible_candidates_only(
    pool: Database, viewer: Viewer, seen: set[str]
) -> None:
    with pool.unit_of_work(viewer) as uow:
        page = uow.candidates.list()
        columns = uow.candidates.profile_columns()
        assert {candidate.candidate_id for candidate in page.rows} == seen
        assert page.total == len(seen)
        assert set(columns.candidate_id) == seen
        assert len(columns.entry_owner) == len(seen) * 5
        assert set(uow.candidates.briefs(sorted(ALL))) == seen
        assert set(uow.candidates.keys_of(ALL)) == seen


@pytest.mark.parametrize(("viewer", "seen"), MATRIX)
def test_a_hidden_candidate_does_not_exist_for_the_viewer(
    pool: Database, viewer: Viewer, seen: set[str]
) -> None:
    with pool.unit_of_work(viewer) as uow:
        for candidate_id in seen:
            assert uow.candidates.get(candidate_id).candidate_id == candidate_id
        for candidate_id in ALL - seen:
            for question in (uow.candidates.get, uow.candidates.resolve, uow.candidates.delete):
                with pytest.raises(NotFound):
                    question(candidate_id)
            with pytest.raises(NotFound):
                uow.candidates.resolve(f"source of {candidate_id}")


@pytest.mark.parametrize(("viewer", "seen"), MATRIX)
def test_an_id_of_the_own_system_finds_for_its_owner_and_the_operator_only(
    pool: Database, viewer: Viewer, seen: set[str]
) -> None:
    own = {OPERATOR: ALL, INTERMEDIARY: {OWN_SHARED, OWN_HIDDEN}, DESK: {OWN_SHARED, OWN_HIDDEN}}
    with pool.unit_of_work(viewer) as uow:
        for candidate_id in seen:
            source_id = f"source of {candidate_id}"
            if candidate_id in own.get(viewer, set()):
                assert uow.candidates.resolve(source_id).candidate_id == candidate_id
                assert uow.candidates.list(source_id=source_id).total == 1
            else:
                with pytest.raises(NotFound):
                    uow.candidates.resolve(source_id)
                assert uow.candidates.list(source_id=source_id).total == 0


def test_columns_of_asked_keys_leave_out_what_is_hidden(pool: Database) -> None:
    with pool.unit_of_work(OPERATOR) as uow:
        keys = uow.candidates.keys_of(ALL)
    with pool.unit_of_work(CONTRACTOR) as uow:
        columns = uow.candidates.profile_columns(list(keys.values()))
    assert columns.candidate_id == [OWN_SHARED, OTHER_SHARED]
    assert columns.entry_owner.tolist() == [0] * 5 + [1] * 5


@pytest.mark.parametrize("viewer", [OPERATOR, INTERMEDIARY, DESK])
def test_the_own_organisation_changes_its_candidates(pool: Database, viewer: Viewer) -> None:
    with pool.unit_of_work(viewer) as uow:
        stored = uow.candidates.get(OWN_HIDDEN)
        changed = a_candidate(
            candidate_id=OWN_HIDDEN, source_id=stored.source_id, profile=a_profile(pc4="1012")
        )
        uow.candidates.update(changed)
        assert uow.candidates.get(OWN_HIDDEN) == changed
        uow.candidates.delete(OWN_HIDDEN)
        uow.candidates.add(a_candidate(candidate_id="K-0010", source_id=""))
        counts = uow.candidates.save_many(
            [CandidateWrite(candidate=a_candidate(candidate_id="K-0011", source_id="11"))]
        )
        assert counts.created == 1


@pytest.mark.parametrize(
    ("viewer", "reason"),
    [
        (INTERMEDIARY, "Only the intermediary"),
        (DESK, "Only the intermediary"),
        (CONTRACTOR, "A contractor cannot"),
        (NOWHERE, "Only the intermediary"),
    ],
)
def test_a_stranger_reads_a_shared_candidate_but_cannot_change_it(
    pool: Database, viewer: Viewer, reason: str
) -> None:
    with pool.unit_of_work(viewer) as uow:
        stored = uow.candidates.get(OTHER_SHARED)
        with pytest.raises(Conflict, match=reason):
            uow.candidates.update(stored)
        with pytest.raises(Conflict, match=reason):
            uow.candidates.delete(OTHER_SHARED)
        with pytest.raises(Conflict, match=reason):
            uow.candidates.save_many([CandidateWrite(candidate=stored)])
        with pytest.raises(Conflict, match=reason):
            uow.candidates.add(a_candidate(candidate_id="K-0010", organisation_id="O-0009"))


def test_an_intermediary_cannot_give_a_candidate_to_another_one(pool: Database) -> None:
    with pool.unit_of_work(INTERMEDIARY) as uow, pytest.raises(Conflict):
        uow.candidates.update(a_candidate(candidate_id=OWN_SHARED, organisation_id="O-0009"))


@pytest.mark.parametrize(
    ("viewer", "n_seen"),
    [(OPERATOR, 3), (INTERMEDIARY, 1), (DESK, 1), (CONTRACTOR, 0), (NOWHERE, 0)],
)
def test_a_flag_is_seen_by_who_sees_both_candidates_and_owns_one(
    pool: Database, viewer: Viewer, n_seen: int
) -> None:
    with pool.unit_of_work(viewer) as uow:
        page = uow.duplicates.list()
        assert page.total == len(page.rows) == n_seen
        with pool.unit_of_work(OPERATOR) as everything:
            flags = everything.duplicates.list().rows
        seen = {flag.flag_id for flag in page.rows}
        for flag in flags:
            if flag.flag_id in seen:
                uow.duplicates.decide(flag.flag_id, DuplicateStatus.SAME_PERSON)
            else:
                with pytest.raises(NotFound):
                    uow.duplicates.decide(flag.flag_id, DuplicateStatus.SAME_PERSON)


@pytest.mark.parametrize(
    ("viewer", "shared_with", "n_told"),
    [
        (OPERATOR, OTHER_HIDDEN, 1),
        (INTERMEDIARY, OTHER_HIDDEN, 0),
        (DESK, OTHER_HIDDEN, 0),
        (INTERMEDIARY, OTHER_SHARED, 1),
    ],
)
def test_who_registers_an_address_is_not_told_that_somebody_hidden_has_it(
    pool: Database, viewer: Viewer, shared_with: str, n_told: int
) -> None:
    """Else a file with one row would tell whether the holder of an e-mail address is known."""
    digests = (IdentityDigest(kind="email", digest="d" * 64),)
    with pool.unit_of_work(OPERATOR) as uow:
        uow.candidates.save_many(
            [
                _write(
                    shared_with, "O-0009", is_shareable=shared_with == OTHER_SHARED, digests=digests
                )
            ]
        )
        uow.duplicates.refresh_for(None)
        uow.commit()
    with pool.unit_of_work(viewer) as uow:
        new = _write("K-0011", "O-0001", is_shareable=True, digests=digests)
        uow.candidates.save_many([new])
        assert uow.duplicates.refresh_for(None) == n_told


@pytest.mark.parametrize(
    ("viewer", "seen"),
    [
        (OPERATOR, {"I-0001", "I-0002", "I-0003"}),
        (INTERMEDIARY, {"I-0001"}),
        (DESK, {"I-0001"}),
        (CONTRACTOR, {"I-0001"}),
        (NOWHERE, set()),
    ],
)
def test_an_import_is_seen_by_the_operator_and_its_organisation(
    pool: Database, viewer: Viewer, seen: set[str]
) -> None:
    with pool.unit_of_work(viewer) as uow:
        page = uow.imports.list()
        assert {run.import_id for run in page.rows} == seen
        assert page.total == len(seen)
        for import_id in {"I-0001", "I-0002", "I-0003"} - seen:
            with pytest.raises(NotFound):
                uow.imports.get(import_id)


def test_a_contractor_changes_its_own_vacancies_and_contracts_only(pool: Database) -> None:
    other = a_contractor(organisation_id="O-0077", name="Ander bedrijf")
    with pool.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(a_contractor(organisation_id="O-0076", name="Eigen bedrijf"))
        uow.organisations.add(other)
        for number, owner in ((76, "O-0076"), (77, "O-0077")):
            uow.vacancies.add(
                a_vacancy(vacancy_id=f"V-{number}", organisation_id=owner, source_id="1")
            )
            uow.contracts.add(a_contract(contract_id=f"C-{number}", organisation_id=owner))
        uow.commit()
    own = a_viewer(Role.CONTRACTOR, "O-0076")
    with pool.unit_of_work(own) as uow:
        theirs = uow.vacancies.get("V-77")
        stolen = replace(theirs, organisation_id="O-0076", source_id="2")
        for change in (
            lambda: uow.vacancies.update(theirs),
            lambda: uow.vacancies.update(stolen),
            lambda: uow.vacancies.delete("V-77"),
            lambda: uow.vacancies.save_many([theirs]),
            lambda: uow.contracts.update(uow.contracts.get("C-77")),
            lambda: uow.contracts.delete("C-77"),
        ):
            with pytest.raises(Conflict, match="its own vacancies and contracts only"):
                change()
        uow.vacancies.delete("V-76")
        uow.contracts.delete("C-76")
        uow.commit()
