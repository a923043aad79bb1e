"""The likelihood of choices is what its formula says, and so are its derivatives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy.optimize import approx_fprime
from sklearn.linear_model import LogisticRegression
from statsmodels.discrete.conditional_models import ConditionalLogit

from matcher.channels.choice_table import ChoiceTable, Floats, choice_table
from matcher.channels.estimation import top_of
from matcher.channels.likelihood import Likelihood, no_tastes, taste_draws
from matcher.channels.occasions import ChoiceOccasion, occasions_of
from tests.matcher.channels.simulated import CHANNELS, simulated


@pytest.fixture(scope="module")
def table() -> ChoiceTable:
    """Give the choices of 15 contractors, some of which did not have all channels."""
    past = simulated(habit=0.7, taste=1.0, n_contractors=15, n_occasions=5)
    occasions = [
        replace(o, available=tuple(c for c in o.available if c in {o.chosen, "agency", "uwv"}))
        if n % 3 == 0
        else o
        for n, o in enumerate(occasions_of(past.events))
    ]
    return choice_table(occasions)


@pytest.fixture(scope="module")
def likelihood(table: ChoiceTable) -> Likelihood:
    return Likelihood(table=table, draws=taste_draws(table, 8, 3))


def somewhere(table: ChoiceTable) -> Floats:
    return np.random.default_rng(5).normal(0.0, 0.5, len(table.names) + 1)


def test_the_gradient_is_the_slope_of_the_likelihood(
    likelihood: Likelihood, table: ChoiceTable
) -> None:
    theta = somewhere(table)
    for i in (0, 7):
        slope = approx_fprime(theta, lambda t, i=i: likelihood.scores(t)[0][i], 1e-6)
        np.testing.assert_allclose(likelihood.scores(theta)[1][i], slope, atol=1e-4)


def test_the_hessian_is_the_slope_of_the_gradient(
    likelihood: Likelihood, table: ChoiceTable
) -> None:
    theta = somewhere(table)
    slope = approx_fprime(theta, lambda t: likelihood.scores(t)[1].sum(axis=0), 1e-6)
    np.testing.assert_allclose(likelihood.hessian(theta), slope, atol=2e-3)


def test_chances_add_up_to_one_over_what_is_available(
    likelihood: Likelihood, table: ChoiceTable
) -> None:
    chances = np.exp(likelihood.log_chances(somewhere(table)))
    np.testing.assert_allclose(chances.sum(axis=1), 1.0)
    assert not chances[~np.broadcast_to(table.is_available[:, :, None], chances.shape)].any()


def test_without_spread_of_tastes_all_draws_agree_with_the_plain_logit(
    likelihood: Likelihood, table: ChoiceTable
) -> None:
    theta = np.append(somewhere(table)[:-1], 0.0)
    plain = Likelihood(table=table, draws=no_tastes(table))
    np.testing.assert_allclose(likelihood.scores(theta)[0], plain.scores(theta)[0])


def test_many_draws_come_to_the_integral_over_tastes() -> None:
    """With two channels, one choice and no regressor but the constant: a known integral."""
    occasion = ChoiceOccasion(
        contractor="O-1",
        day=date(2025, 1, 1),
        chosen="uwv",
        available=("school", "uwv"),
        regressors={"liked": {"school": 1.0}},
    )
    table = choice_table([occasion])
    theta = np.zeros(len(table.names) + 1)
    theta[table.names.index("liked")], theta[-1] = 1.0, 1.5
    points, weights = np.polynomial.hermite_e.hermegauss(60)
    difference = 1.0 + 1.5 * np.sqrt(2) * points
    exact = (weights / (1 + np.exp(difference))).sum() / weights.sum()
    drawn = Likelihood(table=table, draws=taste_draws(table, 4000, 1)).scores(theta)[0]
    assert np.exp(drawn[0]) == pytest.approx(exact, abs=2e-3)


def test_it_finds_what_multinomial_logistic_regression_finds() -> None:
    """Where only the chooser differs, a conditional logit is a multinomial one (McFadden 1974)."""
    rng = np.random.default_rng(2)
    age = rng.normal(size=600)
    utility = np.outer(age, [0.0, 0.8, -0.5]) + np.array([0.0, 0.3, 0.6])
    utility += rng.gumbel(size=(600, 3))
    chosen = utility.argmax(axis=1)
    channels = CHANNELS[:3]
    occasions = [
        ChoiceOccasion(
            contractor=f"O-{n:03d}",
            day=date(2025, 1, 1),
            chosen=channels[chosen[n]],
            available=channels,
            regressors={f"age_{c}": {c: float(age[n])} for c in channels[1:]},
        )
        for n in range(600)
    ]
    table = choice_table(occasions)
    theta = top_of(Likelihood(table=table, draws=no_tastes(table)))
    theirs = LogisticRegression(C=np.inf, tol=1e-8, max_iter=1000).fit(age[:, None], chosen)
    ours = [theta[table.names.index(f"age_{c}")] for c in channels[1:]]
    np.testing.assert_allclose(ours, theirs.coef_[1:, 0] - theirs.coef_[0, 0], atol=1e-4)


def test_without_tastes_it_is_the_conditional_logit_of_statsmodels(table: ChoiceTable) -> None:
    # Alternatives of one choice are a group in which one is taken: McFadden's conditional logit.
    rows = np.repeat(np.arange(len(table)), len(table.channels)).reshape(table.is_available.shape)
    is_taken = np.arange(len(table.channels)) == table.chosen[:, np.newaxis]
    there = table.is_available
    peer = ConditionalLogit(is_taken[there].astype(float), table.x[there], groups=rows[there]).fit(
        method="bfgs", gtol=1e-8, maxiter=500, disp=False
    )
    ours = Likelihood(table=table, draws=no_tastes(table))
    theta = top_of(ours)
    np.testing.assert_allclose(theta[:-1], peer.params, atol=1e-3)
    assert ours.scores(theta)[0].sum() == pytest.approx(peer.llf, abs=1e-6)
    errors = np.sqrt(np.diag(np.linalg.inv(-ours.hessian(theta)[:-1, :-1])))
    np.testing.assert_allclose(errors, peer.bse, rtol=1e-3)
