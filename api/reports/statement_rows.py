"""The rows of a value statement, the same for every form in which it leaves the system."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from api.services.disclosed_lines import WITHHELD, DisclosedEffort, DisclosedPlacement
from api.services.statements import ValueStatement
from matcher.domain.money import Amount
from matcher.domain.placement import WorkForm
from matcher.ledger.entries import ProofStatus
from matcher.ternary import Ternary

Fact = str | Decimal | date | None
"""One fact of a row; None is not known, or not asked of this kind of row."""


class LineKind(StrEnum):
    """What a row is about."""

    PLACEMENT = "placement"
    EFFORT = "effort"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One row: a placement, an effort, or the total of both.

    Attributes
    ----------
    number : str
        Of the placement or effort, never of a person.
    candidate : str
        Pseudonym; empty unless the statement shows them.
    block, arithmetic : str
        Words that say so where they are withheld.
    others : tuple of (Amount or None)
        Under each other scheme: planned, or earned where the contract has no known end date.
    """

    kind: LineKind
    number: str = ""
    candidate: str = ""
    form: WorkForm | None = None
    title: str = ""
    block: str = ""
    hours_per_week: Decimal | None = None
    first_day: date | None = None
    last_day: date | None = None
    counts: Ternary | None = None
    proof: ProofStatus | None = None
    earned: Amount
    planned: Amount | None
    arithmetic: str = ""
    source: str = ""
    open_points: tuple[str, ...] = ()
    others: tuple[Amount | None, ...] = ()


def statement_rows(statement: ValueStatement) -> Iterator[StatementRow]:
    """Give the rows in the order of the statement, the total last."""
    for placement in statement.placements:
        yield _placement_row(placement, statement)
    n_others = len(statement.other_totals)
    for effort in statement.efforts:
        yield _effort_row(effort, n_others)
    yield StatementRow(
        kind=LineKind.TOTAL,
        earned=statement.earned,
        planned=statement.planned,
        others=tuple(
            other.earned if other.planned is None else other.planned
            for other in statement.other_totals
        ),
    )


def _placement_row(line: DisclosedPlacement, statement: ValueStatement) -> StatementRow:
    scheme = statement.account.ledger.scheme
    return StatementRow(
        kind=LineKind.PLACEMENT,
        number=line.placement_id,
        candidate=line.candidate_id if statement.shows_pseudonyms else "",
        form=line.form,
        block=_block(line),
        hours_per_week=line.hours_per_week,
        first_day=line.days.valid_from if line.days else None,
        last_day=line.days.valid_until if line.days else None,
        counts=line.counts,
        proof=line.proof,
        earned=line.earned,
        planned=line.planned,
        arithmetic=_arithmetic(line),
        source=_source(line, scheme.source if scheme else ""),
        open_points=line.open_points,
        others=tuple(
            other.earned if other.planned is None else other.planned for other in line.others
        ),
    )


def _block(line: DisclosedPlacement) -> str:
    if line.detail is None:
        return WITHHELD[0]
    if line.detail.block is not None:
        return line.detail.block
    possible = "; ".join(line.detail.possible_blocks)
    return f"mogelijk: {possible}" if possible else ""


def _arithmetic(line: DisclosedPlacement) -> str:
    if line.detail is None:
        return WITHHELD[0]
    return "; ".join(f"{one.title}: {one.formula}" for one in line.detail.arithmetic)


def _source(line: DisclosedPlacement, scheme_source: str) -> str:
    """A block may have a page of its own, and its address would betray the block."""
    if line.detail is None or not line.detail.arithmetic:
        return scheme_source
    return "; ".join(dict.fromkeys(one.source for one in line.detail.arithmetic))


def _effort_row(line: DisclosedEffort, n_others: int) -> StatementRow:
    return StatementRow(
        kind=LineKind.EFFORT,
        number=line.effort_id,
        title=line.title,
        first_day=line.done_on,
        last_day=line.done_on,
        earned=line.earned,
        planned=line.planned,
        arithmetic=line.formula,
        source=line.source,
        open_points=line.open_points,
        others=(None,) * n_others,
    )
