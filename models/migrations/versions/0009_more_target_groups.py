"""Claims may name groups for which no published rule is known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision: str | None = "0008"
branch_labels: str | None = None
depends_on: str | None = None
WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EARLIER = (
    "participatiewet",
    "ioaw",
    "ioaz",
    "ww",
    "wia",
    "wao",
    "waz",
    "wajong",
    "banenafspraak",
    "wsw",
    "beschut_werk",
    "nug",
    "bbl",
    "bol",
    "vso",
    "pro",
    "statushouder",
    "zonder_startkwalificatie",
)
ADDED = ("ex_gedetineerd", "anw", "zzp_uit_bijstand", "ontheemd_oekraine")


def upgrade() -> None:
    """Admit the added groups."""
    _admit((*EARLIER, *ADDED))


def downgrade() -> None:
    """Admit the earlier groups only; claims to the added ones go, since nothing can hold them."""
    claims = sa.table("claims", sa.column("target_group", sa.Text()))
    op.execute(sa.delete(claims).where(claims.c.target_group.in_(ADDED)))
    _admit(EARLIER)


def _admit(groups: tuple[str, ...]) -> None:
    if op.get_bind().dialect.name == "sqlite":
        _rebuild(groups)
        return
    listed = ", ".join(f"'{group}'" for group in groups)
    op.drop_constraint(op.f("ck_claims_group"), "claims", type_="check")
    op.create_check_constraint(op.f("ck_claims_group"), "claims", f"target_group IN ({listed})")


def _rebuild(groups: tuple[str, ...]) -> None:
    """Make the table anew, for SQLite changes no constraint; no other table refers to this one."""
    op.rename_table("claims", "claims_before")
    op.create_table(
        "claims",
        sa.Column("candidate_key", WIDE_KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("target_group", _words(*groups, name="group"), nullable=False),
        sa.Column("is_member", sa.SmallInteger(), nullable=False),
        sa.Column(
            "status",
            _words("verified", "unverified", "refused", "expired", "unknown", name="status"),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint("is_member BETWEEN 0 AND 2", name=op.f("ck_claims_is_member")),
        sa.ForeignKeyConstraint(
            ["candidate_key"],
            ["candidates.key"],
            name=op.f("fk_claims_candidate_key_candidates"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("candidate_key", "position", name=op.f("pk_claims")),
    )
    op.execute("INSERT INTO claims SELECT * FROM claims_before")
    op.drop_table("claims_before")


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)
