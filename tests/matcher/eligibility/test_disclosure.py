"""Of a value everybody reads the amount; what names a group is for a few."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from matcher.domain.access import Role
from matcher.domain.claim import TargetGroup
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.placement import WorkForm
from matcher.eligibility.disclosure import DisclosedValue, disclosed_value
from matcher.prospects import PlannedWork, Prospect, Prospects
from matcher.rulebooks.library import SHIPPED
from tests.factories import a_claim, a_viewer

OWN = "O-OWN"
WORK = PlannedWork(
    starts_on=date(2026, 3, 1),
    counted_until=date(2027, 2, 28),
    hours_per_week=Decimal("36.00"),
)


def prospect_of(group: TargetGroup) -> Prospect:
    rulebook = SHIPPED.rulebook("haaglanden-zuid-holland-centraal/2023-07-01")
    return Prospects(rulebook, None).of((ClaimRecord(claim=a_claim(group=group)),), WORK)


def seen(prospect: Prospect, role: Role, organisation_id: str | None) -> DisclosedValue:
    return disclosed_value(
        prospect.value,
        prospect.judgement,
        prospect.form,
        a_viewer(role, organisation_id),
        OWN,
    )


@pytest.mark.parametrize(
    ("role", "organisation_id"),
    [(Role.OPERATOR, None), (Role.MUNICIPAL_DESK, "O-DESK"), (Role.INTERMEDIARY, OWN)],
)
def test_the_own_intermediary_and_the_desk_read_block_form_and_what_is_open(
    role: Role, organisation_id: str | None
) -> None:
    value = seen(prospect_of(TargetGroup.WAJONG), role, organisation_id)
    assert value.form is WorkForm.EMPLOYMENT
    assert value.block is not None
    assert "Wajong" in value.block
    assert value.open_points


@pytest.mark.parametrize(
    ("role", "organisation_id"),
    [(Role.CONTRACTOR, "O-CONTRACTOR"), (Role.INTERMEDIARY, "O-OTHER")],
)
@pytest.mark.parametrize("group", [TargetGroup.WAJONG, TargetGroup.VSO, TargetGroup.NUG])
def test_others_read_scheme_and_amount_and_nothing_else(
    role: Role, organisation_id: str, group: TargetGroup
) -> None:
    prospect = prospect_of(group)
    value = seen(prospect, role, organisation_id)
    assert value == DisclosedValue(
        scheme_id=prospect.value.scheme_id,
        kind=prospect.value.kind,
        amount=prospect.value.total,
        form=None,
        block=None,
        open_points=(),
    )


def test_a_block_that_is_not_certain_is_no_block() -> None:
    unknown = prospect_of(TargetGroup.NUG)
    assert unknown.judgement.chosen is None
    assert seen(unknown, Role.OPERATOR, None).block is None


def test_two_people_who_count_for_as_much_look_alike_to_a_contractor() -> None:
    """A Wajong and a Wsw claim open the same block: nothing tells them apart."""
    one, other = prospect_of(TargetGroup.WAJONG), prospect_of(TargetGroup.WSW)
    assert seen(one, Role.CONTRACTOR, "O-C") == seen(other, Role.CONTRACTOR, "O-C")
    assert replace(one, form=WorkForm.INTERNSHIP) != one
