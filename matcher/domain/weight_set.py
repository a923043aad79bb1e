"""Sets of weights that desks or outcomes made, and which of them was in use when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class WeightOrigin(StrEnum):
    """Where a set of weights comes from."""

    SHIPPED = "shipped"
    DESK = "desk"
    LEARNED = "learned"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightSet:
    """One version of a named set of weights (gewichtenset); added, never changed.

    Attributes
    ----------
    version : str
        ``<name>-v<number>``: what a ranking remembers.
    document : str
        The TOML text, word for word.
    saved_by : str
        Id of the desk; of the operator a login or a process name; empty for a shipped one.
    saved_at : datetime or None
        None for a shipped one.
    why : str
        The reason that was given; no personal data.
    """

    version: str
    name: str
    number: int
    document: str
    origin: WeightOrigin
    saved_by: str
    saved_at: datetime | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightActivation:
    """From when on a set counts for every ranking of the installation, by whom and why.

    Attributes
    ----------
    version : str
        Of a stored set, or of a shipped one.
    activated_by : str
        Id of the desk; of the operator a login or a process name.
    """

    version: str
    activated_by: str
    activated_at: datetime
    why: str
