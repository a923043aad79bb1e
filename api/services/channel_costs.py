"""Euros that contractors reported, for the measures of channels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from api.services.channel_scope import Scope
from matcher.channels.cost import ReportedEuros
from matcher.channels.made import MadeIntroduction
from matcher.domain.reported_cost import ReportedCost
from models.unit_of_work import UnitOfWork


def reported_euros(
    uow: UnitOfWork, scope: Scope, made: Iterable[MadeIntroduction]
) -> list[ReportedEuros]:
    """Return what was reported in euros for the introductions and contracts of a question.

    A report on an introduction goes with the introductions of the period, whenever the costs were
    made. A report on a vacancy or a whole contract goes with the period in which its first day
    lies; where one target group is asked it is left out, since it was for others as well.
    """
    by_id = {one.introduction.introduction_id: one for one in made}
    return [
        ReportedEuros(
            contract_id=cost.contract_id, channel=_channel(cost, by_id), euros=float(cost.euros)
        )
        for cost in uow.reported_costs.between(None, None)
        if cost.euros is not None and _is_asked(cost, scope, by_id)
    ]


def _is_asked(cost: ReportedCost, scope: Scope, by_id: Mapping[str, MadeIntroduction]) -> bool:
    if cost.introduction_id is not None:
        return cost.introduction_id in by_id
    if scope.asked.group is not None or not scope.asked.since <= cost.since <= scope.asked.until:
        return False
    if cost.vacancy_id is not None:
        return cost.vacancy_id in scope.vacancies
    if scope.region is not None:
        return any(one.introduction.contract_id == cost.contract_id for one in by_id.values())
    return scope.contractor_id in (None, cost.contractor_id)


def _channel(cost: ReportedCost, by_id: Mapping[str, MadeIntroduction]) -> str | None:
    if cost.channel is not None:
        return cost.channel.value
    introduced = by_id.get(cost.introduction_id or "")
    return introduced.channel if introduced else None
