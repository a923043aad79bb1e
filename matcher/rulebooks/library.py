"""All rules an installation knows: the shipped ones, and those that a desk added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from matcher.domain.block_scheme import BlockScheme
from matcher.domain.obligation import DutyRule
from matcher.domain.rule_document import RuleDocument, RuleKind
from matcher.domain.target_group_rules import TargetGroupRules
from matcher.eligibility.judge import Rulebook
from matcher.eligibility.rules import load_target_group_rules, parse_target_group_rules, rules_ids
from matcher.errors import Conflict, NotFound
from matcher.reference import text
from matcher.rulebooks.texts import Rules, RuleText
from matcher.value.block_schemes import load_block_scheme, parse_block_scheme, scheme_ids
from matcher.value.duty_rules import duty_rule_ids, load_duty_rule, parse_duty_rule

_REMEMBERED = 256
Kept = TypeVar("Kept")


@dataclass(frozen=True, kw_only=True)
class RuleLibrary:
    """Rules by name; a desk's own stand beside the shipped ones.

    A name of one's own that a later version of the program ships as well stays one's own: what
    was registered under it goes on being judged by it.

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

    def ids(self, kind: RuleKind) -> tuple[str, ...]:
        """Return the names of all rules of a kind, sorted."""
        match kind:
            case RuleKind.BLOCK_SCHEME:
                return self.scheme_ids()
            case RuleKind.TARGET_GROUPS:
                return self.target_group_ids()
            case RuleKind.OBLIGATION_RULE:
                return self.duty_rule_ids()

    def scheme(self, scheme_id: str) -> BlockScheme:
        """Return a scheme.

        Raises
        ------
        NotFound
            If there is none of that name.
        InvalidInput
            If it is a desk's own, and this version of the program cannot read it.
        """
        if scheme_id in self.own_schemes:
            return self.own_schemes[scheme_id]
        _check(scheme_id, self.scheme_ids(), "block scheme", "scheme")
        return load_block_scheme(scheme_id)

    def target_groups(self, rules_id: str) -> TargetGroupRules:
        """Return the rules on who counts; raises as for a scheme."""
        if rules_id in self.own_target_groups:
            return self.own_target_groups[rules_id]
        _check(rules_id, self.target_group_ids(), "set of target-group rules", "target_groups")
        return load_target_group_rules(rules_id)

    def duty_rule(self, rule_id: str) -> DutyRule:
        """Return a rule on how much is owed; raises as for a scheme."""
        if rule_id in self.own_duty_rules:
            return self.own_duty_rules[rule_id]
        _check(rule_id, self.duty_rule_ids(), "rule on what is owed", "duty_rule")
        return load_duty_rule(rule_id)

    def rules(self, kind: RuleKind, rule_id: str) -> Rules:
        """Return the rules of a kind and name; raises as for a scheme."""
        match kind:
            case RuleKind.BLOCK_SCHEME:
                return self.scheme(rule_id)
            case RuleKind.TARGET_GROUPS:
                return self.target_groups(rule_id)
            case RuleKind.OBLIGATION_RULE:
                return self.duty_rule(rule_id)

    def rulebook(self, scheme_id: str) -> Rulebook:
        """Return a scheme with its rules on who counts; raises as for a scheme."""
        scheme = self.scheme(scheme_id)
        return Rulebook(rules=self.target_groups(scheme.target_groups), scheme=scheme)

    def with_rules(self, added: Iterable[RuleText]) -> RuleLibrary:
        """Return the library with a desk's files beside what it has.

        Raises
        ------
        Conflict
            If there are rules of this kind and name already.
        """
        library = self
        for one in added:
            if one.rule_id in library.ids(one.kind):
                raise Conflict(
                    f"There are rules of this kind called '{one.rule_id}' already.",
                    where=one.where,
                    remedy="Rules are never replaced, since contracts are judged by them. Give the "
                    "file another owner, another first day, or an 'edition'.",
                )
            library = library._with_one(one)
        return library

    def _with_one(self, added: RuleText) -> RuleLibrary:
        match added.rules:
            case BlockScheme() as scheme:
                return replace(self, own_schemes={**self.own_schemes, added.rule_id: scheme})
            case TargetGroupRules() as rules:
                known = {**self.own_target_groups, added.rule_id: rules}
                return replace(self, own_target_groups=known)
            case DutyRule() as rule:
                return replace(self, own_duty_rules={**self.own_duty_rules, added.rule_id: rule})


SHIPPED = RuleLibrary()
"""The rules that come with the program."""


def shipped_text(kind: RuleKind, rule_id: str) -> str | None:
    """Return a shipped file, word for word; None when none of this name is shipped."""
    return text(f"{kind}/{rule_id}.yaml") if rule_id in SHIPPED.ids(kind) else None


def library_of(documents: Iterable[RuleDocument]) -> RuleLibrary:
    """Return the shipped rules together with those of a desk's files.

    A file is read when it is asked for: one that a later version cannot read any more stops the
    contracts that name it, and nothing else.
    """
    texts: dict[RuleKind, dict[str, str]] = {kind: {} for kind in RuleKind}
    for document in documents:
        texts[document.kind][document.rule_id] = document.content
    return RuleLibrary(
        own_schemes=_ReadWhenAsked(texts[RuleKind.BLOCK_SCHEME], _scheme),
        own_target_groups=_ReadWhenAsked(texts[RuleKind.TARGET_GROUPS], _groups),
        own_duty_rules=_ReadWhenAsked(texts[RuleKind.OBLIGATION_RULE], _duty),
    )


class _ReadWhenAsked(Mapping[str, Kept]):
    """Files by name, each read when it is asked for."""

    def __init__(self, texts: Mapping[str, str], read: Callable[[str, str], Kept]) -> None:
        self._texts = texts
        self._read = read

    def __getitem__(self, name: str) -> Kept:
        return self._read(name, self._texts[name])

    def __contains__(self, name: object) -> bool:
        return name in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


# A library is made anew for every request; the reading of one text is remembered.
@lru_cache(_REMEMBERED)
def _scheme(name: str, content: str) -> BlockScheme:
    return parse_block_scheme(content, name, where=f"own scheme {name}")


@lru_cache(_REMEMBERED)
def _groups(name: str, content: str) -> TargetGroupRules:
    return parse_target_group_rules(content, name, where=f"own rules {name}")


@lru_cache(_REMEMBERED)
def _duty(name: str, content: str) -> DutyRule:
    return parse_duty_rule(content, name, where=f"own rule {name}")


def _check(name: str, known: tuple[str, ...], what: str, where: str) -> None:
    if name not in known:
        raise NotFound(
            f"There is no {what} '{name}'.",
            where=where,
            remedy=f"Choose from: {', '.join(known)}.",
        )
