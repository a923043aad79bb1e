"""The command line as a desk uses it: from nothing to a ranked list, and every mistake made."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from models.engine import Database
from tests.api.cli.running import fails, result_of
from tests.api.exchange.files import a_sonar_row, write_csv, write_own, write_sonar

VACANCY = {
    "bron_id": "vac-1",
    "opdrachtnemer": "Schoonmaak Voorbeeld",
    "titel": "schoonmaker kantoren",
    "eisen": "ramen lappen|vloeren dweilen",
    "postcode": "3511",
    "rijbewijzen": "B",
    "contact_telefoon": "030-0000002",
}


@pytest.fixture
def desk(tmp_path: Path, empty_database: Database, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a desk that has set the address of its database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", empty_database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    return tmp_path


def program(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own."""
    return subprocess.run(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-c", "from api.cli.program import main; main()", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
    )


def filled(desk: Path) -> None:
    """Bring two candidates, one without consent, and one vacancy."""
    result_of("init")
    people = write_sonar(
        desk,
        a_sonar_row(),
        a_sonar_row(ID_WZ="WZ0002", Toestemming="Nee", **{"E-mailadres": "", "Telefoonnummer": ""}),
        a_sonar_row(ID_WZ="WZ0003", Rijbewijs="geen", **{"E-mailadres": "", "Telefoonnummer": ""}),
    )
    result_of("import", "candidates", str(people), "--organisation", "Bureau", "--channel", "uwv")
    result_of("import", "vacancies", str(write_own(desk, **VACANCY)))


def ranked(*arguments: str) -> list[dict[str, Any]]:
    lines = json.loads(result_of("rank", "vac-1", "--format", "json", *arguments).stdout)
    assert isinstance(lines, list)
    return lines


def test_help_names_every_command_and_what_it_is_for() -> None:
    text = result_of("--help").output
    for command in (
        "init",
        "import",
        "claim",
        "rank",
        "match-candidate",
        "serve",
        "demo",
        "template",
        "duplicates",
        "encoder",
        "log",
    ):
        assert command in text


@pytest.mark.parametrize(
    "command",
    [
        ["init"],
        ["import", "candidates"],
        ["import", "vacancies"],
        ["rank"],
        ["match-candidate"],
        ["serve"],
        ["demo"],
        ["template"],
        ["duplicates"],
        ["log"],
    ],
)
def test_every_command_explains_itself(command: list[str]) -> None:
    text = result_of(*command, "--help").output
    assert "Usage:" in text
    assert len(text.splitlines()) > 6


def test_from_nothing_to_a_ranked_list(desk: Path) -> None:
    filled(desk)
    (line,) = ranked()
    assert set(line) == {
        "rank",
        "candidate",
        "source_id",
        "fit",
        "confidence",
        "components",
        "evidence",
        "unknown",
        "excluded_by",
        "eligibility",
        "value",
        "channel",
        "intermediary",
        "stale_note",
    }
    assert (line["rank"], line["source_id"], line["channel"]) == (1, "WZ0001", "uwv")
    assert line["intermediary"]["name"] == "Bureau"
    assert 0 < line["fit"] <= 1
    assert line["eligibility"]["counts"] == "yes"


def test_who_has_no_consent_is_ranked_for_the_own_intermediary_only(desk: Path) -> None:
    filled(desk)
    assert {line["source_id"] for line in ranked("--as", "Bureau")} == {"WZ0001", "WZ0002"}


def test_who_falls_out_is_shown_on_request_with_the_reason(desk: Path) -> None:
    filled(desk)
    stays, falls = ranked("--show-excluded")
    assert stays["excluded_by"] == []
    assert (falls["rank"], falls["source_id"]) == (None, "WZ0003")
    assert falls["excluded_by"][0]["criterion"] == "driving_licence:B"
    assert "Rijbewijs B" in falls["excluded_by"][0]["explanation"]


def test_the_table_says_who_why_and_whom_to_call(desk: Path) -> None:
    filled(desk)
    text = result_of("rank", "vac-1", "--show-excluded").stdout
    for words in ("WZ0001", "vaardigheden", "Bureau", "1 van 2 kandidaten", "Rijbewijs B"):
        assert words in text


def test_csv_has_one_line_a_candidate_and_an_unknown_number_is_empty(desk: Path) -> None:
    filled(desk)
    (row,) = csv.DictReader(io.StringIO(result_of("rank", "vac-1", "--format", "csv").stdout))
    assert (row["rank"], row["source_id"], row["eligibility"]) == ("1", "WZ0001", "yes")
    assert float(row["fit"]) > 0
    assert row["hours"] == ""


def test_top_limits_the_list_and_nothing_else(desk: Path) -> None:
    filled(desk)
    assert ranked("--top", "0") == []
    assert len(ranked("--as", "Bureau", "--top", "1")) == 1


def test_a_person_gets_vacancies_with_the_same_reasons(desk: Path) -> None:
    filled(desk)
    text = result_of("match-candidate", "WZ0001", "--format", "json").stdout
    (line,) = json.loads(text)
    assert (line["rank"], line["source_id"], line["title"]) == (1, "vac-1", "schoonmaker kantoren")
    assert line["contractor"]["phone"] == "030-0000002"
    assert "Schoonmaak Voorbeeld" in result_of("match-candidate", "WZ0001").stdout
    assert "vac-1" in result_of("match-candidate", "WZ0001", "--format", "csv").stdout


def test_the_address_of_the_database_may_stand_before_or_behind_the_command(
    desk: Path, empty_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SROI_DATABASE_URL", "sqlite:///nowhere/at-all.sqlite")
    result_of("--database", empty_database.url, "init")
    result_of("duplicates", "--database", empty_database.url)
    result_of("--database", empty_database.url, "duplicates")
    assert "sroi-match init" in fails("duplicates")


def test_problems_go_to_a_report_that_names_row_column_and_mend(desk: Path) -> None:
    result_of("init")
    people = write_sonar(desk, a_sonar_row(), a_sonar_row(ID_WZ="", Postcode="12345"))
    text = result_of(
        "import", "candidates", str(people), "--organisation", "Bureau", "--channel", "gemeente"
    ).stdout
    assert "1 nieuw" in text
    assert "1 niet ingelezen" in text
    report = (desk / "uitvoer-problemen.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(report), delimiter=";"))
    assert {(row["rij"], row["kolom"]) for row in rows} == {("3", "ID_WZ")}
    assert all(row["hoe te herstellen"] for row in rows)


def test_a_report_that_cannot_be_written_stops_before_anything_is_stored(desk: Path) -> None:
    result_of("init")
    people = write_sonar(desk, a_sonar_row())
    command = ["import", "candidates", str(people), "--organisation", "B", "--channel", "uwv"]
    assert "does not exist" in fails(*command, "--report", "no/such/folder.csv")
    assert ".csv or .xlsx" in fails(*command, "--report", "report.pdf")
    assert "1 nieuw" in result_of(*command).stdout


def test_a_template_can_be_filled_in_and_imported(desk: Path) -> None:
    result_of("init")
    result_of("template", "candidates", "kandidaten.csv")
    lines = (desk / "kandidaten.csv").read_text(encoding="utf-8-sig").splitlines()
    filled_in = [*lines[:2], lines[2].replace("VOORBEELD-1", "K-1")]
    path = write_csv(desk, "\n".join(filled_in) + "\n")
    text = result_of(
        "import", "candidates", str(path), "--organisation", "B", "--channel", "wijkteam"
    )
    assert "1 nieuw" in text.stdout


def test_a_filled_in_table_is_never_written_over(desk: Path) -> None:
    result_of("init")
    people = write_own(desk, bron_id="K-1", vaardigheden="koken", postcode="9ZZ")
    before = people.read_bytes()
    command = ["import", "candidates", str(people), "--organisation", "B", "--channel", "uwv"]
    assert "overwrite" in fails(*command, "--report", str(people))
    assert "already" in fails("template", "candidates", str(people))
    assert people.read_bytes() == before


def test_double_registrations_are_listed_for_a_human_who_decides(desk: Path) -> None:
    result_of("init")
    people = write_sonar(desk, a_sonar_row(), a_sonar_row(ID_WZ="WZ0002"))
    result_of("import", "candidates", str(people), "--organisation", "Bureau", "--channel", "uwv")
    listed = result_of("duplicates").stdout
    assert all(words in listed for words in ("e-mailadres", "WZ0002", "Bureau"))
    assert "belong together" in fails("duplicates", "--decide", "1")
    result_of("duplicates", "--decide", "1", "--answer", "different_people")
    assert "geen mogelijke dubbelen" in result_of("duplicates").stdout


def test_somebody_without_consent_is_matched_for_the_own_intermediary_only(desk: Path) -> None:
    filled(desk)
    assert "not consented" in fails("match-candidate", "WZ0002")
    assert "vac-1" in result_of("match-candidate", "WZ0002", "--as", "Bureau").stdout


def test_a_closed_vacancy_says_so(desk: Path) -> None:
    result_of("init")
    result_of("import", "vacancies", str(write_own(desk, **VACANCY, sluitdatum="2020-01-01")))
    assert "gesloten sinds 2020-01-01" in result_of("rank", "vac-1").stdout


def test_invented_candidates_never_enter_a_database_with_real_ones(desk: Path) -> None:
    filled(desk)
    assert "holds more than the example region" in fails("demo")
    assert len(ranked()) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rank", "V-NOBODY"], "No vacancy has this id"),
        (["match-candidate", "K-NOBODY"], "No candidate has this id"),
        (["rank", "vac-1", "--on", "morgen"], "'morgen' is not a day"),
        (["rank", "vac-1", "--as", "Niemand"], "No organisation"),
        (["import", "vacancies", "no-such-file.csv"], "bestaat niet"),
        (
            ["import", "candidates", "x.csv", "--organisation", "B", "--channel", "kroeg"],
            "'kroeg' is not a channel",
        ),
    ],
)
def test_a_mistake_is_told_in_a_sentence(desk: Path, arguments: list[str], words: str) -> None:
    filled(desk)
    assert words in fails(*arguments)


def test_an_error_is_one_line_on_stderr_and_exit_code_1(desk: Path) -> None:
    result = program("rank", "V-1")
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("sroi-match: ")
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") == 1


def test_json_for_other_programs_comes_alone_on_stdout(desk: Path) -> None:
    filled(desk)
    result = program("rank", "vac-1", "--format", "json")
    assert result.returncode == 0
    assert json.loads(result.stdout)[0]["source_id"] == "WZ0001"


def test_a_wrong_setting_names_its_variable(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SROI_PORT", "eight thousand")
    assert "SROI_PORT" in fails("rank", "V-1")


def test_init_twice_keeps_what_is_there(desk: Path) -> None:
    filled(desk)
    assert "al bij" in result_of("init").stdout
    assert len(ranked()) == 1


def test_the_demo_ranks_its_example_and_can_be_run_again(desk: Path) -> None:
    first = result_of("demo").stdout
    assert "Voorbeeldregio (verzonnen)" in first
    assert "vaardigheden" in first
    again = result_of("demo").stdout
    assert again.splitlines()[0] == first.splitlines()[0]
