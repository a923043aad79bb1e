"""Why somebody stands where, on the command line, for one of three readers."""

from __future__ import annotations

from typing import Annotated

import typer
from pydantic import TypeAdapter

from api.cli.explanation_text import print_explanation
from api.cli.options import ActingForOption, DatabaseOption, OnOption, day_of, now, opened_for
from api.cli.value import CaseFormat, CaseFormatOption
from api.schemas.explanation import AnyExplanationOut, explanation_out
from api.services.explanations import explain_match
from matcher.domain.access import Purpose
from matcher.explanations.asked_change import FORMS
from matcher.explanations.reader import Reader

_explanation_json: TypeAdapter[AnyExplanationOut] = TypeAdapter(AnyExplanationOut)


def add_to(app: typer.Typer) -> None:
    """Put the commands of this module on the program."""
    app.command("explain")(explain)


def explain(
    vacancy: Annotated[
        str, typer.Argument(metavar="VACANCY", help="Our id (V-…) or the id in the imported file.")
    ],
    candidate: Annotated[
        str,
        typer.Argument(
            metavar="CANDIDATE", help="The pseudonym (K-…) or the id in the own system."
        ),
    ],
    reader: Annotated[
        Reader,
        typer.Option(
            "--for",
            help="caseworker: all numbers, what stands beside the fit, what would change it. "
            "contractor: what is about the job. candidate: plain Dutch, for the person.",
        ),
    ] = Reader.CASEWORKER,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            metavar="CHANGE",
            help=f"Say what would follow from this; may be given more than once, each by itself. "
            f"One of: {FORMS}. Default: what helps most.",
        ),
    ] = None,
    output: CaseFormatOption = CaseFormat.TABLE,
    acting_for: ActingForOption = None,
    on: OnOption = None,
    database: DatabaseOption = None,
) -> None:
    """Explain why a candidate stands where in the list of a vacancy.

    From the very numbers that ordered the list. A contractor (--as) asks for --for contractor and a
    vacancy of its own; the text for the person is for the own intermediary, a municipal desk and
    the operator.
    """
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        explained = explain_match(
            uow,
            installation.engine,
            vacancy,
            candidate,
            reader=reader,
            asked=what_if or (),
            on=day_of(on),
            at=now(),
        )
    if output is CaseFormat.JSON:
        typer.echo(_explanation_json.dump_json(explanation_out(explained), indent=2).decode())
    else:
        print_explanation(explained)
