"""The tendered contract that carries a social-return duty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from matcher.domain.claim import TargetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A tendered contract (opdracht).

    Attributes
    ----------
    contract_id : str
        ``C-…``.
    organisation_id : str
        The contractor that owes the duty.
    authority_id : str or None
        The contracting authority (opdrachtgever).
    contract_sum : Decimal or None
        Euros, excluding VAT; None is unknown.
    percentage : Decimal or None
        Share of the sum that is owed, in per cent; None is unknown.
    award_date : date or None
        Day of formal award, at which claims are judged (peildatum); None is unknown.
    counted_groups : frozenset of TargetGroup or None
        The groups the contract counts; None when it does not say.
    """

    contract_id: str
    organisation_id: str
    authority_id: str | None = None
    source_id: str = ""
    title: str
    contract_sum: Decimal | None = None
    percentage: Decimal | None = None
    award_date: date | None = None
    counted_groups: frozenset[TargetGroup] | None = None
