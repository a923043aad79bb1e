"""When profiles were last said to be right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from matcher.domain.access import Viewer
from matcher.errors import NotFound
from models.access import check_may_write, visible_candidates
from models.base import Base
from models.bulk_insert import insert_cells
from models.chunks import chunks_of
from models.filters import count_of
from models.paging import Page
from models.rows.candidate import CandidateRow
from models.rows.organisation import OrganisationRow
from models.rows.profile_confirmation import ProfileConfirmationRow

CONFIRMATIONS = Base.metadata.tables[ProfileConfirmationRow.__tablename__]


class Confirmations:
    """The last day on which each profile was registered, changed or confirmed."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def of(self, candidate_ids: Iterable[str]) -> Mapping[str, date]:
        """Return the days of those whom the viewer may see; who is not in it has none."""
        days: dict[str, date] = {}
        for chunk in chunks_of(sorted(set(candidate_ids))):
            query = (
                visible_candidates(self._viewer)
                .join(
                    ProfileConfirmationRow,
                    ProfileConfirmationRow.candidate_key == CandidateRow.key,
                )
                .where(CandidateRow.candidate_id.in_(chunk))
                .with_only_columns(CandidateRow.candidate_id, ProfileConfirmationRow.confirmed_on)
            )
            days.update(self._session.execute(query).all())
        return days

    def before(
        self, day: date, *, organisation_id: str | None, limit: int, offset: int
    ) -> Page[tuple[str, date | None]]:
        """Return a page of those not confirmed since a day, the longest ago first.

        Who was never confirmed comes first, with no day. ``organisation_id`` keeps to the
        candidates of one intermediary.
        """
        query = (
            visible_candidates(self._viewer)
            .join(OrganisationRow, OrganisationRow.key == CandidateRow.organisation_key)
            .outerjoin(
                ProfileConfirmationRow, ProfileConfirmationRow.candidate_key == CandidateRow.key
            )
            .where(
                or_(
                    ProfileConfirmationRow.confirmed_on.is_(None),
                    ProfileConfirmationRow.confirmed_on < day,
                )
            )
        )
        if organisation_id is not None:
            query = query.where(OrganisationRow.organisation_id == organisation_id)
        ordered = query.with_only_columns(
            CandidateRow.candidate_id, ProfileConfirmationRow.confirmed_on
        ).order_by(
            ProfileConfirmationRow.confirmed_on.is_not(None),
            ProfileConfirmationRow.confirmed_on,
            CandidateRow.key,
        )
        rows = self._session.execute(ordered.limit(limit).offset(offset)).all()
        return Page([(row[0], row[1]) for row in rows], count_of(self._session, query))

    def note(self, candidate_id: str, on: date) -> None:
        """Write down that a profile was right on a day; only who registered it may."""
        query = (
            visible_candidates(self._viewer)
            .join(OrganisationRow, OrganisationRow.key == CandidateRow.organisation_key)
            .where(CandidateRow.candidate_id == candidate_id)
            .with_only_columns(CandidateRow.key, OrganisationRow.organisation_id)
        )
        found = self._session.execute(query).one_or_none()
        if found is None:
            raise NotFound(
                "No candidate has this id.",
                where=candidate_id,
                remedy="Look it up in the list of candidates.",
            )
        check_may_write(self._viewer, found[1])
        note_confirmed(self._session, [found[0]], on)


def note_confirmed(session: Session, candidate_keys: Sequence[int], on: date) -> None:
    """Write down, past any viewer, that these profiles were registered or changed on a day."""
    for chunk in chunks_of(candidate_keys):
        session.execute(
            delete(ProfileConfirmationRow).where(ProfileConfirmationRow.candidate_key.in_(chunk)),
            execution_options={"synchronize_session": False},
        )
    insert_cells(session, CONFIRMATIONS, [(key, on) for key in candidate_keys])
