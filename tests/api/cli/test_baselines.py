"""The rankers that people have, side by side with ours on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.baselines.catalogue import BASELINE_NAMES
from tests.api.cli.running import fails, run


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SROI_DATABASE_URL", f"sqlite:///{tmp_path / 'own.sqlite'}")
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    monkeypatch.chdir(tmp_path)
    run("init")
    people = (
        "bron_id;vaardigheden;delen_toegestaan\n"
        "a1;vloeren dweilen|ramen lappen;ja\n"
        "a2;metaal lassen;ja\n"
        "a3;ramen lappen|vloeren dweilen;nee\n"
    )
    Path("k.csv").write_text(people, encoding="utf-8")
    whose = ("--organisation", "UWV Voorbeeld", "--channel", "uwv")
    run("import", "candidates", "k.csv", *whose)
    job = (
        "bron_id;opdrachtnemer;titel;eisen\n"
        "v1;Schoon Voorbeeld;schoonmaker;ramen lappen|vloeren dweilen\n"
    )
    Path("v.csv").write_text(job, encoding="utf-8")
    run("import", "vacancies", "v.csv")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("name", BASELINE_NAMES)
def test_every_baseline_lists_who_may_be_shown(name: str) -> None:
    printed = run("baseline", name, "v1")
    assert printed.count("K-") == 2
    assert run("baseline", name, "v1", "--as", "UWV Voorbeeld").count("K-") == 3
    assert "Geen advies" in printed


@pytest.mark.usefixtures("filled")
def test_words_find_who_can_do_the_work() -> None:
    first = run("baseline", "bm25", "v1", "--top", "1")
    assert "K-" in first
    assert " 0.000" not in first


@pytest.mark.usefixtures("filled")
def test_an_unknown_baseline_is_refused_with_the_names() -> None:
    assert "character-tfidf" in fails("baseline", "magic", "v1")
