"""A fairness report to read: warnings first, then groups by trait, then what to know."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.services.fairness_report import FairnessReport
from api.services.fairness_text import (
    TRAITS,
    VERDICTS,
    caveats,
    divergence_text,
    group_name,
    hidden_text,
    interval_text,
    number_text,
    warnings,
)
from matcher.fairness.measures import TraitMeasure

_HEADINGS = ("groep", "regels", "geschikt", "aandeel", "zichtbaar", "verhouding", "skew", "oordeel")


def print_fairness(report: FairnessReport) -> None:
    """Print the report."""
    console = screen()
    console.print(escape(_heading(report)), soft_wrap=True)
    told = warnings(report)
    console.print("\n".join(_listed("waarschuwingen", told or ["geen"])), soft_wrap=True)
    for measure in report.traits:
        console.print(f"[bold]{TRAITS[measure.trait]}[/bold] {hidden_text(measure)}")
        if measure.groups:
            console.print(_table(measure))
        if measure.divergence is not None:
            console.print(divergence_text(measure.divergence), soft_wrap=True)
    console.print("\n".join(_listed("wat u moet weten", caveats(report))), soft_wrap=True)


def _heading(report: FairnessReport) -> str:
    counts = report.counts
    about = (
        f"de lijst van nu voor {report.vacancy.title} ({report.vacancy.vacancy_id})"
        if report.vacancy is not None
        else f"{counts.n_lists} lijsten voor {counts.n_vacancies} vacatures, van {report.since} "
        f"tot en met {report.until}"
    )
    return (
        f"Wie wordt gezien: {about}. {counts.n_lines} regels, de eerste {report.asked.top} "
        f"plaatsen. Gewichten {report.weights_version}, encoder {report.encoder_version}."
    )


def _table(measure: TraitMeasure) -> Table:
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in _HEADINGS:
        is_text = heading in (_HEADINGS[0], _HEADINGS[-1])
        table.add_column(heading, justify="left" if is_text else "right", overflow="fold")
    for group in measure.groups:
        between = interval_text(group.ratio.low, group.ratio.high)
        table.add_row(
            escape(group_name(measure.trait, group.group)),
            str(group.n_lines),
            f"{group.n_reference} ({group.reference_share:.0%})",
            f"{group.share:.0%}",
            f"{group.exposure:.0%}",
            f"{number_text(group.ratio.at)} ({between})" if between else "-",
            number_text(group.skew.at),
            VERDICTS[group.verdict],
        )
    return table


def _listed(heading: str, sentences: Iterable[str]) -> Iterable[str]:
    yield f"{heading}:"
    yield from (f"  - {escape(sentence)}" for sentence in sentences)
