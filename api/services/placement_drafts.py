"""Placements as they are sent in: not stored yet, and what they refer to named as it was sent."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.placement import BonusFacts, Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementDraft:
    """A placement without an id and without its candidate.

    Attributes
    ----------
    vacancy : str or None
        Our or the contractor's id of the vacancy that was filled; None for none.
    bonus_facts : BonusFacts or None
        None is not said.
    """

    placement: Placement
    vacancy: str | None = None
    bonus_facts: BonusFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementParties:
    """Who works where, and for which contract it counts from the first day on.

    Attributes
    ----------
    candidate : str
        The pseudonym, or the intermediary's own id.
    employer : str or None
        Id or name; None for oneself, or the contractor of the contract.
    contract : str or None
        Our or the contractor's id; None for none.
    """

    candidate: str
    employer: str | None = None
    contract: str | None = None
