"""Every number of a scenario as a table: its range, and its source or the word assumption."""

from __future__ import annotations

from collections.abc import Iterator

from api.reports.channel_simulation_words import NO_NUMBER
from api.reports.document import Block, Language, Paragraph, ReportTable
from api.reports.two_languages import two
from matcher.channels.simulation.parameters import Parameter
from matcher.channels.simulation.scenario import Scenario

_TEXT = two(
    "Van de {n} getallen hebben er {published} een gepubliceerde bron, zijn er {sizes} een keuze "
    "van grootte, en zijn er {assumed} een aanname met een bereik. Namen en toelichting zijn "
    "Engels, zoals in het scenariobestand.",
    "Of the {n} numbers {published} have a published source, {sizes} are a choice of size, and "
    "{assumed} are assumptions with a range. Names and notes are those of the scenario file.",
)
_HEAD = two("naam|waarde|eenheid|bereik|bron|toelichting", "name|value|unit|range|source|note")
_ASSUMPTION, _SIZE = two("aanname", "assumption"), two("grootte", "size")
_CAPTION = two("Getallen van het scenario", "Numbers of the scenario")


def parameter_blocks(scenario: Scenario, language: Language) -> Iterator[Block]:
    """Yield how many numbers are known, chosen and assumed, and each of them."""
    all_of_them = scenario.parameters.values()
    n_assumed = sum(one.is_assumption for one in all_of_them)
    n_published = sum(one.source is not None for one in all_of_them)
    yield Paragraph(
        text=_TEXT[language].format(
            n=len(all_of_them),
            published=n_published,
            assumed=n_assumed,
            sizes=len(all_of_them) - n_published - n_assumed,
        )
    )
    yield ReportTable(
        caption=_CAPTION[language],
        head=tuple(_HEAD[language].split("|")),
        rows=tuple(_row(one, language) for one in all_of_them),
        numeric=frozenset({1}),
    )


def _row(one: Parameter, language: Language) -> tuple[str, ...]:
    is_ranged = one.low is not None and one.high is not None
    return (
        one.name,
        f"{one.value:.10g}",
        one.unit,
        f"{one.low:g} – {one.high:g}" if is_ranged else NO_NUMBER,
        _source(one, language),
        one.note,
    )


def _source(one: Parameter, language: Language) -> str:
    if one.source is None:
        return (_ASSUMPTION if one.is_assumption else _SIZE)[language]
    return f"{one.source} ({one.year}, {one.completeness})"
