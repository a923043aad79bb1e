"""Leads: who records them, what they need, what is heard, and who reads what of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from api.services.lead_drafts import LeadDraft
from api.services.leads import (
    AskedLeads,
    HeardAnswer,
    answer_lead,
    list_leads,
    read_lead,
    record_lead,
)
from matcher.domain.access import Viewer
from matcher.domain.introduction import FoundThrough, Initiator
from matcher.domain.lead import Lead, LeadAnswer, LeadKind
from matcher.domain.organisation import Channel
from matcher.errors import Conflict, InvalidInput, MatcherError, NotFound
from models.engine import Database
from tests.api.services.introducing import (
    AT,
    CONTRACTOR,
    DAY,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    OTHER_CONTRACTOR,
    fill,
)
from tests.factories import a_contract

ASKED = LeadDraft(kind=LeadKind.ASKED, vacancy="vac-1", intermediary="O-0001")
TIP = LeadDraft(kind=LeadKind.TIP, vacancy="vac-1", candidate="K-0001")


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


def recorded(database: Database, draft: LeadDraft = ASKED, viewer: Viewer = CONTRACTOR) -> Lead:
    with database.unit_of_work(viewer) as uow:
        return record_lead(uow, draft, at=AT)


def heard(
    database: Database, lead: Lead, answer: LeadAnswer, viewer: Viewer = CONTRACTOR, **sent: Any
) -> Lead:
    with database.unit_of_work(viewer) as uow:
        return answer_lead(uow, lead.lead_id, HeardAnswer(answer=answer, **sent), at=AT)


def seen(database: Database, lead: Lead, viewer: Viewer) -> Lead:
    with database.unit_of_work(viewer) as uow:
        return read_lead(uow, lead.lead_id)


def where_refused(
    database: Database, draft: LeadDraft, viewer: Viewer = CONTRACTOR
) -> tuple[type[MatcherError], str | None]:
    with pytest.raises(MatcherError) as fault:
        recorded(database, draft, viewer)
    return type(fault.value), fault.value.where


def test_what_is_not_said_follows_from_vacancy_and_intermediary(database: Database) -> None:
    lead = recorded(database)
    assert lead.lead_id.startswith("L-")
    assert (lead.contractor_id, lead.contract_id, lead.vacancy_id) == (
        "O-0002",
        "C-0001",
        "V-0001",
    )
    assert (lead.intermediary_id, lead.channel) == ("O-0001", Channel.UWV)
    assert lead.started_by is Initiator.CONTRACTOR
    assert lead.found_through is None
    assert lead.candidate_id is None
    assert lead.on == DAY


def test_a_channel_can_be_asked_without_an_intermediary_or_a_vacancy(database: Database) -> None:
    bare = LeadDraft(kind=LeadKind.ASKED, channel=Channel.EDUCATION)
    lead = recorded(database, bare)
    assert (lead.contractor_id, lead.channel, lead.intermediary_id) == (
        "O-0002",
        Channel.EDUCATION,
        None,
    )
    assert where_refused(database, bare, OPERATOR) == (InvalidInput, "contractor")
    assert where_refused(database, replace(bare, channel=None)) == (InvalidInput, "channel")


def test_a_tip_names_the_candidate_and_by_that_the_intermediary(database: Database) -> None:
    tip = recorded(database, replace(TIP, found_through=FoundThrough.OTHER), INTERMEDIARY)
    assert (tip.candidate_id, tip.intermediary_id, tip.channel) == (
        "K-0001",
        "O-0001",
        Channel.UWV,
    )
    assert tip.started_by is Initiator.INTERMEDIARY
    assert tip.found_through is FoundThrough.OTHER
    assert where_refused(database, TIP, OPERATOR) == (InvalidInput, "started_by")


def test_a_tip_may_be_of_an_unknown_channel(database: Database) -> None:
    tip = recorded(database, LeadDraft(kind=LeadKind.TIP, vacancy="vac-1"))
    assert tip.channel is None


def test_who_did_not_consent_is_not_named_to_a_contractor(database: Database) -> None:
    hidden = replace(TIP, candidate="K-0004", started_by=Initiator.MUNICIPAL_DESK)
    assert where_refused(database, hidden, INTERMEDIARY) == (Conflict, "candidate")
    assert where_refused(database, hidden, CONTRACTOR) == (InvalidInput, "candidate")


def test_what_does_not_belong_together_is_refused(database: Database) -> None:
    with database.unit_of_work(OPERATOR) as uow:
        uow.contracts.add(a_contract(contract_id="C-0002", source_id="", organisation_id="O-0004"))
        uow.commit()
    for wrong, where in (
        (replace(ASKED, contractor="O-0004"), "contractor"),
        (replace(ASKED, contract="C-0002"), "contract"),
        (replace(ASKED, vacancy=None, contract="C-0002", contractor="O-0002"), "contractor"),
        (replace(ASKED, channel=Channel.WIJKTEAM), "channel"),
        (replace(TIP, intermediary="O-0006"), "intermediary"),
        (replace(ASKED, vacancy="V-9999"), "vacancy"),
        (replace(ASKED, contract="C-9999"), "contract"),
        (replace(ASKED, intermediary="O-0002"), "intermediary"),
        (replace(ASKED, contractor="O-0001"), "contractor"),
    ):
        assert where_refused(database, wrong, DESK) == (InvalidInput, where), wrong


def test_nobody_records_the_leads_of_others(database: Database) -> None:
    assert where_refused(database, ASKED, OTHER_CONTRACTOR) == (Conflict, "contractor")
    other = replace(ASKED, intermediary="O-0006")
    assert where_refused(database, other, INTERMEDIARY) == (Conflict, "intermediary")
    assert recorded(database, replace(ASKED, intermediary=None), INTERMEDIARY).channel is not None


def test_a_view_is_not_recorded_by_hand(database: Database) -> None:
    draft = replace(ASKED, kind=LeadKind.VIEWED)
    assert where_refused(database, draft) == (InvalidInput, "kind")


def test_the_log_says_what_has_happened_and_nothing_of_a_persons_health(
    database: Database,
) -> None:
    tomorrow = replace(ASKED, on=DAY + timedelta(days=1))
    assert where_refused(database, tomorrow) == (InvalidInput, "on")
    for words in ("was vaak ziek", "bel 06-12345678", "x" * 201):
        assert where_refused(database, replace(ASKED, remark=words)) == (InvalidInput, "remark")


def test_the_answer_that_comes_last_holds_and_the_earlier_ones_stay(database: Database) -> None:
    lead = recorded(database, replace(ASKED, on=date(2026, 5, 1)))
    assert lead.answer is LeadAnswer.UNKNOWN
    heard(database, lead, LeadAnswer.NO_ANSWER, on=date(2026, 5, 2))
    after = heard(database, lead, LeadAnswer.PEOPLE_OFFERED, INTERMEDIARY, on=DAY)
    assert after.answer is LeadAnswer.PEOPLE_OFFERED
    assert [event.answer for event in after.events] == [
        None,
        LeadAnswer.NO_ANSWER,
        LeadAnswer.PEOPLE_OFFERED,
    ]
    with pytest.raises(InvalidInput) as early:
        heard(database, lead, LeadAnswer.NOBODY_AVAILABLE, on=date(2026, 5, 3))
    assert early.value.where == "on"


def test_an_answer_of_the_same_day_comes_with_the_question(database: Database) -> None:
    lead = recorded(database, replace(ASKED, answer=LeadAnswer.NOBODY_AVAILABLE, remark="druk"))
    assert [event.remark for event in lead.events] == ["druk", ""]
    assert lead.answer is LeadAnswer.NOBODY_AVAILABLE


def test_only_a_question_is_answered_and_only_by_who_sees_it(database: Database) -> None:
    tip = recorded(database, TIP, INTERMEDIARY)
    with pytest.raises(Conflict):
        heard(database, tip, LeadAnswer.PEOPLE_OFFERED)
    asked = recorded(database)
    with pytest.raises(NotFound):
        heard(database, asked, LeadAnswer.PEOPLE_OFFERED, OTHER_CONTRACTOR)


def test_a_contractor_reads_its_own_remarks_and_no_logins_of_others(database: Database) -> None:
    lead = recorded(database, replace(ASKED, remark="snel graag"))
    heard(database, lead, LeadAnswer.PEOPLE_OFFERED, INTERMEDIARY, remark="twee mensen")
    for viewer, words, logins in (
        (CONTRACTOR, ["snel graag", ""], ["test", ""]),
        (INTERMEDIARY, ["snel graag", "twee mensen"], ["", "test"]),
        (DESK, ["snel graag", "twee mensen"], ["test", "test"]),
    ):
        shown = seen(database, lead, viewer)
        assert [event.remark for event in shown.events] == words, viewer
        assert [event.by for event in shown.events] == logins, viewer


def test_leads_are_listed_by_kind_party_and_vacancy(database: Database) -> None:
    recorded(database)
    recorded(database, TIP, INTERMEDIARY)
    recorded(database, LeadDraft(kind=LeadKind.ASKED, channel=Channel.EDUCATION))
    for asked, total in (
        (AskedLeads(), 3),
        (AskedLeads(kind=LeadKind.TIP), 1),
        (AskedLeads(contractor="O-0002", kind=LeadKind.ASKED), 2),
        (AskedLeads(intermediary="O-0001"), 2),
        (AskedLeads(vacancy="vac-1"), 2),
        (AskedLeads(contractor="O-0004"), 0),
    ):
        with database.unit_of_work(DESK) as uow:
            page = list_leads(uow, asked, limit=1, offset=0)
        assert page.total == total, asked
        assert len(page.rows) == min(total, 1)
