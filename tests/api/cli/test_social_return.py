"""Social return on investment on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.engine import Database
from tests.api.cli.running import fails, run
from tests.api.services.people_at_work import fill, work
from tests.matcher.social_return.stating import STATED, changed

MEASURE = ("social-return", "measure", "--since", "2026-01-01", "--until", "2026-12-31")
OF_CONTRACT = (*MEASURE, "--contract", "C-0001")


@pytest.fixture(autouse=True)
def at_work(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody whose database holds two people at work, with a file in the folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    fill(database)
    for number in (1, 2):
        work(database, number)
    Path("eigen.yaml").write_text(STATED, encoding="utf-8")


def test_the_table_begins_with_the_answer() -> None:
    told = run(*OF_CONTRACT, "--file", "eigen.yaml")
    assert told.startswith("Maatschappelijk rendement (SROI-ratio)\nC-0001, Groot onderhoud wegen")
    assert "Tegenover elke euro aan kosten staat" in told
    assert told.index("Tegenover elke euro") < told.index("Kosten (input)")
    assert "Wat deze pagina niet zegt" in told


def test_without_a_file_it_says_what_is_missing() -> None:
    told = run(*MEASURE, "--region", "Midden-Utrecht", "--language", "en")
    assert "There is no ratio" in told
    assert "months in work" in told


def test_json_html_and_pdf_are_written_to_files(tmp_path: Path) -> None:
    told = json.loads(run(*OF_CONTRACT, "--file", "eigen.yaml", "--format", "json"))
    assert told["cost_euros"] == "50000.00"
    assert run(*OF_CONTRACT, "--format", "html").lower().startswith("<!doctype html>")
    out = ("--format", "pdf", "--output", "rendement.pdf")
    assert run(*OF_CONTRACT, "--file", "eigen.yaml", *out) == "Geschreven: rendement.pdf\n"
    assert (tmp_path / "rendement.pdf").read_bytes().startswith(b"%PDF")
    assert "not overwritten" in fails(*OF_CONTRACT, *out)


def test_a_pdf_needs_a_file_and_a_table_has_none() -> None:
    assert "--output rendement.pdf" in fails(*OF_CONTRACT, "--format", "pdf")
    assert "A table is for the screen" in fails(*OF_CONTRACT, "--output", "r.txt")


def test_mistakes_in_the_file_are_told_with_its_name_and_line() -> None:
    wrong = changed('low: "800.00"', 'low: "1001.00"')
    Path("fout.yaml").write_text(wrong, encoding="utf-8")
    told = fails(*OF_CONTRACT, "--file", "fout.yaml")
    assert told.startswith("fout.yaml, line ")
    assert "does not lie between 1001.00 and 1100.00" in told
    assert "cannot be read" in fails(*OF_CONTRACT, "--file", "weg.yaml")


def test_a_contractor_is_told_of_its_own_contracts() -> None:
    assert "Uitkomsten per doelgroep" not in run(*OF_CONTRACT, "--as", "Bouwbedrijf Voorbeeld")
    assert "about a region" in fails(
        *MEASURE, "--region", "Midden-Utrecht", "--as", "Bouwbedrijf Voorbeeld"
    )


def test_the_template_is_filled_in_and_measured_with(tmp_path: Path) -> None:
    assert run("social-return", "template", "--output", "leeg.yaml") == "Geschreven: leeg.yaml\n"
    assert (tmp_path / "leeg.yaml").read_text(encoding="utf-8") == run("social-return", "template")
    told = run(*OF_CONTRACT, "--file", "leeg.yaml")
    assert "Er is geen ratio" in told
    assert "geen bedrag: eigen eenheid" in told
