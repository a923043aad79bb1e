"""Registrations that may be one person: seen by who may see both, decided by a human."""

from __future__ import annotations

import pytest

from api.services.duplicates import decide_duplicate, list_duplicates
from matcher.domain.access import Role, Viewer
from matcher.domain.duplicate import DuplicateFlag, DuplicateStatus
from matcher.domain.person import IdentityDigest
from matcher.errors import NotFound
from models.engine import Database
from models.saving import CandidateWrite
from tests.factories import a_candidate, a_contractor, a_viewer, an_organisation

DIGESTS = (IdentityDigest(kind="email", digest="a"),)


@pytest.fixture
def flag(database: Database, operator: Viewer) -> DuplicateFlag:
    """Two candidates of one intermediary who share an e-mail address."""
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.candidates.save_many(
            [
                CandidateWrite(
                    candidate=a_candidate(candidate_id=f"K-{n}", source_id=f"{n}"), digests=DIGESTS
                )
                for n in range(2)
            ]
        )
        uow.duplicates.refresh_for(None)
        uow.commit()
        (found,) = list_duplicates(uow, limit=5, offset=0).rows
        return found


@pytest.mark.parametrize("status", DuplicateStatus)
def test_a_decision_is_kept(
    database: Database, operator: Viewer, flag: DuplicateFlag, status: DuplicateStatus
) -> None:
    with database.unit_of_work(operator) as uow:
        decided = decide_duplicate(uow, flag.flag_id, status)
    assert decided.status is status
    with database.unit_of_work(operator) as uow:
        assert list_duplicates(uow, status=status, limit=5, offset=0).rows == [decided]
        assert uow.candidates.list().total == 2


def test_one_who_may_not_see_a_flag_decides_nothing(
    database: Database, operator: Viewer, flag: DuplicateFlag
) -> None:
    other = a_viewer(Role.CONTRACTOR, "O-0002")
    with database.unit_of_work(other) as uow:
        assert list_duplicates(uow, limit=5, offset=0).total == 0
        with pytest.raises(NotFound):
            decide_duplicate(uow, flag.flag_id, DuplicateStatus.SAME_PERSON)
    with database.unit_of_work(operator) as uow:
        assert list_duplicates(uow, limit=5, offset=0).rows == [flag]
