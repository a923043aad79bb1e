"""Organisations: intermediaries, contractors and contracting authorities."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Select, and_, func, insert, or_, select, update
from sqlalchemy import delete as delete_rows
from sqlalchemy.orm import InstrumentedAttribute, Session

from matcher.domain.access import Viewer
from matcher.domain.importing import ImportKind
from matcher.domain.organisation import Channel, Organisation, OrganisationKind
from matcher.errors import Ambiguous, Conflict, NotFound
from models.filters import count_of, equal
from models.mapping.organisation import fold_name, organisation_columns, organisation_of
from models.organisation_access import check_may_change, check_may_register, check_may_remove
from models.paging import Page
from models.rows.candidate import CandidateRow
from models.rows.contract import ContractRow
from models.rows.import_run import ImportRunRow
from models.rows.introduction import IntroductionRow
from models.rows.organisation import OrganisationRow
from models.rows.placement import PlacementRow
from models.rows.vacancy import VacancyRow


class Organisations:
    """All organisations; every viewer may see them."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def get(self, organisation_id: str) -> Organisation:
        """Return an organisation by its id."""
        return organisation_of(self._row(organisation_id))

    def many(self, organisation_ids: Iterable[str]) -> dict[str, Organisation]:
        """Return those of these organisations that exist, by id, in one statement."""
        query = select(OrganisationRow).where(
            OrganisationRow.organisation_id.in_(sorted(set(organisation_ids)))
        )
        return {row.organisation_id: organisation_of(row) for row in self._session.scalars(query)}

    def key_of(self, organisation_id: str) -> int:
        """Return the storage key of an organisation."""
        return self.keys_of([organisation_id])[organisation_id]

    def keys_of(self, organisation_ids: Iterable[str]) -> dict[str, int]:
        """Return the storage keys of organisations; NotFound when one does not exist."""
        wanted = sorted(set(organisation_ids))
        query = select(OrganisationRow.organisation_id, OrganisationRow.key).where(
            OrganisationRow.organisation_id.in_(wanted)
        )
        keys = {row.organisation_id: row.key for row in self._session.execute(query)}
        for organisation_id in wanted:
            if organisation_id not in keys:
                raise _not_found(organisation_id)
        return keys

    def find(self, kind: OrganisationKind, name: str) -> Organisation | None:
        """Return the organisation of this kind and name, whatever its case and white space."""
        query = select(OrganisationRow).where(
            OrganisationRow.kind == kind, OrganisationRow.name_folded == fold_name(name)
        )
        row = self._session.scalars(query).one_or_none()
        return None if row is None else organisation_of(row)

    def resolve(self, text: str, kind: OrganisationKind | None = None) -> Organisation:
        """Return the organisation that an id or a name means."""
        named = (OrganisationRow.organisation_id == text.strip()) | (
            OrganisationRow.name_folded == fold_name(text)
        )
        query = select(OrganisationRow).where(named, equal(OrganisationRow.kind, kind))
        rows = self._session.scalars(query.order_by(OrganisationRow.key)).all()
        by_id = [row for row in rows if row.organisation_id == text.strip()]
        found = by_id or rows
        if not found:
            raise _not_found(text)
        if len(found) > 1:
            options = ", ".join(f"{row.organisation_id} ({row.kind.value})" for row in found)
            raise Ambiguous(
                f"More than one organisation has this name: {options}.",
                where=text,
                remedy="Give the id of the one you mean.",
            )
        return organisation_of(found[0])

    def add(self, organisation: Organisation) -> None:
        """Store a new organisation; Conflict when the name is taken within its kind."""
        check_may_register(self._viewer, organisation)
        self._session.execute(insert(OrganisationRow).values(organisation_columns(organisation)))

    def update(self, organisation: Organisation) -> None:
        """Replace a stored organisation."""
        row = self._row(organisation.organisation_id)
        check_may_change(self._viewer, organisation_of(row), organisation)
        self._session.execute(
            update(OrganisationRow)
            .where(OrganisationRow.key == row.key)
            .values(organisation_columns(organisation))
        )

    def delete(self, organisation_id: str) -> None:
        """Remove an organisation; Conflict while anything is registered under it."""
        row = self._row(organisation_id)
        check_may_remove(self._viewer, organisation_of(row))
        self._refuse_while_used(row)
        self._session.execute(delete_rows(OrganisationRow).where(OrganisationRow.key == row.key))

    def list(
        self,
        *,
        kind: OrganisationKind | None = None,
        channel: Channel | None = None,
        name_contains: str = "",
        limit: int = 50,
        offset: int = 0,
    ) -> Page[Organisation]:
        """Return a page of organisations, by name."""
        query = select(OrganisationRow).where(
            equal(OrganisationRow.kind, kind),
            equal(OrganisationRow.channel, channel),
            OrganisationRow.name_folded.contains(fold_name(name_contains), autoescape=True),
        )
        ordered = query.order_by(OrganisationRow.name_folded, OrganisationRow.key)
        rows = self._session.scalars(ordered.limit(limit).offset(offset))
        return Page([organisation_of(row) for row in rows], count_of(self._session, query))

    def _row(self, organisation_id: str) -> OrganisationRow:
        query = select(OrganisationRow).where(OrganisationRow.organisation_id == organisation_id)
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise _not_found(organisation_id)
        return row

    def _refuse_while_used(self, row: OrganisationRow) -> None:
        owes_or_grants = or_(
            ContractRow.organisation_key == row.key, ContractRow.authority_key == row.key
        )
        brings_or_asks = or_(
            IntroductionRow.intermediary_key == row.key, IntroductionRow.contractor_key == row.key
        )
        told_the_past = and_(
            ImportRunRow.organisation_key == row.key,
            ImportRunRow.kind == ImportKind.PAST_INTRODUCTIONS,
        )
        counts = self._session.execute(
            select(
                _count(CandidateRow.key)
                .where(CandidateRow.organisation_key == row.key)
                .scalar_subquery(),
                _count(VacancyRow.key)
                .where(VacancyRow.organisation_key == row.key)
                .scalar_subquery(),
                _count(ContractRow.key).where(owes_or_grants).scalar_subquery(),
                _count(PlacementRow.key)
                .where(PlacementRow.organisation_key == row.key)
                .scalar_subquery(),
                _count(IntroductionRow.key).where(brings_or_asks).scalar_subquery(),
                _count(ImportRunRow.key).where(told_the_past).scalar_subquery(),
            )
        ).one()
        words = (
            "candidates",
            "vacancies",
            "contracts",
            "placements",
            "introductions",
            "imports of earlier years",
        )
        used = [f"{n} {word}" for n, word in zip(counts, words, strict=True) if n]
        if used:
            raise Conflict(
                f"This organisation still has {' and '.join(used)}.",
                where=row.organisation_id,
                remedy="Remove those first, or give them to another organisation.",
            )


def _count(column: InstrumentedAttribute[int]) -> Select[int]:
    return select(func.count(column))


def _not_found(text: str) -> NotFound:
    return NotFound(
        "No organisation has this id or name.",
        where=text,
        remedy="Look it up in the list of organisations, or register it first.",
    )
