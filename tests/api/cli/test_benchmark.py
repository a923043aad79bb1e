"""The channel benchmark on the command line, over a real but tiny region."""

from __future__ import annotations

import csv
import io
import json
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli.program import app
from api.services import channel_benchmark
from api.services.simulation_processes import RegionSimulation
from matcher.channels.simulation.outcome import Outcome, Policy
from matcher.reference import text
from tests.api.cli.running import fails, result_of, run

TINY = ("--scale", "0.005", "--seeds", "2", "--processes", "1")
FILES = {
    "report.html", "report.pdf", "report.md", "numbers.csv", "sensitivity.csv", "scenario.yaml",
}  # fmt: skip


@pytest.fixture(scope="module")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a run folder in which two tiny regions were simulated."""
    folder = tmp_path_factory.mktemp("simulated") / "run"
    run("benchmark", "channels", *TINY, "--run-folder", folder, "--format", "json")
    return folder


def test_the_screen_answers_first_and_says_that_this_is_too_little(run_folder: Path) -> None:
    told = result_of("benchmark", "channels", *TINY, "--run-folder", run_folder).stdout
    lines = told.splitlines()
    assert lines[0] == "Wint onze rangschikking het van gewoonte?"
    assert lines[1] == "  na 12 maanden nog in werk: te weinig om iets te zeggen"
    assert "Dit is een kleinere regio, 0,5% van wat het scenario zegt" in told
    assert "Te weinig simulaties om iets te zeggen: 2, en nodig zijn er 10." in told
    assert "hoogstens" in lines[-1]


def test_the_same_in_english(run_folder: Path) -> None:
    asked = ("benchmark", "channels", *TINY, "--run-folder", run_folder)
    told = result_of(*asked, "--language", "en").stdout
    assert told.startswith("Does our ranking beat habit?\n")


def test_finished_regions_are_not_simulated_again(
    run_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("a region that was kept was simulated again")

    monkeypatch.setattr(RegionSimulation, "__call__", refuse)
    run("benchmark", "channels", *TINY, "--run-folder", run_folder)


def test_every_policy_and_outcome_is_there_for_other_programs(run_folder: Path) -> None:
    asked = ("benchmark", "channels", *TINY, "--run-folder", run_folder, "--format")
    read = json.loads(result_of(*asked, "json").stdout)
    assert {number["policy"] for number in read["numbers"]} == set(Policy)
    assert {number["outcome"] for number in read["numbers"]} == set(Outcome)
    assert (read["seeds"], read["scale"], read["n_regions"]) == ([1, 2], 0.005, 2)
    assert len(read["answer"]) == 6
    rows = list(csv.DictReader(io.StringIO(result_of(*asked, "csv").stdout)))
    assert len(rows) == len(read["numbers"])
    assert [row["policy"] for row in rows] == [number["policy"] for number in read["numbers"]]


def test_the_report_is_a_folder_of_files_and_names_the_command_that_makes_it_again(
    run_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "report"
    run("benchmark", "channels", *TINY, "--run-folder", run_folder, "--report", folder)
    assert {path.name for path in folder.iterdir()} == FILES
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "scenario.yaml").read_text(encoding="utf-8") == text(
        "scenarios/channels_synthetic.yaml"
    )
    page = (folder / "report.md").read_text(encoding="utf-8")
    command = next(line for line in page.splitlines() if line.startswith("**Commando**: `"))
    words = shlex.split(command.removeprefix("**Commando**: `").removesuffix("`"))
    assert words[:3] == ["sroi-match", "benchmark", "channels"]
    assert words[-2:] == ["--report", "report"]
    again = result_of(*words[1:-2], "--run-folder", run_folder, "--format", "csv").stdout
    assert again.encode() == (folder / "numbers.csv").read_bytes()


def test_a_report_that_is_there_is_refused_before_anything_is_simulated(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text("mine", encoding="utf-8")
    told = fails("benchmark", "channels", *TINY, "--report", tmp_path)
    assert "what exists already is not overwritten" in told
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / ".run").exists()


def test_a_report_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = fails("benchmark", "channels", *TINY, "--report", tmp_path / "file")
    assert "The folder cannot be made." in told


def test_an_own_scenario_is_read_kept_and_named_in_the_command(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        text("scenarios/channels_synthetic.yaml").replace('value: "5"', 'value: "2"', 1),
        encoding="utf-8",
    )
    report = tmp_path / "report"
    kept = ("--run-folder", tmp_path / "run", "--report", report)
    told = run("benchmark", "channels", *TINY, "--scenario", own, *kept)
    assert "in 2 jaar" not in told
    assert (report / "scenario.yaml").read_bytes() == own.read_bytes()
    page = (report / "report.md").read_text(encoding="utf-8")
    assert "2 jaar, 2 simulaties" in page
    assert "--scenario scenario.yaml" in page
    other = fails("benchmark", "channels", *TINY, "--run-folder", tmp_path / "run")
    assert "were run with another scenario" in other


def test_a_scenario_that_is_no_scenario_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_bytes(b"\xff\xfe")
    assert "not text in UTF-8" in fails("benchmark", "channels", "--scenario", own)
    own.write_text("parameters: 3", encoding="utf-8")
    assert "own.yaml" in fails("benchmark", "channels", "--scenario", own)


def test_ctrl_c_says_that_what_was_finished_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(channel_benchmark, "run_tasks", interrupt)
    arguments = ["benchmark", "channels", *TINY, "--run-folder", str(tmp_path / "run")]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 130
    assert "Wat klaar was, is bewaard" in result.output
