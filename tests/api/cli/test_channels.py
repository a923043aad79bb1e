"""What channels bring, asked on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from models.engine import Database
from tests.api.cli.running import fails, run
from tests.api.services.measured_channels import store_channels
from tests.api.services.seen_people import TEAM

DAYS = ("--since", "2026-01-01", "--until", "2026-12-31", "--least-fit", "0.2")
MEASURES = ("channels", "measures", *DAYS)


@pytest.fixture(autouse=True)
def region(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody whose database holds UWV's introductions, and none of the team."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    store_channels(database)


def test_the_table_names_measures_and_says_what_one_must_know() -> None:
    told = run(*MEASURES)
    assert told.startswith("Kanalen van 2026-01-01 tot en met 2026-12-31: 12 voorstellen")
    assert "gemiste geschikte kandidaten" in told
    assert "sociaal wijkteam" in told
    assert "Kosten zijn wat opdrachtnemers meldden" in told
    assert told.index("aandeel in voorstellen") < told.index("wat u moet weten:")


def test_json_and_csv_hold_the_same_numbers() -> None:
    told = json.loads(run(*MEASURES, "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(run(*MEASURES, "--format", "csv"))))
    assert [(row["measure"], row["channel"]) for row in rows] == [
        (one["measure"], one["channel"]) for one in told["numbers"]
    ]


def test_a_workbook_needs_a_file_and_a_table_has_none(tmp_path: Path) -> None:
    assert "--output kanalen.xlsx" in fails(*MEASURES, "--format", "xlsx")
    assert "A table is for the screen" in fails(*MEASURES, "--output", "kanalen.csv")
    assert run(*MEASURES, "--format", "xlsx", "--output", "k.xlsx") == "Geschreven: k.xlsx\n"
    assert (tmp_path / "k.xlsx").read_bytes().startswith(b"PK")
    run(*MEASURES, "--format", "csv", "--output", "k.csv")
    assert (tmp_path / "k.csv").read_text(encoding="utf-8") == run(*MEASURES, "--format", "csv")


def test_an_intermediary_gets_no_shares() -> None:
    told = run(*MEASURES, "--as", TEAM)
    assert "aandeel in" not in told
    assert "0 voorstellen" in told


def test_a_day_that_is_none_and_a_region_that_is_none_are_told() -> None:
    assert "is not a day" in fails("channels", "measures", "--since", "gisteren", *DAYS[2:])
    assert "no region of this name" in fails(*MEASURES, "--region", "Atlantis")
