"""What people wish of work, judged slowly: one person at a time, by the same rules."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.domain.wishes import WorkConditions, WorkWishes
from matcher.ternary import Ternary

REFUSED_FROM, LIKE_REFUSED_FROM = 0.99, 0.5


def is_other_work(nearest: float) -> Ternary:
    """Return what becomes of a job that comes so near to the nearest work refused."""
    if nearest >= REFUSED_FROM:
        return Ternary.FAILS
    return Ternary.UNKNOWN if nearest >= LIKE_REFUSED_FROM else Ternary.MEETS


def wishes_met(wishes: WorkWishes, work: WorkConditions) -> Iterator[float]:
    """Yield how far the job meets each wish about which the vacancy says something."""
    if work.sector is not None and wishes.wanted_sectors:
        yield float(work.sector in wishes.wanted_sectors)
    if work.sector is not None and wishes.refused_sectors:
        yield float(work.sector not in wishes.refused_sectors)
    if wishes.places and work.places:
        yield len(wishes.places & work.places) / len(work.places)
    if wishes.company and work.company:
        yield len(wishes.company & work.company) / len(work.company)
