"""What a ranking answers: lines with what the viewer may read, counts, and versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from api.services.beside_fit import ShownValue
from matcher.domain.claim import Eligibility
from matcher.domain.contract import Contract
from matcher.domain.organisation import Channel, Organisation
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy


class ListOrder(StrEnum):
    """In which order a list is shown."""

    FIT = "fit"
    VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingLine:
    """One candidate of a ranking, with what the viewer may know beside the fit."""

    ranked: RankedCandidate
    source_id: str | None
    eligibility: Eligibility
    value: ShownValue | None
    channel: Channel | None
    intermediary: Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyRanking:
    """The candidates for one vacancy, and the versions that made the list.

    Attributes
    ----------
    contract : Contract or None
        By which people were said to count; not always that of the vacancy, and None where that
        one is another contractor's.
    scheme_id : str or None
        None: no scheme was named, and nobody has a value.
    lines : list of RankingLine
        In the order of ``order``; the place by fit stands in each.
    not_counting : list of RankingLine
        Left out of ``lines`` by the contract; ``n_not_counting`` of them have a better fit than
        the last line. Empty where nobody asked.
    """

    vacancy: Vacancy
    contractor: Organisation
    contract: Contract | None
    scheme_id: str | None
    lines: list[RankingLine]
    not_counting: list[RankingLine]
    excluded: list[RankingLine]
    n_pool: int
    n_ranked: int
    n_excluded: int
    n_not_counting: int
    order: ListOrder
    weights_version: str
    encoder_version: str
    ranked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyLine:
    """One vacancy for a candidate: the candidate's own numbers for it."""

    ranked: RankedCandidate
    vacancy: Vacancy
    contractor: Organisation
    eligibility: Eligibility
    value: ShownValue | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRanking:
    """The open vacancies for one candidate, best first."""

    candidate_id: str
    source_id: str | None
    lines: list[VacancyLine]
    excluded: list[VacancyLine]
    n_vacancies: int
    weights_version: str
    encoder_version: str
    ranked_on: date
