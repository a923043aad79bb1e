"""A text read on the command line, without an installation."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli.program import app
from api.cli.text_reading_table import value_text
from api.schemas.fields import LONGEST_TEXT
from matcher.domain.hours import HoursRange
from matcher.domain.profile import DrivingLicence, EducationLevel, LanguageLevel, TravelMode
from matcher.errors import MatcherError
from tests.contracts.source_tree import ROOT

PAGE = (ROOT / "docs" / "reading-text.md").read_text("utf-8")
SESSIONS = re.findall(r"```console\n\$ (.*?)```", PAGE, re.DOTALL)
FILES = {
    "vacature.txt": re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)[0],
    "kandidaat.txt": re.findall(r"`kandidaat.txt` staat: \*(.*?)\*", PAGE)[0],
}
TEXT = "Ervaring met snoeien. Rijbewijs B is vereist, VCA is een pré.\n"


@pytest.fixture(autouse=True)
def _no_installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a database: the command needs none, and must leave none behind."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", "sqlite:///nowhere/at-all.sqlite")


def run(*arguments: str, text: str | bytes | None = None) -> str:
    result = CliRunner().invoke(app, ["read-text", *arguments], input=text)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


def test_a_file_is_read_as_a_table_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "vacature.txt").write_text(TEXT, encoding="utf-8")
    told = " ".join(run("vacature.txt").split())
    assert "snoeien gevraagd Ervaring met" in told
    assert "rijbewijs B gevraagd Rijbewijs B is vereist 22-33" in told
    assert "certificaat vca pré VCA een pré" in told
    assert "niets bewaard of toegepast" in told
    assert [path.name for path in tmp_path.iterdir()] == ["vacature.txt"]


@pytest.mark.parametrize("session", SESSIONS, ids=["vacancy", "candidate"])
def test_the_sessions_of_the_page_are_what_the_program_says(tmp_path: Path, session: str) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    told, _, printed = session.partition("\n")
    lines = run(*shlex.split(told)[2:]).rstrip().splitlines()
    assert [line.rstrip() for line in lines] == printed.rstrip().splitlines()


def test_standard_input_is_read_and_json_is_what_the_service_answers() -> None:
    found: dict[str, Any] = json.loads(run("-", "--format", "json", text=TEXT))
    assert found["of"] == "vacancy"
    assert [proposal["value"] for proposal in found["proposals"]] == ["B", "vca"]


def test_a_candidates_text_is_read_as_such() -> None:
    told = run("-", "--of", "candidate", text="Ik heb geen rijbewijs. Mijn VCA is verlopen.")
    assert "heeft niet" in told
    assert "niet gezegd" in told
    assert "onduidelijk: vraag na" in told


def test_signs_that_mean_something_to_a_terminal_are_shown_as_they_are() -> None:
    assert "[bold]snoeien[/bold]" in run("-", text="Ervaring met [bold]snoeien[/bold].")


def test_a_text_without_anything_to_recognise_says_so() -> None:
    assert "niets dat hier herkend wordt" in run("-", text="Kom bij ons werken!")


@pytest.mark.parametrize(
    ("arguments", "text", "what"),
    [
        (["gone.txt"], None, "cannot be read"),
        (["."], None, "cannot be read"),
        (["-"], b"\xff\xfe\xff", "cannot be read"),
        (["-"], "a" * (LONGEST_TEXT + 1), f"{LONGEST_TEXT} can be read at once"),
    ],
)
def test_a_text_that_cannot_be_read_says_why(
    arguments: list[str], text: str | bytes | None, what: str
) -> None:
    with pytest.raises(MatcherError, match=what) as refused:
        run(*arguments, text=text)
    assert refused.value.where == arguments[0]
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "niet gezegd"),
        (True, "ja"),
        (HoursRange(24, 32), "24 tot 32"),
        (HoursRange(32, 32), "32"),
        (HoursRange(24, None), "minstens 24"),
        (HoursRange(None, 32), "hoogstens 32"),
        (DrivingLicence.BE, "BE"),
        (EducationLevel.MBO, "mbo"),
        (LanguageLevel.REASONABLE, "redelijk"),
        (frozenset({TravelMode.CAR, TravelMode.BICYCLE}), "auto / fiets"),
        ("vca basis", "vca basis"),
    ],
)
def test_a_value_is_shown_as_a_desk_writes_it(value: Any, text: str) -> None:
    assert value_text(value) == text
