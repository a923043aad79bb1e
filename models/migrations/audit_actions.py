"""Which choices the log admits, changed by several migrations in the same way.

Written for ``audit_entries`` as 0007 made it. A migration that gives the table another column
changes the table by itself, and this stays as it is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

_TABLE = "audit_entries"
_CHECK = "ck_audit_entries_action"
_INDEXED = ("happened_at", "subject")
_WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def admit(actions: tuple[str, ...]) -> None:
    """Let the log hold these choices and no others."""
    if op.get_bind().dialect.name == "sqlite":
        _rebuild(actions)
        return
    listed = ", ".join(f"'{action}'" for action in actions)
    op.drop_constraint(op.f(_CHECK), _TABLE, type_="check")
    op.create_check_constraint(op.f(_CHECK), _TABLE, f"action IN ({listed})")


def withdraw(actions: tuple[str, ...], *, remaining: tuple[str, ...]) -> None:
    """Remove the entries of these choices, which nothing can hold any more."""
    entries = sa.table(_TABLE, sa.column("action", sa.Text()))
    op.execute(sa.delete(entries).where(entries.c.action.in_(actions)))
    admit(remaining)


def _rebuild(actions: tuple[str, ...]) -> None:
    """Make the table anew, for SQLite changes no constraint; no other table refers to this one."""
    for column in _INDEXED:
        op.drop_index(op.f(f"ix_audit_entries_{column}"), _TABLE)
    op.rename_table(_TABLE, "audit_entries_before")
    op.create_table(
        _TABLE,
        sa.Column("sequence", _WIDE_KEY, nullable=False),
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
    for column in _INDEXED:
        op.create_index(op.f(f"ix_audit_entries_{column}"), _TABLE, [column])


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)
