"""The program ``sroi-match``: its commands put together, and what an error looks like."""

from __future__ import annotations

import sys

import typer

from api.cli import (
    allocation,
    audit,
    baselines,
    benchmark,
    candidates,
    channel_habit,
    channel_log,
    channel_report,
    channels,
    claims,
    costs,
    displacement,
    encoder,
    evaluation,
    explaining,
    fairness,
    feasibility,
    goals,
    imports,
    introductions,
    leads,
    learning,
    obligations,
    options,
    past,
    ranking,
    rankings,
    rules,
    setup,
    social_return,
    taxonomy,
    text_reading,
    value,
    weights,
)
from matcher.errors import MatcherError

app = typer.Typer(
    name="sroi-match",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help=(
        "Match people with a distance to the labour market to the vacancies that contractors open "
        "to meet their social-return duties.\n\n"
        "A first session: 'sroi-match init', 'sroi-match import candidates FILE --organisation "
        "NAME --channel uwv', 'sroi-match import vacancies FILE', 'sroi-match rank VACANCY'. "
        "Or 'sroi-match demo', which brings an example region of its own."
    ),
)
app.callback(invoke_without_command=True)(options.remember_database)
setup.add_to(app)
ranking.add_to(app)
explaining.add_to(app)
baselines.add_to(app)
value.add_to(app)
feasibility.add_to(app)
allocation.add_to(app)
obligations.add_to(app)
audit.add_to(app)
text_reading.add_to(app)
app.add_typer(imports.app, name="import")
app.command("template")(imports.template)
app.command("duplicates")(imports.duplicates)
app.add_typer(claims.app, name="claim")
app.add_typer(candidates.app, name="candidates")
app.add_typer(introductions.app, name="introductions")
introductions.app.command("displacement")(displacement.displacement)
app.add_typer(goals.app, name="goals")
app.add_typer(leads.app, name="leads")
app.add_typer(costs.app, name="costs")
app.add_typer(rules.app, name="rules")
app.add_typer(rankings.app, name="rankings")
app.add_typer(weights.app, name="weights")
app.add_typer(fairness.app, name="fairness")
app.add_typer(channels.app, name="channels")
channels.app.command("habit")(channel_habit.habit)
channels.app.command("log")(channel_log.log)
channels.app.command("evaluation")(evaluation.evaluation)
channels.app.command("report")(channel_report.report)
channels.app.command("import-past")(past.bring_in)
channels.app.command("list-past")(past.listed)
channels.app.command("remove-past")(past.take_out)
app.add_typer(social_return.app, name="social-return")
app.add_typer(learning.app, name="learning")
app.add_typer(encoder.app, name="encoder")
app.add_typer(benchmark.app, name="benchmark")
app.add_typer(taxonomy.app, name="taxonomy")


def main() -> None:
    """Run the command line; an error of ours is a sentence on stderr and exit code 1."""
    try:
        app()
    except MatcherError as error:
        sys.stderr.write(f"sroi-match: {error.sentence()}\n")
        raise SystemExit(1) from error
