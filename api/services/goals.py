"""Goals for contracts and regions: set, replaced, withdrawn, and held against what happened."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from api.services.channel_report import SEED, ChannelQuestion
from api.services.channel_scope import scope_of
from api.services.claim_texts import checked_text
from api.services.identifiers import new_id
from api.services.placed_work import FoundWork, work_in, work_under
from api.services.references import contract_id_of
from matcher.channels.goals import GoalProgress, goal_progress
from matcher.channels.ratio import Draws
from matcher.channels.told_counts import hidden_progress, told_progress
from matcher.domain.access import DECIDING_ROLES, Role
from matcher.domain.claim import TargetGroup
from matcher.domain.introduction import Introduction
from matcher.domain.organisation import Channel
from matcher.domain.quantified_goal import GoalBound, GoalMeasure, QuantifiedGoal
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.location.named_areas import labour_market_region
from models.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDraft:
    """A goal as it is sent in; contract and region by id, number or name."""

    measure: GoalMeasure
    target: Decimal
    since: date
    until: date
    bound: GoalBound = GoalBound.AT_LEAST
    contract: str | None = None
    region: str | None = None
    channels: frozenset[Channel] = frozenset()
    group: TargetGroup | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalTerms:
    """What a later version of a goal may say anew: never whose goal it is, or what it measures."""

    target: Decimal
    since: date
    until: date
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptGoal:
    """A goal as it holds now, with all versions, the first one first."""

    versions: tuple[QuantifiedGoal, ...]

    @property
    def latest(self) -> QuantifiedGoal:
        """The version that holds."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalStandingTold:
    """A goal with what happened; None where that is not for this viewer to read."""

    kept: KeptGoal
    progress: GoalProgress | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedGoals:
    """Which goals: of one contract, of one region, of regions only, or all that one may read."""

    contract: str | None = None
    region: str | None = None
    only_of_regions: bool = False


def set_goal(uow: UnitOfWork, draft: GoalDraft, *, on: date, at: datetime) -> KeptGoal:
    """Store a new goal.

    Parameters
    ----------
    on, at : date, datetime
        The day where the desk is, and the instant: whether it is beforehand follows from them.

    Raises
    ------
    Conflict
        If the viewer is neither a desk nor the operator.
    InvalidInput
        If contract or region does not exist, or the target does not suit the measure.
    """
    viewer = uow.viewer
    goal = QuantifiedGoal(
        goal_id=new_id("G"),
        version=1,
        measure=draft.measure,
        bound=draft.bound,
        target=draft.target,
        since=draft.since,
        until=draft.until,
        set_on=on,
        set_at=at,
        set_by=viewer.actor,
        role=viewer.role,
        organisation_id=viewer.organisation_id,
        contract_id=None
        if draft.contract is None
        else contract_id_of(uow, draft.contract, where="contract"),
        region=_region(draft.region),
        channels=draft.channels,
        group=draft.group,
        why=checked_text(draft.why, "why"),
    )
    uow.goals.add(goal)
    uow.commit()
    return read_goal(uow, goal.goal_id)


def replace_goal(
    uow: UnitOfWork, goal_id: str, terms: GoalTerms, *, on: date, at: datetime
) -> KeptGoal:
    """Add a version with another target or other days; the earlier ones stay readable."""
    version = replace(
        _next_version(uow, goal_id, on=on, at=at),
        target=terms.target,
        since=terms.since,
        until=terms.until,
        why=checked_text(terms.why, "why"),
    )
    return _added(uow, version)


def withdraw_goal(uow: UnitOfWork, goal_id: str, why: str, *, on: date, at: datetime) -> KeptGoal:
    """Add a version that ends the goal, with the reason; the earlier ones stay readable."""
    version = _next_version(uow, goal_id, on=on, at=at)
    return _added(uow, replace(version, why=checked_text(why, "why"), is_withdrawn=True))


def read_goal(uow: UnitOfWork, goal_id: str) -> KeptGoal:
    """Return a goal with all its versions."""
    return KeptGoal(versions=uow.goals.versions_of(goal_id))


def list_goals(uow: UnitOfWork, asked: AskedGoals) -> tuple[KeptGoal, ...]:
    """Return the goals that the viewer may read, in the order in which they were first set.

    Raises
    ------
    Conflict
        If a contractor or an intermediary asks for a contract of another one.
    """
    contract_id = None
    if asked.contract is not None:
        contract_id = contract_id_of(uow, asked.contract, where="contract")
        _check_may_read(uow, contract_id)
    by_goal: dict[str, list[QuantifiedGoal]] = defaultdict(list)
    for version in uow.goals.versions(contract_id=contract_id, region=_region(asked.region)):
        if version.region is not None or not asked.only_of_regions:
            by_goal[version.goal_id].append(version)
    return tuple(KeptGoal(versions=tuple(own)) for own in by_goal.values())


def goals_standing(uow: UnitOfWork, asked: AskedGoals, *, on: date) -> tuple[GoalStandingTold, ...]:
    """Return goals with what happened up to and including a day.

    Of a contract the contractor, desks and the operator read what happened, exactly: they read each
    placement as well. Where a goal names a target group, the contractor does not. Of a region
    desks and the operator read it, and nothing of fewer than ten people; others read the goal.
    """
    goals = list_goals(uow, asked)
    found = _Found(uow, on)
    draws = Draws(SEED)
    told = []
    for kept in goals:
        progress = None
        if _may_read_what_happened(uow, kept.latest):
            work = found.of(kept.latest)
            progress = goal_progress(kept.latest, work.works, work.introduced, on, draws)
            progress = _told(uow, progress)
        told.append(GoalStandingTold(kept=kept, progress=progress))
    return tuple(told)


class _Found:
    """Work that is looked up once for each contract and region."""

    def __init__(self, uow: UnitOfWork, on: date) -> None:
        self._uow = uow
        self._on = on
        self._introductions: list[Introduction] | None = None
        self._found: dict[tuple[str | None, str | None], FoundWork] = {}

    def of(self, goal: QuantifiedGoal) -> FoundWork:
        """Return the work that a goal is about."""
        whose = (goal.contract_id, goal.region)
        if whose not in self._found:
            if goal.contract_id is not None:
                self._found[whose] = work_under(
                    self._uow, goal.contract_id, self._on, self._everything()
                )
            else:
                asked = ChannelQuestion(since=goal.since, until=goal.until, region=goal.region)
                self._found[whose] = work_in(self._uow, scope_of(self._uow, asked), self._on)
        return self._found[whose]

    def _everything(self) -> list[Introduction]:
        if self._introductions is None:
            self._introductions = self._uow.introductions.since()
        return self._introductions


def _may_read_what_happened(uow: UnitOfWork, goal: QuantifiedGoal) -> bool:
    if uow.viewer.role in DECIDING_ROLES:
        return True
    return uow.viewer.role is Role.CONTRACTOR and goal.contract_id is not None


def _told(uow: UnitOfWork, progress: GoalProgress) -> GoalProgress:
    if progress.goal.contract_id is None:
        return told_progress(progress)
    names_group = progress.goal.group is not None
    if names_group and uow.viewer.role not in DECIDING_ROLES:
        return hidden_progress(progress, with_state=False)
    return progress


def _next_version(uow: UnitOfWork, goal_id: str, *, on: date, at: datetime) -> QuantifiedGoal:
    """Return the goal as it stands, as a version that the viewer sets now."""
    uow.begin_change()
    stored = uow.goals.versions_of(goal_id)[-1]
    if stored.is_withdrawn:
        raise Conflict("This goal was withdrawn.", where=goal_id, remedy="Set a new goal instead.")
    viewer = uow.viewer
    return replace(
        stored,
        version=stored.version + 1,
        set_on=on,
        set_at=at,
        set_by=viewer.actor,
        role=viewer.role,
        organisation_id=viewer.organisation_id,
    )


def _added(uow: UnitOfWork, version: QuantifiedGoal) -> KeptGoal:
    uow.goals.add(version)
    uow.commit()
    return read_goal(uow, version.goal_id)


def _check_may_read(uow: UnitOfWork, contract_id: str) -> None:
    viewer = uow.viewer
    own = uow.contracts.get(contract_id).organisation_id
    if viewer.role not in DECIDING_ROLES and viewer.organisation_id != own:
        raise Conflict(
            "Goals of a contract are read by its contractor, by municipal desks and by the "
            "operator.",
            where="contract",
            remedy="Ask one of them, or ask for the goals of a region.",
        )


def _region(text: str | None) -> str | None:
    try:
        return None if text is None else labour_market_region(text).name
    except NotFound as fault:
        raise InvalidInput(fault.what, where="region", remedy=fault.remedy) from fault
