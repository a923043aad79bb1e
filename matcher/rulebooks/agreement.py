"""Whether a new rule file agrees with the rules it stands on."""

from __future__ import annotations

from matcher.domain.block_scheme import BlockScheme
from matcher.domain.target_group_rules import TargetGroupRules
from matcher.errors import InvalidInput, NotFound
from matcher.rule_files.faults import Faults
from matcher.rulebooks.library import RuleLibrary
from matcher.rulebooks.texts import RuleText


def check_agreement(added: RuleText, library: RuleLibrary) -> None:
    """Refuse a scheme whose rules on who counts are not there, or do not know its groups.

    Without a rule for its group nobody would ever be sure to count under a block.

    Raises
    ------
    InvalidRuleFile
        With all mistakes.
    """
    scheme = added.rules
    if not isinstance(scheme, BlockScheme):
        return
    faults = Faults(added.where)
    try:
        rules = library.target_groups(scheme.target_groups)
    except NotFound as missing:
        faults.note(
            InvalidInput(
                missing.what,
                where=f"{added.where}: target_groups",
                remedy=f"{missing.remedy} Or add your own rules on who counts first.",
            )
        )
    else:
        _check_groups(scheme, rules, faults)
    faults.settle()


def _check_groups(scheme: BlockScheme, rules: TargetGroupRules, faults: Faults) -> None:
    ruled = {rule.group for rule in rules.groups}
    for block in scheme.blocks:
        for member in block.members:
            if member.group not in ruled:
                faults.note(
                    InvalidInput(
                        f"The rules {rules.rules_id} say nothing of {member.group}.",
                        where=f"{faults.where}: blocks {block.block_id} members {member.group}",
                        remedy="Leave the group out, or name rules in target_groups that have it; "
                        "you may add your own.",
                    )
                )
