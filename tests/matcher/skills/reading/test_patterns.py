"""The notation of the word lists finds what it says, and refuses what it cannot mean."""

from __future__ import annotations

import pytest

from matcher.skills.reading.patterns import WordingFault, any_of_wordings, place_of, wording_pattern


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("je hebt", "Je  hebt"),
        ("je hebt", "je\nhebt"),
        ("(is|zijn) vereist", "ZIJN vereist"),
        ("een [echte] pré", "een pre"),
        ("een [echte] pré", "een echte pré"),
        ("[ook] ik kan", "ik kan"),
        ("hoef* je niet", "hoeft je niet"),
        ("bereid … te (halen|behalen)", "bereid om dit diploma te behalen"),
        ("bereid … te halen", "bereid te halen"),
        ("b-rijbewijs", "B rijbewijs"),
        ("b-rijbewijs", "b–rijbewijs"),
        ("(2|drie)-ploegen*", "drieploegendienst"),
        ("[twee-]ploegen", "tweeploegen"),
        ("foto's", "foto’s"),
        ("geïnteresseerd", "geinteresseerd"),
    ],
)
def test_a_wording_finds_its_spellings(wording: str, text: str) -> None:
    found = any_of_wordings([wording]).search(f"vooraf {text} achteraf")
    assert found is not None
    assert found[0] == text


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("pré", "prettig"),
        ("vca", "vcab"),
        ("een pré", "eenpré"),
        ("bereid … te halen", "bereid om morgen al heel vroeg dit te halen"),
        ("(is|zijn) vereist", "was vereist"),
    ],
)
def test_a_wording_finds_whole_words_only(wording: str, text: str) -> None:
    assert any_of_wordings([wording]).search(text) is None


def test_of_several_wordings_the_longer_is_found() -> None:
    found = any_of_wordings(["vca", "vca basis"]).search("een vca basis")
    assert found is not None
    assert found[0] == "vca basis"


def test_only_what_stands_between_braces_is_meant() -> None:
    text = "je hebt wel een auto"
    found = any_of_wordings(["hebt [wel] {een auto}", "een fiets"]).search(text)
    assert found is not None
    assert text[slice(*place_of(found))] == "een auto"
    other = any_of_wordings(["hebt {een auto}", "een fiets"]).search("met een fiets")
    assert other is not None
    assert place_of(other) == (4, 13)


@pytest.mark.parametrize(
    ("wording", "fault"),
    [
        ("(een", "A ')' is missing after 'een'."),
        ("een)", "')' stands in 'een)' without its other half."),
        ("een|twee", "'|' stands in 'een|twee' without its other half."),
        ("[een]", "has no word of its own"),
        ("", "has no word of its own"),
        ("een ()", "has no word of its own"),
    ],
)
def test_a_wording_that_cannot_be_meant_is_refused(wording: str, fault: str) -> None:
    with pytest.raises(WordingFault) as refused:
        wording_pattern(wording)
    assert fault in str(refused.value)


def test_no_wordings_find_nothing() -> None:
    assert any_of_wordings([]).search("iets") is None
