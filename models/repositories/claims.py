"""Claims that desks keep, and all that is known of somebody's target groups."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Select, insert, update
from sqlalchemy import delete as delete_rows
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from matcher.domain.access import Viewer
from matcher.domain.claim_record import ClaimRecord, RegisteredClaim
from matcher.errors import InvalidInput, NotFound
from models.access import (
    check_may_write_claim,
    placed_candidate,
    visible_candidates,
    visible_claim_records,
)
from models.chunks import chunks_of
from models.mapping.claim_record import (
    change_columns,
    claim_record_columns,
    proof_columns,
    records_of,
    registered_claim_of,
)
from models.rows.candidate import CandidateRow
from models.rows.claim_record import ClaimChangeRow, ClaimProofRow, ClaimRecordRow
from models.rows.organisation import OrganisationRow

Records = tuple[ClaimRecord, ...]


def with_all_records() -> tuple[ExecutableOption, ...]:
    """Return how a candidate is loaded with all that is known of its groups (``records_of``)."""
    kept = selectinload(CandidateRow.claim_records)
    return (
        selectinload(CandidateRow.claims),
        kept.selectinload(ClaimRecordRow.proofs),
        kept.selectinload(ClaimRecordRow.changes),
    )


class Claims:
    """The registered claims that the viewer may read."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def get(self, claim_id: str) -> RegisteredClaim:
        """Return a claim; NotFound also when the viewer may not read it."""
        query = self._whole().where(ClaimRecordRow.claim_id == claim_id)
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise _not_found(claim_id)
        return registered_claim_of(row)

    def of_candidate(self, candidate_id: str) -> tuple[RegisteredClaim, ...]:
        """Return the claims of a candidate that the viewer may read, in order of registration."""
        query = (
            self._whole()
            .where(ClaimRecordRow.candidate.has(CandidateRow.candidate_id == candidate_id))
            .order_by(ClaimRecordRow.key)
        )
        return tuple(registered_claim_of(row) for row in self._session.scalars(query))

    def records_of(self, candidate_ids: Iterable[str]) -> dict[str, Records]:
        """Return all that is known of the target groups of people the viewer may see or employs.

        A registered claim stands for what files say about the same group. What comes back is for
        deciding, not for showing: it may name groups that the viewer may not read.
        """
        records: dict[str, Records] = {}
        for chunk in chunks_of(sorted(set(candidate_ids))):
            query = (
                placed_candidate(self._viewer)
                .where(CandidateRow.candidate_id.in_(chunk))
                .options(*with_all_records())
            )
            for row in self._session.scalars(query):
                records[row.candidate_id] = records_of(row)
        return records

    def add(self, claim: RegisteredClaim) -> None:
        """Store a new claim."""
        values = claim_record_columns(claim.record) | {
            "claim_id": claim.claim_id,
            "candidate_key": self._writable_candidate(claim.candidate_id),
        }
        self._session.execute(insert(ClaimRecordRow).values(values))
        self._insert_parts(self._key_of(claim.claim_id), claim.record)

    def update(self, claim: RegisteredClaim) -> None:
        """Replace a stored claim with its documents and history."""
        key = self._writable_key(claim.claim_id)
        self._session.execute(
            update(ClaimRecordRow)
            .where(ClaimRecordRow.key == key)
            .values(claim_record_columns(claim.record))
        )
        for part in (ClaimProofRow, ClaimChangeRow):
            self._session.execute(delete_rows(part).where(part.claim_key == key))
        self._insert_parts(key, claim.record)

    def delete(self, claim_id: str) -> None:
        """Remove a claim with its documents and history."""
        key = self._writable_key(claim_id)
        self._session.execute(delete_rows(ClaimRecordRow).where(ClaimRecordRow.key == key))

    def _whole(self) -> Select[ClaimRecordRow]:
        return visible_claim_records(self._viewer).options(
            joinedload(ClaimRecordRow.candidate),
            selectinload(ClaimRecordRow.proofs),
            selectinload(ClaimRecordRow.changes),
        )

    def _writable_candidate(self, candidate_id: str) -> int:
        query = (
            visible_candidates(self._viewer)
            .join(OrganisationRow, OrganisationRow.key == CandidateRow.organisation_key)
            .where(CandidateRow.candidate_id == candidate_id)
            .with_only_columns(CandidateRow.key, OrganisationRow.organisation_id)
        )
        found = self._session.execute(query).one_or_none()
        if found is None:
            raise InvalidInput(
                "No candidate that you may see has this id.",
                where="candidate",
                remedy="Give the pseudonym (K-…) of the candidate.",
            )
        check_may_write_claim(self._viewer, found[1])
        return found[0]

    def _writable_key(self, claim_id: str) -> int:
        query = (
            visible_claim_records(self._viewer)
            .where(ClaimRecordRow.claim_id == claim_id)
            .options(joinedload(ClaimRecordRow.candidate).joinedload(CandidateRow.organisation))
        )
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise _not_found(claim_id)
        check_may_write_claim(self._viewer, row.candidate.organisation.organisation_id)
        return row.key

    def _key_of(self, claim_id: str) -> int:
        query = visible_claim_records(self._viewer).where(ClaimRecordRow.claim_id == claim_id)
        return self._session.scalars(query.with_only_columns(ClaimRecordRow.key)).one()

    def _insert_parts(self, key: int, record: ClaimRecord) -> None:
        proofs = [
            proof_columns(proof) | {"claim_key": key, "position": position}
            for position, proof in enumerate(record.proofs)
        ]
        changes = [
            change_columns(change) | {"claim_key": key, "position": position}
            for position, change in enumerate(record.history)
        ]
        if proofs:
            self._session.execute(insert(ClaimProofRow), proofs)
        if changes:
            self._session.execute(insert(ClaimChangeRow), changes)


def _not_found(claim_id: str) -> NotFound:
    return NotFound(
        "No claim that you may read has this id.",
        where=claim_id,
        remedy="Look it up in the list of claims of the candidate.",
    )
