"""The speed benchmark itself: it measures what it says, and says what it measured."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from api.exchange.reader import Layout, read_candidates
from benchmarks import speed
from benchmarks.databases import opened
from benchmarks.sonar_workbook import write_sonar_workbook
from benchmarks.speed import main, report_lines
from benchmarks.speed_peers import side_by_side
from benchmarks.speed_ranking import Setting, built_index, index_bytes, setting_of
from benchmarks.stored_pool import OPERATOR, store_candidates, store_organisations
from benchmarks.synthetic_pool import synthetic_pool, synthetic_vacancies
from benchmarks.timing import Times, machine, taking_turns, timed
from matcher.skills.encoder import SkillEncoder, default_encoder_path
from models.engine import Database, upgrade


@pytest.fixture(scope="module")
def setting() -> Setting:
    """Three hundred people and eight jobs."""
    encoder = SkillEncoder.load(default_encoder_path())
    return setting_of(synthetic_pool(300, seed=1), synthetic_vacancies(8, seed=1), encoder)


def test_percentiles_and_floors_are_read_from_the_runs() -> None:
    times = Times(name="x", seconds=tuple(n / 100 for n in range(1, 101)), floor_s=0.96)
    assert times.percentile(50) == pytest.approx(0.505)
    assert times.percentile(95) == pytest.approx(0.9505)
    assert times.is_within
    assert not Times(name="x", seconds=(1.0,), floor_s=1.0).is_within
    assert Times(name="x", seconds=(1.0,)).is_within


def test_warming_up_does_not_count() -> None:
    seen: list[int] = []
    times = timed("x", seen.append, range(7), n_warm_up=3)
    assert seen == list(range(7))
    assert len(times.seconds) == 4


def test_what_is_timed_is_the_index_of_the_whole_pool(setting: Setting) -> None:
    index, _ = built_index(setting)
    assert len(index) == 300
    assert index_bytes(setting) > setting.phrase_vectors.nbytes


def test_ours_comes_first_and_every_peer_gives_times_for_the_same_jobs(setting: Setting) -> None:
    ours, *peers = side_by_side(setting, built_index(setting)[0])
    assert ours.name.startswith("ours")
    assert len(ours.seconds) == 3
    n_runs = [(times.name.split()[0], len(times.seconds)) for times in peers]
    assert n_runs[-2:] == [("scikit-learn", 3), ("a", 5)]
    assert n_runs[:-2] in ([], [("faiss", 3), ("faiss", 3)])


def test_works_take_turns_at_every_input() -> None:
    seen: list[str] = []
    works = {name: lambda given, name=name: seen.append(f"{name}{given}") for name in "ab"}
    times = taking_turns(works, [1, 2, 3], n_warm_up=1)
    assert seen == ["a1", "b1", "a2", "b2", "a3", "b3"]
    assert [(one.name, len(one.seconds)) for one in times] == [("a", 2), ("b", 2)]


def test_the_report_names_the_machine_by_its_class_only() -> None:
    assert "cores" in machine()
    text = "\n".join(report_lines([], "python -m benchmarks.speed"))
    assert "SYNTHETIC" in text
    assert str(Path.home()) not in text


def test_a_missed_floor_is_told_and_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    slow = speed.Part(title="slow", times=[Times(name="work", seconds=(2.0,), floor_s=1.0)])
    monkeypatch.setattr(speed, "_measured", lambda chosen: iter([slow]))
    with pytest.raises(SystemExit):
        main(["--quick"])
    assert "| work | 1 | 2.00 s | 2.00 s | 2.00 s | 1.00 s **missed** |" in capsys.readouterr().out


def test_a_quick_run_measures_every_part_and_writes_every_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "speed.json"
    main(["--quick", "--candidates", "5000", "--database", "sqlite", "--json", str(path)])
    told = json.loads(path.read_text(encoding="utf-8"))
    ranking, _, stored = told["parts"]
    names = [times["name"] for part in (ranking, stored) for times in part["times"]]
    for part in (
        "rank one vacancy, top 50 with reasons",
        "load the index, 100 candidates",
        "rank_for_vacancy, top 50, SQL included",
        "from a commit in another process to the index",
        "import 200 Sonar rows (200 created",
    ):
        assert any(name.startswith(part) for name in names), part
    assert all(times["seconds"] for part in told["parts"] for times in part["times"])
    out = capsys.readouterr().out
    assert "--database sqlite" in out
    assert str(tmp_path) not in out


def test_a_database_that_holds_people_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'in use.sqlite'}"
    database = Database(url)
    upgrade(database)
    store_organisations(database)
    store_candidates(database, synthetic_pool(3, seed=1))
    with pytest.raises(SystemExit, match="empty"), opened(url):
        pytest.fail("it was opened")
    with database.unit_of_work(OPERATOR) as uow:
        assert uow.candidates.list(limit=1).total == 3
    database.dispose()


def test_the_workbook_is_read_as_a_sonar_export_with_problems_and_without_losing_a_row(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sonar.xlsx"
    write_sonar_workbook(path, 400, seed=1)
    reading = read_candidates(path)
    assert reading.layout is Layout.SONAR
    assert len(reading.records) == reading.n_rows == 400
    assert {problem.column for problem in reading.problems} >= {"Postcode", "Beschikbare uren/wk"}
    unknown = np.mean([record.profile.education_level is None for record in reading.records])
    assert unknown == pytest.approx(0.42, abs=0.08)
