"""Habit in the choice of channels to read: the answer first, then what it rests on."""

from __future__ import annotations

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.printing import screen
from api.services.channel_habit import ChannelHabit
from api.services.channel_names import channel_name
from matcher.channels.estimation import Interval
from matcher.channels.occasions import (
    EARLIER_SUCCESS,
    FIRST_CHOICE,
    FIRST_CHOICE_BY_SIZE,
    LAST_USED,
    LAST_USED_BY_SIZE,
    REGULAR_RECRUITMENT,
)
from matcher.channels.prediction import ESTIMATE, LARGEST, SAME_AS_LAST
from matcher.domain.organisation import Channel
from matcher.fairness.intervals import Estimate

_REGRESSORS = {
    LAST_USED: "vorige keer gebruikt (gewoonte)",
    LAST_USED_BY_SIZE: "vorige keer gebruikt, maal ln(medewerkers)",
    EARLIER_SUCCESS: "eerder succes met dit kanaal",
    REGULAR_RECRUITMENT: "kanaal van de gewone werving",
    FIRST_CHOICE: "eerste keuze (beginstand)",
    FIRST_CHOICE_BY_SIZE: "eerste keuze, maal ln(medewerkers) (beginstand)",
    "distance_10_km": "afstand, per 10 km",
    "serves_group": "bedient de gevraagde doelgroep",
    "mean_distance_10_km": "gemiddelde afstand (beginstand)",
    "mean_serves_group": "bedient gemiddeld de doelgroep (beginstand)",
}
_WAYS = {
    ESTIMATE: "deze schatting",
    SAME_AS_LAST: "zelfde als vorige keer",
    LARGEST: "grootste kanaal",
}
_CONSTANT = "constant_"


def print_channel_habit(found: ChannelHabit) -> None:
    """Print the share of choices that habit explains, the coefficients and the baselines."""
    console = screen()
    for line in _answer(found):
        console.print(escape(line), soft_wrap=True)
    console.print(_coefficients(found))
    console.print(_foretold(found))


def _answer(found: ChannelHabit) -> list[str]:
    share, table = found.share, found.estimate.table
    spread = _number(found.estimate.taste_spread)
    return [
        f"{found.n_events} keuzes gelezen; {len(table)} keuzes van {table.n_contractors} "
        "opdrachtnemers na hun eerste dag tellen mee.",
        f"Gewoonte verklaart {_percent(share.habit)} van de keuzes: het vorige kanaal, omdat het "
        "het vorige was." + ("" if _is_clear(share.habit) else " Dit kan ook nul zijn."),
        f"Herhaald wordt {_percent(share.repeated)}; zonder gewoonte zou dat "
        f"{_percent(share.repeated_without_habit)} zijn.",
        f"Van de herhalingen is {_percent(share.habit_of_repeated)} gewoonte. Samen met eerder "
        f"succes: {_percent(share.habit_and_success)} van de keuzes.",
        f"Spreiding van vaste voorkeuren: {spread} (log-kansverhouding). Alles met 95%-interval.",
    ]


def _coefficients(found: ChannelHabit) -> Table:
    table = _table("wat trekt naar een kanaal", "log-kansverhouding", "standaardfout")
    for name, told in found.estimate.coefficients().items():
        if not name.startswith(_CONSTANT):
            table.add_row(_REGRESSORS[name], _interval(told), _number(told.standard_error))
    reference = channel_name(Channel(found.estimate.table.reference))
    for name, told in found.estimate.coefficients().items():
        if name.startswith(_CONSTANT):
            channel = channel_name(Channel(name.removeprefix(_CONSTANT)))
            table.add_row(
                f"{channel}, naast {reference}", _interval(told), _number(told.standard_error)
            )
    return table


def _foretold(found: ChannelHabit) -> Table:
    table = _table("voorspelling", "raak", "log-score per keuze", "schatting is beter met")
    for way in found.foretold:
        behind = "-" if way.name == ESTIMATE else _estimate(way.behind)
        table.add_row(_WAYS[way.name], _estimate(way.hit_rate), _estimate(way.log_score), behind)
    return table


def _table(*headings: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for heading in headings:
        table.add_column(heading)
    return table


def _is_clear(told: Interval) -> bool:
    return told.low > 0 or told.high < 0


def _percent(told: Interval) -> str:
    value, low, high = (
        f"{100 * number:.1f}".replace(".", ",") for number in (told.value, told.low, told.high)
    )
    return f"{value}% ({low} tot {high})"


def _interval(told: Interval) -> str:
    return f"{_number(told.value)} ({_number(told.low)} tot {_number(told.high)})"


def _estimate(told: Estimate) -> str:
    return f"{_number(told.at)} ({_number(told.low)} tot {_number(told.high)})"


def _number(number: float | None) -> str:
    return "-" if number is None else f"{number:.2f}".replace(".", ",")
