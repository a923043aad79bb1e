"""A damaged list of words says which file, which key, and what belongs there."""

from __future__ import annotations

import pytest

from api.exchange.words import EDUCATION_WORDS, LANGUAGE_WORDS
from matcher.domain.text_reading import Criterion, TextKind
from matcher.errors import InvalidInput, MissingReference
from matcher.reference import file_names
from matcher.skills.reading.dutch import dutch
from matcher.skills.reading.education import education
from matcher.skills.reading.word_lists import (
    opened_list,
    pattern_at,
    patterns_at,
    read_list,
    words_at,
)
from matcher.skills.text_reading import read_text

HEADER = "source: own\nvalid_from: 2026-11-26\ncompleteness: partial\n"


def test_every_list_is_read_and_every_key_of_it_is_used() -> None:
    """Each reader closes its list, which refuses a key that nobody asked for."""
    read_text("rijbewijs, VCA, 24 uur, mbo, Nederlands", TextKind.VACANCY)
    read_text("Ik kan koken. Start 1 maart 2027.", TextKind.CANDIDATE)
    assert len(file_names("criteria/words", ".yaml")) == 9


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ("words: [a]", "source", "missing or empty"),
        ("source: own\nwords: [a]", "valid_from", "missing or empty"),
        (HEADER.replace("partial", "half") + "words: [a]", "completeness", "'half' is not known"),
        (HEADER + "words: a", "words", "must be a list of texts"),
        (HEADER + "words: []", "words", "no wordings here"),
        (HEADER + "words: ['(a']", "words", "')' is missing"),
        ("- a", "list.yaml", ""),
    ],
)
def test_a_damaged_list_says_where_and_what(content: str, where: str, what: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        pattern_at(opened_list(content, "list.yaml"), "words")
    assert where in refused.value.where
    assert what in refused.value.what
    assert refused.value.remedy


def test_a_key_that_nobody_asked_for_is_refused() -> None:
    with pytest.raises(InvalidInput, match="means nothing here"):
        read_list("shift_work", lambda table: None)


def test_a_list_that_is_not_there_is_a_missing_file() -> None:
    with pytest.raises(MissingReference):
        read_list("weather", lambda table: None)


def test_words_of_each_name_are_put_into_the_places_where_they_count() -> None:
    table = opened_list(HEADER + "means: {car: [auto, bolide]}", "list.yaml")
    (pattern,) = patterns_at(table, "means", within="eigen WORD; geen {WORD}").values()
    assert pattern.search("mijn eigen bolide")
    assert pattern.search("geen auto")
    assert not pattern.search("de auto")


def test_words_are_compared_in_small_letters() -> None:
    table = opened_list(HEADER + "words: [Wij]", "list.yaml")
    assert words_at(table, "words") == {"wij"}


@pytest.mark.parametrize("word", ["vmbo", "mbo", "havo", "vwo", "hbo"])
def test_a_level_of_education_is_the_one_that_files_are_read_by(word: str) -> None:
    (found,) = education(f"een {word}-diploma")
    assert found.value is EDUCATION_WORDS[word]


@pytest.mark.parametrize("word", ["redelijk", "goed", "uitstekend"])
def test_a_level_of_dutch_is_the_one_that_files_are_read_by(word: str) -> None:
    (found,) = dutch(f"je spreekt {word} Nederlands")
    assert found.criterion is Criterion.DUTCH_SPOKEN
    assert found.value is LANGUAGE_WORDS[word]
