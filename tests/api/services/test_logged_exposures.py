"""Which lines of the log say something, and what followed from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from api.services.logged_exposures import exposures_of
from matcher.domain.introduction import (
    FoundThrough,
    Introduction,
    IntroductionEvent,
    IntroductionState,
    Provenance,
    RefusalReason,
)
from matcher.domain.shown_ranking import ShownRanking
from matcher.learning.outcomes import LoggedExposure, Outcome, Step
from tests.matcher.introductions.introducing import an_introduction
from tests.models.shown_rankings import SHOWN_AT, a_shown_line, a_shown_ranking, shown_of

FIRST = a_shown_ranking(lines=(shown_of("K-0001", 1), shown_of("K-0002", 2)))
LATER = replace(
    FIRST,
    ranking_id="R-0002",
    shown_at=SHOWN_AT + timedelta(days=1),
    lines=(shown_of("K-0002", 1), shown_of("K-0001", 2), shown_of("K-0003", 3)),
)
BY_ANOTHER = replace(LATER, ranking_id="R-0003", organisation_id="O-0004")


def introduced(
    ranking: ShownRanking | None, *states: IntroductionState, **last: Any
) -> Introduction:
    """K-0001, proposed a week after the first list, from a list or otherwise."""
    at = SHOWN_AT + timedelta(days=7)
    first = an_introduction().events[0]
    events = [
        replace(first, state=state, at=at + timedelta(hours=hour), on=at.date())
        for hour, state in enumerate((IntroductionState.PROPOSED, *states))
    ]
    provenance = (
        Provenance(found_through=FoundThrough.DIRECT_APPROACH)
        if ranking is None
        else Provenance(found_through=FoundThrough.RANKING, ranking_id=ranking.ranking_id)
    )
    ended: IntroductionEvent = replace(events[-1], **last)
    return an_introduction(provenance=provenance, events=(*events[:-1], ended))


def only(exposures: list[LoggedExposure], candidate_id: str) -> LoggedExposure:
    (found,) = [line for line in exposures if line.candidate_id == candidate_id]
    return found


def joined(
    *introductions: Introduction, rankings: tuple[ShownRanking, ...] = (FIRST,)
) -> list[LoggedExposure]:
    return exposures_of(rankings, introductions)


def test_a_line_keeps_its_place_and_its_numbers_and_says_which_scores_are_unknown() -> None:
    line = only(joined(), "K-0002")
    assert line.place == 2
    assert line.components == {"skills": 2 / 3, "travel": None}
    assert line.policy == "default-v1, by fit"
    assert line.outcome == Outcome()


def test_an_introduction_belongs_to_the_line_that_it_came_from() -> None:
    made = introduced(FIRST, IntroductionState.SHORTLISTED, IntroductionState.INVITED)
    lines = joined(made)
    assert only(lines, "K-0001").outcome.reached == {Step.SHORTLISTED, Step.INVITED}
    assert not only(lines, "K-0001").outcome.is_over
    assert only(lines, "K-0002").outcome == Outcome()


def test_a_trial_placement_was_an_invitation_and_is_no_placement() -> None:
    made = introduced(FIRST, IntroductionState.TRIAL_PLACEMENT)
    assert only(joined(made), "K-0001").outcome.reached == {Step.SHORTLISTED, Step.INVITED}


def test_what_was_recorded_by_mistake_was_not_reached() -> None:
    made = introduced(
        FIRST,
        IntroductionState.SHORTLISTED,
        IntroductionState.PLACED,
        IntroductionState.SHORTLISTED,
    )
    assert only(joined(made), "K-0001").outcome.reached == {Step.SHORTLISTED}


def test_a_refusal_comes_with_its_reason() -> None:
    made = introduced(
        FIRST, IntroductionState.DECLINED_BY_CONTRACTOR, reason=RefusalReason.MISSING_SKILL
    )
    outcome = only(joined(made), "K-0001").outcome
    assert outcome.is_over
    assert outcome.ended_for is RefusalReason.MISSING_SKILL


def test_reading_on_is_no_second_look_and_what_comes_of_it_counts_for_the_first_list() -> None:
    lines = joined(introduced(LATER), rankings=(FIRST, LATER))
    assert [(one.candidate_id, one.ranking_id) for one in lines] == [
        ("K-0001", "R-0001"),
        ("K-0002", "R-0001"),
        ("K-0003", "R-0002"),
    ]
    assert only(lines, "K-0001").outcome.is_introduced


def test_another_reader_looks_for_the_first_time_and_answers_for_own_introductions_only() -> None:
    lines = joined(introduced(BY_ANOTHER), rankings=(FIRST, BY_ANOTHER))
    told = {
        one.ranking_id: one.outcome.is_introduced for one in lines if one.candidate_id == "K-0001"
    }
    assert told == {"R-0001": False, "R-0003": True}
    assert len(lines) == 5


def test_whoever_was_introduced_already_is_no_choice_any_more() -> None:
    late = replace(BY_ANOTHER, shown_at=SHOWN_AT + timedelta(days=30))
    lines = joined(introduced(FIRST), rankings=(FIRST, late))
    before = {
        one.ranking_id: one.was_introduced_before for one in lines if one.candidate_id == "K-0001"
    }
    assert before == {"R-0001": False, "R-0003": True}


def test_of_somebody_introduced_without_a_list_nobody_can_tell_what_the_list_did() -> None:
    assert [one.candidate_id for one in joined(introduced(None))] == ["K-0002"]


def test_an_erased_candidate_leaves_the_place_and_nothing_to_learn_from() -> None:
    erased = a_shown_line(1, candidate_id=None, told=None)
    ranking = replace(FIRST, lines=(erased, shown_of("K-0002", 2)))
    assert [(one.candidate_id, one.place) for one in joined(rankings=(ranking,))] == [("K-0002", 2)]
