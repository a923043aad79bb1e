"""In which target groups somebody is on a day, as a report counts it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from matcher.domain.claim_record import ClaimRecord
from matcher.eligibility.membership import membership
from matcher.fairness.people import NO_GROUP, Groups
from matcher.ternary import Ternary


def target_groups_on(records: Iterable[ClaimRecord], day: date) -> Groups:
    """Return the groups somebody is in as far as known; empty where nothing is known."""
    told = {record.claim.group: membership(record, day)[0] for record in records}
    member_of = {group.value for group, is_in in told.items() if is_in is Ternary.MEETS}
    if member_of:
        return frozenset(member_of)
    is_told_none = bool(told) and all(is_in is Ternary.FAILS for is_in in told.values())
    return frozenset({NO_GROUP}) if is_told_none else frozenset()


def groups_left_open(records: Iterable[ClaimRecord], day: date) -> Groups:
    """Return the groups of which somebody spoke, and of which it is not known if they hold."""
    return frozenset(
        record.claim.group.value
        for record in records
        if membership(record, day)[0] is Ternary.UNKNOWN
    )
