"""What may be recorded of a lead, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.domain.lead import LeadAnswer, LeadKind
from matcher.errors import Conflict, InvalidInput
from matcher.introductions.leads import answered, check_recordable, lead_event
from tests.factories import a_lead
from tests.matcher.introductions.introducing import AT, CONTRACTOR, TODAY

ASKED = a_lead()


def test_an_event_is_of_who_records_it() -> None:
    event = lead_event(CONTRACTOR, on=TODAY, at=AT, remark="dinsdag gebeld")
    assert (event.by, event.role, event.organisation_id) == (
        CONTRACTOR.actor,
        CONTRACTOR.role,
        CONTRACTOR.organisation_id,
    )
    assert event.answer is None


def test_the_log_is_of_today_and_before() -> None:
    with pytest.raises(InvalidInput) as refused:
        lead_event(CONTRACTOR, on=date(2026, 11, 26), at=AT)
    assert refused.value.where == "on"


def test_a_remark_speaks_of_the_work() -> None:
    with pytest.raises(InvalidInput) as refused:
        lead_event(CONTRACTOR, on=TODAY, at=AT, remark="zit in de bijstand")
    assert refused.value.where == "remark"


@pytest.mark.parametrize("kind", [LeadKind.TIP, LeadKind.VIEWED])
def test_only_a_question_has_an_answer(kind: LeadKind) -> None:
    event = lead_event(CONTRACTOR, on=TODAY, at=AT, answer=LeadAnswer.NO_ANSWER)
    with pytest.raises(Conflict, match="Nothing was asked"):
        answered(replace(ASKED, kind=kind), event)


def test_an_answer_comes_on_the_day_of_the_question_or_later() -> None:
    same_day = lead_event(CONTRACTOR, on=ASKED.on, at=AT, answer=LeadAnswer.PEOPLE_OFFERED)
    assert answered(ASKED, same_day).answer is LeadAnswer.PEOPLE_OFFERED
    with pytest.raises(InvalidInput, match="2026-03-02"):
        answered(ASKED, replace(same_day, on=date(2026, 3, 1)))


def test_that_a_profile_was_opened_is_nobodys_to_say() -> None:
    check_recordable(LeadKind.TIP)
    with pytest.raises(InvalidInput, match="by itself"):
        check_recordable(LeadKind.VIEWED)
