"""What must hold before learned weights may be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from matcher.domain.introduction import RefusalReason
from matcher.errors import InvalidInput
from matcher.learning.learned import evaluate_weights
from matcher.learning.lines import Lines, labelled_lines
from matcher.learning.outcomes import LoggedExposure, Step
from matcher.learning.propensity import chances_from
from matcher.learning.release import (
    Demand,
    evidence_demands,
    gain_demands,
    is_held_out,
    n_learned_components,
)
from matcher.learning.settings import load_learning_settings
from tests.matcher.learning.simulated_log import NAMES, READ_ON, TRUE_WEIGHTS, a_log

SETTINGS = load_learning_settings()
BY_OCCUPATION = np.array([0.05, 0.9, 0.03, 0.02])


def lines_of(n_vacancies: int) -> Lines:
    exposures = a_log(n_vacancies, seed=20).exposures
    return labelled_lines(exposures, NAMES, Step.INVITED, SETTINGS.labels, on=READ_ON)


def test_a_few_vacancies_are_too_few_and_the_numbers_say_how_many_are_missing() -> None:
    demands = {
        one.name: one for one in evidence_demands(lines_of(10), SETTINGS.minimum, SETTINGS.kept)
    }
    assert not demands["reached"].is_met
    assert demands["reached"].needed == 80
    assert demands["vacancies_with_both"].needed == 50
    assert demands["vacancies_with_both"].present <= 10


def test_with_enough_of_everything_all_demands_are_met() -> None:
    assert all(one.is_met for one in evidence_demands(lines_of(120), SETTINGS.minimum, ()))


def test_a_component_that_nobody_ever_knew_asks_no_evidence() -> None:
    lines = lines_of(10)
    lines.scores[:, 3] = np.nan
    assert n_learned_components(lines, ()) == 3
    (reached, *_) = evidence_demands(lines, SETTINGS.minimum, ())
    assert reached.needed == 60


def test_a_component_that_is_kept_asks_no_evidence() -> None:
    (reached, *_) = evidence_demands(lines_of(10), SETTINGS.minimum, {"travel"})
    assert reached.needed == 60


def test_without_a_single_line_no_demand_counts_as_met() -> None:
    lines = lines_of(1)
    nothing = lines.at(np.zeros(len(lines), dtype=np.bool_))
    demands = evidence_demands(nothing, SETTINGS.minimum, ())
    assert not any(one.is_met for one in demands)
    assert demands[0].needed == 80


def unmet(exposures: Sequence[LoggedExposure], tried: NDArray[np.float64]) -> list[Demand]:
    """Return the demands that weights do not meet, lists being ordered by occupation now."""
    in_use, weights = (
        dict(zip(NAMES, one.tolist(), strict=True)) for one in (BY_OCCUPATION, tried)
    )
    fewer = replace(SETTINGS, n_resamples=200)
    readings = chances_from(exposures, fewer)
    estimates = evaluate_weights(
        exposures, weights, in_use, Step.INVITED, readings, fewer, on=READ_ON
    )
    demands = gain_demands(estimates, SETTINGS.minimum)
    assert len(demands) == 4 * len(estimates)
    return [demand for demand in demands if not demand.is_met]


def test_true_weights_pass_where_the_log_tells_how_far_lists_are_read() -> None:
    orders = (BY_OCCUPATION, np.array([0.1, 0.1, 0.1, 0.7]), np.array([0.7, 0.1, 0.1, 0.1]))
    exposures = a_log(400, seed=21, policies=orders).exposures
    assert unmet(exposures, TRUE_WEIGHTS) == []
    assert len(unmet(exposures, 2.0 * BY_OCCUPATION)) == 3 * len(SETTINGS.bends)


def test_where_it_is_not_known_how_far_lists_are_read_a_gain_must_hold_however_they_are() -> None:
    exposures = a_log(300, seed=21, policies=(BY_OCCUPATION,)).exposures
    missing = unmet(exposures, TRUE_WEIGHTS)
    # Were lists read to the end, the old order would look better than it is.
    assert {one.under.power for one in missing if one.under} == {0.25}


def test_the_same_third_of_the_vacancies_is_always_kept_apart() -> None:
    held_out = [is_held_out(f"V-{number:05d}", 0.33) for number in range(3000)]
    assert 0.30 < np.mean(held_out) < 0.36
    assert held_out[:50] == [is_held_out(f"V-{number:05d}", 0.33) for number in range(50)]


def test_every_reason_of_refusal_was_thought_about() -> None:
    assert SETTINGS.labels.reasons_about_fit < set(RefusalReason)


@pytest.mark.parametrize(
    ("section", "key", "wrong", "words"),
    [
        ("labels", "settles_after_days", -1, "a number, 0 or more"),
        ("labels", "reasons_about_fit", ["ugly"], "reasons of refusal"),
        ("minimum", "n_vacancies", "fifty", "a number, 0 or more"),
        ("fitting", "assumed_powers", [], "a list of numbers"),
        ("fitting", "assumed_powers", ["half"], "a number, 0 or more"),
        ("fitting", "n_folds", True, "a number, 0 or more"),
        ("fitting", "kept", ["age"], "a list of components"),
    ],
)
def test_a_wrong_setting_is_refused_and_the_message_names_it(
    monkeypatch: pytest.MonkeyPatch, section: str, key: str, wrong: object, words: str
) -> None:
    from matcher.reference import toml_mapping

    good = toml_mapping("weights/learning-v1.toml")
    entries = good[section]
    assert isinstance(entries, dict)
    broken = {**good, section: entries | {key: wrong}}
    monkeypatch.setattr("matcher.learning.settings.toml_mapping", lambda _: broken)
    with pytest.raises(InvalidInput, match=words) as caught:
        load_learning_settings()
    assert key in caught.value.where


def test_a_missing_section_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matcher.learning.settings.toml_mapping", lambda _: {"labels": {}})
    with pytest.raises(InvalidInput, match=r"\[minimum\] is missing"):
        load_learning_settings()
