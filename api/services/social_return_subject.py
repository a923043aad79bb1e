"""Which work and which costs a question on social return on investment is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from api.services.channel_report import ChannelQuestion
from api.services.channel_scope import ALL_VACANCIES, scope_of
from api.services.references import contract_id_of
from api.services.social_return_report import SocialReturnQuestion
from api.services.work_spells import ChosenWork, under_contract
from matcher.domain.access import DECIDING_ROLES
from matcher.domain.introduction import Introduction
from matcher.domain.period import Period
from matcher.domain.reported_cost import ReportedCost
from matcher.errors import Conflict
from matcher.introductions.sustained import began_work_on
from matcher.social_return.valuation import Cost, CostOrigin
from models.access import check_may_read_account
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A contract or a region, looked up.

    Attributes
    ----------
    work : tuple of ChosenWork
        Every placement, paid or not, with the days of it that belong to the contract or region.
    costs : tuple of Cost
        As reported for the period.
    n_erased : int
        Introductions that led to work, of people who were erased since.
    """

    about: str
    work: tuple[ChosenWork, ...]
    costs: tuple[Cost, ...]
    n_erased: int
    n_place_unknown: int = 0
    n_efforts: int = 0


def subject_of(uow: UnitOfWork, asked: SocialReturnQuestion) -> Subject:
    """Return what is asked about, as this viewer may ask it.

    Raises
    ------
    Conflict
        If the contract is not the viewer's to account for, or a region is asked about by somebody
        who is neither a desk nor the operator.
    InvalidInput, Ambiguous
        If there is no such contract or region, or more than one.
    """
    if asked.contract is not None:
        return _contract(uow, asked, asked.contract)
    if uow.viewer.role not in DECIDING_ROLES:
        raise Conflict(
            "Only a municipal desk and the operator ask about a region.",
            where="region",
            remedy="Ask about a contract of your own.",
        )
    return _region(uow, asked)


def _contract(uow: UnitOfWork, asked: SocialReturnQuestion, named: str) -> Subject:
    found = uow.contracts.get(contract_id_of(uow, named, where="contract"))
    contract_id = found.contract_id
    check_may_read_account(uow.viewer, contract_id, found.organisation_id)
    days = Period(asked.since, asked.until)
    costs = uow.reported_costs.of_contract(contract_id)
    efforts = uow.efforts.under(contract_id)
    placed = (one for one in uow.introductions.placed() if one.contract_id == contract_id)
    return Subject(
        about=f"{contract_id}, {found.title}",
        work=tuple(under_contract(one, contract_id) for one in uow.placements.under(contract_id)),
        costs=tuple(_costs(((one, False) for one in costs if one.days.overlaps(days)), asked)),
        n_erased=_n_erased(placed, asked),
        n_efforts=sum(asked.since <= one.done_on <= asked.until for one in efforts),
    )


def _region(uow: UnitOfWork, asked: SocialReturnQuestion) -> Subject:
    scope = scope_of(
        uow, ChannelQuestion(since=asked.since, until=asked.until, region=asked.region)
    )
    inside = frozenset(scope.vacancies)
    of_contract: dict[str, set[str]] = defaultdict(set)
    for vacancy in uow.vacancies.list(limit=ALL_VACANCIES).rows:
        if vacancy.contract_id is not None:
            of_contract[vacancy.contract_id].add(vacancy.vacancy_id)
    every = uow.placements.list(limit=ALL_VACANCIES).rows
    days = Period(asked.since, asked.until)
    costs = (
        (one, not _vacancies_of(one, of_contract) <= inside)
        for one in uow.reported_costs.between(asked.since, asked.until)
        if _vacancies_of(one, of_contract) & inside
    )
    placed = (one for one in uow.introductions.placed() if one.vacancy_id in inside)
    return Subject(
        about=scope.region.name if scope.region else "",
        work=tuple(
            ChosenWork(registered=one, days=(one.placement.days,))
            for one in every
            if one.vacancy_id in inside
        ),
        costs=tuple(_costs(costs, asked)),
        n_erased=_n_erased(placed, asked),
        n_place_unknown=sum(
            (one.vacancy_id is None or one.vacancy_id in scope.unplaced)
            and one.placement.days.overlaps(days)
            for one in every
        ),
    )


def _vacancies_of(cost: ReportedCost, of_contract: dict[str, set[str]]) -> set[str]:
    """Return the vacancies that a cost was made for: one, or all of the contract."""
    return of_contract[cost.contract_id] if cost.vacancy_id is None else {cost.vacancy_id}


def _costs(
    reported: Iterable[tuple[ReportedCost, bool]], asked: SocialReturnQuestion
) -> Iterator[Cost]:
    """Yield costs; of one that falls partly outside period or region nobody knows which part."""
    for one, is_elsewhere in reported:
        is_partly = is_elsewhere or one.since < asked.since or one.until > asked.until
        yield Cost(
            origin=CostOrigin.REPORTED,
            what=one.kind.value,
            euros=None if is_partly else one.euros,
            hours=None if is_partly else one.hours,
            source=one.cost_id,
            is_partly_elsewhere=is_partly,
        )


def _n_erased(placed: Iterable[Introduction], asked: SocialReturnQuestion) -> int:
    began = (began_work_on(one) for one in placed if one.candidate_id is None)
    return sum(day is not None and day <= asked.until for day in began)
