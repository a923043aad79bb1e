"""An interview is a step of its own of an introduction, and the end of work is told with a reason.

SQLite changes no check. Making ``introductions`` anew would take with it all that refers to it, so
the text of the check is changed where SQLite keeps it, as its manual describes for changes that
touch no stored row (https://sqlite.org/lang_altertable.html, section 7).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision: str | None = "0018"
branch_labels: str | None = None
depends_on: str | None = None
TABLES = ("introductions", "introduction_events")
INDEX = "uq_introductions_candidate_key_vacancy_key"
EARLIER = (
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
STATES = (*EARLIER[:3], "interviewed", *EARLIER[3:])
REASONS = ("contract_ended", "resigned", "dismissed", "other_work", "other", "unknown")
ROLES = ("operator", "intermediary", "contractor", "municipal_desk")
WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EARLIER_OPEN, OPEN = EARLIER[:4], STATES[:5]


def upgrade() -> None:
    """Admit the step, and make the table of ends."""
    _admit(EARLIER, STATES, OPEN)
    _create_work_ends()


def downgrade() -> None:
    """Take interviews back to the invitation, which is all that can be held; ends go."""
    op.drop_table("work_ends")
    for name in TABLES:
        table = sa.table(name, sa.column("state", sa.Text()))
        op.execute(
            sa.update(table).where(table.c.state == "interviewed").values({"state": "invited"})
        )
    _admit(STATES, EARLIER, EARLIER_OPEN)


def _admit(known: tuple[str, ...], admitted: tuple[str, ...], open_states: tuple[str, ...]) -> None:
    op.drop_index(op.f(INDEX), "introductions")
    if op.get_bind().dialect.name == "sqlite":
        _rewrite(_listed(known), _listed(admitted))
    else:
        for table in TABLES:
            name = op.f(f"ck_{table}_state")
            op.drop_constraint(name, table, type_="check")
            op.create_check_constraint(name, table, f"state IN ({_listed(admitted)})")
    is_open = sa.text(f"state IN ({_listed(open_states)})")
    op.create_index(
        op.f(INDEX),
        "introductions",
        ["candidate_key", "vacancy_key"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _rewrite(known: str, admitted: str) -> None:
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    for table in TABLES:
        changed = connection.exec_driver_sql(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?) "
            "WHERE type = 'table' AND name = ? AND instr(sql, ?) > 0",
            (f"CHECK (state IN ({known}))", f"CHECK (state IN ({admitted}))", table, known),
        )
        assert changed.rowcount == 1, table
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def _create_work_ends() -> None:
    table = "work_ends"
    op.create_table(
        table,
        sa.Column("sequence", WIDE_KEY, nullable=False),
        sa.Column("introduction_key", WIDE_KEY, nullable=False),
        sa.Column("placement_id", sa.Text(), nullable=False),
        sa.Column("reason", _words(*REASONS, name="reason"), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("role", _words(*ROLES, name="role"), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["introduction_key"],
            ["introductions.key"],
            name=op.f(f"fk_{table}_introduction_key_introductions"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("sequence", name=op.f(f"pk_{table}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{table}_introduction_key"), table, ["introduction_key"])


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _listed(states: tuple[str, ...]) -> str:
    return ", ".join(f"'{state}'" for state in states)
