"""Habit in the choices of the period: how often the last channel is taken for being the last."""

from __future__ import annotations

from api.reports.document import (
    Block,
    Figure,
    IntervalChart,
    Language,
    Mark,
    Paragraph,
    ReportTable,
)
from api.reports.number_text import share_text
from api.reports.two_languages import two
from matcher.channels.estimation import Interval
from matcher.channels.habit_share import HabitShare

_SENTENCE = two(
    "Gewoonte verklaart {share} (95%-interval {low} tot {high}) van {n} keuzes: het vorige kanaal, "
    "omdat het het vorige was. Vaste voorkeuren zijn daarvan gescheiden; voorkeuren die in de tijd "
    "verschuiven niet.{zero}",
    "Habit explains {share} (95% interval {low} to {high}) of {n} choices: the last channel "
    "because it was the last. Steady preferences are told apart from it; preferences that shift "
    "in time are not.{zero}",
)
_ZERO = two(" Dit kan ook nul zijn.", " This may be nought as well.")
_TITLE = two("Keuzes die het vorige kanaal herhalen", "Choices that repeat the last channel")
_SHOWN = two(
    "Drie stippen met hun 95%-interval: herhaald, herhaald zonder gewoonte, en het verschil.",
    "Three dots with their 95% interval: repeated, repeated without habit, and the difference.",
)
_ROWS = (
    ("repeated", two("herhaald", "repeated")),
    ("repeated_without_habit", two("zou zonder gewoonte herhaald zijn", "would be without habit")),
    ("habit", two("gewoonte", "habit")),
)
_HEAD = (
    two("deel van de keuzes", "share of choices"),
    two("waarde", "value"),
    two("95%-interval", "95% interval"),
)
_TO = two("tot", "to")


def habit_blocks(share: HabitShare, language: Language) -> tuple[Block, ...]:
    """Return the share of choices that habit explains, in words and as a figure."""
    found = share.habit
    sentence = _SENTENCE[language].format(
        share=share_text(found.value, language),
        low=share_text(found.low, language),
        high=share_text(found.high, language),
        n=share.n_choices,
        zero=_ZERO[language] if found.low <= 0 <= found.high else "",
    )
    rows: tuple[tuple[str, Interval], ...] = tuple(
        (words[language], getattr(share, name)) for name, words in _ROWS
    )
    return (
        Paragraph(text=sentence),
        Figure(
            title=_TITLE[language],
            alternative=_SHOWN[language],
            chart=IntervalChart(
                axis=_HEAD[0][language],
                marks=tuple(
                    Mark(label=name, at=one.value, low=one.low, high=one.high) for name, one in rows
                ),
                reference=0.0,
                is_share=True,
            ),
            table=ReportTable(
                caption=_TITLE[language],
                head=tuple(words[language] for words in _HEAD),
                rows=tuple((name, *_cells(one, language)) for name, one in rows),
                numeric=frozenset({1, 2}),
            ),
        ),
    )


def _cells(one: Interval, language: Language) -> tuple[str, str]:
    low, high = (share_text(end, language) for end in (one.low, one.high))
    return share_text(one.value, language), f"{low} {_TO[language]} {high}"
