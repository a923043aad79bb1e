"""A ranking of the past: as it was shown, what changed since, and the list of today beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from api.services.asked_counting import NO_RULES, AskedCounting, rule_files_digest
from api.services.floored_lists import floor_of
from api.services.match_engine import MatchEngine
from api.services.ranking_answers import VacancyRanking
from api.services.ranking_log import software_version
from api.services.rankings import rank_for_vacancy
from api.services.rule_library import rule_library
from api.services.weights import version_in_use, weights_of_version
from matcher.domain.shown_ranking import ShownRanking
from matcher.domain.vacancy import Vacancy
from matcher.errors import Conflict, NotFound
from matcher.ranking.list_agreement import PlaceChange, kendall_tau, overlap_at_k, place_changes
from matcher.ranking.weight_document import WeightDifference, differences, document_tables
from models.unit_of_work import UnitOfWork


class Maker(StrEnum):
    """What made a ranking, and may have changed since."""

    VACANCY = "vacancy"
    WEIGHTS = "weights"
    ENCODER = "encoder"
    RULES = "rules"
    SOFTWARE = "software"
    CANDIDATES = "candidates"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedMaker:
    """One thing that is another one now; ``now`` is None where it is gone or cannot be told."""

    maker: Maker
    then: str
    now: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOfToday:
    """The list that the same question gives now, and how it differs.

    Attributes
    ----------
    ranking : VacancyRanking
        Logged under an id of its own, for it was shown.
    changes : tuple of PlaceChange
        Both places of everybody who is still known, in the order of today; then who is not on it.
    overlap, tau : float or None
        Share of the places that hold the same people, and Kendall's tau of those on both.
    """

    ranking: VacancyRanking
    changes: tuple[PlaceChange, ...]
    overlap: float | None
    tau: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """A logged ranking with what changed since.

    Attributes
    ----------
    vacancy : Vacancy or None
        As it is now; None where it was removed.
    intermediaries : mapping of str to str
        Names, as they are now, of the organisations that the lines came from and that still exist.
    changed : tuple of ChangedMaker
        Empty where everything that made the list is as it was.
    weight_differences : tuple of WeightDifference
        Which numbers differ; empty also where the earlier set is no longer known here.
    n_without_person : int
        Lines of people who were erased, or whom the viewer may no longer see.
    today : ListOfToday or None
        None where nobody asked.
    """

    shown: ShownRanking
    vacancy: Vacancy | None
    intermediaries: Mapping[str, str]
    changed: tuple[ChangedMaker, ...]
    weight_differences: tuple[WeightDifference, ...]
    n_without_person: int
    today: ListOfToday | None


def replay(
    uow: UnitOfWork,
    engine: MatchEngine,
    ranking_id: str,
    *,
    compare: bool,
    on: date,
    at: datetime,
) -> Replay:
    """Return a ranking exactly as it was shown, and what has changed since.

    With ``compare`` the same question is asked again as of ``on``: that list is shown, and so
    logged with the instant ``at``.

    Raises
    ------
    NotFound
        If no ranking of this id is the viewer's to read.
    Conflict
        If today's list is asked for and the vacancy was removed.
    """
    shown = uow.shown_rankings.get(ranking_id)
    vacancy = _vacancy_now(uow, shown)
    changed = tuple(_changed(uow, engine, shown, vacancy))
    lines = (*shown.lines, *shown.left_out)
    n_without_person = sum(line.candidate_id is None for line in lines)
    weights_now = version_in_use(uow, default=engine.default_weights)
    return Replay(
        shown=shown,
        vacancy=vacancy,
        intermediaries=_names(uow, {line.organisation_id for line in lines}),
        changed=changed,
        weight_differences=_weight_differences(uow, shown.weights_version, weights_now),
        n_without_person=n_without_person,
        today=_today(uow, engine, shown, vacancy, on=on, at=at) if compare else None,
    )


def _names(uow: UnitOfWork, organisation_ids: set[str]) -> dict[str, str]:
    return {name: one.name for name, one in uow.organisations.many(organisation_ids).items()}


def _vacancy_now(uow: UnitOfWork, shown: ShownRanking) -> Vacancy | None:
    try:
        return uow.vacancies.get(shown.vacancy_id)
    except NotFound:
        return None


def _changed(
    uow: UnitOfWork, engine: MatchEngine, shown: ShownRanking, vacancy: Vacancy | None
) -> Iterator[ChangedMaker]:
    vacancy_now = None if vacancy is None else uow.vacancies.digest_of(vacancy)
    for maker, then, now in (
        (Maker.VACANCY, shown.vacancy_digest, vacancy_now),
        (
            Maker.WEIGHTS,
            shown.weights_version,
            version_in_use(uow, default=engine.default_weights),
        ),
        (Maker.ENCODER, shown.encoder_version, engine.encoder.version),
        (Maker.RULES, shown.rules_version, _rules_now(uow, shown)),
        (Maker.SOFTWARE, shown.software_version, software_version()),
        (Maker.CANDIDATES, str(shown.data_sequence), str(uow.changes.latest())),
    ):
        if then != now:
            yield ChangedMaker(maker=maker, then=then, now=now)


def _rules_now(uow: UnitOfWork, shown: ShownRanking) -> str | None:
    """Return the digest of the same rule files as they are now; None where one is gone."""
    if shown.scheme_id is None:
        return NO_RULES
    try:
        scheme = rule_library(uow).scheme(shown.scheme_id)
        return rule_files_digest(uow, shown.scheme_id, scheme.target_groups)
    except NotFound:
        return None


def _weight_differences(uow: UnitOfWork, then: str, now: str) -> tuple[WeightDifference, ...]:
    if then == now:
        return ()
    try:
        before, after = (
            document_tables(weights_of_version(uow, version).document, where=version)
            for version in (then, now)
        )
    except NotFound:
        return ()
    return differences(before, after)


def _today(
    uow: UnitOfWork,
    engine: MatchEngine,
    shown: ShownRanking,
    vacancy: Vacancy | None,
    *,
    on: date,
    at: datetime,
) -> ListOfToday:
    if vacancy is None:
        raise Conflict(
            "The vacancy was removed: there is no list of today to compare with.",
            where=shown.vacancy_id,
            remedy="Show the ranking as it was, without comparing.",
        )
    ranking = rank_for_vacancy(
        uow,
        engine,
        shown.vacancy_id,
        top=max(len(shown.lines), 1),
        counting=_same_counting(uow, shown, vacancy),
        on=on,
        at=at,
    )
    before = [line.candidate_id or f"place {line.place}" for line in shown.lines]
    after = [line.ranked.candidate_id for line in ranking.lines]
    return ListOfToday(
        ranking=ranking,
        changes=_of_known(place_changes(before, after), shown),
        overlap=overlap_at_k(before, after, k=max(len(before), 1)),
        tau=kendall_tau(before, after),
    )


def _of_known(changes: tuple[PlaceChange, ...], shown: ShownRanking) -> tuple[PlaceChange, ...]:
    gone = {line.place for line in shown.lines if line.candidate_id is None}
    return tuple(change for change in changes if change.after or change.before not in gone)


def _same_counting(uow: UnitOfWork, shown: ShownRanking, vacancy: Vacancy) -> AskedCounting:
    """Return the same question; what the vacancy and its contract name by themselves is not named.

    Who may not choose a contract or scheme may ask by those that follow from the vacancy.
    """
    contract = None if shown.contract_id == vacancy.contract_id else shown.contract_id
    contract_id = contract or vacancy.contract_id
    own_scheme = uow.contracts.terms(contract_id).scheme_id if contract_id else None
    return AskedCounting(
        contract=contract,
        scheme=None if shown.scheme_id == own_scheme else shown.scheme_id,
        order=shown.order,
        floor=floor_of(shown.policy),
    )
