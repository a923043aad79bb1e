"""Rankings on the command line: candidates for a vacancy, vacancies for a candidate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer
from pydantic import TypeAdapter

from api.cli.delimited import candidate_lines_csv, vacancy_lines_csv
from api.cli.floor_options import FloorOptions, moves_text
from api.cli.openings_text import print_openings
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
from api.schemas.openings import OpeningsOut, openings_out
from api.schemas.ranking import (
    RankingLineOut,
    VacancyLineOut,
    ranking_lines_out,
    vacancy_lines_out,
)
from api.services.asked_counting import AskedCounting
from api.services.openings import openings_for_candidate
from api.services.rankings import rank_for_candidate, rank_for_vacancy
from matcher.domain.access import Purpose
from matcher.domain.shown_ranking import ListOrder
from matcher.errors import InvalidInput

_ranking_json = TypeAdapter(list[RankingLineOut])
_vacancies_json = TypeAdapter(list[VacancyLineOut])
_openings_json = TypeAdapter(OpeningsOut)

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
class CountingOptions(FloorOptions):
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
            help="proven goes by fit times confidence: who has told little stands lower. value "
            "puts the same people in order of what they certainly count for, and each use is "
            "written to the log of choices ('sroi-match log').",
        ),
    ] = ListOrder.FIT

    def asked(self) -> AskedCounting:
        """Return what is asked."""
        return AskedCounting(
            contract=self.contract,
            scheme=self.scheme,
            with_not_counting=self.show_not_counting,
            order=self.order,
            floor=self.floor(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyListOptions:
    """How much of the vacancies for a candidate is shown, or what would open more of them."""

    top: TopOption = 10
    show_excluded: ShowExcludedOption = False
    show_openings: Annotated[
        bool,
        typer.Option(
            "--openings",
            help="Say instead which single thing that is missing or unknown (a licence, a "
            "certificate, four hours, 5 km …) would open how many more of the open vacancies. "
            "As table or JSON.",
        ),
    ] = False


def add_to(app: typer.Typer) -> None:
    """Put the commands of this module on the program."""
    app.command("rank")(with_option_groups(rank))
    app.command("match-candidate")(with_option_groups(match_candidate))


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
            at=now(),
        )
    if output is OutputFormat.TABLE:
        print_vacancy_ranking(ranking)
        return
    for sentence in (*moves_text(ranking.moves), f"Vastgelegd als {ranking.ranking_id}."):
        typer.echo(sentence, err=True)
    if output is OutputFormat.JSON:
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
    listed: VacancyListOptions,
    output: FormatOption = OutputFormat.TABLE,
    scheme: SchemeOption = None,
    acting_for: ActingForOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
) -> None:
    """Rank the vacancies for a candidate.

    Only those still open, by the same fit and with the same reasons. Beside each stands whether
    the candidate counts for its contract, and for how much where a block scheme says so.
    """
    if listed.show_openings:
        _openings(candidate, output, acting_for, on, database)
        return
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        ranking = rank_for_candidate(
            uow,
            installation.engine,
            candidate,
            top=listed.top,
            with_excluded=listed.show_excluded,
            scheme=scheme,
            on=day_of(on),
        )
    if output is OutputFormat.TABLE:
        print_candidate_ranking(ranking)
    elif output is OutputFormat.JSON:
        typer.echo(_vacancies_json.dump_json(vacancy_lines_out(ranking), indent=2).decode())
    else:
        typer.echo(vacancy_lines_csv(vacancy_lines_out(ranking)), nl=False)


def _openings(
    candidate: str,
    output: OutputFormat,
    acting_for: str | None,
    on: str | None,
    database: str | None,
) -> None:
    if output is OutputFormat.CSV:
        raise InvalidInput(
            "What would open more vacancies has no CSV.",
            where="--format",
            remedy="Ask for table or json.",
        )
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        found = openings_for_candidate(uow, installation.engine, candidate, on=day_of(on))
    if output is OutputFormat.JSON:
        typer.echo(_openings_json.dump_json(openings_out(found), indent=2).decode())
    else:
        print_openings(found)
