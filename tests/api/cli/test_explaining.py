"""Explanations, openings and transfers on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from matcher.domain.claim import TargetGroup
from matcher.domain.holdings import Holdings
from matcher.domain.profile import DrivingLicence
from matcher.domain.vacancy import HardCriteria
from models.engine import Database
from tests.api.cli.running import fails, run
from tests.factories import (
    a_candidate,
    a_claim,
    a_contract,
    a_contractor,
    a_profile,
    a_vacancy,
    a_viewer,
    an_organisation,
)
from tests.matcher.skills.toy_vocabulary import write_vocabulary

ON = ("--on", "2026-01-20")
WAJONG = (a_claim(group=TargetGroup.WAJONG),)


@pytest.fixture
def desk(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Two people for one vacancy under a contract; the second has no driving licence."""
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    monkeypatch.setenv("COLUMNS", "160")
    (tmp_path / "identity-key").write_bytes(b"0" * 64)
    without = a_profile(driving_licences=Holdings[DrivingLicence].exactly([]))
    with database.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(an_organisation())
        uow.organisations.add(a_contractor())
        uow.contracts.add(a_contract(counted_groups=frozenset({TargetGroup.WAJONG})))
        uow.candidates.add(a_candidate(claims=WAJONG))
        uow.candidates.add(
            a_candidate(candidate_id="K-0002", source_id="0002", profile=without, claims=WAJONG)
        )
        licence = HardCriteria(driving_licences=frozenset({DrivingLicence.B}))
        uow.vacancies.add(a_vacancy(contract_id="C-0001", criteria=licence, closes_on=None))
        uow.commit()
    return database


def told(*arguments: str) -> str:
    """Return what is printed as running text: cells are folded."""
    return " ".join(run(*arguments, *ON).split())


def explained(*arguments: str) -> dict[str, Any]:
    found = json.loads(run("explain", *arguments, "--format", "json", *ON))
    assert isinstance(found, dict)
    return found


def test_a_caseworker_reads_the_sum_the_evidence_the_criteria_and_who_counts(
    desk: Database,
) -> None:
    text = told("explain", "V-0001", "0001")
    assert "plaats 1 van 1" in text
    assert "aandeel in fit" in text
    assert "fit = (0,42 ×" in text
    assert "'heftruck rijden'" in text
    assert "Rijbewijs B: voldoet." in text
    assert "Telt mee (staat naast de fit): ja" in text
    assert "wajong" in text


def test_what_if_says_the_new_place_or_that_somebody_is_no_longer_excluded(
    desk: Database,
) -> None:
    text = told("explain", "V-0001", "K-0002")
    assert "valt af op een harde eis" in text
    assert "Met rijbewijs B: valt niet meer af, wordt" in text
    asked = explained("V-0001", "K-0002", "--what-if", "rijbewijs B", "--what-if", "rijbewijs C")
    assert [one["change"] for one in asked["what_ifs"]] == ["rijbewijs B", "rijbewijs C"]
    # Who may drive a lorry may drive a car.
    assert [one["is_let_in"] for one in asked["what_ifs"]] == [True, True]
    assert asked["what_ifs"][0]["rank_after"] in {1, 2}
    assert "leeftijd" not in fails("explain", "V-0001", "K-0002", "--what-if", "leeftijd 30", *ON)


def test_a_contractor_reads_the_job_and_nothing_of_groups_limits_or_the_own_id(
    desk: Database,
) -> None:
    contractor = ("--as", "Bouwbedrijf Voorbeeld")
    text = told("explain", "V-0001", "K-0001", "--for", "contractor", *contractor)
    assert "Reisafstand: past." in text
    for private in ("wajong", "Telt mee", "hoogstens", " km", "0001)", "Wat als"):
        assert private not in text.replace("K-0001", "")
    assert "not for a contractor" in fails("explain", "V-0001", "K-0001", *contractor, *ON)
    assert (
        set(explained("V-0001", "K-0001", "--for", "contractor"))
        & {
            "eligibility",
            "value",
            "what_ifs",
            "source_id",
        }
        == set()
    )


def test_the_person_gets_a_letter(desk: Database) -> None:
    text = run("explain", "V-0001", "K-0002", "--for", "candidate", *ON)
    headings = [
        "Wat wel bij u past",
        "Wat er nog mist",
        "Wat u kunt doen",
        "Wie u kunt vragen",
        "Goed om te weten",
    ]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "Waarom dit werk bij u past" not in text
    assert "Werkbedrijf Voorbeeld" in text
    assert "wajong" not in text.casefold()
    found = explained("V-0001", "K-0002", "--for", "candidate")
    assert (found["reader"], found["is_proposed"]) == ("candidate", False)


def test_openings_say_how_many_vacancies_one_thing_opens(desk: Database) -> None:
    text = told("match-candidate", "K-0002", "--openings")
    assert "1 van de 1 vacatures valt alleen af op: rijbewijs B." in text
    assert "Heftruckchauffeur (vac-1)" in text
    listed = json.loads(run("match-candidate", "0002", "--openings", "--format", "json", *ON))
    assert [one["kind"] for one in listed["openings"]] == ["driving_licence"]
    assert listed["openings"][0]["opened"] == [{"vacancy": "V-0001", "title": "Heftruckchauffeur"}]
    assert "no CSV" in fails("match-candidate", "K-0002", "--openings", "--format", "csv", *ON)


def test_where_nothing_opens_more_it_says_so(desk: Database) -> None:
    assert "niet één ding" in told("match-candidate", "K-0001", "--openings")


def test_skills_that_go_along_are_told_in_words_and_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SROI_DATABASE_URL", f"sqlite:///{tmp_path / 'own.sqlite'}")
    monkeypatch.chdir(tmp_path)
    run("init")
    assert "No taxonomy" in fails("taxonomy", "transfer", "schoonmaker", "glazenwasser")
    run("taxonomy", "import", str(write_vocabulary(tmp_path / "esco")))
    text = run("taxonomy", "transfer", "glazenwasser", "interieurverzorger")
    assert (
        "glazenwasser → schoonmaker (gelezen uit 'interieurverzorger'): 0% van de 1 vaardigheden"
        in text
    )
    assert "te leren: vloeren dweilen" in text
    found = json.loads(
        run("taxonomy", "transfer", "schoonmaker", "schoonmaker", "--format", "json")
    )
    assert found["covered_at_least"] == 1.0
    unknown = run("taxonomy", "transfer", "schoonmaker", "kok")
    assert "noemt geen vaardigheden die niet gemist kunnen worden" in unknown
    assert "surely meant" in fails("taxonomy", "transfer", "kwantummechanica", "kok")
