"""The HTTP service: everything wired together, and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from importlib.metadata import version

import anyio.to_thread
from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from fastapi_offline import FastAPIOffline

from api.dependencies import Kept
from api.exchange.file_content import MEGABYTE
from api.openapi import describe_fully
from api.problem_responses import UnexpectedErrors, add_problem_handlers
from api.routers import (
    allocations,
    audit,
    candidates,
    channel_habit,
    channel_log,
    channel_report,
    channels,
    claims,
    contracts,
    displacement,
    duplicates,
    efforts,
    evaluation,
    explanations,
    fairness,
    feasibility,
    goals,
    imports,
    introductions,
    leads,
    learning,
    obligations,
    organisations,
    past,
    placements,
    profile_upkeep,
    rankings,
    reported_costs,
    rules,
    social_return,
    statements,
    status,
    target_groups,
    taxonomy,
    templates,
    text_readings,
    vacancies,
    weights,
)
from api.routers.paths import IMPORTS
from api.security.body_limit import BodyLimit
from api.security.local_requests import LocalRequestsOnly
from api.services.installation import Installation, open_installation
from api.services.match_engine import MatchEngine
from api.settings import Settings
from models.engine import Database

MOST_THREADS = 12
"""Requests at work at once. Each may hold one connection while it waits for the index, and the one
that has the index needs up to three more: together they fit in the pool of 15."""
DOCS = "/docs"
ROUTERS = (
    # What lies below a vacancy, candidate or contract comes before its own '{id:path}'.
    taxonomy,
    text_readings,
    claims,
    explanations,
    introductions,
    profile_upkeep,
    vacancies,
    candidates,
    efforts,
    goals,
    reported_costs,
    leads,
    obligations,
    statements,
    contracts,
    displacement,
    placements,
    target_groups,
    rules,
    feasibility,
    allocations,
    fairness,
    channel_habit,
    channel_log,
    channel_report,
    evaluation,
    channels,
    past,
    social_return,
    learning,
    organisations,
    imports,
    templates,
    duplicates,
    audit,
    rankings,
    weights,
    status,
)
TAGS = [
    {"name": "vacancies", "description": "Jobs that contractors open, and who suits them."},
    {"name": "candidates", "description": "People, known by a pseudonym, and what suits them."},
    {"name": "claims", "description": "Claims to target groups: proof, decisions, and the rules."},
    {"name": "contracts", "description": "Tendered contracts that carry a duty."},
    {"name": "rules", "description": "Block schemes and rule files, shipped and a desk's own."},
    {
        "name": "introductions",
        "description": "Who was introduced for which vacancy, and every step that followed.",
    },
    {
        "name": "leads",
        "description": "Whom a contractor asked for people, who gave a tip, and what was heard.",
    },
    {"name": "placements", "description": "Work that started, and the contract it counts for."},
    {
        "name": "goals",
        "description": "What was wanted of contracts and regions, and what happened.",
    },
    {"name": "efforts", "description": "Social purchases, training and activities that count."},
    {
        "name": "reported costs",
        "description": "Extra costs and hours that contractors report.",
    },
    {
        "name": "feasibility",
        "description": "Whether an obligation can be met with the people who are there.",
    },
    {
        "name": "allocations",
        "description": "Advice on whom to propose where, for many vacancies at once.",
    },
    {
        "name": "fairness",
        "description": "How groups are seen on lists, beside those who are fit and may count.",
    },
    {
        "name": "channels",
        "description": "What every channel brought: shares, speed, and whom nobody asked.",
    },
    {
        "name": "social-return",
        "description": "Social return on investment by a desk's file: costs, outcomes and a ratio.",
    },
    {
        "name": "learning",
        "description": "What became of shown lists, and what other weights would have brought.",
    },
    {
        "name": "organisations",
        "description": "Intermediaries, contractors and contracting authorities.",
    },
    {"name": "taxonomy", "description": "Occupations and skills, and what phrases mean."},
    {"name": "texts", "description": "What running text announces and may ask, to confirm."},
    {"name": "imports", "description": "Files of desks and exchanges, and templates for them."},
    {"name": "duplicates", "description": "Registrations that may be one person."},
    {"name": "audit", "description": "Choices that somebody may be asked to account for."},
    {"name": "rankings", "description": "Lists that were shown, and what changed since."},
    {"name": "weights", "description": "How much each part of the fit counts, and since when."},
    {"name": "service", "description": "The service itself."},
]


def create_app(
    *,
    database: Database,
    engine: MatchEngine,
    identity_key: bytes,
    upload_limit_bytes: int,
    today: Callable[[], date],
    holds_fairness_facts: bool = False,
) -> FastAPI:
    """Return the service over an open database.

    Parameters
    ----------
    database, engine : Database, MatchEngine
        The engine is of the same database.
    identity_key : bytes
        The secret under which identities are hashed on import.
    upload_limit_bytes : int
        Largest file that may be imported.
    today : callable
        Gives the day on which vacancies are open and claims are judged.
    holds_fairness_facts : bool
        Whether age bands and gender may be entered and counted for the fairness report.
    """
    app = FastAPIOffline(
        DOCS,
        None,
        title="sroi-match",
        summary="Candidates for vacancies under Social Return duties, with reasons",
        version=version("sroi-match"),
        openapi_tags=TAGS,
        lifespan=_lifespan,
        generate_unique_id_function=lambda route: route.name,
        swagger_ui_parameters={"validatorUrl": None},
        form_limits={"max_files": 1, "max_fields": 10, "max_part_size": 10_000},
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.kept = Kept(
        database=database,
        engine=engine,
        identity_key=identity_key,
        upload_limit_bytes=upload_limit_bytes,
        today=today,
        holds_fairness_facts=holds_fairness_facts,
    )
    app.add_api_route("/", lambda: RedirectResponse(DOCS), methods=["GET"], include_in_schema=False)
    for part in ROUTERS:
        app.include_router(part.router)
    add_problem_handlers(app)
    # The last one added is the outermost.
    app.add_middleware(BodyLimit, upload_path=IMPORTS, upload_limit_bytes=upload_limit_bytes)
    app.add_middleware(LocalRequestsOnly)
    app.add_middleware(UnexpectedErrors)
    describe_fully(app)
    return app


def app_from_settings(settings: Settings) -> FastAPI:
    """Return the service that the settings describe; its database must be initialised."""
    installation = open_installation(
        settings.database_url,
        encoder_path=settings.encoder,
        weights_name=settings.weights,
        identity_key_file=settings.identity_key_file,
    )
    return app_of(
        installation,
        upload_limit_mb=settings.upload_limit_mb,
        holds_fairness_facts=settings.fairness_facts,
    )


def app_of(
    installation: Installation, *, upload_limit_mb: int, holds_fairness_facts: bool
) -> FastAPI:
    """Return the service of an installation that is open."""
    return create_app(
        database=installation.database,
        engine=installation.engine,
        identity_key=installation.identity_key,
        upload_limit_bytes=upload_limit_mb * MEGABYTE,
        today=local_today,
        holds_fairness_facts=holds_fairness_facts,
    )


def local_today() -> date:
    """Return the day it is where the service runs."""
    return datetime.now(UTC).astimezone().date()


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = MOST_THREADS
    engine: MatchEngine = app.state.kept.engine
    engine.start_following()
    yield
    await anyio.to_thread.run_sync(engine.stop)
