"""The classification of occupations and skills."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision: str | None = "0007"
branch_labels: str | None = None
depends_on: str | None = None


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Make the tables."""
    _create_taxonomy_editions()
    _create_taxonomy_concepts()
    _create_taxonomy_labels()
    _create_taxonomy_codes()
    _create_taxonomy_relations()


def downgrade() -> None:
    """Remove the tables with all they hold."""
    for table in (
        "taxonomy_relations",
        "taxonomy_codes",
        "taxonomy_labels",
        "taxonomy_concepts",
        "taxonomy_editions",
    ):
        op.drop_table(table)


def _create_taxonomy_editions() -> None:
    op.create_table(
        "taxonomy_editions",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("n_occupations", sa.Integer(), nullable=False),
        sa.Column("n_skills", sa.Integer(), nullable=False),
        sa.Column("n_labels", sa.Integer(), nullable=False),
        sa.Column("n_relations", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_taxonomy_editions")),
        sqlite_autoincrement=True,
    )


def _create_taxonomy_concepts() -> None:
    op.create_table(
        "taxonomy_concepts",
        sa.Column("key", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("uri", sa.Text(), nullable=False),
        sa.Column("kind", _words("occupation", "skill", name="kind"), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("label_folded", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_taxonomy_concepts")),
        sa.UniqueConstraint("uri", name=op.f("uq_taxonomy_concepts_uri")),
    )
    op.create_index(
        op.f("ix_taxonomy_concepts_label_folded"), "taxonomy_concepts", ["label_folded"]
    )


def _create_taxonomy_labels() -> None:
    op.create_table(
        "taxonomy_labels",
        sa.Column("concept_key", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["concept_key"],
            ["taxonomy_concepts.key"],
            name=op.f("fk_taxonomy_labels_concept_key_taxonomy_concepts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("concept_key", "position", name=op.f("pk_taxonomy_labels")),
    )


def _create_taxonomy_codes() -> None:
    op.create_table(
        "taxonomy_codes",
        sa.Column("concept_key", sa.Integer(), nullable=False),
        sa.Column("scheme", _words("isco-08", "competentnl", name="scheme"), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["concept_key"],
            ["taxonomy_concepts.key"],
            name=op.f("fk_taxonomy_codes_concept_key_taxonomy_concepts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("concept_key", "scheme", name=op.f("pk_taxonomy_codes")),
    )
    op.create_index(op.f("ix_taxonomy_codes_code"), "taxonomy_codes", ["code"])


def _create_taxonomy_relations() -> None:
    op.create_table(
        "taxonomy_relations",
        sa.Column("occupation_key", sa.Integer(), nullable=False),
        sa.Column("skill_key", sa.Integer(), nullable=False),
        sa.Column("importance", _words("essential", "useful", name="importance"), nullable=False),
        sa.ForeignKeyConstraint(
            ["occupation_key"],
            ["taxonomy_concepts.key"],
            name=op.f("fk_taxonomy_relations_occupation_key_taxonomy_concepts"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["skill_key"],
            ["taxonomy_concepts.key"],
            name=op.f("fk_taxonomy_relations_skill_key_taxonomy_concepts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("occupation_key", "skill_key", name=op.f("pk_taxonomy_relations")),
    )
    op.create_index(op.f("ix_taxonomy_relations_skill_key"), "taxonomy_relations", ["skill_key"])
