"""The benchmark of allocations measures what it says, and says what it measured."""

from __future__ import annotations

import pytest

from benchmarks.allocation import CHOICES, crowded, main, measured
from matcher.allocation.outcome import totals


def test_a_small_run_measures_every_setting_and_gives_the_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["--people", "200", "--places", "20"])
    out = capsys.readouterr().out
    assert "`python -m benchmarks.allocation --people 200 --places 20`" in out
    assert "SYNTHETIC" in out
    for name in (*CHOICES, "greedy", "SciPy linear_sum_assignment, dense"):
        assert out.count(f"| {name} | ") == 3
    assert out.count("| after the optimal allocation | ") == 3


def test_the_optimum_is_that_of_the_peer_and_better_than_greedy_and_each_for_itself() -> None:
    setting = crowded(60, 20)
    total = {
        line.name: totals(setting.problem, line.chosen).total_fit for line in measured(setting)
    }
    assert total["optimal"] == pytest.approx(total["SciPy linear_sum_assignment, dense"])
    assert total["each vacancy its own best"] < total["greedy"] < total["optimal"]
