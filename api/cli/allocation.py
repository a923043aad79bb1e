"""Whom to propose where, for many vacancies at once: asked on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from api.cli.allocation_csv import pairs_csv
from api.cli.allocation_table import print_allocation
from api.cli.new_file import write_new
from api.cli.option_groups import with_option_groups
from api.cli.options import ActingForOption, DatabaseOption, OnOption, day_of, now, opened_for
from api.cli.value import CaseFormat, CaseFormatOption
from api.schemas.allocation_answer import allocation_out
from api.services.allocation_question import (
    LEAST_FIT,
    LIST_LENGTH,
    MOST_LEFT,
    AllocationQuestion,
)
from api.services.allocations import allocate
from matcher.allocation.problem import AllocationChoices
from matcher.domain.access import Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOptions:
    """Which vacancies are meant; without any option all that are open."""

    vacancy: Annotated[
        list[str] | None,
        typer.Option(
            "--vacancy", metavar="VACANCY", help="Our id or the contractor's; more than once."
        ),
    ] = None
    contractor: Annotated[
        str | None,
        typer.Option("--contractor", metavar="ORGANISATION", help="Of this one, by id or name."),
    ] = None
    contract: Annotated[
        str | None,
        typer.Option("--contract", metavar="CONTRACT", help="Of this one, by our id or theirs."),
    ] = None
    region: Annotated[
        str | None,
        typer.Option(
            "--region", metavar="REGION", help="In this labour-market region, by name or code."
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationOptions:
    """How people are given to places; none of it changes how well anybody fits."""

    min_fit: Annotated[
        float,
        typer.Option("--min-fit", min=0, max=1, help="Below this, nobody is advised for a job."),
    ] = LEAST_FIT
    due_first: Annotated[
        bool,
        typer.Option(
            "--due-first", help="Fill places of contracts that end sooner first, also at some fit."
        ),
    ] = False
    spread: Annotated[
        float,
        typer.Option(
            "--spread",
            min=0,
            max=1,
            help="How much fit may be given up to spread people over contractors: the k-th person "
            "for one with P places counts for SPREAD x (k - 1) / P less.",
        ),
    ] = 0.0
    top: Annotated[
        int,
        typer.Option(
            "--top", min=1, max=1000, help="Length of the lists compared before and after."
        ),
    ] = LIST_LENGTH
    left: Annotated[
        int,
        typer.Option("--left", min=0, help="How many of those without a place are told about."),
    ] = MOST_LEFT
    also_not_counting: Annotated[
        bool,
        typer.Option(
            "--also-not-counting",
            help="Also place who certainly does not count for the contract of a vacancy.",
        ),
    ] = False

    def choices(self) -> AllocationChoices:
        """Return the choices as the core takes them."""
        return AllocationChoices(
            least_fit=self.min_fit, due_first=self.due_first, spread=self.spread
        )


CsvOption = Annotated[
    Path | None,
    typer.Option("--csv", metavar="FILE", help="Also write the pairs to a new file, as CSV."),
]


def add_to(app: typer.Typer) -> None:
    """Put the command of this module on the program."""
    app.command("allocate")(with_option_groups(allocate_people))


def allocate_people(
    work: WorkOptions,
    chosen: AllocationOptions,
    csv: CsvOption = None,
    output: CaseFormatOption = CaseFormat.TABLE,
    acting_for: ActingForOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
) -> None:
    """Advise whom to propose where, for many vacancies at once.

    One person gets one place at most, and all fits together are the most that is possible; beside
    it stands what giving the best pair a place first comes to. Nobody is placed: the advice is not
    stored, and that it was asked is written to the log of choices ('sroi-match log').
    Who acts for a contractor (--as) asks for its own vacancies, who acts for an intermediary for
    its own candidates.

    Example: sroi-match allocate --region Midden-Utrecht --min-fit 0.6 --due-first --csv advies.csv
    """
    asked = AllocationQuestion(
        vacancies=tuple(work.vacancy or ()),
        contractor=work.contractor,
        contract=work.contract,
        region=work.region,
        choices=chosen.choices(),
        list_length=chosen.top,
        most_left=chosen.left,
        with_not_counting=chosen.also_not_counting,
    )
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        found = allocate(uow, installation.engine, asked, on=day_of(on), at=now())
    if csv is not None:
        write_new(csv, pairs_csv(allocation_out(found)).encode())
    if output is CaseFormat.TABLE:
        print_allocation(found)
    else:
        typer.echo(allocation_out(found).model_dump_json(indent=2))
