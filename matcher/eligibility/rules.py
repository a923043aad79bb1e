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
from matcher.errors import InvalidInput
from matcher.reference import file_names, text
from matcher.rule_conditions import conditions_of
from matcher.rule_file import RuleTable, read_rule_file

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


def parse_target_group_rules(content: str, rules_id: str, *, where: str) -> TargetGroupRules:
    """Return the rules of a file's text.

    Parameters
    ----------
    content : str
        YAML.
    rules_id : str
        Name of the file without ``.yaml``: ``<authority>-<first valid day or 'undated'>``.
    where : str
        Name of the file for messages.

    Raises
    ------
    InvalidInput
        If a key is missing, unknown, doubled or of the wrong kind, if a group stands twice, or if
        the name does not agree with authority and first day.
    """
    table = read_rule_file(content, where)
    valid_from, valid_until = table.validity()
    rules = TargetGroupRules(
        rules_id=rules_id,
        authority=table.text("authority"),
        title=table.text("title"),
        valid_from=valid_from,
        valid_until=valid_until,
        source=table.address("source"),
        retrieved=table.day("retrieved"),
        completeness=table.word("completeness", Completeness),
        reference_day=table.word("reference_day", ReferenceDay),
        start_before_contract_months=table.number_or_unknown("start_before_contract_months"),
        groups=tuple(_group_rule(entry, table) for entry in table.tables("groups")),
        without_rule=tuple(_unruled(entry) for entry in table.tables("without_published_rule")),
        known_gaps=table.texts("known_gaps"),
    )
    table.close()
    _check_groups_once(rules, table)
    _check_name(rules, table)
    return rules


def _group_rule(entry: RuleTable, file: RuleTable) -> GroupRule:
    rule = GroupRule(
        group=entry.word("group", TargetGroup),
        published_as=entry.text("published_as"),
        conditions=conditions_of(entry, "conditions"),
        proofs=entry.words_or_unknown("proofs", ProofKind),
        source=entry.address("source") if "source" in entry else file.address("source"),
    )
    entry.close()
    return rule


def _unruled(entry: RuleTable) -> UnruledGroup:
    unruled = UnruledGroup(name=entry.text("name"), note=entry.text("note"))
    entry.close()
    return unruled


def _check_groups_once(rules: TargetGroupRules, table: RuleTable) -> None:
    groups = [rule.group for rule in rules.groups]
    for group in groups:
        if groups.count(group) > 1:
            raise table.wrong(
                "groups", f"The group '{group}' stands twice.", "Put its conditions together."
            )


def _check_name(rules: TargetGroupRules, table: RuleTable) -> None:
    first_day = rules.valid_from.isoformat() if rules.valid_from else "undated"
    expected = f"{rules.authority}-{first_day}"
    if not (rules.rules_id == expected or rules.rules_id.startswith(f"{expected}-")):
        raise InvalidInput(
            f"The file is called '{rules.rules_id}', but it holds {expected}.",
            where=table.where,
            remedy=f"Call it {expected}.yaml, or mend authority and valid_from.",
        )
