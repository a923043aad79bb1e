"""Age bands and gender for the fairness report, and what ordered a list beside fit and value."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.audit_actions import admit, withdraw

revision = "0012"
down_revision: str | None = "0011"
branch_labels: str | None = None
depends_on: str | None = None
WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EARLIER = (
    "order_by_value",
    "rule_added",
    "rule_removed",
    "attribution_changed",
    "contract_terms_changed",
    "rankings_pruned",
    "weights_saved",
    "weights_activated",
)
ADDED = ("exposure_floor", "fairness_facts_changed", "fairness_facts_read")


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Make the table and the column, and admit the added choices."""
    _create_fairness_facts()
    op.add_column(
        "shown_rankings", sa.Column("policy", sa.Text(), nullable=False, server_default="")
    )
    admit((*EARLIER, *ADDED))


def downgrade() -> None:
    """Remove the table and the column with all they hold, and entries that nothing can hold."""
    withdraw(ADDED, remaining=EARLIER)
    op.drop_column("shown_rankings", "policy")
    op.drop_table("fairness_facts")


def _create_fairness_facts() -> None:
    op.create_table(
        "fairness_facts",
        sa.Column("candidate_key", WIDE_KEY, autoincrement=False, nullable=False),
        sa.Column(
            "age_band",
            _words("15-24", "25-34", "35-44", "45-54", "55-64", "65+", name="age_band"),
            nullable=True,
        ),
        sa.Column("gender", _words("female", "male", "other", name="gender"), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("processing_basis", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_key"],
            ["candidates.key"],
            name=op.f("fk_fairness_facts_candidate_key_candidates"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("candidate_key", name=op.f("pk_fairness_facts")),
    )
