"""Weights of the ranker on the command line: list, show, try, save, use, go back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter

from api.cli.option_groups import with_option_groups
from api.cli.options import ActingForOption, DatabaseOption, OnOption, day_of, now, opened_for
from api.cli.rule_files import read_rule_path
from api.cli.value import CaseFormat, CaseFormatOption
from api.cli.weights_table import print_preview, print_weights
from api.schemas.weight_preview import WeightPreviewOut, weight_preview_out
from api.schemas.weights import WeightSetsOut, weight_sets_out
from api.services import weights
from api.services.weight_preview import MOST_PLACES, MOST_VACANCIES, preview_weights
from matcher.domain.access import Purpose
from matcher.domain.weight_set import WeightActivation, WeightOrigin

app = typer.Typer(
    no_args_is_help=True,
    help="How much each part counts in the fit. One set is in use for every list of the "
    "installation. Municipal desks (--as) and the operator try, save and choose; everybody reads.",
)

_sets_json = TypeAdapter(WeightSetsOut)
_preview_json = TypeAdapter(WeightPreviewOut)

FileArgument = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="Weights as TOML, as 'sroi-match weights show' prints."),
]
WhyOption = Annotated[
    str, typer.Option("--why", metavar="TEXT", help="The reason, for the log; name no persons.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialOptions:
    """On which lists the weights are tried."""

    top: Annotated[
        int, typer.Option("--top", min=1, max=MOST_PLACES, help="How many places to compare.")
    ] = 10
    vacancies: Annotated[
        int,
        typer.Option(
            "--vacancies", min=1, max=MOST_VACANCIES, help="How many open vacancies at most."
        ),
    ] = 50
    contractor: Annotated[
        str | None,
        typer.Option("--contractor", metavar="NAME", help="Only vacancies of this contractor."),
    ] = None


@app.command("list")
def list_(output: CaseFormatOption = CaseFormat.TABLE, database: DatabaseOption = None) -> None:
    """List all versions, which one is in use, and when each was taken into use."""
    with (
        opened_for(database, None, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        known = weights.known_weights(uow, default=installation.weights_name)
    if output is CaseFormat.JSON:
        typer.echo(_sets_json.dump_json(weight_sets_out(known), indent=2).decode())
    else:
        print_weights(known)


@app.command()
def show(
    version: Annotated[
        str | None, typer.Argument(metavar="VERSION", help="Default: the version in use.")
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Print a version as TOML, word for word: to read, or to copy and change."""
    with (
        opened_for(database, None, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        known = weights.known_weights(uow, default=installation.weights_name)
        found = weights.weights_of_version(uow, version or known.active)
    typer.echo(found.document, nl=not found.document.endswith("\n"))


def preview(
    file: FileArgument,
    trial: TrialOptions,
    output: CaseFormatOption = CaseFormat.TABLE,
    acting_for: ActingForOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
) -> None:
    """Try weights on the open vacancies: who enters, leaves or moves. Nothing is stored."""
    document = read_rule_path(file).content
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        found = preview_weights(
            uow,
            installation.engine,
            document,
            top=trial.top,
            n_vacancies=trial.vacancies,
            contractor=trial.contractor,
            on=day_of(on),
        )
    if output is CaseFormat.JSON:
        typer.echo(_preview_json.dump_json(weight_preview_out(found), indent=2).decode())
    else:
        print_preview(found)


app.command("preview")(with_option_groups(preview))


@app.command()
def save(
    file: FileArgument,
    name: Annotated[
        str,
        typer.Option(
            "--name",
            metavar="NAME",
            help="Small letters, digits and hyphens; the version number comes behind it.",
        ),
    ],
    why: WhyOption,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Save the next version of a named set. It is not in use yet: see 'weights use'."""
    document = read_rule_path(file).content
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        saved = weights.save_weights(
            uow, document, name=name, origin=WeightOrigin.DESK, why=why, at=now()
        )
    typer.echo(
        f"Bewaard als {saved.version}. In gebruik nemen: sroi-match weights use {saved.version}"
    )


@app.command()
def use(
    version: Annotated[str, typer.Argument(metavar="VERSION", help="As 'weights list' names it.")],
    why: WhyOption,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Take weights into use: every list from now on is made with them, in every process."""
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        done = weights.use_weights(
            uow, version, default=installation.weights_name, why=why, at=now()
        )
    _told(done)


@app.command()
def back(
    why: WhyOption, acting_for: ActingForOption = None, database: DatabaseOption = None
) -> None:
    """Take back into use the weights that were in use before those of now."""
    with (
        opened_for(database, acting_for, Purpose.REGISTRATION) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        done = weights.use_weights_before(uow, default=installation.weights_name, why=why, at=now())
    _told(done)


def _told(done: WeightActivation) -> None:
    typer.echo(f"In gebruik vanaf nu: {done.version}")
