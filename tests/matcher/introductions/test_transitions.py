"""Which step follows on which, by whom, with which reason, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.domain.access import DECIDING_ROLES, Role, Viewer
from matcher.domain.introduction import (
    OPEN_STATES,
    IntroductionState,
    Party,
    RefusalReason,
)
from matcher.errors import Conflict, InvalidInput
from matcher.introductions.reasons import ENDED_BY, GIVEN_BY
from matcher.introductions.transitions import moved, possible_states, standing_states
from tests.matcher.introductions.introducing import (
    AT,
    CONTRACTOR,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    PROPOSED_ON,
    TODAY,
    VIEWERS,
    after,
    an_introduction,
    states_of,
)

S = IntroductionState
REASON = {
    S.DECLINED_BY_CONTRACTOR: RefusalReason.NO_SHOW,
    S.DECLINED_BY_CANDIDATE: RefusalReason.TRAVEL,
    S.WITHDRAWN: RefusalReason.NO_LONGER_AVAILABLE,
}


def test_a_proposal_goes_from_shortlist_and_interview_by_trial_to_a_job() -> None:
    path = (S.SHORTLISTED, S.INVITED, S.TRIAL_PLACEMENT, S.PLACED)
    assert states_of(after(an_introduction(), *path)) == [S.PROPOSED, *path]


def test_a_step_keeps_who_recorded_it_when_and_for_which_day() -> None:
    shortlisted = after(an_introduction(), S.SHORTLISTED, viewer=CONTRACTOR, on=date(2026, 1, 14))
    event = shortlisted.events[-1]
    assert (event.by, event.role, event.organisation_id) == ("test", Role.CONTRACTOR, "O-0002")
    assert (event.on, event.at) == (date(2026, 1, 14), AT)


@pytest.mark.parametrize(
    ("role", "possible"),
    [
        (
            Role.CONTRACTOR,
            {
                S.SHORTLISTED,
                S.INVITED,
                S.INTERVIEWED,
                S.TRIAL_PLACEMENT,
                S.PLACED,
                S.DECLINED_BY_CONTRACTOR,
            },
        ),
        (
            Role.INTERMEDIARY,
            {
                S.INTERVIEWED,
                S.TRIAL_PLACEMENT,
                S.PLACED,
                S.DECLINED_BY_CANDIDATE,
                S.WITHDRAWN,
            },
        ),
        (Role.MUNICIPAL_DESK, set(S) - {S.PROPOSED, S.CLOSED_HIRED_ELSEWHERE}),
        (Role.OPERATOR, set(S) - {S.PROPOSED, S.CLOSED_HIRED_ELSEWHERE}),
    ],
)
def test_each_side_records_its_own_steps_and_a_desk_those_of_both(
    role: Role, possible: set[S]
) -> None:
    assert set(possible_states(an_introduction(), role)) == possible


def test_what_is_not_mine_to_record_names_who_may() -> None:
    with pytest.raises(Conflict) as refused:
        after(an_introduction(), S.SHORTLISTED, viewer=INTERMEDIARY)
    assert refused.value.where == "state"
    assert "operator, contractor, municipal_desk" in refused.value.remedy


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("state", [S.PROPOSED, S.CLOSED_HIRED_ELSEWHERE])
def test_nobody_proposes_twice_or_closes_what_closes_by_itself(role: Role, state: S) -> None:
    with pytest.raises(Conflict, match="does not go to"):
        after(an_introduction(), state, viewer=VIEWERS[role])


def test_an_introduction_does_not_go_back_to_an_earlier_stage() -> None:
    invited = after(an_introduction(), S.INVITED)
    with pytest.raises(Conflict) as refused:
        after(invited, S.SHORTLISTED)
    assert "trial_placement, placed" in refused.value.remedy


def test_an_interview_follows_on_an_invitation_or_comes_without_one() -> None:
    for earlier in ((), (S.SHORTLISTED,), (S.INVITED,)):
        spoken = after(an_introduction(), *earlier, S.INTERVIEWED, viewer=OPERATOR)
        assert spoken.is_open
        assert S.INTERVIEWED not in possible_states(spoken, Role.OPERATOR)
        assert S.INVITED not in possible_states(spoken, Role.OPERATOR)
        assert S.TRIAL_PLACEMENT in possible_states(spoken, Role.INTERMEDIARY)
    on_trial = after(an_introduction(), S.TRIAL_PLACEMENT)
    assert S.INTERVIEWED not in possible_states(on_trial, Role.OPERATOR)


@pytest.mark.parametrize("ended", [*REASON, S.PLACED])
def test_what_has_ended_goes_no_further_for_contractor_and_intermediary(ended: S) -> None:
    over = after(an_introduction(), ended, reason=REASON.get(ended))
    for viewer in (CONTRACTOR, INTERMEDIARY):
        assert possible_states(over, viewer.role) == ()
        with pytest.raises(Conflict, match=r"does not go to|not recorded"):
            after(over, S.PLACED, viewer=viewer)


@pytest.mark.parametrize("viewer", [DESK, OPERATOR])
def test_a_desk_mends_a_mistake_by_opening_it_again_where_it_was(viewer: Viewer) -> None:
    over = after(after(an_introduction(), S.INVITED), S.PLACED)
    opened = after(over, S.INVITED, viewer=viewer, remark="verkeerde kandidaat aangeklikt")
    assert opened.is_open
    assert states_of(opened) == [S.PROPOSED, S.INVITED, S.PLACED, S.INVITED]


def test_what_was_mended_never_happened() -> None:
    placed = after(after(an_introduction(), S.INVITED), S.PLACED)
    mended = after(placed, S.INVITED, remark="verkeerde kandidaat aangeklikt")
    assert standing_states(placed) == (S.PROPOSED, S.INVITED, S.PLACED)
    assert standing_states(mended) == (S.PROPOSED, S.INVITED)
    declined = after(mended, S.DECLINED_BY_CONTRACTOR, reason=RefusalReason.HOURS)
    assert standing_states(declined) == (S.PROPOSED, S.INVITED, S.DECLINED_BY_CONTRACTOR)


def test_a_mistake_is_said_in_words_and_is_no_refusal() -> None:
    over = after(an_introduction(), S.PLACED)
    with pytest.raises(InvalidInput) as wordless:
        after(over, S.PROPOSED)
    assert wordless.value.where == "remark"
    with pytest.raises(InvalidInput) as refusal:
        after(over, S.PROPOSED, reason=RefusalReason.DUPLICATE, remark="dubbel")
    assert refusal.value.where == "reason"


def test_nothing_is_added_once_the_candidate_is_erased() -> None:
    erased = an_introduction(candidate_id=None)
    for role in Role:
        assert possible_states(erased, role) == ()
    with pytest.raises(Conflict, match="erased"):
        after(erased, S.SHORTLISTED)


@pytest.mark.parametrize(
    ("on", "says"), [(date(2026, 11, 26), "still to come"), (date(2026, 1, 11), "before the last")]
)
def test_a_step_happened_between_the_last_one_and_today(on: date, says: str) -> None:
    with pytest.raises(InvalidInput, match=says) as refused:
        after(an_introduction(), S.INVITED, on=on)
    assert refused.value.where == "on"


def test_what_happened_earlier_may_be_recorded_later() -> None:
    late = after(an_introduction(), S.INVITED, on=PROPOSED_ON)
    assert (late.events[-1].on, late.events[-1].at.date()) == (PROPOSED_ON, TODAY)


def test_there_are_twenty_reasons_and_each_says_whose_it_may_be() -> None:
    assert len(RefusalReason) == 20
    assert set(GIVEN_BY) == set(RefusalReason)
    assert all(GIVEN_BY.values())


@pytest.mark.parametrize("state", list(ENDED_BY))
@pytest.mark.parametrize("reason", list(RefusalReason))
def test_a_reason_is_given_by_whose_it_is(state: S, reason: RefusalReason) -> None:
    if ENDED_BY[state] in GIVEN_BY[reason]:
        ended = after(an_introduction(), state, reason=reason, remark="in een paar woorden")
        assert ended.events[-1].reason is reason
        return
    with pytest.raises(InvalidInput, match="not theirs to give") as refused:
        after(an_introduction(), state, reason=reason, remark="in een paar woorden")
    assert refused.value.where == "reason"


def test_who_withdraws_somebody_always_has_a_reason() -> None:
    assert Party.INTERMEDIARY not in GIVEN_BY[RefusalReason.NO_REASON_GIVEN]


@pytest.mark.parametrize("state", list(ENDED_BY))
def test_an_end_asks_a_reason_and_lists_those_that_are_possible(state: S) -> None:
    with pytest.raises(InvalidInput, match="A reason is needed") as refused:
        after(an_introduction(), state)
    possible = [one for one in RefusalReason if ENDED_BY[state] in GIVEN_BY[one]]
    assert refused.value.remedy == f"Choose from: {', '.join(possible)}."


@pytest.mark.parametrize("state", [*OPEN_STATES[1:], S.PLACED])
def test_a_step_that_ends_nothing_has_no_reason(state: S) -> None:
    with pytest.raises(InvalidInput, match="goes with an end"):
        after(an_introduction(), state, reason=RefusalReason.HOURS)


def test_other_needs_words() -> None:
    with pytest.raises(InvalidInput) as refused:
        after(an_introduction(), S.WITHDRAWN, reason=RefusalReason.OTHER)
    assert refused.value.where == "remark"


@pytest.mark.parametrize(
    "remark",
    [
        "vaak ziek",
        "Arbeidsbeperking speelt mee",
        "heeft een Wajong",
        "burn-out gehad",
        "bijstandsuitkering",
        "is zwanger",
        "strafblad",
    ],
)
def test_a_remark_never_speaks_of_health_benefit_or_past(remark: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        after(an_introduction(), S.INVITED, remark=remark)
    assert refused.value.where == "remark"
    assert "reason from the list" in refused.value.remedy


@pytest.mark.parametrize("remark", ["werkte in een ziekenhuis", "beperkt aantal uren", "wilde wel"])
def test_a_remark_about_the_work_is_kept(remark: str) -> None:
    assert after(an_introduction(), S.INVITED, remark=remark).events[-1].remark == remark


def test_a_remark_is_a_few_words() -> None:
    with pytest.raises(InvalidInput, match="200 characters"):
        after(an_introduction(), S.INVITED, remark="woord " * 40)


def test_the_log_only_grows() -> None:
    before = after(an_introduction(), S.SHORTLISTED)
    later = moved(before, S.INVITED, OPERATOR, on=TODAY, at=AT)
    assert later.events[:-1] == before.events
    assert replace(later, events=before.events) == before


def test_only_a_desk_opens_what_closed_by_itself() -> None:
    closed = an_introduction()
    closed = replace(
        closed, events=(*closed.events, replace(closed.events[0], state=S.CLOSED_HIRED_ELSEWHERE))
    )
    for role in Role:
        expected = (S.PROPOSED,) if role in DECIDING_ROLES else ()
        assert possible_states(closed, role) == expected
