"""How much do readable weights leave on the table? Boosted trees with the same promises tell.

Gradient boosting over the components, in which more of any component can never lower the chance.
It is never put to use: nobody could read why it orders as it does. Where it does clearly better
than weights, components are missing or work together, and that is worth finding out.

Lines that led to nothing were perhaps not looked at. Expectation-maximisation over the
position-based model (Wang et al. 2018, 'Position Bias Estimation for Unbiased Learning to Rank in
Personal Search', WSDM; theta is known here): such a line counts as suiting with the
chance ``(1 - theta) r / (1 - theta r)``, r of the round before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from matcher.learning.lines import Columns, Lines

if TYPE_CHECKING:
    from sklearn.ensemble import HistGradientBoostingClassifier

N_ROUNDS = 3
"""Of expectation-maximisation; the chances change little after that."""


class BoostedChances:
    """Boosted trees, monotone in every component; a component that is unknown may weigh any way.

    Parameters
    ----------
    seed : int
        Of the sampling that the trees do on large logs.
    """

    def __init__(self, *, seed: int) -> None:
        self._seed = seed

    def learn(self, lines: Lines, theta: NDArray[np.float64]) -> BoostedChances:
        """Learn from lines, of which theta says how likely each was looked at; returns itself."""
        n = len(lines)
        low, high = (edge(lines.scores, axis=0) for edge in (np.fmin.reduce, np.fmax.reduce))
        # Trees cannot be grown on what is the same, or unknown, of everybody. NaN is below nothing.
        self.differs_ = low < high
        chance = np.full(n, float(np.clip((lines.reached / theta).mean(), 1e-3, 0.5)))
        twice = np.concatenate([lines.scores, lines.scores])[:, self.differs_]
        suits = np.repeat([1, 0], n)
        for _ in range(N_ROUNDS):
            unseen = (1.0 - theta) * chance / (1.0 - theta * chance)
            share = np.where(lines.reached, 1.0, unseen)
            self.trees_ = self._trees(int(self.differs_.sum()))
            self.trees_.fit(twice, suits, sample_weight=np.concatenate([share, 1.0 - share]))
            chance = np.clip(self.chance_of(lines.scores), 1e-6, 1.0 - 1e-6)
        return self

    def chance_of(self, scores: Columns) -> NDArray[np.float64]:
        """Return the chances in (0, 1) that rows of scores suit; NaN is unknown."""
        return np.asarray(self.trees_.predict_proba(scores[:, self.differs_])[:, 1])

    def _trees(self, n_components: int) -> HistGradientBoostingClassifier:
        from sklearn.ensemble import HistGradientBoostingClassifier

        return HistGradientBoostingClassifier(
            monotonic_cst=[1] * n_components,
            max_iter=40,
            max_leaf_nodes=8,
            min_samples_leaf=50,
            l2_regularization=1.0,
            early_stopping=False,
            random_state=self._seed,
        )
