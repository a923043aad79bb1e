"""The log of shown rankings, and the choices about it and about weights."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.audit_actions import admit, withdraw

revision = "0010"
down_revision: str | None = "0009"
branch_labels: str | None = None
depends_on: str | None = None
WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EARLIER = (
    "order_by_value",
    "rule_added",
    "rule_removed",
    "attribution_changed",
    "contract_terms_changed",
)
ADDED = ("rankings_pruned", "weights_saved", "weights_activated")


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _role() -> sa.Enum:
    return _words("operator", "intermediary", "contractor", "municipal_desk", name="role")


def upgrade() -> None:
    """Make the tables, and admit the added choices."""
    _create_shown_rankings()
    _create_shown_lines()
    admit((*EARLIER, *ADDED))


def downgrade() -> None:
    """Remove the tables with all they hold, and the entries that nothing can hold any more."""
    withdraw(ADDED, remaining=EARLIER)
    op.drop_table("shown_lines")
    op.drop_table("shown_rankings")


def _create_shown_rankings() -> None:
    op.create_table(
        "shown_rankings",
        sa.Column("key", WIDE_KEY, nullable=False),
        sa.Column("ranking_id", sa.Text(), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("role", _role(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=True),
        sa.Column("vacancy_id", sa.Text(), nullable=False),
        sa.Column("vacancy_digest", sa.Text(), nullable=False),
        sa.Column("contract_id", sa.Text(), nullable=True),
        sa.Column("scheme_id", sa.Text(), nullable=True),
        sa.Column(
            "list_order", _words("fit", "proven", "value", name="list_order"), nullable=False
        ),
        sa.Column("weights_version", sa.Text(), nullable=False),
        sa.Column("encoder_version", sa.Text(), nullable=False),
        sa.Column("rules_version", sa.Text(), nullable=False),
        sa.Column("software_version", sa.Text(), nullable=False),
        sa.Column("data_sequence", WIDE_KEY, nullable=False),
        sa.Column("ranked_on", sa.Date(), nullable=False),
        sa.Column("n_pool", sa.Integer(), nullable=False),
        sa.Column("n_ranked", sa.Integer(), nullable=False),
        sa.Column("n_excluded", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_shown_rankings")),
        sa.UniqueConstraint("ranking_id", name=op.f("uq_shown_rankings_ranking_id")),
        sqlite_autoincrement=True,
    )
    for columns in (["shown_at"], ["organisation_id"], ["vacancy_id", "shown_at"]):
        op.create_index(op.f(f"ix_shown_rankings_{'_'.join(columns)}"), "shown_rankings", columns)


def _create_shown_lines() -> None:
    op.create_table(
        "shown_lines",
        sa.Column("ranking_key", WIDE_KEY, nullable=False),
        sa.Column(
            "part", _words("listed", "not_counting", "excluded", name="part"), nullable=False
        ),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column(
            "channel",
            _words(
                "uwv",
                "municipality",
                "reintegration_agency",
                "commercial_intermediary",
                "sw_company",
                "wijkteam",
                "education",
                "own_recruitment",
                name="channel",
            ),
            nullable=True,
        ),
        sa.Column("told", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["ranking_key"],
            ["shown_rankings.key"],
            name=op.f("fk_shown_lines_ranking_key_shown_rankings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ranking_key", "part", "place", name=op.f("pk_shown_lines")),
    )
    op.create_index(op.f("ix_shown_lines_candidate_id"), "shown_lines", ["candidate_id"])
