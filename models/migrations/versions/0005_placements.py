"""Placements, for which contract they count, and what contracts ask."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None
WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Make the tables."""
    _create_placements()
    _create_attributions()
    _create_contract_terms()
    _create_social_efforts()


def downgrade() -> None:
    """Remove the tables with all they hold."""
    for table in (
        "social_efforts",
        "contract_terms",
        "attributions",
        "placements",
    ):
        op.drop_table(table)


def _create_placements() -> None:
    op.create_table(
        "placements",
        sa.Column("key", WIDE_KEY, nullable=False),
        sa.Column("placement_id", sa.Text(), nullable=False),
        sa.Column("candidate_key", WIDE_KEY, nullable=False),
        sa.Column("organisation_key", sa.Integer(), nullable=False),
        sa.Column("vacancy_key", sa.Integer(), nullable=True),
        sa.Column(
            "form",
            _words(
                "employment",
                "apprenticeship",
                "internship",
                "work_experience",
                "trial",
                "secondment",
                name="form",
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("hours_per_week_hundredths", sa.BigInteger(), nullable=True),
        sa.Column("counting_since", sa.Date(), nullable=True),
        sa.Column("is_permanent", sa.SmallInteger(), nullable=False),
        sa.Column("has_subsidy", sa.Boolean(), nullable=False),
        sa.Column("subsidy_from", sa.Date(), nullable=True),
        sa.Column("subsidy_until", sa.Date(), nullable=True),
        sa.Column("age_at_start", sa.Integer(), nullable=True),
        sa.Column("is_status_holder", sa.SmallInteger(), nullable=False),
        sa.Column("has_language_deficit", sa.SmallInteger(), nullable=False),
        sa.Column("has_disability", sa.SmallInteger(), nullable=False),
        sa.Column("is_from_vso_or_pro", sa.SmallInteger(), nullable=False),
        sa.Column("internship_months_before", sa.Integer(), nullable=True),
        sa.Column("agreed_bonuses", sa.Text(), nullable=False),
        sa.Column("refused_bonuses", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "age_at_start BETWEEN 0 AND 120", name=op.f("ck_placements_age_at_start")
        ),
        sa.CheckConstraint(
            "has_disability BETWEEN 0 AND 2", name=op.f("ck_placements_has_disability")
        ),
        sa.CheckConstraint(
            "has_language_deficit BETWEEN 0 AND 2", name=op.f("ck_placements_has_language_deficit")
        ),
        sa.CheckConstraint(
            "internship_months_before >= 0", name=op.f("ck_placements_internship_months_before")
        ),
        sa.CheckConstraint(
            "is_from_vso_or_pro BETWEEN 0 AND 2", name=op.f("ck_placements_is_from_vso_or_pro")
        ),
        sa.CheckConstraint("is_permanent BETWEEN 0 AND 2", name=op.f("ck_placements_is_permanent")),
        sa.CheckConstraint(
            "is_status_holder BETWEEN 0 AND 2", name=op.f("ck_placements_is_status_holder")
        ),
        sa.ForeignKeyConstraint(
            ["candidate_key"],
            ["candidates.key"],
            name=op.f("fk_placements_candidate_key_candidates"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_key"],
            ["organisations.key"],
            name=op.f("fk_placements_organisation_key_organisations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_key"],
            ["vacancies.key"],
            name=op.f("fk_placements_vacancy_key_vacancies"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_placements")),
        sa.UniqueConstraint("placement_id", name=op.f("uq_placements_placement_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_placements_candidate_key"), "placements", ["candidate_key"])
    op.create_index(op.f("ix_placements_organisation_key"), "placements", ["organisation_key"])
    op.create_index(op.f("ix_placements_vacancy_key"), "placements", ["vacancy_key"])


def _create_attributions() -> None:
    op.create_table(
        "attributions",
        sa.Column("placement_key", WIDE_KEY, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("contract_key", sa.Integer(), nullable=False),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_attributions_last_day")),
        sa.ForeignKeyConstraint(
            ["contract_key"],
            ["contracts.key"],
            name=op.f("fk_attributions_contract_key_contracts"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["placement_key"],
            ["placements.key"],
            name=op.f("fk_attributions_placement_key_placements"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("placement_key", "first_day", name=op.f("pk_attributions")),
    )
    op.create_index(op.f("ix_attributions_contract_key"), "attributions", ["contract_key"])


def _create_contract_terms() -> None:
    op.create_table(
        "contract_terms",
        sa.Column("contract_key", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("sort", _words("works", "services", "supplies", name="sort"), nullable=True),
        sa.Column("wage_bill_cents", sa.BigInteger(), nullable=True),
        sa.Column("labour_share_millionths", sa.BigInteger(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("scheme_id", sa.Text(), nullable=True),
        sa.Column("duty_rule", sa.Text(), nullable=True),
        sa.Column(
            "duty_base", _words("contract_sum", "wage_bill", name="duty_base"), nullable=True
        ),
        sa.Column("agreed_hour_base_hundredths", sa.BigInteger(), nullable=True),
        sa.Column(
            "agreed_reference_day",
            _words("award", "start_of_work", "unknown", name="agreed_reference_day"),
            nullable=True,
        ),
        sa.Column("goal_persons_hundredths", sa.BigInteger(), nullable=True),
        sa.Column("goal_person_months_hundredths", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contract_key"],
            ["contracts.key"],
            name=op.f("fk_contract_terms_contract_key_contracts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("contract_key", name=op.f("pk_contract_terms")),
    )
    op.create_index(op.f("ix_contract_terms_duty_rule"), "contract_terms", ["duty_rule"])
    op.create_index(op.f("ix_contract_terms_scheme_id"), "contract_terms", ["scheme_id"])


def _create_social_efforts() -> None:
    op.create_table(
        "social_efforts",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("effort_id", sa.Text(), nullable=False),
        sa.Column("contract_key", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            _words(
                "sw_services",
                "social_purchase",
                "training",
                "guidance",
                "social_activity",
                "knowledge_sharing",
                "mobility",
                name="kind",
            ),
            nullable=False,
        ),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("invoice_cents", sa.BigInteger(), nullable=True),
        sa.Column("hours_hundredths", sa.BigInteger(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("agreed_value_cents", sa.BigInteger(), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.CheckConstraint("agreed_value_cents >= 0", name=op.f("ck_social_efforts_agreed_value")),
        sa.CheckConstraint("days >= 0", name=op.f("ck_social_efforts_days")),
        sa.CheckConstraint("hours_hundredths >= 0", name=op.f("ck_social_efforts_hours")),
        sa.CheckConstraint("invoice_cents >= 0", name=op.f("ck_social_efforts_invoice")),
        sa.ForeignKeyConstraint(
            ["contract_key"],
            ["contracts.key"],
            name=op.f("fk_social_efforts_contract_key_contracts"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_social_efforts")),
        sa.UniqueConstraint("effort_id", name=op.f("uq_social_efforts_effort_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_social_efforts_contract_key"), "social_efforts", ["contract_key"])
