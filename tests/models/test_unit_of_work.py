"""One transaction: all of it or nothing, and what it changed is in the feed."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import text

from matcher.domain.access import Viewer
from matcher.domain.change import ChangedEntity, Operation
from matcher.domain.person import IdentityDigest
from matcher.errors import Conflict
from models.base import Base
from models.engine import Database
from models.saving import CandidateWrite
from tests.factories import a_candidate, a_contractor, a_profile, a_vacancy, an_organisation


def feed(database: Database, viewer: Viewer, since: int = 0) -> list[tuple[str, int, str]]:
    with database.unit_of_work(viewer) as uow:
        changes = uow.changes.since(since)
    return [(change.entity.value, change.key, change.operation.value) for change in changes]


def rows_of(database: Database, table: str) -> int:
    assert table in Base.metadata.tables
    with database.engine.connect() as connection:
        count = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
    assert isinstance(count, int)
    return count


def test_leaving_without_commit_undoes_everything(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.candidates.add(a_candidate())
    assert rows_of(database, "organisations") == rows_of(database, "changes") == 0
    assert rows_of(database, "phrases") == 0


def test_an_error_half_way_through_a_bulk_save_leaves_nothing(
    database: Database, operator: Viewer
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.commit()
    good = [
        CandidateWrite(candidate=a_candidate(candidate_id=f"K-{n}", source_id=str(n)))
        for n in range(6_000)
    ]
    # The pseudonym of the last row is taken: that is found in the second statement of the insert.
    taken = CandidateWrite(candidate=a_candidate(candidate_id="K-0", source_id="last"))
    with pytest.raises(Conflict), database.unit_of_work(operator) as uow:
        uow.candidates.save_many([*good, taken])
    assert rows_of(database, "candidates") == rows_of(database, "candidate_entries") == 0
    assert feed(database, operator) == []


def test_an_exception_of_the_caller_passes_through_and_undoes_everything(
    database: Database, operator: Viewer
) -> None:
    def add_and_fail() -> None:
        with database.unit_of_work(operator) as uow:
            uow.organisations.add(an_organisation())
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert rows_of(database, "organisations") == 0


def test_each_changed_row_is_in_the_feed_once_with_its_last_operation(
    database: Database, operator: Viewer
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.candidates.add(a_candidate())
        uow.candidates.add(a_candidate(candidate_id="K-0002", source_id=""))
        uow.candidates.update(a_candidate(profile=a_profile(pc4=None)))
        uow.candidates.delete("K-0002")
        uow.vacancies.add(a_vacancy())
        keys = uow.candidates.keys_of(["K-0001"])
        assert uow.changes.latest() == 0
        uow.commit()
        assert uow.changes.latest() == 3
        changes = uow.changes.since(0)
    assert [change.sequence for change in changes] == [1, 2, 3]
    assert (changes[0].key, changes[0].operation) == (keys["K-0001"], Operation.UPSERT)
    assert (changes[1].entity, changes[1].operation) == (
        ChangedEntity.CANDIDATE,
        Operation.DELETE,
    )
    assert changes[2].entity is ChangedEntity.VACANCY


def test_what_did_not_change_is_not_in_the_feed(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.candidates.add(a_candidate())
        uow.vacancies.add(a_vacancy())
        uow.commit()
        before = uow.changes.latest()
        uow.candidates.update(a_candidate())
        uow.candidates.save_many([CandidateWrite(candidate=a_candidate(candidate_id="K-0009"))])
        uow.vacancies.update(a_vacancy())
        uow.vacancies.save_many([a_vacancy(vacancy_id="V-0009")])
        uow.commit()
        assert uow.changes.latest() == before


def test_new_identity_digests_are_saved_though_the_profile_is_the_same(
    database: Database, operator: Viewer
) -> None:
    phone = (IdentityDigest(kind="phone", digest="a"), IdentityDigest(kind="phone", digest="a"))
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.candidates.add(a_candidate())
        counts = uow.candidates.save_many([CandidateWrite(candidate=a_candidate(), digests=phone)])
        assert counts.updated == 1
        counts = uow.candidates.save_many([CandidateWrite(candidate=a_candidate(), digests=phone)])
        assert counts.unchanged == 1
        uow.commit()
    assert rows_of(database, "identity_digests") == 1


def test_deleting_a_candidate_takes_all_that_hangs_on_it(
    database: Database, operator: Viewer
) -> None:
    phone = (IdentityDigest(kind="phone", digest="a"),)
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        pair = [a_candidate(), a_candidate(candidate_id="K-0002", source_id="2")]
        uow.candidates.save_many([CandidateWrite(candidate=c, digests=phone) for c in pair])
        assert uow.duplicates.refresh_for(None) == 1
        uow.commit()
    with database.unit_of_work(operator) as uow:
        uow.candidates.delete("K-0001")
        uow.candidates.delete("K-0002")
        uow.commit()
    for table in ("candidates", "candidate_entries", "claims", "identity_digests"):
        assert rows_of(database, table) == 0, table
    assert rows_of(database, "duplicate_flags") == 0
    assert [operation for _, _, operation in feed(database, operator)][-2:] == ["delete"] * 2


def test_numbers_of_the_feed_are_never_used_again_after_trimming(
    database: Database, operator: Viewer
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.candidates.add(a_candidate())
        uow.commit()
    with database.engine.begin() as connection:
        connection.execute(text("DELETE FROM changes"))
    with database.unit_of_work(operator) as uow:
        uow.candidates.delete("K-0001")
        uow.candidates.add(a_candidate())
        uow.commit()
        sequences = [change.sequence for change in uow.changes.since(0)]
    assert sequences == [2, 3]


def test_a_second_process_sees_what_was_committed_and_only_that(
    database: Database, operator: Viewer
) -> None:
    other = Database(database.url)
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.candidates.add(a_candidate())
        assert feed(other, operator) == []
        uow.commit()
    assert len(feed(other, operator)) == 1
    assert feed(other, operator, since=1) == []
    other.dispose()


def test_the_feed_is_read_in_pieces(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        for number in range(5):
            uow.candidates.add(a_candidate(candidate_id=f"K-{number}", source_id=""))
        uow.commit()
        first = uow.changes.since(0, limit=3)
        rest = uow.changes.since(first[-1].sequence, limit=3)
    assert [change.sequence for change in first + rest] == [1, 2, 3, 4, 5]


class LateWriter(threading.Thread):
    """Adds K-late in a transaction of its own."""

    def __init__(self, url: str, viewer: Viewer) -> None:
        super().__init__()
        self.has_written = threading.Event()
        self._url = url
        self._viewer = viewer

    def run(self) -> None:
        """Write, say so, commit."""
        own = Database(self._url)
        with own.unit_of_work(self._viewer) as uow:
            uow.candidates.add(a_candidate(candidate_id="K-late", source_id="late"))
            self.has_written.set()
            uow.commit()
        own.dispose()


def test_two_transactions_that_overlap_enter_the_feed_in_commit_order(
    database: Database, operator: Viewer
) -> None:
    """Without its lock, PostgreSQL would show the second before the first to a quick reader."""
    is_postgresql = database.engine.dialect.name == "postgresql"
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.candidates.add(a_candidate())
        uow.commit()
    late = LateWriter(database.url, operator)
    with database.unit_of_work(operator) as early:
        early.candidates.add(a_candidate(candidate_id="K-early", source_id="early"))
        # The feed's rows are written, the transaction is still open: the other one must wait.
        early._collector.write(early._session)
        late.start()
        assert late.has_written.wait(20 if is_postgresql else 0.3) is is_postgresql
        late.join(0.3)
        assert late.is_alive()
        assert len(feed(database, operator)) == 1
        early.commit()
    late.join(20)
    assert not late.is_alive()
    with database.unit_of_work(operator) as uow:
        changes = uow.changes.since(1)
        keys = uow.candidates.keys_of(["K-early", "K-late"])
    assert [change.key for change in changes] == [keys["K-early"], keys["K-late"]]
    assert [change.sequence for change in changes] == [2, 3]


def test_a_reader_reads_while_a_writer_holds_an_open_transaction(
    database: Database, operator: Viewer
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.commit()
    other = Database(database.url)
    with database.unit_of_work(operator) as writer, other.unit_of_work(operator) as reader:
        writer.candidates.add(a_candidate())
        assert reader.candidates.list().total == 0
        assert reader.organisations.list().total == 1
    other.dispose()


def test_a_transaction_that_first_reads_may_write_after_somebody_else_did(
    database: Database, operator: Viewer
) -> None:
    """SQLite would refuse this at once, had the reading transaction not been ended first."""
    other = Database(database.url)
    with database.unit_of_work(operator) as slow:
        assert slow.organisations.list().total == 0
        with other.unit_of_work(operator) as quick:
            quick.organisations.add(an_organisation())
            quick.commit()
        slow.organisations.add(a_contractor())
        assert slow.organisations.list().total == 2
        slow.commit()
    other.dispose()


def test_two_imports_of_the_same_phrases_at_once_both_end(
    database: Database, operator: Viewer
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.commit()
    failures: list[BaseException] = []

    def save(first: int) -> None:
        own = Database(database.url)
        skills = tuple(f"vaardigheid {n}" for n in range(200))
        try:
            with own.unit_of_work(operator) as uow:
                ordered = skills if first else skills[::-1]
                candidate = a_candidate(
                    candidate_id=f"K-{first}",
                    source_id=str(first),
                    profile=a_profile(skills=ordered),
                )
                uow.candidates.save_many([CandidateWrite(candidate=candidate)])
                uow.commit()
        except Conflict as failure:
            failures.append(failure)
        finally:
            own.dispose()

    threads = [threading.Thread(target=save, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    with database.unit_of_work(operator) as uow:
        assert uow.candidates.list().total == 4
        assert len(uow.candidates.get("K-2").profile.skills) == 200
