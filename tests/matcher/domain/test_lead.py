"""What a lead tells: the day of the contact, and the answer that was heard last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from matcher.domain.lead import LeadAnswer
from tests.factories import a_lead


def test_a_question_without_an_answer_is_unknown() -> None:
    assert a_lead().answer is LeadAnswer.UNKNOWN


def test_the_answer_that_was_recorded_last_holds() -> None:
    (asked,) = a_lead().events
    silent = replace(asked, answer=LeadAnswer.NO_ANSWER, on=date(2026, 3, 9))
    offered = replace(asked, answer=LeadAnswer.PEOPLE_OFFERED, on=date(2026, 3, 12))
    lead = a_lead(events=(asked, silent, offered))
    assert lead.answer is LeadAnswer.PEOPLE_OFFERED
    assert lead.on == asked.on
