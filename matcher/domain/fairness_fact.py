"""Age band and gender, where a desk holds them to see whether lists treat people alike.

Nothing that ranks may import this module (import contracts in ``pyproject.toml``), no endpoint
gives what is kept of one person, and both are erased with the candidate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AgeBand(StrEnum):
    """Age in bands (leeftijdsgroep): ten years each, wide on purpose; a choice of this project."""

    FROM_15 = "15-24"
    FROM_25 = "25-34"
    FROM_35 = "35-44"
    FROM_45 = "45-54"
    FROM_55 = "55-64"
    FROM_65 = "65+"


class Gender(StrEnum):
    """Gender as the person states it (geslacht)."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FairnessFact:
    """What a desk entered about one candidate for the fairness report, and for nothing else.

    Attributes
    ----------
    candidate_id : str
        The pseudonym.
    age_band, gender : AgeBand, Gender or None
        None is unknown.
    entered_by : str
        A login or a process name, never a person's name.
    organisation_id : str or None
        For whom it was entered; None for the operator.
    entered_at : datetime
        With time zone.
    processing_basis : str
        The legal ground and the purpose, in the words of who entered it.
    """

    candidate_id: str
    age_band: AgeBand | None
    gender: Gender | None
    entered_by: str
    organisation_id: str | None
    entered_at: datetime
    processing_basis: str

    def __repr__(self) -> str:
        """Say nothing: it must not reach a log through a debugger or a traceback."""
        return "FairnessFact(…)"
