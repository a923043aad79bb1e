"""Who is seen: the list of now and the lists of a period, beside all who are fit and may count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from api.services.fairness_text import caveats, warnings
from api.services.match_engine import MatchEngine
from matcher.domain.access import Purpose, Role
from matcher.domain.audit import AuditedAction
from matcher.domain.claim import TargetGroup
from matcher.domain.duplicate import DuplicateStatus
from matcher.domain.fairness_fact import AgeBand, Gender
from matcher.domain.person import IdentityDigest
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.fairness.measures import Band, Verdict
from matcher.fairness.people import NO_GROUP, UNKNOWN, Trait
from matcher.ternary import Ternary
from models.engine import Database
from models.saving import CandidateWrite
from tests.api.services.counted_desk import FIVE, store
from tests.api.services.seen_people import (
    AT,
    DESK,
    MATCHING,
    OPERATOR,
    TEAM,
    UWV,
    enter,
    group,
    measure,
    of_period,
    of_vacancy,
    show,
    somebody,
    store_people,
)
from tests.factories import a_claim, a_profile, a_viewer

WOMAN, MAN = (AgeBand.FROM_35, Gender.FEMALE), (AgeBand.FROM_45, Gender.MALE)


def store_and_enter(database: Database, *, n_vacancies: int = 1) -> None:
    """Store sixty people more than usual, every other one a woman."""
    more = [somebody(number, UWV) for number in range(60, 120)]
    store_people(database, n_vacancies=n_vacancies, more=more)
    ids = [f"K-{number:04d}" for number in [*range(1, 49), *range(60, 120)]]
    enter(database, {one: WOMAN if number % 2 else MAN for number, one in enumerate(ids)})


def test_a_channel_that_suits_less_is_seen_less_and_the_report_says_so(
    database: Database, engine: MatchEngine
) -> None:
    store_people(database)
    report = of_vacancy(database, engine)
    team = group(report, Trait.CHANNEL, "wijkteam")
    assert (team.n_lines, team.n_reference, team.expected_lines) == (0, 24, 10)
    assert team.verdict is Verdict.BELOW
    assert group(report, Trait.CHANNEL, "uwv").verdict is Verdict.ABOVE
    below, above = warnings(report)
    assert below.startswith("kanaal 'UWV' is meer zichtbaar: 2,00 keer wat past bij")
    assert "kanaal 'sociaal wijkteam' is minder zichtbaar: 0,00 keer" in above
    assert "De lijst is er niet door veranderd." in above


def test_the_report_changes_and_logs_no_list(database: Database, engine: MatchEngine) -> None:
    store_people(database)
    of_vacancy(database, engine)
    with database.unit_of_work(OPERATOR) as uow:
        assert uow.shown_rankings.list().total == 0
        assert uow.audit.list().total == 0


def test_people_below_the_least_fit_belong_to_neither_list_nor_reference(
    database: Database, engine: MatchEngine
) -> None:
    store_people(database)
    report = of_vacancy(database, engine, top=40, least_fit=0.7)
    assert {one.group for one in measure(report, Trait.CHANNEL).groups} == {"uwv"}
    assert report.counts.n_lines == 24
    assert report.counts.n_below_fit == 16
    assert "Weggelaten: 16 regels met een lagere of onbekende geschiktheid." in caveats(report)


def test_whom_a_hard_criterion_excludes_could_not_be_on_the_list(
    database: Database, engine: MatchEngine
) -> None:
    barred = somebody(99, UWV, profile=a_profile(available_from=date(2030, 1, 1)))
    store_people(database, more=[barred])
    assert group(of_vacancy(database, engine), Trait.CHANNEL, "uwv").n_reference == 24


def test_of_whom_municipality_or_group_is_unknown_is_a_group_of_its_own(
    database: Database, engine: MatchEngine
) -> None:
    no_member = a_claim(is_member=Ternary.FAILS)
    two = (a_claim(), a_claim(group=TargetGroup.WW))
    more = [
        somebody(90, UWV, profile=a_profile(pc4=None), claims=()),
        somebody(91, UWV, claims=(no_member,)),
        somebody(92, UWV, claims=two),
    ]
    store_people(database, more=more)
    report = of_vacancy(database, engine)
    assert group(report, Trait.MUNICIPALITY, UNKNOWN).n_reference == 1
    assert group(report, Trait.MUNICIPALITY, "Utrecht").n_reference == 50
    assert group(report, Trait.TARGET_GROUP, UNKNOWN).n_reference == 1
    assert group(report, Trait.TARGET_GROUP, NO_GROUP).n_reference == 1
    assert group(report, Trait.TARGET_GROUP, "ww").n_reference == 1
    assert group(report, Trait.TARGET_GROUP, "participatiewet").n_reference == 49
    assert measure(report, Trait.TARGET_GROUP).divergence is None


def test_registering_somebody_twice_gains_no_exposure(
    database: Database, engine: MatchEngine
) -> None:
    store_people(database)
    digest = (IdentityDigest(kind="email", digest="same"),)
    double = [somebody(number, UWV, source_id=f"twice-{number}") for number in (80, 81)]
    with database.unit_of_work(MATCHING) as uow:
        uow.candidates.save_many([CandidateWrite(candidate=one, digests=digest) for one in double])
        uow.duplicates.refresh_for(None)
        uow.commit()
    open_still = of_vacancy(database, engine, top=26)
    assert open_still.counts.n_open_pairs == 1
    assert group(open_still, Trait.CHANNEL, "uwv").n_lines == 26
    with database.unit_of_work(MATCHING) as uow:
        (flag,) = uow.duplicates.list().rows
        uow.duplicates.decide(flag.flag_id, DuplicateStatus.SAME_PERSON)
        uow.commit()
    decided = of_vacancy(database, engine, top=26)
    assert (decided.counts.n_repeated, decided.counts.n_open_pairs) == (1, 0)
    assert group(decided, Trait.CHANNEL, "uwv").n_lines == 25
    assert group(decided, Trait.CHANNEL, "uwv").n_reference == 25


@pytest.mark.parametrize("role", [Role.INTERMEDIARY, Role.CONTRACTOR])
def test_the_report_is_for_desks_and_the_operator(
    database: Database, engine: MatchEngine, role: Role
) -> None:
    store_people(database)
    viewer = replace(a_viewer(role, UWV), purpose=Purpose.FAIRNESS_REPORT)
    with pytest.raises(Conflict, match="desks and the operator"):
        of_vacancy(database, engine, viewer=viewer)
    with pytest.raises(Conflict, match="desks and the operator"):
        of_period(database, engine, viewer=viewer)
    with pytest.raises(Conflict):
        of_vacancy(database, engine, viewer=MATCHING)


def test_a_desk_reads_it_for_the_list_that_it_sees_itself(
    database: Database, engine: MatchEngine
) -> None:
    own = somebody(95, "O-0001", is_shareable=False)
    store_people(database, more=[own])
    seen = of_vacancy(database, engine, viewer=DESK)
    assert group(seen, Trait.CHANNEL, "municipality").n_reference == 1
    hidden = of_vacancy(database, engine)
    assert "municipality" not in {one.group for one in measure(hidden, Trait.CHANNEL).groups}


def test_a_vacancy_that_is_none_and_a_threshold_that_is_none_are_refused(
    database: Database, engine: MatchEngine
) -> None:
    with pytest.raises(NotFound):
        of_vacancy(database, engine)
    with pytest.raises(InvalidInput, match="least_fit"):
        of_vacancy(database, engine, least_fit=1.5)


def test_another_band_warns_sooner_or_later(database: Database, engine: MatchEngine) -> None:
    store_people(database)
    assert warnings(of_vacancy(database, engine))
    assert not warnings(of_vacancy(database, engine, band=Band(low=0.01)))


def test_age_bands_and_gender_are_not_told_where_they_are_not_held(
    database: Database, engine: MatchEngine
) -> None:
    store_people(database)
    enter(database, {"K-0001": WOMAN})
    report = of_vacancy(database, engine, top=50)
    assert {one.trait for one in report.traits}.isdisjoint({Trait.AGE_BAND, Trait.GENDER})
    assert any("niet bijgehouden" in sentence for sentence in caveats(report))


def test_where_they_are_held_groups_of_ten_are_told_and_the_count_is_logged(
    database: Database, engine: MatchEngine
) -> None:
    store_and_enter(database)
    report = of_vacancy(database, engine, top=110, with_facts=True)
    gender = measure(report, Trait.GENDER)
    assert report.told_length == 100
    assert {one.group for one in gender.groups} == {"female", "male"}
    assert all(one.n_lines % 5 == 0 for one in gender.groups)
    with database.unit_of_work(OPERATOR) as uow:
        (entry,) = uow.audit.list(action=AuditedAction.FAIRNESS_FACTS_READ).rows
    assert (entry.subject, entry.detail) == ("V-0001", "1 lists, 1 vacancies")


def test_a_list_that_is_a_line_longer_tells_nothing_of_who_stands_there(
    database: Database, engine: MatchEngine
) -> None:
    store_and_enter(database)
    told = [of_vacancy(database, engine, top=top, with_facts=True) for top in (100, 101, 107)]
    assert len({measure(report, Trait.GENDER) for report in told}) == 1
    short = of_vacancy(database, engine, top=99, with_facts=True)
    assert short.told_length is None
    assert measure(short, Trait.GENDER).is_hidden


def test_a_period_measures_the_lists_that_were_shown(
    database: Database, engine: MatchEngine
) -> None:
    store_people(database, n_vacancies=12)
    show(database, engine, vacancies=range(1, 13))
    report = of_period(database, engine)
    assert (report.counts.n_lists, report.counts.n_vacancies) == (12, 12)
    team = group(report, Trait.CHANNEL, "wijkteam")
    assert (team.n_lines, team.n_reference, team.expected_lines) == (0, 24, 120)
    assert team.verdict is Verdict.BELOW
    assert any("wie er toen nog meer op had kunnen staan" in one for one in caveats(report))


def test_of_few_vacancies_a_period_says_nothing(database: Database, engine: MatchEngine) -> None:
    store_people(database, n_vacancies=9)
    show(database, engine, vacancies=range(1, 10))
    report = of_period(database, engine)
    assert group(report, Trait.CHANNEL, "wijkteam").verdict is Verdict.TOO_FEW
    assert warnings(report) == ()


def test_who_opens_a_page_ten_times_looked_once(database: Database, engine: MatchEngine) -> None:
    store_people(database)
    for minutes in range(10):
        show(database, engine, at=AT + timedelta(minutes=minutes))
    show(database, engine, viewer=replace(MATCHING, actor="somebody else"))
    show(database, engine, at=AT + timedelta(days=1))
    counts = of_period(database, engine).counts
    assert (counts.n_lists, counts.n_lists_again) == (3, 9)


def test_only_lists_of_the_period_count_both_days_included(
    database: Database, engine: MatchEngine
) -> None:
    store_people(database)
    for day in (19, 20, 21, 22):
        show(database, engine, at=AT.replace(day=day, hour=23))
    found = of_period(database, engine, since=date(2026, 1, 20), until=date(2026, 1, 21))
    assert found.counts.n_lists == 2
    with pytest.raises(InvalidInput, match="before it begins"):
        of_period(database, engine, since=date(2026, 1, 20), until=date(2026, 1, 19))


def test_of_somebody_who_was_erased_the_channel_is_left(
    database: Database, engine: MatchEngine
) -> None:
    store_people(database)
    show(database, engine, top=24)
    with database.unit_of_work(MATCHING) as uow:
        uow.candidates.delete("K-0007")
        uow.commit()
    report = of_period(database, engine)
    assert report.counts.n_erased == 1
    assert group(report, Trait.CHANNEL, "uwv").n_lines == 24
    assert group(report, Trait.MUNICIPALITY, UNKNOWN).n_lines == 1


def test_lists_of_a_vacancy_that_is_gone_are_left_out_and_counted(
    database: Database, engine: MatchEngine
) -> None:
    store_people(database, n_vacancies=2)
    show(database, engine, vacancies=(1, 2))
    with database.unit_of_work(MATCHING) as uow:
        uow.vacancies.delete("V-0002")
        uow.commit()
    counts = of_period(database, engine).counts
    assert (counts.n_lists, counts.n_lists_gone) == (1, 1)


def test_an_intermediary_s_list_is_set_beside_whom_it_could_see(
    database: Database, engine: MatchEngine
) -> None:
    own = somebody(95, TEAM, is_shareable=False)
    store_people(database, more=[own])
    show(database, engine, viewer=replace(a_viewer(Role.INTERMEDIARY, TEAM), actor="team"))
    assert group(of_period(database, engine), Trait.CHANNEL, "wijkteam").n_reference == 25


def test_a_period_without_lists_says_so_without_a_fault(
    database: Database, engine: MatchEngine
) -> None:
    report = of_period(database, engine, with_facts=True)
    assert report.counts.n_lists == 0
    assert all(not one.groups for one in report.traits)
    assert warnings(report) == ()


def test_over_few_vacancies_age_and_gender_stay_hidden(
    database: Database, engine: MatchEngine
) -> None:
    store_and_enter(database, n_vacancies=10)
    show(database, engine, vacancies=range(1, 10), top=50)
    few = of_period(database, engine, with_facts=True)
    assert measure(few, Trait.GENDER).is_hidden
    assert any("minder dan 10 vacatures" in one for one in caveats(few))
    show(database, engine, vacancies=(10,), top=50)
    enough = of_period(database, engine, with_facts=True)
    assert {one.group for one in measure(enough, Trait.GENDER).groups} == {"female", "male"}


def test_who_certainly_does_not_count_for_the_contract_could_not_be_on_the_list(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    report = of_vacancy(database, engine, least_fit=0.0)
    # Of the five, the second one's benefit ended before the award, and the fifth has no fit.
    assert report.counts.n_reference == 3
    assert (report.counts.n_lines, report.counts.n_below_fit) == (3, 1)
