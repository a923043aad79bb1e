"""Extra costs and hours as contractors reported them: added to, and never changed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, insert
from sqlalchemy.orm import Session, joinedload

from matcher.domain.access import Viewer
from matcher.domain.reported_cost import ReportedCost
from matcher.errors import Conflict, InvalidInput, NotFound
from models.access import check_may_change_contract, check_may_read_account
from models.channel_log_access import stored_cost, visible_reported_costs
from models.introduction_access import visible_introductions
from models.mapping.reported_cost import reported_cost_columns, reported_cost_of
from models.repositories.contracts import Contracts
from models.rows.contract import ContractRow
from models.rows.introduction import IntroductionRow
from models.rows.reported_cost import ReportedCostRemarkRow, ReportedCostRow

Rows = list[ReportedCost]


class ReportedCosts:
    """The reports on contracts whose account the viewer may read, and write."""

    def __init__(self, session: Session, viewer: Viewer, contracts: Contracts) -> None:
        self._session = session
        self._viewer = viewer
        self._contracts = contracts

    def get(self, cost_id: str) -> ReportedCost:
        """Return a report, also one that was replaced; NotFound when the viewer may not see it."""
        found = self._rows(
            visible_reported_costs(self._viewer).where(ReportedCostRow.cost_id == cost_id)
        )
        if not found:
            raise NotFound(
                "No reported costs that you may see have this id.",
                where=cost_id,
                remedy="Look it up in the costs of the contract.",
            )
        return found[0]

    def between(
        self, since: date | None, until: date | None, *, with_replaced: bool = False
    ) -> Rows:
        """Return the reports on costs of these days, in order of reporting.

        A report counts when one of its days lies between both bounds, which are included; None is
        without that bound. What was replaced is left out, unless it is asked for.
        """
        query = visible_reported_costs(self._viewer)
        if since is not None:
            query = query.where(ReportedCostRow.until >= since)
        if until is not None:
            query = query.where(ReportedCostRow.since <= until)
        return self._rows(query, with_replaced=with_replaced)

    def of_contract(self, contract_id: str, *, with_replaced: bool = False) -> Rows:
        """Return the reports on a contract, in order of reporting.

        What was replaced is left out, unless it is asked for.
        """
        organisation_id = self._contracts.get(contract_id).organisation_id
        check_may_read_account(self._viewer, contract_id, organisation_id)
        is_under = ReportedCostRow.contract.has(ContractRow.contract_id == contract_id)
        query = visible_reported_costs(self._viewer).where(is_under)
        return self._rows(query, with_replaced=with_replaced)

    def add(self, cost: ReportedCost) -> None:
        """Store a report; Conflict when the one that it replaces was replaced already."""
        check_may_change_contract(
            self._viewer, self._contracts.get(cost.contract_id).organisation_id
        )
        introduction_key, candidate_key = self._introduction_keys(cost.introduction_id)
        references = {
            "contract_key": self._contracts.keys_of({cost.contract_id})[cost.contract_id],
            "introduction_key": introduction_key,
            "replaces_key": self._replaces_key(cost.replaces),
        }
        columns = reported_cost_columns(cost) | references
        statement = insert(ReportedCostRow).values(columns).returning(ReportedCostRow.key)
        key = self._session.scalars(statement).one()
        if cost.remark:
            self._session.execute(
                insert(ReportedCostRemarkRow).values(
                    cost_key=key, candidate_key=candidate_key, words=cost.remark
                )
            )

    def _introduction_keys(self, introduction_id: str | None) -> tuple[int | None, int | None]:
        if introduction_id is None:
            return None, None
        query = visible_introductions(self._viewer).where(
            IntroductionRow.introduction_id == introduction_id
        )
        columns = query.with_only_columns(IntroductionRow.key, IntroductionRow.candidate_key)
        found = self._session.execute(columns).one_or_none()
        if found is None:
            raise InvalidInput(
                "No introduction that you may see has this id.",
                where="introduction",
                remedy="Look it up in the list of introductions.",
            )
        return found[0], found[1]

    def _replaces_key(self, cost_id: str | None) -> int | None:
        if cost_id is None:
            return None
        replaced = self.get(cost_id)
        if replaced.replaced_by is not None:
            raise Conflict(
                f"This report was replaced already, by {replaced.replaced_by}.",
                where=cost_id,
                remedy="Replace that one.",
            )
        return self._session.scalars(stored_cost(cost_id)).one()

    def _rows(self, query: Select[ReportedCostRow], *, with_replaced: bool = True) -> Rows:
        if not with_replaced:
            query = query.where(~ReportedCostRow.replaced_by.has())
        ordered = _whole(query).order_by(ReportedCostRow.key)
        return [reported_cost_of(row) for row in self._session.scalars(ordered)]


def _whole(query: Select[ReportedCostRow]) -> Select[ReportedCostRow]:
    return query.options(
        joinedload(ReportedCostRow.contract),
        joinedload(ReportedCostRow.introduction),
        joinedload(ReportedCostRow.replaces),
        joinedload(ReportedCostRow.replaced_by),
        joinedload(ReportedCostRow.remark),
    )
