"""What was introduced and what was shown in a period, out of the two logs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo

from api.services.channel_scope import Scope
from api.services.fairness_people import KnownPeople
from api.services.fairness_report import TOP
from matcher.channels.made import Made, MadeIntroduction, made_introduction
from matcher.channels.number import ALL
from matcher.channels.shares import Counted
from matcher.channels.timing import Wait
from matcher.domain.introduction import Introduction
from matcher.domain.lead import LeadKind
from matcher.domain.shown_ranking import ShownRanking
from matcher.fairness.exposure import position_weights
from matcher.fairness.people import UNKNOWN, Person
from models.unit_of_work import UnitOfWork


@dataclass(slots=True, kw_only=True)
class LoggedIntroductions:
    """Introductions for the vacancies of a question, of the people it is about.

    Attributes
    ----------
    of_period : list of MadeIntroduction
        Made in the period.
    ever : list of MadeIntroduction
        These, and those made before and after.
    asked_channels : dict of str to set of str
        By vacancy: the channels of everybody who was introduced, whomever the question is about,
        and those that were asked for people.
    asked_of_period : set of str
        The vacancies for which people were asked for in the period.
    first_on : date or None
        The first day of which the viewer's log holds an introduction, whatever the question.
    """

    of_period: list[MadeIntroduction] = field(default_factory=list)
    ever: list[MadeIntroduction] = field(default_factory=list)
    asked_channels: dict[str, set[str]] = field(default_factory=dict)
    asked_of_period: set[str] = field(default_factory=set)
    n_group_unknown: int = 0
    first_on: date | None = None


@dataclass(slots=True, kw_only=True)
class LoggedLists:
    """Lists of the period: one a day for each viewer and vacancy, the latest.

    Attributes
    ----------
    exposure : list of Counted
        One unit a line among the first fifty places.
    first_shown : dict of str to date
        By vacancy: the first day of the period on which a list was shown.
    """

    exposure: list[Counted] = field(default_factory=list)
    first_shown: dict[str, date] = field(default_factory=dict)
    n_lists: int = 0


def logged_introductions(uow: UnitOfWork, known: KnownPeople, scope: Scope) -> LoggedIntroductions:
    """Return the introductions that the viewer may see and the question is about."""
    logged = uow.introductions.since()
    rows = [one for one in logged if one.vacancy_id in scope.vacancies]
    known.look_up(one.candidate_id for one in rows if one.candidate_id is not None)
    found = LoggedIntroductions(first_on=min((one.events[0].on for one in logged), default=None))
    for row in rows:
        person = _introduced(row, known)
        made = made_introduction(row, person.person_id)
        found.asked_channels.setdefault(made.vacancy_id, set()).add(made.channel)
        is_of_period = scope.asked.since <= row.events[0].on <= scope.asked.until
        if scope.takes(person):
            found.ever.append(made)
            if is_of_period:
                found.of_period.append(made)
        elif is_of_period:
            found.n_group_unknown += scope.is_group_unknown(person)
    _add_asked(uow, scope, found)
    return found


def logged_lists(
    uow: UnitOfWork, known: KnownPeople, scope: Scope, zone: tzinfo | None
) -> LoggedLists:
    """Return the lists of the period that the viewer may read; days are those of the time zone."""
    since = datetime.combine(scope.asked.since, time.min, tzinfo=zone)
    until = datetime.combine(scope.asked.until + timedelta(days=1), time.min, tzinfo=zone)
    latest: dict[tuple[object, ...], list[Counted]] = {}
    found = LoggedLists()
    for ranking in uow.shown_rankings.between(since, until):
        if ranking.vacancy_id in scope.vacancies:
            day = ranking.shown_at.astimezone(zone).date()
            found.first_shown.setdefault(ranking.vacancy_id, day)
            key = (ranking.actor, ranking.organisation_id, ranking.vacancy_id, day)
            latest[key] = _exposed(ranking, known, scope)
    found.n_lists = len(latest)
    found.exposure = [unit for units in latest.values() for unit in units]
    return found


def waits_for_introduction(
    first_shown: dict[str, date],
    ever: Iterable[MadeIntroduction],
    channels: Sequence[str],
    on: date,
) -> list[Wait]:
    """Return for every vacancy how long each channel, and all together, took to introduce somebody.

    A vacancy for which somebody was introduced before the first list did not wait, and is left out.
    """
    made_on: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for one in ever:
        made_on[one.vacancy_id].append((one.proposed_on, one.channel))
    waits = []
    for vacancy_id, shown_on in first_shown.items():
        made = sorted(made_on[vacancy_id])
        if made and made[0][0] < shown_on:
            continue
        for channel in (ALL, *channels):
            first = next((day for day, by in made if channel in (ALL, by)), None)
            waits.append(
                Wait(
                    channel=channel,
                    days=max(0, ((first or on) - shown_on).days),
                    is_over=first is not None,
                    unit_id=vacancy_id,
                )
            )
    return waits


def waits_for_placement(made: Iterable[Made], on: date) -> list[Wait]:
    """Return for every introduction how long it took until the placement, or until today.

    A case of earlier years whose table does not say that is left out.
    """
    waits = []
    for one in made:
        waited = one.wait(on)
        if waited is None:
            continue
        days, is_over = waited
        waits += [
            Wait(channel=channel, days=days, is_over=is_over, unit_id=one.person_id)
            for channel in (ALL, one.channel)
        ]
    return waits


def introduction_units(made: Iterable[Made]) -> list[Counted]:
    """Return one unit an introduction."""
    return [
        Counted(channel=one.channel, person_id=one.person_id, cluster=one.vacancy_id)
        for one in made
    ]


def _add_asked(uow: UnitOfWork, scope: Scope, found: LoggedIntroductions) -> None:
    """Add the channels that were asked for people, whatever was heard; an unknown one is none."""
    for lead in uow.leads.between(kind=LeadKind.ASKED):
        if lead.vacancy_id in scope.vacancies and lead.channel is not None:
            found.asked_channels.setdefault(lead.vacancy_id, set()).add(lead.channel.value)
            if scope.asked.since <= lead.on <= scope.asked.until:
                found.asked_of_period.add(lead.vacancy_id)


def _introduced(introduction: Introduction, known: KnownPeople) -> Person:
    if introduction.candidate_id is None:
        return Person(person_id=introduction.introduction_id, groups={})
    return known.person(introduction.candidate_id)


def _exposed(ranking: ShownRanking, known: KnownPeople, scope: Scope) -> list[Counted]:
    lines = [line for line in ranking.lines if line.place <= TOP]
    known.look_up(line.candidate_id for line in lines if line.candidate_id is not None)
    weights = position_weights([line.place for line in lines]).tolist()
    units: dict[str, Counted] = {}
    for line, weight in zip(lines, weights, strict=True):
        nobody = Person(person_id=f"{ranking.ranking_id}/{line.place}", groups={})
        person = nobody if line.candidate_id is None else known.person(line.candidate_id)
        # Who stands on a list twice is seen at the best place, which comes first.
        if scope.takes(person) and person.person_id not in units:
            units[person.person_id] = Counted(
                channel=line.channel.value if line.channel else UNKNOWN,
                person_id=person.person_id,
                cluster=ranking.vacancy_id,
                within=ranking.ranking_id,
                weight=weight,
            )
    return list(units.values())
