"""A taxonomy is taken in whole or not at all, and only suggests."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.services import taxonomy
from api.services.match_engine import MatchEngine
from matcher.domain.access import Role, Viewer
from matcher.domain.profile import Experience
from matcher.domain.taxonomy import CodeScheme, ConceptCode, ConceptKind
from matcher.domain.vacancy import Importance
from matcher.errors import Conflict, InvalidInput, MissingReference, NotFound
from models.engine import Database
from tests.factories import (
    a_candidate,
    a_contract,
    a_contractor,
    a_profile,
    a_vacancy,
    a_viewer,
    an_organisation,
)
from tests.matcher.skills.toy_vocabulary import OCCUPATIONS, SKILLS, write_vocabulary

HELD = (Experience(occupation="interieurverzorger"),)
AN_INSTANT = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def engine(database: Database) -> MatchEngine:
    return MatchEngine(database)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_vocabulary(tmp_path / "esco")


@pytest.fixture
def taken_in(database: Database, operator: Viewer, folder: Path) -> Database:
    with database.unit_of_work(operator) as uow:
        taxonomy.import_taxonomy(uow, folder, language="nl", version="v0", at=AN_INSTANT)
    return database


def uri_of(database: Database, operator: Viewer, label: str) -> str:
    with database.unit_of_work(operator) as uow:
        found = taxonomy.list_concepts(uow, label_contains=label, limit=5, offset=0).rows
    return found[0].uri


def test_everything_of_the_files_is_stored(taken_in: Database, operator: Viewer) -> None:
    with taken_in.unit_of_work(operator) as uow:
        edition = taxonomy.stored_edition(uow)
        page = taxonomy.list_concepts(
            uow, kind=ConceptKind.OCCUPATION, label_contains="HOVENIER", limit=5, offset=0
        )
    assert edition is not None
    assert (edition.n_occupations, edition.n_skills) == (len(OCCUPATIONS), len(SKILLS))
    assert edition.n_labels == sum(map(len, OCCUPATIONS)) + sum(map(len, SKILLS))
    assert [concept.synonyms for concept in page.rows] == [
        ("tuinman", "medewerker groenvoorziening")
    ]


def test_an_occupation_asks_its_skills(taken_in: Database, operator: Viewer) -> None:
    with taken_in.unit_of_work(operator) as uow:
        found = taxonomy.read_concept(uow, uri_of(taken_in, operator, "schoonmaker"))
        skill, nothing = taxonomy.read_concept(uow, uri_of(taken_in, operator, "gazons maaien"))
    assert [(asked.label, importance) for asked, importance in found[1]] == [
        ("vloeren dweilen", Importance.ESSENTIAL),
        ("ramen lappen", Importance.USEFUL),
    ]
    assert (skill.kind, nothing) == (ConceptKind.SKILL, ())


def test_importing_again_replaces_and_does_not_double(
    taken_in: Database, operator: Viewer, folder: Path
) -> None:
    with taken_in.unit_of_work(operator) as uow:
        taxonomy.import_taxonomy(uow, folder, language="nl", version="v1", at=AN_INSTANT)
        edition = taxonomy.stored_edition(uow)
        total = taxonomy.list_concepts(uow, limit=1, offset=0).total
    assert edition is not None
    assert (edition.version, total) == ("v1", len(OCCUPATIONS) + len(SKILLS))


def test_a_folder_without_a_file_leaves_what_was_there(
    taken_in: Database, operator: Viewer, folder: Path
) -> None:
    (folder / "skills_nl.csv").unlink()
    with taken_in.unit_of_work(operator) as uow, pytest.raises(MissingReference, match="skills_nl"):
        taxonomy.import_taxonomy(uow, folder, language="nl", version="v1", at=AN_INSTANT)
    with taken_in.unit_of_work(operator) as uow:
        assert taxonomy.stored_edition(uow) is not None


def test_another_language_asks_for_its_own_files(
    database: Database, operator: Viewer, folder: Path
) -> None:
    with database.unit_of_work(operator) as uow, pytest.raises(MissingReference, match="_en"):
        taxonomy.import_taxonomy(uow, folder, language="en", version="", at=AN_INSTANT)


def test_only_the_operator_replaces_it(database: Database, folder: Path) -> None:
    desk = a_viewer(Role.MUNICIPAL_DESK, "O-0001")
    with database.unit_of_work(desk) as uow, pytest.raises(Conflict, match="runs the installation"):
        taxonomy.import_taxonomy(uow, folder, language="nl", version="", at=AN_INSTANT)


def test_codes_of_other_classifications_stand_beside(taken_in: Database, operator: Viewer) -> None:
    uri = uri_of(taken_in, operator, "hovenier")
    with taken_in.unit_of_work(operator) as uow:
        for code in ("old", "6113-x"):
            taxonomy.import_codes(
                uow, [ConceptCode(uri=uri, scheme=CodeScheme.COMPETENTNL, code=code)]
            )
        concept, _ = taxonomy.read_concept(uow, uri)
        by_code = taxonomy.list_concepts(uow, code="6113-x", limit=5, offset=0).rows
        assert (concept.codes[CodeScheme.COMPETENTNL], by_code) == ("6113-x", [concept])
        unknown = ConceptCode(uri="uri:none", scheme=CodeScheme.ISCO_08, code="1")
        with pytest.raises(NotFound):
            taxonomy.import_codes(uow, [unknown])


def test_phrases_are_linked_or_left_alone(
    taken_in: Database, operator: Viewer, engine: MatchEngine
) -> None:
    with taken_in.unit_of_work(operator) as uow:
        known, foreign = taxonomy.link_phrases(
            uow, engine, ["GRAS MAAIEN", "kwantummechanica"], ConceptKind.SKILL
        )
    assert known.link is not None
    assert (known.link.label, known.link.confidence) == ("gras maaien", 1.0)
    assert (foreign.link, bool(foreign.nearest)) == (None, True)


def test_without_a_taxonomy_linking_says_so_and_nothing_is_suggested(
    database: Database, operator: Viewer, engine: MatchEngine
) -> None:
    fill(database, operator)
    with database.unit_of_work(operator) as uow:
        with pytest.raises(Conflict, match="No taxonomy"):
            taxonomy.link_phrases(uow, engine, ["gras maaien"], ConceptKind.SKILL)
        found = taxonomy.suggested_requirements(uow, engine, "V-0001")
        assert (found.has_taxonomy, found.skills) == (False, ())


def fill(database: Database, operator: Viewer) -> None:
    with database.unit_of_work(operator) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.contracts.add(a_contract())
        uow.candidates.add(a_candidate(profile=a_profile(skills=("vegen",), experience=HELD)))
        uow.vacancies.add(
            a_vacancy(title="Schoonmaker (m/v) 32 uur", occupation="", requirements=())
        )
        uow.commit()


def test_a_vacancy_gets_suggestions_that_count_only_once_confirmed(
    taken_in: Database, operator: Viewer, engine: MatchEngine
) -> None:
    fill(taken_in, operator)
    with taken_in.unit_of_work(operator) as uow:
        found = taxonomy.suggested_requirements(uow, engine, "V-0001")
        assert [(one.skill.label, one.occupation.label) for one in found.skills] == [
            ("vloeren dweilen", "schoonmaker")
        ]
        assert uow.vacancies.get("V-0001").requirements == ()
        first = found.skills[0].skill
        vacancy = taxonomy.confirm_requirements(uow, engine, "V-0001", [first.uri, first.uri])
    assert [requirement.phrase for requirement in vacancy.requirements] == [first.label]
    with taken_in.unit_of_work(operator) as uow:
        left = taxonomy.suggested_requirements(uow, engine, "V-0001")
        assert first.uri not in {one.skill.uri for one in left.skills}
        with pytest.raises(InvalidInput, match="not among the suggestions"):
            taxonomy.confirm_requirements(uow, engine, "V-0001", [first.uri])


def test_a_candidate_gets_skills_of_jobs_held_before(
    taken_in: Database, operator: Viewer, engine: MatchEngine
) -> None:
    fill(taken_in, operator)
    with taken_in.unit_of_work(operator) as uow:
        found = taxonomy.suggested_skills(uow, engine, "K-0001")
        assert [one.phrase for one in found.skills] == ["interieurverzorger"]
        chosen = found.skills[0].skill
        assert chosen.label not in uow.candidates.get("K-0001").profile.skills
        assert taxonomy.confirm_skills(uow, engine, "K-0001", [chosen.uri]) == (
            "vegen",
            chosen.label,
        )


def test_a_contractor_confirms_nothing_for_a_candidate(
    taken_in: Database, operator: Viewer, engine: MatchEngine
) -> None:
    fill(taken_in, operator)
    with taken_in.unit_of_work(operator) as uow:
        uow.candidates.update(
            a_candidate(profile=a_profile(skills=("vegen",), experience=HELD), is_shareable=True)
        )
        uow.commit()
        uri = taxonomy.suggested_skills(uow, engine, "K-0001").skills[0].skill.uri
    contractor = a_viewer(Role.CONTRACTOR, "O-0002")
    with taken_in.unit_of_work(contractor) as uow, pytest.raises(Conflict):
        taxonomy.confirm_skills(uow, engine, "K-0001", [uri])
