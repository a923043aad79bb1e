"""What is kept of leads comes back as it was, is only added to, and outlives the candidate."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from matcher.domain.access import Viewer
from matcher.domain.introduction import FoundThrough, Initiator
from matcher.domain.lead import Lead, LeadAnswer, LeadEvent, LeadKind
from matcher.errors import Conflict, InvalidInput, MatcherError, NotFound
from models.engine import Database
from tests.api.services.introducing import (
    CONTRACTOR,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    OTHER_CONTRACTOR,
    OTHER_INTERMEDIARY,
    fill,
)
from tests.factories import a_candidate, a_lead

WHOLE = a_lead(
    contract_id="C-0001",
    candidate_id="K-0001",
    found_through=FoundThrough.DIRECT_APPROACH,
    started_by=Initiator.INTERMEDIARY,
)
HEARD = LeadEvent(
    answer=LeadAnswer.NOBODY_AVAILABLE,
    on=date(2026, 3, 9),
    at=datetime(2026, 3, 9, 9, 0, tzinfo=UTC),
    by="test",
    role=INTERMEDIARY.role,
    organisation_id="O-0001",
    remark="vraag na de zomer weer",
)
VIEWED = a_lead(lead_id="L-0002", kind=LeadKind.VIEWED, candidate_id="K-0001")


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    fill(database)


def added(database: Database, lead: Lead = WHOLE, viewer: Viewer = OPERATOR) -> Lead:
    with database.unit_of_work(viewer) as uow:
        uow.leads.add(lead)
        uow.commit()
    return stored(database, lead.lead_id)


def appended(database: Database, lead: Lead) -> Lead:
    with database.unit_of_work(OPERATOR) as uow:
        uow.leads.append(lead)
        uow.commit()
    return stored(database, lead.lead_id)


def stored(database: Database, lead_id: str, viewer: Viewer = OPERATOR) -> Lead:
    with database.unit_of_work(viewer) as uow:
        return uow.leads.get(lead_id)


def test_a_lead_comes_back_with_every_field(database: Database) -> None:
    assert added(database) == WHOLE
    heard = replace(WHOLE, events=(*WHOLE.events, HEARD))
    assert appended(database, heard) == heard


def test_every_kind_road_and_answer_fits_in_its_column(database: Database) -> None:
    for number, kind in enumerate(LeadKind):
        for road in FoundThrough:
            lead = a_lead(lead_id=f"L-{number}-{road}", kind=kind, found_through=road)
            lead = replace(
                lead, events=(*lead.events, *(replace(HEARD, answer=one) for one in LeadAnswer))
            )
            assert added(database, lead) == lead


def test_a_lead_needs_neither_candidate_nor_vacancy_nor_channel(database: Database) -> None:
    bare = replace(WHOLE, candidate_id=None, vacancy_id=None, contract_id=None, channel=None)
    assert added(database, replace(bare, intermediary_id=None)).candidate_id is None


def test_what_is_stored_stays_whatever_is_handed_over(database: Database) -> None:
    added(database)
    forged = replace(WHOLE, events=(replace(WHOLE.events[0], on=date(2020, 1, 1)), HEARD))
    assert appended(database, forged).events == (WHOLE.events[0], HEARD)


def test_who_is_erased_leaves_the_event_without_number_or_words(database: Database) -> None:
    added(database, replace(WHOLE, events=(replace(WHOLE.events[0], remark="belt dinsdag"),)))
    added(database, a_lead(lead_id="L-0003", events=(replace(HEARD, remark="blijft"),)))
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.delete("K-0001")
        uow.commit()
    assert stored(database, "L-0001") == replace(WHOLE, candidate_id=None)
    assert stored(database, "L-0003").events[0].remark == "blijft"


def test_the_log_cannot_be_removed_from_under_the_lead(database: Database) -> None:
    added(database)
    with pytest.raises(MatcherError), database.engine.begin() as connection:
        connection.execute(text("DELETE FROM leads"))


def test_a_vacancy_goes_while_the_lead_for_it_stays(database: Database) -> None:
    added(database)
    with database.unit_of_work(OPERATOR) as uow:
        uow.vacancies.delete("V-0001")
        uow.commit()
    assert stored(database, "L-0001").vacancy_id == "V-0001"


def test_one_view_a_day_is_stored_of_contractor_and_candidate(database: Database) -> None:
    added(database, VIEWED)
    with pytest.raises(Conflict):
        added(database, replace(VIEWED, lead_id="L-0009"))
    next_day = replace(VIEWED.events[0], on=date(2026, 3, 3))
    added(database, replace(VIEWED, lead_id="L-0010", events=(next_day,)))
    with database.unit_of_work(OPERATOR) as uow:
        assert uow.leads.has_view("O-0002", "K-0001", date(2026, 3, 2))
        assert not uow.leads.has_view("O-0002", "K-0001", date(2026, 3, 4))
        assert not uow.leads.has_view("O-0004", "K-0001", date(2026, 3, 2))
        assert uow.leads.list(kind=LeadKind.VIEWED).total == 2


def test_a_contractor_sees_its_own_and_an_intermediary_those_to_itself_or_of_its_candidates(
    database: Database,
) -> None:
    added(database)
    of_candidate = a_lead(lead_id="L-0002", candidate_id="K-0002", intermediary_id=None)
    added(database, of_candidate)
    for viewer, seen in (
        (OPERATOR, ["L-0001", "L-0002"]),
        (DESK, ["L-0001", "L-0002"]),
        (CONTRACTOR, ["L-0001", "L-0002"]),
        (OTHER_CONTRACTOR, []),
        (INTERMEDIARY, ["L-0001"]),
        (OTHER_INTERMEDIARY, ["L-0002"]),
    ):
        with database.unit_of_work(viewer) as uow:
            assert [lead.lead_id for lead in uow.leads.list().rows] == seen, viewer
            assert [lead.lead_id for lead in uow.leads.between()] == seen, viewer
            assert [lead.lead_id for lead in uow.leads.of_vacancy("V-0001")] == seen, viewer
    with pytest.raises(NotFound):
        stored(database, "L-0001", OTHER_CONTRACTOR)


def test_nobody_records_the_leads_of_others(database: Database) -> None:
    for viewer, where in ((OTHER_CONTRACTOR, "contractor"), (OTHER_INTERMEDIARY, "intermediary")):
        with pytest.raises(Conflict) as refused:
            added(database, a_lead(), viewer)
        assert refused.value.where == where
    for number, viewer in enumerate((CONTRACTOR, INTERMEDIARY, DESK)):
        added(database, a_lead(lead_id=f"L-1{number}"), viewer)


def test_who_withdraws_consent_is_hidden_from_the_contractor(database: Database) -> None:
    added(database)
    with database.unit_of_work(OPERATOR) as uow:
        uow.candidates.update(a_candidate(is_shareable=False))
        uow.commit()
    assert stored(database, "L-0001", CONTRACTOR).candidate_id is None
    assert stored(database, "L-0001", INTERMEDIARY).candidate_id == "K-0001"


def test_somebody_hidden_is_not_named_by_who_may_not_see(database: Database) -> None:
    with pytest.raises(InvalidInput) as refused:
        added(database, a_lead(candidate_id="K-0004"), CONTRACTOR)
    assert refused.value.where == "candidate"


def test_leads_of_a_period_are_those_of_which_something_happened_in_it(
    database: Database,
) -> None:
    added(database, replace(WHOLE, events=(*WHOLE.events, HEARD)))
    with database.unit_of_work(OPERATOR) as uow:
        for since, until, is_in in (
            (None, None, True),
            (date(2026, 3, 2), date(2026, 3, 2), True),
            (date(2026, 3, 3), date(2026, 3, 8), False),
            (date(2026, 3, 9), None, True),
            (None, date(2026, 3, 1), False),
        ):
            assert bool(list(uow.leads.between(since, until))) is is_in, (since, until)
        assert not list(uow.leads.between(kind=LeadKind.VIEWED))


def test_a_long_log_comes_in_order_whatever_is_held_together(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.repositories.leads.AT_A_TIME", 2)
    for number in range(5):
        added(database, a_lead(lead_id=f"L-{number}"))
    with database.unit_of_work(OPERATOR) as uow:
        assert [lead.lead_id for lead in uow.leads.between()] == [f"L-{n}" for n in range(5)]
