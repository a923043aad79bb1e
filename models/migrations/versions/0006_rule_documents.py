"""Rule files that a desk added."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"
branch_labels: str | None = None
depends_on: str | None = None


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Make the table."""
    _create_rule_documents()


def downgrade() -> None:
    """Remove the table with all they hold."""
    op.drop_table("rule_documents")


def _create_rule_documents() -> None:
    op.create_table(
        "rule_documents",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            _words("block_schemes", "target_groups", "obligation_rules", name="kind"),
            nullable=False,
        ),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_rule_documents")),
        sa.UniqueConstraint("kind", "rule_id", name=op.f("uq_rule_documents_kind_rule_id")),
        sqlite_autoincrement=True,
    )
