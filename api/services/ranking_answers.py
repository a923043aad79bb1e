"""What a ranking answers: lines with what the viewer may read, counts, and versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.services.beside_fit import ShownValue
from matcher.domain.claim import Eligibility
from matcher.domain.contract import Contract
from matcher.domain.organisation import Channel, Organisation
from matcher.domain.ranking import RankedCandidate
from matcher.domain.shown_ranking import ListOrder
from matcher.domain.vacancy import Vacancy


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingLine:
    """One candidate of a ranking, with what the viewer may know beside the fit.

    ``stale_note`` says that nobody confirmed the profile for long; None where somebody did.
    """

    ranked: RankedCandidate
    source_id: str | None
    eligibility: Eligibility
    value: ShownValue | None
    channel: Channel | None
    intermediary: Organisation
    stale_note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorMove:
    """A line that an exposure floor gave another place, and why.

    Attributes
    ----------
    was, place : int
        In order of fit, and on the list as it is shown.
    is_raised : bool
        Whether the line was taken forward for its channel; else it made room.
    reason : str
        In plain Dutch.
    """

    candidate_id: str
    channel: Channel | None
    was: int
    place: int
    is_raised: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyRanking:
    """The candidates for one vacancy, and the versions that made the list.

    Attributes
    ----------
    vacancy_digest : str
        Of the vacancy as it is stored.
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
    rules_version : str
        Digest of the rule files of the scheme.
    data_sequence : int
        Place in the feed of changes up to which the pool was known.
    ranking_id : str
        In the log of rankings (``R-…``); empty for a list that was computed and shown to nobody.
    policy : str
        What ordered the lines beside ``order``: an exposure floor; empty without one.
    moves : tuple of FloorMove
        Whom that floor gave another place.
    """

    vacancy: Vacancy
    vacancy_digest: str
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
    rules_version: str
    data_sequence: int
    ranked_on: date
    ranking_id: str = ""
    policy: str = ""
    moves: tuple[FloorMove, ...] = ()


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
    stale_note: str | None
    n_vacancies: int
    weights_version: str
    encoder_version: str
    ranked_on: date
