"""The whole log of channels: every kind of event, on its day, as far as one may see it."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from api.reports.channel_log_csv import HEADINGS, channel_log_file
from api.services.candidates import read_candidate
from api.services.channel_events import channel_events
from api.services.lead_drafts import LeadDraft
from api.services.leads import HeardAnswer, answer_lead, record_lead
from api.services.match_engine import MatchEngine
from api.services.rankings import rank_for_vacancy
from api.services.reported_costs import CostDraft, report_cost
from api.services.work_ends import record_end
from matcher.domain.access import Viewer
from matcher.domain.introduction import IntroductionState
from matcher.domain.lead import LeadAnswer, LeadKind
from matcher.domain.reported_cost import CostKind
from matcher.domain.work_end import EndReason
from matcher.errors import InvalidInput
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.introducing import (
    AT,
    CONTRACTOR,
    DAY,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    OTHER_CONTRACTOR,
    OTHER_INTERMEDIARY,
    asked,
    fill,
    hired,
    introduced,
    stepped,
)
from tests.factories import a_candidate

LATER = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
ALL_KINDS = [
    *("asked", "answered", "viewed", "list_shown", "proposed", "interviewed", "placed"),
    *("sustained_check", "ended", "cost_reported"),
]


@pytest.fixture
def told(database: Database, engine: MatchEngine) -> Database:
    """Everything that can happen, once: K-0001 of O-0001 works for O-0002 from 1 June on."""
    fill(database)
    with database.unit_of_work(CONTRACTOR) as uow:
        draft = LeadDraft(
            kind=LeadKind.ASKED, vacancy="vac-1", intermediary="O-0001", remark="snel graag"
        )
        lead = record_lead(uow, draft, at=AT)
    with database.unit_of_work(CONTRACTOR) as uow:
        answer_lead(uow, lead.lead_id, HeardAnswer(answer=LeadAnswer.PEOPLE_OFFERED), at=AT)
        read_candidate(uow, "K-0001", at=AT)
        rank_for_vacancy(uow, engine, "V-0001", top=10, with_excluded=True, on=DAY, at=AT)
    shown = introduced(database)
    stepped(database, shown, IntroductionState.INTERVIEWED, INTERMEDIARY)
    hired(database, shown)
    asked(database, shown, Ternary.MEETS, on=date(2026, 8, 1), at=LATER)
    one = shown.introduction.introduction_id
    with database.unit_of_work(CONTRACTOR) as uow:
        record_end(uow, one, ended_on=date(2026, 9, 30), reason=EndReason.DISMISSED, at=LATER)
        cost = CostDraft(
            kind=CostKind.TRAINING,
            since=date(2026, 6, 1),
            until=date(2026, 6, 30),
            euros=Decimal(300),
            introduction=one,
        )
        report_cost(uow, "C-0001", cost, at=LATER)
    return database


def log(
    database: Database,
    viewer: Viewer = OPERATOR,
    *,
    first: date | None = None,
    last: date | None = None,
) -> list[dict[str, str]]:
    with database.unit_of_work(viewer) as uow:
        lines = channel_events(uow, first=first, last=last, today=LATER.date(), zone=UTC)
        with channel_log_file(lines) as file:
            return list(csv.DictReader(io.StringIO(file.read().decode())))


def test_every_kind_of_event_is_a_row_with_the_same_headings(told: Database) -> None:
    rows = log(told)
    assert [row["event"] for row in rows] == ALL_KINDS
    assert tuple(rows[0]) == HEADINGS


def test_every_row_says_whose_it_is_by_which_channel_and_who_began(told: Database) -> None:
    for row in log(told):
        assert (row["contractor"], row["contract"], row["vacancy"]) == (
            "O-0002",
            "" if row["event"] == "viewed" else "C-0001",
            "" if row["event"] == "viewed" else "V-0001",
        ), row
        if row["event"] not in {"list_shown", "cost_reported"}:
            assert (row["intermediary"], row["channel"]) == ("O-0001", "uwv"), row
        if row["event"] != "cost_reported":
            began = "contractor" if row["event"] in ALL_KINDS[:4] else "intermediary"
            assert row["started_by"] == began, row


def test_events_stand_on_the_day_on_which_they_happened(told: Database) -> None:
    days = {row["event"]: row["on"] for row in log(told)}
    assert days["list_shown"] == days["viewed"] == days["interviewed"] == "2026-05-04"
    assert days["sustained_check"] == "2026-08-01"
    assert days["ended"] == "2026-09-30"
    assert days["cost_reported"] == "2026-06-30"


def test_what_belongs_to_one_kind_stands_in_its_own_columns(told: Database) -> None:
    rows = {row["event"]: row for row in log(told)}
    assert rows["answered"]["answer"] == "people_offered"
    assert rows["ended"]["reason"] == "dismissed"
    assert rows["sustained_check"]["still_in_work"] == "yes"
    assert rows["list_shown"]["n_ranked"] == "3"
    assert rows["list_shown"]["ranking"].startswith("R-")
    assert rows["list_shown"]["candidate"] == ""
    cost = rows["cost_reported"]
    assert (cost["cost_kind"], cost["euros"], cost["hours"]) == ("training", "300.00", "")
    assert cost["introduction"] == rows["proposed"]["introduction"]


def test_remarks_and_logins_are_not_in_it(told: Database) -> None:
    assert "snel graag" not in str(log(told))
    assert not any("remark" in heading for heading in HEADINGS)


def test_bounds_keep_the_events_of_those_days_only(told: Database) -> None:
    first, last = date(2026, 6, 1), date(2026, 9, 30)
    assert [row["event"] for row in log(told, first=first, last=last)] == [
        "sustained_check",
        "ended",
        "cost_reported",
    ]
    assert [row["event"] for row in log(told, first=date(2026, 9, 1))] == ["ended"]
    assert [row["event"] for row in log(told, last=date(2026, 5, 3))] == []
    with pytest.raises(InvalidInput) as refused:
        log(told, first=date(2026, 2, 1), last=date(2026, 1, 1))
    assert refused.value.where == "until"


def test_each_reads_what_it_reads_elsewhere(told: Database) -> None:
    assert [row["event"] for row in log(told, DESK)] == ALL_KINDS
    assert [row["event"] for row in log(told, CONTRACTOR)] == ALL_KINDS
    without = {"list_shown", "cost_reported"}
    seen = [row["event"] for row in log(told, INTERMEDIARY)]
    assert seen == [kind for kind in ALL_KINDS if kind not in without]
    assert log(told, OTHER_CONTRACTOR) == log(told, OTHER_INTERMEDIARY) == []


def test_who_withdrew_the_consent_is_not_named_to_a_contractor_who_only_looked(
    told: Database,
) -> None:
    with told.unit_of_work(OPERATOR) as uow:
        uow.candidates.update(a_candidate(is_shareable=False))
        uow.commit()
    for viewer, named in ((CONTRACTOR, ""), (INTERMEDIARY, "K-0001")):
        (view,) = [row for row in log(told, viewer) if row["event"] == "viewed"]
        assert view["candidate"] == named


def test_a_last_day_that_was_agreed_and_passed_is_told_as_what_it_is(database: Database) -> None:
    fill(database)
    hired(database, introduced(database), ends_on=date(2026, 9, 30))
    (row,) = [row for row in log(database) if "end" in row["event"]]
    assert (row["event"], row["on"], row["reason"], row["recorded_at"]) == (
        "agreed_end",
        "2026-09-30",
        "",
        "",
    )


def test_a_long_log_is_read_in_lots(told: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = log(told)
    for name in ("leads", "introductions", "shown_rankings"):
        monkeypatch.setattr(f"models.repositories.{name}.AT_A_TIME", 1)
    monkeypatch.setattr("api.services.channel_events.LISTS_AT_A_TIME", 1)
    assert log(told) == whole


def test_a_list_for_a_vacancy_that_is_gone_stays_without_a_contractor(
    database: Database, engine: MatchEngine
) -> None:
    fill(database)
    with database.unit_of_work(CONTRACTOR) as uow:
        rank_for_vacancy(uow, engine, "V-0001", top=10, with_excluded=True, on=DAY, at=AT)
    with database.unit_of_work(OPERATOR) as uow:
        uow.vacancies.delete("V-0001")
        uow.commit()
    (row,) = log(database)
    assert (row["event"], row["vacancy"], row["contractor"]) == ("list_shown", "V-0001", "")
