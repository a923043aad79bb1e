"""The options that ask whether an obligation can be met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

import typer

from api.cli.written import day_option, number_option, refuse_thousands, written_number
from api.services.feasibility_question import LEAST_FIT, AskedPlace, WorkKind
from matcher.domain.contract import Contract
from matcher.domain.obligation import ContractSort, ContractTerms, DutyBase
from matcher.feasibility.answer import COMFORTABLE_SHARE


def written_euros(text: str, option: str) -> Decimal:
    """Return the amount that an option names.

    Raises
    ------
    InvalidInput
        If it is not a number above 0, or its point may mean thousands.
    """
    refuse_thousands(text, option)
    return written_number(text, option)


def euro_option(name: str, explained: str) -> Any:
    """Return a typer option that reads an amount in euros, exactly."""

    def parse(text: str) -> Decimal:
        return written_euros(text, name)

    return typer.Option(name, metavar="EUROS", help=explained, parser=parse)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyOptions:
    """What is owed: an amount, a registered contract, or a sum with a percentage or rule."""

    owed: Annotated[Decimal | None, euro_option("--owed", "What is owed in euros, as 50000.")] = (
        None
    )
    contract: Annotated[
        str | None,
        typer.Option(
            "--contract",
            metavar="ID",
            help="A registered contract: gives what is owed, the scheme and the days.",
        ),
    ] = None
    contract_sum: Annotated[
        Decimal | None, euro_option("--sum", "Sum of the contract, excluding VAT.")
    ] = None
    percentage: Annotated[
        Decimal | None, number_option("--percentage", "PERCENT", "Share of the sum, as 5.")
    ] = None
    rule: Annotated[
        str | None,
        typer.Option("--rule", metavar="ID", help="A published rule, in place of a percentage."),
    ] = None
    sort: Annotated[ContractSort | None, typer.Option("--sort", help="What is bought.")] = None
    wage_bill: Annotated[
        Decimal | None, euro_option("--wage-bill", "Wages in the contract, excluding VAT.")
    ] = None
    labour_share: Annotated[
        Decimal | None,
        number_option("--labour-share", "SHARE", "Labour as a share of the sum, as 0,3."),
    ] = None
    base: Annotated[
        DutyBase | None, typer.Option("--base", help="Of what the percentage is taken.")
    ] = None

    def terms(self) -> ContractTerms | None:
        """Return the terms of a contract that is not registered; None without any of them."""
        told = (
            self.contract_sum,
            self.percentage,
            self.rule,
            self.sort,
            self.wage_bill,
            self.labour_share,
            self.base,
        )
        if all(one is None for one in told):
            return None
        return ContractTerms(
            contract=Contract(
                contract_id="",
                organisation_id="",
                title="",
                contract_sum=self.contract_sum,
                percentage=self.percentage,
            ),
            sort=self.sort,
            wage_bill=self.wage_bill,
            labour_share=self.labour_share,
            duty_rule=self.rule,
            duty_base=self.base,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOptions:
    """Where the work is, or where people must live."""

    pc4: Annotated[
        str | None,
        typer.Option(
            "--pc4", metavar="DIGITS", help="Postcode of the work: within what people will travel."
        ),
    ] = None
    municipality: Annotated[
        str | None,
        typer.Option("--municipality", metavar="NAME", help="People must live here."),
    ] = None
    region: Annotated[
        str | None,
        typer.Option(
            "--region", metavar="NAME", help="People must live in this labour-market region."
        ),
    ] = None
    travel_min: Annotated[
        float | None,
        typer.Option(
            "--travel-min",
            min=1,
            max=600,
            help="Minutes one way for people who set no limit. Default: the ranker's horizon.",
        ),
    ] = None

    def place(self) -> AskedPlace:
        """Return the place."""
        return AskedPlace(pc4=self.pc4, municipality=self.municipality, region=self.region)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOptions:
    """Which work, from when until when, and how much of it."""

    work: Annotated[
        list[str] | None,
        typer.Option(
            "--work",
            metavar="TITLE[: SKILL; SKILL]",
            help="A kind of work, if need be with skills. May be repeated.",
        ),
    ] = None
    vacancy: Annotated[
        list[str] | None,
        typer.Option("--vacancy", metavar="ID", help="A registered vacancy. May be repeated."),
    ] = None
    start: Annotated[
        date | None,
        day_option("--start", "First day of the work. Default: of the contract, not before today."),
    ] = None
    end: Annotated[
        date | None, day_option("--end", "Last day to count. Default: of the contract.")
    ] = None
    hours: Annotated[
        Decimal | None, number_option("--hours", "HOURS", "Hours per week, as 32 or 32,5.")
    ] = None
    positions: Annotated[
        int | None,
        typer.Option("--positions", min=1, help="Jobs in all. Default: no limit known."),
    ] = None

    def kinds(self) -> tuple[WorkKind, ...]:
        """Return the kinds of work, in the order given."""
        named = [_kind(text) for text in self.work or ()]
        return (*named, *(WorkKind(vacancy=one) for one in self.vacancy or ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceOptions:
    """The scheme, and the two bounds that no published rule gives."""

    scheme: Annotated[
        str | None,
        typer.Option(
            "--scheme", metavar="ID", help="The block scheme. Default: that of the contract."
        ),
    ] = None
    least_fit: Annotated[
        float,
        typer.Option(
            "--least-fit", min=0, max=1, help="From which share of the work covered one can do it."
        ),
    ] = LEAST_FIT
    comfortable_share: Annotated[
        Decimal | None,
        number_option(
            "--comfortable-share",
            "SHARE",
            "Share of the people who certainly count that 'ruim' may need at most. Default: 1/3.",
        ),
    ] = None

    def share(self) -> Fraction:
        """Return the share, exactly."""
        given = self.comfortable_share
        return COMFORTABLE_SHARE if given is None else Fraction(given)


def _kind(text: str) -> WorkKind:
    title, _, skills = text.partition(":")
    told = (skill.strip() for skill in skills.split(";"))
    return WorkKind(title=title.strip(), skills=tuple(skill for skill in told if skill))
