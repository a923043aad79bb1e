"""Who is ranked for whom, and what may be read beside the fit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event

from api.services.match_engine import MatchEngine
from api.services.ranking_answers import VacancyRanking
from api.services.rankings import rank_for_candidate, rank_for_vacancy
from matcher.domain.access import Role, Viewer
from matcher.domain.candidate import Candidate
from matcher.domain.claim import TargetGroup
from matcher.domain.holdings import Holdings
from matcher.domain.hours import HoursRange
from matcher.domain.organisation import Channel
from matcher.domain.profile import DrivingLicence, Profile
from matcher.domain.vacancy import Vacancy
from matcher.domain.wishes import WorkConditions, WorkPlace, WorkWishes
from matcher.errors import Ambiguous, Conflict, NotFound
from matcher.ternary import Ternary
from models.engine import Database
from tests.factories import (
    a_candidate,
    a_claim,
    a_contract,
    a_contractor,
    a_profile,
    a_vacancy,
    a_viewer,
    an_organisation,
)

TODAY = date(2026, 1, 20)
NOW = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
OTHER_DESK = an_organisation(
    organisation_id="O-0009", name="Re-integratie Voorbeeld", channel=Channel.REINTEGRATION_AGENCY
)


def store(
    database: Database,
    candidates: list[Candidate],
    vacancies: list[Vacancy],
    *,
    counted: frozenset[TargetGroup] | None = None,
) -> MatchEngine:
    """Store two intermediaries, a contractor with a contract, and these people and jobs."""
    with database.unit_of_work(a_viewer()) as uow:
        for organisation in (an_organisation(), OTHER_DESK, a_contractor()):
            uow.organisations.add(organisation)
        uow.contracts.add(a_contract(counted_groups=counted))
        for candidate in candidates:
            uow.candidates.add(candidate)
        for vacancy in vacancies:
            uow.vacancies.add(vacancy)
        uow.commit()
    return MatchEngine(database)


def ranked_for(
    engine: MatchEngine, viewer: Viewer, vacancy: str = "V-0001", *, with_excluded: bool = False
) -> VacancyRanking:
    with engine.database.unit_of_work(viewer) as uow:
        return rank_for_vacancy(
            uow, engine, vacancy, top=10, with_excluded=with_excluded, on=TODAY, at=NOW
        )


def ids(ranking: VacancyRanking) -> set[str]:
    return {line.ranked.candidate_id for line in ranking.lines}


PRIVATE = a_candidate(candidate_id="K-0002", source_id="0002", is_shareable=False)
SHARED = a_candidate(
    candidate_id="K-0003", source_id="0003", organisation_id=OTHER_DESK.organisation_id
)


def test_without_consent_a_candidate_is_ranked_for_the_own_intermediary_only(
    database: Database,
) -> None:
    engine = store(database, [PRIVATE, SHARED], [a_vacancy()])
    assert ids(ranked_for(engine, a_viewer(Role.INTERMEDIARY, "O-0001"))) == {"K-0002", "K-0003"}
    assert ids(ranked_for(engine, a_viewer(Role.INTERMEDIARY, "O-0009"))) == {"K-0003"}
    assert ids(ranked_for(engine, a_viewer(Role.CONTRACTOR, "O-0002"))) == {"K-0003"}
    assert ids(ranked_for(engine, a_viewer(Role.OPERATOR))) == {"K-0003"}


def test_who_may_not_be_seen_is_not_even_counted(database: Database) -> None:
    engine = store(database, [PRIVATE, SHARED], [a_vacancy()])
    assert ranked_for(engine, a_viewer(Role.CONTRACTOR, "O-0002")).n_pool == 1


def test_a_contractor_reads_whether_somebody_counts_and_never_why(database: Database) -> None:
    wajong = a_claim(group=TargetGroup.WAJONG)
    engine = store(
        database,
        [replace(SHARED, claims=(wajong,))],
        [a_vacancy(contract_id="C-0001")],
        counted=frozenset({TargetGroup.WAJONG}),
    )
    (line,) = ranked_for(engine, a_viewer(Role.CONTRACTOR, "O-0002")).lines
    assert line.eligibility.counts is Ternary.MEETS
    assert "wajong" not in " ".join(line.eligibility.reasons).casefold()
    assert line.source_id is None
    (own,) = ranked_for(engine, a_viewer(Role.INTERMEDIARY, "O-0009")).lines
    assert "wajong" in " ".join(own.eligibility.reasons)
    assert own.source_id == "0003"


def test_a_contractor_reads_how_far_work_suits_wishes_and_never_which_wishes(
    database: Database,
) -> None:
    wishes = WorkWishes(
        refused_occupations=("heftruckbestuurder",), places=frozenset({WorkPlace.OUTDOORS})
    )
    picky = replace(SHARED, profile=a_profile(wishes=wishes))
    indoors = WorkConditions(places=frozenset({WorkPlace.INDOORS}))
    engine = store(database, [picky], [a_vacancy(conditions=indoors)])
    (line,) = ranked_for(engine, a_viewer(Role.CONTRACTOR, "O-0002")).lines
    (own,) = ranked_for(engine, a_viewer(Role.INTERMEDIARY, "O-0009")).lines
    told, whole = (
        " ".join(
            [
                *(component.explanation for component in one.components),
                *(criterion.explanation for criterion in one.criteria),
                *one.unknown,
            ]
        )
        for one in (line.ranked, own.ranked)
    )
    assert "buiten" in whole
    assert "buiten" not in told
    assert "heftruckbestuurder" in whole
    assert "heftruckbestuurder" not in told
    assert line.ranked.fit == own.ranked.fit


def test_the_line_says_which_channel_and_whom_to_call(database: Database) -> None:
    engine = store(database, [SHARED], [a_vacancy()])
    (line,) = ranked_for(engine, a_viewer()).lines
    assert line.channel is Channel.REINTEGRATION_AGENCY
    assert line.intermediary == OTHER_DESK


def test_eligibility_never_moves_anybody_in_the_list(database: Database) -> None:
    people = [replace(SHARED, candidate_id=f"K-{n:04d}", source_id=str(n)) for n in range(10, 16)]
    engine = store(
        database,
        [replace(p, claims=() if n % 2 else p.claims) for n, p in enumerate(people)],
        [a_vacancy(contract_id="C-0001")],
        counted=frozenset({TargetGroup.PARTICIPATIEWET}),
    )
    before = ranked_for(engine, a_viewer())
    with database.unit_of_work(a_viewer()) as uow:
        for n, person in enumerate(people):
            uow.candidates.update(replace(person, claims=person.claims if n % 2 else ()))
        uow.commit()
    after = ranked_for(engine, a_viewer())
    order = [[line.ranked for line in ranking.lines] for ranking in (before, after)]
    assert order[0] == order[1]
    counts = [[line.eligibility.counts for line in ranking.lines] for ranking in (before, after)]
    assert counts[0] != counts[1]


def test_a_vacancy_is_named_by_our_id_or_by_the_id_of_its_file(database: Database) -> None:
    engine = store(database, [SHARED], [a_vacancy()])
    assert ranked_for(engine, a_viewer(), "vac-1").vacancy.vacancy_id == "V-0001"
    with pytest.raises(NotFound, match="No vacancy"):
        ranked_for(engine, a_viewer(), "vac-2")


def test_an_id_that_two_contractors_use_is_asked_about_and_not_guessed(database: Database) -> None:
    engine = store(database, [SHARED], [a_vacancy()])
    with database.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(a_contractor(organisation_id="O-0005", name="Ander Bedrijf"))
        uow.vacancies.add(a_vacancy(vacancy_id="V-0002", organisation_id="O-0005"))
        uow.commit()
    with pytest.raises(Ambiguous, match="V-0002"):
        ranked_for(engine, a_viewer(), "vac-1")


def test_who_falls_out_is_listed_with_the_reason_when_asked(database: Database) -> None:
    without_licence = a_profile(driving_licences=Holdings[DrivingLicence].exactly([]))
    engine = store(database, [replace(SHARED, profile=without_licence)], [a_vacancy()])
    quiet = ranked_for(engine, a_viewer())
    assert (quiet.lines, quiet.excluded, quiet.n_excluded) == ([], [], 1)
    (line,) = ranked_for(engine, a_viewer(), with_excluded=True).excluded
    assert [failed.name for failed in line.ranked.excluded_by] == ["driving_licence:B"]


def test_a_change_shows_at_once_in_the_next_ranking(database: Database) -> None:
    engine = store(database, [SHARED], [a_vacancy()])
    assert ids(ranked_for(engine, a_viewer())) == {"K-0003"}
    with database.unit_of_work(a_viewer()) as uow:
        uow.candidates.add(a_candidate(candidate_id="K-0004", source_id="0004"))
        uow.commit()
    assert ids(ranked_for(engine, a_viewer())) == {"K-0003", "K-0004"}
    with database.unit_of_work(a_viewer()) as uow:
        uow.candidates.delete("K-0003")
        uow.commit()
    assert ids(ranked_for(engine, a_viewer())) == {"K-0004"}


def test_a_person_sees_the_same_fit_from_both_sides(database: Database) -> None:
    engine = store(database, [SHARED], [a_vacancy()])
    (from_vacancy,) = ranked_for(engine, a_viewer()).lines
    with database.unit_of_work(a_viewer()) as uow:
        ranking = rank_for_candidate(uow, engine, "K-0003", top=10, on=TODAY)
    (from_person,) = ranking.lines
    assert from_person.vacancy.vacancy_id == "V-0001"
    assert from_person.ranked.fit == pytest.approx(from_vacancy.ranked.fit)
    assert from_person.ranked.components == from_vacancy.ranked.components
    assert from_person.eligibility == from_vacancy.eligibility


def test_a_start_in_the_past_asks_who_is_available_now(database: Database) -> None:
    started = a_vacancy(criteria=replace(a_vacancy().criteria, starts_on=date(2025, 11, 1)))
    now = a_profile(available_from=date(2026, 1, 10))
    over = a_profile(available_from=date(2025, 1, 1), available_until=date(2025, 12, 31))
    engine = store(
        database,
        [
            replace(SHARED, profile=now),
            replace(SHARED, candidate_id="K-0004", source_id="0004", profile=over),
        ],
        [started],
    )
    ranking = ranked_for(engine, a_viewer(), with_excluded=True)
    assert [line.ranked.candidate_id for line in ranking.lines] == ["K-0003"]
    assert [line.ranked.candidate_id for line in ranking.excluded] == ["K-0004"]


def test_somebody_without_consent_is_not_matched_for_the_operator(database: Database) -> None:
    engine = store(database, [PRIVATE], [a_vacancy()])
    with (
        database.unit_of_work(a_viewer()) as uow,
        pytest.raises(Conflict, match="not consented"),
    ):
        rank_for_candidate(uow, engine, "K-0002", top=10, on=TODAY)


def test_only_vacancies_that_are_still_open_are_looked_at(database: Database) -> None:
    closed = a_vacancy(vacancy_id="V-0002", source_id="vac-2", closes_on=date(2026, 1, 19))
    last_day = a_vacancy(vacancy_id="V-0003", source_id="vac-3", closes_on=TODAY)
    engine = store(database, [SHARED], [a_vacancy(), closed, last_day])
    with database.unit_of_work(a_viewer()) as uow:
        ranking = rank_for_candidate(uow, engine, "0003", top=10, on=TODAY)
    assert ranking.n_vacancies == 2
    assert {line.vacancy.vacancy_id for line in ranking.lines} == {"V-0001", "V-0003"}


def test_a_vacancy_that_excludes_the_person_is_shown_on_request_only(database: Database) -> None:
    engine = store(
        database, [replace(SHARED, profile=a_profile(hours=HoursRange(None, 8)))], [a_vacancy()]
    )
    with database.unit_of_work(a_viewer()) as uow:
        quiet = rank_for_candidate(uow, engine, "K-0003", top=10, on=TODAY)
        told = rank_for_candidate(uow, engine, "K-0003", top=10, with_excluded=True, on=TODAY)
    assert quiet.lines == quiet.excluded == []
    assert [c.name for line in told.excluded for c in line.ranked.excluded_by] == ["hours"]


def test_somebody_elses_private_candidate_does_not_exist_for_others(database: Database) -> None:
    engine = store(database, [PRIVATE], [a_vacancy()])
    with (
        database.unit_of_work(a_viewer(Role.CONTRACTOR, "O-0002")) as uow,
        pytest.raises(NotFound, match="No candidate"),
    ):
        rank_for_candidate(uow, engine, "K-0002", top=10, on=TODAY)


def test_a_candidate_of_whom_nothing_is_known_is_last_and_says_what_to_ask(
    database: Database,
) -> None:
    stranger = replace(SHARED, candidate_id="K-0005", source_id="0005", profile=Profile())
    engine = store(database, [SHARED, stranger], [a_vacancy()])
    lines = ranked_for(engine, a_viewer()).lines
    assert [line.ranked.candidate_id for line in lines] == ["K-0003", "K-0005"]
    assert lines[1].ranked.fit is None
    assert lines[1].ranked.unknown


@contextmanager
def selects(database: Database) -> Iterator[list[str]]:
    """Collect the statements that read."""
    statements: list[str] = []

    def note(*arguments: object) -> None:
        if str(arguments[2]).startswith("SELECT"):
            statements.append(str(arguments[2]))

    event.listen(database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(database.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("n_people", [1, 30])
def test_a_ranking_asks_the_database_a_fixed_number_of_questions(
    database: Database, n_people: int
) -> None:
    people = [replace(SHARED, candidate_id=f"K-{n:04d}", source_id=str(n)) for n in range(n_people)]
    engine = store(database, people, [a_vacancy(contract_id="C-0001")])
    ranked_for(engine, a_viewer())
    with selects(database) as statements:
        ranked_for(engine, a_viewer())
    assert len(statements) == 15


@pytest.mark.parametrize("n_contractors", [1, 12])
def test_vacancies_of_many_contractors_cost_no_more_questions_than_of_one(
    database: Database, n_contractors: int
) -> None:
    engine = store(database, [SHARED], [])
    with database.unit_of_work(a_viewer()) as uow:
        for n in range(n_contractors):
            owner, contract = f"O-1{n:03d}", f"C-1{n:03d}"
            uow.organisations.add(a_contractor(organisation_id=owner, name=f"Bedrijf {n}"))
            uow.contracts.add(a_contract(contract_id=contract, organisation_id=owner))
            uow.vacancies.add(
                a_vacancy(vacancy_id=f"V-1{n:03d}", organisation_id=owner, contract_id=contract)
            )
        uow.commit()
    with engine.index(), selects(database) as statements, database.unit_of_work(a_viewer()) as uow:
        ranking = rank_for_candidate(uow, engine, "K-0003", top=50, on=TODAY)
    assert len(ranking.lines) == n_contractors
    assert len(statements) == 17
