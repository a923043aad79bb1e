"""Rule files as JSON: the list of all, and what a check found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema
from api.services.rule_checks import RuleCheck
from api.services.rule_overview import RuleSummary
from matcher.domain.rule_document import RuleKind
from matcher.domain.target_group_rules import Completeness

_EXAMPLE: dict[str, Any] = {
    "kind": "block_schemes",
    "rules": "voorbeeldstreek/2027-01-01",
    "title": "Bouwblokken van een voorbeeldstreek",
    "is_own": True,
    "valid_from": "2027-01-01",
    "valid_until": None,
    "completeness": "full",
    "source": "https://voorbeeldstreek.example/bouwblokken",
    "n_contracts": 2,
    "added_by": "Werkbedrijf Voorbeeld",
    "added_at": "2026-11-25T09:30:00Z",
    "fault": None,
}
_CHECK_EXAMPLE: dict[str, Any] = {
    "is_right": False,
    "kind": None,
    "rules": None,
    "faults": [
        {
            "where": "file, line 21: blocks[1] amount",
            "what": "An amount is a text of digits, at least 0.",
            "remedy": 'Write it between quotes with a full stop, for example "40000.00".',
        }
    ],
}


class RuleDocumentOut(Schema):
    """A rule file, shipped or a desk's own."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    kind: RuleKind
    rules: str = Field(description="The name of the rules; unique within the kind.")
    title: str | None
    is_own: bool = Field(description="Added by a desk of this installation.")
    valid_from: date | None = Field(description="Null is not published.")
    valid_until: date | None = Field(description="Last day; null is not published.")
    completeness: Completeness
    source: str | None
    n_contracts: int = Field(
        description="Contracts that are judged by it; such rules cannot be removed."
    )
    added_by: str | None = Field(description="The desk, or the operator's login; null is shipped.")
    added_at: datetime | None
    fault: str | None = Field(
        description="Why this version of the program cannot read the file; null is readable."
    )


class RuleDocumentsOut(Schema):
    """All rule files that this installation knows."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"rows": [_EXAMPLE]}]})

    rows: list[RuleDocumentOut] = Field(description="By kind, then by name.")


class RuleFaultOut(Schema):
    """One mistake in a file."""

    where: str = Field(description="Line and key.")
    what: str
    remedy: str


class RuleCheckOut(Schema):
    """What a check found; nothing was stored."""

    model_config = ConfigDict(json_schema_extra={"examples": [_CHECK_EXAMPLE]})

    is_right: bool = Field(description="Whether the file could be added as it is.")
    kind: RuleKind | None = Field(description="What the file holds; null when it is not right.")
    rules: str | None = Field(description="The name under which it would be added.")
    faults: list[RuleFaultOut]


def rule_documents_out(listed: Iterable[RuleSummary]) -> RuleDocumentsOut:
    """Return rule files as they go out."""
    return RuleDocumentsOut(rows=[rule_document_out(summary) for summary in listed])


def rule_document_out(summary: RuleSummary) -> RuleDocumentOut:
    """Return one line of the list as it goes out."""
    valid_from, valid_until = summary.validity
    return RuleDocumentOut(
        kind=summary.kind,
        rules=summary.rule_id,
        title=summary.title or None,
        is_own=summary.is_own,
        valid_from=valid_from,
        valid_until=valid_until,
        completeness=summary.completeness,
        source=summary.source or None,
        n_contracts=summary.n_contracts,
        added_by=summary.added_by,
        added_at=summary.added_at,
        fault=summary.fault or None,
    )


def rule_check_out(check: RuleCheck) -> RuleCheckOut:
    """Return what a check found as it goes out."""
    return RuleCheckOut(
        is_right=not check.faults,
        kind=check.rule.kind if check.rule else None,
        rules=check.rule.rule_id if check.rule else None,
        faults=[
            RuleFaultOut(where=fault.where, what=fault.what, remedy=fault.remedy)
            for fault in check.faults
        ],
    )
