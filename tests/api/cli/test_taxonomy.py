"""The taxonomy on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.api.cli.running import fails, run
from tests.matcher.skills.toy_vocabulary import write_vocabulary


@pytest.fixture
def taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SROI_DATABASE_URL", f"sqlite:///{tmp_path / 'own.sqlite'}")
    monkeypatch.chdir(tmp_path)
    run("init")
    assert "geen taxonomie" in run("taxonomy", "show")
    folder = write_vocabulary(tmp_path / "esco")
    assert "15 beroepen, 15 vaardigheden" in run("taxonomy", "import", str(folder))
    return tmp_path


def test_a_phrase_is_linked_or_said_not_to_be(taken_in: Path) -> None:
    assert "15 beroepen" in run("taxonomy", "show")
    printed = run("taxonomy", "link", "gras maaien", "kwantummechanica")
    assert "1.00" in printed
    assert "niet gekoppeld" in printed
    found = json.loads(
        run("taxonomy", "link", "tuinman", "--kind", "occupation", "--format", "json")
    )
    assert found["phrases"][0]["link"]["label"] == "tuinman"


def test_a_text_is_read_with_what_its_words_mean(taken_in: Path) -> None:
    (taken_in / "vacature.txt").write_text("Taken: gras maaien; kwantummechanica.", "utf-8")
    printed = run("read-text", "vacature.txt", "--title", "Tuinman (m/v)")
    assert "Tuinman: tuinman (1.00)" in printed
    assert "gras maaien (1.00)" in printed
    assert "niet gekoppeld" in printed
    assert "betekent" not in run("read-text", "vacature.txt", "--no-links")
    found = json.loads(run("read-text", "vacature.txt", "--format", "json"))
    assert (found["has_taxonomy"], found["title"]) == (True, None)
    assert [phrase["link"] is None for phrase in found["phrases"]] == [False, True]


def test_codes_come_from_a_table_and_faults_name_the_cell(taken_in: Path) -> None:
    found = json.loads(
        run("taxonomy", "link", "tuinman", "--kind", "occupation", "--format", "json")
    )
    uri = found["phrases"][0]["link"]["uri"]
    table = taken_in / "codes.csv"
    table.write_text(f"uri,scheme,code\n{uri},competentnl,X1\n", encoding="utf-8")
    assert "1 codes opgeslagen" in run("taxonomy", "codes", str(table))
    for content, told in (
        (f"uri,scheme,code\n{uri},isced,X1\n", "line 2, column scheme"),
        (f"uri,scheme,code\n{uri},competentnl,\n", "line 2, column code"),
        ("uri,code\n", "no column 'scheme'"),
    ):
        table.write_text(content, encoding="utf-8")
        assert told in fails("taxonomy", "codes", str(table))
    table.write_bytes(b"\xff\xfe")
    assert "UTF-8" in fails("taxonomy", "codes", str(table))


def test_a_vacancy_without_a_taxonomy_gets_no_suggestions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SROI_DATABASE_URL", f"sqlite:///{tmp_path / 'own.sqlite'}")
    monkeypatch.setenv("SROI_IDENTITY_KEY_FILE", str(tmp_path / "identity-key"))
    monkeypatch.chdir(tmp_path)
    run("init")
    vacancy = tmp_path / "vacatures.csv"
    vacancy.write_text(
        "bron_id;opdrachtnemer;titel\nvac-1;Schoonmaak Voorbeeld;Schoonmaker\n", encoding="utf-8"
    )
    run("import", "vacancies", str(vacancy))
    assert "geen taxonomie" in run("taxonomy", "suggest", "vac-1")
    run("taxonomy", "import", str(write_vocabulary(tmp_path / "esco")))
    printed = run("taxonomy", "suggest", "vac-1")
    assert "afgeleid uit het beroep" in printed
    found = json.loads(run("taxonomy", "suggest", "vac-1", "--format", "json"))
    assert found["skills"]
