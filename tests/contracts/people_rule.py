"""Rows about people are read through ``models.access``, which knows who may see them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.contracts.rule import Rule
from tests.contracts.source_tree import SourceFile

ROWS_ABOUT_PEOPLE = {
    "AttributionRow",
    "AuditEntryRow",
    "CandidateRow",
    "ClaimChangeRow",
    "ClaimProofRow",
    "ClaimRecordRow",
    "ClaimRow",
    "DisplacementAnswerRow",
    "DuplicateFlagRow",
    "EntryRow",
    "FairnessFactRow",
    "IdentityDigestRow",
    "ImportRunRow",
    "IntroductionEventRow",
    "IntroductionRemarkRow",
    "IntroductionRow",
    "LeadEventRow",
    "LeadRemarkRow",
    "LeadRow",
    "PastIntroductionRow",
    "PlacementRow",
    "ProfileConfirmationRow",
    "ReportedCostRemarkRow",
    "ReportedCostRow",
    "ShownLineRow",
    "ShownRankingRow",
    "SustainedCheckRow",
    "WorkEndRow",
}


def _selects_of_people(file: SourceFile) -> Iterator[str]:
    stands_for = {name: {name} for name in ROWS_ABOUT_PEOPLE}
    for node in file.nodes:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name):
            for target in node.targets:
                if isinstance(target, ast.Name) and node.value.id in ROWS_ABOUT_PEOPLE:
                    stands_for.setdefault(target.id, set()).add(node.value.id)
    for call, name in file.calls():
        if name == "sqlalchemy.select":
            used = {n.id for arg in call.args for n in ast.walk(arg) if isinstance(n, ast.Name)}
            for word in sorted(used & set(stands_for)):
                yield from sorted(stands_for[word])


SELECTS_OF_PEOPLE = Rule(
    sentence="a SELECT on people, their claims or traces is made in models/access.py",
    folders=("api", "models"),
    find=_selects_of_people,
    planted=(
        (
            "models/repositories/candidates.py",
            "from sqlalchemy import select\nselect(CandidateRow.key)\n",
        ),
        (
            "models/repositories/claims.py",
            "import sqlalchemy as sa\nrow = ClaimRow\nsa.select(row).where(row.key == 1)\n",
        ),
    ),
    allowed=(
        # Makes the SELECTs.
        ("models/access.py", "AuditEntryRow"),
        ("models/access.py", "CandidateRow"),
        ("models/access.py", "ClaimRecordRow"),
        ("models/access.py", "DuplicateFlagRow"),
        ("models/access.py", "ImportRunRow"),
        ("models/access.py", "PlacementRow"),
        ("models/access.py", "ShownRankingRow"),
        # Makes those of age bands and gender.
        ("models/fairness_access.py", "CandidateRow"),
        ("models/fairness_access.py", "FairnessFactRow"),
        # Makes the SELECT on answers about displacement.
        ("models/goal_access.py", "DisplacementAnswerRow"),
        ("models/goal_access.py", "PlacementRow"),
        # Makes the SELECTs on introductions.
        ("models/introduction_access.py", "IntroductionEventRow"),
        ("models/introduction_access.py", "IntroductionRow"),
        ("models/introduction_access.py", "PlacementRow"),
        ("models/introduction_access.py", "SustainedCheckRow"),
        ("models/introduction_access.py", "WorkEndRow"),
        # Makes the SELECTs on leads and reported costs.
        ("models/channel_log_access.py", "LeadEventRow"),
        ("models/channel_log_access.py", "LeadRow"),
        ("models/channel_log_access.py", "ReportedCostRow"),
        # Makes the SELECTs on introductions of earlier years.
        ("models/past_access.py", "PastIntroductionRow"),
        # The key of a placement that this very transaction has written.
        ("models/repositories/placements.py", "PlacementRow"),
        # How many there are, before what they rest on is changed or removed.
        ("models/placed.py", "AttributionRow"),
        ("models/placed.py", "PlacementRow"),
        ("models/placed.py", "IntroductionRow"),
        ("models/repositories/contracts.py", "AttributionRow"),
        # The keys of candidates that this very transaction has written.
        ("models/candidate_writer.py", "CandidateRow"),
        # Phrases of candidates that were selected through access; others are let go of.
        ("models/profile_columns.py", "EntryRow"),
        # How many there are, before an organisation is removed.
        ("models/repositories/organisations.py", "CandidateRow"),
        ("models/repositories/organisations.py", "ImportRunRow"),
        ("models/repositories/organisations.py", "PlacementRow"),
        ("models/repositories/organisations.py", "IntroductionRow"),
        # Noticing that two registrations may be one person is the system's work, whoever
        # asks; what is shown of it goes through visible_flags.
        ("models/repositories/duplicates.py", "IdentityDigestRow"),
        ("models/repositories/duplicates.py", "DuplicateFlagRow"),
    ),
)
