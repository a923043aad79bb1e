"""What people wish of work besides the occupation, and what jobs are like in the same respects."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision: str | None = "0012"
branch_labels: str | None = None
depends_on: str | None = None
WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SECTORS = (
    "agriculture",
    "mining",
    "manufacturing",
    "energy",
    "water_and_waste",
    "construction",
    "trade",
    "transport_and_storage",
    "accommodation_and_food",
    "information_and_communication",
    "finance",
    "real_estate",
    "professional_services",
    "support_services",
    "public_administration",
    "education",
    "care",
    "culture_and_sport",
    "other_services",
    "households",
    "international_organisations",
)
REFUSED_OCCUPATION = 5


def upgrade() -> None:
    """Add the columns, all of them unknown, and admit entries that name refused work."""
    for name in ("wanted_sectors", "refused_sectors"):
        op.add_column("candidates", _bits(name, sa.Integer()))
    for table in ("candidates", "vacancies"):
        for name in ("work_places", "company"):
            op.add_column(table, _bits(name, sa.SmallInteger()))
    listed = ", ".join(f"'{sector}'" for sector in SECTORS)
    # Both engines take a named check with a column; Alembic would leave it out.
    op.execute(
        "ALTER TABLE vacancies ADD COLUMN sector VARCHAR(40) "
        f"CONSTRAINT ck_vacancies_sector CHECK (sector IN ({listed}))"
    )
    _admit_kinds_to(REFUSED_OCCUPATION)


def downgrade() -> None:
    """Remove the columns, and the refused work, which nothing can hold any more."""
    entries = sa.table("candidate_entries", sa.column("kind", sa.SmallInteger()))
    op.execute(sa.delete(entries).where(entries.c.kind == REFUSED_OCCUPATION))
    _admit_kinds_to(REFUSED_OCCUPATION - 1)
    op.drop_column("vacancies", "sector")
    for table in ("candidates", "vacancies"):
        for name in ("work_places", "company"):
            op.drop_column(table, name)
    for name in ("wanted_sectors", "refused_sectors"):
        op.drop_column("candidates", name)


def _bits(name: str, number: sa.Integer) -> sa.Column[int]:
    return sa.Column(name, number, nullable=False, server_default=sa.text("0"))


def _admit_kinds_to(last: int) -> None:
    if op.get_bind().dialect.name == "sqlite":
        _rebuild(last)
        return
    name = op.f("ck_candidate_entries_kind")
    op.drop_constraint(name, "candidate_entries", type_="check")
    op.create_check_constraint(name, "candidate_entries", f"kind BETWEEN 1 AND {last}")


def _rebuild(last: int) -> None:
    """Make the table anew, for SQLite changes no constraint; no other table refers to this one."""
    op.drop_index(op.f("ix_candidate_entries_phrase_key"), "candidate_entries")
    op.rename_table("candidate_entries", "candidate_entries_before")
    op.create_table(
        "candidate_entries",
        sa.Column("candidate_key", WIDE_KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("phrase_key", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.CheckConstraint(f"kind BETWEEN 1 AND {last}", name=op.f("ck_candidate_entries_kind")),
        sa.ForeignKeyConstraint(
            ["candidate_key"],
            ["candidates.key"],
            name=op.f("fk_candidate_entries_candidate_key_candidates"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["phrase_key"],
            ["phrases.key"],
            name=op.f("fk_candidate_entries_phrase_key_phrases"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("candidate_key", "position", name=op.f("pk_candidate_entries")),
    )
    op.execute("INSERT INTO candidate_entries SELECT * FROM candidate_entries_before")
    op.drop_table("candidate_entries_before")
    op.create_index(op.f("ix_candidate_entries_phrase_key"), "candidate_entries", ["phrase_key"])
