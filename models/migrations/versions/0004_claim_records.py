"""Claims that a desk keeps, with proof and history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None
WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Make the tables."""
    _create_claim_records()
    _create_claim_proofs()
    _create_claim_changes()


def downgrade() -> None:
    """Remove the tables with all they hold."""
    for table in (
        "claim_changes",
        "claim_proofs",
        "claim_records",
    ):
        op.drop_table(table)


def _create_claim_records() -> None:
    op.create_table(
        "claim_records",
        sa.Column("key", WIDE_KEY, nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("candidate_key", WIDE_KEY, nullable=False),
        sa.Column(
            "target_group",
            _words(
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
                name="group",
            ),
            nullable=False,
        ),
        sa.Column("is_member", sa.SmallInteger(), nullable=False),
        sa.Column(
            "status",
            _words("verified", "unverified", "refused", "expired", "unknown", name="status"),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column(
            "ground",
            _words(
                "wajong",
                "wsw",
                "wiw",
                "id_job",
                "participatiewet",
                "praktijkroute",
                "vso_pro",
                "provision_needed",
                name="ground",
            ),
            nullable=True,
        ),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("study_level", sa.SmallInteger(), nullable=True),
        sa.Column("left_school_on", sa.Date(), nullable=True),
        sa.Column("unemployed_since", sa.Date(), nullable=True),
        sa.Column("is_registered_job_seeker", sa.SmallInteger(), nullable=False),
        sa.Column("is_accepted_by_authority", sa.SmallInteger(), nullable=False),
        sa.Column("has_disability", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint(
            "has_disability BETWEEN 0 AND 2", name=op.f("ck_claim_records_has_disability")
        ),
        sa.CheckConstraint(
            "is_accepted_by_authority BETWEEN 0 AND 2", name=op.f("ck_claim_records_is_accepted")
        ),
        sa.CheckConstraint("is_member BETWEEN 0 AND 2", name=op.f("ck_claim_records_is_member")),
        sa.CheckConstraint(
            "is_registered_job_seeker BETWEEN 0 AND 2", name=op.f("ck_claim_records_is_registered")
        ),
        sa.CheckConstraint(
            "study_level BETWEEN 1 AND 5", name=op.f("ck_claim_records_study_level")
        ),
        sa.ForeignKeyConstraint(
            ["candidate_key"],
            ["candidates.key"],
            name=op.f("fk_claim_records_candidate_key_candidates"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_claim_records")),
        sa.UniqueConstraint("claim_id", name=op.f("uq_claim_records_claim_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_claim_records_candidate_key"), "claim_records", ["candidate_key"])


def _create_claim_proofs() -> None:
    op.create_table(
        "claim_proofs",
        sa.Column("claim_key", WIDE_KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            _words(
                "benefit_decision",
                "register_lookup",
                "indication",
                "apprenticeship_agreement",
                "internship_agreement",
                "school_statement",
                "job_seeker_registration",
                "municipal_statement",
                "subsidy_decision",
                "lkv_statement",
                "other",
                name="kind",
            ),
            nullable=False,
        ),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["claim_key"],
            ["claim_records.key"],
            name=op.f("fk_claim_proofs_claim_key_claim_records"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("claim_key", "position", name=op.f("pk_claim_proofs")),
    )


def _create_claim_changes() -> None:
    op.create_table(
        "claim_changes",
        sa.Column("claim_key", WIDE_KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "transition",
            _words("verify", "refuse", "expire", "reopen", name="transition"),
            nullable=False,
        ),
        sa.Column(
            "status",
            _words("verified", "unverified", "refused", "expired", "unknown", name="status"),
            nullable=False,
        ),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_key"],
            ["claim_records.key"],
            name=op.f("fk_claim_changes_claim_key_claim_records"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("claim_key", "position", name=op.f("pk_claim_changes")),
    )
