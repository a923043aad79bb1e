"""The log of shown lists and the introductions that followed, joined line by line.

A reader is an organisation, or the operator: whoever acts for it knows what it was shown before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from api.services.match_engine import MatchEngine
from api.services.weights import parsed, weights_of_version
from matcher.domain.introduction import Introduction, IntroductionState
from matcher.domain.ranking import RankedCandidate
from matcher.domain.shown_ranking import ShownRanking
from matcher.errors import InvalidInput, NotFound
from matcher.introductions.sustained import sustained
from matcher.introductions.transitions import standing_states
from matcher.learning.outcomes import LoggedExposure, Outcome, Step
from matcher.ranking.weights import Weights
from models.unit_of_work import UnitOfWork

LASTING_MONTHS = 6
"""After which a placement counts as sustained."""

_REACHED = {
    IntroductionState.SHORTLISTED: frozenset({Step.SHORTLISTED}),
    IntroductionState.INVITED: frozenset({Step.SHORTLISTED, Step.INVITED}),
    IntroductionState.INTERVIEWED: frozenset({Step.SHORTLISTED, Step.INVITED}),
    IntroductionState.TRIAL_PLACEMENT: frozenset({Step.SHORTLISTED, Step.INVITED}),
    IntroductionState.PLACED: frozenset({Step.SHORTLISTED, Step.INVITED, Step.PLACED}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedLists:
    """What the log has to say.

    Attributes
    ----------
    n_rankings : int
        Lists that were shown in the period.
    n_not_comparable : int
        Of these, made by another encoder, or by weights that differ in more than the components:
        the scores on them mean something else. They are left out.
    exposures : tuple of LoggedExposure
        The lines of the others.
    """

    n_rankings: int
    n_not_comparable: int
    exposures: tuple[LoggedExposure, ...]


def logged_lists(
    uow: UnitOfWork, engine: MatchEngine, *, since: datetime, until: datetime
) -> LoggedLists:
    """Return the lists that the viewer may read, with what followed from each line."""
    comparable = _Comparable(uow, engine)
    rankings = comparable.among(uow.shown_rankings.between(since, until))
    exposures = exposures_of(rankings, uow.introductions.since())
    return LoggedLists(
        n_rankings=comparable.n_seen,
        n_not_comparable=comparable.n_left_out,
        exposures=tuple(exposures),
    )


def exposures_of(
    rankings: Iterable[ShownRanking], introductions: Iterable[Introduction]
) -> list[LoggedExposure]:
    """Return for every reader the first line on which each candidate stood, with what followed.

    Lines of people who were introduced for the vacancy without a list are left out: nobody can
    tell whether the list had a part in it.

    Parameters
    ----------
    rankings : iterable of ShownRanking
        Oldest first; each is let go of before the next.
    introductions : iterable of Introduction
        In any order.
    """
    reader_of: dict[str, str | None] = {}
    firsts: dict[tuple[str | None, str, str], LoggedExposure] = {}
    for ranking in rankings:
        reader_of[ranking.ranking_id] = ranking.organisation_id
        for line in ranking.lines:
            if line.told is not None:
                showing = (ranking.organisation_id, ranking.vacancy_id, line.told.candidate_id)
                if showing not in firsts:
                    firsts[showing] = _exposure(ranking, line.place, line.told)
    made: dict[tuple[str, str], list[Introduction]] = {}
    for one in sorted(introductions, key=lambda made: made.events[0].at):
        if one.candidate_id is not None:
            made.setdefault((one.vacancy_id, one.candidate_id), []).append(one)
    told = []
    for (reader, vacancy_id, candidate_id), exposure in firsts.items():
        after = made.get((vacancy_id, candidate_id), [])
        if not _is_found_otherwise(exposure, after, reader_of):
            told.append(_with_outcome(exposure, after, reader, reader_of))
    return told


def _exposure(ranking: ShownRanking, place: int, told: RankedCandidate) -> LoggedExposure:
    return LoggedExposure(
        ranking_id=ranking.ranking_id,
        vacancy_id=ranking.vacancy_id,
        candidate_id=told.candidate_id,
        shown_at=ranking.shown_at,
        place=place,
        policy=_policy(ranking),
        components={part.name: part.score for part in told.components},
    )


def _is_found_otherwise(
    exposure: LoggedExposure,
    introductions: Sequence[Introduction],
    reader_of: Mapping[str, str | None],
) -> bool:
    return any(
        one.provenance.ranking_id not in reader_of for one in _after(exposure, introductions)
    )


def _with_outcome(
    exposure: LoggedExposure,
    introductions: Sequence[Introduction],
    reader: str | None,
    reader_of: Mapping[str, str | None],
) -> LoggedExposure:
    after = _after(exposure, introductions)
    own = [one for one in after if reader_of[one.provenance.ranking_id or ""] == reader]
    return replace(
        exposure,
        outcome=outcome_of(own[0]) if own else Outcome(),
        was_introduced_before=len(after) < len(introductions),
    )


def _after(exposure: LoggedExposure, introductions: Sequence[Introduction]) -> list[Introduction]:
    return [one for one in introductions if one.events[0].at >= exposure.shown_at]


def outcome_of(introduction: Introduction) -> Outcome:
    """Return what an introduction says of the line that it came from."""
    reached = [_REACHED[state] for state in standing_states(introduction) if state in _REACHED]
    return Outcome(
        is_introduced=True,
        reached=frozenset().union(*reached),
        is_over=not introduction.is_open,
        ended_for=introduction.events[-1].reason,
        sustained=sustained(introduction, LASTING_MONTHS),
    )


def _policy(ranking: ShownRanking) -> str:
    parts = (ranking.weights_version, f"by {ranking.order}", ranking.policy)
    return ", ".join(part for part in parts if part)


class _Comparable:
    """Whether scores on a logged list mean what they would mean today."""

    def __init__(self, uow: UnitOfWork, engine: MatchEngine) -> None:
        self.n_seen = self.n_left_out = 0
        self._uow = uow
        self._encoder_version = engine.encoder.version
        self._in_use = _without_components(engine.weights_in_use(uow))
        self._known: dict[str, bool] = {}

    def among(self, rankings: Iterable[ShownRanking]) -> Iterator[ShownRanking]:
        """Give those that are comparable, and count all that went by."""
        for ranking in rankings:
            self.n_seen += 1
            if self._holds(ranking):
                yield ranking
            else:
                self.n_left_out += 1

    def _holds(self, ranking: ShownRanking) -> bool:
        version = ranking.weights_version
        if version not in self._known:
            self._known[version] = self._has_same_scores(version)
        return ranking.encoder_version == self._encoder_version and self._known[version]

    def _has_same_scores(self, version: str) -> bool:
        try:
            weights = parsed(weights_of_version(self._uow, version))
        except (InvalidInput, NotFound):
            # Of a program of long ago, whose components meant something else.
            return False
        return _without_components(weights) == self._in_use


def _without_components(weights: Weights) -> Weights:
    return replace(weights, version="", components={})
