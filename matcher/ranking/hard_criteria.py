"""Demands that cannot be bargained with: met, failed or unknown, for whole columns at once.

Every function returns int8 ``Ternary`` numbers of shape (n_slots,). A fail excludes; an unknown
never does. Only demands that the vacancy poses, and the limits that candidates set themselves,
are in the answer.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matcher.domain.columns import UNKNOWN_DAY, transport_mask
from matcher.domain.profile import DrivingLicence, EntryKind
from matcher.domain.vacancy import HardCriteria
from matcher.ranking.certificates import canonical_certificate, certificate_meets
from matcher.ranking.evidence import PhraseEvidence
from matcher.ranking.index import CandidateIndex
from matcher.ranking.journey import Journey
from matcher.ranking.licences import accepted_mask
from matcher.ternary import Ternary

Outcomes = NDArray[np.int8]
TRAVEL_TIME_LEEWAY = 1.5
"""The travel time is an estimate. Up to this factor above a candidate's limit the outcome is
unknown ('reken na'), beyond it the limit is failed. An assumption, wide on purpose: excluding
somebody on an estimate must be rare."""
REFUSED_FROM = 0.99
"""Evidence (0 to 1) from which a job is the work that somebody will not do again: the same name,
but for spelling, capitals and gender. An encoder finds forklift and reach truck drivers as alike
(0.98) as two spellings of one name, and excluding somebody on a likeness must not happen."""
LIKE_REFUSED_FROM = 0.5
"""Evidence from which a job may be that work: unknown, so that somebody asks."""


def hard_criteria(
    index: CandidateIndex, criteria: HardCriteria, journey: Journey | None
) -> dict[str, Outcomes]:
    """Return the outcome of every posed criterion, by name, in the order in which they are told.

    Parameters
    ----------
    index : CandidateIndex
        The pool.
    criteria : HardCriteria
        What the vacancy asks.
    journey : Journey or None
        The way to work; None when the place of work is not known, so that the candidates' own
        limits on distance and time cannot be judged.
    """
    outcomes: dict[str, Outcomes] = {}
    if criteria.starts_on is not None:
        outcomes["available"] = availability(index, criteria.starts_on.toordinal())
    if criteria.hours.minimum is not None or criteria.hours.maximum is not None:
        outcomes["hours"] = hours(index, criteria.hours.minimum, criteria.hours.maximum)
    for licence in sorted(criteria.driving_licences):
        outcomes[f"driving_licence:{licence.value}"] = driving_licence(index, licence)
    for name in sorted(criteria.certificates):
        outcomes[f"certificate:{name}"] = certificate(index, name)
    for column, level in (
        ("education", criteria.education_level),
        ("dutch_spoken", criteria.dutch_spoken),
        ("dutch_written", criteria.dutch_written),
    ):
        if level is not None:
            outcomes[column] = at_least(np.asarray(index.column(column)), level.value)
    if criteria.needs_shift_work:
        outcomes["shift_work"] = np.asarray(index.column("shift_work"), dtype=np.int8)
    if criteria.transport:
        outcomes["transport"] = _held_or_unknown(
            index, "transport", transport_mask(criteria.transport)
        )
    if journey is not None:
        outcomes["distance"] = distance(index, journey)
        outcomes["travel_time"] = travel_time(index, journey)
    return outcomes


def availability(index: CandidateIndex, starts_on: int) -> Outcomes:
    """Return whether the person is available on the first working day (a day ordinal)."""
    begins = np.asarray(index.column("available_from"))
    ends = np.asarray(index.column("available_until"))
    is_unknown = begins == UNKNOWN_DAY
    is_over = (ends != UNKNOWN_DAY) & (ends < starts_on)
    return _outcome((begins <= starts_on) & ~is_unknown & ~is_over, is_unknown & ~is_over)


def hours(index: CandidateIndex, minimum: float | None, maximum: float | None) -> Outcomes:
    """Return whether there are weekly hours that suit both the person and the job.

    A bound that either side leaves open cannot fail; a pair of which one side is unknown is
    unknown unless another pair fails already.
    """
    able_min = np.asarray(index.column("hours_min"), dtype=np.float32)
    able_max = np.asarray(index.column("hours_max"), dtype=np.float32)
    has_min, has_max = ~np.isnan(able_min), ~np.isnan(able_max)
    outcome = np.full(index.n_slots, Ternary.MEETS, dtype=np.int8)
    if minimum is not None:
        outcome = _outcome(able_max >= minimum, ~has_max)
    if maximum is not None:
        # Somebody who gives a maximum but no minimum is asked for the maximum only: a person who
        # can work 32 hours is taken to accept 24 unless a minimum says otherwise.
        not_too_many = (able_min <= maximum) | (has_max & ~has_min)
        outcome = np.minimum(outcome, _outcome(not_too_many, ~(has_min | has_max)))
    return outcome


def driving_licence(index: CandidateIndex, asked: DrivingLicence) -> Outcomes:
    """Return whether a licence is held that entitles to the category asked."""
    return _held_or_unknown(index, "licences", accepted_mask(asked))


def certificate(index: CandidateIndex, asked: str) -> Outcomes:
    """Return whether a certificate is held that meets the one asked."""
    wanted = canonical_certificate(asked)
    is_complete = np.asarray(index.column("certificates_complete"), dtype=np.bool_)
    outcome = _outcome(np.zeros(index.n_slots, dtype=np.bool_), ~is_complete)
    for canonical, rows in index.certificate_rows.items():
        meets = certificate_meets(canonical, wanted)
        if meets is not Ternary.FAILS:
            holders = _holders(index, rows)
            outcome[holders] = np.maximum(outcome[holders], np.int8(meets))
    return outcome


def at_least(levels: NDArray[np.generic], least: int) -> Outcomes:
    """Return whether a level, from 1 up, is reached; level 0 is unknown."""
    numbers = np.asarray(levels, dtype=np.int8)
    return _outcome(numbers >= least, numbers == 0)


def distance(index: CandidateIndex, journey: Journey) -> Outcomes:
    """Return whether the job lies within the distance the person will travel.

    Compared with the straight line, which no road is shorter than: who fails, surely fails.
    A person who sets no limit meets it.
    """
    limit = np.asarray(index.column("max_distance_km"), dtype=np.float32)
    is_met = (journey.distance_km <= limit) | np.isnan(limit)
    return _outcome(is_met, np.isnan(journey.distance_km) & ~is_met)


def travel_time(index: CandidateIndex, journey: Journey) -> Outcomes:
    """Return whether the estimated time one way stays within what the person will travel.

    Fails only beyond ``TRAVEL_TIME_LEEWAY`` times the limit, and, where not all means of
    transport are known, only if no means at all could be that fast. No limit set: met.
    """
    limit = np.asarray(index.column("max_travel_min"), dtype=np.float32)
    is_complete = np.asarray(index.column("transport_complete"), dtype=np.bool_)
    edge = np.float32(TRAVEL_TIME_LEEWAY) * limit
    is_met = (journey.minutes <= limit) | np.isnan(limit)
    is_late = journey.minutes > edge
    is_surely_late = journey.fastest_minutes > edge
    is_failed = (is_late & is_complete) | (is_surely_late & ~is_complete)
    return _outcome(is_met, ~is_met & ~is_failed)


def refused_occupation(index: CandidateIndex, job: PhraseEvidence) -> Outcomes:
    """Return whether the job is other work than what the person will not do again.

    Parameters
    ----------
    index : CandidateIndex
        The pool.
    job : PhraseEvidence
        What the phrases say about being called as this job is: by its own names only, not by
        those of kindred occupations.

    Returns
    -------
    int8 (n_slots,)
        Fails from ``REFUSED_FROM``, unknown from ``LIKE_REFUSED_FROM``, met below it and by whoever
        refuses nothing.
    """
    nearest = np.zeros(index.n_slots, dtype=np.float32)
    refuses = index.pool.has_kind((EntryKind.REFUSED_OCCUPATION,)) & index.is_present
    if len(job.rows) and refuses.any():
        found = index.pool.holders(job.rows, refuses)
        is_refused = found.kind == EntryKind.REFUSED_OCCUPATION
        strength = job.strength[job.rows][found.number[is_refused]]
        np.maximum.at(nearest, found.owner[is_refused], strength)
    is_like = nearest >= LIKE_REFUSED_FROM
    return _outcome(~is_like, is_like & (nearest < REFUSED_FROM))


def _held_or_unknown(index: CandidateIndex, name: str, accepted: int) -> Outcomes:
    held = np.asarray(index.column(f"{name}_held"), dtype=np.int32)
    is_complete = np.asarray(index.column(f"{name}_complete"), dtype=np.bool_)
    is_held = (held & accepted) != 0
    return _outcome(is_held, ~(is_held | is_complete))


def _holders(index: CandidateIndex, phrase_rows: set[int]) -> NDArray[np.int32]:
    found = index.pool.holders(np.array(sorted(phrase_rows), dtype=np.intp), index.is_present)
    return np.asarray(found.owner[found.kind == EntryKind.CERTIFICATE])


def _outcome(is_met: NDArray[np.bool_], is_unknown: NDArray[np.bool_]) -> Outcomes:
    """Return MEETS, UNKNOWN or FAILS; nothing may be met and unknown at once.

    Bytes are added instead of chosen by ``np.where``: at random masks a choice costs forty times
    as much as a sum, because the processor cannot foresee it.
    """
    met, unknown = np.int8(Ternary.MEETS), np.int8(Ternary.UNKNOWN)
    return is_met.view(np.int8) * met + is_unknown.view(np.int8) * unknown
