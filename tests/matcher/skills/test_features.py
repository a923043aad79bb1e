"""Cutting phrases into n-grams, checked against counting by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from matcher.skills.features import NGRAM_SIZES, feature_runs
from matcher.skills.normalisation import normalised

PHRASES = st.lists(st.text(alphabet="ab é-+1\nZ", max_size=14), max_size=6)


def naive_counts(phrase: str) -> list[int]:
    """Count features the slow way: every word between marks, every window of each length."""
    signs = (sign if sign.isalnum() or sign in "+#" else " " for sign in normalised(phrase))
    words = "".join(signs).split()
    windows = [sum(max(len(word) + 3 - size, 0) for word in words) for size in NGRAM_SIZES]
    return [*windows, len(words)]


def features_of(phrase: str) -> list[NDArray[np.uint64]]:
    return [run.hashes for run in feature_runs([phrase])]


@given(phrases=PHRASES)
def test_a_phrase_has_as_many_features_as_counted_by_hand(phrases: list[str]) -> None:
    counts = np.array([np.diff(run.offsets) for run in feature_runs(phrases)]).T
    assert counts.tolist() == [naive_counts(phrase) for phrase in phrases]


@given(phrases=PHRASES)
def test_features_are_the_same_alone_and_in_a_batch(phrases: list[str]) -> None:
    for size, run in enumerate(feature_runs(phrases)):
        for number, phrase in enumerate(phrases):
            own = run.hashes[run.offsets[number] : run.offsets[number + 1]]
            assert np.array_equal(own, features_of(phrase)[size])


def test_the_hash_of_a_word_does_not_depend_on_its_place() -> None:
    first, second = features_of("lassen"), features_of("een twee lassen")
    assert all(set(own.tolist()) <= set(of.tolist()) for own, of in zip(first, second, strict=True))


def test_distinct_words_have_distinct_hashes() -> None:
    words = [f"{one}{two}{three}" for one in "abcdefgh" for two in "klmnop" for three in "rstuvwx"]
    *_, run = feature_runs(words)
    assert len(np.unique(run.hashes)) == len(words)


@pytest.mark.parametrize("phrase", ["", " ", "-", "\U0001f600"[:0]])
def test_a_phrase_without_words_has_no_features(phrase: str) -> None:
    assert all(len(hashes) == 0 for hashes in features_of(phrase))


@pytest.mark.parametrize(
    "phrase",
    [
        "minister",
        "register",
        "gemeente",
        "venster",
        "juiste",
        "vereiste",
        "vroedvrouw",
        "meester",
        "secretaresse",
    ],
)
def test_a_word_that_only_looks_feminine_stays(phrase: str) -> None:
    assert normalised(phrase) == phrase


@given(phrase=st.text(max_size=40))
def test_normalising_twice_changes_nothing_more(phrase: str) -> None:
    assert normalised(normalised(phrase)) == normalised(phrase)


def test_a_slash_in_a_phrase_is_no_gender_mark() -> None:
    assert normalised("machine-/procesoperator") == "machine-/procesoperator"
