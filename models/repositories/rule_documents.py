"""Rule files that a desk added; all may read them."""

from __future__ import annotations

from sqlalchemy import delete as delete_rows
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from matcher.domain.rule_document import RuleDocument, RuleKind
from matcher.errors import NotFound
from models.rows.rule_document import RuleDocumentRow


class RuleDocuments:
    """All rule files of desks."""

    def __init__(self, session: Session) -> None:
        self._session = session

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

    def add(self, document: RuleDocument) -> None:
        """Store a rule file; Conflict when there is one of this kind and name."""
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
        """Remove a rule file."""
        self.get(kind, rule_id)
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
