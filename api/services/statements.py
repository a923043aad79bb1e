"""The value statement of a contract (verantwoording): what a contractor hands to the authority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from api.services.disclosed_lines import (
    DisclosedEffort,
    DisclosedPlacement,
    OtherValue,
    disclosed_efforts,
    disclosed_placements,
)
from api.services.obligations import Account, account_of
from matcher.domain.access import DECIDING_ROLES, Viewer
from matcher.domain.money import Amount, total
from matcher.errors import Conflict
from matcher.ledger.wording import (
    explain_question,
    goal_sentence,
    missing_goal_sentence,
    pace_sentence,
)
from models.unit_of_work import UnitOfWork

NOTES = (
    "Dit overzicht is een advies van een systeem. Over wat meetelt en voor hoeveel, beslist de "
    "opdrachtgever.",
    "Afronding: elke regel is exact gerekend en één keer op hele centen afgerond, een halve cent "
    "naar boven. Een totaal is de som van de regels.",
    "Een bedrag 'van ... tot ...' of 'onbekend' hangt af van een punt dat nog openstaat.",
    "De stand op een dag volgt uit alles wat nu is vastgelegd, ook als die dag voorbij is: wat "
    "later is gewijzigd of beslist, telt erin mee.",
)

OTHERS_NOTE = (
    "Onder een ander schema zijn alleen de plaatsingen geteld: wat gepland is, of wat verdiend is "
    "als de einddatum niet bekend is."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueStatement:
    """What counts for a contract on a day, ready to be shown; sentences are in Dutch.

    Attributes
    ----------
    earned, planned : Amount, Amount or None
        The sums of the lines; planned is None where the contract has no known end date.
    other_totals : tuple of OtherValue
        Sums of the placements under each other scheme; efforts stay with the contract's own.
    pace : str
        Whether the obligation will be met.
    open_points : tuple of str
        What the contract and its rules leave open; of a placement, it stands with its line.
    source_gaps : tuple of str
        What the source of the scheme does not say; it names groups, so not for everybody.
    shows_pseudonyms : bool
        Whether a presentation may show the pseudonyms of the candidates.
    """

    account: Account
    placements: tuple[DisclosedPlacement, ...]
    efforts: tuple[DisclosedEffort, ...]
    earned: Amount
    planned: Amount | None
    other_totals: tuple[OtherValue, ...]
    pace: str
    goals: tuple[str, ...]
    open_points: tuple[str, ...]
    source_gaps: tuple[str, ...]
    shows_pseudonyms: bool
    notes: tuple[str, ...]


def statement_of(
    uow: UnitOfWork,
    contract: str,
    on: date,
    *,
    other_schemes: Sequence[str] = (),
    with_pseudonyms: bool = False,
    today: date | None = None,
) -> ValueStatement:
    """Return the value statement of a contract on a day.

    Without pseudonyms it names nobody: placements go by their own numbers. ``today`` is as in
    ``account_of``.

    Raises
    ------
    NotFound, Ambiguous, Conflict, InvalidInput
        As ``account_of``; Conflict also if pseudonyms or other schemes are not for this viewer.
    """
    if with_pseudonyms:
        _check_is_desk(uow.viewer, "with_pseudonyms", "with pseudonyms")
    if other_schemes:
        # Amounts under several schemes together tell in which block, and so which group, one is.
        _check_is_desk(uow.viewer, "other_scheme", "under other schemes")
    account = account_of(uow, contract, on, other_schemes, today=today)
    placements = disclosed_placements(account)
    efforts = disclosed_efforts(account)
    earned = [*(one.earned for one in placements), *(one.earned for one in efforts)]
    planned = [*(one.planned for one in placements), *(one.planned for one in efforts)]
    scheme = account.ledger.scheme
    return ValueStatement(
        account=account,
        placements=placements,
        efforts=efforts,
        earned=total(earned),
        planned=_sum_known(planned, account),
        other_totals=tuple(_other_totals(placements, account)),
        pace=pace_sentence(account.standing),
        goals=tuple(_goals(account)),
        open_points=tuple(_open_points(account)),
        source_gaps=scheme.known_gaps if scheme and account.may_read_groups else (),
        shows_pseudonyms=with_pseudonyms,
        notes=(*NOTES, OTHERS_NOTE) if other_schemes else NOTES,
    )


def _check_is_desk(viewer: Viewer, where: str, what: str) -> None:
    if viewer.role not in DECIDING_ROLES:
        raise Conflict(
            f"A statement {what} is for municipal desks and the operator.",
            where=where,
            remedy="Leave it out: you get the amounts under the contract's own scheme.",
        )


def _sum_known(planned: Sequence[Amount | None], account: Account) -> Amount | None:
    if account.ledger.terms.duration.valid_until is None:
        return None
    return total(amount for amount in planned if amount is not None)


def _other_totals(
    placements: Sequence[DisclosedPlacement], account: Account
) -> Iterator[OtherValue]:
    for position, other in enumerate(account.others):
        found = [line.others[position] for line in placements]
        yield OtherValue(
            scheme_id=other.scheme_id,
            earned=total(one.earned for one in found),
            planned=_sum_known([one.planned for one in found], account),
        )


def _goals(account: Account) -> Iterator[str]:
    yield from (goal_sentence(goal) for goal in account.standing.goals)
    yield from (missing_goal_sentence(kind) for kind in account.standing.goals_missing)


def _open_points(account: Account) -> Iterator[str]:
    yield from (explain_question(question) for question in account.questions)
    for question in account.ledger.obligation.questions:
        yield f"{question[:1].upper()}{question[1:]}."
    if account.ledger.duty_rule and account.ledger.terms.contract.percentage is None:
        yield from account.ledger.duty_rule.known_gaps
