"""Who acts, as long as the caller is believed."""

from __future__ import annotations

import pytest

from api.services.viewers import viewer_for
from matcher.domain.access import Purpose, Role
from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput, NotFound
from models.engine import Database
from tests.factories import a_contractor, a_viewer, an_authority, an_organisation


@pytest.fixture
def organisations(database: Database) -> Database:
    with database.unit_of_work(a_viewer()) as uow:
        for organisation in (
            an_organisation(),
            an_organisation(organisation_id="O-0004", name="Bureau Voorbeeld", channel=Channel.UWV),
            a_contractor(),
            an_authority(),
        ):
            uow.organisations.add(organisation)
        uow.commit()
    return database


@pytest.mark.parametrize(
    ("named", "role", "organisation_id"),
    [
        (None, Role.OPERATOR, None),
        ("O-0004", Role.INTERMEDIARY, "O-0004"),
        ("bureau voorbeeld", Role.INTERMEDIARY, "O-0004"),
        ("Werkbedrijf Voorbeeld", Role.MUNICIPAL_DESK, "O-0001"),
        ("Bouwbedrijf Voorbeeld", Role.CONTRACTOR, "O-0002"),
    ],
)
def test_the_kind_of_organisation_decides_the_role(
    organisations: Database, named: str | None, role: Role, organisation_id: str | None
) -> None:
    viewer = viewer_for(organisations, named, actor="test", purpose=Purpose.MATCHING)
    assert (viewer.role, viewer.organisation_id) == (role, organisation_id)


def test_nobody_acts_for_a_contracting_authority_yet(organisations: Database) -> None:
    with pytest.raises(InvalidInput, match="contracting authority"):
        viewer_for(organisations, "O-0003", actor="test", purpose=Purpose.MATCHING)


def test_an_organisation_that_is_not_registered_is_an_error_and_never_the_operator(
    organisations: Database,
) -> None:
    with pytest.raises(NotFound, match="organisation"):
        viewer_for(organisations, "Niemand", actor="test", purpose=Purpose.MATCHING)
