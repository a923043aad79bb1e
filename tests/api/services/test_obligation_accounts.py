"""The account of a contract as a controller reads it: every cent, and who may read what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.services.disclosed_lines import disclosed_efforts, disclosed_placements
from api.services.obligations import Account, account_of
from api.services.statements import statement_of
from matcher.domain.access import Role, Viewer
from matcher.domain.claim import ClaimStatus, TargetGroup
from matcher.domain.claim_record import RegisteredClaim
from matcher.domain.money import total
from matcher.domain.organisation import Channel
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.ledger.entries import ProofStatus
from matcher.ternary import Ternary
from matcher.value.standing import Pace
from models.engine import Database
from tests.factories import a_contractor, a_viewer, an_organisation
from tests.models.test_statements import counted
from tests.statement_example import (
    EARNED,
    EARNED_IN_ALL,
    EARNED_IN_UTRECHT,
    EARNED_IN_UTRECHT_IN_ALL,
    EXPECTED_BY_NOW,
    ON,
    OTHER_TERMS,
    OWED,
    PLACEMENTS,
    PLANNED,
    PLANNED_IN_ALL,
    PLANNED_IN_UTRECHT,
    REMAINING,
    TERMS,
    UTRECHT,
    a_record,
    span,
    store_example,
)


@pytest.fixture
def filled(database: Database, operator: Viewer) -> Database:
    """The contract of a million euros."""
    store_example(database, operator)
    return database


def account(filled: Database, viewer: Viewer, contract: str = "C-0001", *others: str) -> Account:
    with filled.unit_of_work(viewer) as uow:
        return account_of(uow, contract, ON, others)


def test_every_line_is_what_was_counted_by_hand(filled: Database, operator: Viewer) -> None:
    found = account(filled, operator)
    placements, efforts = disclosed_placements(found), disclosed_efforts(found)
    lines = [(one.placement_id, one.earned, one.planned) for one in placements]
    lines += [(one.effort_id, one.earned, one.planned) for one in efforts]
    assert {name: earned for name, earned, _ in lines} == {
        name: span(ends) for name, ends in EARNED.items()
    }
    assert {name: planned for name, _, planned in lines} == {
        name: span(ends) for name, ends in PLANNED.items()
    }


def test_the_obligation_stands_where_the_lines_add_up_to(
    filled: Database, operator: Viewer
) -> None:
    found = account(filled, operator)
    standing = found.standing
    assert standing.owed == span(OWED)
    assert standing.earned == span(EARNED_IN_ALL)
    assert standing.forecast == span(PLANNED_IN_ALL)
    assert standing.remaining == span(REMAINING)
    assert standing.expected_by_now == span(EXPECTED_BY_NOW)
    assert standing.is_behind is Ternary.FAILS
    assert standing.pace is Pace.ON_PACE
    earned = [line.earned for line in found.placements] + [line.earned for line in found.efforts]
    assert total(earned) == standing.earned


def test_the_same_contract_in_a_second_region(database: Database, operator: Viewer) -> None:
    store_example(database, operator, replace(TERMS, scheme_id=UTRECHT))
    found = account(database, operator)
    lines = [(one.placement_id, one.earned) for one in disclosed_placements(found)]
    lines += [(one.effort_id, one.earned) for one in disclosed_efforts(found)]
    assert dict(lines) == {name: span(ends) for name, ends in EARNED_IN_UTRECHT.items()}
    assert found.standing.earned == span(EARNED_IN_UTRECHT_IN_ALL)


def test_two_schemes_stand_side_by_side(filled: Database, operator: Viewer) -> None:
    with filled.unit_of_work(operator) as uow:
        made = statement_of(uow, "C-0001", ON, other_schemes=[UTRECHT])
    found = {line.placement_id: line.others[0] for line in made.placements}
    assert {name: other.planned for name, other in found.items()} == {
        name: span(ends) for name, ends in PLANNED_IN_UTRECHT.items()
    }
    (other,) = made.other_totals
    assert other.planned == total(span(ends) for ends in PLANNED_IN_UTRECHT.values())
    assert made.earned == span(EARNED_IN_ALL)


def test_what_moved_counts_for_each_contract_on_its_own_days(
    filled: Database, operator: Viewer
) -> None:
    (moved,) = account(filled, operator, "C-0002").placements
    # 40.000 x 18/36 x 11/12 = 18.333,33, less the 10.000,00 under the first contract
    assert moved.earned == span(("8333.33", "8333.33"))
    assert moved.days is not None
    assert (moved.days.valid_from, moved.days.valid_until) == (
        OTHER_TERMS.duration.valid_from and PLACEMENTS[3].attributions[1].days.valid_from,
        ON,
    )


def test_every_line_says_how_well_its_claim_is_proven(filled: Database, operator: Viewer) -> None:
    found = {one.placement_id: one for one in disclosed_placements(account(filled, operator))}
    proofs = [line.proof for line in found.values()]
    assert proofs == [
        ProofStatus.PROVEN,
        ProofStatus.PROVEN,
        ProofStatus.EXPIRED,
        ProofStatus.PROVEN,
        ProofStatus.PROVEN,
        ProofStatus.PROVEN,
        ProofStatus.PROVEN,
        ProofStatus.UNCHECKED,
    ]
    assert found["P-0003"].counts is Ternary.FAILS
    assert found["P-0008"].counts is Ternary.UNKNOWN
    assert found["P-0008"].open_points == ("Niet zeker is of de kandidaat meetelt.",)


def test_a_claim_refused_afterwards_takes_its_value_away(
    filled: Database, operator: Viewer
) -> None:
    refused = a_record(TargetGroup.PARTICIPATIEWET, status=ClaimStatus.REFUSED)
    with filled.unit_of_work(operator) as uow:
        claim = RegisteredClaim(claim_id="D-0001", candidate_id="K-0001", record=refused)
        uow.claims.update(claim)
        uow.commit()
    line = account(filled, operator).placements[0]
    assert line.proof is ProofStatus.REFUSED
    assert line.earned == span(("0.00", "0.00"))


def test_the_contractor_reads_the_same_amounts_without_blocks(
    filled: Database, operator: Viewer, contractor: Viewer
) -> None:
    whole, own = account(filled, operator), account(filled, contractor)
    assert own.standing == whole.standing
    for told, full in zip(disclosed_placements(own), disclosed_placements(whole), strict=True):
        assert (told.earned, told.planned, told.proof) == (full.earned, full.planned, full.proof)
        assert told.detail is None
        assert full.detail is not None


def test_a_desk_reads_blocks_arithmetic_and_reasons(filled: Database) -> None:
    desk = a_viewer(Role.MUNICIPAL_DESK, "O-0001")
    line = disclosed_placements(account(filled, desk))[0]
    assert line.detail is not None
    assert line.detail.block == "Participatiewet"
    (arithmetic,) = line.detail.arithmetic
    assert "€ 40.000,00 x 12/36 uur x 11/12 maanden = € 12.222,22" in arithmetic.formula
    assert line.detail.reasons


@pytest.mark.parametrize("role", [Role.CONTRACTOR, Role.INTERMEDIARY])
def test_others_are_told_whom_to_ask(filled: Database, operator: Viewer, role: Role) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.organisations.add(a_contractor(organisation_id="O-0009", name="Ander bedrijf"))
        uow.commit()
    with pytest.raises(Conflict, match="its contractor, by municipal desks") as refused:
        account(filled, a_viewer(role, "O-0009"))
    assert refused.value.remedy


def test_work_at_a_subcontractor_counts_for_the_contractor_too(
    filled: Database, operator: Viewer, contractor: Viewer
) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.organisations.add(a_contractor(organisation_id="O-0009", name="Onderaannemer"))
        uow.placements.update(replace(PLACEMENTS[0], organisation_id="O-0009"))
        uow.commit()
    assert account(filled, contractor).standing.earned == span(EARNED_IN_ALL)
    with filled.unit_of_work(contractor) as uow, pytest.raises(Conflict):
        uow.placements.delete("P-0001")


def test_a_contractor_gets_no_pseudonyms(filled: Database, contractor: Viewer) -> None:
    with filled.unit_of_work(contractor) as uow, pytest.raises(Conflict, match="pseudonyms"):
        statement_of(uow, "C-0001", ON, with_pseudonyms=True)


def test_a_contractor_cannot_find_out_a_group_by_comparing_schemes(
    filled: Database, contractor: Viewer
) -> None:
    with filled.unit_of_work(contractor) as uow, pytest.raises(Conflict, match="other schemes"):
        statement_of(uow, "C-0001", ON, other_schemes=[UTRECHT])


def test_an_intermediary_that_is_no_desk_is_told_so_before_anything_else(
    filled: Database, operator: Viewer
) -> None:
    with filled.unit_of_work(operator) as uow:
        uow.organisations.add(
            an_organisation(organisation_id="O-0008", name="Bureau", channel=Channel.UWV)
        )
        uow.commit()
    viewer = a_viewer(Role.INTERMEDIARY, "O-0008")
    with filled.unit_of_work(viewer) as uow, pytest.raises(Conflict):
        statement_of(uow, "C-0001", ON)


@pytest.mark.parametrize(
    ("contract", "others", "error", "where"),
    [
        ("C-9999", (), NotFound, "C-9999"),
        ("C-0001", ("nergens/undated",), NotFound, "scheme"),
        ("C-0001", ("pso/undated",), InvalidInput, "other_scheme"),
    ],
)
def test_what_cannot_be_found_or_compared_is_named(
    filled: Database,
    operator: Viewer,
    contract: str,
    others: tuple[str, ...],
    error: type[NotFound],
    where: str,
) -> None:
    with pytest.raises(error) as raised:
        account(filled, operator, contract, *others)
    assert raised.value.where == where


def test_a_contract_without_a_scheme_owes_but_does_not_know_what_it_earned(
    database: Database, operator: Viewer
) -> None:
    store_example(database, operator, replace(TERMS, scheme_id=None))
    found = account(database, operator)
    assert found.standing.owed == span(OWED)
    # the value that was agreed is certain whatever the scheme
    assert found.standing.earned == span(("4000.00", None))
    assert found.standing.pace is Pace.MAY_FALL_SHORT
    assert {line.entry.judgement.counts for line in found.placements} == {Ternary.UNKNOWN}
    with database.unit_of_work(operator) as uow:
        told = statement_of(uow, "C-0001", ON).open_points
    assert any("noemt geen bouwblokkenschema" in point for point in told)


def test_many_placements_cost_as_many_sql_statements_as_few(
    filled: Database, operator: Viewer
) -> None:
    def n_statements() -> int:
        with filled.unit_of_work(operator) as uow, counted(filled) as statements:
            statement_of(uow, "C-0001", ON)
        return len(statements)

    few = n_statements()
    with filled.unit_of_work(operator) as uow:
        for number, one in enumerate(PLACEMENTS * 3):
            name = f"P-1{number:03}"
            uow.placements.add(
                replace(
                    one,
                    placement=replace(one.placement, placement_id=name),
                    attributions=tuple(replace(a, placement_id=name) for a in one.attributions),
                )
            )
        uow.commit()
    assert n_statements() == few
