"""Habit in the choice of channels on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.engine import Database
from tests.api.choices_table import choices_as_cases, choices_table
from tests.api.cli.running import fails, run
from tests.api.services.past_tables import brought_in
from tests.factories import a_contractor, a_viewer


@pytest.fixture(scope="module")
def choices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a file of the choices of 60 contractors with strong habits."""
    path = tmp_path_factory.mktemp("habit") / "keuzes.csv"
    path.write_text(choices_table(), encoding="utf-8")
    return path


def test_a_desk_reads_the_share_that_is_habit_first_and_what_it_rests_on(choices: Path) -> None:
    told = run("channels", "habit", choices)
    assert "480 keuzes gelezen; 420 keuzes van 60 opdrachtnemers" in told
    assert "Gewoonte verklaart" in told.splitlines()[1]
    assert "vorige keer gebruikt (gewoonte)" in told
    assert "zelfde als vorige keer" in told
    assert "grootste kanaal" in told


def test_the_same_comes_out_as_json(choices: Path) -> None:
    read = json.loads(run("channels", "habit", choices, "--format", "json"))
    assert (read["n_events"], read["n_choices"], read["n_contractors"]) == (480, 420, 60)
    share = read["share"]["habit"]
    assert 0.05 < share["low"] < share["value"] < share["high"]
    names = {told["name"] for told in read["coefficients"]}
    assert {"last_used", "last_used_by_size", "earlier_success", "first_choice"} <= names
    ways = [way["name"] for way in read["foretold"]]
    assert ways == ["estimate", "same_as_last_time", "largest_channel"]


def test_too_few_choices_are_refused_with_what_is_needed(choices: Path, tmp_path: Path) -> None:
    few = tmp_path / "few.csv"
    few.write_text("\n".join(choices.read_text(encoding="utf-8").splitlines()[:40]), "utf-8")
    told = fails("channels", "habit", few)
    assert "too little to estimate habit from" in told
    assert "Bring a longer period, or more contractors." in told


def test_an_odd_number_of_draws_is_refused(choices: Path) -> None:
    assert "must be even" in fails("channels", "habit", choices, "--draws", "21")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "Dit bestand bestaat niet." in fails("channels", "habit", tmp_path / "none.csv")


@pytest.fixture
def region(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A region that has brought in the choices of 40 contractors in earlier years."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    brought_in(database, tmp_path, *choices_as_cases())
    return database


def test_without_a_file_the_choices_are_those_of_the_log(region: Database) -> None:
    told = run("channels", "habit", "--draws", "20")
    assert "320 keuzes gelezen; 280 keuzes van 40 opdrachtnemers" in told
    assert "Gewoonte verklaart" in told
    assert "too little to estimate habit from" in fails("channels", "habit", "--without-imported")
    assert "too little" in fails("channels", "habit", "--since", "2024-01-01")


def test_choices_of_all_contractors_are_for_desks_and_the_operator(region: Database) -> None:
    with region.unit_of_work(a_viewer()) as uow:
        uow.organisations.add(a_contractor())
        uow.commit()
    assert "Only a municipal desk" in fails("channels", "habit", "--as", "Bouwbedrijf Voorbeeld")


def test_days_are_asked_of_the_log_and_not_of_a_file(choices: Path) -> None:
    assert "Leave the file out, or the options." in fails(
        "channels", "habit", choices, "--since", "2024-01-01"
    )
