"""Fit and eligibility side by side for the same people, computed apart and never mixed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from matcher.domain.claim import Claim, Eligibility
from matcher.domain.contract import Contract
from matcher.eligibility.decide import decide


def eligibility_of(
    candidate_ids: Iterable[str],
    claims_of: Mapping[str, tuple[Claim, ...]],
    contract: Contract | None,
    on: date,
) -> dict[str, Eligibility]:
    """Return for each candidate whether the person counts under the contract.

    Parameters
    ----------
    candidate_ids : iterable of str
        Pseudonyms, for example those of a ranking.
    claims_of : mapping of str to tuple of Claim
        Claims by pseudonym; a candidate without an entry has none.
    contract : Contract or None
        The contract that the vacancy serves; None for a vacancy outside any.
    on : date
        The day to judge at when the contract has no award date.
    """
    reference_date = contract.award_date if contract and contract.award_date else on
    counted = contract.counted_groups if contract else None
    return {
        candidate_id: decide(claims_of.get(candidate_id, ()), counted, reference_date)
        for candidate_id in candidate_ids
    }
