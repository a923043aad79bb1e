"""The answer of the channel benchmark in sentences, for every way in which the numbers come out."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from api.reports.channel_simulation_report import warnings
from api.reports.channel_simulation_sentences import answer_sentences, standing_of
from api.reports.channel_simulation_words import verdict_words
from api.reports.document import Language
from matcher.channels.simulation.findings import MAIN_OUTCOMES, Verdict
from matcher.channels.simulation.outcome import Outcome, Policy
from matcher.channels.simulation.sensitivity import Robustness
from tests.api.simulated_benchmark import a_benchmark, beside_single_vector, undecided

DUTCH, ENGLISH = Language.DUTCH, Language.ENGLISH
both = pytest.mark.parametrize("language", list(Language))


def test_a_gain_is_told_with_its_number_its_interval_and_habit_beside_it() -> None:
    first, *_ = answer_sentences(a_benchmark(10), ENGLISH)
    assert re.fullmatch(
        r"With our ranking more people in this made region are still in work after twelve months "
        r"than when contractors follow their habit: (9\.\d|10\.\d) more in 2 years \(95% interval "
        r"[\d.]+ to [\d.]+\), beside [\d.]+ under habit\.",
        first,
    )


def test_a_loss_is_told_as_a_loss_and_its_interval_runs_upwards() -> None:
    first, *_ = answer_sentences(a_benchmark(-10), DUTCH)
    assert "minder mensen na twaalf maanden" in first
    found = re.search(r"([\d,]+) minder in 2 jaar \(95%-interval ([\d,]+) tot ([\d,]+)\)", first)
    assert found is not None
    at, low, high = (float(text.replace(",", ".")) for text in found.groups())
    assert low < at < high


def test_what_cannot_be_told_apart_is_not_called_a_gain() -> None:
    told = answer_sentences(undecided(), ENGLISH)
    assert all("cannot be said" in sentence for sentence in told[:3])
    assert told[3].count("not to be told apart") == 3


def test_too_few_regions_say_nothing_and_say_how_many_it_takes() -> None:
    benchmark = a_benchmark(n_seeds=4)
    told = answer_sentences(benchmark, ENGLISH)
    assert all("nothing can be said yet (seeds: 4; needed: 10)" in line for line in told[:3])
    assert list(warnings(benchmark, ENGLISH)) == [
        "Too few seeds to say anything: 4, and 10 are needed."
    ]


@both
@pytest.mark.parametrize("gain", [10.0, -10.0, 0.0], ids=["gain", "loss", "nothing"])
def test_the_answer_is_six_sentences_that_differ_with_the_numbers(
    gain: float, language: Language
) -> None:
    told = answer_sentences(undecided() if gain == 0 else a_benchmark(gain), language)
    assert len(told) == 6
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in told)
    other = answer_sentences(a_benchmark(-10 if gain >= 0 else 10), language)
    assert not set(told[:4]) & set(other[:4])


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        (5.0, "with the same hard criteria 5.0 more people are in work after twelve months"),
        (-5.0, "with the same hard criteria 5.0 fewer people are in work after twelve months"),
        (
            0.0,
            "the difference of our ranking is 0.0 (−0.8 to 0.8) people in work after twelve "
            "months; corrected for the number of comparisons that cannot be told from nothing. So "
            "the gain beside habit comes mostly from searching all channels, not from the way of "
            "ranking.",
        ),
    ],
)
def test_what_simple_matching_does_as_well_is_no_merit_of_our_ranking(
    beside: float, told: str
) -> None:
    assert told in answer_sentences(beside_single_vector(beside), ENGLISH)[4]


def test_where_nothing_beats_habit_there_is_no_gain_to_speak_of() -> None:
    assert "the gain" not in answer_sentences(undecided(), ENGLISH)[4]
    assert "cannot be said yet" in answer_sentences(a_benchmark(n_seeds=4), ENGLISH)[4]


def test_missed_fit_and_never_being_seen_are_better_when_they_fall() -> None:
    told = answer_sentences(a_benchmark(-10), ENGLISH)
    assert "a smaller share sits in channels that nobody asked" in told[1]
    assert told[2].startswith("Fewer people are shown to nobody")
    assert verdict_words(Outcome.MISSED_FIT, Verdict.LOWER, ENGLISH) == "lower (better)"
    assert verdict_words(Outcome.SUSTAINED_12, Verdict.LOWER, ENGLISH) == "fewer (worse)"


def test_concentration_is_called_neither_better_nor_worse() -> None:
    for verdict in (Verdict.HIGHER, Verdict.LOWER):
        for language in Language:
            told = verdict_words(Outcome.HHI, verdict, language)
            assert "(" not in told


def test_the_last_sentence_says_how_many_conclusions_hold_everywhere() -> None:
    holds = answer_sentences(a_benchmark(sensitive_gain=10), ENGLISH)[-1]
    assert "With each of the 2 assumptions" in holds
    assert "6 of the 6 clear differences hold everywhere" in holds
    flips = answer_sentences(a_benchmark(turns_at=2), ENGLISH)[-1]
    assert "0 of the 6 clear differences hold everywhere" in flips
    assert "somewhere reversed: 6" in flips


def test_assumptions_gone_through_with_too_few_regions_say_nothing() -> None:
    few = a_benchmark(sensitive_gain=10, n_seeds=9).sensitivity
    told = answer_sentences(replace(a_benchmark(), sensitivity=few), ENGLISH)[-1]
    assert "gone through too few times to say anything (seeds: 9; needed: 10)" in told


def test_a_conclusion_that_the_smaller_region_does_not_show_does_not_hold() -> None:
    """The whole region decides what is concluded; the smaller one only whether it holds."""
    told = a_benchmark(10, sensitive_gain=0.01).sensitivity
    turned = a_benchmark(10, sensitive_gain=-10).sensitivity
    assert told is not None
    assert turned is not None
    for outcome in MAIN_OUTCOMES:
        assert standing_of(turned, Policy.RANKER, outcome, Verdict.HIGHER) is Robustness.FLIPS
    weak = {standing_of(told, Policy.RANKER, one, Verdict.HIGHER) for one in MAIN_OUTCOMES}
    assert Robustness.HOLDS not in weak
    nothing = standing_of(turned, Policy.RANKER, Outcome.VALUE, Verdict.UNCLEAR)
    assert nothing is Robustness.NO_CONCLUSION


def test_the_answer_without_a_clear_difference_has_none_to_hold() -> None:
    told = replace(undecided(), sensitivity=a_benchmark(sensitive_gain=10).sensitivity)
    assert "None of these 6 differences is clear" in answer_sentences(told, ENGLISH)[-1]
