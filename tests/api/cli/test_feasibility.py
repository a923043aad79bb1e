"""Can an obligation be met? On the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli.program import app
from models.engine import Database
from tests.api.cli.running import fails, run
from tests.api.made_up_region import HAAGLANDEN, store_region

ASKED = (
    "feasibility",
    "--scheme", HAAGLANDEN,
    "--pc4", "3511",
    "--work", "schoonmaker",
    "--start", "2027-01-04",
    "--end", "2028-01-03",
    "--hours", "24",
    "--on", "2026-11-25",
)  # fmt: skip


@pytest.fixture
def region(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of somebody whose database holds the made-up region."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    store_region(database)
    return tmp_path


def answered(*options: str) -> dict[str, Any]:
    found = json.loads(run(*ASKED, *options, "--format", "json"))
    assert isinstance(found, dict)
    return found


@pytest.mark.usefixtures("region")
def test_the_table_gives_answer_people_arithmetic_and_choices() -> None:
    told = run(*ASKED, "--owed", "40000", "--positions", "3")
    assert told.startswith("ruim haalbaar: ")
    assert "schoonmaker: 8 kunnen dit zeker doen, 1 misschien" in told
    assert "Participatiewet" in told
    assert "met 3 plaatsen" in told
    assert "WW via re-integratiebureau: 2 zeker x € 13.333,33 = € 26.666,66" in told
    assert "keuze van dit project" in told


@pytest.mark.usefixtures("region")
def test_json_is_what_the_service_answers() -> None:
    found = answered("--owed", "100000", "--work", "hovenier: bomen planten; gras maaien")
    assert (found["answer"], found["counts"]["n_pool"]) == ("barely", 12)
    assert [work["title"] for work in found["work"]] == ["schoonmaker", "hovenier"]


@pytest.mark.usefixtures("region")
def test_what_is_owed_may_follow_from_a_sum_or_a_rule() -> None:
    assert answered("--sum", "800000", "--percentage", "5")["owed"]["at_least"] == "40000.00"
    by_rule = answered("--sum", "800000", "--rule", "rijk-2011-07-01")
    assert by_rule["obligation"]["source"].startswith("http")


@pytest.mark.usefixtures("region")
def test_acting_for_a_contractor_merges_small_groups() -> None:
    told = run(*ASKED, "--owed", "40000", "--as", "O-0002")
    assert "Wajong" not in told
    assert "groep onbekend of niet getoond" in told
    assert "samengevoegd" in told


@pytest.mark.usefixtures("region")
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "owed: It is not said what is owed."),
        (("--owed", "50.000"), "--owed: '50.000' can be read as thousands or as decimals."),
        (("--sum", "1,250,000"), "--sum: '1,250,000' can be read as thousands"),
        (("--owed", "0"), "--owed: '0' is not a number above 0."),
        (("--contract", "C-0001"), "contract"),
        (("--owed", "1", "--region", "Midden-Utrecht"), "The place is given more than once."),
        (("--owed", "1", "--vacancy", "V-9999"), "No vacancy has this id."),
        (("--owed", "1", "--comfortable-share", "2"), "comfortable_share"),
    ],
)
def test_a_mistake_is_a_sentence(options: tuple[str, ...], sentence: str) -> None:
    if options[:1] == ("--contract",):
        # The contract names no percentage: that is unknown, not wrong.
        assert answered(*options)["answer"] == "unknown"
        return
    assert sentence in fails(*ASKED, *options)


@pytest.mark.usefixtures("region")
@pytest.mark.parametrize(
    "options", [("--positions", "0"), ("--least-fit", "1.5"), ("--travel-min", "0")]
)
def test_an_option_outside_its_bounds_is_refused(options: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, [*ASKED, "--owed", "1", *options])
    assert result.exit_code == 2
    assert options[0] in result.output
