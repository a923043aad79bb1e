"""Introductions of earlier years on the command line: checked, brought in, counted, taken out."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from models.engine import Database
from tests.api.cli.running import fails, run
from tests.api.exchange.past_files import a_case, write_past
from tests.api.services.measured_channels import store_channels
from tests.api.services.seen_people import TEAM

IMPORT = ("channels", "import-past")
MEASURES = ("channels", "measures", "--since", "2021-01-01", "--until", "2021-12-31")


@pytest.fixture(autouse=True)
def region(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody whose database holds introductions of today, and none of earlier years."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    store_channels(database)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table with two cases, and one that cannot be read."""
    return write_past(tmp_path, a_case(1, persoon="P-1"), a_case(2), a_case(3, weg="toeval"))


def n_imported(*options: str) -> int:
    told = json.loads(run(*MEASURES, "--format", "json", *options))
    return int(told["counts"]["n_imported"])


def test_a_check_says_what_would_become_of_every_row_and_stores_nothing(table: Path) -> None:
    told = run(*IMPORT, table, "--check")
    assert "eigen tabel met eerdere voorstellen, 3 rijen" in told
    assert "2 nieuw, 0 bijgewerkt, 0 ongewijzigd, 1 niet ingelezen" in told
    assert "er is niets bewaard: dit was een controle" in told
    assert n_imported() == 0
    (problem,) = csv.DictReader(
        Path("tabel-problemen.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"
    )
    assert (problem["rij"], problem["kolom"], problem["gevolg"]) == (
        "4",
        "weg",
        "rij niet ingelezen",
    )


def test_what_is_brought_in_is_counted_can_be_left_out_and_is_taken_out_again(
    table: Path,
) -> None:
    told = run(*IMPORT, table)
    assert "zonder code van de persoon: 1" in told
    found = re.search(r"remove-past (I-\w+)", told)
    assert found is not None
    assert (n_imported(), n_imported("--without-imported")) == (2, 0)
    assert "er staat niets nieuws in" in run(*IMPORT, table)
    (line,) = run("channels", "list-past").splitlines()
    assert line.startswith(found[1])
    assert line.endswith("tabel.csv: 2 nieuw, 0 bijgewerkt, 0 ongewijzigd")
    assert run("channels", "remove-past", found[1]) == (
        f"{found[1]} is verwijderd, met 2 voorstellen.\n"
    )
    assert n_imported() == 0
    assert run("channels", "list-past") == "Er is niets van vroeger ingelezen.\n"
    assert "No import of earlier introductions" in fails("channels", "remove-past", found[1])


def test_the_choice_is_logged(table: Path) -> None:
    run(*IMPORT, table)
    assert "2 new, 0 changed, 0 unchanged, 1 refused" in run("log", "--format", "json")


def test_an_intermediary_brings_nothing_in(table: Path) -> None:
    assert "Only a municipal desk or the operator" in fails(*IMPORT, table, "--as", TEAM)


def test_the_template_is_written_and_its_example_is_refused() -> None:
    run("template", "past_introductions", "toen.csv")
    told = run(*IMPORT, "toen.csv")
    assert "0 nieuw, 0 bijgewerkt, 0 ongewijzigd, 1 niet ingelezen" in told
    assert "Dit is de voorbeeldrij van het sjabloon" in told
