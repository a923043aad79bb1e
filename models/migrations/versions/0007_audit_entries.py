"""The log of choices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None
WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Make the table."""
    _create_audit_entries()


def downgrade() -> None:
    """Remove the table with all they hold."""
    op.drop_table("audit_entries")


def _create_audit_entries() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("sequence", WIDE_KEY, nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column(
            "role",
            _words("operator", "intermediary", "contractor", "municipal_desk", name="role"),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Text(), nullable=True),
        sa.Column(
            "action",
            _words(
                "order_by_value",
                "rule_added",
                "rule_removed",
                "attribution_changed",
                "contract_terms_changed",
                name="action",
            ),
            nullable=False,
        ),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_entries")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_audit_entries_happened_at"), "audit_entries", ["happened_at"])
    op.create_index(op.f("ix_audit_entries_subject"), "audit_entries", ["subject"])
