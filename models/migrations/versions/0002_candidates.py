"""Candidates with what their profiles say, their claims, digests and flags."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None

WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
HAS_SOURCE_ID = sa.text("source_id <> ''")


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Make the tables."""
    _create_candidates()
    _create_candidate_entries()
    _create_claims()
    _create_identity_digests()
    _create_duplicate_flags()


def downgrade() -> None:
    """Remove the tables with all they hold."""
    for table in (
        "duplicate_flags",
        "identity_digests",
        "claims",
        "candidate_entries",
        "candidates",
    ):
        op.drop_table(table)


def _create_candidates() -> None:
    op.create_table(
        "candidates",
        sa.Column("key", WIDE_KEY, nullable=False),
        sa.Column("candidate_id", sa.Text(), nullable=False),
        sa.Column("organisation_key", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("is_shareable", sa.Boolean(), nullable=False),
        sa.Column("pc4", sa.Integer(), nullable=True),
        sa.Column("hours_min", sa.Double(), nullable=True),
        sa.Column("hours_max", sa.Double(), nullable=True),
        sa.Column("available_from", sa.Date(), nullable=True),
        sa.Column("available_until", sa.Date(), nullable=True),
        sa.Column("licences_held", sa.Integer(), nullable=False),
        sa.Column("licences_complete", sa.Boolean(), nullable=False),
        sa.Column("transport_held", sa.Integer(), nullable=False),
        sa.Column("transport_complete", sa.Boolean(), nullable=False),
        sa.Column("certificates_complete", sa.Boolean(), nullable=False),
        sa.Column("education_level", sa.SmallInteger(), nullable=True),
        sa.Column("dutch_spoken", sa.SmallInteger(), nullable=True),
        sa.Column("dutch_written", sa.SmallInteger(), nullable=True),
        sa.Column("shift_work", sa.SmallInteger(), nullable=False),
        sa.Column("max_distance_km", sa.Double(), nullable=True),
        sa.Column("max_travel_min", sa.Double(), nullable=True),
        sa.Column("content_digest", sa.LargeBinary(), nullable=False),
        sa.Column("traces_digest", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("dutch_spoken BETWEEN 1 AND 4", name=op.f("ck_candidates_dutch_spoken")),
        sa.CheckConstraint(
            "dutch_written BETWEEN 1 AND 4", name=op.f("ck_candidates_dutch_written")
        ),
        sa.CheckConstraint(
            "education_level BETWEEN 1 AND 6", name=op.f("ck_candidates_education_level")
        ),
        sa.CheckConstraint("pc4 BETWEEN 1000 AND 9999", name=op.f("ck_candidates_pc4")),
        sa.CheckConstraint("shift_work BETWEEN 0 AND 2", name=op.f("ck_candidates_shift_work")),
        sa.ForeignKeyConstraint(
            ["organisation_key"],
            ["organisations.key"],
            name=op.f("fk_candidates_organisation_key_organisations"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_candidates")),
        sa.UniqueConstraint("candidate_id", name=op.f("uq_candidates_candidate_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_candidates_is_shareable"), "candidates", ["is_shareable"])
    op.create_index(op.f("ix_candidates_organisation_key"), "candidates", ["organisation_key"])
    op.create_index(op.f("ix_candidates_pc4"), "candidates", ["pc4"])
    op.create_index(op.f("ix_candidates_source_id"), "candidates", ["source_id"])
    op.create_index(
        "uq_candidates_organisation_key_source_id",
        "candidates",
        ["organisation_key", "source_id"],
        unique=True,
        sqlite_where=HAS_SOURCE_ID,
        postgresql_where=HAS_SOURCE_ID,
    )


def _create_candidate_entries() -> None:
    op.create_table(
        "candidate_entries",
        sa.Column("candidate_key", WIDE_KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.SmallInteger(), nullable=False),
        sa.Column("phrase_key", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.CheckConstraint("kind BETWEEN 1 AND 4", name=op.f("ck_candidate_entries_kind")),
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
    op.create_index(op.f("ix_candidate_entries_phrase_key"), "candidate_entries", ["phrase_key"])


def _create_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("candidate_key", WIDE_KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
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
        sa.CheckConstraint("is_member BETWEEN 0 AND 2", name=op.f("ck_claims_is_member")),
        sa.ForeignKeyConstraint(
            ["candidate_key"],
            ["candidates.key"],
            name=op.f("fk_claims_candidate_key_candidates"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("candidate_key", "position", name=op.f("pk_claims")),
    )


def _create_identity_digests() -> None:
    op.create_table(
        "identity_digests",
        sa.Column("candidate_key", WIDE_KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_key"],
            ["candidates.key"],
            name=op.f("fk_identity_digests_candidate_key_candidates"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "candidate_key", "kind", "digest", name=op.f("pk_identity_digests")
        ),
    )
    op.create_index(op.f("ix_identity_digests_kind_digest"), "identity_digests", ["kind", "digest"])


def _create_duplicate_flags() -> None:
    op.create_table(
        "duplicate_flags",
        sa.Column("flag_id", sa.Integer(), nullable=False),
        sa.Column("first_key", WIDE_KEY, nullable=False),
        sa.Column("second_key", WIDE_KEY, nullable=False),
        sa.Column("shared_kinds", sa.Text(), nullable=False),
        sa.Column(
            "status",
            _words("open", "same_person", "different_people", name="status"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "first_key < second_key", name=op.f("ck_duplicate_flags_order_of_registration")
        ),
        sa.ForeignKeyConstraint(
            ["first_key"],
            ["candidates.key"],
            name=op.f("fk_duplicate_flags_first_key_candidates"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["second_key"],
            ["candidates.key"],
            name=op.f("fk_duplicate_flags_second_key_candidates"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("flag_id", name=op.f("pk_duplicate_flags")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_duplicate_flags_second_key"), "duplicate_flags", ["second_key"])
    op.create_index(op.f("ix_duplicate_flags_status"), "duplicate_flags", ["status"])
    op.create_index(
        "uq_duplicate_flags_first_key_second_key",
        "duplicate_flags",
        ["first_key", "second_key"],
        unique=True,
    )
