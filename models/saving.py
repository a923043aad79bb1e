"""What goes into a bulk save and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.candidate import Candidate
from matcher.domain.person import IdentityDigest


@dataclass(frozen=True, kw_only=True)
class CandidateWrite:
    """A candidate to save, with the keyed digests of the identity traces that came with it."""

    candidate: Candidate
    digests: tuple[IdentityDigest, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SaveCounts:
    """What became of the rows of a bulk save."""

    created: int
    updated: int
    unchanged: int
