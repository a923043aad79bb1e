"""A question to the made-up region, who may ask it, and the answer in a few figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from api.services.feasibilities import FoundFeasibility, feasibility_of
from api.services.feasibility_question import AskedPlace, FeasibilityQuestion, WorkKind
from api.services.match_engine import MatchEngine
from matcher.domain.access import Role, Viewer
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel
from tests.api.made_up_region import HAAGLANDEN
from tests.factories import a_viewer

TODAY = date(2026, 11, 25)
OPERATOR = a_viewer()
CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0002")
QUESTION = FeasibilityQuestion(
    work=(WorkKind(title="schoonmaker"),),
    place=AskedPlace(pc4="3511"),
    scheme=HAAGLANDEN,
    owed=Decimal(40000),
    starts_on=date(2027, 1, 4),
    ends_on=date(2028, 1, 3),
    hours_per_week=Decimal(24),
)
Cell = tuple[TargetGroup | None, Channel | None, int, int, str]


def answer(engine: MatchEngine, viewer: Viewer = OPERATOR, **changes: Any) -> FoundFeasibility:
    """Ask QUESTION with these changes; nothing is committed."""
    with engine.database.unit_of_work(viewer) as uow:
        return feasibility_of(uow, engine, replace(QUESTION, **changes), on=TODAY)


def cells(found: FoundFeasibility) -> set[Cell]:
    """Return who was found: group, channel, who count, who may count, what each is worth."""
    return {
        (line.group, line.channel, line.n_eligible, line.n_possible, str(line.value_each.at_least))
        for line in found.lines
    }
