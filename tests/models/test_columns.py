"""Profiles and phrases as columns: every number is the one that was saved."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import numpy as np
import pytest

from matcher.domain.access import Viewer
from matcher.domain.columns import (
    ProfileColumns,
    day_number,
    licence_mask,
    transport_mask,
)
from matcher.domain.profile import (
    DrivingLicence,
    EducationLevel,
    EntryKind,
    Experience,
    LanguageLevel,
    Profile,
    TravelMode,
)
from matcher.errors import InvalidInput
from matcher.ternary import Ternary
from models.engine import Database
from models.saving import CandidateWrite
from tests.factories import a_candidate, a_contractor, a_profile, a_vacancy, an_organisation

INTEGERS = {
    "candidate_key": np.int64,
    "organisation_key": np.int32,
    "pc4": np.int32,
    "available_from": np.int32,
    "available_until": np.int32,
    "licences_held": np.int32,
    "transport_held": np.int32,
    "education": np.int8,
    "dutch_spoken": np.int8,
    "dutch_written": np.int8,
    "shift_work": np.int8,
    "wanted_sectors": np.int32,
    "refused_sectors": np.int32,
    "work_places": np.int8,
    "company": np.int8,
    "entry_owner": np.int32,
    "entry_kind": np.int8,
    "entry_phrase": np.int32,
    "entry_started": np.int32,
    "entry_ended": np.int32,
}
FLOATS = ("hours_min", "hours_max", "max_distance_km", "max_travel_min")


@pytest.fixture
def columns(database: Database, operator: Viewer) -> ProfileColumns:
    """A full profile (row 0), an empty one without entries (row 1), and one of extremes (row 2)."""
    extreme = Profile(
        skills=("lassen",),
        experience=(
            Experience(occupation="lasser", started_on=date.min, ended_on=date.max),
            Experience(occupation="lasser", started_on=date(1900, 2, 28)),
        ),
        available_from=date.min,
        available_until=date.max,
        shift_work=Ternary.FAILS,
    )
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        profiles = [a_profile(), Profile(), extreme]
        uow.candidates.save_many(
            [
                CandidateWrite(
                    candidate=a_candidate(
                        candidate_id=f"K-{n}", source_id="", profile=profile, is_shareable=n == 0
                    )
                )
                for n, profile in enumerate(profiles)
            ]
        )
        return uow.candidates.profile_columns()


def test_a_known_profile_becomes_its_numbers(columns: ProfileColumns) -> None:
    assert columns.candidate_id == ["K-0", "K-1", "K-2"]
    assert columns.is_shareable.tolist() == [True, False, False]
    assert columns.pc4[0] == 3511
    assert (columns.hours_min[0], columns.hours_max[0]) == (24, 32)
    assert columns.available_from[0] == day_number(date(2026, 1, 1))
    assert columns.licences_held[0] == licence_mask([DrivingLicence.B])
    assert columns.transport_held[0] == transport_mask([TravelMode.BICYCLE])
    assert columns.licences_complete[0]
    assert not columns.transport_complete[0]
    assert not columns.certificates_complete[0]
    assert columns.education[0] == EducationLevel.VMBO
    assert columns.dutch_spoken[0] == LanguageLevel.GOOD
    assert columns.dutch_written[0] == LanguageLevel.REASONABLE
    assert columns.shift_work.tolist() == [Ternary.MEETS, Ternary.UNKNOWN, Ternary.FAILS]
    assert (columns.max_distance_km[0], columns.max_travel_min[0]) == (20, 45)


def test_what_is_unknown_has_its_own_number(columns: ProfileColumns) -> None:
    for name in FLOATS:
        assert np.isnan(getattr(columns, name)[1]), name
    for name in ("pc4", "available_from", "available_until", "education", "dutch_spoken"):
        assert getattr(columns, name)[1] == 0, name


def test_the_first_and_the_last_day_of_the_calendar_survive(columns: ProfileColumns) -> None:
    assert columns.available_from[2] == 1
    assert columns.available_until[2] == date.max.toordinal()
    assert columns.entry_started[-2:].tolist() == [1, date(1900, 2, 28).toordinal()]
    assert columns.entry_ended[-2:].tolist() == [date.max.toordinal(), 0]


def test_entries_stand_in_the_order_of_their_owners(columns: ProfileColumns) -> None:
    assert columns.entry_owner.tolist() == [0] * 5 + [2] * 3
    assert columns.entry_kind.tolist()[:5] == [
        EntryKind.SKILL,
        EntryKind.SKILL,
        EntryKind.PREFERRED_OCCUPATION,
        EntryKind.EXPERIENCE,
        EntryKind.CERTIFICATE,
    ]
    assert columns.entry_started[3] == day_number(date(2019, 3, 1))
    assert columns.entry_started[:3].tolist() == [0, 0, 0]
    assert columns.entry_phrase[-1] == columns.entry_phrase[-2] != columns.entry_phrase[-3]


def test_every_column_has_the_type_that_the_index_expects(columns: ProfileColumns) -> None:
    for field in fields(ProfileColumns):
        if field.name == "candidate_id":
            continue
        dtype = getattr(columns, field.name).dtype
        wanted = np.float32 if field.name in FLOATS else INTEGERS.get(field.name, np.bool_)
        assert dtype == wanted, field.name


def test_an_empty_pool_has_columns_of_the_same_types(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        for keys in (None, [], [7]):
            columns = uow.candidates.profile_columns(keys)
            assert len(columns) == len(columns.entry_kind) == 0
            assert columns.hours_min.dtype == np.float32
            assert columns.entry_owner.dtype == np.int32


def test_a_few_candidates_are_loaded_by_key(
    columns: ProfileColumns, database: Database, operator: Viewer
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.candidates.add(a_candidate(candidate_id="K-9"))
        uow.candidates.add(a_candidate(candidate_id="K-8", source_id=""))
        key = uow.candidates.keys_of(["K-8"])["K-8"]
        few = uow.candidates.profile_columns([key, key, 999_999])
    assert few.candidate_id == ["K-8"]
    assert few.entry_owner.tolist() == [0] * 5


def test_equal_phrases_are_stored_once_and_others_apart(
    database: Database, operator: Viewer
) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        keys = uow.phrases.keys_of(["lassen", "Lassen", "x" * 20_000])
        assert len(set(keys.values())) == 3
        assert uow.phrases.keys_of(["lassen"]) == {"lassen": keys["lassen"]}
        uow.vacancies.add(a_vacancy(title="Lasser", occupation=""))
        stored = [text for _, text in uow.phrases.without_vectors("v1", 100)]
    assert sorted(stored) == sorted(
        ["lassen", "Lassen", "x" * 20_000, "Lasser", "heftruck rijden", "orders verzamelen"]
    )


def test_vectors_come_back_as_unit_rows_per_encoder(database: Database, operator: Viewer) -> None:
    vectors = np.array([[3, 4, 0], [0, 0, 0], [1, 1, 1]], dtype=np.float32)
    vectors[0] /= 5
    vectors[2] /= np.sqrt(3)
    with database.unit_of_work(operator) as uow:
        keys = uow.phrases.keys_of(["een", "zonder betekenis", "drie", "vier"])
        embedded = [keys["een"], keys["zonder betekenis"], keys["drie"]]
        uow.phrases.store_vectors("v1", embedded, vectors)
        assert uow.phrases.without_vectors("v1", 10) == [(keys["vier"], "vier")]
        assert len(uow.phrases.without_vectors("v2", 3)) == 3
        columns = uow.phrases.columns("v1")
        assert columns.phrase_key.tolist() == sorted(embedded)
        by_text = uow.phrases.vectors_of("v1", ["een", "vier", "zonder betekenis", "nieuw"])
        few = uow.phrases.columns("v1", [keys["drie"], keys["vier"]])
        none = uow.phrases.columns("v2")
    assert set(by_text) == {"een", "zonder betekenis"}
    np.testing.assert_allclose(by_text["een"], vectors[0], atol=1e-3)
    assert np.linalg.norm(by_text["een"]) == pytest.approx(1, abs=1e-6)
    assert not by_text["zonder betekenis"].any()
    assert few.text == ["drie"]
    np.testing.assert_array_equal(few.vectors[0], columns.vectors[columns.text.index("drie")])
    assert len(none.text) == len(none.vectors) == len(none.phrase_key) == 0


def test_vectors_of_a_phrase_are_replaced(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        key = uow.phrases.keys_of(["een"])["een"]
        uow.phrases.store_vectors("v1", [key], np.array([[1, 0]], dtype=np.float32))
        uow.phrases.store_vectors("v1", [key], np.array([[0, 1]], dtype=np.float32))
        assert uow.phrases.vectors_of("v1", ["een"])["een"].tolist() == [0, 1]


def test_vectors_must_be_as_many_as_phrases(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow, pytest.raises(InvalidInput, match="2 phrases"):
        uow.phrases.store_vectors("v1", [1, 2], np.zeros((1, 4), dtype=np.float32))
