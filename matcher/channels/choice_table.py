"""Choices of channels as arrays, sorted by contractor and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.channels.occasions import ChoiceOccasion

Floats = NDArray[np.float64]
Counts = NDArray[np.intp]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChoiceTable:
    """n choices among J channels by m contractors, with p regressors.

    Attributes
    ----------
    channels : tuple of str
        J names, sorted.
    names : tuple of str
        p regressors, the constants of all channels but the reference last.
    reference : str
        The channel chosen most, whose constant is 0.
    x : float64 (n, J, p)
        0 where a channel is not available.
    is_available : bool (n, J)
    chosen : intp (n,)
        Place of the chosen channel.
    contractor : intp (n,)
        Place of the contractor, 0 to m - 1, rising.
    """

    channels: tuple[str, ...]
    names: tuple[str, ...]
    reference: str
    x: Floats
    is_available: Flags
    chosen: Counts
    contractor: Counts

    def __len__(self) -> int:
        return len(self.chosen)

    @property
    def n_contractors(self) -> int:
        """Contractors with at least one choice after their first day."""
        return int(self.contractor[-1]) + 1 if len(self) else 0

    @property
    def starts(self) -> Counts:
        """Row of each contractor's first choice, intp (m,)."""
        return np.flatnonzero(np.diff(self.contractor, prepend=-1))

    def column(self, name: str) -> Floats:
        """Return one regressor, float64 (n, J)."""
        return np.asarray(self.x[:, :, self.names.index(name)])

    def by_contractor(self, rows: Floats) -> Floats:
        """Return the sums of rows within contractors, along the first axis."""
        return np.add.reduceat(rows, self.starts, axis=0)

    def of_contractors(self, wanted: Flags) -> ChoiceTable:
        """Return the choices of the wanted contractors, bool (m,); the others go."""
        rows = wanted[self.contractor]
        return ChoiceTable(
            channels=self.channels,
            names=self.names,
            reference=self.reference,
            x=self.x[rows],
            is_available=self.is_available[rows],
            chosen=self.chosen[rows],
            contractor=(np.cumsum(wanted) - 1)[self.contractor[rows]],
        )


def choice_table(occasions: Sequence[ChoiceOccasion]) -> ChoiceTable:
    """Return occasions, at least one, as arrays; their order tells nothing."""
    told = sorted(occasions, key=lambda o: (o.contractor, o.day, o.chosen, o.available))
    channels = tuple(sorted({channel for o in told for channel in o.available}))
    place = {channel: n for n, channel in enumerate(channels)}
    chosen = np.array([place[o.chosen] for o in told], np.intp)
    reference = int(np.bincount(chosen, minlength=len(channels)).argmax())
    others = [channel for channel in channels if place[channel] != reference]
    own = sorted({name for o in told for name in o.regressors})
    is_available = np.zeros((len(told), len(channels)), np.bool_)
    x = np.zeros((len(told), len(channels), len(own) + len(others)))
    for n, occasion in enumerate(told):
        is_available[n, [place[channel] for channel in occasion.available]] = True
        for k, name in enumerate(own):
            for channel, number in occasion.regressors.get(name, {}).items():
                if channel in place:
                    x[n, place[channel], k] = number
    for k, channel in enumerate(others, start=len(own)):
        x[:, place[channel], k] = 1.0
    x[~is_available] = 0.0
    _, contractor = np.unique([o.contractor for o in told], return_inverse=True)
    return ChoiceTable(
        channels=channels,
        names=(*own, *(f"constant_{channel}" for channel in others)),
        reference=channels[reference],
        x=x,
        is_available=is_available,
        chosen=chosen,
        contractor=contractor.astype(np.intp),
    )
