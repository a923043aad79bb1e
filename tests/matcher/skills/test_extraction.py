"""What running Dutch text announces, and what it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.skills.extraction import (
    LONGEST_PHRASE,
    plain_title,
    profile_phrases,
    vacancy_occupation,
    vacancy_phrases,
)


def test_a_presentation_tells_what_work_was_done_and_what_one_can() -> None:
    found = profile_phrases(
        "Ik heb gewerkt als bediener spoelmachine (textiel). "
        "Ik kan spoelen wisselen, garen spannen."
    )
    assert found.occupations == ("bediener spoelmachine (textiel)",)
    assert found.skills == ("spoelen wisselen", "garen spannen")


def test_several_announcements_in_one_sentence_are_told_apart() -> None:
    found = profile_phrases("Ik kan goed koken en bakken, ook heb ik ervaring met de kassa.")
    assert found.skills == ("koken", "bakken", "kassa")


def test_a_phrase_that_holds_en_itself_is_not_torn_apart() -> None:
    found = vacancy_phrases("Je gaat aan de slag met: controle van kwaliteit en tempo; vegen.")
    assert found == ("controle van kwaliteit en tempo", "vegen")


def test_a_hyphenated_half_word_keeps_its_other_half() -> None:
    assert vacancy_phrases("Werkzaamheden: gezondheids- en veiligheidsregels volgen, vegen.") == (
        "gezondheids- en veiligheidsregels volgen",
        "vegen",
    )


def test_bulleted_lines_are_tasks_and_the_small_talk_around_them_is_not() -> None:
    assert vacancy_phrases("- ramen lappen\n- vloeren dweilen\nWij zijn een gezellig team.") == (
        "ramen lappen",
        "vloeren dweilen",
    )


@pytest.mark.parametrize(
    "text",
    ["", "Ervaring is mooi meegenomen, wij leren je het vak.", "Een rijbewijs is niet nodig."],
)
def test_text_that_announces_nothing_yields_nothing(text: str) -> None:
    assert vacancy_phrases(text) == ()
    assert profile_phrases(text).skills == ()


@pytest.mark.parametrize(
    ("text", "occupation"),
    [
        (
            "Voor een opdracht zoeken wij een operator kolomboor in Delft voor 36 uur.",
            "operator kolomboor",
        ),
        ("Wij zoeken een ervaren schoonmaker (m/v) voor kantoren.", "schoonmaker"),
        ("Kom bij ons werken!", ""),
    ],
)
def test_the_occupation_that_is_sought_is_read_from_the_text(text: str, occupation: str) -> None:
    assert vacancy_occupation(text) == occupation


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Medewerker groen (m/v/x) 32 uur", "Medewerker groen"),
        ("GEZOCHT: lasser", "lasser"),
        ("Schoonmaker m/v", "Schoonmaker"),
        ("operator spoelmachine (textiel)", "operator spoelmachine (textiel)"),
        ("(m/v)", "(m/v)"),
    ],
)
def test_a_title_is_compared_without_its_trimmings(title: str, plain: str) -> None:
    assert plain_title(title) == plain


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault_and_phrases_stay_short(text: str) -> None:
    phrases = (*profile_phrases(text).skills, *vacancy_phrases(text))
    assert all(1 < len(phrase) <= LONGEST_PHRASE for phrase in phrases)
    assert len(set(vacancy_phrases(text))) == len(vacancy_phrases(text))
