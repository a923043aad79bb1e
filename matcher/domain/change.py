"""What changed in storage, in the order in which it was committed: the feed of the index."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChangedEntity(StrEnum):
    """Which kind of row changed."""

    CANDIDATE = "candidate"
    VACANCY = "vacancy"


class Operation(StrEnum):
    """What became of the row."""

    UPSERT = "upsert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change; ``sequence`` grows in commit order without gaps in visibility."""

    sequence: int
    entity: ChangedEntity
    key: int
    operation: Operation
