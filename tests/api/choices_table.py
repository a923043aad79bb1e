"""Choices by contractors with strong habits, as a desk would send them."""

from __future__ import annotations

from matcher.channels.occasions import ChannelEvent
from matcher.ternary import Ternary
from tests.api.exchange.past_files import a_case
from tests.matcher.channels.simulated import simulated

_NAMES = {"agency": "re-integratiebureau", "municipality": "gemeente", "school": "onderwijs"}


def choices_table(n_contractors: int = 60) -> str:
    """Return a CSV of eight choices of each contractor."""
    lines = ["opdrachtnemer;datum;kanaal;geslaagd;medewerkers"]
    for event in _choices(n_contractors):
        succeeded = "ja" if event.succeeded is Ternary.MEETS else "nee"
        staff = 10 + int(event.contractor.removeprefix("O-"))
        lines.append(f"{event.contractor};{event.day};{_name(event)};{succeeded};{staff}")
    return "\n".join(lines)


def choices_as_cases(n_contractors: int = 40) -> list[dict[str, str]]:
    """Return the same choices as introductions of earlier years, a person each."""
    return [
        a_case(
            number,
            opdrachtnemer=f"Bedrijf {event.contractor}",
            kanaal=_name(event),
            voorgesteld_op=str(event.day),
        )
        for number, event in enumerate(_choices(n_contractors), start=1)
    ]


def _choices(n_contractors: int) -> list[ChannelEvent]:
    return simulated(habit=1.5, taste=0.5, n_contractors=n_contractors, n_occasions=8).events


def _name(event: ChannelEvent) -> str:
    return _NAMES.get(event.channel, event.channel)
