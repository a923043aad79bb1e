"""The channel benchmark: run once, kept by region, and gone on with after a break."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from api.schemas.channel_benchmark import channel_benchmark_out
from api.services import simulation_identity
from api.services.channel_benchmark import (
    BenchmarkPlan,
    ChannelBenchmark,
    SensitivityPlan,
    channel_benchmark,
    scaled,
)
from api.services.simulation_processes import Simulating
from matcher.channels.simulation.outcome import Outcome, Policy, SimulatedNumber
from matcher.channels.simulation.scenario import Scenario
from matcher.channels.simulation.sensitivity import Robustness
from matcher.errors import Conflict, InvalidInput
from tests.made_simulation import MadeSimulation, a_scenario

SCENARIO = a_scenario()
SEEDS = tuple(range(1, 13))


@dataclass(frozen=True)
class Breaking:
    """Yields numbers until a seed at which somebody presses Ctrl-C."""

    at_seed: int

    def __call__(self, scenario: Scenario, seed: int) -> Sequence[SimulatedNumber]:
        if seed == self.at_seed:
            raise KeyboardInterrupt
        return MadeSimulation()(scenario, seed)


@dataclass(frozen=True)
class Refusing:
    """Is not asked for anything any more."""

    def __call__(self, scenario: Scenario, seed: int) -> Sequence[SimulatedNumber]:
        pytest.fail(f"seed {seed} was run again")


@dataclass(frozen=True)
class Killed:
    """Is ended by the system, as a process that asks too much memory."""

    def __call__(self, scenario: Scenario, seed: int) -> Sequence[SimulatedNumber]:
        os.kill(os.getpid(), signal.SIGKILL)
        return ()


def run(
    folder: Path,
    simulating: Simulating | None = None,
    *,
    seeds: Sequence[int] = SEEDS,
    scenario: Scenario = SCENARIO,
    n_processes: int = 1,
    encoder: str = "encoder-1",
    is_sensitive: bool = False,
    steps: list[tuple[int, int]] | None = None,
) -> ChannelBenchmark:
    """Run the benchmark in a folder."""
    sensitivity = SensitivityPlan(scenario=scenario, scale=1, seeds=tuple(seeds))
    plan = BenchmarkPlan(
        scenario=scenario,
        scale=1,
        seeds=tuple(seeds),
        n_processes=n_processes,
        run_folder=folder,
        sensitivity=sensitivity if is_sensitive else None,
    )
    seen: list[tuple[int, int]] = [] if steps is None else steps
    return channel_benchmark(
        plan,
        simulating or MadeSimulation(),
        encoder_version=encoder,
        on_progress=lambda n_done, n_all: seen.append((n_done, n_all)),
    )


def numbers_of(told: ChannelBenchmark) -> str:
    """Return every number and conclusion as text, what it cost aside."""
    out = channel_benchmark_out(told, ())
    return out.model_dump_json(include={"numbers", "conclusions", "shifts", "seeds"})


def test_what_is_there_is_not_run_again_and_gives_the_same_to_the_last_digit(
    tmp_path: Path,
) -> None:
    first = run(tmp_path / "run", is_sensitive=True)
    again = run(tmp_path / "run", Refusing(), is_sensitive=True)
    assert numbers_of(again) == numbers_of(first)


def test_a_break_loses_only_the_region_under_way(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "broken", Breaking(at_seed=8))
    kept = sorted(path.name for path in (tmp_path / "broken" / "region").glob("seed-*"))
    assert kept == [f"seed-{seed:05d}.json" for seed in range(1, 8)]
    steps: list[tuple[int, int]] = []
    gone_on = run(tmp_path / "broken", steps=steps)
    assert steps == [(7, 12), (8, 12), (9, 12), (10, 12), (11, 12), (12, 12)]
    assert numbers_of(gone_on) == numbers_of(run(tmp_path / "whole"))


def test_more_regions_later_are_put_to_those_that_are_there(tmp_path: Path) -> None:
    run(tmp_path / "run", seeds=SEEDS[:10])
    more = run(tmp_path / "run")
    assert more.findings.seeds == SEEDS
    assert numbers_of(more) == numbers_of(run(tmp_path / "whole"))
    fewer = run(tmp_path / "run", Refusing(), seeds=SEEDS[:10])
    assert fewer.findings.seeds == SEEDS[:10]


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    two = run(tmp_path / "two", n_processes=2, seeds=SEEDS[:3])
    assert numbers_of(two) == numbers_of(run(tmp_path / "one", seeds=SEEDS[:3]))
    assert two.cost.n_regions == 3
    assert two.cost.peak_memory_mb
    assert two.cost.peak_memory_mb > 10


def test_a_process_that_the_system_ends_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Conflict, match="memory had run out") as told:
        run(tmp_path, Killed(), n_processes=2, seeds=SEEDS[:2])
    assert "--processes 1" in told.value.remedy


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace('"seed": 3', '"seed": 4'),
        lambda text: text.replace("12", "13"),
        lambda text: "[]",
        lambda text: "",
    ],
    ids=["cut off", "of another seed", "another number", "no seed", "empty"],
)
def test_a_damaged_region_is_named_and_can_be_run_anew(tmp_path: Path, damage: object) -> None:
    told = run(tmp_path)
    path = tmp_path / "region" / "seed-00003.json"
    assert callable(damage)
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(InvalidInput, match="This file of a seed is damaged") as fault:
        run(tmp_path)
    assert fault.value.where == str(path)
    assert "Delete this file and give the same command again" in fault.value.remedy
    path.unlink()
    assert numbers_of(run(tmp_path)) == numbers_of(told)


def test_a_folder_of_another_scenario_is_refused_and_left_alone(tmp_path: Path) -> None:
    run(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}
    with pytest.raises(InvalidInput, match="were run with another scenario;") as fault:
        run(tmp_path, scenario=SCENARIO.with_value("pull", 2))
    assert "Name another --run-folder" in fault.value.remedy
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.json")} == before


def test_another_range_or_note_is_the_same_scenario(tmp_path: Path) -> None:
    run(tmp_path)
    parameters = {
        name: replace(one, note="Better said.") for name, one in SCENARIO.parameters.items()
    }
    run(tmp_path, Refusing(), scenario=replace(SCENARIO, parameters=parameters))


def test_a_folder_of_another_encoder_or_program_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path)
    with pytest.raises(InvalidInput, match="another skill encoder"):
        run(tmp_path, encoder="encoder-2")
    monkeypatch.setattr(simulation_identity, "_code_digest", lambda: "other")
    with pytest.raises(InvalidInput, match="another version of the program"):
        run(tmp_path)


def test_a_folder_with_something_else_in_it_is_no_run_folder(tmp_path: Path) -> None:
    (tmp_path / "region").mkdir()
    (tmp_path / "region" / "letter.txt").write_text("Dear reader", encoding="utf-8")
    with pytest.raises(InvalidInput, match="it is no run folder"):
        run(tmp_path)
    (tmp_path / "region" / "run.json").write_text(json.dumps(["?"]), encoding="utf-8")
    with pytest.raises(InvalidInput, match="does not tell what"):
        run(tmp_path)


def test_a_place_that_cannot_be_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InvalidInput, match="cannot be made, read or written"):
        run(tmp_path / "file")


def test_a_region_that_cannot_be_kept_is_told_and_the_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    run(tmp_path, seeds=SEEDS[:2])
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InvalidInput, match="A finished seed cannot be written") as fault:
        run(tmp_path)
    assert "What was finished before is kept." in fault.value.remedy
    kept = sorted(path.name for path in (tmp_path / "region").glob("seed-*.json"))
    assert kept == ["seed-00001.json", "seed-00002.json"]


def test_what_a_break_left_half_written_hinders_nobody(tmp_path: Path) -> None:
    (tmp_path / "region").mkdir()
    (tmp_path / "region" / "run.77.unfinished").write_text("{", encoding="utf-8")
    assert run(tmp_path, seeds=SEEDS[:1]).findings.seeds == (1,)


def test_a_planted_flip_is_found_and_everything_else_holds(tmp_path: Path) -> None:
    told = run(tmp_path, MadeSimulation(turns_at=2), is_sensitive=True)
    assert told.sensitivity is not None
    for one in told.sensitivity.conclusions:
        assert one.robustness is Robustness.FLIPS
        assert {shift.variation.parameter for shift in one.elsewhere} == {"pull"}
    # The base of both runs, and two assumptions at both ends.
    assert told.cost.n_regions == len(SEEDS) * 6
    assert len(list(tmp_path.glob("sensitivity-1/*/run.json"))) == 5


def test_another_range_of_an_assumption_is_run_beside_the_old_one(tmp_path: Path) -> None:
    run(tmp_path, is_sensitive=True, seeds=SEEDS[:2])
    wider = replace(SCENARIO.parameters["pull"], high=3.0)
    scenario = replace(SCENARIO, parameters={**SCENARIO.parameters, "pull": wider})
    told = run(tmp_path, is_sensitive=True, seeds=SEEDS[:2], scenario=scenario)
    assert told.sensitivity is not None
    assert {one.value for one in told.sensitivity.variations if one.parameter == "pull"} == {0.5, 3}
    assert (tmp_path / "sensitivity-1" / "pull-2").is_dir()


def test_by_default_every_scenario_has_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = BenchmarkPlan(scenario=SCENARIO, scale=1, seeds=(1,), n_processes=1)
    folders = []
    for scenario in (SCENARIO, SCENARIO.with_value("pull", 2), SCENARIO):
        told = channel_benchmark(
            replace(plan, scenario=scenario),
            MadeSimulation(),
            encoder_version="encoder-1",
            on_progress=lambda *_: None,
        )
        folders.append(told.run_folder)
    assert folders[0] == folders[2] != folders[1]


def test_a_smaller_region_has_fewer_people_and_the_same_habits() -> None:
    small = scaled(SCENARIO, 0.05)
    sizes = {name: small.whole(name) for name in ("candidates", "contractors", "vacancies")}
    assert sizes == {"candidates": 10, "contractors": 1, "vacancies": 2}
    assert (small["pull"], small["years"]) == (SCENARIO["pull"], SCENARIO["years"])
    assert scaled(SCENARIO, 0.001).whole("contractors") == 1
    assert scaled(SCENARIO, 1) is SCENARIO


def test_the_numbers_of_a_region_come_back_as_they_were(tmp_path: Path) -> None:
    told = run(tmp_path, seeds=(5,)).findings.of(Policy.RANKER, Outcome.VALUE)
    made = next(
        one.value
        for one in MadeSimulation()(SCENARIO, 5)
        if (one.policy, one.outcome, one.year) == (Policy.RANKER, Outcome.VALUE, 0)
    )
    assert told is not None
    assert told.own.estimate.at == made
