"""Whether the service can do its work now, and if not, which part keeps it from that."""

from __future__ import annotations

from dataclasses import dataclass

from api.services.installation import check_schema
from api.services.match_engine import MatchEngine
from api.services.viewers import operator
from matcher.domain.access import Purpose
from matcher.errors import MatcherError
from models.engine import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadyPart:
    """A part that is not ready, why, and what can be done about it."""

    part: str
    what: str
    remedy: str


def unready_parts(database: Database, engine: MatchEngine) -> list[UnreadyPart]:
    """Return the parts that are not ready: the database, the weights in use, the index, or none."""
    parts = []
    part = "database"
    try:
        check_schema(database)
        part = "weights"
        with database.unit_of_work(operator("readiness", Purpose.MAINTENANCE)) as uow:
            engine.weights_in_use(uow)
    except MatcherError as fault:
        parts.append(UnreadyPart(part=part, what=fault.what, remedy=fault.remedy))
    if not engine.is_loaded:
        parts.append(
            UnreadyPart(
                part="index",
                what="The index of candidates is not loaded yet.",
                remedy="Wait a moment; it is loaded as soon as the database answers.",
            )
        )
    return parts
