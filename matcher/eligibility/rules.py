"""Target-group files become validated rules; every message names file and key.

Shipped files lie in ``data/target_groups``; a desk's own file is read the same way.
"""

from __future__ import annotations

from functools import cache

from matcher.domain.claim import TargetGroup
from matcher.domain.claim_record import ProofKind
from matcher.domain.target_group_rules import (
    Completeness,
    GroupRule,
    ReferenceDay,
    TargetGroupRules,
    UnruledGroup,
)
from matcher.reference import file_names, text
from matcher.rule_files.conditions import conditions_of
from matcher.rule_files.reader import RuleTable, check_dated_name, dated_name, read_whole_rule_file

FOLDER = "target_groups"


def rules_ids() -> tuple[str, ...]:
    """Return the names of the shipped rule sets."""
    return tuple(name.removesuffix(".yaml") for name in file_names(FOLDER, ".yaml"))


@cache
def load_target_group_rules(rules_id: str) -> TargetGroupRules:
    """Return a shipped rule set.

    Raises
    ------
    MissingReference
        If there is no such file.
    InvalidInput
        If the file breaks a rule of its format.
    """
    name = f"{FOLDER}/{rules_id}.yaml"
    return parse_target_group_rules(text(name), rules_id, where=f"data/{name}")


def parse_target_group_rules(
    content: str, rules_id: str | None = None, *, where: str
) -> TargetGroupRules:
    """Return the rules of a file's text.

    Parameters
    ----------
    content : str
        YAML.
    rules_id : str or None
        Name of the file without ``.yaml``: ``<authority>-<first valid day or 'undated'>``; None
        where the content alone names it.
    where : str
        Name of the file for messages.

    Raises
    ------
    InvalidInput
        If a key is missing, unknown, doubled or of the wrong kind, if a group stands twice, or if
        the name does not agree with authority, first day and edition; with all mistakes at once.
    """

    def check(rules: TargetGroupRules, table: RuleTable) -> None:
        _check_groups(rules, table)
        check_dated_name(rules_id or rules.rules_id, rules.rules_id, table)

    return read_whole_rule_file(content, where, _rules_of, check)


def _rules_of(table: RuleTable) -> TargetGroupRules:
    valid_from, valid_until = table.validity()
    source = table.address("source")
    return TargetGroupRules(
        rules_id="-".join(dated_name(table, "authority", valid_from)),
        authority=table.name("authority"),
        title=table.text("title"),
        valid_from=valid_from,
        valid_until=valid_until,
        source=source,
        retrieved=table.day("retrieved"),
        completeness=table.word("completeness", Completeness),
        reference_day=table.word("reference_day", ReferenceDay),
        start_before_contract_months=table.number_or_unknown("start_before_contract_months"),
        groups=tuple(_group_rule(entry, source) for entry in table.tables("groups")),
        without_rule=tuple(_unruled(entry) for entry in table.tables("without_published_rule")),
        known_gaps=table.texts("known_gaps"),
    )


def _group_rule(entry: RuleTable, source: str) -> GroupRule:
    rule = GroupRule(
        group=entry.word("group", TargetGroup),
        published_as=entry.text("published_as"),
        conditions=conditions_of(entry, "conditions"),
        proofs=entry.words_or_unknown("proofs", ProofKind),
        source=entry.address("source") if "source" in entry else source,
    )
    entry.close()
    return rule


def _unruled(entry: RuleTable) -> UnruledGroup:
    unruled = UnruledGroup(name=entry.text("name"), note=entry.text("note"))
    entry.close()
    return unruled


def _check_groups(rules: TargetGroupRules, table: RuleTable) -> None:
    groups = [rule.group for rule in rules.groups]
    if not groups:
        table.refuse("groups", "Under rules without groups nobody counts.", "Add a group.")
    for group in groups:
        if groups.count(group) > 1:
            table.refuse(
                "groups", f"The group '{group}' stands twice.", "Put its conditions together."
            )
