"""A block scheme as JSON, whole: every block, bonus and effort with what it counts for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.assessment import SchemeOut, scheme_out
from api.schemas.schema import Schema
from api.schemas.words import Answer
from api.services.schemes import KnownScheme
from matcher.domain.block_scheme import (
    BlockMember,
    BlockUnit,
    Bonus,
    BonusConditionKind,
    BonusSpread,
    BuildingBlock,
)
from matcher.domain.claim import TargetGroup
from matcher.domain.counting import CountingKind
from matcher.domain.effort import EffortBasis, EffortKind, EffortRule
from matcher.domain.placement import WorkForm
from matcher.domain.target_group_rules import ConditionKind

_SOURCE = "https://voorbeeldstreek.example/bouwblokken"
_LINE_EXAMPLE: dict[str, Any] = {
    "scheme": "voorbeeldstreek/2027-01-01",
    "region": "voorbeeldstreek",
    "title": "Bouwblokken van een voorbeeldstreek",
    "kind": "euros",
    "valid_from": "2027-01-01",
    "valid_until": None,
    "completeness": "full",
    "used_by": ["Voorbeeldstad"],
    "source": _SOURCE,
    "known_gaps": ["de peildatum staat er niet"],
    "is_own": True,
}
_EXAMPLE: dict[str, Any] = _LINE_EXAMPLE | {
    "retrieved": "2026-11-25",
    "target_groups": "voorbeeldstreek-2027-01-01",
    "hour_base": "36",
    "subsidy_extends": "unknown",
    "blocks": [
        {
            "block": "ww",
            "title": "WW",
            "amount": "20000.00",
            "unit": "year",
            "members": [
                {
                    "group": "ww",
                    "conditions": [{"kind": "benefit_longer_than_months", "value": 6}],
                }
            ],
            "forms": ["employment"],
            "counting": {"kind": "months", "months": 12},
            "source": _SOURCE,
        }
    ],
    "bonuses": [
        {
            "bonus": "leeftijd_55",
            "title": "55+",
            "amount": "10000.00",
            "spread": "unknown",
            "conditions": [{"kind": "age_from", "value": 55}],
            "blocks": None,
            "source": _SOURCE,
        }
    ],
    "efforts": [
        {
            "effort": "gastles",
            "title": "Gastles",
            "kinds": ["knowledge_sharing"],
            "basis": "hourly",
            "rate": "80.00",
            "source": _SOURCE,
        }
    ],
    "form_weights": {},
}


class SchemeLineOut(SchemeOut):
    """A block scheme in the list of all."""

    is_own: bool = Field(description="Added by a desk of this installation.")


class SchemesOut(Schema):
    """All block schemes that this installation knows."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"rows": [_LINE_EXAMPLE]}]})

    rows: list[SchemeLineOut] = Field(description="In order of name.")


class ConditionOut(Schema):
    """One demand of a block on its members."""

    kind: ConditionKind
    value: int | bool | str = Field(description="Months, a level, yes or no, or what was said.")


class BlockMemberOut(Schema):
    """One way into a block; one is enough."""

    group: TargetGroup
    conditions: list[ConditionOut] = Field(description="All of them are asked.")


class CountingOut(Schema):
    """For how long somebody counts."""

    kind: CountingKind
    months: int | None = Field(description="Only for the kinds that count months.")


class SchemeBlockOut(Schema):
    """A building block (bouwblok)."""

    block: str
    title: str = Field(description="The words of the source.")
    amount: Decimal | None = Field(description="Null could not be read in the source.")
    unit: BlockUnit
    members: list[BlockMemberOut]
    forms: list[WorkForm]
    counting: CountingOut
    source: str


class BonusConditionOut(Schema):
    """One demand of a bonus."""

    kind: BonusConditionKind
    value: int | bool | str


class SchemeBonusOut(Schema):
    """What comes on top of a block."""

    bonus: str
    title: str
    amount: Decimal | None = Field(description="Null could not be read in the source.")
    spread: BonusSpread
    conditions: list[BonusConditionOut] = Field(description="All of them are asked.")
    blocks: list[str] | None = Field(description="Null is every block of paid work.")
    source: str


class SchemeEffortOut(Schema):
    """What counts beside placements."""

    effort: str
    title: str
    kinds: list[EffortKind]
    basis: EffortBasis
    rate: Decimal | None = Field(description="Euros per hour, or the most per day; null is none.")
    source: str


class SchemeDetailOut(SchemeLineOut):
    """A block scheme, whole."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    retrieved: date = Field(description="The day on which the source was read.")
    target_groups: str = Field(description="Name of the rules on who counts.")
    hour_base: Decimal | None = Field(
        description="Weekly hours that are full time; null is not published."
    )
    subsidy_extends: Answer = Field(
        description="Does somebody count for as long as loonkostensubsidie is paid?"
    )
    blocks: list[SchemeBlockOut]
    bonuses: list[SchemeBonusOut]
    efforts: list[SchemeEffortOut]
    form_weights: dict[WorkForm, Decimal] = Field(
        description="For points: weight of each form of work; empty where there are none."
    )


def schemes_out(known: tuple[KnownScheme, ...]) -> SchemesOut:
    """Return schemes as they go out."""
    return SchemesOut(rows=[_line(one) for one in known])


def scheme_detail_out(known: KnownScheme) -> SchemeDetailOut:
    """Return a scheme as it goes out, whole."""
    scheme = known.scheme
    return SchemeDetailOut(
        **_line(known).model_dump(),
        retrieved=scheme.retrieved,
        target_groups=scheme.target_groups,
        hour_base=scheme.hour_base,
        subsidy_extends=scheme.subsidy_extends,
        blocks=[_block(block) for block in scheme.blocks],
        bonuses=[_bonus(bonus) for bonus in scheme.bonuses],
        efforts=[_effort(effort) for effort in scheme.efforts],
        form_weights=dict(scheme.form_weights),
    )


def _line(known: KnownScheme) -> SchemeLineOut:
    return SchemeLineOut(**scheme_out(known.scheme).model_dump(), is_own=known.is_own)


def _block(block: BuildingBlock) -> SchemeBlockOut:
    return SchemeBlockOut(
        block=block.block_id,
        title=block.title,
        amount=block.amount,
        unit=block.unit,
        members=[_member(member) for member in block.members],
        forms=sorted(block.forms),
        counting=CountingOut(kind=block.counting.kind, months=block.counting.months),
        source=block.source,
    )


def _member(member: BlockMember) -> BlockMemberOut:
    asked = [ConditionOut(kind=asked.kind, value=asked.value) for asked in member.conditions]
    return BlockMemberOut(group=member.group, conditions=asked)


def _bonus(bonus: Bonus) -> SchemeBonusOut:
    asked = [BonusConditionOut(kind=asked.kind, value=asked.value) for asked in bonus.conditions]
    return SchemeBonusOut(
        bonus=bonus.bonus_id,
        title=bonus.title,
        amount=bonus.amount,
        spread=bonus.spread,
        conditions=asked,
        blocks=None if bonus.blocks is None else sorted(bonus.blocks),
        source=bonus.source,
    )


def _effort(effort: EffortRule) -> SchemeEffortOut:
    return SchemeEffortOut(
        effort=effort.effort_id,
        title=effort.title,
        kinds=sorted(effort.kinds),
        basis=effort.basis,
        rate=effort.rate,
        source=effort.source,
    )
