"""Versions of weights: added to, never changed; the last one taken into use counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matcher.domain.access import Role
from matcher.domain.weight_set import WeightActivation, WeightOrigin, WeightSet
from matcher.errors import Conflict
from models.engine import Database
from models.repositories.weight_sets import WeightSets
from tests.factories import a_viewer

OPERATOR = a_viewer(Role.OPERATOR)
AT = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)
FIRST = WeightSet(
    version="noord-v1",
    name="noord",
    number=1,
    document="# 'één'\n[travel]\nhorizon_min = 60.0\n",
    origin=WeightOrigin.LEARNED,
    saved_by="O-0001",
    saved_at=AT,
    why="De bus rijdt hier niet.",
)
USED = WeightActivation(version="noord-v1", activated_by="test", activated_at=AT, why="Besproken.")


def test_a_version_comes_back_word_for_word(database: Database) -> None:
    with database.unit_of_work(OPERATOR) as uow:
        uow.weight_sets.add(FIRST)
        uow.commit()
    with database.unit_of_work(a_viewer(Role.CONTRACTOR, "O-0002")) as uow:
        assert uow.weight_sets.find("noord-v1") == FIRST
        assert uow.weight_sets.all() == (FIRST,)
        assert uow.weight_sets.find("noord-v2") is None
        assert (uow.weight_sets.latest_number("noord"), uow.weight_sets.latest_number("x")) == (
            1,
            0,
        )


def test_a_version_exists_once(database: Database) -> None:
    with database.unit_of_work(OPERATOR) as uow:
        uow.weight_sets.add(FIRST)
        uow.commit()
    with database.unit_of_work(OPERATOR) as uow, pytest.raises(Conflict, match="version"):
        uow.weight_sets.add(replace(FIRST, document="[travel]"))


def test_the_last_one_taken_into_use_counts_and_the_earlier_ones_stay_told(
    database: Database,
) -> None:
    with database.unit_of_work(OPERATOR) as uow:
        assert uow.weight_sets.active_version() is None
        uow.weight_sets.activate(USED)
        uow.weight_sets.activate(replace(USED, version="default-v2"))
        uow.commit()
    with database.unit_of_work(OPERATOR) as uow:
        assert uow.weight_sets.active_version() == "default-v2"
        assert uow.weight_sets.activations() == (replace(USED, version="default-v2"), USED)


@pytest.mark.parametrize("role", [Role.CONTRACTOR, Role.INTERMEDIARY])
def test_others_than_desks_and_the_operator_add_and_choose_nothing(
    database: Database, role: Role
) -> None:
    with database.unit_of_work(a_viewer(role, "O-0001")) as uow:
        with pytest.raises(Conflict, match="Only a municipal desk"):
            uow.weight_sets.add(FIRST)
        with pytest.raises(Conflict, match="Only a municipal desk"):
            uow.weight_sets.activate(USED)


def test_there_is_no_way_to_change_a_version() -> None:
    ways = {name for name in vars(WeightSets) if not name.startswith("_")}
    assert ways == {
        "activate",
        "activations",
        "active_version",
        "add",
        "all",
        "find",
        "latest_number",
    }
