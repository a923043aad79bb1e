"""Writes candidates with their entries, claims and digests: few statements for many rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from matcher.domain.candidate import Candidate
from matcher.domain.change import ChangedEntity, Operation
from matcher.domain.person import IdentityDigest
from matcher.domain.profile import entries_of
from models.base import Base
from models.bulk_insert import insert_cells
from models.change_collector import ChangeCollector
from models.chunks import chunks_of
from models.content_digest import content_digest
from models.mapping.candidate import (
    candidate_columns,
    candidate_digest,
    claim_columns,
)
from models.repositories.phrases import Phrases
from models.rows.candidate import CandidateRow, ClaimRow, EntryRow
from models.rows.identity import IdentityDigestRow

Digests = tuple[IdentityDigest, ...]

ENTRIES = Base.metadata.tables[EntryRow.__tablename__]
DIGESTS = Base.metadata.tables[IdentityDigestRow.__tablename__]


def traces_digest(digests: Digests) -> bytes:
    """Return the fingerprint of a set of identity digests."""
    return content_digest(frozenset((digest.kind, digest.digest) for digest in digests))


class CandidateWriter:
    """Inserts, replaces and deletes candidates, and notes each in the change feed."""

    def __init__(self, session: Session, phrases: Phrases, collector: ChangeCollector) -> None:
        self._session = session
        self._phrases = phrases
        self._collector = collector

    def insert(
        self, candidates: Sequence[tuple[Candidate, Digests]], organisation_keys: Mapping[str, int]
    ) -> None:
        """Store new candidates."""
        if not candidates:
            return
        rows = [
            candidate_columns(
                candidate, organisation_key=organisation_keys[candidate.organisation_id]
            )
            | {
                "candidate_id": candidate.candidate_id,
                "content_digest": candidate_digest(candidate),
                "traces_digest": traces_digest(digests),
            }
            for candidate, digests in candidates
        ]
        # To ask for the keys with RETURNING, in order, sends one statement a row on SQLite.
        self._insert(CandidateRow, rows)
        keys = self._keys_of([candidate.candidate_id for candidate, _ in candidates])
        self._insert_parts(
            {key: candidate for key, (candidate, _) in zip(keys, candidates, strict=True)}
        )
        self._insert_digests(
            {key: digests for key, (_, digests) in zip(keys, candidates, strict=True)}
        )
        self._collector.add(ChangedEntity.CANDIDATE, keys, Operation.UPSERT)

    def replace(
        self, candidates: Mapping[int, Candidate], organisation_keys: Mapping[str, int]
    ) -> None:
        """Overwrite stored candidates, by storage key; pseudonyms and digests stay."""
        if not candidates:
            return
        rows = [
            candidate_columns(
                candidate, organisation_key=organisation_keys[candidate.organisation_id]
            )
            | {"key": key, "content_digest": candidate_digest(candidate)}
            for key, candidate in candidates.items()
        ]
        self._session.execute(update(CandidateRow), rows)
        self._delete_of(EntryRow.candidate_key, list(candidates))
        self._delete_of(ClaimRow.candidate_key, list(candidates))
        self._insert_parts(candidates)
        self._collector.add(ChangedEntity.CANDIDATE, candidates, Operation.UPSERT)

    def replace_digests(self, digests: Mapping[int, Digests]) -> None:
        """Overwrite the identity digests of stored candidates, by storage key."""
        if not digests:
            return
        rows = [{"key": key, "traces_digest": traces_digest(own)} for key, own in digests.items()]
        self._session.execute(update(CandidateRow), rows)
        self._delete_of(IdentityDigestRow.candidate_key, list(digests))
        self._insert_digests(digests)

    def delete(self, key: int) -> None:
        """Remove a candidate with all that hangs on it."""
        self._session.execute(delete(CandidateRow).where(CandidateRow.key == key))
        self._collector.add(ChangedEntity.CANDIDATE, [key], Operation.DELETE)

    def _keys_of(self, candidate_ids: Sequence[str]) -> list[int]:
        """Return the keys of candidates that this transaction stored."""
        keys: dict[str, int] = {}
        for chunk in chunks_of(candidate_ids):
            query = select(CandidateRow.candidate_id, CandidateRow.key).where(
                CandidateRow.candidate_id.in_(chunk)
            )
            keys.update(self._session.execute(query).all())
        return [keys[candidate_id] for candidate_id in candidate_ids]

    def _delete_of(self, column: InstrumentedAttribute[int], keys: Sequence[int]) -> None:
        for chunk in chunks_of(keys):
            self._session.execute(
                delete(column.class_).where(column.in_(chunk)),
                execution_options={"synchronize_session": False},
            )

    def _insert_parts(self, candidates: Mapping[int, Candidate]) -> None:
        entries = [
            (key, position, entry)
            for key, candidate in candidates.items()
            for position, entry in enumerate(entries_of(candidate.profile))
        ]
        phrase_keys = self._phrases.keys_of(entry.phrase for _, _, entry in entries)
        insert_cells(
            self._session,
            ENTRIES,
            [
                (key, position, entry.kind, phrase_keys[entry.phrase], *entry[2:])
                for key, position, entry in entries
            ],
        )
        self._insert(
            ClaimRow,
            [
                {"candidate_key": key, "position": position} | claim_columns(claim)
                for key, candidate in candidates.items()
                for position, claim in enumerate(candidate.claims)
            ],
        )

    def _insert_digests(self, digests: Mapping[int, Digests]) -> None:
        insert_cells(
            self._session,
            DIGESTS,
            [
                (key, digest.kind, digest.digest)
                for key, own in digests.items()
                for digest in sorted(set(own), key=lambda one: (one.kind, one.digest))
            ],
        )

    def _insert(self, row: type[Base], rows: Sequence[dict[str, object]]) -> None:
        # Without `render_nulls` SQLAlchemy leaves out what is NULL, and sends one statement for
        # every run of rows that have the same columns left: with many unknowns, one a row.
        statement = insert(row).execution_options(render_nulls=True)
        for chunk in chunks_of(rows):
            self._session.execute(statement, chunk)
