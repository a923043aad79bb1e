"""Obligations and value statements on the command line."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from pathlib import Path

import pytest

from matcher.domain.access import Viewer
from models.engine import Database
from tests.api.cli.running import fails, run
from tests.contracts.source_tree import ROOT
from tests.statement_example import EARNED_IN_ALL, UTRECHT, store_example

PAGE = ROOT / "docs" / "obligations-and-statements.md"
SESSIONS = re.findall(r"```console\n\$ (.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
ON = ("--on", "2025-01-31")


@pytest.fixture(autouse=True)
def _desk(
    tmp_path: Path, database: Database, operator: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of a desk that has the contract of a million euros."""
    store_example(database, operator)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))


def test_the_table_tells_the_sums_the_pace_and_every_line() -> None:
    text = run("obligation", "C-0001", *ON)
    for told in (
        "verschuldigd: € 50.000,00",
        "verdiend: € 47.040,05 tot € 47.873,38",
        "prognose op de einddatum: € 88.706,72 tot € 93.706,72",
        "wordt de verplichting voor de einddatum gehaald",
        "6 tot 7 van 7 personen",
        "P-0004",
        "Participatiewet",
        "verlopen",
        "Catering",
        "P-0008: Niet zeker is of de kandidaat meetelt.",
    ):
        assert told in text


def test_the_table_comes_in_english_when_asked() -> None:
    text = run("obligation", "C-0001", *ON, "--language", "en")
    assert "owed: € 50.000,00" in text
    assert "not checked yet" in text


def test_a_contractor_sees_the_amounts_of_its_own_contract_without_blocks() -> None:
    text = run("obligation", "2024-017", *ON, "--as", "O-0002")
    assert "€ 47.040,05" in text
    assert "afgeschermd" in text
    assert "Participatiewet" not in text


def test_json_is_what_the_http_api_gives() -> None:
    found = json.loads(run("obligation", "C-0001", *ON, "--format", "json"))
    assert found["earned"] == dict(zip(("at_least", "at_most"), EARNED_IN_ALL, strict=True))


def test_a_statement_on_the_screen_has_parties_lines_sources_and_notes() -> None:
    text = run("statement", "C-0001", *ON)
    for told in (
        "Opdrachtgever: Gemeente Voorbeeld",
        "Nog te verdienen: € 2.126,62 tot € 2.959,95",
        "totaal",
        "€ 40.000,00 x 12/36 uur x 11/12 maanden = € 12.222,22",
        "denhaag.nl",
        "advies van een systeem",
        "halve cent",
    ):
        assert told in text
    assert "K-0001" not in text


def test_a_statement_may_name_pseudonyms_and_another_scheme() -> None:
    text = run("statement", "C-0001", *ON, "--with-pseudonyms", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0]["candidate"] == "K-0001"
    found = json.loads(
        run("statement", "C-0001", *ON, "--other-scheme", UTRECHT, "--format", "json")
    )
    assert found["placements"][0]["others"][0]["scheme"] == UTRECHT
    assert "K-0001" in run("statement", "C-0001", *ON, "--with-pseudonyms")


@pytest.mark.parametrize(("form", "beginning"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("json", b"{")])
def test_a_statement_is_written_to_a_file(form: str, beginning: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"uit.{form}"
    assert str(path) in run("statement", "C-0001", *ON, "--format", form, "--output", str(path))
    assert path.read_bytes().startswith(beginning)


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "uit.pdf"
    path.write_bytes(b"van iemand anders")
    sentence = fails("statement", "C-0001", *ON, "--format", "pdf", "--output", str(path))
    assert "exists already" in sentence
    assert path.read_bytes() == b"van iemand anders"


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nergens" / "uit.csv"
    assert "cannot be written" in fails(
        "statement", "C-0001", *ON, "--format", "csv", "--output", str(path)
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("statement", "C-0001", "--format", "pdf"), "--output verantwoording.pdf"),
        (("statement", "C-0001", "--output", "uit.txt"), "--format json or csv"),
        (("statement", "C-9999"), "No contract"),
        (("obligation", "C-0001", "--on", "31-01-2025"), "is not a day"),
        (("statement", "C-0001", "--as", "O-0002", "--with-pseudonyms"), "pseudonyms"),
        (("statement", "C-0001", "--other-scheme", "pso/undated"), "counts points"),
    ],
)
def test_a_mistake_is_told_with_what_to_do(arguments: tuple[str, ...], told: str) -> None:
    assert told in fails(*arguments)


@pytest.mark.parametrize("session", SESSIONS, ids=["desk", "contractor", "csv", "two schemes"])
def test_the_sessions_of_the_page_are_what_the_program_says(session: str) -> None:
    told, _, printed = session.partition("\n")
    lines = run(*shlex.split(told)[1:]).rstrip().splitlines()
    assert [line.rstrip() for line in lines] == printed.rstrip().splitlines()
