"""What is asked about the feasibility of an obligation, completed from a contract where named."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from api.services.references import contract_id_of
from api.services.rule_library import rule_library
from matcher.domain.block_scheme import BlockScheme, SchemeKind
from matcher.domain.money import Amount
from matcher.domain.obligation import ContractTerms, DutyRule, Obligation
from matcher.eligibility.judge import Rulebook
from matcher.eligibility.reference_days import contract_start
from matcher.errors import InvalidInput, NotFound
from matcher.feasibility.answer import COMFORTABLE_SHARE
from matcher.prospects import PlannedWork
from matcher.rulebooks.library import RuleLibrary
from matcher.value.obligations import obligation_of
from models.unit_of_work import UnitOfWork

LEAST_FIT = 0.5
"""From which suitability somebody could do the work: where half of what the work asks is covered,
which explanations of a ranking call 'goed gedekt'. A choice of this project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkKind:
    """A kind of work: a title, skills, or both; or a vacancy that is registered.

    Attributes
    ----------
    vacancy : str or None
        Our id or the contractor's own; then title and skills are those of the vacancy.
    """

    title: str = ""
    skills: tuple[str, ...] = ()
    vacancy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPlace:
    """Where the work is (pc4), or where people must live: one of the three, or none."""

    pc4: str | None = None
    municipality: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeasibilityQuestion:
    """Can an obligation be met with the people who are there?

    Attributes
    ----------
    scheme : str or None
        The block scheme; None is that of the contract.
    owed : Decimal or None
        Euros; None is what follows from the duty or the contract.
    contract : str or None
        Our id or the contractor's own; gives what is not asked for otherwise.
    duty : ContractTerms or None
        Sum, percentage or rule of a contract that is not registered.
    starts_on, ends_on : date or None
        First day of the work, last day to count; None is as in the contract.
    positions : int or None
        Jobs in all; None is no limit known.
    most_travel_min : float or None
        Minutes one way for people who set no limit themselves; None is the ranker's horizon.
    """

    work: tuple[WorkKind, ...]
    place: AskedPlace = field(default_factory=AskedPlace)
    scheme: str | None = None
    owed: Decimal | None = None
    contract: str | None = None
    duty: ContractTerms | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    hours_per_week: Decimal | None = None
    positions: int | None = None
    least_fit: float = LEAST_FIT
    most_travel_min: float | None = None
    comfortable_share: Fraction = COMFORTABLE_SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteQuestion:
    """A question with all that its answer needs.

    Attributes
    ----------
    obligation : Obligation or None
        How what is owed was counted; None where the amount was given.
    """

    scheme: BlockScheme
    rulebook: Rulebook
    terms: ContractTerms | None
    owed: Amount
    obligation: Obligation | None
    work: PlannedWork


def completed(uow: UnitOfWork, asked: FeasibilityQuestion, on: date) -> CompleteQuestion:
    """Return the question with what a contract and the rules add to it.

    Raises
    ------
    InvalidInput
        If something is missing, contradicts itself, or does not exist; ``where`` names the field.
    Ambiguous
        If more than one contract has the id.
    """
    library = rule_library(uow)
    terms = _terms(uow, asked)
    scheme = _scheme(library, asked, terms)
    owed, obligation = _owed(library, asked, terms)
    return CompleteQuestion(
        scheme=scheme,
        rulebook=library.rulebook(scheme.scheme_id),
        terms=terms,
        owed=owed,
        obligation=obligation,
        work=_planned(asked, terms, on),
    )


def _terms(uow: UnitOfWork, asked: FeasibilityQuestion) -> ContractTerms | None:
    if asked.contract is None:
        return None
    if asked.duty is not None:
        raise InvalidInput(
            "A contract that is registered has its own sum and duty.",
            where="contract",
            remedy="Leave sum, percentage and rule out, or leave the contract out.",
        )
    return uow.contracts.terms(contract_id_of(uow, asked.contract, where="contract"))


def _scheme(
    library: RuleLibrary, asked: FeasibilityQuestion, terms: ContractTerms | None
) -> BlockScheme:
    scheme_id = asked.scheme or (terms.scheme_id if terms else None)
    if scheme_id is None:
        raise InvalidInput(
            "Without a block scheme nothing says what somebody counts for.",
            where="scheme",
            remedy=f"Choose from: {', '.join(library.scheme_ids())}.",
        )
    try:
        scheme = library.scheme(scheme_id)
    except NotFound as fault:
        raise InvalidInput(fault.what, where="scheme", remedy=fault.remedy) from fault
    if scheme.kind is not SchemeKind.EUROS:
        raise InvalidInput(
            "This scheme counts in points, and an obligation is owed in euros.",
            where="scheme",
            remedy="Choose a scheme that counts in euros.",
        )
    return scheme


def _owed(
    library: RuleLibrary, asked: FeasibilityQuestion, terms: ContractTerms | None
) -> tuple[Amount, Obligation | None]:
    if asked.owed is not None:
        if asked.duty is not None:
            raise InvalidInput(
                "What is owed is given twice: as an amount, and as a share of a sum.",
                where="owed",
                remedy="Give one of the two.",
            )
        return Amount.known(asked.owed), None
    duty = asked.duty or terms
    if duty is None:
        raise InvalidInput(
            "It is not said what is owed.",
            where="owed",
            remedy="Give an amount, a sum with a percentage or rule, or a contract.",
        )
    obligation = obligation_of(duty, _rule(library, duty))
    return obligation.owed, obligation


def _rule(library: RuleLibrary, duty: ContractTerms) -> DutyRule | None:
    if duty.duty_rule is None:
        return None
    try:
        return library.duty_rule(duty.duty_rule)
    except NotFound as fault:
        raise InvalidInput(fault.what, where="duty_rule", remedy=fault.remedy) from fault


def _planned(asked: FeasibilityQuestion, terms: ContractTerms | None, on: date) -> PlannedWork:
    begins = contract_start(terms)
    starts_on = asked.starts_on or (max(begins, on) if begins else None)
    ends_on = asked.ends_on or (terms.duration.valid_until if terms else None)
    for where, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if day is None:
            raise InvalidInput(
                "This day is needed, and no contract tells it.",
                where=where,
                remedy="Give the day, or a contract with a duration.",
            )
    assert starts_on is not None
    assert ends_on is not None
    if ends_on < starts_on:
        raise InvalidInput(
            f"The last day {ends_on} lies before the first day {starts_on}.",
            where="ends_on",
            remedy="Put the days in order.",
        )
    return PlannedWork(
        starts_on=starts_on, counted_until=ends_on, hours_per_week=asked.hours_per_week
    )
