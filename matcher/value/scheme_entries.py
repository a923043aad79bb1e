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
from matcher.rule_files.conditions import conditions_of
from matcher.rule_files.reader import RuleTable

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
        entry.refuse("members", "A block is open to some group.", "Name a group.")
    forms = entry.words("forms", WorkForm)
    if not forms:
        entry.refuse("forms", "A block is for some form of work.", "Name a form of work.")
    block = BuildingBlock(
        block_id=entry.name("id"),
        title=entry.text("title"),
        amount=entry.amount("amount"),
        unit=entry.word("unit", BlockUnit),
        members=members,
        forms=frozenset(forms),
        counting=_counting(entry.table("counting")),
        source=_source(entry, source),
    )
    entry.close()
    return block


def bonus_of(entry: RuleTable, source: str) -> Bonus:
    """Return a bonus."""
    conditions = _bonus_conditions(entry.table("conditions"))
    if not conditions:
        entry.refuse("conditions", "Everybody would get this bonus.", "Name what it asks.")
    bonus = Bonus(
        bonus_id=entry.name("id"),
        title=entry.text("title"),
        amount=entry.amount("amount"),
        spread=entry.word("spread", BonusSpread),
        conditions=conditions,
        blocks=frozenset(entry.texts("blocks")) if "blocks" in entry else None,
        source=_source(entry, source),
    )
    entry.close()
    return bonus


def effort_rule_of(entry: RuleTable, source: str) -> EffortRule:
    """Return the rule of an effort beside placements."""
    basis = entry.word("basis", EffortBasis)
    kinds = entry.words("kinds", EffortKind)
    if not kinds:
        entry.refuse("kinds", "An effort is of some kind.", "Name a kind.")
    rule = EffortRule(
        effort_id=entry.name("id"),
        title=entry.text("title"),
        kinds=frozenset(kinds),
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
    kinds = table.keys_as(BonusConditionKind, "This condition of a bonus is not known.")
    return tuple(BonusCondition(kind=kind, value=_asked(table, kind)) for kind in kinds)


def _asked(table: RuleTable, kind: BonusConditionKind) -> int | bool | str:
    if kind is BonusConditionKind.UNREADABLE:
        return table.text(kind)
    if kind in _YEARS_OR_MONTHS:
        return table.number(kind)
    return table.flag(kind)


def _source(entry: RuleTable, source: str) -> str:
    return entry.address("source") if "source" in entry else source
