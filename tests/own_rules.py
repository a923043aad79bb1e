"""Rule files as a desk writes them for a region that does not exist."""

from __future__ import annotations

OWN_SCHEME = "voorbeeldstreek/2027-01-01"
OWN_GROUPS = "voorbeeldstreek-2027-01-01"
OWN_DUTY = "voorbeeldstad-2027-01-01"


def own_scheme(
    *,
    region: str = "voorbeeldstreek",
    valid_from: str = "2027-01-01",
    target_groups: str = "haaglanden-zuid-holland-centraal-2023-07-01",
    amount: str = "40000.00",
) -> str:
    """A scheme of one block that stands on shipped rules about who counts."""
    return f"""\
# Besluit van het college
region: {region}
title: Bouwblokken van een voorbeeldstreek
kind: euros
used_by: [Voorbeeldstad]
valid_from: {valid_from}
valid_until: unknown
source: https://voorbeeldstreek.example/bouwblokken
retrieved: 2026-11-25
completeness: full
target_groups: {target_groups}
hour_base: "36"
subsidy_extends: unknown
blocks:
  - id: participatiewet
    title: Participatiewet
    amount: "{amount}"
    unit: year
    members: [{{group: participatiewet}}]
    forms: [employment]
    counting: {{kind: months, months: 24}}
"""


def own_groups(*, group: str = "participatiewet") -> str:
    """Rules on who counts with one group."""
    return f"""\
authority: voorbeeldstreek
title: Doelgroepen van een voorbeeldstreek
valid_from: 2027-01-01
valid_until: unknown
source: https://voorbeeldstreek.example/doelgroepen
retrieved: 2026-11-25
completeness: full
reference_day: start_of_work
start_before_contract_months: 0
groups:
  - {{group: {group}, published_as: Bijstand, proofs: unknown}}
"""


def own_duty() -> str:
    """A rule that five per cent of the sum is owed."""
    return """\
authority: voorbeeldstad
title: Social return in Voorbeeldstad
valid_from: 2027-01-01
valid_until: unknown
source: https://voorbeeldstad.example/social-return
retrieved: 2026-11-25
completeness: full
thresholds: []
rates:
  - {of: contract_sum, percentage: "5", precision: exact}
"""
