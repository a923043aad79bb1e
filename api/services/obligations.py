"""Where the obligation of a contract stands, line by line, as one viewer may read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from api.services.rule_library import rule_library
from matcher.domain.access import DECIDING_ROLES
from matcher.domain.block_scheme import SchemeKind
from matcher.domain.contract import Contract
from matcher.domain.obligation import ContractTerms
from matcher.domain.organisation import Organisation
from matcher.domain.placement import RegisteredPlacement
from matcher.errors import InvalidInput
from matcher.ledger.checks import KnownAround, checks_on
from matcher.ledger.entries import (
    EffortLine,
    Ledger,
    PlacementLine,
    effort_lines,
    ledger_of,
    placement_lines,
    standing_on,
)
from matcher.ledger.judged import Records
from matcher.ledger.wording import Question, questions_on
from matcher.rulebooks.library import RuleLibrary
from matcher.value.standing import Standing
from models.access import check_may_read_account
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeLines:
    """The same placements under another scheme, to set beside those of the contract."""

    scheme_id: str
    lines: tuple[PlacementLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What is owed, earned and planned under a contract on a day.

    Attributes
    ----------
    may_read_groups : bool
        Whether the viewer may read blocks, arithmetic and reasons, which betray target groups.
    others : tuple of SchemeLines
        In the order asked; each has the lines in the order of ``placements``.
    """

    on: date
    contract: Contract
    contractor: Organisation
    authority: Organisation | None
    ledger: Ledger
    standing: Standing
    placements: tuple[PlacementLine, ...]
    efforts: tuple[EffortLine, ...]
    questions: tuple[Question, ...]
    may_read_groups: bool
    others: tuple[SchemeLines, ...] = ()


def account_of(
    uow: UnitOfWork,
    contract: str,
    on: date,
    other_schemes: Sequence[str] = (),
    *,
    today: date | None = None,
) -> Account:
    """Return where the obligation of a contract stands on a day.

    Parameters
    ----------
    contract : str
        Our id, or the number by which the contractor knows it.
    other_schemes : sequence of str
        Schemes to set beside that of the contract.
    today : date or None
        The day on which somebody asks: what lies after it is told to be still to come.

    Raises
    ------
    NotFound, Ambiguous
        If no contract, or more than one, has this id; if there is no such scheme.
    Conflict
        If the viewer may not see all that counts for the contract.
    InvalidInput
        If another scheme does not count euros.
    """
    found = uow.contracts.resolve(contract)
    check_may_read_account(uow.viewer, found.contract_id, found.organisation_id)
    terms = uow.contracts.terms(found.contract_id)
    placements = uow.placements.under(found.contract_id)
    records = uow.claims.records_of(one.placement.candidate_id for one in placements)
    library = rule_library(uow)
    ledger = ledger_of(terms, placements, records, uow.efforts.under(found.contract_id), library)
    around = KnownAround(
        placements=uow.placements.of_candidates(one.placement.candidate_id for one in placements),
        records=records,
        today=today,
    )
    parties = uow.organisations.many({found.organisation_id, found.authority_id or ""} - {""})
    return Account(
        on=on,
        contract=found,
        contractor=parties[found.organisation_id],
        authority=None if found.authority_id is None else parties[found.authority_id],
        ledger=ledger,
        standing=standing_on(ledger, on),
        placements=placement_lines(ledger, on),
        efforts=effort_lines(ledger, on),
        questions=(*questions_on(ledger, on), *checks_on(ledger, around, on)),
        may_read_groups=uow.viewer.role in DECIDING_ROLES,
        others=tuple(
            _under(name, terms, placements, records, library, on)
            for name in dict.fromkeys(other_schemes)
        ),
    )


def _under(
    scheme_id: str,
    terms: ContractTerms,
    placements: Sequence[RegisteredPlacement],
    records: Records,
    library: RuleLibrary,
    on: date,
) -> SchemeLines:
    if library.scheme(scheme_id).kind is SchemeKind.POINTS:
        raise InvalidInput(
            f"'{scheme_id}' counts points, and this contract is in euros.",
            where="other_scheme",
            remedy="Name a scheme that counts euros; the list of schemes says which do.",
        )
    ledger = ledger_of(replace(terms, scheme_id=scheme_id), placements, records, (), library)
    return SchemeLines(scheme_id=scheme_id, lines=placement_lines(ledger, on))
