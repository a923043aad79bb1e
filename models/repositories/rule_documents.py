"""Rule files that a desk added: all may read them, desks add their own."""

from __future__ import annotations

from sqlalchemy import delete as delete_rows
from sqlalchemy import func, insert, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from matcher.domain.access import Viewer
from matcher.domain.rule_document import RuleDocument, RuleKind
from matcher.errors import NotFound
from models.access import check_may_add_rules, check_may_remove_rules
from models.rows.obligation import ContractTermsRow
from models.rows.rule_document import RuleDocumentRow

_NAMED_IN: dict[RuleKind, InstrumentedAttribute[str | None]] = {
    RuleKind.BLOCK_SCHEME: ContractTermsRow.scheme_id,
    RuleKind.OBLIGATION_RULE: ContractTermsRow.duty_rule,
}


class RuleDocuments:
    """All rule files of desks."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def all(self) -> tuple[RuleDocument, ...]:
        """Return all rule files, in the order in which they were added."""
        query = select(RuleDocumentRow).order_by(RuleDocumentRow.key)
        return tuple(_document_of(row) for row in self._session.scalars(query))

    def get(self, kind: RuleKind, rule_id: str) -> RuleDocument:
        """Return a rule file; NotFound when no desk added one of this name."""
        query = select(RuleDocumentRow).where(
            RuleDocumentRow.kind == kind, RuleDocumentRow.rule_id == rule_id
        )
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise _not_found(rule_id)
        return _document_of(row)

    def contracts_naming(self, kind: RuleKind) -> dict[str, int]:
        """Return how many contracts name each rule of a kind; rules that none names are absent.

        Contracts name no rules on who counts: a block scheme does.
        """
        if kind not in _NAMED_IN:
            return {}
        name = _NAMED_IN[kind]
        query = select(name, func.count()).where(name.is_not(None)).group_by(name)
        return {str(named): n_contracts for named, n_contracts in self._session.execute(query)}

    def add(self, document: RuleDocument) -> None:
        """Store a rule file; Conflict when there is one of this kind and name."""
        check_may_add_rules(self._viewer)
        self._session.execute(
            insert(RuleDocumentRow).values(
                kind=document.kind,
                rule_id=document.rule_id,
                content=document.content,
                added_by=document.added_by,
                added_at=document.added_at,
            )
        )

    def delete(self, kind: RuleKind, rule_id: str) -> None:
        """Remove a rule file; Conflict for a desk that did not add it."""
        check_may_remove_rules(self._viewer, self.get(kind, rule_id).added_by)
        self._session.execute(
            delete_rows(RuleDocumentRow).where(
                RuleDocumentRow.kind == kind, RuleDocumentRow.rule_id == rule_id
            )
        )


def _document_of(row: RuleDocumentRow) -> RuleDocument:
    return RuleDocument(
        kind=row.kind,
        rule_id=row.rule_id,
        content=row.content,
        added_by=row.added_by,
        added_at=row.added_at,
    )


def _not_found(rule_id: str) -> NotFound:
    return NotFound(
        "No desk added a rule file of this name.",
        where=rule_id,
        remedy="Look it up in the list of rule files; shipped rules cannot be changed.",
    )
