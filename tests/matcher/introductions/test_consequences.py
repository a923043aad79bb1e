"""What closes and opens by itself around a placement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.domain.introduction import (
    Introduction,
    IntroductionState,
    RefusalReason,
)
from matcher.domain.period import Period
from matcher.errors import Conflict
from matcher.introductions.consequences import (
    Openings,
    check_may_be_placed,
    following_mending,
    following_placement,
    is_at_work,
    n_open_positions,
    placed_at_work,
)
from matcher.introductions.sustained import checked
from matcher.ternary import Ternary
from tests.matcher.introductions.introducing import (
    AT,
    OPERATOR,
    TODAY,
    after,
    an_introduction,
    states_of,
)

S = IntroductionState
ONE, TWO = Openings(positions=1), Openings(positions=2)


def numbered(number: int, **changes: object) -> Introduction:
    return an_introduction(introduction_id=f"N-000{number}", **changes)


HERE = numbered(1)
THERE = numbered(2, vacancy_id="V-0002", contractor_id="O-0004")
COMPETITOR = numbered(3, candidate_id="K-0002")
PLACED = after(HERE, S.PLACED)


def told(placed: Introduction, on: date, answer: Ternary) -> Introduction:
    return checked(placed, OPERATOR, checked_on=on, still_in_work=answer, at=AT)


def test_whoever_is_placed_is_closed_everywhere_else_with_a_link_to_where() -> None:
    (closed,) = following_placement(PLACED, [HERE, THERE], [HERE], TWO)
    assert states_of(closed) == [S.PROPOSED, S.CLOSED_HIRED_ELSEWHERE]
    assert closed.events[-1].because_of == "N-0001"
    assert closed.events[-1].reason is None


def test_what_had_ended_already_stays_as_it_ended() -> None:
    declined = after(THERE, S.DECLINED_BY_CANDIDATE, reason=RefusalReason.TRAVEL)
    assert following_placement(PLACED, [HERE, declined], [HERE], TWO) == ()


def test_when_the_last_position_is_taken_the_others_end_because_it_is_gone() -> None:
    (ended,) = following_placement(PLACED, [HERE], [HERE, COMPETITOR], ONE)
    event = ended.events[-1]
    assert (ended.introduction_id, event.state) == ("N-0003", S.DECLINED_BY_CONTRACTOR)
    assert (event.reason, event.because_of) == (RefusalReason.POSITION_GONE, "N-0001")


def test_while_positions_are_left_the_others_go_on() -> None:
    assert following_placement(PLACED, [HERE], [HERE, COMPETITOR], TWO) == ()


def test_somebody_placed_without_an_introduction_takes_a_position_too() -> None:
    openings = Openings(positions=2, n_filled_otherwise=1)
    (ended,) = following_placement(PLACED, [HERE], [HERE, COMPETITOR], openings)
    assert ended.introduction_id == "N-0003"


def test_a_step_that_follows_by_itself_lies_on_no_earlier_day_than_the_last_one() -> None:
    early = after(HERE, S.PLACED, on=date(2026, 2, 1))
    late = after(THERE, S.INVITED, on=date(2026, 3, 1))
    (closed,) = following_placement(early, [late], [], ONE)
    assert closed.events[-1].on == date(2026, 3, 1)


def test_words_about_the_one_are_not_copied_to_the_other() -> None:
    placed = after(HERE, S.PLACED, remark="begint maandag")
    (closed,) = following_placement(placed, [THERE], [], ONE)
    assert closed.events[-1].remark == ""


def test_nobody_is_placed_twice_at_a_time() -> None:
    with pytest.raises(Conflict, match="placed already") as refused:
        check_may_be_placed(THERE, [PLACED, THERE], [THERE], ONE, TODAY)
    assert refused.value.where == "state"


def test_a_full_vacancy_takes_nobody_more() -> None:
    with pytest.raises(Conflict, match="All 1 positions"):
        check_may_be_placed(COMPETITOR, [COMPETITOR], [PLACED, COMPETITOR], ONE, TODAY)
    check_may_be_placed(COMPETITOR, [COMPETITOR], [PLACED, COMPETITOR], TWO, TODAY)


@pytest.mark.parametrize(
    ("placed", "is_there"),
    [
        (HERE, False),
        (PLACED, True),
        (told(PLACED, TODAY, Ternary.MEETS), True),
        (told(PLACED, TODAY, Ternary.UNKNOWN), True),
        (told(PLACED, TODAY, Ternary.FAILS), False),
        (told(told(PLACED, TODAY, Ternary.FAILS), TODAY, Ternary.UNKNOWN), False),
        (replace(PLACED, work=Period(TODAY, None)), True),
        (replace(PLACED, work=Period(TODAY, date(2026, 11, 30))), True),
        (replace(PLACED, work=Period(date(2026, 1, 12), date(2026, 11, 24))), False),
    ],
)
def test_work_goes_on_until_somebody_says_otherwise_or_its_last_day(
    placed: Introduction, is_there: object
) -> None:
    assert is_at_work(placed, TODAY) is is_there


def test_work_that_ended_frees_the_position_and_the_person() -> None:
    gone = told(PLACED, TODAY, Ternary.FAILS)
    assert placed_at_work([gone, THERE], TODAY) is None
    assert n_open_positions(ONE, [gone], TODAY) == 1
    check_may_be_placed(THERE, [gone, THERE], [THERE], ONE, TODAY)


def test_more_people_than_positions_is_no_negative_number() -> None:
    assert n_open_positions(Openings(positions=1, n_filled_otherwise=3), [], TODAY) == 0


def test_what_closed_for_a_placement_that_was_a_mistake_opens_again() -> None:
    invited = after(THERE, S.INVITED)
    (closed,) = following_placement(PLACED, [invited], [], ONE)
    mended = after(PLACED, S.PROPOSED, remark="verkeerde kandidaat")
    (opened,) = following_mending(mended, [closed], [closed])
    assert states_of(opened) == [S.PROPOSED, S.INVITED, S.CLOSED_HIRED_ELSEWHERE, S.INVITED]
    assert opened.events[-1].because_of == "N-0001"


def test_the_competitors_of_a_mistake_get_their_chance_back() -> None:
    (ended,) = following_placement(PLACED, [HERE], [HERE, COMPETITOR], ONE)
    mended = after(PLACED, S.PROPOSED, remark="verkeerde kandidaat")
    (opened,) = following_mending(mended, [ended], [ended])
    assert opened.state is S.PROPOSED


def test_who_found_other_work_meanwhile_is_left_there() -> None:
    (ended,) = following_placement(PLACED, [HERE], [HERE, COMPETITOR], ONE)
    elsewhere = after(numbered(4, candidate_id="K-0002", vacancy_id="V-0009"), S.PLACED)
    mended = after(PLACED, S.PROPOSED, remark="verkeerde kandidaat")
    assert following_mending(mended, [ended], [ended, elsewhere]) == ()


def test_who_was_introduced_there_anew_is_not_introduced_twice() -> None:
    (closed,) = following_placement(PLACED, [THERE], [], ONE)
    anew = replace(THERE, introduction_id="N-0005")
    mended = after(PLACED, S.PROPOSED, remark="verkeerde kandidaat")
    assert following_mending(mended, [closed], [closed, anew]) == ()


def test_what_a_desk_decided_since_is_not_undone() -> None:
    (closed,) = following_placement(PLACED, [THERE], [], ONE)
    reopened = after(closed, S.PROPOSED, remark="gaat toch door")
    declined = after(reopened, S.DECLINED_BY_CANDIDATE, reason=RefusalReason.WAGE)
    mended = after(PLACED, S.PROPOSED, remark="verkeerde kandidaat")
    assert following_mending(mended, [declined], [declined]) == ()
