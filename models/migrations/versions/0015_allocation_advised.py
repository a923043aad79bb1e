"""Advice on many vacancies at once is a choice that is logged."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision: str | None = "0014"
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
    "exposure_floor",
    "fairness_facts_changed",
    "fairness_facts_read",
)
ADDED = ("allocation_advised",)


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Admit the added choice."""
    _admit((*EARLIER, *ADDED))


def downgrade() -> None:
    """Remove the entries that nothing can hold any more."""
    entries = sa.table("audit_entries", sa.column("action", sa.Text()))
    op.execute(sa.delete(entries).where(entries.c.action.in_(ADDED)))
    _admit(EARLIER)


def _admit(actions: tuple[str, ...]) -> None:
    if op.get_bind().dialect.name == "sqlite":
        _rebuild(actions)
        return
    listed = ", ".join(f"'{action}'" for action in actions)
    op.drop_constraint(op.f("ck_audit_entries_action"), "audit_entries", type_="check")
    op.create_check_constraint(
        op.f("ck_audit_entries_action"), "audit_entries", f"action IN ({listed})"
    )


def _rebuild(actions: tuple[str, ...]) -> None:
    """Make the table anew, for SQLite changes no constraint; no other table refers to this one."""
    for column in ("happened_at", "subject"):
        op.drop_index(op.f(f"ix_audit_entries_{column}"), "audit_entries")
    op.rename_table("audit_entries", "audit_entries_before")
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
        sa.Column("action", _words(*actions, name="action"), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_entries")),
        sqlite_autoincrement=True,
    )
    op.execute("INSERT INTO audit_entries SELECT * FROM audit_entries_before")
    op.drop_table("audit_entries_before")
    for column in ("happened_at", "subject"):
        op.create_index(op.f(f"ix_audit_entries_{column}"), "audit_entries", [column])
