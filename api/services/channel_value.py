"""Euros that placements earned for their contracts, by the channel that introduced the person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from api.services.obligations import account_of
from matcher.channels.made import MadeIntroduction
from matcher.channels.shares import Counted
from matcher.errors import NotFound
from models.unit_of_work import UnitOfWork


@dataclass(slots=True, kw_only=True)
class ValueUnits:
    """One unit a placement, in euros; and for how many contracts nobody can tell them."""

    units: list[Counted] = field(default_factory=list)
    n_contracts_gone: int = 0


def value_units(uow: UnitOfWork, made: Iterable[MadeIntroduction], on: date) -> ValueUnits:
    """Return what placements earned under the contracts that their vacancies served.

    What was earned in any case up to today: where a rule or a fact is open, the least. A placement
    and its continuation belong to the same introduction. A contract whose scheme is registered no
    more has no value to count.
    """
    by_contract: dict[str, dict[str, MadeIntroduction]] = {}
    for one in made:
        contract_id, candidate_id = one.introduction.contract_id, one.introduction.candidate_id
        if one.is_placed and contract_id is not None and candidate_id is not None:
            by_contract.setdefault(contract_id, {})[candidate_id] = one
    found = ValueUnits()
    for contract_id, by_candidate in by_contract.items():
        try:
            account = account_of(uow, contract_id, on)
        except NotFound:
            found.n_contracts_gone += 1
            continue
        for line in account.placements:
            introduced = by_candidate.get(line.entry.placement.candidate_id)
            if introduced is not None:
                found.units.append(_unit(introduced, float(line.earned.at_least)))
    return found


def _unit(made: MadeIntroduction, euros: float) -> Counted:
    return Counted(
        channel=made.channel, person_id=made.person_id, cluster=made.vacancy_id, weight=euros
    )
