"""All rules that an installation knows, in one list: the shipped ones and those of its desks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime

from api.services.rule_library import rule_library
from matcher.domain.block_scheme import BlockScheme
from matcher.domain.rule_document import RuleKind
from matcher.domain.target_group_rules import Completeness
from matcher.errors import InvalidInput, NotFound
from matcher.rulebooks.library import SHIPPED, RuleLibrary
from matcher.rulebooks.texts import Rules
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSummary:
    """One rule file in the list of all.

    Attributes
    ----------
    rules : BlockScheme, TargetGroupRules, DutyRule or None
        None when this version of the program cannot read the file any more.
    fault : str
        Why it cannot be read; empty otherwise.
    n_contracts : int
        Contracts that name it; for rules on who counts, those whose scheme names it.
    added_by, added_at
        None for a shipped file. The name of the desk, else the operator's login.
    """

    kind: RuleKind
    rule_id: str
    rules: Rules | None
    fault: str = ""
    n_contracts: int
    added_by: str | None = None
    added_at: datetime | None = None

    @property
    def is_own(self) -> bool:
        """Whether a desk added it."""
        return self.added_at is not None

    @property
    def title(self) -> str:
        """The title in the file; empty when it cannot be read."""
        return self.rules.title if self.rules else ""

    @property
    def source(self) -> str:
        """Address of the page; empty when the file cannot be read."""
        return self.rules.source if self.rules else ""

    @property
    def validity(self) -> tuple[date | None, date | None]:
        """First and last day; None is not published."""
        return (self.rules.valid_from, self.rules.valid_until) if self.rules else (None, None)

    @property
    def completeness(self) -> Completeness:
        """How much of the source could be read."""
        return self.rules.completeness if self.rules else Completeness.UNKNOWN


def list_rules(uow: UnitOfWork, kind: RuleKind | None = None) -> tuple[RuleSummary, ...]:
    """Return all rule files, shipped and own, by kind and name."""
    library = rule_library(uow)
    documents = {(one.kind, one.rule_id): one for one in uow.rule_documents.all()}
    desks = uow.organisations.many(one.added_by for one in documents.values())
    found = []
    for wanted in [kind] if kind else list(RuleKind):
        n_contracts = _contracts_judged_by(uow, library, wanted)
        for rule_id in library.ids(wanted):
            document = documents.get((wanted, rule_id))
            summary = _summary(library, wanted, rule_id, n_contracts.get(rule_id, 0))
            if document:
                desk = desks.get(document.added_by)
                summary = replace(
                    summary,
                    added_by=desk.name if desk else document.added_by,
                    added_at=document.added_at,
                )
            found.append(summary)
    return tuple(found)


def summary_of(uow: UnitOfWork, kind: RuleKind, rule_id: str) -> RuleSummary:
    """Return one rule file as the list shows it; NotFound when there is none of this name."""
    for summary in list_rules(uow, kind):
        if summary.rule_id == rule_id:
            return summary
    raise NotFound(
        "There are no rules of this kind and name.",
        where=f"{kind}/{rule_id}",
        remedy="Look them up in the list of rule files.",
    )


def shipped_rules() -> tuple[RuleSummary, ...]:
    """Return the rule files that come with the program; no database is asked."""
    return tuple(
        _summary(SHIPPED, kind, rule_id, 0) for kind in RuleKind for rule_id in SHIPPED.ids(kind)
    )


def _summary(library: RuleLibrary, kind: RuleKind, rule_id: str, n_contracts: int) -> RuleSummary:
    rules: Rules | None = None
    fault = ""
    try:
        rules = library.rules(kind, rule_id)
    except InvalidInput as unreadable:
        fault = unreadable.sentence()
    return RuleSummary(
        kind=kind, rule_id=rule_id, rules=rules, fault=fault, n_contracts=n_contracts
    )


def _contracts_judged_by(uow: UnitOfWork, library: RuleLibrary, kind: RuleKind) -> dict[str, int]:
    """Return numbers of contracts by rule; rules on who counts are named by way of a scheme."""
    if kind is not RuleKind.TARGET_GROUPS:
        return uow.rule_documents.contracts_naming(kind)
    counts: Counter[str] = Counter()
    for name, n_contracts in uow.rule_documents.contracts_naming(RuleKind.BLOCK_SCHEME).items():
        if name in library.scheme_ids():
            scheme = _summary(library, RuleKind.BLOCK_SCHEME, name, 0).rules
            if isinstance(scheme, BlockScheme):
                counts[scheme.target_groups] += n_contracts
    return counts
