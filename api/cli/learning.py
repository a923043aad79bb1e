"""Learning from outcomes on the command line: report, fit, evaluate, adopt."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter

from api.cli.learning_table import print_comparisons, print_evaluation, print_learning_report
from api.cli.new_file import write_new
from api.cli.options import ActingForOption, DatabaseOption, now, opened_for
from api.cli.rule_files import read_rule_path
from api.cli.value import CaseFormat, CaseFormatOption
from api.schemas.learning import (
    EvaluationOut,
    LearningReportOut,
    evaluation_out,
    learning_report_out,
)
from api.services.learning import adopt_weights, learning_report, propose_weights, try_document
from matcher.domain.access import Purpose
from matcher.learning.outcomes import Step

app = typer.Typer(
    no_args_is_help=True,
    help="Weights from what became of the lists that were shown. Nothing changes by itself: read "
    "docs/learning.md. For municipal desks (--as) and the operator.",
)

_report_json = TypeAdapter(LearningReportOut)
_evaluation_json = TypeAdapter(EvaluationOut)

OutcomeOption = Annotated[Step, typer.Option("--outcome", help="What lists should lead to.")]
WeightsArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="Weights as TOML, as 'learning fit' writes them.")
]


@app.command("report")
def report_learning(
    output: CaseFormatOption = CaseFormat.TABLE,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Tell what there is to learn from, and what is missing."""
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        report = learning_report(uow, installation.engine, at=now())
    if output is CaseFormat.JSON:
        typer.echo(_report_json.dump_json(learning_report_out(report), indent=2).decode())
    else:
        print_learning_report(report)


@app.command("fit")
def fit_weights(
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="New file for the proposed weights.")
    ],
    outcome: OutcomeOption = Step.INVITED,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Learn weights from outcomes and write them to a file; nothing is stored or changed.

    Refused with the numbers where there is too little to learn from. Boosted trees are learned
    beside them, to tell how much readable weights leave on the table.
    """
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        document, learned = propose_weights(uow, installation.engine, outcome, at=now())
        in_use = installation.engine.weights_in_use(uow)
    write_new(out, document.encode())
    print_comparisons(learned, in_use.components)
    typer.echo(f"Geschreven: {out}. Probeer ze met 'sroi-match learning evaluate {out}'.")


@app.command("evaluate")
def evaluate_weights(
    file: WeightsArgument,
    outcome: OutcomeOption = Step.INVITED,
    on_all_vacancies: Annotated[
        bool,
        typer.Option(
            "--all-vacancies",
            help="Also on the vacancies that are learned from: for weights that were not learned.",
        ),
    ] = False,
    output: CaseFormatOption = CaseFormat.TABLE,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Estimate what lists by other weights would bring, from what the shown lists brought."""
    document = read_rule_path(file).content
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        evaluation = try_document(
            uow,
            installation.engine,
            document,
            outcome,
            on_all_vacancies=on_all_vacancies,
            at=now(),
        )
    if output is CaseFormat.JSON:
        typer.echo(_evaluation_json.dump_json(evaluation_out(evaluation), indent=2).decode())
    else:
        print_evaluation(evaluation)


@app.command("adopt")
def adopt_learned_weights(
    file: WeightsArgument,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; no persons.")],
    outcome: OutcomeOption = Step.INVITED,
    acting_for: ActingForOption = None,
    database: DatabaseOption = None,
) -> None:
    """Store learned weights, if there is enough evidence and a sure gain; else say what is missing.

    They are not in use yet: 'sroi-match weights use' does that, and 'sroi-match weights back'
    undoes it.
    """
    document = read_rule_path(file).content
    with (
        opened_for(database, acting_for, Purpose.MATCHING) as (installation, viewer),
        installation.database.unit_of_work(viewer) as uow,
    ):
        saved, evaluation = adopt_weights(
            uow, installation.engine, document, outcome, why=why, at=now()
        )
    print_evaluation(evaluation)
    typer.echo(
        f"Bewaard als {saved.version}, nog niet in gebruik. Neem ze in gebruik met 'sroi-match "
        f"weights use {saved.version}'; terug kan met 'sroi-match weights back'."
    )
