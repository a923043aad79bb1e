"""Allocations as JSON, for HTTP and command line."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.contact import ContactOut, contact_out
from api.schemas.schema import Schema
from api.schemas.words import Answer
from api.services.allocation_answers import (
    AdvisedPair,
    FoundAllocation,
    LeftPerson,
    PeopleCounts,
    RoomLeft,
)
from api.services.allocation_text import caveats, left_reason, open_reason, pair_reasons
from matcher.allocation.congestion import ListMeasures
from matcher.allocation.outcome import AllocationTotals, LeftReason, OpenReason
from matcher.domain.organisation import Channel
from matcher.domain.vacancy import Vacancy

_VACANCY_EXAMPLE: dict[str, Any] = {"id": "V-5D8N1KX3R6WJ", "source_id": "vac-1", "title": "Kok"}
_CONTACT_EXAMPLE = {
    "id": "O-7QK2M0ZB4T9X",
    "name": "Werkbedrijf Voorbeeld",
    "email": "desk@werkbedrijf.example",
    "phone": "030-0000001",
}
_COUNTS_EXAMPLE = {
    "n_in_view": 12,
    "n_placed": 1,
    "n_left": 1,
    "n_not_counting": 0,
    "n_fit_too_low": 7,
    "n_fit_unknown": 1,
    "n_excluded": 2,
}
_MEASURES_EXAMPLE = {
    "k": 10,
    "n_candidates": 12,
    "n_listed": 2,
    "congestion": -0.279,
    "coverage": 0.167,
    "gini": 0.833,
}
_TOTALS_EXAMPLE = {"total_fit": 0.82, "n_placed": 1, "mean_fit": 0.82}
_EXAMPLE: dict[str, Any] = {
    "is_advice": True,
    "n_vacancies": 1,
    "n_places": 1,
    "pairs": [
        {
            "vacancy": _VACANCY_EXAMPLE,
            "contractor": _CONTACT_EXAMPLE,
            "due_on": "2027-07-31",
            "candidate": "K-3F7Q9ZT0B2MX",
            "source_id": "0001",
            "fit": 0.82,
            "confidence": 0.9,
            "own_rank": 1,
            "reasons": ["3 van de 4 functie-eisen goed gedekt."],
            "unknown": ["Rijbewijs B: onbekend, vraag na."],
            "counts": "yes",
            "counts_reasons": ["Telt mee; de grond is alleen zichtbaar voor de eigen bemiddelaar."],
            "channel": "municipality",
            "intermediary": _CONTACT_EXAMPLE,
        }
    ],
    "left": [
        {
            "candidate": "K-9B2MX3F7Q9ZT",
            "source_id": None,
            "vacancy": _VACANCY_EXAMPLE,
            "fit": 0.7,
            "reason": "others_fit_better",
            "explanation": "Wie daar wordt geadviseerd, past ten minste zo goed (vanaf 0,82).",
        }
    ],
    "open_vacancies": [],
    "people": _COUNTS_EXAMPLE,
    "optimal": _TOTALS_EXAMPLE,
    "greedy": _TOTALS_EXAMPLE,
    "before": _MEASURES_EXAMPLE,
    "after": _MEASURES_EXAMPLE,
    "wanted": [],
    "caveats": ["Dit is een advies: er is niemand geplaatst of voorgesteld."],
    "weights_version": "default-v2",
    "encoder_version": "ngram-256",
    "allocated_on": "2026-11-25",
}


class VacancyNameOut(Schema):
    """A vacancy by its names."""

    id: str
    source_id: str | None = Field(description="The contractor's own id; null where none.")
    title: str


class AdvisedPairOut(Schema):
    """Somebody for whom a place is advised, with the numbers of the vacancy's own ranking."""

    vacancy: VacancyNameOut
    contractor: ContactOut
    due_on: date | None = Field(
        description="Last day of the contract that the vacancy serves; null where there is none, "
        "it is past, or it is not known."
    )
    candidate: str = Field(description="The pseudonym.")
    source_id: str | None = Field(description="Null where there is none or you may not see it.")
    fit: float
    confidence: float
    own_rank: int = Field(
        description="Place in the vacancy's own ranking, among those who may be placed."
    )
    reasons: list[str] = Field(description="The parts of the fit in plain Dutch, with numbers.")
    unknown: list[str] = Field(description="What is not known and worth asking, in plain Dutch.")
    counts: Answer = Field(description="Whether the candidate counts for the contract.")
    counts_reasons: list[str]
    channel: Channel | None
    intermediary: ContactOut


class LeftPersonOut(Schema):
    """Somebody who suits a vacancy and for whom no place is advised."""

    candidate: str
    source_id: str | None
    vacancy: VacancyNameOut = Field(description="Where the fit is best.")
    fit: float
    reason: LeftReason
    explanation: str = Field(description="In plain Dutch.")


class PeopleCountsOut(Schema):
    """Where everybody stands; all but the first add up to `n_in_view`."""

    n_in_view: int = Field(description="All who take part.")
    n_placed: int = Field(description="For whom a place is advised.")
    n_left: int = Field(description="Suited, without such a place.")
    n_not_counting: int = Field(
        description="Suited, but certainly not counting for the contract; of those looked at."
    )
    n_fit_too_low: int
    n_fit_unknown: int = Field(description="Of whom neither skills nor occupation are known.")
    n_excluded: int = Field(description="Whom a hard criterion excludes.")


class RoomLeftOut(Schema):
    """A vacancy of which places stay open; `people` counts for this vacancy alone."""

    vacancy: VacancyNameOut
    contractor: ContactOut
    n_open: int
    reason: OpenReason
    explanation: str = Field(description="In plain Dutch.")
    people: PeopleCountsOut


class AllocationTotalsOut(Schema):
    """What an allocation comes to."""

    total_fit: float
    n_placed: int
    mean_fit: float | None = Field(description="Null where nobody is placed.")


class ListMeasuresOut(Schema):
    """How unevenly lists of people are filled. Null where no list names anybody."""

    k: int = Field(description="Length of a list at most.")
    n_candidates: int
    n_listed: int = Field(description="People on at least one list.")
    congestion: float | None = Field(
        description="Congestion@k: -1 where all stand on equally many lists, 0 where one does."
    )
    coverage: float | None = Field(description="Coverage@k: share of people on a list.")
    gini: float | None = Field(description="Gini@k: 0 where all stand on equally many lists.")


class WantedCandidateOut(Schema):
    """Somebody who stands on the own lists of two vacancies or more."""

    candidate: str
    n_lists: int
    n_first: int = Field(description="At the top of how many lists.")
    advised_for: str | None = Field(description="Our id of the vacancy; null for none.")


class AllocationOut(Schema):
    """Advice on who could take which open place; nobody is placed by it."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    is_advice: bool = Field(description="Always true: a person decides.")
    n_vacancies: int
    n_places: int
    pairs: list[AdvisedPairOut] = Field(description="By vacancy, best first.")
    left: list[LeftPersonOut] = Field(description="Of the highest fit first.")
    open_vacancies: list[RoomLeftOut]
    people: PeopleCountsOut
    optimal: AllocationTotalsOut = Field(description="What this advice comes to.")
    greedy: AllocationTotalsOut = Field(
        description="The same with the best pair first, then the next one."
    )
    before: ListMeasuresOut = Field(description="Of each vacancy's own best k.")
    after: ListMeasuresOut = Field(
        description="Of whom the advice gives each vacancy, then who has no place, k in all."
    )
    wanted: list[WantedCandidateOut] = Field(description="Whom many would ask first.")
    caveats: list[str] = Field(description="In plain Dutch.")
    weights_version: str
    encoder_version: str
    allocated_on: date


def allocation_out(found: FoundAllocation) -> AllocationOut:
    """Return the advice as it goes out."""
    return AllocationOut(
        is_advice=True,
        n_vacancies=found.n_vacancies,
        n_places=found.n_places,
        pairs=[_pair(pair) for pair in found.pairs],
        left=[_left(left) for left in found.left],
        open_vacancies=[_room(room) for room in found.open_vacancies],
        people=_counts(found.people),
        optimal=_totals(found.totals),
        greedy=_totals(found.greedy),
        before=_measures(found.before),
        after=_measures(found.after),
        wanted=[
            WantedCandidateOut(
                candidate=one.candidate_id,
                n_lists=one.n_lists,
                n_first=one.n_first,
                advised_for=one.advised_for,
            )
            for one in found.wanted
        ],
        caveats=list(caveats(found)),
        weights_version=found.weights_version,
        encoder_version=found.encoder_version,
        allocated_on=found.allocated_on,
    )


def _pair(pair: AdvisedPair) -> AdvisedPairOut:
    ranked = pair.ranked
    assert ranked.fit is not None, "nobody is placed of whom the fit is not known"
    assert ranked.position is not None, "nobody is placed whom a hard criterion excludes"
    return AdvisedPairOut(
        vacancy=_vacancy(pair.vacancy),
        contractor=contact_out(pair.contractor),
        due_on=pair.due_on,
        candidate=ranked.candidate_id,
        source_id=pair.source_id,
        fit=ranked.fit,
        confidence=ranked.confidence,
        own_rank=ranked.position,
        reasons=list(pair_reasons(pair)),
        unknown=list(ranked.unknown),
        counts=pair.eligibility.counts,
        counts_reasons=list(pair.eligibility.reasons),
        channel=pair.channel,
        intermediary=contact_out(pair.intermediary),
    )


def _left(left: LeftPerson) -> LeftPersonOut:
    return LeftPersonOut(
        candidate=left.candidate_id,
        source_id=left.source_id,
        vacancy=_vacancy(left.vacancy),
        fit=left.fit,
        reason=left.reason,
        explanation=left_reason(left),
    )


def _room(room: RoomLeft) -> RoomLeftOut:
    return RoomLeftOut(
        vacancy=_vacancy(room.vacancy),
        contractor=contact_out(room.contractor),
        n_open=room.n_open,
        reason=room.reason,
        explanation=open_reason(room),
        people=_counts(room.people),
    )


def _vacancy(vacancy: Vacancy) -> VacancyNameOut:
    return VacancyNameOut(
        id=vacancy.vacancy_id, source_id=vacancy.source_id or None, title=vacancy.title
    )


def _counts(people: PeopleCounts) -> PeopleCountsOut:
    return PeopleCountsOut(
        n_in_view=people.n_in_view,
        n_placed=people.n_placed,
        n_left=people.n_left,
        n_not_counting=people.n_not_counting,
        n_fit_too_low=people.n_fit_too_low,
        n_fit_unknown=people.n_fit_unknown,
        n_excluded=people.n_excluded,
    )


def _totals(told: AllocationTotals) -> AllocationTotalsOut:
    return AllocationTotalsOut(
        total_fit=told.total_fit, n_placed=told.n_placed, mean_fit=told.mean_fit
    )


def _measures(told: ListMeasures) -> ListMeasuresOut:
    return ListMeasuresOut(
        k=told.k,
        n_candidates=told.n_candidates,
        n_listed=told.n_listed,
        congestion=told.congestion,
        coverage=told.coverage,
        gini=told.gini,
    )
