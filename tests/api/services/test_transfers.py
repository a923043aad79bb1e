"""Which skills go along between occupations of the taxonomy that is stored."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from api.services import taxonomy
from api.services.explanations import explain_match
from api.services.match_engine import MatchEngine
from api.services.transfers import transfer_between
from matcher.domain.profile import Experience
from matcher.errors import Conflict, InvalidInput
from matcher.explanations.reader import Reader
from models.engine import Database
from tests.factories import (
    a_candidate,
    a_contractor,
    a_profile,
    a_vacancy,
    a_viewer,
    an_organisation,
)
from tests.matcher.skills.toy_vocabulary import write_vocabulary

AN_INSTANT = datetime(2026, 11, 25, 12, tzinfo=UTC)
RELATIONS = """occupationUri,relationType,skillType,skillUri
urn:occupation:2,essential,skill/competence,urn:skill:0
urn:occupation:2,optional,skill/competence,urn:skill:1
urn:occupation:3,essential,skill/competence,urn:skill:1
urn:occupation:3,essential,skill/competence,urn:skill:0
urn:occupation:3,essential,skill/competence,urn:skill:9
"""
"""A schoonmaker (2) dweilt, and may wash windows; a glazenwasser (3) washes, mops and serves."""


@pytest.fixture
def taken_in(database: Database, engine: MatchEngine, tmp_path: Path) -> MatchEngine:
    folder = write_vocabulary(tmp_path / "esco")
    (folder / "occupationSkillRelations_nl.csv").write_text(RELATIONS, encoding="utf-8")
    with database.unit_of_work(a_viewer()) as uow:
        taxonomy.import_taxonomy(uow, folder, language="nl", version="v0", at=AN_INSTANT)
    return engine


def labels(concepts: tuple[object, ...]) -> list[str]:
    return [concept.label for concept in concepts]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("old", "new"),
    [("schoonmaker", "glazenwasser"), ("urn:occupation:2", "urn:occupation:3")],
)
def test_occupations_are_named_in_words_or_by_address(
    taken_in: MatchEngine, old: str, new: str
) -> None:
    with taken_in.database.unit_of_work(a_viewer()) as uow:
        found = transfer_between(uow, taken_in, old, new)
    assert (found.old_words, found.new_words) == (old, new)
    assert (found.old.label, found.new.label) == (
        "schoonmaker",
        "glazenwasser",
    )
    assert labels(found.skills.shared) == ["vloeren dweilen"]
    assert labels(found.skills.perhaps) == ["ramen lappen"]
    assert labels(found.skills.to_learn) == ["gasten bedienen"]
    assert (found.skills.covered_at_least, found.skills.covered_at_most) == (1 / 3, 2 / 3)


@pytest.mark.parametrize(
    ("old", "told", "where"),
    [
        ("kwantummechanica", "surely meant", "from"),
        ("urn:occupation:999", "No concept", "from"),
        ("urn:skill:0", "is a skill", "from"),
    ],
)
def test_what_is_no_occupation_is_refused(
    taken_in: MatchEngine, old: str, told: str, where: str
) -> None:
    with (
        taken_in.database.unit_of_work(a_viewer()) as uow,
        pytest.raises(InvalidInput, match=told) as refused,
    ):
        transfer_between(uow, taken_in, old, "kok")
    assert refused.value.where == where
    assert refused.value.remedy


def test_without_a_taxonomy_nothing_is_known_and_that_is_said(engine: MatchEngine) -> None:
    with (
        engine.database.unit_of_work(a_viewer()) as uow,
        pytest.raises(Conflict, match="No taxonomy"),
    ):
        transfer_between(uow, engine, "schoonmaker", "kok")


def transfers_told(engine: MatchEngine, *held: str) -> list[str]:
    profile = a_profile(experience=tuple(Experience(occupation=job) for job in held))
    with engine.database.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.candidates.add(a_candidate(profile=profile))
        uow.vacancies.add(a_vacancy(title="Glazenwasser", occupation="", requirements=()))
        uow.commit()
    with engine.database.unit_of_work(a_viewer()) as uow:
        explained = explain_match(
            uow,
            engine,
            "V-0001",
            "K-0001",
            reader=Reader.CASEWORKER,
            on=date(2026, 1, 20),
            at=datetime(2026, 1, 20, tzinfo=UTC),
        )
    return [f"{one.old_words} → {one.new_words}" for one in explained.transfers]


def test_a_caseworker_reads_what_goes_along_from_jobs_held_the_most_first(
    taken_in: MatchEngine,
) -> None:
    told = transfers_told(taken_in, "kok", "interieurverzorger", "glazenwasser", "iets anders")
    assert told == ["interieurverzorger → Glazenwasser", "kok → Glazenwasser"]


def test_without_a_taxonomy_an_explanation_has_no_transfers(engine: MatchEngine) -> None:
    assert transfers_told(engine, "interieurverzorger") == []
