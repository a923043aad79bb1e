"""The questions of 2014 with own numbers: what is said, what is not, and of whom nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from api.reports.document import Language
from api.reports.evaluation_page import evaluation_page
from api.reports.evaluation_sentences import (
    bounds_sentence,
    costs_sentence,
    displacement_sentence,
    gaps,
    goals_sentence,
    verdict_sentence,
)
from api.reports.report_html import html_report
from api.schemas.period_evaluation import evaluation_out
from api.services.evaluation import Evaluation, EvaluationQuestion, evaluation_of
from matcher.channels.evaluation import Verdict
from matcher.domain.access import Role
from matcher.domain.claim import TargetGroup
from matcher.domain.reported_cost import CostKind, ReportedCost
from matcher.errors import Conflict, InvalidInput
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.evaluating import (
    CONTRACTOR,
    DESK,
    INTERMEDIARY,
    OPERATOR,
    REGION,
    SINCE,
    TEAM,
    TODAY,
    UNTIL,
    agreed,
    answer_displacement,
    ask_after,
    fill,
    place,
)
from tests.factories import a_claim

NL, EN = Language.DUTCH, Language.ENGLISH


def evaluated(database: Database, viewer: Any = DESK, on: date = TODAY, **asked: Any) -> Evaluation:
    question = EvaluationQuestion(**({"since": SINCE, "until": UNTIL} | asked))
    with database.unit_of_work(viewer) as uow:
        return evaluation_of(uow, question, on=on)


def test_of_whom_it_is_known_so_many_work_still(database: Database) -> None:
    fill(database)
    made = place(database, range(1, 25))
    ask_after(database, [made[n] for n in range(1, 16)], Ternary.MEETS)
    august = datetime(2025, 8, 20, 9, 0, tzinfo=UTC)
    ask_after(database, [made[n] for n in range(16, 21)], Ternary.FAILS, august)
    report = evaluated(database)
    six = report.inflow.lasting[0]
    assert report.inflow.verdict is Verdict.TOLD
    assert (six.due.n, six.parts["yes"].n) == (20, 15)
    # Five and four are few people; the share rests on twenty.
    assert (six.parts["no"].is_few, six.parts["unknown"].is_few) == (True, True)
    assert six.share.at == 0.75
    assert (six.if_all_no, six.if_all_yes) == (0.62, 0.79)
    assert verdict_sentence(report, NL).startswith("Van wie het bekend is, werkte")
    assert "95% interval" in verdict_sentence(report, EN)


def test_where_nobody_asked_it_says_that_it_was_not_tracked_as_in_2014(
    database: Database,
) -> None:
    fill(database)
    place(database, range(1, 13))
    report = evaluated(database)
    assert report.inflow.verdict is Verdict.NOT_TRACKED
    assert "van 100% van de 10 mensen" in verdict_sentence(report, NL)
    assert "evaluatie van 2014" in verdict_sentence(report, NL)
    told = bounds_sentence(report.inflow.lasting[0], EN)
    assert told is not None
    assert told.endswith("it is 0%; if all of them were, 100%.")
    assert any("introductions due" in gap for gap in gaps(report, NL))


@pytest.mark.parametrize(
    ("n_placed", "on", "verdict", "words"),
    [
        (0, TODAY, Verdict.NOBODY, "begon er in deze periode niemand"),
        (9, TODAY, Verdict.TOO_FEW, "te weinig mensen"),
        (12, date(2025, 6, 1), Verdict.TOO_EARLY, "nog niet te zeggen"),
    ],
)
def test_too_few_and_too_early_are_answers_of_their_own(
    database: Database, n_placed: int, on: date, verdict: Verdict, words: str
) -> None:
    fill(database)
    place(database, range(1, n_placed + 1))
    report = evaluated(database, on=on)
    assert report.inflow.verdict is verdict
    assert words in verdict_sentence(report, NL)
    assert verdict_sentence(report, EN).startswith("That cannot be said")


def test_inflow_is_told_by_group_and_channel_with_unknown_apart(database: Database) -> None:
    fill(database)
    place(database, range(1, 13))
    place(database, range(13, 25), TEAM, claims=())
    inflow = evaluated(database).inflow
    assert inflow.placed.n == 20
    assert {group: count.n for group, count in inflow.by_group.items()} == {
        "participatiewet": 10,
        "unknown": 10,
    }
    assert {channel: count.n for channel, count in inflow.by_channel.items()} == {
        "uwv": 10,
        "wijkteam": 10,
    }


def test_of_each_group_with_enough_people_it_is_told_who_works_still(database: Database) -> None:
    fill(database)
    made = place(database, range(1, 13))
    place(database, [13, 14], claims=(a_claim(group=TargetGroup.WW),))
    place(database, range(15, 27), claims=())
    ask_after(database, made.values(), Ternary.MEETS)
    lasting = evaluated(database).inflow.lasting_by_group
    # Twelve of a group beside two of another would tell of the two.
    assert set(lasting) == {"unknown"}
    place(database, range(30, 40), claims=(a_claim(group=TargetGroup.WW),))
    told = evaluated(database).inflow.lasting_by_group
    assert set(told) == {"participatiewet", "unknown", "ww"}
    assert (told["participatiewet"].share.at, told["participatiewet"].due.n) == (1, 10)
    assert told["ww"].share_unknown == 1


def test_nobodys_group_is_told_by_a_number_that_is_left_over(database: Database) -> None:
    fill(database)
    place(database, range(1, 13))
    place(database, [13, 14], claims=(a_claim(group=TargetGroup.WAJONG),))
    report = evaluated(database)
    assert {group: count.n for group, count in report.inflow.by_group.items()} == {
        "participatiewet": None,
        "wajong": None,
    }
    page = html_report(evaluation_page(report, NL))
    assert "Wajong" in page
    assert "K-00" not in page
    assert "2 mensen" not in page


def test_groups_are_those_of_the_first_day_of_work(database: Database) -> None:
    fill(database)
    ended = a_claim(until=date(2025, 6, 30))
    place(database, range(1, 13), claims=(ended,))
    assert evaluated(database).inflow.by_group["participatiewet"].n == 10


def test_displacement_is_unknown_unless_it_was_asked(database: Database) -> None:
    fill(database)
    made = place(database, range(1, 22))
    report = evaluated(database)
    assert "nergens gevraagd" in displacement_sentence(report, NL)
    answer_displacement(database, [made[n] for n in range(1, 12)], Ternary.FAILS, CONTRACTOR)
    answer_displacement(database, [made[1]], Ternary.MEETS)
    told = evaluated(database)
    assert {answer: count.n for answer, count in told.inflow.displaced.items()} == {
        "yes": None,
        "no": 10,
        "unknown": 0,
        "not_asked": 10,
    }
    assert "minder dan 10 keer ja, 10 keer nee" in displacement_sentence(told, NL)
    with pytest.raises(Conflict, match="contractor"):
        answer_displacement(database, [made[2]], Ternary.FAILS, INTERMEDIARY)


def test_costs_are_those_reported_and_silence_is_not_nothing(database: Database) -> None:
    fill(database)
    place(database, [1])
    assert "niet hetzelfde als geen kosten" in costs_sentence(evaluated(database), NL)
    with database.unit_of_work(OPERATOR) as uow:
        for number, euros in ((1, "250.50"), (2, "100.00")):
            uow.reported_costs.add(
                ReportedCost(
                    cost_id=f"M-000{number}",
                    contract_id="C-0001",
                    contractor_id="O-0002",
                    kind=CostKind.GUIDANCE,
                    euros=Decimal(euros),
                    since=date(2025, 4, 1),
                    until=date(2025, 4, 30),
                    reported_by="test",
                    role=Role.OPERATOR,
                    reported_at=datetime(2025, 5, 1, 9, 0, tzinfo=UTC),
                )
            )
        uow.commit()
    costs = evaluated(database).costs
    assert (costs.euros, costs.hours, costs.n_contractors, costs.n_silent) == (
        Decimal("350.50"),
        None,
        1,
        0,
    )
    assert "€ 350,50; gemelde uren: niet gemeld" in costs_sentence(evaluated(database), NL)


def test_what_was_earned_is_held_against_what_is_owed_and_hidden_for_few(
    database: Database,
) -> None:
    fill(database)
    place(database, range(1, 10))
    few = evaluated(database).contracts
    assert (few.owed, few.is_earned_hidden) == (Decimal(50_000), True)
    place(database, range(10, 13))
    figures = evaluated(database).contracts
    assert not figures.is_earned_hidden
    assert figures.earned > 0
    assert figures.earned % 5_000 == 0


def test_a_contract_is_told_to_have_had_a_goal_beforehand_or_later_or_none(
    database: Database,
) -> None:
    fill(database)
    assert "voor 1 is er geen" in goals_sentence(evaluated(database), NL)
    agreed(database, on=date(2025, 3, 2))
    later = evaluated(database).contracts
    assert (later.n_goal_beforehand, later.n_goal_later, later.n_without_goal) == (0, 1, 0)
    agreed(database)
    assert evaluated(database).contracts.n_goal_beforehand == 1


def test_goals_of_the_region_are_on_the_page_and_those_of_contracts_are_not(
    database: Database,
) -> None:
    fill(database)
    agreed(database)
    goal_id = agreed(database, contract=None, region=REGION).latest.goal_id
    place(database, range(1, 13))
    for region in (None, REGION):
        report = evaluated(database, region=region)
        assert [told.kept.latest.goal_id for told in report.goals] == [goal_id]
    assert evaluated(database, region="Groningen").goals == ()


def test_a_region_is_where_the_work_is(database: Database) -> None:
    fill(database)
    place(database, range(1, 13))
    assert evaluated(database, region="midden-utrecht").inflow.placed.n == 10
    elsewhere = evaluated(database, region="Groningen")
    assert (elsewhere.inflow.verdict, elsewhere.contracts.n_contracts) == (Verdict.NOBODY, 0)


def test_months_end_where_somebody_told_that_the_work_had_ended(database: Database) -> None:
    fill(database)
    made = place(database, range(1, 13))
    assert evaluated(database).inflow.months == 115
    end = datetime(2025, 5, 2, 9, 0, tzinfo=UTC)
    ask_after(database, made.values(), Ternary.FAILS, end)
    # From 3 March up to and including 2 May: two months for twelve people.
    assert evaluated(database).inflow.months == 20


@pytest.mark.parametrize("viewer", [CONTRACTOR, INTERMEDIARY])
def test_only_a_desk_and_the_operator_ask_for_the_evaluation(
    database: Database, viewer: Any
) -> None:
    fill(database)
    with pytest.raises(Conflict, match="desk"):
        evaluated(database, viewer)


def test_days_that_are_not_in_order_are_refused(database: Database) -> None:
    fill(database)
    with pytest.raises(InvalidInput, match="before it begins"):
        evaluated(database, until=SINCE - timedelta(days=1))


@pytest.mark.parametrize("language", list(Language))
def test_page_and_data_say_the_same_in_either_language(
    database: Database, language: Language
) -> None:
    fill(database)
    agreed(database, contract=None, region=REGION)
    place(database, range(1, 13))
    report = evaluated(database)
    page = evaluation_page(report, language)
    data = evaluation_out(report, language)
    (first, points) = page.answer
    assert data.sentences[0] in first.text  # type: ignore[union-attr]
    assert data.sentences[1] in points.texts  # type: ignore[union-attr]
    html = html_report(page)
    assert html.count("<h2") >= 8
    assert "C-0001" not in html
