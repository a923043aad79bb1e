"""One case to read: counts or not and why, what it is worth line by line, what is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.services.assessments import ExplainedCase
from matcher.domain.block_scheme import BlockScheme, SchemeKind
from matcher.domain.counting import CERTAIN_MONTHS, CountingKind, CountingPeriod
from matcher.domain.judgement import BlockAnswer
from matcher.domain.money import Amount, euro_text
from matcher.domain.target_group_rules import Completeness
from matcher.domain.valued import PlacementValue, ValueLine
from matcher.eligibility.explain import explain
from matcher.eligibility.wording import COUNTS, Both, Language
from matcher.ternary import Ternary
from matcher.value.explain import explain_open_point, value_text
from matcher.value.readings import plain

_HEADINGS = (("schema", "telt mee", "blok", "waarde"), ("scheme", "counts", "block", "value"))
_KINDS = {SchemeKind.EUROS: "euro", SchemeKind.POINTS: "punten"}
READ_NAMES = {
    Completeness.FULL: "volledig",
    Completeness.PARTIAL: "gedeeltelijk",
    Completeness.UNKNOWN: "onbekend",
}
_COUNTING: dict[CountingKind, Both] = {
    CountingKind.MONTHS: ("ten hoogste {months} maanden", "at most {months} months"),
    CountingKind.MONTHS_AFTER_SCHOOL: (
        "tot {months} maanden na de laatste schooldag",
        "until {months} months after the last day at school",
    ),
    CountingKind.ALWAYS: ("zonder einde", "without an end"),
    CountingKind.AGREED: ("zolang als is afgesproken", "for as long as was agreed"),
    CountingKind.WHILE_CLAIM_LASTS: ("zolang de claim geldt", "for as long as the claim holds"),
    CountingKind.UNKNOWN: (
        f"de bron noemt geen termijn; {CERTAIN_MONTHS} maanden zijn zeker",
        f"the source names no period; {CERTAIN_MONTHS} months are certain",
    ),
}


def print_schemes(schemes: Sequence[BlockScheme]) -> None:
    """Print the block schemes of the installation, one a row."""
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in ("schema", "regio", "soort", "geldt vanaf", "tot en met", "gelezen"):
        table.add_column(heading, overflow="fold")
    for scheme in schemes:
        table.add_row(
            escape(scheme.scheme_id),
            escape(scheme.scheme_id.partition("/")[0]),
            _KINDS[scheme.kind],
            str(scheme.valid_from or "onbekend"),
            str(scheme.valid_until or "onbekend"),
            READ_NAMES[scheme.completeness],
        )
    screen().print(table)


def print_case(found: Sequence[ExplainedCase], language: Language) -> None:
    """Print a case under one scheme, or first side by side and then under each."""
    console = screen()
    if len(found) > 1:
        console.print(_side_by_side(found, language))
    for one in found:
        console.print("\n".join(_case(one, language)), soft_wrap=True)


def _side_by_side(found: Sequence[ExplainedCase], language: Language) -> Table:
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    at = _at(language)
    for heading in _HEADINGS[at]:
        table.add_column(heading, overflow="fold")
    for one in found:
        chosen, value = one.judgement.chosen, one.value
        table.add_row(
            escape(one.scheme.scheme_id),
            COUNTS[one.judgement.counts][at],
            escape(chosen.block.title) if chosen else "-",
            _amount(value, value.total, language) if value else "-",
        )
    return table


def _case(one: ExplainedCase, language: Language) -> Iterable[str]:
    at = _at(language)
    scheme, judgement, value = one.scheme, one.judgement, one.value
    yield f"[bold]{escape(scheme.title)}[/bold] ({escape(scheme.scheme_id)})"
    days = (" of ", " or ")[at].join(day.isoformat() for day in judgement.reference_days)
    yield f"{('peildatum', 'reference date')[at]}: {days}; {_in_force(one, at)}"
    yield f"[bold]{('telt mee', 'counts')[at]}: {COUNTS[judgement.counts][at]}[/bold]"
    if value is not None:
        total = _amount(value, value.total, language)
        yield f"[bold]{_counted(value, at)}: {total}[/bold]"
    yield from _listed(
        ("waarom", "why")[at], (explain(r, language, judgement.counts) for r in one.settled_reasons)
    )
    if value is not None:
        yield from _lines(value, language)
    if judgement.chosen is not None:
        yield from _listed(("grenzen", "limits")[at], _limits(judgement.chosen, one, at))
    points = [explain_open_point(p, language) for p in value.open_points] if value else []
    asked = [explain(reason, language, judgement.counts) for reason in one.open_reasons]
    yield from _listed(("nog open", "still open")[at], [*points, *asked])
    yield from _listed(
        ("de gelezen bron zegt niet alles", "the source, in Dutch, on its gaps")[at],
        scheme.known_gaps,
    )
    yield f"{('bron', 'source')[at]}: {escape(scheme.source)}"
    yield ""


def _counted(value: PlacementValue, at: int) -> str:
    first, last = value.days.valid_from, value.days.valid_until
    start = (f" van {first}", f" from {first}")[at] if first else ""
    return (f"waarde{start} tot en met {last}", f"value{start} up to {last}")[at]


def _in_force(one: ExplainedCase, at: int) -> str:
    first, last, day = one.scheme.valid_from, one.scheme.valid_until, one.scheme_day
    if one.is_in_force is Ternary.UNKNOWN:
        return ("van wanneer het schema geldt, is onbekend", "the scheme has no known dates")[at]
    span = (f"vanaf {first}", f"from {first}")[at]
    span += (f" tot en met {last}", f" up to {last}")[at] if last else ""
    if one.is_in_force is Ternary.MEETS:
        return (f"het schema geldt {span}", f"the scheme holds {span}")[at]
    return (
        f"let op: het schema geldt {span}, dus niet op {day}",
        f"mind: the scheme holds {span}, so not on {day}",
    )[at]


def _lines(value: PlacementValue, language: Language) -> Iterable[str]:
    if value.lines:
        yield f"{('berekening', 'arithmetic')[_at(language)]}:"
    for line in value.lines:
        yield from _line(value, line, language)


def _line(value: PlacementValue, line: ValueLine, language: Language) -> Iterable[str]:
    yield f"  {escape(line.title)}: {_amount(value, line.amount, language)}"
    for formula in dict.fromkeys(reading.formula for reading in line.readings):
        yield f"    = {escape(formula)}"
    yield f"    {('bron', 'source')[_at(language)]}: {escape(line.source)}"


def _limits(chosen: BlockAnswer, one: ExplainedCase, at: int) -> Iterable[str]:
    counting: CountingPeriod = chosen.block.counting
    words = _COUNTING[counting.kind][at].format(months=counting.months)
    yield f"{('meetellen', 'counting period')[at]}: {words}"
    if one.hour_base is None:
        yield (
            "hoeveel uur per week voltijd is, is niet bekend",
            "which hours a week are full time is not known",
        )[at]
        return
    hours = plain(one.hour_base)
    yield (
        f"voltijd is {hours} uur per week; meer uren tellen als voltijd",
        f"full time is {hours} hours a week; more hours count as full time",
    )[at]


def _amount(value: PlacementValue, amount: Amount, language: Language) -> str:
    """Return an amount in a language; euros are written the Dutch way in both."""
    if language == "nl":
        return value_text(replace(value, total=amount))
    written = euro_text if value.kind is SchemeKind.EUROS else plain
    unit = "" if value.kind is SchemeKind.EUROS else " points"
    if amount.at_most is None:
        return f"unknown, at least {written(amount.at_least)}{unit}"
    ends = dict.fromkeys((written(amount.at_least), written(amount.at_most)))
    return f"{' to '.join(ends)}{unit}"


def _listed(heading: str, sentences: Iterable[str]) -> Iterable[str]:
    told = list(dict.fromkeys(sentences))
    if told:
        yield f"{heading}:"
        yield from (f"  - {escape(sentence)}" for sentence in told)


def _at(language: Language) -> int:
    return 0 if language == "nl" else 1
