"""The log of rankings and the weights on the command line, over a small desk."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from matcher.ranking.weights import DEFAULT_WEIGHTS
from models.engine import Database, upgrade
from tests.api.cli.running import fails, result_of, run
from tests.api.services.counted_desk import CONTRACTOR, FIVE, store
from tests.api.services.weighing import WHY, weighed

ON = ("--on", "2026-01-20")


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of a database with five people and a vacancy."""
    database = Database(f"sqlite:///{tmp_path / 'desk.sqlite'}")
    upgrade(database)
    store(database, FIVE)
    database.dispose()
    return database.url


def ranked(url: str, *arguments: str) -> str:
    printed = run("rank", "V-0001", *ON, *arguments, "--database", url)
    found = re.search(r"Vastgelegd als (R-\w+)\.", printed)
    assert found is not None, printed
    return found[1]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A file with weights that only travel counts in."""
    file = tmp_path / "eigen.toml"
    file.write_text(weighed(skills=0.000001, occupation=0.000001, travel=1000), encoding="utf-8")
    return file


def test_a_printed_list_carries_the_id_under_which_it_is_shown_again(url: str) -> None:
    ranking = ranked(url)
    shown = run("rankings", "show", ranking, "--database", url)
    assert f"{ranking}: Heftruckchauffeur (V-0001)" in shown
    assert "Alles wat deze lijst maakte, is nog zoals het was." in shown
    assert f"gewichten {DEFAULT_WEIGHTS}" in shown
    listed = run("rankings", "list", "--vacancy", "vac-1", "--database", url)
    assert ranking in listed
    assert "1 van 1 ranglijsten." in listed


@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_id_does_not_get_into_what_other_programs_read(url: str, form: str) -> None:
    result = result_of("rank", "V-0001", *ON, "--format", form, "--database", url)
    found = re.fullmatch(r"Vastgelegd als (R-\w+)\.", result.stderr.strip())
    assert found is not None
    assert found[1] in run("rankings", "list", "--database", url)
    assert found[1] not in result.stdout


def test_the_list_of_today_stands_beside_it(url: str) -> None:
    ranking = ranked(url)
    compared = run("rankings", "show", ranking, "--compare", *ON, "--database", url)
    assert "100% dezelfde mensen" in compared
    body = json.loads(
        run("rankings", "show", ranking, "--compare", *ON, "--format", "json", "--database", url)
    )
    assert body["today"]["overlap"] == 1
    assert {one["after"] for one in body["today"]["changes"]} == {1, 2, 3, 4}


def test_others_see_their_own_lists_only(url: str) -> None:
    own, ranking = ranked(url, "--as", CONTRACTOR), ranked(url)
    listed = run("rankings", "list", "--as", CONTRACTOR, "--database", url)
    assert own in listed
    assert ranking not in listed
    refused = fails("rankings", "show", ranking, "--as", CONTRACTOR, "--database", url)
    assert "No logged ranking has this id." in refused


def test_an_empty_log_says_so(url: str) -> None:
    assert "geen ranglijst" in run("rankings", "list", "--database", url)
    ranked(url)
    later = run("rankings", "list", "--since", "2200-01-01", "--database", url)
    assert "geen ranglijst" in later


def test_days_in_the_wrong_order_are_refused(url: str) -> None:
    days = ("--since", "2026-02-01", "--until", "2026-01-01")
    assert "before the first day" in fails("rankings", "list", *days, "--database", url)


def test_the_operator_prunes_and_the_log_of_choices_says_how_many(url: str) -> None:
    ranked(url)
    assert "0 ranglijsten" in run("rankings", "prune", "--before", "2020-01-01", "--database", url)
    assert "oude ranglijsten verwijderd" in run("log", "--database", url)
    refused = fails("rankings", "prune", "--before", "2199-01-01", "--database", url)
    assert "still to come" in refused
    assert "1 van 1" in run("rankings", "list", "--database", url)


def test_weights_are_tried_saved_used_and_taken_back(url: str, document: Path) -> None:
    before = ranked(url)
    tried = run("weights", "preview", document, *ON, "--database", url)
    assert "components.travel: " in tried
    assert "Niets is bewaard." in tried
    saved = run("weights", "save", document, "--name", "noord", "--why", WHY, "--database", url)
    assert "noord-v1" in saved
    assert run("weights", "show", "noord-v1", "--database", url) == document.read_text("utf-8")
    assert "noord-v1" in run("weights", "use", "noord-v1", "--why", WHY, "--database", url)
    assert "Gewichten noord-v1" in run("rank", "V-0001", *ON, "--database", url)
    replayed = run("rankings", "show", before, "--database", url)
    assert f"de gewichten: {DEFAULT_WEIGHTS} → noord-v1" in replayed
    assert "components.travel" in replayed
    assert DEFAULT_WEIGHTS in run("weights", "back", "--why", WHY, "--database", url)
    listed = run("weights", "list", "--database", url)
    assert "noord-v1 in gebruik genomen door" in listed
    assert WHY in listed
    known = json.loads(run("weights", "list", "--format", "json", "--database", url))
    assert known["in_use"] == DEFAULT_WEIGHTS


def test_the_weights_in_use_are_their_own_preview(url: str, tmp_path: Path) -> None:
    copy = tmp_path / "kopie.toml"
    copy.write_text(run("weights", "show", "--database", url), encoding="utf-8")
    assert "gelijk aan die in gebruik" in run("weights", "preview", copy, *ON, "--database", url)
    assert "Nooit gewisseld" in run("weights", "list", "--database", url)


def test_what_a_desk_mistypes_is_named(url: str, document: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "fout.toml"
    wrong.write_text(document.read_text("utf-8").replace("travel =", "reis ="), encoding="utf-8")
    refused = fails("weights", "preview", wrong, *ON, "--database", url)
    assert "no weight of this name" in refused
    assert "[components] reis" in refused
    refused = fails("weights", "save", wrong, "--name", "noord", "--why", WHY, "--database", url)
    assert "no weight of this name" in refused
    assert "cannot be read" in fails(
        "weights", "preview", tmp_path / "weg.toml", *ON, "--database", url
    )
    assert "no weights of this version" in fails(
        "weights", "use", "noord-v9", "--why", WHY, "--database", url
    )
    assert "No other weights" in fails("weights", "back", "--why", WHY, "--database", url)


def test_a_contractor_tries_no_weights(url: str, document: Path) -> None:
    refused = fails("weights", "preview", document, *ON, "--as", CONTRACTOR, "--database", url)
    assert "Only a municipal desk or the operator" in refused
