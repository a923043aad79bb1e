"""Learning from outcomes on the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from matcher.learning.settings import load_learning_settings
from matcher.skills.encoder import SkillEncoder, default_encoder_path
from models.engine import Database
from tests.api.cli.running import fails, run
from tests.api.services.outcome_log import fill
from tests.factories import a_viewer


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a database whose past has 60 vacancies; no test adds to it."""
    address = f"sqlite:///{tmp_path_factory.mktemp('learning') / 'past.sqlite'}"
    run("init", "--database", address)
    database = Database(address)
    encoder = SkillEncoder.load(default_encoder_path())
    fill(database, n_vacancies=60, encoder_version=encoder.version)
    yield address
    database.dispose()


def ask_less(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_learning_settings()
    minimum = replace(settings.minimum, n_vacancies=20, effective_sample_size=1.0)
    fewer = replace(settings, minimum=replace(minimum, n_reached_per_component=10), n_resamples=100)
    monkeypatch.setattr("api.services.learning_log.load_learning_settings", lambda: fewer)


def test_a_desk_reads_what_there_is_and_what_is_missing(url: str) -> None:
    told = run("learning", "report", "--database", url)
    assert "60 lijsten getoond" in told
    assert "uitgenodigd: te weinig om van te leren" in told
    assert "vacatures met van beide" in told
    assert "nodig 50: te weinig" in told
    read = json.loads(run("learning", "report", "--format", "json", "--database", url))
    assert read["n_vacancies"] == 60


def test_learning_is_refused_while_there_is_too_little_and_nothing_is_written(
    url: str, tmp_path: Path
) -> None:
    out = tmp_path / "weights.toml"
    sentence = fails("learning", "fit", "--out", out, "--database", url)
    assert "There is too little to learn from" in sentence
    assert "Go on with the weights in use" in sentence
    assert not out.exists()


def test_proposed_weights_are_written_tried_and_refused_with_what_is_missing(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_less(monkeypatch)
    out = tmp_path / "weights.toml"
    fitted = run("learning", "fit", "--outcome", "invited", "--out", out, "--database", url)
    assert "bomen (ter vergelijking)" in fitted
    assert "voor wie bekeken wordt" in fitted
    assert "# Learned from outcomes on" in out.read_text()
    monkeypatch.undo()
    tried = run("learning", "evaluate", out, "--all-vacancies", "--database", url)
    assert "dubbel robuust (DR)" in tried
    assert "mogen niet worden overgenomen" in tried
    sentence = fails("learning", "adopt", out, "--why", "proef", "--database", url)
    assert "These weights may not be adopted" in sentence
    assert "needed 50" in sentence
    with Database(url).unit_of_work(a_viewer()) as uow:
        assert not uow.weight_sets.all()


def test_a_file_that_is_no_text_is_refused(url: str, tmp_path: Path) -> None:
    broken = tmp_path / "weights.toml"
    broken.write_bytes(b"\xff\xfe[components]")
    assert "not UTF-8" in fails("learning", "evaluate", broken, "--database", url)
