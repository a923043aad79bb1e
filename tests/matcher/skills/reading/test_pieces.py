"""Sentences, lines and bullets know where they stand in the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.skills.reading.pieces import Piece, sentences


def told(text: str) -> list[str]:
    return [sentence.piece.text.strip() for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Je werkt. Je leert!", ["Je werkt.", "Je leert!"]),
        ("Van 8.00 tot 17.00 uur.", ["Van 8.00 tot 17.00 uur."]),
        ("Je werkt min. 24 uur, o.a. buiten.", ["Je werkt min. 24 uur, o.a. buiten."]),
        ("regel een\nregel twee", ["regel een", "regel twee"]),
        ("", []),
        ("...", ["..."]),
        (" \n \n", []),
    ],
)
def test_a_text_is_cut_where_sentences_and_lines_end(text: str, parts: list[str]) -> None:
    assert told(text) == parts


def test_a_full_line_that_goes_on_in_small_letters_is_one_sentence() -> None:
    long = "In deze baan werk je met collega's aan het groen in de"
    assert told(f"{long}\nwijken van de stad.") == [f"{long}\nwijken van de stad."]
    assert told(f"{long}\nWijken zijn er genoeg.") == [long, "Wijken zijn er genoeg."]
    assert told("kort\nvervolg") == ["kort", "vervolg"]


def test_a_bullet_is_told_apart_from_its_line() -> None:
    first, second = sentences("- vegen\n• dweilen")
    assert (first.piece.text, first.piece.start) == ("vegen", 2)
    assert second.bullet is not None
    assert (second.bullet.text, second.bullet.start) == ("• ", 8)


@given(st.text(max_size=200))
def test_every_sentence_stands_where_it_says(text: str) -> None:
    for sentence in sentences(text):
        piece = sentence.piece
        assert text[piece.start : piece.end] == piece.text


def test_parts_of_a_piece_keep_their_place() -> None:
    piece = Piece("a, bc", 10)
    assert [part.start for part in piece.split(re.compile(","))] == [10, 12]
    assert piece.span(3, 5).text == "bc"
    assert piece.span(3, 5).start == 13
