"""Social purchases, training and activities under contracts."""

from __future__ import annotations

from sqlalchemy import Select, insert, select, update
from sqlalchemy import delete as delete_rows
from sqlalchemy.orm import Session, joinedload

from matcher.domain.access import Viewer
from matcher.domain.effort import SocialEffort
from matcher.errors import NotFound
from models.access import check_may_change_contract, check_may_read_account
from models.filters import count_of
from models.mapping.obligation import effort_columns, effort_of
from models.paging import Page
from models.repositories.contracts import Contracts
from models.rows.contract import ContractRow
from models.rows.obligation import SocialEffortRow


class Efforts:
    """The efforts of contracts whose account the viewer may read, and write."""

    def __init__(self, session: Session, viewer: Viewer, contracts: Contracts) -> None:
        self._session = session
        self._viewer = viewer
        self._contracts = contracts

    def get(self, effort_id: str) -> SocialEffort:
        """Return an effort by its id."""
        row = self._session.scalars(
            _whole().where(SocialEffortRow.effort_id == effort_id)
        ).one_or_none()
        if row is None:
            raise NotFound(
                "No social effort has this id.",
                where=effort_id,
                remedy="Look it up in the list of efforts of the contract.",
            )
        effort = effort_of(row)
        self._check_readable(effort.contract_id)
        return effort

    def under(self, contract_id: str) -> tuple[SocialEffort, ...]:
        """Return the efforts of a contract, by day."""
        self._check_readable(contract_id)
        return tuple(effort_of(row) for row in self._session.scalars(_under(contract_id)))

    def list(self, *, contract_id: str, limit: int = 50, offset: int = 0) -> Page[SocialEffort]:
        """Return a page of the efforts of a contract, by day."""
        self._check_readable(contract_id)
        query = _under(contract_id)
        rows = self._session.scalars(query.limit(limit).offset(offset))
        return Page([effort_of(row) for row in rows], count_of(self._session, query))

    def add(self, effort: SocialEffort) -> None:
        """Store a new effort."""
        self._session.execute(insert(SocialEffortRow).values(self._columns(effort)))

    def update(self, effort: SocialEffort) -> None:
        """Replace a stored effort."""
        self._check_writable(self.get(effort.effort_id).contract_id)
        self._session.execute(
            update(SocialEffortRow)
            .where(SocialEffortRow.effort_id == effort.effort_id)
            .values(self._columns(effort))
        )

    def delete(self, effort_id: str) -> None:
        """Remove an effort."""
        self._check_writable(self.get(effort_id).contract_id)
        self._session.execute(
            delete_rows(SocialEffortRow).where(SocialEffortRow.effort_id == effort_id)
        )

    def _columns(self, effort: SocialEffort) -> dict[str, object]:
        self._check_writable(effort.contract_id)
        key = self._contracts.keys_of({effort.contract_id})[effort.contract_id]
        return effort_columns(effort, contract_key=key)

    def _check_writable(self, contract_id: str) -> None:
        check_may_change_contract(self._viewer, self._contracts.get(contract_id).organisation_id)

    def _check_readable(self, contract_id: str) -> None:
        organisation_id = self._contracts.get(contract_id).organisation_id
        check_may_read_account(self._viewer, contract_id, organisation_id)


def _whole() -> Select[SocialEffortRow]:
    return select(SocialEffortRow).options(joinedload(SocialEffortRow.contract))


def _under(contract_id: str) -> Select[SocialEffortRow]:
    is_under = SocialEffortRow.contract.has(ContractRow.contract_id == contract_id)
    return _whole().where(is_under).order_by(SocialEffortRow.done_on, SocialEffortRow.key)
