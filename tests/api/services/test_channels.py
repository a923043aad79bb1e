"""What channels bring in a period, out of what is stored, for who may ask it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from api.services import channel_pool
from api.services.channel_text import MEASURES, channel_caveats, channel_label
from api.services.match_engine import MatchEngine
from matcher.channels.number import ALL, Measure, Standing
from matcher.domain.access import Role
from matcher.domain.claim import TargetGroup
from matcher.domain.duplicate import DuplicateStatus
from matcher.domain.introduction import IntroductionState
from matcher.domain.lead import LeadKind
from matcher.domain.organisation import Channel
from matcher.domain.person import IdentityDigest
from matcher.errors import Conflict, InvalidInput
from models.engine import Database
from models.saving import CandidateWrite
from tests.api.services.counted_desk import FIVE, store, the_terms
from tests.api.services.introducing import stepped
from tests.api.services.measured_channels import (
    N_VACANCIES,
    OPERATOR,
    introduce,
    measured,
    measures_in,
    of,
    store_channels,
)
from tests.api.services.seen_people import AT, MATCHING, TEAM, UWV, show, somebody, store_people
from tests.factories import a_contractor, a_lead, a_vacancy, a_viewer

CONTRACTOR = a_viewer(Role.CONTRACTOR, "O-0002")
DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0001")


def test_half_the_fit_people_sit_in_a_channel_that_nobody_asked(
    database: Database, engine: MatchEngine
) -> None:
    store_channels(database)
    report = measured(database, engine, best=48)
    assert of(report, Measure.SHARE_OF_POOL, "wijkteam").estimate.at == 0.5
    fit = of(report, Measure.SHARE_OF_FIT, "wijkteam")
    assert (fit.estimate.at, fit.standing) == (0.5, Standing.TOLD)
    missed = of(report, Measure.MISSED_FIT, ALL)
    assert (missed.n, missed.n_of) == (N_VACANCIES * 24 // 5 * 5, N_VACANCIES * 48 // 5 * 5)
    assert missed.estimate.at == 0.5
    assert of(report, Measure.MISSED_FIT, "uwv").estimate.at == 0
    assert of(report, Measure.MISSED_FIT, "wijkteam").estimate.at == 1
    assert of(report, Measure.SHARE_OF_INTRODUCTIONS, "uwv").estimate.at == 1
    assert of(report, Measure.HHI, ALL).estimate.at == 1


def ask_the_team(database: Database, kind: LeadKind) -> None:
    with database.unit_of_work(OPERATOR) as uow:
        for number in range(1, N_VACANCIES + 1):
            lead = a_lead(
                lead_id=f"L-{number}",
                kind=kind,
                vacancy_id=f"V-{number:04d}",
                channel=Channel.WIJKTEAM,
                intermediary_id=None,
            )
            uow.leads.add(lead)
        uow.commit()


def test_who_was_asked_for_people_is_asked_though_nobody_was_introduced(
    database: Database, engine: MatchEngine
) -> None:
    store_channels(database)
    ask_the_team(database, LeadKind.ASKED)
    assert of(measured(database, engine, best=48), Measure.MISSED_FIT, ALL).estimate.at == 0


def test_a_tip_is_no_question(database: Database, engine: MatchEngine) -> None:
    store_channels(database)
    ask_the_team(database, LeadKind.TIP)
    assert of(measured(database, engine, best=48), Measure.MISSED_FIT, ALL).estimate.at == 0.5


def test_a_vacancy_for_which_people_were_only_asked_is_measured_as_well(
    database: Database, engine: MatchEngine
) -> None:
    store_people(database, n_vacancies=N_VACANCIES)
    ask_the_team(database, LeadKind.ASKED)
    march: dict[str, Any] = {"since": date(2026, 3, 1), "until": date(2026, 3, 31)}
    missed = of(measured(database, engine, best=48, **march), Measure.MISSED_FIT, "uwv")
    assert missed.estimate.at == 1
    january = of(measured(database, engine, best=48), Measure.MISSED_FIT, "uwv")
    assert january.estimate.at is None


def test_of_the_ten_best_nobody_is_missed_when_all_are_of_the_channel_asked(
    database: Database, engine: MatchEngine
) -> None:
    store_channels(database)
    assert of(measured(database, engine), Measure.MISSED_FIT, ALL).estimate.at == 0


def test_three_people_of_a_channel_are_not_told_of(database: Database, engine: MatchEngine) -> None:
    store_channels(database, by_team=(1, 2, 3))
    report = measured(database, engine)
    team = of(report, Measure.SHARE_OF_INTRODUCTIONS, "wijkteam")
    assert (team.n, team.estimate.at, team.standing) == (None, None, Standing.HIDDEN)
    # Fifteen less twelve would tell it.
    uwv = of(report, Measure.SHARE_OF_INTRODUCTIONS, "uwv")
    assert uwv.standing is Standing.HIDDEN
    assert of(report, Measure.INVITED, "wijkteam").standing is Standing.HIDDEN


def test_exposure_and_waiting_go_by_the_lists_that_were_shown(
    database: Database, engine: MatchEngine
) -> None:
    store_channels(database)
    show(database, engine, vacancies=range(1, N_VACANCIES + 1))
    report = measured(database, engine)
    assert of(report, Measure.SHARE_OF_EXPOSURE, "uwv").estimate.at == 1
    waits = of(report, Measure.DAYS_TO_INTRODUCTION, ALL)
    assert (waits.n, waits.n_of, waits.estimate.at) == (10, 10, 0)
    team = of(report, Measure.DAYS_TO_INTRODUCTION, "wijkteam")
    assert (team.n, team.estimate.at, team.standing) == (0, None, Standing.TOO_FEW)
    assert report.counts.n_lists == N_VACANCIES


def test_a_vacancy_that_had_an_introduction_before_its_list_did_not_wait(
    database: Database, engine: MatchEngine
) -> None:
    store_channels(database)
    for vacancy in (1, 2, 3):
        introduce(database, 12 + vacancy, vacancy, on=date(2026, 1, 5))
    show(database, engine, vacancies=range(1, N_VACANCIES + 1))
    report = measured(database, engine)
    assert report.counts.n_lists == N_VACANCIES
    # Nine are left, told in steps of five.
    assert of(report, Measure.DAYS_TO_INTRODUCTION, ALL).n_of == 5


def test_of_one_viewer_and_day_the_latest_list_counts(
    database: Database, engine: MatchEngine
) -> None:
    store_channels(database)
    show(database, engine, top=10)
    show(database, engine, top=20)
    report = measured(database, engine)
    assert report.counts.n_lists == 1
    assert of(report, Measure.SHARE_OF_EXPOSURE, "uwv").n == 20


def test_outside_the_period_nothing_was_introduced(database: Database, engine: MatchEngine) -> None:
    store_channels(database)
    report = measured(database, engine, since=date(2025, 1, 1), until=date(2025, 12, 31))
    assert report.counts.n_introductions == 0
    assert of(report, Measure.SHARE_OF_INTRODUCTIONS, "uwv").estimate.at is None
    assert of(report, Measure.PLACED, ALL).n_of == 0
    assert of(report, Measure.MISSED_FIT, ALL).estimate.at is None


def test_what_came_of_it_is_counted(database: Database, engine: MatchEngine) -> None:
    store_channels(database)
    for number in range(1, 11):
        found = introduce(database, 12 + number, number)
        stepped(database, found, IntroductionState.INVITED, at=AT)
    report = measured(database, engine)
    invited = of(report, Measure.INVITED, "uwv")
    assert (invited.n, invited.n_of, invited.estimate.at) == (10, 20, round(10 / 22, 2))
    assert of(report, Measure.PLACED, "uwv").estimate.at == 0


def test_somebody_in_two_channels_is_one_person_and_missed_by_neither(
    database: Database, engine: MatchEngine
) -> None:
    store_channels(database)
    digest = (IdentityDigest(kind="email", digest="same"),)
    double = [somebody(80, UWV, source_id="a"), somebody(81, TEAM, source_id="b")]
    with database.unit_of_work(MATCHING) as uow:
        uow.candidates.save_many([CandidateWrite(candidate=one, digests=digest) for one in double])
        uow.duplicates.refresh_for(None)
        uow.commit()
    assert measured(database, engine).counts.n_open_pairs == 1
    with database.unit_of_work(MATCHING) as uow:
        (flag,) = uow.duplicates.list().rows
        uow.duplicates.decide(flag.flag_id, DuplicateStatus.SAME_PERSON)
        uow.commit()
    report = measured(database, engine, best=49)
    assert Measure.OVERLAP in measures_in(report)
    assert of(report, Measure.OVERLAP, "uwv+wijkteam").standing is Standing.HIDDEN
    missed = of(report, Measure.MISSED_FIT, "wijkteam")
    assert missed.estimate.at == round(24 / 25, 2)


def test_beyond_so_many_vacancies_a_lot_decides_and_the_answer_says_so(
    database: Database, engine: MatchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_channels(database)
    monkeypatch.setattr(channel_pool, "MOST_VACANCIES", 5)
    report = measured(database, engine)
    assert (report.counts.n_vacancies_measured, report.counts.n_vacancies) == (5, N_VACANCIES)
    assert report.numbers == measured(database, engine).numbers


def test_who_may_count_is_worked_out_by_the_rules_of_the_contract_while_they_are_there(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    introduce(database, 3, 1)
    report = measured(database, engine)
    assert (report.counts.n_contracts_measured, report.counts.n_vacancies_gone) == (1, 0)
    # Five people are too few to be told of.
    assert of(report, Measure.SHARE_OF_ELIGIBLE, "reintegration_agency").standing is Standing.HIDDEN
    with database.unit_of_work(OPERATOR) as uow:
        uow.contracts.save_terms(the_terms(scheme_id="verdwenen/2020-01-01"))
        uow.commit()
    gone = measured(database, engine)
    assert (gone.counts.n_contracts_measured, gone.counts.n_vacancies_gone) == (0, 1)
    assert "Weggelaten bij geschikt en kan meetellen: 1 vacatures" in " ".join(
        channel_caveats(gone)
    )


def test_a_region_is_where_the_work_is(database: Database, engine: MatchEngine) -> None:
    store_channels(database)
    with database.unit_of_work(OPERATOR) as uow:
        uow.vacancies.add(a_vacancy(vacancy_id="V-0099", source_id="vac-99", pc4=None))
        uow.commit()
    here = measured(database, engine, region="midden-utrecht")
    assert (here.region, here.counts.n_introductions) == ("Midden-Utrecht", N_VACANCIES)
    assert here.counts.n_place_unknown == 1
    there = measured(database, engine, region="Groningen")
    assert there.counts.n_introductions == 0
    with pytest.raises(InvalidInput, match="no region of this name"):
        measured(database, engine, region="Atlantis")


def test_a_target_group_is_for_desks_and_leaves_out_the_others(
    database: Database, engine: MatchEngine
) -> None:
    store_channels(database)
    report = measured(database, engine, viewer=DESK, group=TargetGroup.PARTICIPATIEWET)
    assert report.counts.n_introductions == N_VACANCIES
    none = measured(database, engine, group=TargetGroup.WW)
    assert none.counts.n_introductions == 0
    for viewer in (CONTRACTOR, a_viewer(Role.INTERMEDIARY, UWV)):
        with pytest.raises(Conflict, match="target group"):
            measured(database, engine, viewer=viewer, group=TargetGroup.WW)


def test_a_contractor_is_told_of_its_own_vacancies_only(
    database: Database, engine: MatchEngine
) -> None:
    store_channels(database)
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(a_contractor(organisation_id="O-0004", name="Wegenbouw Voorbeeld"))
        uow.commit()
    own = measured(database, engine, viewer=CONTRACTOR)
    assert (own.contractor, own.counts.n_introductions) == ("O-0002", N_VACANCIES)
    other = measured(database, engine, viewer=a_viewer(Role.CONTRACTOR, "O-0004"))
    assert (other.contractor, other.counts.n_introductions) == ("O-0004", 0)
    with pytest.raises(Conflict, match="its own vacancies"):
        measured(database, engine, viewer=CONTRACTOR, contractor="O-0004")
    with pytest.raises(InvalidInput, match="No contractor"):
        measured(database, engine, contractor="niemand")


def test_an_intermediary_is_told_how_its_own_introductions_went(
    database: Database, engine: MatchEngine
) -> None:
    store_channels(database, by_team=range(1, 13))
    report = measured(database, engine, viewer=a_viewer(Role.INTERMEDIARY, TEAM))
    assert report.is_own_only
    assert report.counts.n_introductions == N_VACANCIES
    assert {one.channel for one in report.numbers} == {ALL, "wijkteam"}
    shares = {measure for measure in Measure if measure.startswith("share_of")}
    assert measures_in(report).isdisjoint(shares | {Measure.MISSED_FIT, Measure.HHI})
    assert channel_caveats(report)[0].startswith("U ziet hoe het met voorstellen van uw eigen")


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ({"until": date(2025, 12, 31)}, "until"),
        ({"least_fit": 1.5}, "least_fit"),
        ({"best": 0}, "best"),
    ],
)
def test_a_question_that_cannot_be_meant_is_refused(
    database: Database, engine: MatchEngine, asked: dict[str, Any], where: str
) -> None:
    with pytest.raises(InvalidInput) as fault:
        measured(database, engine, **asked)
    assert fault.value.where == where


def test_every_measure_has_a_name_and_unreported_costs_are_said_to_be_unknown(
    database: Database, engine: MatchEngine
) -> None:
    assert set(MEASURES) == set(Measure)
    assert channel_label("uwv+wijkteam") == "UWV en sociaal wijkteam"
    store_channels(database)
    told = channel_caveats(measured(database, engine))
    assert any("die kosten zijn onbekend, niet nul" in sentence for sentence in told)
