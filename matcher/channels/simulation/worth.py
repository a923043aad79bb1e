"""What a placement counts for: the rules of a published block scheme, asked once for each case.

The simulation needs the value of many placements; the answers of ``matcher.assessment`` for every
target group, number of hours and whole number of months are kept in a table, and between whole
months the value runs evenly. Where the scheme leaves an amount open, what is certain counts.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import numpy as np
from numpy.typing import NDArray

from matcher.assessment import PersonFacts, assess
from matcher.channels.simulation.people import MONTH_DAYS
from matcher.channels.simulation.registration import FIRST_DAY
from matcher.domain.claim import Claim, ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.period import Period, last_day_of
from matcher.domain.placement import BonusFacts, Placement, WorkForm
from matcher.ternary import Ternary

MOST_MONTHS = 60
"""Months after which nothing is added any more: no period of the simulation is longer."""


def earned(scheme_id: str, group: TargetGroup | None, hours: float, days: float) -> float:
    """Return what the first days of a placement count for, in euros.

    Parameters
    ----------
    group : TargetGroup or None
        None counts for nothing.
    hours : float
        A week, one of ``HOURS``.
    days : float
        Worked so far; fewer than 0 is none.

    Raises
    ------
    NotFound
        If no block scheme has that name.
    """
    if group is None:
        return 0.0
    by_month = _by_month(scheme_id, group, hours)
    months = min(max(days, 0.0) / MONTH_DAYS, float(MOST_MONTHS))
    return float(np.interp(months, np.arange(MOST_MONTHS + 1), by_month))


@cache
def _by_month(scheme_id: str, group: TargetGroup, hours: float) -> NDArray[np.float64]:
    """Return the euros after 0, 1, … whole months."""
    months = range(1, MOST_MONTHS + 1)
    return np.array([0.0, *(_euros(scheme_id, group, hours, month) for month in months)])


def _euros(scheme_id: str, group: TargetGroup, hours: float, months: int) -> float:
    claim = Claim(
        group=group, is_member=Ternary.MEETS, status=ClaimStatus.VERIFIED, since=FIRST_DAY
    )
    record = ClaimRecord(
        claim=claim,
        is_registered_job_seeker=Ternary.MEETS,
        is_accepted_by_authority=Ternary.MEETS,
    )
    placement = Placement(
        placement_id="P-0001",
        candidate_id="K-000001",
        form=WorkForm.EMPLOYMENT,
        starts_on=FIRST_DAY,
        hours_per_week=Decimal(int(hours)),
        is_permanent=Ternary.FAILS,
    )
    person = PersonFacts(
        records=(record,),
        bonus=BonusFacts(
            age_at_start=40,
            is_status_holder=Ternary.FAILS,
            has_language_deficit=Ternary.FAILS,
            has_disability=Ternary.FAILS,
            is_from_vso_or_pro=Ternary.FAILS,
            internship_months_before=0,
        ),
        claims_are_complete=True,
    )
    days = Period(None, last_day_of(FIRST_DAY, months))
    return float(assess(person, placement, scheme_id, days).value.total.at_least)
