"""An answer about feasibility to read: the answer, the people, the arithmetic, what to know."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.services.feasibilities import FoundFeasibility
from api.services.feasibility_text import (
    WORDS,
    arithmetic,
    caveats,
    channel_text,
    group_name,
    summary,
)
from matcher.domain.money import amount_text


def print_feasibility(found: FoundFeasibility) -> None:
    """Print the answer with everything it rests on."""
    console = screen()
    console.print("\n".join(_heading(found)), soft_wrap=True)
    if found.lines:
        console.print(_table(found))
    console.print("\n".join(_listed("berekening", arithmetic(found))), soft_wrap=True)
    console.print("\n".join(_listed("wat u moet weten", caveats(found))), soft_wrap=True)


def _heading(found: FoundFeasibility) -> Iterable[str]:
    work, answer = found.question.work, found.answer
    yield f"[bold]{WORDS[answer.answer]}[/bold]: {summary(found)}"
    yield (
        f"verschuldigd {amount_text(answer.owed)}, schema {escape(found.question.scheme.scheme_id)}"
    )
    if found.question.obligation is not None:
        yield f"  = {escape(found.question.obligation.formula)}"
    hours = "uren onbekend" if work.hours_per_week is None else f"{work.hours_per_week:f} uur/week"
    yield (
        f"werk in of bij {escape(found.place)} van {work.starts_on} tot en met "
        f"{work.counted_until}, {hours}"
    )
    for kind in found.kinds:
        yield (
            f"  {escape(kind.title)}: {kind.n_certain} kunnen dit zeker doen, "
            f"{kind.n_possible} misschien"
        )


def _table(found: FoundFeasibility) -> Table:
    table = Table(box=box.HORIZONTALS, pad_edge=False)
    for heading in ("doelgroep", "kanaal"):
        table.add_column(heading, overflow="fold")
    for heading in ("zeker", "mogelijk", "waarde per persoon"):
        table.add_column(heading, justify="right", overflow="fold")
    for line in found.lines:
        mean = "gemiddeld ten minste " if line.is_mean and line.n_eligible else ""
        table.add_row(
            escape(group_name(line)),
            escape(channel_text(line)),
            str(line.n_eligible),
            str(line.n_possible),
            f"{mean}{amount_text(line.value_each)}",
        )
    return table


def _listed(heading: str, sentences: Iterable[str]) -> Iterable[str]:
    yield f"{heading}:"
    yield from (f"  - {escape(sentence)}" for sentence in sentences)
