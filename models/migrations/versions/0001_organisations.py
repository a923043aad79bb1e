"""The parties, their contracts, the phrase dictionary, the imports and the change feed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
HAS_SOURCE_ID = sa.text("source_id <> ''")


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Make the tables."""
    _create_organisations()
    _create_contracts()
    _create_phrases()
    _create_phrase_vectors()
    _create_imports()
    _create_changes()


def downgrade() -> None:
    """Remove the tables with all they hold."""
    for table in (
        "changes",
        "imports",
        "phrase_vectors",
        "phrases",
        "contracts",
        "organisations",
    ):
        op.drop_table(table)


def _create_organisations() -> None:
    op.create_table(
        "organisations",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            _words("intermediary", "contractor", "contracting_authority", name="kind"),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_folded", sa.Text(), nullable=False),
        sa.Column(
            "channel",
            _words(
                "uwv",
                "municipality",
                "reintegration_agency",
                "commercial_intermediary",
                "sw_company",
                "wijkteam",
                "education",
                "own_recruitment",
                name="channel",
            ),
            nullable=True,
        ),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_organisations")),
        sa.UniqueConstraint("organisation_id", name=op.f("uq_organisations_organisation_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_organisations_channel"), "organisations", ["channel"])
    op.create_index(op.f("ix_organisations_name_folded"), "organisations", ["name_folded"])
    op.create_index(
        "uq_organisations_kind_name_folded", "organisations", ["kind", "name_folded"], unique=True
    )


def _create_contracts() -> None:
    op.create_table(
        "contracts",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Text(), nullable=False),
        sa.Column("organisation_key", sa.Integer(), nullable=False),
        sa.Column("authority_key", sa.Integer(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("contract_sum_cents", sa.BigInteger(), nullable=True),
        sa.Column("percentage_ten_thousandths", sa.BigInteger(), nullable=True),
        sa.Column("award_date", sa.Date(), nullable=True),
        sa.Column("counted_groups", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["authority_key"],
            ["organisations.key"],
            name=op.f("fk_contracts_authority_key_organisations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_key"],
            ["organisations.key"],
            name=op.f("fk_contracts_organisation_key_organisations"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_contracts")),
        sa.UniqueConstraint("contract_id", name=op.f("uq_contracts_contract_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_contracts_authority_key"), "contracts", ["authority_key"])
    op.create_index(op.f("ix_contracts_organisation_key"), "contracts", ["organisation_key"])
    op.create_index(op.f("ix_contracts_source_id"), "contracts", ["source_id"])
    op.create_index(
        "uq_contracts_organisation_key_source_id",
        "contracts",
        ["organisation_key", "source_id"],
        unique=True,
        sqlite_where=HAS_SOURCE_ID,
        postgresql_where=HAS_SOURCE_ID,
    )


def _create_phrases() -> None:
    op.create_table(
        "phrases",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_phrases")),
        sa.UniqueConstraint("text_digest", name=op.f("uq_phrases_text_digest")),
        sqlite_autoincrement=True,
    )


def _create_phrase_vectors() -> None:
    op.create_table(
        "phrase_vectors",
        sa.Column("encoder", sa.Text(), nullable=False),
        sa.Column("phrase_key", sa.Integer(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["phrase_key"],
            ["phrases.key"],
            name=op.f("fk_phrase_vectors_phrase_key_phrases"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("encoder", "phrase_key", name=op.f("pk_phrase_vectors")),
    )
    op.create_index(op.f("ix_phrase_vectors_phrase_key"), "phrase_vectors", ["phrase_key"])


def _create_imports() -> None:
    op.create_table(
        "imports",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Text(), nullable=False),
        sa.Column("kind", _words("candidates", "vacancies", name="kind"), nullable=False),
        sa.Column("organisation_key", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_digest", sa.Text(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("n_rows", sa.Integer(), nullable=False),
        sa.Column("n_created", sa.Integer(), nullable=False),
        sa.Column("n_updated", sa.Integer(), nullable=False),
        sa.Column("n_unchanged", sa.Integer(), nullable=False),
        sa.Column("n_rejected", sa.Integer(), nullable=False),
        sa.Column("n_problems", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_key"],
            ["organisations.key"],
            name=op.f("fk_imports_organisation_key_organisations"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_imports")),
        sa.UniqueConstraint("import_id", name=op.f("uq_imports_import_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_imports_organisation_key"), "imports", ["organisation_key"])


def _create_changes() -> None:
    op.create_table(
        "changes",
        sa.Column("sequence", WIDE_KEY, nullable=False),
        sa.Column("entity", _words("candidate", "vacancy", name="entity"), nullable=False),
        sa.Column("key", WIDE_KEY, nullable=False),
        sa.Column("operation", _words("upsert", "delete", name="operation"), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_changes")),
        sqlite_autoincrement=True,
    )
