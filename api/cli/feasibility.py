"""Can an obligation be met? Asked on the command line."""

from __future__ import annotations

import typer

from api.cli.feasibility_options import ChoiceOptions, DutyOptions, PlaceOptions, PlanOptions
from api.cli.feasibility_table import print_feasibility
from api.cli.option_groups import with_option_groups
from api.cli.options import ActingForOption, DatabaseOption, OnOption, day_of, opened_for
from api.cli.value import CaseFormat, CaseFormatOption
from api.schemas.feasibility_answer import feasibility_out
from api.services.feasibilities import feasibility_of
from api.services.feasibility_question import FeasibilityQuestion
from matcher.domain.access import Purpose


def add_to(app: typer.Typer) -> None:
    """Put the command of this module on the program."""
    app.command("feasibility")(with_option_groups(feasibility))


def feasibility(
    duty: DutyOptions,
    place: PlaceOptions,
    plan: PlanOptions,
    choices: ChoiceOptions,
    output: CaseFormatOption = CaseFormat.TABLE,
    acting_for: ActingForOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
) -> None:
    """Tell whether an obligation can be met with the people who are there.

    Counts who could do the work within reach, of which group and channel, and what they would
    count for by the last day; with the arithmetic. Nothing is stored.

    Example: sroi-match feasibility --owed 50000 --scheme
    haaglanden-zuid-holland-centraal/2023-07-01 --pc4 3511 --work schoonmaker --work
    'groenmedewerker: heggen knippen; onkruid wieden' --start 2027-01-04 --end 2028-01-03
    --hours 24
    """
    asked = FeasibilityQuestion(
        work=plan.kinds(),
        place=place.place(),
        scheme=choices.scheme,
        owed=duty.owed,
        contract=duty.contract,
        duty=duty.terms(),
        starts_on=plan.start,
        ends_on=plan.end,
        hours_per_week=plan.hours,
        positions=plan.positions,
        least_fit=choices.least_fit,
        most_travel_min=place.travel_min,
        comfortable_share=choices.share(),
    )
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        found = feasibility_of(uow, installation.engine, asked, on=day_of(on))
    if output is CaseFormat.TABLE:
        print_feasibility(found)
    else:
        typer.echo(feasibility_out(found).model_dump_json(indent=2))
