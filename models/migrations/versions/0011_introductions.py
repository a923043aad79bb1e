"""Introductions with their log, checks on work that lasts, and days of confirmed profiles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision: str | None = "0010"
branch_labels: str | None = None
depends_on: str | None = None
WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STATES = (
    "proposed",
    "shortlisted",
    "invited",
    "trial_placement",
    "placed",
    "declined_by_contractor",
    "declined_by_candidate",
    "withdrawn",
    "closed_hired_elsewhere",
)
REASONS = (
    "not_reachable",
    "no_show",
    "travel",
    "missing_skill",
    "missing_licence",
    "missing_certificate",
    "hours",
    "shifts",
    "language",
    "not_eligible",
    "position_gone",
    "duplicate",
    "wage",
    "start_date",
    "other_candidate_chosen",
    "no_longer_available",
    "found_work_otherwise",
    "not_as_wished",
    "no_reason_given",
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
IS_OPEN = "state IN ('proposed', 'shortlisted', 'invited', 'trial_placement')"


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _refers(table: str, column: str, to: str, on_delete: str) -> sa.ForeignKeyConstraint:
    target = "sequence" if to == "introduction_events" else "key"
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.{target}"], name=name, ondelete=on_delete)


def upgrade() -> None:
    """Make the tables."""
    _create_introductions()
    _create_introduction_events()
    _create_introduction_remarks()
    _create_sustained_checks()
    _create_profile_confirmations()


def downgrade() -> None:
    """Remove the tables with all they hold."""
    for table in (
        "profile_confirmations",
        "sustained_checks",
        "introduction_remarks",
        "introduction_events",
        "introductions",
    ):
        op.drop_table(table)


def _create_introductions() -> None:
    table = "introductions"
    op.create_table(
        table,
        sa.Column("key", WIDE_KEY, nullable=False),
        sa.Column("introduction_id", sa.Text(), nullable=False),
        sa.Column("candidate_key", WIDE_KEY, nullable=True),
        sa.Column("intermediary_key", sa.Integer(), nullable=False),
        sa.Column("channel", _words(*CHANNELS, name="channel"), nullable=True),
        sa.Column("contractor_key", sa.Integer(), nullable=False),
        sa.Column("contract_key", sa.Integer(), nullable=True),
        sa.Column("vacancy_key", sa.Integer(), nullable=False),
        sa.Column(
            "found_through",
            _words("ranking", "direct_approach", "other", name="found_through"),
            nullable=False,
        ),
        sa.Column("ranking_id", sa.Text(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("part", _words("listed", "not_counting", "excluded", name="part"), nullable=True),
        sa.Column("list_order", _words("fit", "proven", "value", name="list_order"), nullable=True),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("weights_version", sa.Text(), nullable=False),
        sa.Column("started_by", _words(*INITIATORS, name="started_by"), nullable=False),
        sa.Column("state", _words(*STATES, name="state"), nullable=False),
        sa.Column("placement_key", WIDE_KEY, nullable=True),
        sa.CheckConstraint("place >= 1", name=op.f("ck_introductions_place")),
        _refers(table, "candidate_key", "candidates", "SET NULL"),
        _refers(table, "intermediary_key", "organisations", "RESTRICT"),
        _refers(table, "contractor_key", "organisations", "RESTRICT"),
        _refers(table, "contract_key", "contracts", "RESTRICT"),
        _refers(table, "vacancy_key", "vacancies", "RESTRICT"),
        _refers(table, "placement_key", "placements", "SET NULL"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_introductions")),
        sa.UniqueConstraint("introduction_id", name=op.f("uq_introductions_introduction_id")),
        sa.UniqueConstraint("placement_key", name=op.f("uq_introductions_placement_key")),
        sqlite_autoincrement=True,
    )
    for column in (
        "candidate_key",
        "intermediary_key",
        "contractor_key",
        "contract_key",
        "vacancy_key",
        "ranking_id",
        "state",
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    op.create_index(
        "uq_introductions_candidate_key_vacancy_key",
        table,
        ["candidate_key", "vacancy_key"],
        unique=True,
        sqlite_where=sa.text(IS_OPEN),
        postgresql_where=sa.text(IS_OPEN),
    )


def _create_introduction_events() -> None:
    table = "introduction_events"
    op.create_table(
        table,
        sa.Column("sequence", WIDE_KEY, nullable=False),
        sa.Column("introduction_key", WIDE_KEY, nullable=False),
        sa.Column("state", _words(*STATES, name="state"), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        *_recorded(),
        sa.Column("reason", _words(*REASONS, name="reason"), nullable=True),
        sa.Column("because_of", sa.Text(), nullable=True),
        _refers(table, "introduction_key", "introductions", "RESTRICT"),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_introduction_events")),
        sqlite_autoincrement=True,
    )
    for column in ("introduction_key", "happened_on", "because_of"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _create_introduction_remarks() -> None:
    table = "introduction_remarks"
    op.create_table(
        table,
        sa.Column("event_sequence", WIDE_KEY, nullable=False, autoincrement=False),
        sa.Column("candidate_key", WIDE_KEY, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        _refers(table, "event_sequence", "introduction_events", "RESTRICT"),
        _refers(table, "candidate_key", "candidates", "CASCADE"),
        sa.PrimaryKeyConstraint("event_sequence", name=op.f("pk_introduction_remarks")),
    )
    op.create_index(op.f(f"ix_{table}_candidate_key"), table, ["candidate_key"])


def _create_sustained_checks() -> None:
    table = "sustained_checks"
    op.create_table(
        table,
        sa.Column("sequence", WIDE_KEY, nullable=False),
        sa.Column("introduction_key", WIDE_KEY, nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("still_in_work", sa.SmallInteger(), nullable=False),
        *_recorded(),
        sa.CheckConstraint(
            "still_in_work BETWEEN 0 AND 2", name=op.f("ck_sustained_checks_still_in_work")
        ),
        _refers(table, "introduction_key", "introductions", "RESTRICT"),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_sustained_checks")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{table}_introduction_key"), table, ["introduction_key"])


def _create_profile_confirmations() -> None:
    table = "profile_confirmations"
    op.create_table(
        table,
        sa.Column("candidate_key", WIDE_KEY, nullable=False, autoincrement=False),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        _refers(table, "candidate_key", "candidates", "CASCADE"),
        sa.PrimaryKeyConstraint("candidate_key", name=op.f("pk_profile_confirmations")),
    )
    op.create_index(op.f(f"ix_{table}_confirmed_on"), table, ["confirmed_on"])


def _recorded() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column(
            "role",
            _words("operator", "intermediary", "contractor", "municipal_desk", name="role"),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Text(), nullable=True),
    )
