"""Two profiles that may be one person: flagged for a human, never merged by the system."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DuplicateStatus(StrEnum):
    """What a human said of a flagged pair."""

    OPEN = "open"
    SAME_PERSON = "same_person"
    DIFFERENT_PEOPLE = "different_people"


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateFlag:
    """A pair of candidates that share identity digests.

    Attributes
    ----------
    flag_id : int
        Number of the flag.
    first_candidate_id, second_candidate_id : str
        The pseudonyms, in order of registration.
    shared_kinds : tuple of str
        Which digests agree ('email', 'phone', 'name_postcode').
    """

    flag_id: int
    first_candidate_id: str
    second_candidate_id: str
    shared_kinds: tuple[str, ...]
    status: DuplicateStatus
