"""Rules on who counts as JSON: groups, conditions in sentences, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema
from api.services.target_groups import KnownRules
from matcher.domain.claim import TargetGroup
from matcher.domain.claim_record import ProofKind
from matcher.domain.target_group_rules import Completeness, GroupRule, ReferenceDay
from matcher.eligibility.rule_wording import condition_sentence
from matcher.eligibility.wording import GROUPS, PROOFS, Language

_EXAMPLE: dict[str, Any] = {
    "rules": "voorbeeldregio-2026-01-01",
    "authority": "voorbeeldregio",
    "title": "Doelgroepen van een voorbeeldregio",
    "is_own": True,
    "valid_from": "2026-01-01",
    "valid_until": None,
    "completeness": "partial",
    "reference_day": "award",
    "start_before_contract_months": None,
    "source": "https://voorbeeldregio.example/doelgroepen",
    "retrieved": "2026-11-24",
    "known_gaps": ["welke bewijsstukken worden aanvaard, is niet gevonden"],
    "groups": [
        {
            "group": "ww",
            "name": "WW",
            "published_as": "WW langer dan een half jaar",
            "conditions": ["langer dan 6 maanden uitkering"],
            "proofs": [{"kind": "benefit_decision", "name": "uitkeringsbesluit"}],
            "source": "https://voorbeeldregio.example/doelgroepen",
        }
    ],
    "no_published_rule_known": [
        {"name": "ANW-gerechtigden", "note": "in geen gelezen tabel of regel gevonden"}
    ],
}


class AcceptedProofOut(Schema):
    """A kind of document that the source accepts."""

    kind: ProofKind
    name: str


class GroupRuleOut(Schema):
    """What one authority asks of members of one group."""

    group: TargetGroup
    name: str
    published_as: str = Field(description="The words of the source.")
    conditions: list[str] = Field(
        description="All of them are asked; empty where membership is enough."
    )
    proofs: list[AcceptedProofOut] | None = Field(
        description="Documents the source accepts; null where it does not say."
    )
    source: str


class UnruledGroupOut(Schema):
    """People for whom no published rule was found; nothing is guessed, a desk may add its own."""

    name: str
    note: str


class TargetGroupRulesOut(Schema):
    """One authority's rules on who counts, from one day on."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    rules: str = Field(description="The name by which schemes refer to it.")
    authority: str
    title: str
    is_own: bool = Field(description="Added by a desk of this installation.")
    valid_from: date | None = Field(description="Null is not published.")
    valid_until: date | None = Field(description="Last day; null is not published.")
    completeness: Completeness = Field(
        description="Full means that a group that is not named does not count."
    )
    reference_day: ReferenceDay = Field(description="At which day a claim is judged (peildatum).")
    start_before_contract_months: int | None = Field(
        description="Who began at most this long before the contract may count; null is not "
        "published."
    )
    source: str
    retrieved: date
    known_gaps: list[str] = Field(description="What the source does not say, in Dutch.")
    groups: list[GroupRuleOut]
    no_published_rule_known: list[UnruledGroupOut]


class TargetGroupsOut(Schema):
    """All rules on who counts that this installation knows."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"rows": [_EXAMPLE]}]})

    rows: list[TargetGroupRulesOut] = Field(description="In order of name.")


def target_groups_out(known: Iterable[KnownRules], language: Language) -> TargetGroupsOut:
    """Return rule sets as they go out."""
    return TargetGroupsOut(rows=[target_group_rules_out(one, language) for one in known])


def target_group_rules_out(known: KnownRules, language: Language) -> TargetGroupRulesOut:
    """Return one rule set as it goes out, with conditions and documents in a language."""
    rules = known.rules
    return TargetGroupRulesOut(
        rules=rules.rules_id,
        authority=rules.authority,
        title=rules.title,
        is_own=known.is_own,
        valid_from=rules.valid_from,
        valid_until=rules.valid_until,
        completeness=rules.completeness,
        reference_day=rules.reference_day,
        start_before_contract_months=rules.start_before_contract_months,
        source=rules.source,
        retrieved=rules.retrieved,
        known_gaps=list(rules.known_gaps),
        groups=[_group(rule, language) for rule in rules.groups],
        no_published_rule_known=[
            UnruledGroupOut(name=group.name, note=group.note) for group in rules.without_rule
        ],
    )


def _group(rule: GroupRule, language: Language) -> GroupRuleOut:
    at = 0 if language == "nl" else 1
    proofs = rule.proofs
    return GroupRuleOut(
        group=rule.group,
        name=GROUPS[rule.group],
        published_as=rule.published_as,
        conditions=[condition_sentence(condition, language) for condition in rule.conditions],
        proofs=None
        if proofs is None
        else [AcceptedProofOut(kind=kind, name=PROOFS[kind][at]) for kind in proofs],
        source=rule.source,
    )
