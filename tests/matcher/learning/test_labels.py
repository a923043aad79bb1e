"""What a logged line says about fit, and when it says nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from matcher.domain.introduction import RefusalReason
from matcher.learning.lines import first_showings, labelled_lines
from matcher.learning.outcomes import LoggedExposure, Outcome, Step, label
from matcher.learning.settings import load_learning_settings
from matcher.ternary import Ternary

RULES = load_learning_settings().labels
SHOWN_AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = date(2026, 12, 1)


def shown(outcome: Outcome, **changes: object) -> LoggedExposure:
    fields: dict[str, object] = {
        "ranking_id": "R-0001",
        "vacancy_id": "V-0001",
        "candidate_id": "K-0001",
        "shown_at": SHOWN_AT,
        "place": 1,
        "policy": "default",
        "components": {"skills": 0.5, "travel": None},
        "outcome": outcome,
    }
    return LoggedExposure(**fields | changes)  # type: ignore[arg-type]


def ended(reason: RefusalReason | None, *reached: Step) -> Outcome:
    return Outcome(is_introduced=True, reached=frozenset(reached), is_over=True, ended_for=reason)


def label_of(outcome: Outcome, step: Step = Step.INVITED, on: date = LATER) -> Ternary:
    return label(shown(outcome), step, RULES, on=on)


def test_a_line_that_led_to_nothing_is_a_no_after_four_weeks_and_unknown_before() -> None:
    assert label_of(Outcome(), on=date(2026, 3, 29)) is Ternary.UNKNOWN
    assert label_of(Outcome(), on=date(2026, 3, 30)) is Ternary.FAILS


def test_a_step_that_was_reached_stays_reached_whatever_came_after() -> None:
    left = ended(RefusalReason.FOUND_WORK_OTHERWISE, Step.SHORTLISTED, Step.INVITED)
    assert label_of(left) is Ternary.MEETS
    assert label_of(left, Step.PLACED) is Ternary.UNKNOWN


def test_an_open_introduction_says_nothing_yet_of_the_steps_ahead() -> None:
    going_on = Outcome(is_introduced=True, reached=frozenset({Step.SHORTLISTED}))
    assert label_of(going_on, Step.SHORTLISTED) is Ternary.MEETS
    assert label_of(going_on, Step.PLACED) is Ternary.UNKNOWN


@pytest.mark.parametrize("reason", sorted(RULES.reasons_about_fit))
def test_a_refusal_for_what_person_and_work_lack_is_a_no(reason: RefusalReason) -> None:
    assert label_of(ended(reason)) is Ternary.FAILS


@pytest.mark.parametrize("reason", sorted(set(RefusalReason) - RULES.reasons_about_fit))
def test_a_refusal_that_says_nothing_of_fit_is_left_out(reason: RefusalReason) -> None:
    assert label_of(ended(reason)) is Ternary.UNKNOWN


@pytest.mark.parametrize(
    "reason",
    [
        RefusalReason.NOT_ELIGIBLE,
        RefusalReason.NOT_REACHABLE,
        RefusalReason.NO_SHOW,
        RefusalReason.POSITION_GONE,
        RefusalReason.DUPLICATE,
        RefusalReason.FOUND_WORK_OTHERWISE,
    ],
)
def test_nothing_is_learned_from_who_counts_who_could_not_be_reached_and_what_was_gone(
    reason: RefusalReason,
) -> None:
    assert reason not in RULES.reasons_about_fit


def test_an_end_without_a_reason_is_not_taken_for_a_no() -> None:
    assert label_of(ended(None)) is Ternary.UNKNOWN


@pytest.mark.parametrize("found", list(Ternary))
def test_whether_a_placement_lasted_is_what_the_check_found(found: Ternary) -> None:
    placed = Outcome(
        is_introduced=True,
        reached=frozenset({Step.SHORTLISTED, Step.INVITED, Step.PLACED}),
        is_over=True,
        sustained=found,
    )
    assert label_of(placed, Step.SUSTAINED) is found


def test_somebody_introduced_before_was_no_choice() -> None:
    line = shown(Outcome(), was_introduced_before=True)
    assert label(line, Step.INVITED, RULES, on=LATER) is Ternary.UNKNOWN


def test_of_somebody_shown_twice_for_a_vacancy_the_first_showing_counts() -> None:
    first = shown(Outcome(), place=7)
    again = shown(Outcome(), ranking_id="R-0002", place=1, shown_at=SHOWN_AT.replace(month=4))
    elsewhere = shown(Outcome(), vacancy_id="V-0002", ranking_id="R-0003")
    assert first_showings([again, elsewhere, first]) == [first, elsewhere]


def test_a_line_of_which_neither_skills_nor_occupation_are_known_has_no_fit_to_learn_from() -> None:
    empty = shown(Outcome(), components={"skills": None, "travel": 0.4})
    names = ("skills", "occupation", "travel")
    assert len(labelled_lines([empty], names, Step.INVITED, RULES, on=LATER)) == 0
