"""The report of a period on the command line: an answer to read, or three files."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from models.engine import Database
from tests.api.cli.running import fails, run
from tests.api.services.measured_channels import store_channels
from tests.api.services.seen_people import TEAM

REPORT = ("channels", "report", "--since", "2025-11-01", "--until", "2026-12-31")


@pytest.fixture(autouse=True)
def region(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody whose database holds UWV's introductions of one day, and none of the team."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    store_channels(database)


def test_the_answer_is_printed_in_the_language_asked_for() -> None:
    told = run(*REPORT)
    assert "Wie brengt mensen aan werk dat blijft?" in told
    assert "Er is geen dag gegeven waarop iets veranderde" in told
    assert "Who brings people into lasting work?" in run(*REPORT, "--language", "en")


def test_three_files_are_written_and_never_over_what_is_there(tmp_path: Path) -> None:
    split = ("--intervention", "2026-06-01", "--intervention-name", "start lijsten")
    told = run(*REPORT, *split, "--report", "nieuw/rapport")
    folder = tmp_path / "nieuw" / "rapport"
    assert sorted(path.name for path in folder.iterdir()) == [
        "numbers.csv",
        "report.html",
        "report.pdf",
    ]
    assert "report.pdf" in told
    assert "start lijsten (1 jun 2026)" in (folder / "report.html").read_text(encoding="utf-8")
    assert "In het kort" in PdfReader(folder / "report.pdf").pages[0].extract_text()
    (folder / "report.html").unlink()
    before = (folder / "numbers.csv").stat().st_mtime_ns
    refused = fails(*REPORT, *split, "--report", folder)
    assert "report.pdf: There is a file of this name already" in refused
    assert not (folder / "report.html").exists()
    assert (folder / "numbers.csv").stat().st_mtime_ns == before


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "rapport").write_text("", encoding="utf-8")
    assert "The folder cannot be made" in fails(*REPORT, "--report", "rapport")


def test_a_day_outside_the_period_or_a_name_without_a_day_is_told() -> None:
    assert "does not lie in the period" in fails(*REPORT, "--intervention", "2020-01-01")
    assert "no day of it" in fails(*REPORT, "--intervention-name", "start lijsten")
    assert "is not a day" in fails(*REPORT, "--intervention", "vorig jaar")


def test_an_intermediary_gets_its_own() -> None:
    told = run(*REPORT, "--as", TEAM)
    assert "Er is nog geen enkel voorstel vastgelegd" in told
