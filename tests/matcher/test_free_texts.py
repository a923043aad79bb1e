"""Whole texts in, ids in order out."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matcher import rank
from matcher.errors import InvalidInput

CLEANER = "Ik heb vijf jaar kantoren schoongemaakt. Ramen lappen en vloeren dweilen doe ik graag."
COOK = "Kok in een bedrijfsrestaurant: koken, afwassen en bestellingen doen."
MASON = "Metselaar. Ervaring met voegen, steigers bouwen en beton storten."
ADVERT = """Schoonmaker gezocht (m/v)
- ramen lappen
- vloeren dweilen
Je werkt in een fijn team."""


def test_who_has_done_the_work_comes_first() -> None:
    assert rank(ADVERT, {"kok": COOK, "schoonmaker": CLEANER, "metselaar": MASON})[0] == (
        "schoonmaker"
    )


def test_other_words_for_the_same_work_are_found() -> None:
    others = {"kok": COOK, "metselaar": MASON, "glazenwasser": "glazenwasser, ruiten wassen"}
    assert rank("ramen lappen", others)[0] == "glazenwasser"


def test_english_texts_are_ranked_by_their_words() -> None:
    advert = "Software developer. Python and SQL required."
    texts = {
        1: "Chef with ten years of experience in French cuisine.",
        2: "Developer. I build web services in Python, with SQL databases.",
        3: "Truck driver, international transport.",
    }
    assert rank(advert, texts)[0] == 2


def test_a_text_without_words_comes_last_and_is_not_dropped() -> None:
    assert rank(ADVERT, {"a": "", "b": COOK, "c": " - \n"}) == ["b", "a", "c"]


def test_nobody_is_an_empty_list() -> None:
    assert rank(ADVERT, dict[str, str]()) == []


@pytest.mark.parametrize("advert", ["", "  \n", "--- ..."])
def test_an_advert_without_words_is_refused(advert: str) -> None:
    with pytest.raises(InvalidInput, match="no words"):
        rank(advert, {"a": COOK})


@settings(deadline=None, max_examples=15)
@given(st.randoms(use_true_random=False))
def test_the_order_in_which_texts_are_given_changes_nothing(rng: random.Random) -> None:
    texts = {"a": COOK, "b": CLEANER, "c": MASON, "d": CLEANER, "e": ""}
    shuffled = list(texts)
    rng.shuffle(shuffled)
    assert rank(ADVERT, {name: texts[name] for name in shuffled}) == rank(ADVERT, texts)


@settings(deadline=None, max_examples=25)
@given(st.text(min_size=1, max_size=60), st.lists(st.text(max_size=60), max_size=6))
def test_whatever_the_texts_are_everybody_is_in_the_list_once(
    advert: str, texts: list[str]
) -> None:
    assume(re.search(r"\w", advert) is not None)
    assert sorted(rank(advert, dict(enumerate(texts)))) == list(range(len(texts)))
