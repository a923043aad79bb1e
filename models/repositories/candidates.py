"""Candidates: seen through ``models.access`` only, written by those who registered them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Select, and_, or_
from sqlalchemy.orm import Session, joinedload, selectinload

from matcher.domain.access import Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.columns import ProfileColumns
from matcher.domain.hours import HoursRange
from matcher.domain.organisation import Channel
from matcher.errors import Ambiguous, Conflict, NotFound
from models.access import check_may_write, found_by_source_id, visible_candidates
from models.brief import CandidateBrief
from models.candidate_writer import CandidateWriter, traces_digest
from models.chunks import chunks_of
from models.filters import count_of, equal
from models.mapping.candidate import candidate_digest, candidate_of
from models.mapping.claim_record import records_of
from models.mapping.organisation import organisation_of
from models.mapping.place import pc4_number
from models.paging import Page
from models.placed import refuse_while_placed
from models.profile_columns import load_profile_columns
from models.repositories.claims import with_all_records
from models.repositories.confirmations import note_confirmed
from models.repositories.organisations import Organisations
from models.repositories.shown_rankings import blank_shown_lines
from models.rows.candidate import CandidateRow, EntryRow
from models.rows.organisation import OrganisationRow
from models.rows.placement import PlacementRow
from models.saving import CandidateWrite, SaveCounts

# Inside the class, `list` is its method.
Writes = list[CandidateWrite]


class Stored(NamedTuple):
    """What a bulk save must know of a candidate that is stored already."""

    key: int
    content_digest: bytes
    traces_digest: bytes


class Candidates:
    """The candidates that the viewer may see."""

    def __init__(
        self,
        session: Session,
        viewer: Viewer,
        organisations: Organisations,
        writer: CandidateWriter,
    ) -> None:
        self._session = session
        self._viewer = viewer
        self._organisations = organisations
        self._writer = writer

    def get(self, candidate_id: str) -> Candidate:
        """Return a candidate; NotFound also when the viewer may not see it."""
        query = self._whole().where(CandidateRow.candidate_id == candidate_id)
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise _not_found(candidate_id)
        return candidate_of(row)

    def resolve(self, text: str) -> Candidate:
        """Return the candidate that a pseudonym or an intermediary's id means."""
        wanted = text.strip()
        by_source_id = and_(CandidateRow.source_id == wanted, found_by_source_id(self._viewer))
        named = or_(CandidateRow.candidate_id == wanted, by_source_id)
        query = self._whole().where(named).order_by(CandidateRow.key)
        rows = self._session.scalars(query).all() if wanted else []
        found = [row for row in rows if row.candidate_id == wanted] or rows
        if not found:
            # What was typed may be a person's name: it is not repeated.
            raise _not_found("")
        if len(found) > 1:
            names = ", ".join(sorted({row.organisation.name for row in found}))
            raise Ambiguous(
                f"More than one intermediary has a candidate with this id: {names}.",
                where="candidate",
                remedy="Give the pseudonym (K-…) of the one you mean.",
            )
        return candidate_of(found[0])

    def add(self, candidate: Candidate) -> None:
        """Store a new candidate."""
        check_may_write(self._viewer, candidate.organisation_id)
        keys = self._organisations.keys_of([candidate.organisation_id])
        self._writer.insert([(candidate, ())], keys)

    def update(self, candidate: Candidate) -> None:
        """Replace a stored candidate; an unchanged one is left alone."""
        row = self._writable(candidate.candidate_id)
        check_may_write(self._viewer, candidate.organisation_id)
        if row.content_digest != candidate_digest(candidate):
            keys = self._organisations.keys_of([candidate.organisation_id])
            self._writer.replace({row.key: candidate}, keys)

    def delete(self, candidate_id: str) -> None:
        """Remove a candidate with its phrases, claims, digests and flags; Conflict if placed.

        Logged rankings keep the places where somebody stood, and nothing of who it was.
        """
        key = self._writable(candidate_id).key
        refuse_while_placed(
            self._session, PlacementRow.candidate_key, key, what="candidate", where=candidate_id
        )
        self._writer.delete(key)
        # After the row is gone: a ranking that is being logged waits for it, or was logged before.
        blank_shown_lines(self._session, candidate_id)

    def list(
        self,
        *,
        organisation_id: str | None = None,
        channel: Channel | None = None,
        is_shareable: bool | None = None,
        pc4: str | None = None,
        source_id: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[Candidate]:
        """Return a page of candidates, in order of registration."""
        query = self._whole().where(
            equal(CandidateRow.is_shareable, is_shareable),
            equal(CandidateRow.pc4, pc4_number(pc4)),
        )
        if source_id is not None:
            query = query.where(
                CandidateRow.source_id == source_id, found_by_source_id(self._viewer)
            )
        if organisation_id is not None:
            key = self._organisations.key_of(organisation_id)
            query = query.where(CandidateRow.organisation_key == key)
        if channel is not None:
            query = query.where(CandidateRow.organisation.has(OrganisationRow.channel == channel))
        rows = self._session.scalars(query.order_by(CandidateRow.key).limit(limit).offset(offset))
        return Page([candidate_of(row) for row in rows], count_of(self._session, query))

    def save_many(
        self, rows: Sequence[CandidateWrite], *, told_on: date | None = None
    ) -> SaveCounts:
        """Create or replace candidates by intermediary and source id, in few statements.

        A stored candidate keeps its pseudonym. One whose content and digests are as stored is
        left alone: it is found by its fingerprint, without being read. The others are written down
        as right on the day that ``told_on`` names.
        """
        for organisation_id in {row.candidate.organisation_id for row in rows}:
            check_may_write(self._viewer, organisation_id)
        keys = self._organisations.keys_of(row.candidate.organisation_id for row in rows)
        stored = self._stored(rows, keys)
        new: Writes = []
        changed: dict[int, CandidateWrite] = {}
        for row in rows:
            known = stored.get((row.candidate.organisation_id, row.candidate.source_id))
            if known is None:
                new.append(row)
            elif not _is_as_stored(row, known):
                changed[known.key] = row
        self._writer.insert([(row.candidate, row.digests) for row in new], keys)
        self._writer.replace({key: row.candidate for key, row in changed.items()}, keys)
        self._writer.replace_digests({key: row.digests for key, row in changed.items()})
        if told_on is not None:
            added = self.keys_of(row.candidate.candidate_id for row in new)
            note_confirmed(self._session, [*added.values(), *changed], told_on)
        n_unchanged = len(rows) - len(new) - len(changed)
        return SaveCounts(created=len(new), updated=len(changed), unchanged=n_unchanged)

    def profile_columns(self, candidate_keys: Sequence[int] | None = None) -> ProfileColumns:
        """Return profiles as columns, ordered by key; None asks for all that are visible."""
        return load_profile_columns(self._session, self._viewer, candidate_keys)

    def keys_of(self, candidate_ids: Iterable[str]) -> dict[str, int]:
        """Return the storage keys of those pseudonyms that are visible."""
        keys: dict[str, int] = {}
        for chunk in chunks_of(sorted(set(candidate_ids))):
            query = (
                visible_candidates(self._viewer)
                .where(CandidateRow.candidate_id.in_(chunk))
                .with_only_columns(CandidateRow.candidate_id, CandidateRow.key)
            )
            keys.update(self._session.execute(query).all())
        return keys

    def briefs(self, candidate_ids: Sequence[str]) -> dict[str, CandidateBrief]:
        """Return what a ranking line needs of candidates besides the profile."""
        briefs: dict[str, CandidateBrief] = {}
        for chunk in chunks_of(sorted(set(candidate_ids))):
            query = (
                visible_candidates(self._viewer)
                .where(CandidateRow.candidate_id.in_(chunk))
                .options(
                    joinedload(CandidateRow.organisation),
                    joinedload(CandidateRow.confirmation),
                    *with_all_records(),
                )
            )
            briefs.update(
                (row.candidate_id, _brief_of(row)) for row in self._session.scalars(query)
            )
        return briefs

    def _whole(self) -> Select[CandidateRow]:
        return visible_candidates(self._viewer).options(
            joinedload(CandidateRow.organisation),
            selectinload(CandidateRow.entries).joinedload(EntryRow.phrase),
            selectinload(CandidateRow.claims),
        )

    def _writable(self, candidate_id: str) -> CandidateRow:
        query = (
            visible_candidates(self._viewer)
            .where(CandidateRow.candidate_id == candidate_id)
            .options(joinedload(CandidateRow.organisation))
        )
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise _not_found(candidate_id)
        check_may_write(self._viewer, row.organisation.organisation_id)
        return row

    def _stored(
        self, rows: Sequence[CandidateWrite], organisation_keys: dict[str, int]
    ) -> dict[tuple[str, str], Stored]:
        stored: dict[tuple[str, str], Stored] = {}
        for organisation_id, key in organisation_keys.items():
            source_ids = _source_ids(rows, organisation_id)
            for chunk in chunks_of(source_ids):
                query = (
                    visible_candidates(self._viewer)
                    .where(CandidateRow.organisation_key == key)
                    .where(CandidateRow.source_id.in_(chunk))
                    .with_only_columns(
                        CandidateRow.source_id,
                        CandidateRow.key,
                        CandidateRow.content_digest,
                        CandidateRow.traces_digest,
                    )
                )
                for source_id, stored_key, content, traces in self._session.execute(query):
                    known = Stored(stored_key, content, traces)
                    stored[organisation_id, source_id] = known
        return stored


def _source_ids(rows: Sequence[CandidateWrite], organisation_id: str) -> list[str]:
    """Return the ids by which rows are found again; refuse a delivery that uses one twice."""
    owned = [row.candidate for row in rows if row.candidate.organisation_id == organisation_id]
    source_ids = [candidate.source_id for candidate in owned if candidate.source_id]
    n_double = len(source_ids) - len(set(source_ids))
    if n_double:
        raise Conflict(
            f"{n_double} candidates in one delivery have an id that another one has too.",
            where=organisation_id,
            remedy="Give every candidate of an intermediary its own id, or leave it empty.",
        )
    return source_ids


def _is_as_stored(row: CandidateWrite, known: Stored) -> bool:
    return known.content_digest == candidate_digest(
        row.candidate
    ) and known.traces_digest == traces_digest(row.digests)


def _brief_of(row: CandidateRow) -> CandidateBrief:
    return CandidateBrief(
        candidate_id=row.candidate_id,
        source_id=row.source_id,
        is_shareable=row.is_shareable,
        organisation=organisation_of(row.organisation),
        records=records_of(row),
        hours=HoursRange(row.hours_min, row.hours_max),
        confirmed_on=row.confirmation.confirmed_on if row.confirmation else None,
    )


def _not_found(candidate_id: str) -> NotFound:
    return NotFound(
        "No candidate has this id.",
        where=candidate_id or "candidate",
        remedy="Look it up in the list of candidates.",
    )
