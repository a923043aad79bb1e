"""Rankings on the command line: candidates for a vacancy, vacancies for a candidate."""

from __future__ import annotations

from typing import Annotated

import typer
from pydantic import TypeAdapter

from api.cli.delimited import candidate_lines_csv, vacancy_lines_csv
from api.cli.options import (
    ActingForOption,
    DatabaseOption,
    FormatOption,
    OnOption,
    OutputFormat,
    ShowExcludedOption,
    TopOption,
    day_of,
    opened_for,
)
from api.cli.ranking_table import print_candidate_ranking, print_vacancy_ranking
from api.schemas.ranking import (
    RankingLineOut,
    VacancyLineOut,
    ranking_lines_out,
    vacancy_lines_out,
)
from api.services.rankings import rank_for_candidate, rank_for_vacancy
from matcher.domain.access import Purpose

_ranking_json = TypeAdapter(list[RankingLineOut])
_vacancies_json = TypeAdapter(list[VacancyLineOut])


def add_to(app: typer.Typer) -> None:
    """Put the commands of this module on the program."""
    app.command("rank")(rank)
    app.command("match-candidate")(match_candidate)


def rank(
    vacancy: Annotated[
        str, typer.Argument(metavar="VACANCY", help="Our id (V-…) or the id in the imported file.")
    ],
    top: TopOption = 10,
    output: FormatOption = OutputFormat.TABLE,
    show_excluded: ShowExcludedOption = False,
    acting_for: ActingForOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
) -> None:
    """Rank the candidates for a vacancy.

    Best fit first, each with the reasons, what is not known yet, and whom to call.
    Candidates without consent to sharing are ranked for their own intermediary only (--as).
    """
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        ranking = rank_for_vacancy(
            uow,
            installation.engine,
            vacancy,
            top=top,
            with_excluded=show_excluded,
            on=day_of(on),
        )
    if output is OutputFormat.TABLE:
        print_vacancy_ranking(ranking)
    elif output is OutputFormat.JSON:
        typer.echo(_ranking_json.dump_json(ranking_lines_out(ranking), indent=2).decode())
    else:
        typer.echo(candidate_lines_csv(ranking_lines_out(ranking)), nl=False)


def match_candidate(
    candidate: Annotated[
        str,
        typer.Argument(
            metavar="CANDIDATE", help="The pseudonym (K-…) or the id in the own system."
        ),
    ],
    top: TopOption = 10,
    output: FormatOption = OutputFormat.TABLE,
    show_excluded: ShowExcludedOption = False,
    acting_for: ActingForOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
) -> None:
    """Rank the vacancies for a candidate.

    Only those still open, by the same fit and with the same reasons.
    """
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        ranking = rank_for_candidate(
            uow,
            installation.engine,
            candidate,
            top=top,
            with_excluded=show_excluded,
            on=day_of(on),
        )
    if output is OutputFormat.TABLE:
        print_candidate_ranking(ranking)
    elif output is OutputFormat.JSON:
        typer.echo(_vacancies_json.dump_json(vacancy_lines_out(ranking), indent=2).decode())
    else:
        typer.echo(vacancy_lines_csv(vacancy_lines_out(ranking)), nl=False)
