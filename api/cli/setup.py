"""An installation from nothing: init, the demo, and the service."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.options import DatabaseOption, database_url, day_of, now, opened
from api.cli.ranking_table import print_vacancy_ranking
from api.cli.serving import serve_until_interrupted
from api.services.example_region import load_example_region
from api.services.installation import Installation, initialise
from api.services.rankings import rank_for_vacancy
from api.services.viewers import operator
from api.settings import read_settings
from matcher.domain.access import Purpose

EXAMPLE_DATABASE_URL = "sqlite:///sroi-match-example.sqlite"
_DEMO_TOP = 5

PortOption = Annotated[
    int | None,
    typer.Option(
        "--port", min=1, max=65535, help="Port on 127.0.0.1. Default: SROI_PORT, else 8000."
    ),
]


def add_to(app: typer.Typer) -> None:
    """Put the commands of this module on the program."""
    app.command("init")(init)
    app.command("serve")(serve)
    app.command("demo")(demo)


def init(database: DatabaseOption = None) -> None:
    """Make or update the database.

    Run it again after installing another version: what the database holds is kept.
    """
    made, before = initialise(database_url(database))
    made.dispose()
    done = {
        "empty": "De database is gemaakt",
        "behind": "De database is bijgewerkt naar deze versie",
        "current": "De database was al bij",
    }[before.value]
    typer.echo(f"{done}: {made.engine.url}")


def serve(port: PortOption = None, database: DatabaseOption = None) -> None:
    """Serve the HTTP API on 127.0.0.1.

    It runs until Ctrl-C and describes itself under /docs.
    There is no access control yet: the service listens on this machine only.
    """
    with opened(database) as installation:
        _serve(installation, port)


def demo(
    serve_afterwards: Annotated[
        bool, typer.Option("--serve", help="Go on as the service afterwards.")
    ] = False,
    port: PortOption = None,
    database: DatabaseOption = None,
) -> None:
    """Load and rank the example region.

    All of it is synthetic, and goes into a database of its own: sroi-match-example.sqlite in this
    folder, unless --database or SROI_DATABASE_URL names another. A database that holds anything
    else is refused. One vacancy is ranked and printed with the reasons.
    """
    url = database_url(database, default=EXAMPLE_DATABASE_URL)
    made, _ = initialise(url)
    made.dispose()
    with opened(url) as installation:
        _show_example(installation)
        if serve_afterwards:
            _serve(installation, port)


def _serve(installation: Installation, port: int | None) -> None:
    settings = read_settings()
    serve_until_interrupted(
        installation,
        port or settings.port,
        upload_limit_mb=settings.upload_limit_mb,
        holds_fairness_facts=settings.fairness_facts,
    )


def _show_example(installation: Installation) -> None:
    viewer = operator("demo", Purpose.IMPORT)
    loaded = load_example_region(
        installation.database,
        installation.engine,
        viewer,
        identity_key=installation.identity_key,
        loaded_at=now(),
    )
    typer.echo(
        f"Voorbeeldregio (verzonnen): {loaded.n_candidates} kandidaten, "
        f"{loaded.n_vacancies} vacatures, {loaded.n_contracts} opdrachten, "
        f"{loaded.n_organisations} organisaties.\n"
    )
    with installation.database.unit_of_work(viewer) as uow:
        ranking = rank_for_vacancy(
            uow,
            installation.engine,
            loaded.demo_vacancy,
            top=_DEMO_TOP,
            on=day_of(None),
            at=now(),
        )
    print_vacancy_ranking(ranking)
