"""Contracts that carry a social-return duty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Select, distinct, func, insert, or_, select, update
from sqlalchemy import delete as delete_rows
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload

from matcher.domain.access import Viewer
from matcher.domain.contract import Contract
from matcher.domain.obligation import ContractTerms
from matcher.errors import Ambiguous, Conflict, NotFound
from models.access import check_may_change_contract, check_may_change_work
from models.filters import count_of, equal
from models.mapping.contract import contract_columns, contract_of
from models.mapping.obligation import terms_columns, terms_of
from models.paging import Page
from models.repositories.organisations import Organisations
from models.rows.contract import ContractRow
from models.rows.introduction import IntroductionRow
from models.rows.obligation import ContractTermsRow, SocialEffortRow
from models.rows.organisation import OrganisationRow
from models.rows.placement import AttributionRow
from models.rows.quantified_goal import QuantifiedGoalRow
from models.rows.reported_cost import ReportedCostRow
from models.rows.vacancy import VacancyRow

# Inside the class, `list` is its method.
Terms = list[ContractTerms]

_DEPENDENTS: dict[str, InstrumentedAttribute[int] | InstrumentedAttribute[int | None]] = {
    "vacancies": VacancyRow.contract_key,
    "introductions": IntroductionRow.contract_key,
    "placements that count for it": AttributionRow.contract_key,
    "social efforts": SocialEffortRow.contract_key,
    "goals": QuantifiedGoalRow.contract_key,
    "reported costs": ReportedCostRow.contract_key,
}


class Contracts:
    """All contracts."""

    def __init__(self, session: Session, viewer: Viewer, organisations: Organisations) -> None:
        self._session = session
        self._viewer = viewer
        self._organisations = organisations

    def get(self, contract_id: str) -> Contract:
        """Return a contract by its id."""
        row = self._session.scalars(
            _contracts().where(ContractRow.contract_id == contract_id)
        ).one_or_none()
        if row is None:
            raise _not_found(contract_id)
        return contract_of(row)

    def many(self, contract_ids: Iterable[str]) -> dict[str, Contract]:
        """Return those of these contracts that exist, by id, in one statement."""
        query = _contracts().where(ContractRow.contract_id.in_(sorted(set(contract_ids))))
        return {row.contract_id: contract_of(row) for row in self._session.scalars(query)}

    def terms(self, contract_id: str) -> ContractTerms:
        """Return what a contract says about social return; what it does not say is unknown."""
        (terms,) = self.with_terms([self.get(contract_id)])
        return terms

    def many_terms(self, contract_ids: Iterable[str]) -> dict[str, ContractTerms]:
        """Return the terms of those of these contracts that exist, by id."""
        terms = self.with_terms(list(self.many(contract_ids).values()))
        return {one.contract.contract_id: one for one in terms}

    def with_terms(self, contracts: Sequence[Contract]) -> Terms:
        """Return these stored contracts with their terms, in the same order."""
        query = (
            select(ContractRow.contract_id, ContractTermsRow)
            .join(ContractTermsRow, ContractTermsRow.contract_key == ContractRow.key)
            .where(ContractRow.contract_id.in_([contract.contract_id for contract in contracts]))
        )
        rows = dict(self._session.execute(query).all())
        return [terms_of(contract, rows.get(contract.contract_id)) for contract in contracts]

    def save_terms(self, terms: ContractTerms) -> None:
        """Replace the terms of a stored contract; the contract itself is saved apart."""
        contract_id = terms.contract.contract_id
        check_may_change_contract(self._viewer, self.get(contract_id).organisation_id)
        key = self.keys_of({contract_id})[contract_id]
        self._session.execute(
            delete_rows(ContractTermsRow).where(ContractTermsRow.contract_key == key)
        )
        self._session.execute(
            insert(ContractTermsRow).values(terms_columns(terms) | {"contract_key": key})
        )

    def names_scheme(self, organisation_id: str, scheme_id: str) -> bool:
        """Return whether a contract of this contractor names a block scheme."""
        key = self._organisations.key_of(organisation_id)
        query = (
            select(func.count(ContractTermsRow.contract_key))
            .join(ContractRow, ContractRow.key == ContractTermsRow.contract_key)
            .where(ContractRow.organisation_key == key, ContractTermsRow.scheme_id == scheme_id)
        )
        return self._session.scalars(query).one() > 0

    def count_placements(self, contract_id: str) -> int:
        """Return how many placements count for a contract on any day, seen by the viewer or not."""
        key = self.keys_of({contract_id})[contract_id]
        query = select(func.count(distinct(AttributionRow.placement_key)))
        return self._session.scalars(query.where(AttributionRow.contract_key == key)).one()

    def find(self, organisation_id: str, source_id: str) -> Contract | None:
        """Return the contract that a contractor knows by this id."""
        query = _contracts().where(
            ContractRow.organisation.has(OrganisationRow.organisation_id == organisation_id),
            ContractRow.source_id == source_id,
            ContractRow.source_id != "",
        )
        row = self._session.scalars(query).one_or_none()
        return None if row is None else contract_of(row)

    def resolve(self, text: str) -> Contract:
        """Return the contract that an id, ours or the contractor's, means."""
        wanted = text.strip()
        query = _contracts().where(
            or_(ContractRow.contract_id == wanted, ContractRow.source_id == wanted),
            ContractRow.contract_id != "",
        )
        rows = self._session.scalars(query.order_by(ContractRow.key)).all() if wanted else []
        found = [row for row in rows if row.contract_id == wanted] or rows
        if not found:
            raise _not_found(text)
        if len(found) > 1:
            options = ", ".join(f"{row.contract_id} ({row.organisation.name})" for row in found)
            raise Ambiguous(
                f"More than one contract has this id: {options}.",
                where=text,
                remedy="Give our own id (C-…) of the one you mean.",
            )
        return contract_of(found[0])

    def keys_of(self, contract_ids: set[str]) -> dict[str, int]:
        """Return the storage keys of contracts; NotFound when one does not exist."""
        query = select(ContractRow.contract_id, ContractRow.key).where(
            ContractRow.contract_id.in_(sorted(contract_ids))
        )
        keys = {row.contract_id: row.key for row in self._session.execute(query)}
        for contract_id in sorted(contract_ids):
            if contract_id not in keys:
                raise _not_found(contract_id)
        return keys

    def add(self, contract: Contract) -> None:
        """Store a new contract."""
        check_may_change_work(self._viewer, contract.organisation_id)
        self._session.execute(insert(ContractRow).values(self._columns(contract)))

    def update(self, contract: Contract) -> None:
        """Replace a stored contract."""
        check_may_change_contract(self._viewer, contract.organisation_id)
        check_may_change_contract(self._viewer, self.get(contract.contract_id).organisation_id)
        key = self.keys_of({contract.contract_id})[contract.contract_id]
        self._session.execute(
            update(ContractRow).where(ContractRow.key == key).values(self._columns(contract))
        )

    def delete(self, contract_id: str) -> None:
        """Remove a contract; Conflict while anything rests on it."""
        check_may_change_contract(self._viewer, self.get(contract_id).organisation_id)
        key = self.keys_of({contract_id})[contract_id]
        for name, column in _DEPENDENTS.items():
            n_rows = self._session.scalars(
                select(func.count()).select_from(column.class_).where(column == key)
            ).one()
            if n_rows:
                raise Conflict(
                    f"This contract still has {n_rows} {name}.",
                    where=contract_id,
                    remedy="Remove those first, or give them to another contract.",
                )
        self._session.execute(delete_rows(ContractRow).where(ContractRow.key == key))

    def list(
        self,
        *,
        organisation_id: str | None = None,
        authority_id: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[Contract]:
        """Return a page of contracts, in order of registration."""
        query = _contracts()
        if organisation_id is not None:
            key = self._organisations.key_of(organisation_id)
            query = query.where(equal(ContractRow.organisation_key, key))
        if authority_id is not None:
            key = self._organisations.key_of(authority_id)
            query = query.where(equal(ContractRow.authority_key, key))
        rows = self._session.scalars(query.order_by(ContractRow.key).limit(limit).offset(offset))
        return Page([contract_of(row) for row in rows], count_of(self._session, query))

    def _columns(self, contract: Contract) -> dict[str, object]:
        parties = {contract.organisation_id, contract.authority_id} - {None}
        keys = self._organisations.keys_of(party for party in parties if party is not None)
        return contract_columns(
            contract,
            organisation_key=keys[contract.organisation_id],
            authority_key=keys.get(contract.authority_id or ""),
        )


def _contracts() -> Select[ContractRow]:
    return select(ContractRow).options(
        joinedload(ContractRow.organisation), joinedload(ContractRow.authority)
    )


def _not_found(text: str) -> NotFound:
    return NotFound(
        "No contract has this id.",
        where=text,
        remedy="Look it up in the list of contracts, or register it first.",
    )
