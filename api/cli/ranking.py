"""Rankings on the command line: candidates for a vacancy, vacancies for a candidate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer
from pydantic import TypeAdapter

from api.cli.delimited import candidate_lines_csv, vacancy_lines_csv
from api.cli.option_groups import with_option_groups
from api.cli.options import (
    ActingForOption,
    DatabaseOption,
    FormatOption,
    OnOption,
    OutputFormat,
    ShowExcludedOption,
    TopOption,
    day_of,
    now,
    opened_for,
)
from api.cli.ranking_table import print_candidate_ranking, print_vacancy_ranking
from api.schemas.ranking import (
    RankingLineOut,
    VacancyLineOut,
    ranking_lines_out,
    vacancy_lines_out,
)
from api.services.ranking_answers import ListOrder
from api.services.rankings import AskedCounting, rank_for_candidate, rank_for_vacancy
from matcher.domain.access import Purpose

_ranking_json = TypeAdapter(list[RankingLineOut])
_vacancies_json = TypeAdapter(list[VacancyLineOut])

SchemeOption = Annotated[
    str | None,
    typer.Option(
        "--scheme",
        metavar="ID",
        help="Say who counts, and for how much, by this block scheme ('sroi-match schemes' lists "
        "them). It goes before the one that a contract names, and holds outside any contract too: "
        "for an employer's own social policy, or the banenafspraak. Who acts for a contractor "
        "(--as) names one that a contract of its own names.",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingOptions:
    """By which rules people count, and what is done with the answer."""

    contract: Annotated[
        str | None,
        typer.Option(
            "--contract",
            metavar="CONTRACT",
            help="Say who counts for this contract, by our id (C-…) or the contractor's. Default: "
            "the contract that the vacancy serves.",
        ),
    ] = None
    scheme: SchemeOption = None
    show_not_counting: Annotated[
        bool,
        typer.Option(
            "--show-not-counting",
            help="Also list those who are left out because they certainly do not count for the "
            "contract, with the reason.",
        ),
    ] = False
    order: Annotated[
        ListOrder,
        typer.Option(
            "--order",
            help="value puts the same people in order of what they certainly count for. Each use "
            "is written to the log of choices ('sroi-match log').",
        ),
    ] = ListOrder.FIT

    def asked(self) -> AskedCounting:
        """Return what is asked, with the instant of a choice that is logged."""
        return AskedCounting(
            contract=self.contract,
            scheme=self.scheme,
            with_not_counting=self.show_not_counting,
            by_value_at=now() if self.order is ListOrder.VALUE else None,
        )


def add_to(app: typer.Typer) -> None:
    """Put the commands of this module on the program."""
    app.command("rank")(with_option_groups(rank))
    app.command("match-candidate")(match_candidate)


def rank(
    vacancy: Annotated[
        str, typer.Argument(metavar="VACANCY", help="Our id (V-…) or the id in the imported file.")
    ],
    counting: CountingOptions,
    top: TopOption = 10,
    output: FormatOption = OutputFormat.TABLE,
    show_excluded: ShowExcludedOption = False,
    acting_for: ActingForOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
) -> None:
    """Rank the candidates for a vacancy.

    Best fit first, each with the reasons, what is not known yet, and whom to call.
    Whether somebody counts, and for how much, stands beside the fit and never changes it. Under a
    contract that names a block scheme, who certainly does not count is left out; who may count
    stays.
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
            counting=counting.asked(),
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
    scheme: SchemeOption = None,
    acting_for: ActingForOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
) -> None:
    """Rank the vacancies for a candidate.

    Only those still open, by the same fit and with the same reasons. Beside each stands whether
    the candidate counts for its contract, and for how much where a block scheme says so.
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
            scheme=scheme,
            on=day_of(on),
        )
    if output is OutputFormat.TABLE:
        print_candidate_ranking(ranking)
    elif output is OutputFormat.JSON:
        typer.echo(_vacancies_json.dump_json(vacancy_lines_out(ranking), indent=2).decode())
    else:
        typer.echo(vacancy_lines_csv(vacancy_lines_out(ranking)), nl=False)
