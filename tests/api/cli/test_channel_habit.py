"""Habit in the choice of channels on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.api.choices_table import choices_table
from tests.api.cli.running import fails, run


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
