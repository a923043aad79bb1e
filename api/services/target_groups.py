"""The rules on who counts that an installation knows: the shipped ones and a desk's own."""

from __future__ import annotations

from dataclasses import dataclass

from api.services.rule_library import rule_library
from matcher.domain.target_group_rules import TargetGroupRules
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRules:
    """One authority's rules, and whether a desk of this installation added them."""

    rules: TargetGroupRules
    is_own: bool


def list_target_groups(uow: UnitOfWork, *, authority: str | None = None) -> tuple[KnownRules, ...]:
    """Return all rule sets by name, or those of one authority."""
    library = rule_library(uow)
    known = (library.target_groups(name) for name in library.target_group_ids())
    return tuple(
        KnownRules(rules=rules, is_own=rules.rules_id in library.own_target_groups)
        for rules in known
        if authority is None or rules.authority == authority
    )


def read_target_groups(uow: UnitOfWork, rules_id: str) -> KnownRules:
    """Return one rule set; NotFound, with the names there are, if there is none."""
    library = rule_library(uow)
    rules = library.target_groups(rules_id)
    return KnownRules(rules=rules, is_own=rules_id in library.own_target_groups)
