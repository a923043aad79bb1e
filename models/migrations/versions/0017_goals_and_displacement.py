"""Quantified goals in versions, and answers to the question about displacement."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision: str | None = "0016"
branch_labels: str | None = None
depends_on: str | None = None
WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MEASURES = (
    "persons_placed",
    "months_of_work",
    "sustained_6",
    "sustained_12",
    "share_of_introductions",
    "share_of_placements",
)
GROUPS = (
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
    "ex_gedetineerd",
    "anw",
    "zzp_uit_bijstand",
    "ontheemd_oekraine",
)
ROLES = ("operator", "intermediary", "contractor", "municipal_desk")


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Make the tables."""
    _create_goals()
    _create_answers()


def downgrade() -> None:
    """Remove the tables with all they hold."""
    op.drop_index(op.f("ix_displacement_answers_placement_key"), "displacement_answers")
    op.drop_table("displacement_answers")
    for column in ("region", "contract_key"):
        op.drop_index(op.f(f"ix_quantified_goals_{column}"), "quantified_goals")
    op.drop_table("quantified_goals")


def _create_goals() -> None:
    checks = {
        "subject": "(contract_key IS NULL) <> (region IS NULL)",
        "version": "version >= 1",
        "until": "until >= since",
        "target": "target_hundredths >= 0",
    }
    op.create_table(
        "quantified_goals",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("contract_key", sa.Integer(), nullable=True),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("measure", _words(*MEASURES, name="measure"), nullable=False),
        sa.Column("bound", _words("at_least", "at_most", name="bound"), nullable=False),
        sa.Column("target_hundredths", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("channels", sa.Text(), nullable=False),
        sa.Column("target_group", _words(*GROUPS, name="target_group"), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.Text(), nullable=False),
        sa.Column("role", _words(*ROLES, name="role"), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=True),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_quantified_goals_{name}"))
            for name, rule in checks.items()
        ),
        sa.ForeignKeyConstraint(
            ["contract_key"],
            ["contracts.key"],
            name=op.f("fk_quantified_goals_contract_key_contracts"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_quantified_goals")),
        sa.UniqueConstraint("goal_id", "version", name=op.f("uq_quantified_goals_goal_id_version")),
        sqlite_autoincrement=True,
    )
    for column in ("contract_key", "region"):
        op.create_index(op.f(f"ix_quantified_goals_{column}"), "quantified_goals", [column])


def _create_answers() -> None:
    op.create_table(
        "displacement_answers",
        sa.Column("sequence", WIDE_KEY, nullable=False),
        sa.Column("placement_key", WIDE_KEY, nullable=False),
        sa.Column("displaced", sa.SmallInteger(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("role", _words(*ROLES, name="role"), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "displaced BETWEEN 0 AND 2", name=op.f("ck_displacement_answers_displaced")
        ),
        sa.ForeignKeyConstraint(
            ["placement_key"],
            ["placements.key"],
            name=op.f("fk_displacement_answers_placement_key_placements"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_displacement_answers")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_displacement_answers_placement_key"), "displacement_answers", ["placement_key"]
    )
