"""A table of choices by contractors with strong habits, as a desk would send it."""

from __future__ import annotations

from matcher.ternary import Ternary
from tests.matcher.channels.simulated import simulated

_NAMES = {"agency": "re-integratiebureau", "municipality": "gemeente", "school": "onderwijs"}


def choices_table(n_contractors: int = 60) -> str:
    """Return a CSV of eight choices of each contractor."""
    lines = ["opdrachtnemer;datum;kanaal;geslaagd;medewerkers"]
    past = simulated(habit=1.5, taste=0.5, n_contractors=n_contractors, n_occasions=8)
    for event in past.events:
        succeeded = "ja" if event.succeeded is Ternary.MEETS else "nee"
        staff = 10 + int(event.contractor.removeprefix("O-"))
        channel = _NAMES.get(event.channel, event.channel)
        lines.append(f"{event.contractor};{event.day};{channel};{succeeded};{staff}")
    return "\n".join(lines)
