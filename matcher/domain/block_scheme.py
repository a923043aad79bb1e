"""A region's dated table of building blocks (bouwblokkenmethode), as ``data`` holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from matcher.domain.claim import TargetGroup
from matcher.domain.counting import CountingPeriod
from matcher.domain.effort import EffortRule
from matcher.domain.placement import WorkForm
from matcher.domain.target_group_rules import Completeness, Condition
from matcher.ternary import Ternary


class SchemeKind(StrEnum):
    """What a scheme counts: fictitious euros off an obligation, or points of a certificate."""

    EUROS = "euros"
    POINTS = "points"


class BlockUnit(StrEnum):
    """What an amount is for: a full-time year, a month, or (points) a person at any moment."""

    YEAR = "year"
    MONTH = "month"
    PERSON = "person"


class BonusSpread(StrEnum):
    """Whether a bonus follows hours and months like its block, comes once, or is not said."""

    PER_YEAR = "per_year"
    ONCE = "once"
    UNKNOWN = "unknown"


class BonusConditionKind(StrEnum):
    """What a bonus asks."""

    AGE_FROM = "age_from"
    AGE_ABOVE = "age_above"
    PERMANENT = "permanent"
    STATUS_HOLDER_OR_LANGUAGE = "status_holder_or_language"
    DISABILITY = "disability"
    FROM_VSO_OR_PRO = "from_vso_or_pro"
    INTERNSHIP_MONTHS_FROM = "internship_months_from"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockMember:
    """One way into a block: a group, with what the block asks of its members."""

    group: TargetGroup
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingBlock:
    """What a person counts for (bouwblok).

    Attributes
    ----------
    block_id : str
        Name within the scheme.
    title : str
        The words of the source.
    amount : Decimal or None
        Euros (or points) per ``unit``; None was not readable.
    unit : BlockUnit
        What the amount is for.
    members : tuple of BlockMember
        Who falls in it; one is enough.
    forms : frozenset of WorkForm
        In which forms of work.
    counting : CountingPeriod
        For how long.
    source : str
        Address of the page.
    """

    block_id: str
    title: str
    amount: Decimal | None
    unit: BlockUnit
    members: tuple[BlockMember, ...]
    forms: frozenset[WorkForm]
    counting: CountingPeriod
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusCondition:
    """One demand of a bonus; all of them are asked."""

    kind: BonusConditionKind
    value: int | bool | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus:
    """What comes on top of a block.

    Attributes
    ----------
    amount : Decimal or None
        Euros; None was not readable.
    blocks : frozenset of str or None
        Blocks it goes with; None is every block of paid work.
    """

    bonus_id: str
    title: str
    amount: Decimal | None
    spread: BonusSpread
    conditions: tuple[BonusCondition, ...]
    blocks: frozenset[str] | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockScheme:
    """A dated set of building blocks with its rules.

    Attributes
    ----------
    scheme_id : str
        ``<region>/<first valid day or 'undated'>``.
    target_groups : str
        ``rules_id`` of the rules on who counts.
    hour_base : Decimal or None
        Weekly hours that are full time; None is not published.
    subsidy_extends : Ternary
        Whether somebody counts for as long as loonkostensubsidie is paid.
    form_weights : mapping-like tuple of (WorkForm, Decimal)
        For points: weight of the form of work; empty where the scheme has none.
    """

    scheme_id: str
    title: str
    kind: SchemeKind
    used_by: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    source: str
    retrieved: date
    completeness: Completeness
    target_groups: str
    hour_base: Decimal | None
    subsidy_extends: Ternary
    blocks: tuple[BuildingBlock, ...]
    bonuses: tuple[Bonus, ...] = ()
    efforts: tuple[EffortRule, ...] = ()
    form_weights: tuple[tuple[WorkForm, Decimal], ...] = ()
    known_gaps: tuple[str, ...] = ()

    def names(self, group: TargetGroup) -> bool:
        """Return whether any block is open to the group."""
        return any(member.group is group for block in self.blocks for member in block.members)
