"""Desks that add rules, and contracts that are judged by them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from api.services.contracts import register_contract
from api.services.rule_checks import RuleFile
from api.services.rule_documents import (
    add_rule,
    remove_rule,
)
from api.services.rule_overview import RuleSummary, summary_of
from matcher.domain.access import Role, Viewer
from matcher.domain.obligation import ContractTerms
from matcher.domain.rule_document import RuleDocument, RuleKind
from models.engine import Database
from tests.factories import a_contract, a_contractor, a_viewer, an_organisation

AT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
HAAGLANDEN = "haaglanden-zuid-holland-centraal/2023-07-01"
DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0001")
OTHER_DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0004")
OPERATOR = a_viewer(Role.OPERATOR)
SCHEME, GROUPS, DUTY = RuleKind.BLOCK_SCHEME, RuleKind.TARGET_GROUPS, RuleKind.OBLIGATION_RULE


def fill(database: Database) -> None:
    """Register two desks and a contractor."""
    other = an_organisation(organisation_id="O-0004", name="Werkplein Elders")
    with database.unit_of_work(OPERATOR) as uow:
        for party in (an_organisation(), a_contractor(), other):
            uow.organisations.add(party)
        uow.commit()


def added(database: Database, content: str, viewer: Viewer = DESK) -> RuleDocument:
    with database.unit_of_work(viewer) as uow:
        return add_rule(uow, RuleFile(content=content), at=AT)


def removed(database: Database, kind: RuleKind, rule_id: str, viewer: Viewer = DESK) -> None:
    with database.unit_of_work(viewer) as uow:
        remove_rule(uow, kind, rule_id, at=AT)


def listed(database: Database, kind: RuleKind, rule_id: str) -> RuleSummary:
    with database.unit_of_work(OPERATOR) as uow:
        return summary_of(uow, kind, rule_id)


def under(database: Database, scheme_id: str | None, duty_rule: str | None = None) -> str:
    """Register a contract that names a scheme; return its id."""
    terms = ContractTerms(
        contract=replace(a_contract(), contract_id="", award_date=date(2027, 1, 15), source_id=""),
        scheme_id=scheme_id,
        duty_rule=duty_rule,
    )
    with database.unit_of_work(OPERATOR) as uow:
        return register_contract(uow, terms).terms.contract.contract_id
