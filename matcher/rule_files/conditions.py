"""The conditions that target-group files and block schemes share, read from a rule file."""

from __future__ import annotations

from matcher.domain.claim_record import ClaimGround
from matcher.domain.target_group_rules import Condition, ConditionKind
from matcher.rule_files.reader import RuleTable

_YES_NO = {
    ConditionKind.REGISTERED_JOB_SEEKER,
    ConditionKind.ACCEPTED_BY_AUTHORITY,
    ConditionKind.IN_REGISTER,
    ConditionKind.HAS_DISABILITY,
}


def conditions_of(entry: RuleTable, key: str) -> tuple[Condition, ...]:
    """Return the conditions below a key, in the order of the file; none where it is absent."""
    if key not in entry:
        return ()
    table = entry.table(key)
    kinds = table.keys_as(ConditionKind, "This condition is not known.")
    return tuple(Condition(kind=kind, value=_asked(table, kind)) for kind in kinds)


def _asked(table: RuleTable, kind: ConditionKind) -> int | bool | str:
    if kind is ConditionKind.UNREADABLE:
        return table.text(kind)
    if kind is ConditionKind.REGISTER_GROUND:
        return table.word(kind, ClaimGround)
    if kind in _YES_NO:
        return table.flag(kind)
    return table.number(kind)
