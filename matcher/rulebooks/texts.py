"""A rule file read: which kind it is, what it is called, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from matcher.domain.block_scheme import BlockScheme
from matcher.domain.obligation import DutyRule
from matcher.domain.rule_document import RuleKind
from matcher.domain.target_group_rules import TargetGroupRules
from matcher.eligibility.rules import parse_target_group_rules
from matcher.errors import InvalidInput
from matcher.rule_files.yaml_text import yaml_entries
from matcher.value.block_schemes import parse_block_scheme
from matcher.value.duty_rules import parse_duty_rule

Rules: TypeAlias = BlockScheme | TargetGroupRules | DutyRule
_TELLING_KEYS = {
    RuleKind.BLOCK_SCHEME: "blocks",
    RuleKind.TARGET_GROUPS: "groups",
    RuleKind.OBLIGATION_RULE: "rates",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """A rule file (regelbestand) that was read.

    Attributes
    ----------
    rule_id : str
        The name that follows from what the file holds.
    content : str
        The file, word for word.
    where : str
        Name of the file, for messages.
    """

    rules: Rules
    content: str
    where: str

    @property
    def kind(self) -> RuleKind:
        """What the file holds."""
        match self.rules:
            case BlockScheme():
                return RuleKind.BLOCK_SCHEME
            case TargetGroupRules():
                return RuleKind.TARGET_GROUPS
            case DutyRule():
                return RuleKind.OBLIGATION_RULE

    @property
    def rule_id(self) -> str:
        """The name that follows from what the file holds."""
        return id_of(self.rules)


def read_rule_text(content: str, *, where: str) -> RuleText:
    """Return what a rule file holds; its kind is recognised and its name follows from it.

    Raises
    ------
    InvalidInput
        If the kind cannot be told, or the file breaks a rule of its format; with all mistakes.
    """
    rules: Rules
    match kind_of(content, where=where):
        case RuleKind.BLOCK_SCHEME:
            rules = parse_block_scheme(content, where=where)
        case RuleKind.TARGET_GROUPS:
            rules = parse_target_group_rules(content, where=where)
        case RuleKind.OBLIGATION_RULE:
            rules = parse_duty_rule(content, where=where)
    return RuleText(rules=rules, content=content, where=where)


def kind_of(content: str, *, where: str) -> RuleKind:
    """Return what a rule file holds, by the key that only its kind has.

    Raises
    ------
    InvalidInput
        If the text is no YAML, or holds the key of no kind or of more than one.
    """
    entries = yaml_entries(content, where)
    kinds = [kind for kind, key in _TELLING_KEYS.items() if key in entries]
    if len(kinds) != 1:
        raise InvalidInput(
            "It cannot be told what this file holds.",
            where=where,
            remedy="A block scheme has the key 'blocks', rules on who counts have 'groups', a rule "
            "on what is owed has 'rates'; a file has one of them.",
        )
    return kinds[0]


def id_of(rules: Rules) -> str:
    """Return the name of a scheme or of rules."""
    match rules:
        case BlockScheme():
            return rules.scheme_id
        case TargetGroupRules():
            return rules.rules_id
        case DutyRule():
            return rules.rule_id
