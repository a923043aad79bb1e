"""The likelihood of choices among channels, with its gradient and Hessian.

A contractor i who chooses on occasion t among the available channels takes channel j with chance

    P(j | b_i) = exp(x_itj b + s v_ij) / sum over available k of exp(x_itk b + s v_ik)

(McFadden 1974, 'Conditional logit analysis of qualitative choice behavior', in Zarembka (ed.),
*Frontiers in Econometrics*). ``v_ij`` is the contractor's steady taste for channel j, standard
normal and independent over contractors and channels; s is its spread. Tastes are not seen, so the
likelihood of a contractor is the mean over R draws of the product of its chances (Train 2009,
*Discrete Choice Methods with Simulation*, chapters 6 and 10).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import logsumexp

from matcher.channels.choice_table import ChoiceTable, Floats


def taste_draws(table: ChoiceTable, n_draws: int, seed: int) -> Floats:
    """Return standard normal tastes of each contractor for each channel.

    Scrambled Halton points, half of them mirrored, so that the draws of each contractor have mean
    0 (Train 2009, section 9.3).

    Parameters
    ----------
    n_draws : int
        Even.

    Returns
    -------
    float64 (m, J, n_draws)
    """
    # Takes half a second to import, and most of the program never estimates.
    from scipy.stats import norm, qmc

    half = n_draws // 2
    points = qmc.Halton(d=len(table.channels), scramble=True, rng=seed).random(
        table.n_contractors * half
    )
    draws = norm.ppf(points).reshape(table.n_contractors, half, len(table.channels))
    return np.concatenate([draws, -draws], axis=1).transpose(0, 2, 1).copy()


def no_tastes(table: ChoiceTable) -> Floats:
    """Return one draw in which nobody has a taste of its own: the plain conditional logit."""
    return np.zeros((table.n_contractors, len(table.channels), 1))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Likelihood:
    """Log-likelihood of a table under parameters theta = (b, s), float64 (p + 1,).

    Attributes
    ----------
    draws : float64 (m, J, R)
        Tastes; with none at all s has no part in anything.
    """

    table: ChoiceTable
    draws: Floats

    def log_chances(self, theta: Floats) -> Floats:
        """Return ln P(j | draw r) of every choice, float64 (n, J, R); -inf if not available."""
        seen = np.where(self.table.is_available, self.table.x @ theta[:-1], -np.inf)
        utility = theta[-1] * self.draws[self.table.contractor]
        utility += seen[:, :, None]
        utility -= utility.max(axis=1, keepdims=True)
        utility -= np.log(np.exp(utility).sum(axis=1, keepdims=True))
        return np.asarray(utility)

    def log_chosen(self, log_chances: Floats) -> Floats:
        """Return ln P of what was chosen under each draw, float64 (n, R)."""
        return np.asarray(log_chances[np.arange(len(self.table)), self.table.chosen])

    def _of_draws(self, log_chances: Floats) -> tuple[Floats, Floats]:
        """Return log-likelihoods (m,) and how far each draw agrees with the choices (m, R)."""
        of_draws = self.table.by_contractor(self.log_chosen(log_chances))
        total = logsumexp(of_draws, axis=1)
        weights = np.exp(of_draws - total[:, None])
        return np.asarray(total - np.log(self.draws.shape[2])), np.asarray(weights)

    def taste_weights(self, log_chances: Floats) -> Floats:
        """Return the chance of each draw given the contractor's choices, float64 (m, R)."""
        return self._of_draws(log_chances)[1]

    def scores(self, theta: Floats) -> tuple[Floats, Floats]:
        """Return the log-likelihood (m,) and its gradient (m, p + 1) of each contractor."""
        table, rows = self.table, np.arange(len(self.table))
        log_chances = self.log_chances(theta)
        logs, weights = self._of_draws(log_chances)
        weighted = np.exp(log_chances) * weights[table.contractor][:, None, :]
        surprise = -weighted.sum(axis=2)
        surprise[rows, table.chosen] += 1.0
        on_b = np.einsum("njp,nj->np", table.x, surprise)
        draws = self.draws[table.contractor]
        taken = (weights[table.contractor] * draws[rows, table.chosen]).sum(axis=1)
        on_s = taken - np.einsum("njr,njr->n", weighted, draws)
        return logs, table.by_contractor(np.column_stack([on_b, on_s]))

    def hessian(self, theta: Floats) -> Floats:
        """Return the second derivative of the log-likelihood of all, float64 (p + 1, p + 1).

        Per contractor ``sum_r w_r (H_r + g_r g_r') - g g'``, with w_r as ``taste_weights``, g_r
        and H_r the derivatives under one draw and ``g = sum_r w_r g_r``.
        """
        table, rows = self.table, np.arange(len(self.table))
        log_chances = self.log_chances(theta)
        weights = self.taste_weights(log_chances)
        chances = np.exp(log_chances)
        n_parameters = len(theta)
        total = np.zeros((n_parameters, n_parameters))
        mean_scores = np.zeros((table.n_contractors, n_parameters))
        for r in range(self.draws.shape[2]):
            x = np.concatenate([table.x, self.draws[table.contractor, :, r, None]], axis=2)
            p, weight = chances[:, :, r], weights[table.contractor, r]
            mean_x = np.einsum("njk,nj->nk", x, p)
            spread = (x * np.sqrt(p * weight[:, None])[:, :, None]).reshape(-1, n_parameters)
            centre = mean_x * np.sqrt(weight)[:, None]
            scores = table.by_contractor(x[rows, table.chosen] - mean_x)
            weighted = scores * weights[:, r, None]
            total += centre.T @ centre - spread.T @ spread + weighted.T @ scores
            mean_scores += weighted
        return total - mean_scores.T @ mean_scores
