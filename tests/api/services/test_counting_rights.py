"""Nobody finds a target group by asking for people under one contract or scheme after another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.services.contracts import change_contract, register_contract
from api.services.match_engine import MatchEngine
from api.services.ranking_answers import CandidateRanking
from api.services.rankings import rank_for_candidate
from matcher.domain.access import Role, Viewer
from matcher.domain.claim import TargetGroup
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import Period
from matcher.domain.shown_ranking import ListOrder
from matcher.domain.target_group_rules import ReferenceDay
from matcher.eligibility.disclosure import NOT_SHOWN
from matcher.errors import Conflict, InvalidInput
from matcher.ternary import Ternary
from models.engine import Database
from tests.api.services.counted_desk import (
    AN_INSTANT,
    CONTRACTOR,
    DESK,
    FIVE,
    OPERATOR,
    OTHER,
    SCHEME,
    TODAY,
    amount_of,
    line_of,
    ranked,
    store,
    the_terms,
    the_vacancy,
)
from tests.factories import a_contract, a_contractor, a_viewer

RIVAL = "O-0004"
OTHER_SCHEME = "utrecht/undated"
THE_CONTRACTOR = a_viewer(Role.CONTRACTOR, CONTRACTOR)
THE_RIVAL = a_viewer(Role.CONTRACTOR, RIVAL)
OWN_INTERMEDIARY = a_viewer(Role.INTERMEDIARY, OTHER)
OTHER_INTERMEDIARY = a_viewer(Role.INTERMEDIARY, DESK)
A_DESK = a_viewer(Role.MUNICIPAL_DESK, DESK)
BARE = ContractTerms(contract=replace(a_contract(award_date=None), contract_id="", source_id="9"))


@pytest.fixture
def region(database: Database) -> Database:
    """Five people of O-0009, a vacancy under C-0001 of O-0002, and C-0004 of O-0004."""
    store(database, FIVE)
    theirs = a_contract(contract_id="C-0004", source_id="4", organisation_id=RIVAL)
    with database.unit_of_work(OPERATOR) as uow:
        uow.organisations.add(a_contractor(organisation_id=RIVAL, name="Wegenbouw Voorbeeld"))
        uow.contracts.add(theirs)
        uow.contracts.save_terms(the_terms(theirs, scheme_id=OTHER_SCHEME))
        uow.commit()
    return database


def matched(
    database: Database, engine: MatchEngine, viewer: Viewer, scheme: str | None = None
) -> CandidateRanking:
    with database.unit_of_work(viewer) as uow:
        return rank_for_candidate(uow, engine, "K-0005", top=10, scheme=scheme, on=TODAY)


@pytest.mark.parametrize("viewer", [THE_CONTRACTOR, OWN_INTERMEDIARY, OTHER_INTERMEDIARY])
def test_a_list_by_a_scheme_of_ones_choice_is_for_desks_and_the_operator(
    region: Database, engine: MatchEngine, viewer: Viewer
) -> None:
    with pytest.raises(Conflict) as refused:
        ranked(region, engine, viewer=viewer, scheme=OTHER_SCHEME)
    assert refused.value.where == "scheme"
    for free in (A_DESK, OPERATOR):
        assert ranked(region, engine, viewer=free, scheme=OTHER_SCHEME).scheme_id == OTHER_SCHEME


def test_whether_a_scheme_exists_makes_no_difference_to_the_refusal(
    region: Database, engine: MatchEngine
) -> None:
    with pytest.raises(Conflict):
        ranked(region, engine, viewer=THE_CONTRACTOR, scheme="nergens/undated")


def test_outside_any_contract_a_contractor_names_the_scheme_of_a_contract_of_its_own(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE, vacancy=the_vacancy(contract_id=None))
    ranking = ranked(database, engine, viewer=THE_CONTRACTOR, scheme=SCHEME)
    assert amount_of(line_of(ranking, "K-0005")).at_least > 0
    with pytest.raises(Conflict):
        ranked(database, engine, viewer=THE_CONTRACTOR, scheme=OTHER_SCHEME)


def test_a_contractor_asks_by_contracts_of_its_own_only(
    region: Database, engine: MatchEngine
) -> None:
    with pytest.raises(Conflict) as refused:
        ranked(region, engine, viewer=THE_CONTRACTOR, contract="C-0004")
    assert refused.value.where == "contract"
    assert ranked(region, engine, viewer=THE_CONTRACTOR, contract="C-0001").scheme_id == SCHEME


def test_a_vacancy_under_anothers_contract_is_ranked_by_fit_alone(
    region: Database, engine: MatchEngine
) -> None:
    """Else a contractor would give a vacancy of its own to the contract of another one."""
    told = ranked(region, engine, viewer=THE_RIVAL, with_not_counting=True)
    assert {line.ranked.candidate_id for line in told.lines} == {f"K-000{n}" for n in range(1, 6)}
    assert (told.contract, told.n_not_counting) == (None, 0)
    for line in told.lines:
        assert (line.eligibility, line.value) == (NOT_SHOWN, None)
    with pytest.raises(InvalidInput, match="value to order by"):
        ranked(region, engine, viewer=THE_RIVAL, order=ListOrder.VALUE)


def test_a_candidates_list_tells_a_contractor_of_its_own_contracts_only(
    region: Database, engine: MatchEngine
) -> None:
    (own,) = matched(region, engine, THE_CONTRACTOR).lines
    (anothers,) = matched(region, engine, THE_RIVAL).lines
    assert own.eligibility.counts is Ternary.MEETS
    assert own.value is not None
    assert (anothers.eligibility, anothers.value) == (NOT_SHOWN, None)


def test_the_own_intermediary_may_read_its_candidate_under_any_scheme(
    region: Database, engine: MatchEngine
) -> None:
    (line,) = matched(region, engine, OWN_INTERMEDIARY, OTHER_SCHEME).lines
    assert line.value is not None
    for viewer in (OTHER_INTERMEDIARY, THE_CONTRACTOR):
        with pytest.raises(Conflict):
            matched(region, engine, viewer, OTHER_SCHEME)


SAYS_WHO_COUNTS = [
    pytest.param(
        replace(
            BARE, contract=replace(BARE.contract, counted_groups=frozenset({TargetGroup.WAJONG}))
        ),
        "counted_groups",
        id="one group",
    ),
    pytest.param(
        replace(BARE, contract=replace(BARE.contract, award_date=TODAY)), "award_date", id="award"
    ),
    pytest.param(replace(BARE, scheme_id=OTHER_SCHEME), "scheme", id="scheme"),
    pytest.param(replace(BARE, duration=Period(TODAY, None)), "starts_on", id="first day"),
    pytest.param(replace(BARE, duration=Period(None, TODAY)), "ends_on", id="last day"),
    pytest.param(
        replace(BARE, agreed_reference_day=ReferenceDay.AWARD),
        "agreed_reference_day",
        id="reference day",
    ),
]


@pytest.mark.parametrize(("draft", "where"), SAYS_WHO_COUNTS)
def test_a_contractor_makes_no_contract_that_counts_whom_it_wants_to_know_of(
    region: Database, draft: ContractTerms, where: str
) -> None:
    with region.unit_of_work(THE_CONTRACTOR) as uow, pytest.raises(Conflict) as refused:
        register_contract(uow, draft)
    assert refused.value.where == where
    with region.unit_of_work(A_DESK) as uow:
        made = register_contract(uow, draft)
    contract_id = made.terms.contract.contract_id

    def unsaid(stored: ContractTerms) -> ContractTerms:
        contract = replace(stored.contract, award_date=None, counted_groups=None)
        return replace(BARE, contract=contract)

    with region.unit_of_work(THE_CONTRACTOR) as uow, pytest.raises(Conflict) as refused:
        change_contract(uow, contract_id, unsaid, at=AN_INSTANT)
    assert refused.value.where == where
    with region.unit_of_work(OPERATOR) as uow:
        assert uow.contracts.terms(contract_id) == made.terms


def test_a_contractor_registers_what_it_owes_and_the_desk_who_counts(region: Database) -> None:
    with region.unit_of_work(THE_CONTRACTOR) as uow:
        made = register_contract(uow, BARE)
    contract_id = made.terms.contract.contract_id
    with region.unit_of_work(A_DESK) as uow:
        after = change_contract(
            uow, contract_id, lambda stored: replace(stored, scheme_id=SCHEME), at=AN_INSTANT
        )
    assert after.terms.scheme_id == SCHEME
    with region.unit_of_work(THE_CONTRACTOR) as uow:
        renamed = change_contract(
            uow,
            contract_id,
            lambda stored: replace(stored, contract=replace(stored.contract, title="Anders")),
            at=AN_INSTANT,
        )
    assert (renamed.terms.contract.title, renamed.terms.scheme_id) == ("Anders", SCHEME)


def test_an_intermediary_registers_and_changes_no_contract(region: Database) -> None:
    with region.unit_of_work(OTHER_INTERMEDIARY) as uow, pytest.raises(Conflict):
        register_contract(uow, BARE)
    with region.unit_of_work(OTHER_INTERMEDIARY) as uow:
        for change in (
            lambda: change_contract(uow, "C-0001", lambda stored: stored, at=AN_INSTANT),
            lambda: uow.contracts.delete("C-0004"),
            lambda: uow.contracts.save_terms(the_terms()),
        ):
            with pytest.raises(Conflict, match="its contractor, a municipal desk"):
                change()
