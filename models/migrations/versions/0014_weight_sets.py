"""Versions of weights, and which was in use when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision: str | None = "0013"
branch_labels: str | None = None
depends_on: str | None = None


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "weight_sets",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("origin", _words("shipped", "desk", "learned", name="origin"), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_weight_sets")),
        sa.UniqueConstraint("version", name=op.f("uq_weight_sets_version")),
        sa.UniqueConstraint("name", "number", name=op.f("uq_weight_sets_name_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "weight_activations",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("activated_by", sa.Text(), nullable=False),
        sa.Column("activated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_weight_activations")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    """Remove the tables with all they hold."""
    op.drop_table("weight_activations")
    op.drop_table("weight_sets")
