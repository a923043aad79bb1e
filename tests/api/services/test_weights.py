"""Weights: saved in versions with a reason, taken into use for every list, and taken back."""

from __future__ import annotations

import pytest

from api.services.match_engine import MatchEngine
from api.services.weights import (
    known_weights,
    save_weights,
    use_weights,
    use_weights_before,
    weights_of_version,
)
from matcher.domain.access import Role, Viewer
from matcher.domain.audit import AuditedAction
from matcher.domain.weight_set import WeightOrigin
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.ranking.weights import DEFAULT_WEIGHTS
from models.engine import Database
from tests.api.exchange.files import SYNTHETIC_BSN
from tests.api.services.counted_desk import (
    AN_INSTANT,
    CONTRACTOR,
    FIVE,
    OPERATOR,
    OTHER,
    ids,
    ranked,
    store,
)
from tests.api.services.weighing import WHY, save, weighed
from tests.factories import a_viewer

DESK = a_viewer(Role.MUNICIPAL_DESK, "O-0001")
TRAVEL_ONLY = weighed(skills=0.000001, occupation=0.000001, travel=1000)


def use(database: Database, version: str, viewer: Viewer = OPERATOR) -> None:
    with database.unit_of_work(viewer) as uow:
        use_weights(uow, version, default=DEFAULT_WEIGHTS, why=WHY, at=AN_INSTANT)


def back(database: Database) -> str:
    with database.unit_of_work(OPERATOR) as uow:
        done = use_weights_before(uow, default=DEFAULT_WEIGHTS, why=WHY, at=AN_INSTANT)
    return done.version


def in_use(database: Database) -> str:
    with database.unit_of_work(OPERATOR) as uow:
        return known_weights(uow, default=DEFAULT_WEIGHTS).active


def test_a_desk_saves_versions_that_keep_their_text_who_when_and_why(database: Database) -> None:
    first = save(database, weighed(travel=0.2), viewer=DESK)
    document = "# Een opmerking van de desk blijft staan.\n" + weighed(travel=0.3)
    second = save(database, document, viewer=DESK)
    assert (first.version, second.version) == ("desk-v1", "desk-v2")
    with database.unit_of_work(OPERATOR) as uow:
        assert weights_of_version(uow, "desk-v1") == first
        found = weights_of_version(uow, "desk-v2")
    assert found == second
    assert found.document == document
    assert (found.saved_by, found.saved_at, found.why) == ("O-0001", AN_INSTANT, WHY)
    assert found.origin is WeightOrigin.DESK


def test_learned_weights_are_saved_as_numbers_through_the_same_door(database: Database) -> None:
    tables = {
        "components": dict.fromkeys(
            ("skills", "occupation", "experience", "travel", "hours", "language", "conditions"), 0.1
        ),
        "importance": {"essential": 1.0, "useful": 0.5},
        "evidence": {"skill": 1.0, "experience": 1.0, "preferred_occupation": 0.8},
        "taxonomy": {"inferred": 0.6, "commonest": 0.5},
        "experience": {"full_months": 24.0, "half_life_years": 10.0},
        "travel": {"horizon_min": 90.0},
    }
    with database.unit_of_work(OPERATOR) as uow:
        saved = save_weights(
            uow, tables, name="learned", origin=WeightOrigin.LEARNED, why=WHY, at=AN_INSTANT
        )
    assert (saved.version, saved.origin) == ("learned-v1", WeightOrigin.LEARNED)


def test_saving_changes_no_list_and_using_changes_every_list(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    before = ranked(database, engine)
    saved = save(database, TRAVEL_ONLY)
    assert ranked(database, engine).lines == before.lines
    use(database, saved.version)
    after = ranked(database, engine)
    assert (before.weights_version, after.weights_version) == (DEFAULT_WEIGHTS, "desk-v1")
    assert after.lines[0].ranked.fit != before.lines[0].ranked.fit
    shares = {part.name: part.weight for part in after.lines[0].ranked.components}
    assert shares["travel"] == 1000


def test_another_process_ranks_with_the_new_weights_at_once(
    database: Database, engine: MatchEngine
) -> None:
    store(database, FIVE)
    elsewhere = Database(database.url)
    other_engine = MatchEngine(elsewhere)
    assert ranked(elsewhere, other_engine).weights_version == DEFAULT_WEIGHTS
    use(database, save(database, TRAVEL_ONLY).version)
    assert ranked(elsewhere, other_engine).weights_version == "desk-v1"
    assert other_engine.weights.version == "desk-v1"
    with elsewhere.unit_of_work(OPERATOR) as uow:
        assert MatchEngine(elsewhere).weights_in_use(uow).version == "desk-v1"
    elsewhere.dispose()


def test_going_back_gives_the_very_lists_of_before(database: Database, engine: MatchEngine) -> None:
    store(database, FIVE)
    before = ranked(database, engine)
    use(database, save(database, TRAVEL_ONLY).version)
    assert back(database) == DEFAULT_WEIGHTS
    assert ranked(database, engine).lines == before.lines


def test_going_back_twice_ends_where_one_began(database: Database) -> None:
    use(database, save(database, weighed(travel=0.2)).version)
    use(database, save(database, weighed(travel=0.3)).version)
    assert back(database) == "desk-v1"
    assert back(database) == "desk-v2"


def test_before_anything_was_chosen_there_is_nothing_to_go_back_to(database: Database) -> None:
    with pytest.raises(Conflict, match="No other weights"):
        back(database)
    assert in_use(database) == DEFAULT_WEIGHTS


def test_a_shipped_version_is_taken_into_use_by_its_name(database: Database) -> None:
    use(database, save(database, weighed(travel=0.2)).version)
    use(database, DEFAULT_WEIGHTS)
    assert in_use(database) == DEFAULT_WEIGHTS


def test_all_versions_are_listed_with_what_was_in_use_when(database: Database) -> None:
    save(database, weighed(travel=0.2), name="noord")
    use(database, save(database, weighed(travel=0.3)).version)
    with database.unit_of_work(a_viewer(Role.INTERMEDIARY, OTHER)) as uow:
        known = known_weights(uow, default=DEFAULT_WEIGHTS)
    versions = [one.version for one in known.sets]
    assert versions[-2:] == ["noord-v1", "desk-v1"]
    assert DEFAULT_WEIGHTS in versions
    assert known.active == "desk-v1"
    assert [one.version for one in known.activations] == ["desk-v1"]


@pytest.mark.parametrize(
    "viewer",
    [
        a_viewer(Role.CONTRACTOR, CONTRACTOR),
        a_viewer(Role.INTERMEDIARY, OTHER),
    ],
)
def test_contractors_and_intermediaries_change_no_weights(
    database: Database, viewer: Viewer
) -> None:
    with pytest.raises(Conflict, match="Only a municipal desk or the operator"):
        save(database, weighed(travel=0.2), viewer=viewer)
    saved = save(database, weighed(travel=0.2))
    with pytest.raises(Conflict, match="Only a municipal desk or the operator"):
        use(database, saved.version, viewer=viewer)
    with (
        database.unit_of_work(viewer) as uow,
        pytest.raises(Conflict, match="Only a municipal desk or the operator"),
    ):
        use_weights_before(uow, default=DEFAULT_WEIGHTS, why=WHY, at=AN_INSTANT)
    assert in_use(database) == DEFAULT_WEIGHTS


def test_saving_and_using_are_in_the_log_of_choices(database: Database) -> None:
    saved = save(database, weighed(travel=0.2), viewer=DESK)
    use(database, saved.version, viewer=DESK)
    with database.unit_of_work(OPERATOR) as uow:
        used, stored = uow.audit.list(subject="desk-v1").rows
    assert (stored.action, used.action) == (
        AuditedAction.WEIGHTS_SAVED,
        AuditedAction.WEIGHTS_ACTIVATED,
    )
    assert stored.detail.startswith("origin desk, sha256 ")
    assert used.detail == f"before: {DEFAULT_WEIGHTS}"
    assert (used.role, used.organisation_id) == (Role.MUNICIPAL_DESK, "O-0001")


@pytest.mark.parametrize("name", ["", "Desk", "mijn desk", "desk-v1", "-desk", "d" * 41, "désk"])
def test_a_name_that_cannot_be_told_apart_is_refused(database: Database, name: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        save(database, weighed(travel=0.2), name=name)
    assert refused.value.where == "name"


def test_the_name_of_the_shipped_weights_stays_theirs(database: Database) -> None:
    with pytest.raises(InvalidInput, match="come with the program"):
        save(database, weighed(travel=0.2), name="default")


@pytest.mark.parametrize("why", ["", "  ", "x" * 501])
def test_without_a_reason_nothing_is_saved_or_used(database: Database, why: str) -> None:
    saved = save(database, weighed(travel=0.2))
    with database.unit_of_work(OPERATOR) as uow:
        with pytest.raises(InvalidInput) as refused:
            save_weights(
                uow,
                weighed(travel=0.3),
                name="desk",
                origin=WeightOrigin.DESK,
                why=why,
                at=AN_INSTANT,
            )
        assert refused.value.where == "why"
        with pytest.raises(InvalidInput):
            use_weights(uow, saved.version, default=DEFAULT_WEIGHTS, why=why, at=AN_INSTANT)
    assert in_use(database) == DEFAULT_WEIGHTS


@pytest.mark.parametrize(
    "text", [f"BSN {SYNTHETIC_BSN}", "bel 06-12345678", "mail k@voorbeeld.example"]
)
def test_a_reason_or_a_remark_that_may_point_at_a_person_is_refused(
    database: Database, text: str
) -> None:
    with pytest.raises(InvalidInput, match="number like a BSN") as refused:
        save(database, f"# {text}\n{weighed(travel=0.2)}")
    assert refused.value.where == "weights line 1"
    with (
        database.unit_of_work(OPERATOR) as uow,
        pytest.raises(InvalidInput, match="number like a BSN"),
    ):
        use_weights(uow, DEFAULT_WEIGHTS, default="x", why=text, at=AN_INSTANT)
    assert save(database, weighed(travel=0.111222333)).version == "desk-v1"


def test_a_bad_number_stores_no_version(database: Database) -> None:
    with pytest.raises(InvalidInput, match="number above 0"):
        save(database, weighed(travel=0.2).replace("0.2", "-0.2"))
    assert save(database, weighed(travel=0.2)).version == "desk-v1"


@pytest.mark.parametrize("version", ["desk-v9", "niets", "../secrets"])
def test_a_version_that_does_not_exist_is_not_taken_into_use(
    database: Database, version: str
) -> None:
    with pytest.raises(InvalidInput, match="no weights of this version"):
        use(database, version)
    with database.unit_of_work(OPERATOR) as uow, pytest.raises(NotFound):
        weights_of_version(uow, version)


def test_what_is_in_use_is_not_taken_into_use_again(database: Database) -> None:
    with pytest.raises(Conflict, match="in use already"):
        use(database, DEFAULT_WEIGHTS)
    saved = save(database, weighed(travel=0.2))
    use(database, saved.version)
    with pytest.raises(Conflict, match="in use already"):
        use(database, saved.version)


def test_weights_that_this_version_cannot_read_stop_the_list_with_a_way_out(
    database: Database, engine: MatchEngine
) -> None:
    """A later version of the program may ask numbers that a set of before does not have."""
    store(database, FIVE)
    with database.unit_of_work(OPERATOR) as uow:
        saved = save_weights(
            uow,
            weighed(travel=0.2),
            name="desk",
            origin=WeightOrigin.DESK,
            why=WHY,
            at=AN_INSTANT,
        )
    use(database, saved.version)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE weight_sets SET document = '[components]'")
    with pytest.raises(InvalidInput, match="number above 0") as refused:
        ranked(database, engine)
    assert "weights use" in refused.value.remedy
    use(database, DEFAULT_WEIGHTS)
    assert ids(ranked(database, engine).lines)
