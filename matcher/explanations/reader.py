"""The three readers of an explanation."""

from __future__ import annotations

from enum import StrEnum


class Reader(StrEnum):
    """Whom an explanation is for (lezer)."""

    CASEWORKER = "caseworker"
    CONTRACTOR = "contractor"
    CANDIDATE = "candidate"
