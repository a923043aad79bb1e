"""Pairs that may be one person are flagged once, and a human decides."""

from __future__ import annotations

import pytest

from matcher.domain.access import Viewer
from matcher.domain.duplicate import DuplicateFlag, DuplicateStatus
from matcher.domain.person import IdentityDigest
from matcher.errors import NotFound
from models.engine import Database
from models.saving import CandidateWrite
from models.unit_of_work import UnitOfWork
from tests.factories import a_candidate, an_organisation

PHONE, MAIL = IdentityDigest(kind="phone", digest="p"), IdentityDigest(kind="email", digest="e")


def save(uow: UnitOfWork, number: int, *digests: IdentityDigest) -> int:
    candidate = a_candidate(candidate_id=f"K-{number}", source_id=str(number))
    uow.candidates.save_many([CandidateWrite(candidate=candidate, digests=digests)])
    return uow.candidates.keys_of([f"K-{number}"])[f"K-{number}"]


def test_a_pair_that_shares_two_traces_is_one_flag(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        save(uow, 2, PHONE, MAIL)
        save(uow, 1, PHONE, MAIL)
        save(uow, 3, IdentityDigest(kind="email", digest="p"))
        assert uow.duplicates.refresh_for(None) == 1
        assert uow.duplicates.list().rows == [
            DuplicateFlag(
                flag_id=1,
                first_candidate_id="K-2",
                second_candidate_id="K-1",
                shared_kinds=("email", "phone"),
                status=DuplicateStatus.OPEN,
            )
        ]


def test_flagging_again_finds_nothing_new_and_tells_what_agrees_today(
    database: Database, operator: Viewer
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        save(uow, 1, PHONE, MAIL)
        save(uow, 2, PHONE)
        assert uow.duplicates.refresh_for(None) == 1
        key = save(uow, 2, PHONE, MAIL)
        assert uow.duplicates.refresh_for([key]) == 0
        (flag,) = uow.duplicates.list().rows
        assert flag.shared_kinds == ("email", "phone")


@pytest.mark.parametrize(
    "decision", [DuplicateStatus.SAME_PERSON, DuplicateStatus.DIFFERENT_PEOPLE]
)
def test_a_decided_pair_is_not_flagged_again(
    database: Database, operator: Viewer, decision: DuplicateStatus
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        save(uow, 1, PHONE, MAIL)
        save(uow, 2, PHONE)
        uow.duplicates.refresh_for(None)
        (flag,) = uow.duplicates.list().rows
        uow.duplicates.decide(flag.flag_id, decision)
        save(uow, 2, PHONE, MAIL)
        assert uow.duplicates.refresh_for(None) == 0
        (decided,) = uow.duplicates.list(status=decision).rows
        assert decided.shared_kinds == ("phone",)
        assert uow.duplicates.list(status=DuplicateStatus.OPEN).total == 0


@pytest.mark.parametrize(("n_candidates", "n_pairs"), [(4, 6), (5, 0)])
def test_a_trace_of_more_than_four_people_is_a_placeholder(
    database: Database, operator: Viewer, n_candidates: int, n_pairs: int
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        for number in range(n_candidates):
            save(uow, number, PHONE)
        assert uow.duplicates.refresh_for(None) == n_pairs
        assert uow.duplicates.list(limit=2).total == n_pairs


def test_only_pairs_of_the_asked_candidates_are_flagged(
    database: Database, operator: Viewer
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        save(uow, 1, PHONE)
        save(uow, 2, PHONE)
        asked = save(uow, 3, PHONE)
        alone = save(uow, 4)
        assert uow.duplicates.refresh_for([alone]) == 0
        assert uow.duplicates.refresh_for([]) == 0
        assert uow.duplicates.refresh_for([asked]) == 2
        assert uow.duplicates.refresh_for(None) == 1


def test_an_unknown_flag_cannot_be_decided(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow, pytest.raises(NotFound, match="flagged pair"):
        uow.duplicates.decide(1, DuplicateStatus.SAME_PERSON)
