"""Introductions of earlier years from a region's own table, and the imports that told them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.audit_actions import admit, withdraw

revision = "0018"
down_revision: str | None = "0017"
branch_labels: str | None = None
depends_on: str | None = None
WIDE_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EARLIER = (
    "order_by_value",
    "rule_added",
    "rule_removed",
    "attribution_changed",
    "contract_terms_changed",
    "rankings_pruned",
    "weights_saved",
    "weights_activated",
    "exposure_floor",
    "fairness_facts_changed",
    "fairness_facts_read",
    "allocation_advised",
)
ADDED = ("past_introductions_changed",)
EARLIER_KINDS = ("candidates", "vacancies")
KIND = "past_introductions"
CHANNELS = (
    "uwv",
    "municipality",
    "reintegration_agency",
    "commercial_intermediary",
    "sw_company",
    "wijkteam",
    "education",
    "own_recruitment",
)
INITIATORS = ("contractor", "intermediary", "municipal_desk", "candidate")
ROADS = ("ranking", "direct_approach", "other")
OUTCOMES = (
    "placed",
    "declined_by_contractor",
    "declined_by_candidate",
    "withdrawn",
    "closed_hired_elsewhere",
    "open",
)
REASONS = (
    "not_reachable",
    "no_show",
    "travel",
    "missing_skill",
    "missing_licence",
    "missing_certificate",
    "hours",
    "shifts",
    "language",
    "not_eligible",
    "position_gone",
    "duplicate",
    "wage",
    "start_date",
    "other_candidate_chosen",
    "no_longer_available",
    "found_work_otherwise",
    "not_as_wished",
    "no_reason_given",
    "other",
)
END_REASONS = ("contract_ended", "resigned", "dismissed", "other_work", "other", "unknown")
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
TERNARY = ("interviewed", "placed", "in_work_after_6", "in_work_after_12")
TABLE = "past_introductions"


def upgrade() -> None:
    """Admit the kind of import and the logged choice, and make the table."""
    _admit_kinds((*EARLIER_KINDS, KIND))
    admit((*EARLIER, *ADDED))
    _create_past_introductions()


def downgrade() -> None:
    """Remove the table with all it holds, and what nothing can hold any more."""
    op.drop_table(TABLE)
    imports = sa.table("imports", sa.column("kind", sa.Text()))
    op.execute(sa.delete(imports).where(imports.c.kind == KIND))
    withdraw(ADDED, remaining=EARLIER)
    _admit_kinds(EARLIER_KINDS)


def _words(*words: str, name: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _create_past_introductions() -> None:
    op.create_table(
        TABLE,
        sa.Column("key", WIDE_KEY, nullable=False),
        sa.Column("import_key", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("contractor", sa.Text(), nullable=False),
        sa.Column("contract", sa.Text(), nullable=False),
        sa.Column("vacancy", sa.Text(), nullable=False),
        sa.Column("job_title", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("channel", _words(*CHANNELS, name="channel"), nullable=True),
        sa.Column("intermediary", sa.Text(), nullable=False),
        sa.Column("started_by", _words(*INITIATORS, name="started_by"), nullable=True),
        sa.Column("found_through", _words(*ROADS, name="found_through"), nullable=True),
        sa.Column("introduced_on", sa.Date(), nullable=False),
        sa.Column("interviewed", sa.SmallInteger(), nullable=False),
        sa.Column("interviewed_on", sa.Date(), nullable=True),
        sa.Column("placed", sa.SmallInteger(), nullable=False),
        sa.Column("outcome", _words(*OUTCOMES, name="outcome"), nullable=True),
        sa.Column("reason", _words(*REASONS, name="reason"), nullable=True),
        sa.Column("placed_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", _words(*END_REASONS, name="end_reason"), nullable=True),
        sa.Column("in_work_after_6", sa.SmallInteger(), nullable=False),
        sa.Column("in_work_after_12", sa.SmallInteger(), nullable=False),
        sa.Column("target_group", _words(*GROUPS, name="target_group"), nullable=True),
        sa.Column("euros_cents", sa.BigInteger(), nullable=True),
        sa.Column("hours_hundredths", sa.BigInteger(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=False),
        *(
            sa.CheckConstraint(f"{name} BETWEEN 0 AND 2", name=op.f(f"ck_{TABLE}_{name}"))
            for name in TERNARY
        ),
        sa.CheckConstraint("euros_cents >= 0", name=op.f(f"ck_{TABLE}_euros")),
        sa.CheckConstraint("hours_hundredths >= 0", name=op.f(f"ck_{TABLE}_hours")),
        sa.ForeignKeyConstraint(
            ["import_key"],
            ["imports.key"],
            name=op.f(f"fk_{TABLE}_import_key_imports"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f(f"pk_{TABLE}")),
        sa.UniqueConstraint("import_key", "case_id", name=op.f(f"uq_{TABLE}_import_key_case_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{TABLE}_import_key"), TABLE, ["import_key"])


def _admit_kinds(kinds: tuple[str, ...]) -> None:
    if op.get_bind().dialect.name == "sqlite":
        _rebuild_imports(kinds)
        return
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    op.drop_constraint(op.f("ck_imports_kind"), "imports", type_="check")
    op.create_check_constraint(op.f("ck_imports_kind"), "imports", f"kind IN ({listed})")


def _rebuild_imports(kinds: tuple[str, ...]) -> None:
    """Make the table anew, for SQLite changes no constraint; here no other table refers to it."""
    op.drop_index(op.f("ix_imports_organisation_key"), "imports")
    op.rename_table("imports", "imports_before")
    op.create_table(
        "imports",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Text(), nullable=False),
        sa.Column("kind", _words(*kinds, name="kind"), nullable=False),
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
    op.execute("INSERT INTO imports SELECT * FROM imports_before")
    op.drop_table("imports_before")
    op.create_index(op.f("ix_imports_organisation_key"), "imports", ["organisation_key"])
