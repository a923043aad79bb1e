"""The work that people began under a contract, or in a region, out of what is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from api.services.channel_scope import ALL_VACANCIES, Scope
from api.services.fairness_people import same_people
from api.services.obligations import account_of
from matcher.channels.goal_counts import Introduced
from matcher.channels.placed_work import PlacedWork, days_of_work, lasted_by, pieces_of_work
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.introduction import Introduction, IntroductionState
from matcher.domain.placement import RegisteredPlacement
from matcher.errors import NotFound
from matcher.fairness.people import ONLY_UNKNOWN, UNKNOWN, Groups
from matcher.fairness.target_groups import groups_left_open, target_groups_on
from matcher.introductions.sustained import began_work_on
from matcher.ternary import Ternary, any_of
from models.unit_of_work import UnitOfWork

Piece = tuple[RegisteredPlacement, ...]


@dataclass(slots=True, kw_only=True)
class FoundWork:
    """What people began, and the introductions that were made.

    Attributes
    ----------
    works : list of PlacedWork
        Of any day; those that certainly do not count for the contract are among them.
    n_place_unknown : int
        Pieces of work left out of a region since nobody knows where the work is.
    contract_ids : set of str
        For which any of the work counts.
    """

    works: list[PlacedWork] = field(default_factory=list)
    introduced: list[Introduced] = field(default_factory=list)
    n_place_unknown: int = 0
    contract_ids: set[str] = field(default_factory=set)


def work_under(
    uow: UnitOfWork, contract_id: str, on: date, everything: Sequence[Introduction]
) -> FoundWork:
    """Return the work that counts for a contract on any day, and introductions made for it.

    Whether somebody counts is judged by the rules of the contract; unknown where those are
    registered no more.

    Parameters
    ----------
    everything : sequence of Introduction
        All that the viewer may see: whoever asks of many contracts reads them once.
    """
    introductions = [one for one in everything if one.contract_id == contract_id]
    placements = uow.placements.under(contract_id)
    found = FoundWork(contract_ids={contract_id})
    known = _Known(uow, placements, introductions)
    known.counts = _counts_for(uow, contract_id, on)
    led_here = _by_placement(everything)
    for piece in pieces_of_work(placements):
        found.works.append(known.work(piece, _led_to(piece, led_here), on, contract_id))
    found.works += known.without_placement(introductions, on)
    found.introduced = known.introduced(introductions)
    return found


def work_in(uow: UnitOfWork, scope: Scope, on: date) -> FoundWork:
    """Return the work of a region (where the work is), or of all; and introductions there."""
    everything = list(uow.introductions.since())
    placements = uow.placements.list(limit=ALL_VACANCIES).rows
    here = [one for one in everything if one.vacancy_id in scope.vacancies]
    led_here = _by_placement(everything)
    known = _Known(uow, placements, everything)
    found = FoundWork(introduced=known.introduced(here))
    elsewhere: list[str | None] = []
    for piece in pieces_of_work(placements):
        introduction = _led_to(piece, led_here)
        vacancy_id = _vacancy(piece, introduction)
        if scope.region is not None and vacancy_id not in scope.vacancies:
            elsewhere.append(vacancy_id)
            continue
        found.works.append(known.work(piece, introduction, on))
        found.contract_ids |= {a.contract_id for one in piece for a in one.attributions}
    found.works += known.without_placement(here, on)
    found.n_place_unknown = sum(one is None or one in scope.unplaced for one in elsewhere)
    return found


class _Known:
    """What is looked up once for all people: who is who, their groups, and who brought them."""

    def __init__(
        self,
        uow: UnitOfWork,
        placements: Iterable[RegisteredPlacement],
        introductions: Iterable[Introduction],
    ) -> None:
        people = {one.placement.candidate_id for one in placements}
        people |= {one.candidate_id for one in introductions if one.candidate_id is not None}
        self._same = same_people(uow)
        self._records: Mapping[str, tuple[ClaimRecord, ...]] = uow.claims.records_of(people)
        self._channels = _registered_channels(uow, people)
        self.counts: Callable[[str], Ternary] = lambda _: Ternary.UNKNOWN

    def work(
        self,
        piece: Piece,
        introduction: Introduction | None,
        on: date,
        contract_id: str | None = None,
    ) -> PlacedWork:
        """Return a piece of work."""
        first = piece[0].placement
        days = days_of_work(piece, introduction, contract_id)
        began = min((day.valid_from for day in days if day.valid_from), default=first.starts_on)
        return PlacedWork(
            person_id=self._person(first.candidate_id),
            channel=self._channel(first.candidate_id, introduction),
            groups=self._groups(first.candidate_id, first.starts_on),
            may_be_in=self._left_open(first.candidate_id, first.starts_on),
            began_on=began,
            days=days,
            lasted=lasted_by(introduction, first.counts_since, on),
            counts=any_of(self.counts(one.placement.placement_id) for one in piece),
            vacancy_id=_vacancy(piece, introduction),
            placement_ids=tuple(one.placement.placement_id for one in piece),
            is_introduced=introduction is not None,
        )

    def without_placement(
        self, introductions: Iterable[Introduction], on: date
    ) -> list[PlacedWork]:
        """Return the work of those of whom a step says that they were placed, and no more."""
        works = []
        for one in introductions:
            began = began_work_on(one)
            if began is not None and one.placement_id is None:
                works.append(
                    PlacedWork(
                        person_id=self._person(one.candidate_id or one.introduction_id),
                        channel=one.channel.value if one.channel else UNKNOWN,
                        groups=self._groups(one.candidate_id, began),
                        may_be_in=self._left_open(one.candidate_id, began),
                        began_on=began,
                        days=(),
                        lasted=lasted_by(one, began, on),
                        vacancy_id=one.vacancy_id,
                        is_introduced=True,
                    )
                )
        return works

    def introduced(self, introductions: Iterable[Introduction]) -> list[Introduced]:
        """Return introductions as a share counts them."""
        return [
            Introduced(
                person_id=self._person(one.candidate_id or one.introduction_id),
                channel=one.channel.value if one.channel else UNKNOWN,
                groups=self._groups(one.candidate_id, one.events[0].on),
                may_be_in=self._left_open(one.candidate_id, one.events[0].on),
                vacancy_id=one.vacancy_id,
                made_on=one.events[0].on,
            )
            for one in introductions
        ]

    def _person(self, candidate_id: str) -> str:
        return self._same.get(candidate_id, candidate_id)

    def _groups(self, candidate_id: str | None, day: date) -> Groups:
        return target_groups_on(self._records.get(candidate_id or "", ()), day) or ONLY_UNKNOWN

    def _left_open(self, candidate_id: str | None, day: date) -> Groups:
        return groups_left_open(self._records.get(candidate_id or "", ()), day)

    def _channel(self, candidate_id: str, introduction: Introduction | None) -> str:
        if introduction is not None and introduction.channel is not None:
            return introduction.channel.value
        return self._channels.get(candidate_id, UNKNOWN)


def _by_placement(introductions: Iterable[Introduction]) -> dict[str, Introduction]:
    return {
        one.placement_id: one
        for one in introductions
        if one.placement_id is not None and one.state is IntroductionState.PLACED
    }


def _led_to(piece: Piece, by_placement: Mapping[str, Introduction]) -> Introduction | None:
    found = [by_placement.get(one.placement.placement_id) for one in piece]
    return next((one for one in found if one is not None), None)


def _vacancy(piece: Sequence[RegisteredPlacement], introduction: Introduction | None) -> str | None:
    if introduction is not None:
        return introduction.vacancy_id
    return next((one.vacancy_id for one in piece if one.vacancy_id is not None), None)


def _registered_channels(uow: UnitOfWork, people: Iterable[str]) -> dict[str, str]:
    """Return the channel of who registered each person, where that has one."""
    by = uow.placements.intermediaries_of(people)
    organisations = uow.organisations.many(by.values())
    channels = {
        candidate_id: organisations[organisation_id].channel
        for candidate_id, organisation_id in by.items()
    }
    return {one: channel.value for one, channel in channels.items() if channel is not None}


def _counts_for(uow: UnitOfWork, contract_id: str, on: date) -> Callable[[str], Ternary]:
    try:
        account = account_of(uow, contract_id, on)
    except NotFound:
        return lambda _: Ternary.UNKNOWN
    judged = {
        line.entry.placement.placement_id: line.entry.judgement.counts
        for line in account.placements
    }
    return lambda placement_id: judged.get(placement_id, Ternary.UNKNOWN)
