"""Lines of a ledger as one viewer may read them: the amounts always, groups and blocks if allowed.

A block, its arithmetic and what is open about it can betray a target group, and with it health.
Whoever may not read reasons (``matcher.eligibility.disclosure``) gets the same amounts, and open
points in words that name neither group nor block.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from api.services.obligations import Account
from matcher.domain.counting import CountedDays
from matcher.domain.money import Amount
from matcher.domain.period import Period
from matcher.domain.placement import WorkForm
from matcher.domain.valued import OpenPoint, OpenPointCode, ValueLine
from matcher.eligibility.explain import sentences
from matcher.eligibility.wording import Both, Language
from matcher.ledger.entries import EffortLine, PlacementLine, ProofStatus
from matcher.ternary import Ternary
from matcher.value.explain import explain_open_point

WITHHELD: Both = (
    "zichtbaar voor werkplein en eigen bemiddelaar",
    "visible to the municipal desk and the own intermediary",
)
WITHOUT_BLOCK: dict[OpenPointCode, Both] = {
    OpenPointCode.ELIGIBILITY: (
        "Niet zeker is of de kandidaat meetelt.",
        "Whether the candidate counts is not certain.",
    ),
    OpenPointCode.OTHER_BLOCK: (
        "Mogelijk past een blok met een hogere waarde.",
        "A block of a higher value may apply.",
    ),
    OpenPointCode.AMOUNT: (
        "Een bedrag was in de bron niet leesbaar.",
        "An amount could not be read in the source.",
    ),
    OpenPointCode.HOURS: (
        "De uren per week ontbreken.",
        "The hours per week are missing.",
    ),
    OpenPointCode.HOUR_BASE: (
        "De bron zegt niet hoeveel uur voltijd is; spreek het met de opdrachtgever af.",
        "The source does not say which hours are full time; agree on them.",
    ),
    OpenPointCode.COUNTED_DAYS: (
        "De bron zegt niet van wanneer tot wanneer de plaatsing telt.",
        "The source does not say from when until when the placement counts.",
    ),
    OpenPointCode.BONUS_SPREAD: (
        "De bron zegt niet of een bonus eenmaal telt of naar rato.",
        "The source does not say whether a bonus comes once or pro rata.",
    ),
    OpenPointCode.BONUS_CONDITION: (
        "Niet bekend is of een bonus geldt.",
        "Whether a bonus is due is not known.",
    ),
    OpenPointCode.FORM_WEIGHT: (
        "Het gewicht van deze vorm van werk is niet bekend.",
        "The weight of this form of work is not known.",
    ),
    OpenPointCode.EFFORT_BASIS: (
        "De waarde gaat in overleg of was niet leesbaar.",
        "The value is settled in consultation, or could not be read.",
    ),
    OpenPointCode.EFFORT_INPUT: (
        "Er ontbreken gegevens, of er zijn er twee die niet hetzelfde geven.",
        "Facts are missing, or there are two that do not agree.",
    ),
}
"""Open points in words that name neither a group nor a block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockDetail:
    """What only those read who may read reasons.

    Attributes
    ----------
    block : str or None
        Title of the block that applies; None where none is certain.
    possible_blocks : tuple of str
        Titles of blocks that may apply and would be worth more.
    counted : tuple of CountedDays
        Every reading of the days that the block counts.
    arithmetic : tuple of ValueLine
        The block and its bonuses; of what is planned, before the work began.
    reasons : tuple of str
        Why the person counts, or not.
    """

    block: str | None
    possible_blocks: tuple[str, ...]
    counted: tuple[CountedDays, ...]
    arithmetic: tuple[ValueLine, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherValue:
    """What a placement counts for under another scheme."""

    scheme_id: str
    earned: Amount
    planned: Amount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosedPlacement:
    """A placement under a contract.

    Attributes
    ----------
    candidate_id : str
        Pseudonym; whether it is shown is for the one who presents the line to decide.
    days : Period or None
        Days of work under the contract up to and including the day; None for none yet.
    planned : Amount or None
        None where the contract has no known end date.
    detail : BlockDetail or None
        None where it is withheld.
    """

    placement_id: str
    candidate_id: str
    form: WorkForm
    hours_per_week: Decimal | None
    starts_on: date
    ends_on: date | None
    days: Period | None
    counts: Ternary
    proof: ProofStatus
    earned: Amount
    planned: Amount | None
    open_points: tuple[str, ...]
    detail: BlockDetail | None
    others: tuple[OtherValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosedEffort:
    """A social purchase, training or activity under a contract; it concerns no person."""

    effort_id: str
    title: str
    done_on: date
    formula: str
    source: str
    earned: Amount
    planned: Amount | None
    open_points: tuple[str, ...]


def disclosed_placements(
    account: Account, language: Language = "nl"
) -> tuple[DisclosedPlacement, ...]:
    """Return the placements of an account as its viewer may read them."""
    return tuple(
        _placement(line, _others(account, position), language, is_whole=account.may_read_groups)
        for position, line in enumerate(account.placements)
    )


def disclosed_efforts(account: Account, language: Language = "nl") -> tuple[DisclosedEffort, ...]:
    """Return the efforts of an account."""
    return tuple(_effort(line, language) for line in account.efforts)


def _placement(
    line: PlacementLine, others: tuple[OtherValue, ...], language: Language, *, is_whole: bool
) -> DisclosedPlacement:
    placement = line.entry.placement
    told = explain_open_point if is_whole else _without_block
    return DisclosedPlacement(
        placement_id=placement.placement_id,
        candidate_id=placement.candidate_id,
        form=placement.form,
        hours_per_week=placement.hours_per_week,
        starts_on=placement.starts_on,
        ends_on=placement.ends_on,
        days=line.days,
        counts=line.entry.judgement.counts,
        proof=line.proof,
        earned=line.earned,
        planned=line.planned,
        open_points=_told(told(point, language) for point in line.open_points),
        detail=_detail(line, language) if is_whole else None,
        others=others,
    )


def _detail(line: PlacementLine, language: Language) -> BlockDetail:
    judgement = line.entry.judgement
    return BlockDetail(
        block=judgement.chosen.block.title if judgement.chosen else None,
        possible_blocks=tuple(answer.block.title for answer in judgement.possible),
        counted=judgement.chosen.days if judgement.chosen else (),
        arithmetic=line.value.lines if line.value else (),
        reasons=sentences(judgement, language),
    )


def _others(account: Account, position: int) -> tuple[OtherValue, ...]:
    return tuple(
        OtherValue(
            scheme_id=other.scheme_id,
            earned=other.lines[position].earned,
            planned=other.lines[position].planned,
        )
        for other in account.others
    )


def _effort(line: EffortLine, language: Language) -> DisclosedEffort:
    valued = line.effort.line
    return DisclosedEffort(
        effort_id=valued.line_id,
        title=valued.title,
        done_on=line.effort.done_on,
        formula=valued.formula,
        source=valued.source,
        earned=line.earned,
        planned=line.planned,
        open_points=_told(explain_open_point(point, language) for point in line.open_points),
    )


def _without_block(point: OpenPoint, language: Language = "nl") -> str:
    return WITHOUT_BLOCK[point.code][0 if language == "nl" else 1]


def _told(told: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(told))
