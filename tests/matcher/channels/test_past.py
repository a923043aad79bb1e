"""Cases of earlier years in the measures: only what a table says counts, as yes or as no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from matcher.channels.funnel import funnel
from matcher.channels.made import Made
from matcher.channels.number import ALL, ChannelNumber, Measure
from matcher.channels.past import MadePast, made_past
from matcher.channels.ratio import Draws
from matcher.domain.introduction import IntroductionState, RefusalReason
from matcher.domain.organisation import Channel
from matcher.domain.past_introduction import PastIntroduction, PastOutcome
from matcher.ternary import Ternary
from tests.matcher.channels.measuring import TODAY, made, told

DAY = date(2021, 3, 1)
PLACED = {"placed": Ternary.MEETS, "outcome": PastOutcome.PLACED}
NOT_PLACED = {"placed": Ternary.FAILS}


def a_past(number: int = 1, **changes: Any) -> PastIntroduction:
    """Return a case of UWV of 1 March 2021, of which nothing else is known."""
    case = PastIntroduction(
        case_id=str(number),
        contractor="Wegenbouw Voorbeeld",
        channel=Channel.UWV,
        introduced_on=DAY,
        told_on=TODAY,
    )
    return replace(case, **changes)


def a_table(*changes: dict[str, Any]) -> list[MadePast]:
    """Return one table of cases with these changes."""
    return made_past([a_past(n, **one) for n, one in enumerate(changes)], number=0)


def counted(cases: Sequence[Made]) -> tuple[ChannelNumber, ...]:
    return funnel(cases, ["uwv"], TODAY, Draws(1))


def of(cases: Sequence[Made], measure: Measure) -> tuple[int | None, int | None]:
    number = told(counted(cases), measure, ALL)
    return number.n, number.n_of


def test_a_placement_of_earlier_years_is_counted_among_those_of_whom_it_is_known() -> None:
    table = a_table(PLACED, PLACED, NOT_PLACED, {})
    assert of(table, Measure.PLACED) == (2, 3)


def test_a_table_of_placed_people_alone_does_not_say_that_all_are_placed() -> None:
    table = a_table(PLACED, PLACED, {})
    assert of(table, Measure.PLACED) == (0, 0)
    assert [one.is_placed for one in table] == [True, True, False]


def test_what_is_not_known_of_a_case_leaves_the_log_as_it_is() -> None:
    logged: list[Made] = [made(1), made(2)]
    before = counted(logged)
    after = counted([*logged, *a_table({}, {})])
    assert [(one.n, one.n_of) for one in before] == [(one.n, one.n_of) for one in after]


def test_no_table_says_who_was_on_a_shortlist_or_worked_on_trial() -> None:
    table = a_table(PLACED, NOT_PLACED)
    assert of(table, Measure.SHORTLISTED) == (0, 0)
    assert of(table, Measure.TRIAL_PLACEMENT) == (0, 0)


def test_who_had_an_interview_or_came_further_was_invited() -> None:
    invited = {"interviewed": Ternary.MEETS}
    no_show = {
        "interviewed": Ternary.FAILS,
        "reason": RefusalReason.NO_SHOW,
        "outcome": PastOutcome.DECLINED_BY_CONTRACTOR,
    }
    none = {"interviewed": Ternary.FAILS}
    directly = PLACED | none
    assert of(a_table(invited, no_show, none, directly, {}), Measure.INVITED) == (3, 4)
    assert of(a_table(invited, PLACED, {}), Measure.INVITED) == (0, 0)


def test_who_was_placed_without_a_word_on_an_interview_is_not_counted_as_interviewed() -> None:
    invited, none = {"interviewed": Ternary.MEETS}, {"interviewed": Ternary.FAILS}
    assert of(a_table(invited, none, PLACED, PLACED, PLACED), Measure.INVITED) == (1, 2)


def test_how_it_ended_counts_where_the_table_says_that_of_all_who_were_not_placed() -> None:
    declined = NOT_PLACED | {"outcome": PastOutcome.DECLINED_BY_CANDIDATE}
    still_open = NOT_PLACED | {"outcome": PastOutcome.OPEN}
    table = a_table(PLACED, declined, still_open, {})
    assert of(table, Measure.DECLINED_BY_CANDIDATE) == (1, 3)
    assert of(table, Measure.OPEN) == (1, 3)
    for one in (a_table(PLACED, declined, NOT_PLACED), a_table(PLACED, PLACED)):
        assert of(one, Measure.DECLINED_BY_CANDIDATE) == (0, 0)


def test_still_in_work_is_what_the_table_answers_or_what_its_days_say() -> None:
    yes = PLACED | {"in_work_after_6": Ternary.MEETS}
    no = PLACED | {"in_work_after_6": Ternary.FAILS}
    by_days = PLACED | {"placed_on": DAY, "ended_on": DAY + timedelta(days=400)}
    unknown = PLACED | {"placed_on": DAY}
    table = a_table(yes, no, by_days, unknown)
    assert of(table, Measure.SUSTAINED_6) == (2, 3)
    assert of(table, Measure.SUSTAINED_6_UNKNOWN) == (1, 4)
    # 'No' after 6 months is no after 12.
    assert of(table, Measure.SUSTAINED_12) == (1, 2)


def test_a_mark_that_has_not_passed_is_not_due() -> None:
    recent = PLACED | {"placed_on": TODAY - timedelta(days=30)}
    no = PLACED | {"in_work_after_6": Ternary.FAILS}
    assert of(a_table(recent, no), Measure.SUSTAINED_6_UNKNOWN) == (0, 1)


def test_yes_after_a_year_is_yes_after_half_a_year() -> None:
    case = a_past(in_work_after_12=Ternary.MEETS)
    assert (case.in_work_after(6), case.in_work_after(12)) == (Ternary.MEETS, Ternary.MEETS)
    ended = a_past(placed_on=DAY, ended_on=date(2021, 8, 31))
    assert ended.in_work_after(6) is Ternary.FAILS
    on_the_mark = a_past(placed_on=DAY, ended_on=date(2021, 9, 1))
    assert on_the_mark.in_work_after(6) is Ternary.MEETS


def test_waiting_ends_with_the_first_day_of_work_or_goes_on() -> None:
    placed = PLACED | {"placed_on": DAY + timedelta(days=31)}
    open_then = NOT_PLACED | {"outcome": PastOutcome.OPEN, "told_on": DAY + timedelta(days=90)}
    table = a_table(placed, NOT_PLACED, open_then, PLACED, {})
    assert [one.wait(TODAY) for one in table] == [
        (31, True),
        ((TODAY - DAY).days, False),
        (90, False),
        None,
        None,
    ]
    assert [one.wait(TODAY) for one in a_table(placed)] == [None]


def test_cases_of_one_person_are_one_person_and_others_are_each_their_own() -> None:
    one = made_past([a_past(1, person="ab"), a_past(2, person="ab"), a_past(3)], number=0)
    other = made_past([a_past(3)], number=1)
    assert len({case.person_id for case in (*one, *other)}) == 3
    assert told(counted([*one, *other]), Measure.PLACED, ALL).n_people_of == 0


def test_cases_under_one_vacancy_belong_together_and_else_those_of_one_kind_of_work() -> None:
    table = a_table(
        {"vacancy": "12"},
        {"vacancy": "12", "job_title": "kok"},
        {"job_title": "kok"},
        {"job_title": "kok", "contractor": "Ander"},
        {},
    )
    assert [one.vacancy_id for one in table] == [
        "past:wegenbouw voorbeeld\t\t12",
        "past:wegenbouw voorbeeld\t\t12",
        "past:wegenbouw voorbeeld\t\tkok",
        "past:ander\t\tkok",
        "past:wegenbouw voorbeeld\t\t",
    ]


def test_a_channel_that_nobody_knows_is_a_group_of_its_own() -> None:
    (case,) = a_table({"channel": None})
    assert case.channel == "unknown"


def test_who_did_not_show_up_had_no_interview() -> None:
    further = frozenset({IntroductionState.INTERVIEWED, IntroductionState.PLACED})
    no_show = {"interviewed": Ternary.FAILS, "reason": RefusalReason.NO_SHOW}
    table = a_table(no_show, PLACED, {"interviewed": Ternary.MEETS}, {})
    assert [one.reached(further) for one in table] == [
        Ternary.FAILS,
        Ternary.UNKNOWN,
        Ternary.MEETS,
        Ternary.UNKNOWN,
    ]
