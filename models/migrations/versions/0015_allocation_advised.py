"""Advice on many vacancies at once is a choice that is logged."""

from __future__ import annotations

from models.migrations.audit_actions import admit, withdraw

revision = "0015"
down_revision: str | None = "0014"
branch_labels: str | None = None
depends_on: str | None = None
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
)
ADDED = ("allocation_advised",)


def upgrade() -> None:
    """Admit the added choice."""
    admit((*EARLIER, *ADDED))


def downgrade() -> None:
    """Remove the entries that nothing can hold any more."""
    withdraw(ADDED, remaining=EARLIER)
