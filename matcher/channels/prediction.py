"""How well choices are foretold: our estimate beside 'same as last time' and 'largest channel'.

Every choice is foretold from what is known before it, by numbers learned from other contractors.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matcher.channels.choice_table import ChoiceTable, Floats
from matcher.channels.estimation import SEED, top_of
from matcher.channels.likelihood import Likelihood, taste_draws
from matcher.channels.occasions import LAST_USED
from matcher.fairness.intervals import Estimate, bootstrap_draws, bootstrap_ratio

N_FOLDS = 5
N_DRAWS = 100
"""Of tastes; foretelling asks fewer of them than coefficients do."""
ESTIMATE, SAME_AS_LAST, LARGEST = "estimate", "same_as_last_time", "largest_channel"
_MIXING = np.linspace(0.0, 0.99, 100)

_Foretell = Callable[[ChoiceTable, ChoiceTable], Floats]
"""Choices to learn from, choices to foretell; the chance of each channel, float64 (n, J)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """How well one way foretells choices.

    Attributes
    ----------
    name : str
    hit_rate : Estimate
        Share of choices for which the likeliest channel was chosen.
    log_score : Estimate
        Mean of ln(chance given to what was chosen); 0 is perfect.
    behind : Estimate
        Log-score of our estimate minus that of this way, on the same choices.
    """

    name: str
    hit_rate: Estimate
    log_score: Estimate
    behind: Estimate


def foretold(table: ChoiceTable, *, seed: int = SEED) -> tuple[Foretold, ...]:
    """Return how well our estimate and the two baselines foretell choices of other contractors.

    Contractors are dealt into five parts; each part is foretold by what the other four teach
    (Stone 1974, J. Royal Statistical Society B 36). Intervals are by a bootstrap of contractors
    (Davison and Hinkley 1997, *Bootstrap Methods and their Application*), given those parts.

    - ``same_as_last_time``: q times the channels chosen last plus (1 - q) times the shares of the
      channels, among those available; q in [0, 0.99] as likely as can be.
    - ``largest_channel``: the shares of the channels.
    """
    rng = np.random.default_rng(seed)
    fold = rng.permutation(table.n_contractors) % N_FOLDS
    ways: dict[str, _Foretell] = {
        ESTIMATE: lambda known, asked: _by_estimate(known, asked, seed),
        SAME_AS_LAST: _by_last,
        LARGEST: _by_shares,
    }
    chances = {name: np.zeros(table.is_available.shape) for name in ways}
    for part in range(N_FOLDS):
        asked = fold == part
        known_choices, asked_choices = table.of_contractors(~asked), table.of_contractors(asked)
        rows = asked[table.contractor]
        for name, foretell in ways.items():
            chances[name][rows] = foretell(known_choices, asked_choices)
    drawn = bootstrap_draws(table.n_contractors, rng)
    scores = {name: _log_scores(table, of_way) for name, of_way in chances.items()}
    return tuple(
        Foretold(
            name=name,
            hit_rate=_mean(table, _hits(table, chances[name]), drawn),
            log_score=_mean(table, scores[name], drawn),
            behind=_mean(table, scores[ESTIMATE] - scores[name], drawn),
        )
        for name in ways
    )


def _by_estimate(known: ChoiceTable, asked: ChoiceTable, seed: int) -> Floats:
    theta = top_of(Likelihood(table=known, draws=taste_draws(known, N_DRAWS, seed)))
    likelihood = Likelihood(table=asked, draws=taste_draws(asked, N_DRAWS, seed))
    log_chances = likelihood.log_chances(theta)
    agreed = np.cumsum(likelihood.log_chosen(log_chances), axis=0)
    before = np.vstack([np.zeros(agreed.shape[1]), agreed[:-1]])
    before -= before[asked.starts][asked.contractor]
    weights = np.exp(before - before.max(axis=1, keepdims=True))
    weights /= weights.sum(axis=1, keepdims=True)
    return np.asarray(np.einsum("nr,njr->nj", weights, np.exp(log_chances)))


def _by_last(known: ChoiceTable, asked: ChoiceTable) -> Floats:
    shares, last = _by_shares(known, known), _available_last(known)
    rows = np.arange(len(known))
    mixed = [_mix(shares, last, q)[rows, known.chosen] for q in _MIXING]
    q = float(_MIXING[int(np.argmax([np.log(chance).sum() for chance in mixed]))])
    return _mix(_by_shares(known, asked), _available_last(asked), q)


def _mix(shares: Floats, last: Floats, q: float) -> Floats:
    has_last = last.sum(axis=1, keepdims=True) > 0
    return np.asarray(np.where(has_last, q * last + (1 - q) * shares, shares))


def _available_last(table: ChoiceTable) -> Floats:
    last = table.column(LAST_USED)
    total = last.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(last, total, out=np.zeros_like(last), where=total > 0))


def _by_shares(known: ChoiceTable, asked: ChoiceTable) -> Floats:
    # One more than counted: a channel that nobody in these parts chose is not impossible.
    counts = np.bincount(known.chosen, minlength=len(known.channels)) + 1.0
    chances = counts * asked.is_available
    return np.asarray(chances / chances.sum(axis=1, keepdims=True))


def _hits(table: ChoiceTable, chances: Floats) -> Floats:
    return np.asarray(chances.argmax(axis=1) == table.chosen, np.float64)


def _log_scores(table: ChoiceTable, chances: Floats) -> Floats:
    return np.asarray(np.log(chances[np.arange(len(table)), table.chosen]))


def _mean(table: ChoiceTable, of_choices: Floats, drawn: Floats) -> Estimate:
    n_of = table.by_contractor(np.ones(len(table)))
    return bootstrap_ratio(table.by_contractor(of_choices), n_of, drawn)
