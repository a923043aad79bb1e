"""The evaluation of a period: what social return brought, and what nobody recorded of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from api.services.channel_report import SEED, ChannelQuestion
from api.services.channel_scope import Scope, scope_of
from api.services.fairness_people import open_pairs_count
from api.services.goals import AskedGoals, GoalStandingTold, goals_standing
from api.services.obligations import account_of
from api.services.placed_work import FoundWork, work_in
from matcher.channels.evaluation import Inflow, inflow_of
from matcher.channels.ratio import Draws
from matcher.domain.access import DECIDING_ROLES
from matcher.domain.money import ZERO
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import Period
from matcher.domain.quantified_goal import QuantifiedGoal
from matcher.domain.reported_cost import ReportedCost
from matcher.errors import Conflict, NotFound
from matcher.feasibility.disclosure import EUROS_STEP, FEWEST_SHOWN
from models.unit_of_work import UnitOfWork

ALL_CONTRACTS = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationQuestion:
    """Which days, and which labour-market region by name or code; None is all."""

    since: date
    until: date
    region: str | None = None


@dataclass(slots=True, kw_only=True)
class ContractFigures:
    """What the contracts of a period owe and earned, and whether goals were set for them.

    Attributes
    ----------
    n_contracts : int
        That ran in the period, as far as their days are known, with work or vacancies here.
    n_owed_open : int
        Of which nobody can say what they owe.
    n_gone : int
        Whose rules are registered no more: neither owed nor earned can be said.
    owed, earned : Decimal
        Euros, the least that is certain; over the whole contract and up to today. What was earned
        is rounded down to steps of 5,000.
    is_earned_hidden : bool
        Whether so few people worked under them that the amount would tell of a person.
    n_goal_beforehand, n_goal_later, n_goal_undated, n_without_goal : int
        With a quantified goal set on or before its first day; later; named in the terms of the
        contract only, of which the day is not kept; with none.
    """

    n_contracts: int = 0
    n_owed_open: int = 0
    n_gone: int = 0
    owed: Decimal = ZERO
    earned: Decimal = ZERO
    is_earned_hidden: bool = False
    n_goal_beforehand: int = 0
    n_goal_later: int = 0
    n_goal_undated: int = 0
    n_without_goal: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CostFigures:
    """Extra costs of the days as contractors reported them; whole reports that touch the days.

    Attributes
    ----------
    euros, hours : Decimal or None
        None where nobody reported any, which is not 0.
    n_reports : int
    n_contractors, n_silent : int
        Contractors that reported for these contracts, and those that reported nothing.
    """

    euros: Decimal | None
    hours: Decimal | None
    n_reports: int
    n_contractors: int
    n_silent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The answers to the questions of 2014, out of an installation's own numbers.

    Attributes
    ----------
    region : str or None
        As it was understood.
    goals : tuple of GoalStandingTold
        Of the region (of all regions when none was asked), for days of the period.
    n_place_unknown : int
        Pieces of work left out since nobody knows where the work is.
    n_open_pairs : int
        Pairs of registrations of which nobody said yet whether they are one person.
    """

    asked: EvaluationQuestion
    region: str | None
    on: date
    inflow: Inflow
    contracts: ContractFigures
    costs: CostFigures
    goals: tuple[GoalStandingTold, ...]
    n_place_unknown: int
    n_open_pairs: int


def evaluation_of(uow: UnitOfWork, asked: EvaluationQuestion, *, on: date) -> Evaluation:
    """Return the evaluation of a period, as it may be told to anybody.

    Raises
    ------
    Conflict
        If somebody else than a municipal desk or the operator asks.
    InvalidInput
        If there is no such region, or the days are not in order.
    """
    _check_may_ask(uow)
    scope = scope_of(
        uow, ChannelQuestion(since=asked.since, until=asked.until, region=asked.region)
    )
    found = work_in(uow, scope, on)
    days = Period(asked.since, asked.until)
    answers = uow.displacement_answers.of(
        placement_id for work in found.works for placement_id in work.placement_ids
    )
    terms = _contracts(uow, scope, found, days)
    region = None if scope.region is None else scope.region.name
    return Evaluation(
        asked=asked,
        region=region,
        on=on,
        inflow=inflow_of(found.works, answers, days, on, Draws(SEED)),
        contracts=_contract_figures(uow, terms, days, on),
        costs=_costs(uow, terms, days),
        goals=_goals(uow, region, days, on),
        n_place_unknown=found.n_place_unknown,
        n_open_pairs=open_pairs_count(uow),
    )


def _check_may_ask(uow: UnitOfWork) -> None:
    if uow.viewer.role not in DECIDING_ROLES:
        raise Conflict(
            "The evaluation counts target groups and the contracts of all contractors: a "
            "municipal desk or the operator asks for it.",
            remedy="Ask the desk for the page, which names nobody.",
        )


def _contracts(
    uow: UnitOfWork, scope: Scope, found: FoundWork, days: Period
) -> tuple[ContractTerms, ...]:
    """Return the contracts with work or vacancies here, that ran in the period as far as known."""
    wanted = {one.contract_id for one in scope.vacancies.values() if one.contract_id is not None}
    wanted |= found.contract_ids
    if scope.region is None:
        wanted |= {one.contract_id for one in uow.contracts.list(limit=ALL_CONTRACTS).rows}
    known = uow.contracts.many_terms(wanted)
    return tuple(
        known[contract_id]
        for contract_id in sorted(known)
        if known[contract_id].duration.overlaps(days)
    )


def _contract_figures(
    uow: UnitOfWork, contracts: Sequence[ContractTerms], days: Period, on: date
) -> ContractFigures:
    figures = ContractFigures(n_contracts=len(contracts))
    people: set[str] = set()
    for terms in contracts:
        people |= _add_account(uow, figures, terms.contract.contract_id, on)
    firsts = _first_versions(uow, days)
    for terms in contracts:
        _add_goals(figures, terms, firsts.get(terms.contract.contract_id, ()))
    figures.is_earned_hidden = 0 < len(people) < FEWEST_SHOWN
    figures.earned = ZERO if figures.is_earned_hidden else figures.earned // EUROS_STEP * EUROS_STEP
    return figures


def _add_account(uow: UnitOfWork, figures: ContractFigures, contract_id: str, on: date) -> set[str]:
    """Add what a contract owes and earned; return who worked under it."""
    try:
        account = account_of(uow, contract_id, on)
    except NotFound:
        figures.n_gone += 1
        return set()
    figures.n_owed_open += account.standing.owed.at_most is None
    figures.owed += account.standing.owed.at_least
    figures.earned += account.standing.earned.at_least
    return {line.entry.placement.candidate_id for line in account.placements}


def _first_versions(uow: UnitOfWork, days: Period) -> dict[str, list[QuantifiedGoal]]:
    """Return by contract how goals for days of the period were first set, but those withdrawn."""
    versions = uow.goals.versions()
    withdrawn = {goal.goal_id for goal in versions if goal.is_withdrawn}
    firsts: dict[str, list[QuantifiedGoal]] = defaultdict(list)
    for goal in versions:
        is_held = goal.goal_id not in withdrawn and goal.version == 1 and goal.days.overlaps(days)
        if goal.contract_id is not None and is_held:
            firsts[goal.contract_id].append(goal)
    return firsts


def _add_goals(
    figures: ContractFigures, terms: ContractTerms, firsts: Sequence[QuantifiedGoal]
) -> None:
    if any(goal.n_days_late == 0 for goal in firsts):
        figures.n_goal_beforehand += 1
    elif firsts:
        figures.n_goal_later += 1
    elif terms.goals:
        figures.n_goal_undated += 1
    else:
        figures.n_without_goal += 1


def _costs(uow: UnitOfWork, contracts: Sequence[ContractTerms], days: Period) -> CostFigures:
    contractors = {one.contract.organisation_id for one in contracts}
    contract_ids = {one.contract.contract_id for one in contracts}
    reports = [
        one
        for one in uow.reported_costs.between(days.valid_from, days.valid_until)
        if one.contract_id in contract_ids
    ]
    told = {one.contractor_id for one in reports}
    return CostFigures(
        euros=_sum(reports, "euros"),
        hours=_sum(reports, "hours"),
        n_reports=len(reports),
        n_contractors=len(told & contractors),
        n_silent=len(contractors - told),
    )


def _sum(reports: Iterable[ReportedCost], what: str) -> Decimal | None:
    amounts = [amount for one in reports if (amount := getattr(one, what)) is not None]
    return sum(amounts, ZERO) if amounts else None


def _goals(
    uow: UnitOfWork, region: str | None, days: Period, on: date
) -> tuple[GoalStandingTold, ...]:
    """Return the goals of regions; those of a contract may tell of one of its few people."""
    asked = AskedGoals(region=region, only_of_regions=True)
    return tuple(
        told
        for told in goals_standing(uow, asked, on=on)
        if not told.kept.latest.is_withdrawn and told.kept.latest.days.overlaps(days)
    )
