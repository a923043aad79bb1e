"""Who registers, changes and removes organisations: nobody makes a desk of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.domain.access import Role, Viewer
from matcher.domain.organisation import Channel, Organisation
from matcher.errors import Conflict
from models.engine import Database
from tests.factories import a_contractor, a_viewer, an_authority, an_organisation

DESK = an_organisation(channel=Channel.MUNICIPALITY)
OTHER_DESK = replace(DESK, organisation_id="O-0005", name="Werkplein")
BUREAU = replace(DESK, organisation_id="O-0006", name="Bureau", channel=Channel.WIJKTEAM)
CONTRACTOR = a_contractor()

BY_OPERATOR = a_viewer(Role.OPERATOR)
BY_DESK = a_viewer(Role.MUNICIPAL_DESK, DESK.organisation_id)
BY_BUREAU = a_viewer(Role.INTERMEDIARY, BUREAU.organisation_id)
BY_CONTRACTOR = a_viewer(Role.CONTRACTOR, CONTRACTOR.organisation_id)


@pytest.fixture(autouse=True)
def _parties(database: Database) -> None:
    with database.unit_of_work(BY_OPERATOR) as uow:
        for organisation in (DESK, OTHER_DESK, BUREAU, CONTRACTOR):
            uow.organisations.add(organisation)
        uow.commit()


@pytest.mark.parametrize("viewer", [BY_OPERATOR, BY_DESK, BY_BUREAU, BY_CONTRACTOR])
def test_an_organisation_changes_its_own_name_and_address(
    database: Database, viewer: Viewer
) -> None:
    own = viewer.organisation_id or DESK.organisation_id
    with database.unit_of_work(viewer) as uow:
        after = replace(uow.organisations.get(own), name="Anders", phone="000-0000001")
        uow.organisations.update(after)
        assert uow.organisations.get(own) == after


@pytest.mark.parametrize(
    ("viewer", "after"),
    [
        (BY_BUREAU, replace(BUREAU, channel=Channel.MUNICIPALITY)),
        (BY_BUREAU, replace(BUREAU, channel=Channel.UWV)),
        (BY_DESK, replace(DESK, channel=Channel.UWV)),
        (BY_DESK, replace(BUREAU, channel=Channel.MUNICIPALITY)),
        (BY_DESK, replace(OTHER_DESK, phone="000-0000009")),
        (BY_CONTRACTOR, replace(BUREAU, phone="000-0000009")),
        (BY_BUREAU, replace(CONTRACTOR, phone="000-0000009")),
    ],
)
def test_nobody_changes_a_channel_or_a_telephone_number_that_is_not_theirs_to_change(
    database: Database, viewer: Viewer, after: Organisation
) -> None:
    with database.unit_of_work(viewer) as uow:
        stored = uow.organisations.get(after.organisation_id)
        with pytest.raises(Conflict):
            uow.organisations.update(after)
        assert uow.organisations.get(after.organisation_id) == stored


@pytest.mark.parametrize(
    ("viewer", "channel", "may"),
    [
        (BY_OPERATOR, Channel.MUNICIPALITY, True),
        (BY_DESK, Channel.MUNICIPALITY, False),
        (BY_DESK, Channel.EDUCATION, True),
        (BY_BUREAU, Channel.EDUCATION, False),
        (BY_CONTRACTOR, Channel.MUNICIPALITY, False),
    ],
)
def test_desks_are_made_by_the_operator_and_other_intermediaries_by_a_desk_as_well(
    database: Database, viewer: Viewer, channel: Channel, *, may: bool
) -> None:
    new = an_organisation(organisation_id="O-0010", name="Nieuw", channel=channel)
    with database.unit_of_work(viewer) as uow:
        if may:
            uow.organisations.add(new)
        else:
            with pytest.raises(Conflict):
                uow.organisations.add(new)
        assert uow.organisations.list(name_contains="nieuw").total == int(may)


def test_contractors_and_authorities_are_registered_by_all_as_exchanges_deliver_them(
    database: Database,
) -> None:
    with database.unit_of_work(BY_BUREAU) as uow:
        uow.organisations.add(an_authority())
        uow.organisations.add(a_contractor(organisation_id="O-0011", name="Nieuw bedrijf"))
        assert uow.organisations.list().total == 6


@pytest.mark.parametrize("viewer", [BY_BUREAU, BY_CONTRACTOR])
def test_who_may_not_remove_an_organisation_is_not_told_what_is_registered_under_it(
    database: Database, viewer: Viewer
) -> None:
    with database.unit_of_work(viewer) as uow:
        for organisation in (DESK, BUREAU, CONTRACTOR):
            with pytest.raises(Conflict) as refused:
                uow.organisations.delete(organisation.organisation_id)
            assert "still has" not in refused.value.what
    with database.unit_of_work(BY_DESK) as uow:
        uow.organisations.delete(BUREAU.organisation_id)
        with pytest.raises(Conflict):
            uow.organisations.delete(OTHER_DESK.organisation_id)
