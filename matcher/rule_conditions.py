"""The conditions that target-group files and block schemes share, read from a rule file."""

from __future__ import annotations

from matcher.domain.claim_record import ClaimGround
from matcher.domain.target_group_rules import Condition, ConditionKind
from matcher.rule_file import RuleTable

_YES_NO = {
    ConditionKind.REGISTERED_JOB_SEEKER,
    ConditionKind.ACCEPTED_BY_AUTHORITY,
    ConditionKind.IN_REGISTER,
    ConditionKind.HAS_DISABILITY,
}


def conditions_of(entry: RuleTable, key: str) -> tuple[Condition, ...]:
    """Return the conditions below a key, in the order of the file; none where it is absent.

    Raises
    ------
    InvalidInput
        If a condition is not known, or its value is of the wrong kind.
    """
    if key not in entry:
        return ()
    table = entry.table(key)
    return tuple(_condition(table, name) for name in table.names())


def _condition(table: RuleTable, name: str) -> Condition:
    known = [kind.value for kind in ConditionKind]
    if name not in known:
        raise table.wrong(name, "This condition is not known.", f"Choose from: {', '.join(known)}.")
    kind = ConditionKind(name)
    if kind is ConditionKind.UNREADABLE:
        return Condition(kind=kind, value=table.text(name))
    if kind is ConditionKind.REGISTER_GROUND:
        return Condition(kind=kind, value=table.word(name, ClaimGround))
    if kind in _YES_NO:
        return Condition(kind=kind, value=table.flag(name))
    return Condition(kind=kind, value=table.number(name))
