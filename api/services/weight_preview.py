"""What other weights would do to the lists of open vacancies, before anybody saves them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from api.services.known_jobs import KnownJob, known_jobs
from api.services.match_engine import MatchEngine
from api.services.references import organisation_id_of
from api.services.vacancy_rankings import as_of
from api.services.visible_pool import shown_to
from api.services.weights import weights_of_version
from matcher.domain.organisation import OrganisationKind
from matcher.domain.vacancy import Vacancy
from matcher.ranking.index import CandidateIndex
from matcher.ranking.list_agreement import PlaceChange, kendall_tau, overlap_at_k, place_changes
from matcher.ranking.ranker import Ranker
from matcher.ranking.weight_document import (
    WeightDifference,
    differences,
    document_tables,
    parse_weights,
)
from models.access import check_may_change_weights
from models.unit_of_work import UnitOfWork

TRIED = "preview"
MOST_PLACES, MOST_VACANCIES = 200, 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyEffect:
    """How the first places of one vacancy change.

    Attributes
    ----------
    changes : tuple of PlaceChange
        Both places of everybody on either list, in the order of the new one, then who leaves it.
    overlap, tau : float or None
        Share of the places that hold the same people; Kendall's tau of those on both lists.
    """

    vacancy: Vacancy
    changes: tuple[PlaceChange, ...]
    overlap: float | None
    tau: float | None

    @property
    def is_same(self) -> bool:
        """Whether nobody enters, leaves or moves."""
        return all(change.before == change.after for change in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightPreview:
    """What a set of weights would change, beside the set in use.

    Attributes
    ----------
    in_use : str
        The version that it is compared with.
    effects : tuple of VacancyEffect
        Most changed first.
    n_open : int
        How many open vacancies there are; not more than asked for are tried.
    """

    in_use: str
    differences: tuple[WeightDifference, ...]
    effects: tuple[VacancyEffect, ...]
    n_open: int
    top: int


def preview_weights(
    uow: UnitOfWork,
    engine: MatchEngine,
    document: str,
    *,
    top: int,
    n_vacancies: int,
    contractor: str | None = None,
    on: date,
) -> WeightPreview:
    """Return what weights would do to the lists of open vacancies; nothing is stored.

    Lists by fit of those whom the viewer may be shown: no contract, value or exposure floor is
    looked at, since weights change the fit alone.

    Parameters
    ----------
    document : str
        TOML, as for ``save_weights``.
    top : int
        How many places are compared, at least 1.
    n_vacancies : int
        How many open vacancies are tried at most, in order of registration.
    contractor : str, optional
        Only vacancies of this one, by id or name.

    Raises
    ------
    InvalidInput
        If a number cannot be used; the message names section and key.
    Conflict
        If the viewer is neither a desk nor the operator.
    """
    check_may_change_weights(uow.viewer)
    tried = engine.ranker_with(parse_weights(document, TRIED, where="weights"))
    in_use = engine.weights_in_use(uow)
    before = document_tables(weights_of_version(uow, in_use.version).document, where="weights")
    is_open = _open_vacancies(uow, contractor, on)
    jobs = known_jobs(uow, engine, is_open[:n_vacancies], on)
    rankers = (engine.ranker_with(in_use), tried)
    effects = [_effect(uow, engine, job, rankers, top) for job in jobs]
    return WeightPreview(
        in_use=in_use.version,
        differences=differences(before, document_tables(document, where="weights")),
        effects=tuple(sorted(effects, key=_least_changed)),
        n_open=len(is_open),
        top=top,
    )


def _open_vacancies(uow: UnitOfWork, contractor: str | None, on: date) -> Sequence[Vacancy]:
    found = [as_of(vacancy, on) for vacancy in uow.vacancies.all_open(on)]
    if contractor is None:
        return found
    owner = organisation_id_of(uow, contractor, OrganisationKind.CONTRACTOR, where="contractor")
    return [vacancy for vacancy in found if vacancy.organisation_id == owner]


def _effect(
    uow: UnitOfWork,
    engine: MatchEngine,
    job: KnownJob,
    rankers: tuple[Ranker, Ranker],
    top: int,
) -> VacancyEffect:
    # The index is given back after each vacancy: others go on ranking meanwhile.
    with engine.index() as index:
        before, after = (_best(uow, index, job, ranker, top) for ranker in rankers)
    return VacancyEffect(
        vacancy=job.vacancy,
        changes=place_changes(before, after),
        overlap=overlap_at_k(before, after, top),
        tau=kendall_tau(before, after),
    )


def _best(
    uow: UnitOfWork, index: CandidateIndex, job: KnownJob, ranker: Ranker, top: int
) -> list[str]:
    ranking = ranker.rank(
        index,
        job.vacancy,
        job.vectors,
        knowledge=job.knowledge,
        is_visible=shown_to(uow, index),
        top=top,
    )
    return [line.candidate_id for line in ranking.ranked]


def _least_changed(effect: VacancyEffect) -> tuple[float, float, str]:
    overlap = 1.0 if effect.overlap is None else effect.overlap
    return overlap, 1.0 if effect.tau is None else effect.tau, effect.vacancy.vacancy_id
