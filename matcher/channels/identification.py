"""Whether choices can tell coefficients apart; where not, a refusal that says what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from matcher.channels.choice_table import ChoiceTable, Floats
from matcher.channels.occasions import LAST_USED, ChoiceOccasion
from matcher.errors import InvalidInput

LEAST_CONTRACTORS = 30
"""With two choices or more after the first day: robust errors lean on their number, and taste and
habit are told apart only by those who choose repeatedly (our own bound; Cameron and Miller 2015,
J. Human Resources 50, warn below 20 to 50 clusters)."""
LEAST_PER_CHANNEL = 10
"""Times that each available channel must have been chosen: 10 events per coefficient (Peduzzi and
others 1996, J. Clinical Epidemiology 49)."""
LARGEST_LOG_ODDS = 12.0
"""A coefficient that moves log-odds further than this over its range has run away."""
_SINGULAR = 1e-9
_FLAT = 1e-4
_WHERE = "choices of channels"


def check_evidence(occasions: Sequence[ChoiceOccasion]) -> None:
    """Refuse too few choices, channels that were hardly chosen, and habits without exception.

    Raises
    ------
    InvalidInput
    """
    n_choices = Counter(o.contractor for o in occasions)
    n_repeated = sum(n >= 2 for n in n_choices.values())
    if n_repeated < LEAST_CONTRACTORS:
        raise InvalidInput(
            f"There is too little to estimate habit from: {n_repeated} contractors chose on two "
            f"occasions or more after their first, {LEAST_CONTRACTORS} are needed.",
            where=_WHERE,
            remedy="Bring a longer period, or more contractors.",
        )
    n_chosen = Counter(o.chosen for o in occasions)
    rare = sorted(
        channel
        for channel in {c for o in occasions for c in o.available}
        if n_chosen[channel] < LEAST_PER_CHANNEL
    )
    if rare:
        told = ", ".join(f"{channel} {n_chosen[channel]} times" for channel in rare)
        raise InvalidInput(
            f"Some channels were hardly chosen: {told}; {LEAST_PER_CHANNEL} times are needed.",
            where=_WHERE,
            remedy="Join such a channel with another one, or leave it out of what is available.",
        )
    if len(n_chosen) < 2:
        raise InvalidInput(
            "Only one channel was ever chosen: there is no choice to explain.",
            where=_WHERE,
            remedy="Bring choices of at least two channels.",
        )
    _check_repeats(occasions)


def _check_repeats(occasions: Sequence[ChoiceOccasion]) -> None:
    repeats = {o.regressors.get(LAST_USED, {}).get(o.chosen, 0.0) > 0 for o in occasions}
    if len(repeats) == 1:
        told = "took the channel of the time before" if repeats == {True} else "changed channel"
        raise InvalidInput(
            f"Every contractor {told} on every occasion: habit cannot be told from taste.",
            where=_WHERE,
            remedy="Bring a period, or contractors, in which some stay and some change.",
        )


def check_regressors(table: ChoiceTable) -> None:
    """Refuse a regressor that does not differ between channels, or that others add up to.

    Raises
    ------
    InvalidInput
        It names the regressors.
    """
    centre = table.x.sum(axis=1) / table.is_available.sum(axis=1)[:, None]
    within = (table.x - centre[:, None, :])[table.is_available]
    scale = np.sqrt((within**2).mean(axis=0))
    level = [name for name, spread in zip(table.names, scale, strict=True) if spread < _SINGULAR]
    if level:
        raise _not_identified(level, "never differ between the channels of an occasion")
    _, lengths, directions = np.linalg.svd(within / scale, full_matrices=False)
    if lengths[-1] < _SINGULAR * lengths[0]:
        part = np.abs(directions[-1]) > 1e-6
        told = [name for name, is_part in zip(table.names, part, strict=True) if is_part]
        raise _not_identified(told, "add up to each other")


def check_optimum(table: ChoiceTable, theta: Floats, hessian: Floats, slope: Floats) -> None:
    """Refuse coefficients that ran away, a flat top, and a top that was not reached.

    Raises
    ------
    InvalidInput
        It names the regressors.
    """
    reach = np.append(np.ptp(table.x, axis=(0, 1)), 1.0)
    names = (*table.names, "taste_spread")
    far = np.abs(theta) * reach > LARGEST_LOG_ODDS
    if far.any():
        told = [name for name, is_far in zip(names, far, strict=True) if is_far]
        raise _not_identified(told, "decide choices without exception (separation)")
    curvature, directions = np.linalg.eigh(-hessian)
    if curvature[0] <= _SINGULAR * curvature[-1]:
        part = np.abs(directions[:, 0]) > 0.3
        told = [name for name, is_part in zip(names, part, strict=False) if is_part]
        raise _not_identified(told, "cannot be told apart by these choices")
    if np.abs(slope).max() > _FLAT:
        raise InvalidInput(
            "The search for the largest likelihood did not reach it.",
            where=_WHERE,
            remedy="Leave out a regressor, or bring more choices.",
        )


def _not_identified(names: Sequence[str], why: str) -> InvalidInput:
    return InvalidInput(
        f"These regressors {why}: {', '.join(names)}.",
        where=_WHERE,
        remedy="Leave one of them out, or bring choices in which they differ.",
    )
