"""The benchmark of what-ifs: it asks about the pool that it names, and prints what it measured."""

from __future__ import annotations

import pytest

from benchmarks import what_if
from benchmarks.speed_ranking import N_WARM_UP, built_index, setting_of
from benchmarks.synthetic_pool import synthetic_pool, synthetic_vacancies
from benchmarks.timing import Times
from benchmarks.what_if import five_changes, main, measured
from matcher.skills.encoder import SkillEncoder, default_encoder_path


def test_the_list_the_place_and_the_changes_are_timed_for_every_job() -> None:
    encoder = SkillEncoder.load(default_encoder_path())
    vacancies = synthetic_vacancies(N_WARM_UP + 3, seed=1)
    setting = setting_of(synthetic_pool(60, seed=1), vacancies, encoder)
    listed, placed, answered = measured(setting, built_index(setting)[0])
    assert len(listed.seconds) == 3
    assert len(placed.seconds) == len(answered.seconds) == N_WARM_UP + 3
    assert answered.floor_s == what_if.FLOOR_S


def test_five_different_things_are_changed() -> None:
    changes = five_changes(synthetic_vacancies(1)[0])
    assert len({change.kind for change in changes}) == 5


@pytest.mark.parametrize(("seconds", "is_met"), [(0.001, True), (9.0, False)])
def test_the_report_fails_where_the_demand_is_missed(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    seconds: float,
    is_met: bool,
) -> None:
    made_up = [Times(name="five single changes more", seconds=(seconds,), floor_s=0.1)]
    monkeypatch.setattr(what_if, "measured", lambda *_: made_up)
    if is_met:
        main(["--candidates", "40"])
    else:
        with pytest.raises(SystemExit):
            main(["--candidates", "40"])
    assert "40 people" in capsys.readouterr().out
