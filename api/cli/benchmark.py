"""Benchmarks of the product on the command line: does matching beat habit?"""

from __future__ import annotations

import os
import platform
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from api.cli.benchmark_table import print_channel_benchmark
from api.cli.new_file import make_folder_for, write_new
from api.cli.option_groups import with_option_groups
from api.cli.options import FormatOption, OutputFormat, now
from api.reports.channel_simulation_csv import numbers_csv
from api.reports.channel_simulation_files import FILE_NAMES, SCENARIO, channel_simulation_files
from api.reports.channel_simulation_report import Making, channel_simulation_report
from api.reports.channel_simulation_sentences import answer_sentences
from api.reports.document import Language
from api.schemas.channel_benchmark import channel_benchmark_out
from api.services.channel_benchmark import (
    BenchmarkPlan,
    ChannelBenchmark,
    SensitivityPlan,
    channel_benchmark,
    scaled,
)
from api.services.simulation_processes import OnProgress, RegionSimulation
from api.services.simulation_scenario import ScenarioFile, scenario_file
from api.settings import read_settings
from matcher.channels.simulation.scenario import Scenario
from matcher.skills.encoder import default_encoder_path
from matcher.skills.encoder_folder import version_of

_INTERRUPTED = 130
"""Exit code of a command that was interrupted, as shells have it."""

app = typer.Typer(
    no_args_is_help=True,
    help="Measure the product in a made region, where the truth is known. Nothing of your own "
    "database is read.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationOptions:
    """Which region, how often, and where it is kept."""

    scenario: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Another scenario (YAML). Default: data/scenarios/channels_synthetic.yaml, to "
            "copy and change.",
        ),
    ] = None
    scale: Annotated[
        float,
        typer.Option(
            min=0.005,
            max=1.0,
            help="Size of the region beside the scenario's. 0.05 is a quick look: it says that it "
            "runs, and no more.",
        ),
    ] = 1.0
    seeds: Annotated[
        int,
        typer.Option(metavar="N", min=1, help="How many regions; below 10 no interval is given."),
    ] = 30
    first_seed: Annotated[int, typer.Option(metavar="N", min=0, help="Seed of the first.")] = 1
    processes: Annotated[
        int,
        typer.Option(metavar="N", min=1, help="Regions at the same time; each takes one core."),
    ] = 2
    run_folder: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Where finished regions are kept: what is there is not run again. Default: "
            ".run/channel-benchmark/ and a name for this scenario and version.",
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SensitivityOptions:
    """Whether, and how far, assumptions go through their ranges."""

    sensitivity: Annotated[
        bool,
        typer.Option(
            "--sensitivity",
            help="Also put every assumption to both ends of its range: which conclusions hold "
            "everywhere? Takes longer than the rest.",
        ),
    ] = False
    sensitivity_seeds: Annotated[
        int, typer.Option(metavar="N", min=1, help="Regions for each of those.")
    ] = 10
    sensitivity_scale: Annotated[
        float, typer.Option(min=0.005, max=1.0, help="Size of those regions.")
    ] = 0.1

    def plan(self, scenario: Scenario, first_seed: int) -> SensitivityPlan | None:
        """Return what is to be run; None without --sensitivity."""
        if not self.sensitivity:
            return None
        return SensitivityPlan(
            scenario=scaled(scenario, self.sensitivity_scale),
            scale=self.sensitivity_scale,
            seeds=_seeds(first_seed, self.sensitivity_seeds),
        )


@app.callback()
def benchmarks() -> None:
    """Keep the name of the one command that there is."""


@app.command()
@with_option_groups
def channels(
    region: SimulationOptions,
    assumptions: SensitivityOptions,
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Write report.html, report.pdf, report.md, numbers.csv, sensitivity.csv and "
            "scenario.yaml there.",
        ),
    ] = None,
    language: Annotated[
        Language, typer.Option(help="Of the table and the report: nl or en.")
    ] = Language.DUTCH,
    output: FormatOption = OutputFormat.TABLE,
) -> None:
    """Does matching beat habit? Six ways of finding people, in a region where the truth is known.

    A region is made up from a scenario file: contractors with habits, channels with people, and who
    would truly do well. It goes by once under each policy, with the same people and the same luck;
    30 such regions give intervals. Ctrl-C loses only the regions under way: the same command goes
    on where it was.

    A quick look: sroi-match benchmark channels --scale 0.05 --seeds 10

    All of it: sroi-match benchmark channels --sensitivity --report channel-report
    """
    if report:
        make_folder_for(report, FILE_NAMES)
    source = scenario_file(region.scenario)
    told = _run(_plan(source, region, assumptions))
    out = channel_benchmark_out(told, answer_sentences(told, language))
    if output is OutputFormat.TABLE:
        print_channel_benchmark(told, language)
    elif output is OutputFormat.JSON:
        typer.echo(out.model_dump_json(indent=2))
    else:
        typer.echo(numbers_csv(out.numbers), nl=False)
    if report:
        making = Making(
            command=_command(region, assumptions, report, language),
            machine=f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}",
            made_on=now().date(),
        )
        document = channel_simulation_report(told, language, making)
        for name, content in channel_simulation_files(document, out, source.content).items():
            write_new(report / name, content)


def _plan(
    source: ScenarioFile, region: SimulationOptions, assumptions: SensitivityOptions
) -> BenchmarkPlan:
    return BenchmarkPlan(
        scenario=scaled(source.scenario, region.scale),
        scale=region.scale,
        seeds=_seeds(region.first_seed, region.seeds),
        n_processes=region.processes,
        run_folder=region.run_folder,
        sensitivity=assumptions.plan(source.scenario, region.first_seed),
    )


def _run(plan: BenchmarkPlan) -> ChannelBenchmark:
    encoder_path = read_settings().encoder or default_encoder_path()
    try:
        with _progress_bar() as on_progress:
            return channel_benchmark(
                plan,
                RegionSimulation(encoder_path),
                encoder_version=version_of(encoder_path),
                on_progress=on_progress,
            )
    except KeyboardInterrupt:
        typer.echo(
            "Onderbroken. Wat klaar was, is bewaard; geef hetzelfde commando om verder te gaan.",
            err=True,
        )
        raise typer.Exit(_INTERRUPTED) from None


def _seeds(first: int, n: int) -> tuple[int, ...]:
    return tuple(range(first, first + n))


def _command(
    region: SimulationOptions, assumptions: SensitivityOptions, report: Path, language: Language
) -> str:
    """Return the command that gives the same report, run in the folder of this one's files."""
    words = ["sroi-match", "benchmark", "channels"]
    if region.scenario:
        words += ["--scenario", SCENARIO]
    if region.scale != 1:
        words += ["--scale", f"{region.scale:g}"]
    words += ["--seeds", str(region.seeds), "--first-seed", str(region.first_seed)]
    if assumptions.sensitivity:
        words += ["--sensitivity", "--sensitivity-seeds", str(assumptions.sensitivity_seeds)]
        words += ["--sensitivity-scale", f"{assumptions.sensitivity_scale:g}"]
    words += ["--language", language, "--report", report.name]
    return shlex.join(words)


@contextmanager
def _progress_bar() -> Iterator[OnProgress]:
    columns = (
        TextColumn("Regio's"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: list[TaskID] = []

        def on_progress(n_done: int, n_all: int) -> None:
            # The bar begins at what was kept, or it would promise the speed of not running it.
            if not tasks:
                tasks.append(bar.add_task("", total=n_all, completed=n_done))
            bar.update(tasks[0], completed=n_done)

        yield on_progress
