"""Organisations, one at a time, as the services keep them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.services.organisations import (
    change_organisation,
    list_organisations,
    read_organisation,
    register_organisation,
    remove_organisation,
)
from matcher.domain.organisation import Channel, Organisation, OrganisationKind
from matcher.errors import Conflict, InvalidInput, NotFound
from models.engine import Database
from tests.factories import a_candidate, a_contractor, a_viewer, an_organisation

DRAFT = replace(an_organisation(), organisation_id="")


def registered(database: Database, draft: Organisation = DRAFT) -> Organisation:
    with database.unit_of_work(a_viewer()) as uow:
        return register_organisation(uow, draft)


def test_an_organisation_is_found_by_id_and_name(database: Database) -> None:
    made = registered(database)
    assert made.organisation_id.startswith("O-")
    with database.unit_of_work(a_viewer()) as uow:
        for known_as in (made.organisation_id, " WERKBEDRIJF voorbeeld"):
            assert read_organisation(uow, known_as) == made
        assert list_organisations(uow, channel=Channel.UWV, limit=5, offset=0).total == 0
        assert list_organisations(uow, name_contains="werk", limit=5, offset=0).rows == [made]


@pytest.mark.parametrize(
    "draft",
    [
        replace(DRAFT, channel=None),
        replace(a_contractor(), channel=Channel.UWV),
        replace(DRAFT, kind=OrganisationKind.CONTRACTING_AUTHORITY),
    ],
)
def test_an_intermediary_and_nobody_else_has_a_channel(
    database: Database, draft: Organisation
) -> None:
    with pytest.raises(InvalidInput) as refused:
        registered(database, draft)
    assert refused.value.where == "channel"
    with database.unit_of_work(a_viewer()) as uow:
        assert list_organisations(uow, limit=5, offset=0).total == 0


def test_a_change_keeps_id_and_kind(database: Database) -> None:
    made = registered(database)
    with database.unit_of_work(a_viewer()) as uow:
        after = change_organisation(
            uow, made.organisation_id, lambda stored: replace(stored, channel=Channel.UWV)
        )
    assert after == replace(made, channel=Channel.UWV)
    with database.unit_of_work(a_viewer()) as uow, pytest.raises(Conflict) as refused:
        change_organisation(uow, made.organisation_id, lambda _: a_contractor())
    assert refused.value.where == "kind"
    with database.unit_of_work(a_viewer()) as uow:
        assert read_organisation(uow, made.organisation_id) == after


def test_an_organisation_goes_only_when_nothing_is_registered_under_it(database: Database) -> None:
    made = registered(database)
    with database.unit_of_work(a_viewer()) as uow:
        uow.candidates.add(a_candidate(organisation_id=made.organisation_id))
        uow.commit()
    with database.unit_of_work(a_viewer()) as uow, pytest.raises(Conflict):
        remove_organisation(uow, made.organisation_id)
    with database.unit_of_work(a_viewer()) as uow:
        uow.candidates.delete("K-0001")
        remove_organisation(uow, made.organisation_id)
    with database.unit_of_work(a_viewer()) as uow, pytest.raises(NotFound):
        read_organisation(uow, made.organisation_id)
