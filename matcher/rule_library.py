"""All rules an installation knows: the shipped ones, and those that a desk added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from matcher.domain.block_scheme import BlockScheme
from matcher.domain.obligation import DutyRule
from matcher.domain.rule_document import RuleDocument, RuleKind
from matcher.domain.target_group_rules import TargetGroupRules
from matcher.eligibility.judge import Rulebook
from matcher.eligibility.rules import load_target_group_rules, parse_target_group_rules, rules_ids
from matcher.errors import NotFound
from matcher.value.block_schemes import load_block_scheme, parse_block_scheme, scheme_ids
from matcher.value.duty_rules import duty_rule_ids, load_duty_rule, parse_duty_rule


@dataclass(frozen=True, kw_only=True)
class RuleLibrary:
    """Rules by name; a desk's own stand beside the shipped ones and never replace them.

    Attributes
    ----------
    own_schemes, own_target_groups, own_duty_rules : mapping
        By name; read from a desk's files.
    """

    own_schemes: Mapping[str, BlockScheme] = field(default_factory=dict)
    own_target_groups: Mapping[str, TargetGroupRules] = field(default_factory=dict)
    own_duty_rules: Mapping[str, DutyRule] = field(default_factory=dict)

    def scheme_ids(self) -> tuple[str, ...]:
        """Return the names of all schemes, sorted."""
        return tuple(sorted({*scheme_ids(), *self.own_schemes}))

    def target_group_ids(self) -> tuple[str, ...]:
        """Return the names of all rule sets on who counts, sorted."""
        return tuple(sorted({*rules_ids(), *self.own_target_groups}))

    def duty_rule_ids(self) -> tuple[str, ...]:
        """Return the names of all rules on how much is owed, sorted."""
        return tuple(sorted({*duty_rule_ids(), *self.own_duty_rules}))

    def scheme(self, scheme_id: str) -> BlockScheme:
        """Return a scheme.

        Raises
        ------
        NotFound
            If there is none of that name.
        """
        if scheme_id in self.own_schemes:
            return self.own_schemes[scheme_id]
        _check(scheme_id, self.scheme_ids(), "block scheme", "scheme")
        return load_block_scheme(scheme_id)

    def target_groups(self, rules_id: str) -> TargetGroupRules:
        """Return the rules on who counts; NotFound as for a scheme."""
        if rules_id in self.own_target_groups:
            return self.own_target_groups[rules_id]
        _check(rules_id, self.target_group_ids(), "set of target-group rules", "target_groups")
        return load_target_group_rules(rules_id)

    def duty_rule(self, rule_id: str) -> DutyRule:
        """Return a rule on how much is owed; NotFound as for a scheme."""
        if rule_id in self.own_duty_rules:
            return self.own_duty_rules[rule_id]
        _check(rule_id, self.duty_rule_ids(), "rule on what is owed", "duty_rule")
        return load_duty_rule(rule_id)

    def rulebook(self, scheme_id: str) -> Rulebook:
        """Return a scheme with its rules on who counts; NotFound as for a scheme."""
        scheme = self.scheme(scheme_id)
        return Rulebook(rules=self.target_groups(scheme.target_groups), scheme=scheme)


SHIPPED = RuleLibrary()
"""The rules that come with the program."""


def library_of(documents: Iterable[RuleDocument]) -> RuleLibrary:
    """Return the shipped rules together with those of a desk's files.

    Raises
    ------
    InvalidInput
        If a file breaks a rule of its format.
    """
    texts: dict[RuleKind, list[tuple[str, str]]] = {kind: [] for kind in RuleKind}
    for document in documents:
        texts[document.kind].append((document.rule_id, document.content))
    return RuleLibrary(
        own_schemes={name: _scheme(name, text) for name, text in texts[RuleKind.BLOCK_SCHEME]},
        own_target_groups={
            name: _groups(name, text) for name, text in texts[RuleKind.TARGET_GROUPS]
        },
        own_duty_rules={name: _duty(name, text) for name, text in texts[RuleKind.OBLIGATION_RULE]},
    )


# A library is made anew for every request; the reading of one text is remembered.
@cache
def _scheme(name: str, content: str) -> BlockScheme:
    return parse_block_scheme(content, name, where=f"own scheme {name}")


@cache
def _groups(name: str, content: str) -> TargetGroupRules:
    return parse_target_group_rules(content, name, where=f"own rules {name}")


@cache
def _duty(name: str, content: str) -> DutyRule:
    return parse_duty_rule(content, name, where=f"own rule {name}")


def _check(name: str, known: tuple[str, ...], what: str, where: str) -> None:
    if name not in known:
        raise NotFound(
            f"There is no {what} '{name}'.",
            where=where,
            remedy=f"Choose from: {', '.join(known)}.",
        )
