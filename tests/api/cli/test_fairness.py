"""Who is seen on lists, asked on the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from models.engine import Database
from tests.api.cli.running import fails, result_of, run
from tests.api.services.seen_people import UWV, somebody, store_people
from tests.factories import a_profile

RANKING = ("fairness", "ranking", "V-0001", "--least-fit", "0.2", "--top", "20")
GROUND = ("--ground", "art. 6 lid 1 onder e AVG; toezicht")


@pytest.fixture
def region(tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of somebody whose database holds UWV's people and those of the team."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SROI_DATABASE_URL", database.url)
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    monkeypatch.delenv("SROI_FAIRNESS_FACTS", raising=False)
    alike = [somebody(number, UWV.replace("09", "10"), profile=a_profile()) for number in (71, 72)]
    store_people(database, more=alike)
    return tmp_path


def table(folder: Path, rows: str) -> Path:
    path = folder / "feiten.csv"
    path.write_text(f"kandidaat;leeftijdsgroep;geslacht\n{rows}", encoding="utf-8")
    return path


@pytest.mark.usefixtures("region")
def test_the_table_warns_first_and_says_what_one_must_know() -> None:
    told = run(*RANKING)
    assert told.startswith("Wie wordt gezien: de lijst van nu voor Heftruckchauffeur (V-0001).")
    assert "kanaal 'UWV' is meer zichtbaar" in told
    assert told.index("waarschuwingen:") < told.index("wat u moet weten:")
    assert "gelote lijsten uit dezelfde mensen" in told
    assert "in deze installatie niet bijgehouden" in told


@pytest.mark.usefixtures("region")
def test_json_and_csv_hold_the_same_groups() -> None:
    told = json.loads(run(*RANKING, "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(run(*RANKING, "--format", "csv"))))
    assert [(row["trait"], row["group"], row["n_lines"]) for row in rows] == [
        (measure["trait"], group["group"], str(group["n_lines"]))
        for measure in told["traits"]
        for group in measure["groups"]
    ]
    (uwv,) = [row for row in rows if row["group"] == "uwv"]
    assert (uwv["vacancy"], uwv["verdict"], uwv["since"]) == ("V-0001", "above", "")


@pytest.mark.usefixtures("region")
def test_a_period_counts_the_lists_that_were_shown() -> None:
    run("rank", "V-0001", "--top", "20")
    days = ("--since", "2020-01-01", "--until", "2099-12-31")
    told = run("fairness", "period", *days, "--least-fit", "0.2")
    assert told.startswith("Wie wordt gezien: 1 lijsten voor 1 vacatures")
    assert "wie er toen nog meer op had kunnen staan" in told
    assert "before it begins" in fails(
        "fairness", "period", "--since", "2026-02-01", "--until", "2026-01-01"
    )


def test_facts_are_off_until_the_setting_says_otherwise(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = table(region, "K-0001;45-54;vrouw\n0002;;man\n")
    assert "SROI_FAIRNESS_FACTS" in fails("fairness", "enter-facts", file, *GROUND)
    monkeypatch.setenv("SROI_FAIRNESS_FACTS", "true")
    entered = run("fairness", "enter-facts", file, *GROUND)
    assert entered == "feiten.csv: 2 rijen; van 2 kandidaten is nu iets bekend.\n"
    told = run(*RANKING)
    assert "Over een lijst van minder dan 100 regels" in told
    assert "45-54" not in told
    assert "fairness_facts_read" in run("log", "--format", "json")
    removed = run("fairness", "remove-facts")
    assert removed == "Van 2 kandidaten zijn leeftijdsgroep en geslacht verwijderd.\n"


def test_a_table_with_a_name_in_it_is_refused(region: Path) -> None:
    file = region / "feiten.csv"
    file.write_text("kandidaat;leeftijdsgroep;geslacht;naam\nK-0001;;man;x\n", encoding="utf-8")
    assert "geen namen" in fails("fairness", "enter-facts", file, *GROUND)


@pytest.mark.usefixtures("region")
def test_a_floor_says_who_moved_in_every_format() -> None:
    asked = ("rank", "V-0001", "--top", "26", "--exposure-floor", "1")
    told = run(*asked)
    assert "kleine kanalen naar voren gehaald bij gelijke geschiktheid" in told
    assert "(exposure floor 1.0 within 0.02)" in told
    assert "sociaal wijkteam was minder zichtbaar dan de ondergrens" in told
    for output in ("json", "csv"):
        result = result_of(*asked, "--format", output)
        assert "Maakte plaats" in result.stderr
        assert "Maakte plaats" not in result.stdout
    assert "kleine kanalen naar voren gehaald" in run("log")
    assert "Maakte plaats" not in run("rank", "V-0001", "--top", "26")


@pytest.mark.usefixtures("region")
def test_a_floor_out_of_bounds_says_what_it_may_be() -> None:
    assert "above 0 and is at most 1" in fails("rank", "V-0001", "--exposure-floor", "1.5")
