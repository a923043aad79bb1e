"""Lists as samples: a list of now, and the lists of a period out of the log of rankings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from api.services.asked_counting import BY_CONTRACT, AskedCounting, rules_for
from api.services.fairness_people import KnownPeople
from api.services.fairness_pool import Reference, reference_for
from api.services.fairness_report import FairnessQuestion
from api.services.match_engine import MatchEngine
from api.services.vacancy_rankings import as_of, candidates_for_vacancy
from matcher.domain.organisation import Channel
from matcher.domain.ranking import RankedCandidate
from matcher.domain.shown_ranking import ListOrder, ShownRanking
from matcher.domain.vacancy import Vacancy
from matcher.errors import InvalidInput, NotFound
from matcher.fairness.people import Person, Sample, Shown, Trait, sample_of
from models.unit_of_work import UnitOfWork

_NOISE = 1e-5
"""The reference is chosen in float32: a fit that is this much below the least is not below it."""


@dataclass(slots=True, kw_only=True)
class Samples:
    """Samples, and what was left out on the way."""

    samples: list[Sample] = field(default_factory=list)
    n_gone: int = 0
    n_again: int = 0
    n_reordered: int = 0
    n_below_fit: int = 0
    n_erased: int = 0


def sample_of_now(
    uow: UnitOfWork,
    engine: MatchEngine,
    known: KnownPeople,
    vacancy: str,
    asked: FairnessQuestion,
    on: date,
) -> tuple[Vacancy, Samples]:
    """Return the list that the viewer would be shown now; nobody is shown it, and it is no log."""
    ranking = candidates_for_vacancy(uow, engine, vacancy, top=asked.top, on=on)
    rules = rules_for(uow, ranking.vacancy, BY_CONTRACT, on)
    known.look_up(line.ranked.candidate_id for line in ranking.lines)
    reference = reference_for(
        uow,
        engine,
        known,
        ranking.vacancy,
        rules,
        shown_for=uow.viewer.organisation_id,
        least_fit=asked.least_fit,
    )
    found = Samples()
    shown = []
    for place, line in enumerate(ranking.lines, start=1):
        if _is_fit(line.ranked, asked.least_fit):
            shown.append(Shown(place=place, person=known.person(line.ranked.candidate_id)))
        else:
            found.n_below_fit += 1
    found.samples.append(sample_of(ranking.vacancy.vacancy_id, shown, reference.people))
    return ranking.vacancy, found


@dataclass(frozen=True, slots=True, kw_only=True)
class _SeenLine:
    """A line of the log without its reasons: a long period has very many."""

    place: int
    candidate_id: str | None
    channel: Channel | None
    is_fit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _SeenList:
    """A list of the log, as far as it was looked at."""

    ranking_id: str
    vacancy_id: str
    counting: AskedCounting
    shown_for: str | None
    is_reordered: bool
    lines: tuple[_SeenLine, ...]


def samples_of_period(
    uow: UnitOfWork,
    engine: MatchEngine,
    known: KnownPeople,
    asked: FairnessQuestion,
    *,
    since: datetime,
    until: datetime,
    on: date,
) -> Samples:
    """Return the lists that were shown from an instant, up to and without another one.

    The log keeps lists, not who else could have been on them: each list is set beside the people
    who are fit and may count today.
    """
    found = Samples()
    references: dict[tuple[str, AskedCounting, str | None], Reference | None] = {}
    for seen in _latest_of_the_day(uow.shown_rankings.between(since, until), asked, found):
        key = (seen.vacancy_id, seen.counting, seen.shown_for)
        if key not in references:
            references[key] = _reference_of(uow, engine, known, seen, asked, on)
        reference = references[key]
        if reference is None:
            found.n_gone += 1
            continue
        found.n_reordered += seen.is_reordered
        shown = _shown(seen, known, found)
        found.samples.append(sample_of(seen.vacancy_id, shown, reference.people))
    return found


def _latest_of_the_day(
    rankings: Iterable[ShownRanking], asked: FairnessQuestion, found: Samples
) -> list[_SeenList]:
    """Return one list a day for each viewer and vacancy: who opens a page twice looks once."""
    latest: dict[tuple[object, ...], _SeenList] = {}
    for ranking in rankings:
        day = ranking.shown_at.date()
        key = (ranking.actor, ranking.organisation_id, ranking.vacancy_id, day)
        found.n_again += key in latest
        latest[key] = _seen(ranking, asked)
    return list(latest.values())


def _seen(ranking: ShownRanking, asked: FairnessQuestion) -> _SeenList:
    return _SeenList(
        ranking_id=ranking.ranking_id,
        vacancy_id=ranking.vacancy_id,
        counting=AskedCounting(contract=ranking.contract_id, scheme=ranking.scheme_id),
        shown_for=ranking.organisation_id,
        is_reordered=ranking.order is not ListOrder.FIT or bool(ranking.policy),
        lines=tuple(
            _SeenLine(
                place=line.place,
                candidate_id=line.candidate_id,
                channel=line.channel,
                is_fit=line.told is None or _is_fit(line.told, asked.least_fit),
            )
            for line in ranking.lines
            if line.place <= asked.top
        ),
    )


def _reference_of(
    uow: UnitOfWork,
    engine: MatchEngine,
    known: KnownPeople,
    seen: _SeenList,
    asked: FairnessQuestion,
    on: date,
) -> Reference | None:
    """Return today's reference of a logged list; None where vacancy, contract or viewer is gone."""
    try:
        vacancy = as_of(uow.vacancies.get(seen.vacancy_id), on)
        rules = rules_for(uow, vacancy, seen.counting, on)
        if seen.shown_for is not None:
            uow.organisations.get(seen.shown_for)
    except (NotFound, InvalidInput):
        return None
    return reference_for(
        uow,
        engine,
        known,
        vacancy,
        rules,
        shown_for=seen.shown_for,
        least_fit=asked.least_fit,
    )


def _shown(seen: _SeenList, known: KnownPeople, found: Samples) -> list[Shown]:
    known.look_up(line.candidate_id for line in seen.lines if line.candidate_id is not None)
    found.n_below_fit += sum(not line.is_fit for line in seen.lines)
    found.n_erased += sum(line.candidate_id is None for line in seen.lines)
    return [
        Shown(place=line.place, person=_person(seen, line, known))
        for line in seen.lines
        if line.is_fit
    ]


def _person(seen: _SeenList, line: _SeenLine, known: KnownPeople) -> Person:
    """Return who stood on a line: with the channel of then, and the other groups of today."""
    person = (
        Person(person_id=f"{seen.ranking_id}/{line.place}", groups={})
        if line.candidate_id is None
        else known.person(line.candidate_id)
    )
    if line.channel is None:
        return person
    return Person(
        person_id=person.person_id,
        groups={**person.groups, Trait.CHANNEL: frozenset({line.channel.value})},
    )


def _is_fit(ranked: RankedCandidate, least_fit: float) -> bool:
    return ranked.fit is not None and ranked.fit >= least_fit - _NOISE
