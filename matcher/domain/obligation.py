"""What a contractor owes: the terms of a contract, the rule it follows, goals, and the sum."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from matcher.domain.contract import Contract
from matcher.domain.money import Amount
from matcher.domain.period import Period
from matcher.domain.target_group_rules import Completeness, ReferenceDay
from matcher.errors import InvalidInput
from matcher.ternary import Ternary


class DutyBase(StrEnum):
    """Of what a percentage is taken, or what a threshold looks at."""

    CONTRACT_SUM = "contract_sum"
    WAGE_BILL = "wage_bill"


class ContractSort(StrEnum):
    """What is bought: works, services or supplies (werken, diensten, leveringen)."""

    WORKS = "works"
    SERVICES = "services"
    SUPPLIES = "supplies"


class RatePrecision(StrEnum):
    """How a source states a percentage: as it is, as a minimum, or as an aim ('about')."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    ABOUT = "about"


class GoalKind(StrEnum):
    """In what a goal is counted."""

    PERSONS = "persons"
    PERSON_MONTHS = "person_months"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A quantified goal beside the euros (doel in personen of maanden).

    Source for asking it: the 2014 evaluation found that such goals were missing,
    https://percuris.nl/kennisbank/social-return-bij-het-rijk-geevalueerd/
    """

    kind: GoalKind
    target: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractTerms:
    """What a contract says about social return, beside the contract itself.

    Attributes
    ----------
    contract : Contract
        Sum, percentage, award date.
    sort : ContractSort or None
        None is unknown.
    wage_bill : Decimal or None
        Loonsom in the contract, euros excluding VAT; None is unknown.
    labour_share : Decimal or None
        Labour as a share of the sum, in [0, 1]; None is unknown.
    duration : Period
        First and last day of the contract; open ends are unknown.
    scheme_id, duty_rule : str or None
        Names of the block scheme and of the rule of ``data/obligation_rules``.
    duty_base : DutyBase or None
        Which base the contract chose, where a rule leaves the choice.
    agreed_hour_base : Decimal or None
        Full-time hours per week that the parties agreed, where the scheme names none.
    agreed_reference_day : ReferenceDay or None
        Peildatum that the parties agreed, where the scheme names none.
    goals : tuple of Goal
        In persons and months.

    Raises
    ------
    InvalidInput
        If a sum is negative or the labour share lies outside [0, 1].
    """

    contract: Contract
    sort: ContractSort | None = None
    wage_bill: Decimal | None = None
    labour_share: Decimal | None = None
    duration: Period = field(default_factory=Period)
    scheme_id: str | None = None
    duty_rule: str | None = None
    duty_base: DutyBase | None = None
    agreed_hour_base: Decimal | None = None
    agreed_reference_day: ReferenceDay | None = None
    goals: tuple[Goal, ...] = ()

    def __post_init__(self) -> None:
        limits = (
            ("contract_sum", self.contract.contract_sum, None),
            ("percentage", self.contract.percentage, Decimal(100)),
            ("wage_bill", self.wage_bill, None),
            ("labour_share", self.labour_share, Decimal(1)),
        )
        for name, number, most in limits:
            if number is not None and (number < 0 or (most is not None and number > most)):
                raise InvalidInput(
                    f"{number} is not possible here.",
                    where=name,
                    remedy="Give a number of at least 0"
                    + ("." if most is None else f" and at most {most}."),
                )
        if self.agreed_hour_base is not None and self.agreed_hour_base <= 0:
            raise InvalidInput(
                f"{self.agreed_hour_base} hours cannot be full time.",
                where="agreed_hour_base",
                remedy="Give the weekly hours, for example 36.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """From which size a duty holds.

    Attributes
    ----------
    euros : Decimal or None
        None was not readable.
    is_included : Ternary
        Whether a contract of exactly this size falls under the duty ('vanaf' or 'boven').
    sorts : frozenset of ContractSort
        What it holds for; empty is every sort of contract.
    """

    of: DutyBase
    euros: Decimal | None
    is_included: Ternary
    sorts: frozenset[ContractSort] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRate:
    """A percentage of a base, if need be only below a labour share.

    Attributes
    ----------
    percentage : Decimal or None
        Per cent; None was not readable.
    precision : RatePrecision
        Where the source gives a minimum or an aim, the contract decides.
    labour_share_below : Decimal or None
        The rate holds only when labour is less than this share of the sum.
    """

    of: DutyBase
    percentage: Decimal | None
    precision: RatePrecision
    labour_share_below: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRule:
    """An authority's published rule on how much is owed."""

    rule_id: str
    authority: str
    title: str
    valid_from: date | None
    valid_until: date | None
    source: str
    retrieved: date
    completeness: Completeness
    thresholds: tuple[Threshold, ...]
    rates: tuple[DutyRate, ...]
    known_gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """What is owed under one contract (social-returnverplichting).

    Attributes
    ----------
    owed : Amount
        Euros; open where the rule or the contract leaves it open.
    formula : str
        How it was counted, with the numbers.
    source : str
        Address of the rule, or 'contract'.
    questions : tuple of str
        What is not known, in Dutch.
    """

    contract_id: str
    owed: Amount
    formula: str
    source: str
    goals: tuple[Goal, ...] = ()
    questions: tuple[str, ...] = ()
