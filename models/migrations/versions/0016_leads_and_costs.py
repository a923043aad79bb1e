"""Leads with what was heard, and extra costs and hours as contractors report them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision: str | None = "0015"
branch_labels: str | None = None
depends_on: str | None = None
WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KINDS = ("asked", "tip", "viewed")
ANSWERS = ("people_offered", "nobody_available", "no_answer", "unknown")
COST_KINDS = (
    "guidance",
    "training",
    "workplace_adjustment",
    "recruitment",
    "administration",
    "other",
)
CHANNELS = (
    "uwv",
    "municipality",
    "reintegration_agency",
    "commercial_intermediary",
    "sw_company",
    "wijkteam",
    "education",
    "own_recruitment",
)
INITIATORS = ("contractor", "intermediary", "municipal_desk", "candidate")
ROADS = ("ranking", "direct_approach", "other")
ROLES = ("operator", "intermediary", "contractor", "municipal_desk")
IS_VIEW = "kind = 'viewed'"


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _refers(table: str, column: str, to: str, on_delete: str) -> sa.ForeignKeyConstraint:
    target = "sequence" if to == "lead_events" else "key"
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.{target}"], name=name, ondelete=on_delete)


def upgrade() -> None:
    """Make the tables."""
    _create_leads()
    _create_lead_events()
    _create_remarks("lead_remarks", "event_sequence", "lead_events")
    _create_reported_costs()
    _create_remarks("reported_cost_remarks", "cost_key", "reported_costs")


def downgrade() -> None:
    """Remove the tables with all they hold."""
    for table in (
        "reported_cost_remarks",
        "reported_costs",
        "lead_remarks",
        "lead_events",
        "leads",
    ):
        op.drop_table(table)


def _create_leads() -> None:
    table = "leads"
    op.create_table(
        table,
        sa.Column("key", WIDE_KEY, nullable=False),
        sa.Column("lead_id", sa.Text(), nullable=False),
        sa.Column("kind", _words(*KINDS, name="kind"), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("channel", _words(*CHANNELS, name="channel"), nullable=True),
        sa.Column("intermediary_id", sa.Text(), nullable=True),
        sa.Column("contractor_id", sa.Text(), nullable=False),
        sa.Column("contract_id", sa.Text(), nullable=True),
        sa.Column("vacancy_id", sa.Text(), nullable=True),
        sa.Column("candidate_key", WIDE_KEY, nullable=True),
        sa.Column("started_by", _words(*INITIATORS, name="started_by"), nullable=False),
        sa.Column("found_through", _words(*ROADS, name="found_through"), nullable=True),
        _refers(table, "candidate_key", "candidates", "SET NULL"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_leads")),
        sa.UniqueConstraint("lead_id", name=op.f("uq_leads_lead_id")),
        sqlite_autoincrement=True,
    )
    for column in ("began_on", "intermediary_id", "contractor_id", "vacancy_id", "candidate_key"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    op.create_index(
        "uq_leads_contractor_id_candidate_key_began_on",
        table,
        ["contractor_id", "candidate_key", "began_on"],
        unique=True,
        sqlite_where=sa.text(IS_VIEW),
        postgresql_where=sa.text(IS_VIEW),
    )


def _create_lead_events() -> None:
    table = "lead_events"
    op.create_table(
        table,
        sa.Column("sequence", WIDE_KEY, nullable=False),
        sa.Column("lead_key", WIDE_KEY, nullable=False),
        sa.Column("answer", _words(*ANSWERS, name="answer"), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        *_recorder(),
        _refers(table, "lead_key", "leads", "RESTRICT"),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_lead_events")),
        sqlite_autoincrement=True,
    )
    for column in ("lead_key", "happened_on"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _create_reported_costs() -> None:
    table = "reported_costs"
    op.create_table(
        table,
        sa.Column("key", WIDE_KEY, nullable=False),
        sa.Column("cost_id", sa.Text(), nullable=False),
        sa.Column("contract_key", sa.Integer(), nullable=False),
        sa.Column("contractor_id", sa.Text(), nullable=False),
        sa.Column("vacancy_id", sa.Text(), nullable=True),
        sa.Column("introduction_key", WIDE_KEY, nullable=True),
        sa.Column("channel", _words(*CHANNELS, name="channel"), nullable=True),
        sa.Column("kind", _words(*COST_KINDS, name="kind"), nullable=False),
        sa.Column("euros_cents", sa.BigInteger(), nullable=True),
        sa.Column("hours_hundredths", sa.BigInteger(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("replaces_key", WIDE_KEY, nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_by", sa.Text(), nullable=False),
        *_recorder(),
        sa.CheckConstraint("euros_cents >= 0", name=op.f("ck_reported_costs_euros")),
        sa.CheckConstraint("hours_hundredths >= 0", name=op.f("ck_reported_costs_hours")),
        sa.CheckConstraint(
            "euros_cents IS NOT NULL OR hours_hundredths IS NOT NULL",
            name=op.f("ck_reported_costs_euros_or_hours"),
        ),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_reported_costs_last_day")),
        _refers(table, "contract_key", "contracts", "RESTRICT"),
        _refers(table, "introduction_key", "introductions", "RESTRICT"),
        _refers(table, "replaces_key", "reported_costs", "RESTRICT"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reported_costs")),
        sa.UniqueConstraint("cost_id", name=op.f("uq_reported_costs_cost_id")),
        sa.UniqueConstraint("replaces_key", name=op.f("uq_reported_costs_replaces_key")),
        sqlite_autoincrement=True,
    )
    for column in ("contract_key", "introduction_key", "first_day"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _create_remarks(table: str, column: str, of: str) -> None:
    op.create_table(
        table,
        sa.Column(column, WIDE_KEY, nullable=False, autoincrement=False),
        sa.Column("candidate_key", WIDE_KEY, nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        _refers(table, column, of, "RESTRICT"),
        _refers(table, "candidate_key", "candidates", "CASCADE"),
        sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_candidate_key"), table, ["candidate_key"])


def _recorder() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("role", _words(*ROLES, name="role"), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=True),
    )
