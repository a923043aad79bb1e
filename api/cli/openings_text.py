"""What would open more vacancies to somebody, in lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.markup import escape

from api.cli.printing import screen
from api.services.openings import CandidateOpenings
from matcher.explanations.openings import Opening, opening_sentence

_TITLES_SHOWN = 4


def print_openings(openings: CandidateOpenings) -> None:
    """Print what opens most first, each with the vacancies."""
    console = screen()
    for line in _lines(openings):
        console.print(escape(line), soft_wrap=True)


def _lines(openings: CandidateOpenings) -> Iterator[str]:
    found = openings.found
    yield (
        f"{found.n_vacancies} open vacatures bekeken op hun harde eisen: "
        f"zeker open {found.n_certain}, misschien open {found.n_uncertain}, "
        f"afgevallen {found.n_closed}."
    )
    if not found.openings:
        yield "Er is niet één ding dat er meer zou openen."
        return
    yield "Wat er op zichzelf meer zou openen; of het kan en gewild is, weet de kandidaat:"
    for one in found.openings:
        yield f"  - {opening_sentence(one, found.n_vacancies)}"
        yield f"    {_titles(openings, one)}"


def _titles(openings: CandidateOpenings, one: Opening) -> str:
    ids: Sequence[str] = [*one.opened, *one.made_certain]
    named = [openings.vacancies[name] for name in ids[:_TITLES_SHOWN]]
    shown = ", ".join(f"{v.title} ({v.source_id or v.vacancy_id})" for v in named)
    n_left = len(ids) - _TITLES_SHOWN
    return f"{shown} en nog {n_left}" if n_left > 0 else shown
