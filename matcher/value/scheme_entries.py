"""Single entries of a scheme file: a block, a bonus, an effort."""

from __future__ import annotations

from matcher.domain.block_scheme import (
    BlockMember,
    BlockUnit,
    Bonus,
    BonusCondition,
    BonusConditionKind,
    BonusSpread,
    BuildingBlock,
)
from matcher.domain.claim import TargetGroup
from matcher.domain.counting import CountingKind, CountingPeriod
from matcher.domain.effort import EffortBasis, EffortKind, EffortRule
from matcher.domain.placement import WorkForm
from matcher.rule_conditions import conditions_of
from matcher.rule_file import RuleTable

_WITH_MONTHS = (CountingKind.MONTHS, CountingKind.MONTHS_AFTER_SCHOOL)
_WITH_RATE = (EffortBasis.HOURLY, EffortBasis.HOURLY_OR_INVOICE, EffortBasis.DAY_MAXIMUM)
_YEARS_OR_MONTHS = (
    BonusConditionKind.AGE_FROM,
    BonusConditionKind.AGE_ABOVE,
    BonusConditionKind.INTERNSHIP_MONTHS_FROM,
)


def block_of(entry: RuleTable, source: str) -> BuildingBlock:
    """Return a building block; ``source`` is the file's, where the entry names none."""
    members = tuple(_member(member) for member in entry.tables("members"))
    if not members:
        raise entry.wrong("members", "A block is open to some group.", "Name a group.")
    block = BuildingBlock(
        block_id=entry.text("id"),
        title=entry.text("title"),
        amount=entry.amount("amount"),
        unit=entry.word("unit", BlockUnit),
        members=members,
        forms=frozenset(entry.words("forms", WorkForm)),
        counting=_counting(entry.table("counting")),
        source=_source(entry, source),
    )
    entry.close()
    return block


def bonus_of(entry: RuleTable, source: str) -> Bonus:
    """Return a bonus."""
    bonus = Bonus(
        bonus_id=entry.text("id"),
        title=entry.text("title"),
        amount=entry.amount("amount"),
        spread=entry.word("spread", BonusSpread),
        conditions=_bonus_conditions(entry.table("conditions")),
        blocks=frozenset(entry.texts("blocks")) if "blocks" in entry else None,
        source=_source(entry, source),
    )
    entry.close()
    return bonus


def effort_rule_of(entry: RuleTable, source: str) -> EffortRule:
    """Return the rule of an effort beside placements."""
    basis = entry.word("basis", EffortBasis)
    rule = EffortRule(
        effort_id=entry.text("id"),
        title=entry.text("title"),
        kinds=frozenset(entry.words("kinds", EffortKind)),
        basis=basis,
        rate=entry.amount("rate") if basis in _WITH_RATE or "rate" in entry else None,
        source=_source(entry, source),
    )
    entry.close()
    return rule


def _member(entry: RuleTable) -> BlockMember:
    member = BlockMember(
        group=entry.word("group", TargetGroup), conditions=conditions_of(entry, "conditions")
    )
    entry.close()
    return member


def _counting(entry: RuleTable) -> CountingPeriod:
    kind = entry.word("kind", CountingKind)
    period = CountingPeriod(
        kind=kind, months=entry.number("months") if kind in _WITH_MONTHS else None
    )
    entry.close()
    return period


def _bonus_conditions(table: RuleTable) -> tuple[BonusCondition, ...]:
    return tuple(_bonus_condition(table, name) for name in table.names())


def _bonus_condition(table: RuleTable, name: str) -> BonusCondition:
    known = [kind.value for kind in BonusConditionKind]
    if name not in known:
        raise table.wrong(
            name, "This condition of a bonus is not known.", f"Choose from: {', '.join(known)}."
        )
    kind = BonusConditionKind(name)
    if kind is BonusConditionKind.UNREADABLE:
        return BonusCondition(kind=kind, value=table.text(name))
    if kind in _YEARS_OR_MONTHS:
        return BonusCondition(kind=kind, value=table.number(name))
    return BonusCondition(kind=kind, value=table.flag(name))


def _source(entry: RuleTable, source: str) -> str:
    return entry.address("source") if "source" in entry else source
