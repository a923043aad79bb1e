"""What running Dutch text announces, and what it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.text_reading import PhraseKind, Stance, TextKind
from matcher.domain.vacancy import Importance, RequirementOrigin
from matcher.skills.extraction import (
    LONGEST_PHRASE,
    announced_phrases,
    plain_title,
    profile_phrases,
    requirements_in,
    vacancy_occupation,
)


def phrases_in(text: str) -> tuple[str, ...]:
    return tuple(need.phrase for need in requirements_in(text))


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
    found = phrases_in("Je gaat aan de slag met: controle van kwaliteit en tempo; vegen.")
    assert found == ("controle van kwaliteit en tempo", "vegen")


def test_a_hyphenated_half_word_keeps_its_other_half() -> None:
    assert phrases_in("Werkzaamheden: gezondheids- en veiligheidsregels volgen, vegen.") == (
        "gezondheids- en veiligheidsregels volgen",
        "vegen",
    )


def test_bulleted_lines_are_tasks_and_the_small_talk_around_them_is_not() -> None:
    assert phrases_in("- ramen lappen\n- vloeren dweilen\nWij zijn een gezellig team.") == (
        "ramen lappen",
        "vloeren dweilen",
    )


@pytest.mark.parametrize(
    "text",
    ["", "Ervaring is mooi meegenomen, wij leren je het vak.", "Een rijbewijs is niet nodig."],
)
def test_text_that_announces_nothing_yields_nothing(text: str) -> None:
    assert phrases_in(text) == ()
    assert profile_phrases(text).skills == ()


def test_a_phrase_knows_where_it_stands_and_what_announced_it() -> None:
    text = "Hallo. Ik heb gewerkt als kok (m/v) en als bakker. Ik kan ook ramen lappen."
    cook, baker, windows = announced_phrases(text, TextKind.CANDIDATE)
    assert (cook.text, cook.kind, cook.span.text) == ("kok", PhraseKind.OCCUPATION, "kok")
    assert (baker.text, baker.cue.text) == ("bakker", "gewerkt als")
    assert windows.text == "ramen lappen"
    assert text[windows.span.start : windows.span.end] == windows.span.text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ervaring met snoeien is een pré.", [("snoeien", Stance.ADVANTAGE)]),
        ("Ervaring met snoeien is niet nodig.", [("snoeien", Stance.NOT_DEMANDED)]),
        ("Geen ervaring met snoeien nodig.", [("snoeien", Stance.NOT_DEMANDED)]),
        (
            "Je hebt ervaring met snoeien, maar dat hoeft niet.",
            [("snoeien", Stance.NOT_DEMANDED)],
        ),
        ("Je hebt ervaring met snoeien en je werkt precies.", [("snoeien", Stance.DEMANDED)]),
        ("Pluspunten:\n- ervaring met snoeien", [("snoeien", Stance.ADVANTAGE)]),
    ],
)
def test_a_phrase_is_told_apart_from_what_is_said_of_it(
    text: str, found: list[tuple[str, Stance]]
) -> None:
    phrases = announced_phrases(text, TextKind.VACANCY)
    assert [(phrase.text, phrase.stance) for phrase in phrases] == found


def test_what_is_expressly_not_asked_is_no_requirement() -> None:
    assert phrases_in("Taken: vegen. Ervaring met snoeien is niet nodig.") == ("vegen",)


def test_lines_below_a_heading_of_tasks_need_no_bullets() -> None:
    assert phrases_in("Wat ga je doen?\nvegen\nramen lappen\n\nWij bieden\neen goed loon") == (
        "vegen",
        "ramen lappen",
    )


def test_bullets_of_what_is_offered_and_whole_sentences_are_no_requirements() -> None:
    text = "Wij vragen:\n- heggen knippen\n- je woont in de buurt\nWij bieden:\n- een goed salaris"
    assert phrases_in(text) == ("heggen knippen",)


def test_a_hard_criterion_is_no_phrase_but_a_certificate_still_counts_for_rankings() -> None:
    text = "Wij vragen:\n- rijbewijs B\n- 32 uur per week\n- VCA basis\n- heggen knippen"
    assert phrases_in(text) == ("VCA basis", "heggen knippen")
    phrases = announced_phrases(text, TextKind.VACANCY)
    assert [phrase.text for phrase in phrases] == ["heggen knippen"]


def test_what_is_said_of_a_demand_is_no_phrase() -> None:
    assert phrases_in("Wij vragen: netjes werken, VCA of bereid om dat te halen.") == (
        "netjes werken",
    )
    assert phrases_in("- heggen knippen, of bereid om dat te leren") == ("heggen knippen",)


@pytest.mark.parametrize(
    "text",
    [
        "Ik kan niet zwaar tillen.",
        "Ik heb geen ervaring met lassen.",
        "Ik heb nooit gewerkt als kok.",
        "Ik heb ervaring met een burn-out.",
        "Ik kan 24 uur per week werken.",
        "Ik kan maandag beginnen, ik ben 58 jaar oud.",
        "Ik heb verstand van de Wajong, want daar zit ik in.",
    ],
)
def test_what_somebody_cannot_do_and_how_somebody_is_makes_no_skill(text: str) -> None:
    found = profile_phrases(text)
    assert found.skills in ((), ("maandag beginnen",))
    assert found.occupations == ()


def test_work_with_people_who_have_a_condition_is_a_skill() -> None:
    found = profile_phrases("Ik heb ervaring met begeleiden van jongeren met autisme.")
    assert found.skills == ("begeleiden van jongeren met autisme",)


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
    phrases = (*profile_phrases(text).skills, *phrases_in(text))
    assert all(1 < len(phrase) <= LONGEST_PHRASE for phrase in phrases)
    assert len(set(phrases_in(text))) == len(phrases_in(text))


@pytest.mark.parametrize(
    "told",
    [
        "Ervaring met snoeien is een pré.",
        "Ervaring met snoeien is mooi meegenomen.",
        "Ervaring met snoeien is een pluspunt.",
        "Bij voorkeur heb je ervaring met snoeien.",
    ],
)
def test_what_a_vacancy_calls_an_advantage_is_useful_and_nothing_more(told: str) -> None:
    asked, advantage = requirements_in(f"Taken: vegen.\n{told}")
    assert (asked.phrase, asked.importance) == ("vegen", Importance.ESSENTIAL)
    assert (advantage.phrase, advantage.importance) == ("snoeien", Importance.USEFUL)
    assert advantage.origin is RequirementOrigin.FROM_TEXT


@pytest.mark.parametrize(
    "text",
    [
        "Ervaring met snoeien is een pré.\nTaken: snoeien.",
        "Taken: snoeien.\nErvaring met snoeien is een pré.",
    ],
)
def test_what_is_asked_in_one_place_and_an_advantage_in_another_is_asked(text: str) -> None:
    (found,) = requirements_in(text)
    assert (found.phrase, found.importance) == ("snoeien", Importance.ESSENTIAL)
