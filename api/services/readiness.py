"""Whether the service can do its work now, and if not, which part keeps it from that."""

from __future__ import annotations

from dataclasses import dataclass

from api.services.installation import check_schema
from api.services.match_engine import MatchEngine
from matcher.errors import MatcherError
from models.engine import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadyPart:
    """A part that is not ready, why, and what can be done about it."""

    part: str
    what: str
    remedy: str


def unready_parts(database: Database, engine: MatchEngine) -> list[UnreadyPart]:
    """Return the parts that are not ready: the database, the index, both or none."""
    parts = []
    try:
        check_schema(database)
    except MatcherError as fault:
        parts.append(UnreadyPart(part="database", what=fault.what, remedy=fault.remedy))
    if not engine.is_loaded:
        parts.append(
            UnreadyPart(
                part="index",
                what="The index of candidates is not loaded yet.",
                remedy="Wait a moment; it is loaded as soon as the database answers.",
            )
        )
    return parts
