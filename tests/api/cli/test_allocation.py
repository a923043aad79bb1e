"""Whom to propose where, for many vacancies at once: on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from models.engine import Database
from tests.api.cli.running import fails, run
from tests.api.services.allocating import RIVAL, a_worker, store_two
from tests.api.services.counted_desk import ABILITIES

ASKED = ("allocate", "--on", "2026-01-20", "--min-fit", "0.1")


@pytest.fixture
def region(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of somebody whose database holds three people and two vacancies."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    people = [
        a_worker(1, *ABILITIES),
        a_worker(2, *ABILITIES[:2], source_id="=1+1"),
        a_worker(3, ABILITIES[0]),
    ]
    store_two(database, people)
    return tmp_path


def answered(*options: str) -> dict[str, Any]:
    found = json.loads(run(*ASKED, *options, "--format", "json"))
    assert isinstance(found, dict)
    return found


@pytest.mark.usefixtures("region")
def test_the_table_gives_pairs_with_reasons_who_is_left_and_how_crowded_it_is() -> None:
    told = run(*ASKED, "--due-first", "--spread", "0,2".replace(",", "."))
    assert told.startswith("2 van 2 plaatsen in 2 vacatures, met 3 mensen in beeld")
    assert "steeds eerst het beste paar zou" in told
    assert "functie-eisen" in told
    assert "K-0003" in told
    assert "past ten minste zo goed" in told
    assert "Congestion@10:" in told
    assert "K-0001 staat op 2 lijsten" in told
    assert "gespreid over opdrachtnemers (gewicht 0,20)" in told
    assert "Dit is een advies: er is niemand geplaatst" in told


@pytest.mark.usefixtures("region")
def test_places_that_stay_open_are_in_the_table_with_the_reason() -> None:
    told = run("allocate", "--on", "2026-01-20", "--min-fit", "1")
    assert told.startswith("0 van 2 plaatsen")
    assert "niemand past (3 passen te weinig)" in told


@pytest.mark.usefixtures("region")
def test_json_is_what_the_service_answers_and_vacancies_can_be_chosen() -> None:
    found = answered("--vacancy", "V-0002", "--left", "1", "--top", "1")
    assert found["is_advice"] is True
    assert [pair["vacancy"]["id"] for pair in found["pairs"]] == ["V-0002"]
    assert found["optimal"]["n_placed"] == 1
    assert (found["before"]["k"], len(found["left"])) == (1, 1)
    assert answered("--contractor", RIVAL)["n_vacancies"] == 1
    assert answered("--contract", "C-0001")["n_vacancies"] == 1
    assert answered("--region", "Midden-Utrecht")["n_vacancies"] == 2


def test_pairs_go_into_a_new_file_in_which_no_cell_is_a_formula(region: Path) -> None:
    run(*ASKED, "--csv", "advies.csv")
    rows = list(csv.DictReader(io.StringIO((region / "advies.csv").read_text(encoding="utf-8"))))
    assert {(row["candidate"], row["vacancy"]) for row in rows} == {
        ("K-0001", "V-0001"),
        ("K-0002", "V-0002"),
    }
    assert rows[1]["source_id"] == "'=1+1"
    assert 0 < float(rows[0]["fit"]) <= 1
    assert "not overwritten" in fails(*ASKED, "--csv", "advies.csv")


@pytest.mark.usefixtures("region")
def test_every_use_is_in_the_log_of_choices() -> None:
    run(*ASKED)
    assert "verdeling geadviseerd" in run("log")


@pytest.mark.usefixtures("region")
def test_a_contractor_that_asks_for_another_gets_a_sentence() -> None:
    told = fails(*ASKED, "--as", "O-0002", "--contractor", RIVAL)
    assert "its own vacancies only" in told
