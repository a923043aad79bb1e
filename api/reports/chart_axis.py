"""Which numbers stand along an axis, and with how many decimals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, log10

from api.reports.document import Language
from api.reports.number_text import number_text, share_text

_ROOM = 0.04
"""Share of the axis that stays free at either end."""
_FINE = 200
"""A label need not be finer than this part of the axis."""
_MOST_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class NumberForm:
    """How the numbers of one chart are written."""

    language: Language
    is_share: bool = False

    def text(self, number: float, decimals: int) -> str:
        """Return a number in the language of the report, a share as a percentage."""
        written = share_text if self.is_share else number_text
        return written(number, self.language, decimals)

    def labels(self, numbers: Sequence[float], span: float) -> list[str]:
        """Return numbers as they stand beside a chart whose axis is so long."""
        scaled = self._scale * span / _FINE
        decimals = max(0, -ceil(log10(scaled))) if scaled > 0 else 2
        if all(float(self._scale * number).is_integer() for number in numbers):
            decimals = 0
        return [self.text(number, min(decimals, _MOST_DECIMALS)) for number in numbers]

    def ticks(self, numbers: Sequence[float]) -> list[str]:
        """Return the numbers along an axis, all with the decimals that one of them needs."""
        decimals = max((self._needed(number) for number in numbers), default=0)
        return [self.text(number, decimals) for number in numbers]

    @property
    def _scale(self) -> int:
        return 100 if self.is_share else 1

    def _needed(self, number: float) -> int:
        scaled = self._scale * number
        close = (d for d in range(_MOST_DECIMALS) if abs(round(scaled, d) - scaled) < 1e-9)
        return next(close, _MOST_DECIMALS)


def axis_range(numbers: Iterable[float], *, from_zero: bool = False) -> tuple[float, float]:
    """Return the ends of an axis; nought is within it where it is not far from the numbers."""
    held = list(numbers)
    low, high = min(held), max(held)
    if from_zero or 0 <= low <= high / 2:
        low = min(low, 0.0)
    if from_zero or 0 >= high >= low / 2:
        high = max(high, 0.0)
    if low == high:
        room = abs(low) / 10 or 1.0
        return low - room, high + room
    room = _ROOM * (high - low)
    return low - room * (low != 0), high + room * (high != 0)


def tick_numbers(low: float, high: float, most: int = 6) -> list[float]:
    """Return round numbers from one end of an axis to the other."""
    from matplotlib.ticker import MaxNLocator

    found = MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    slack = 1e-9 * (high - low)
    return [float(tick) for tick in found if low - slack <= tick <= high + slack]
