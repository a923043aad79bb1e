"""Whose file it is: named by id or name, acted for, or new."""

from __future__ import annotations

import pytest

from api.services.deliverers import delivering_contractor, delivering_intermediary
from matcher.domain.access import Viewer
from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput
from models.engine import Database
from tests.factories import a_contractor, an_organisation


@pytest.fixture(autouse=True)
def _parties(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.commit()


@pytest.mark.parametrize("named", ["O-0001", "werkbedrijf voorbeeld"])
def test_a_registered_intermediary_brings_its_name_and_channel(
    database: Database, operator: Viewer, named: str
) -> None:
    known = ("Werkbedrijf Voorbeeld", Channel.MUNICIPALITY)
    assert delivering_intermediary(database, operator, named, None) == known


def test_one_who_acts_for_it_need_not_name_it(
    database: Database, intermediary: Viewer, contractor: Viewer, operator: Viewer
) -> None:
    name, _ = delivering_intermediary(database, intermediary, None, None)
    assert name == "Werkbedrijf Voorbeeld"
    assert delivering_contractor(database, contractor, None) == "Bouwbedrijf Voorbeeld"
    assert delivering_contractor(database, intermediary, None) is None
    assert delivering_contractor(database, operator, None) is None


def test_a_new_name_is_taken_as_it_is(database: Database, operator: Viewer) -> None:
    new = delivering_intermediary(database, operator, "Bureau Nieuw", Channel.UWV)
    assert new == ("Bureau Nieuw", Channel.UWV)
    assert delivering_contractor(database, operator, "Bedrijf Nieuw") == "Bedrijf Nieuw"


@pytest.mark.parametrize(
    ("named", "channel", "where"),
    [
        (None, Channel.UWV, "organisation"),
        ("Bureau Nieuw", None, "channel"),
        ("O-7QK2M0ZB4T9X", Channel.UWV, "organisation"),
    ],
)
def test_what_is_not_clear_is_asked(
    database: Database, operator: Viewer, named: str | None, channel: Channel | None, where: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        delivering_intermediary(database, operator, named, channel)
    assert refused.value.where == where


def test_a_mistyped_id_does_not_become_a_contractor(database: Database, operator: Viewer) -> None:
    with pytest.raises(InvalidInput):
        delivering_contractor(database, operator, "O-7QK2M0ZB4T9X")
