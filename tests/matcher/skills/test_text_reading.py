"""Whatever the text: spans point at what was read, and reading ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.text_reading import AnnouncedPhrase, PhraseKind, Stance, TextKind, TextSpan
from matcher.skills.criteria_proposals import criteria_proposals
from matcher.skills.extraction import announced_phrases, profile_phrases, requirements_in
from matcher.skills.text_reading import read_text

PIECES = (
    *("je gaat aan de slag met", "ervaring met", "ik kan goed", "gewerkt als", "taken:", "\n- "),
    *("rijbewijs B", "VCA", "een pré", "niet nodig", "geen", "je hebt", "24 tot 32 uur per week"),
    *("goed Nederlands", "mbo 2", "ploegendienst", "eigen auto", "start 1 maart 2027", "of", "en"),
    *(
        ",",
        ";",
        ".",
        "?",
        ":",
        "(",
        ")",
        "\n",
        "\t",
        "  ",
        "İ",
        "ı",
        "ſ",
        "snoeien",
        "(m/v)",
        "é",
        "👷",
        "\u00a0",
    ),
)
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
kinds = st.sampled_from(TextKind)


def stands_there(text: str, span: TextSpan) -> bool:
    is_inside = 0 <= span.start < span.end <= len(text)
    return is_inside and text[span.start : span.end] == span.text


def is_in_order(phrase: AnnouncedPhrase) -> bool:
    """Return whether the words of a phrase stand in its span, one behind the other."""
    place = 0
    for word in phrase.text.split():
        place = phrase.span.text.find(word, place)
        if place < 0:
            return False
        place += len(word)
    return True


@given(texts, kinds)
def test_every_span_is_a_stretch_of_the_text(text: str, kind: TextKind) -> None:
    found = read_text(text, kind)
    spans = [phrase.span for phrase in found.phrases] + [phrase.cue for phrase in found.phrases]
    for proposal in found.proposals:
        spans += [proposal.span] + ([proposal.decided_by] if proposal.decided_by else [])
    assert all(stands_there(text, span) for span in spans)


@given(texts, kinds)
def test_the_span_of_a_phrase_holds_its_words_in_order(text: str, kind: TextKind) -> None:
    assert all(is_in_order(phrase) for phrase in read_text(text, kind).phrases)


@given(texts, kinds)
def test_what_is_read_comes_in_order_of_appearance(text: str, kind: TextKind) -> None:
    found = read_text(text, kind)
    starts = [phrase.span.start for phrase in found.phrases]
    assert starts == sorted(starts)


@given(texts, st.integers(0, 5), kinds)
def test_a_text_further_on_is_read_alike(text: str, n_lines: int, kind: TextKind) -> None:
    moved = read_text("Wij zijn er.\n" * n_lines + "\n" + text, kind)
    alone = read_text("\n" + text, kind)
    shift = n_lines * len("Wij zijn er.\n")
    assert [p.span.start - shift for p in moved.proposals] == [
        p.span.start for p in alone.proposals
    ]
    assert [p.stance for p in moved.proposals] == [p.stance for p in alone.proposals]


@given(texts)
def test_the_phrases_for_rankings_are_those_with_spans(text: str) -> None:
    asked = announced_phrases(text, TextKind.VACANCY, with_certificates=True)
    wanted = [phrase.text for phrase in asked if phrase.stance is not Stance.NOT_DEMANDED]
    assert [need.phrase for need in requirements_in(text)] == list(dict.fromkeys(wanted))
    held = announced_phrases(text, TextKind.CANDIDATE, with_certificates=True)
    skills = [phrase.text for phrase in held if phrase.kind is PhraseKind.SKILL]
    assert profile_phrases(text).skills == tuple(dict.fromkeys(skills))


@pytest.mark.parametrize("kind", list(TextKind))
@pytest.mark.parametrize(
    "unit",
    ["rijbewijs B, ", "24 uur, ", "VCA, ", "mbo/", "geen ", "zonder ", " ", "\n- a", "(", "? VCA"],
)
def test_a_text_of_nothing_but_repetitions_is_read_to_its_end(unit: str, kind: TextKind) -> None:
    """A pattern that tries every way to divide the text would not come back."""
    text = (unit * 6_000)[:6_000]
    assert read_text(text, kind).kind is kind


@pytest.mark.parametrize("word", ["rijbewijs", "mbo", "VCA", "24", "24 uur", "ervaring met"])
def test_a_word_with_a_gap_behind_it_is_read_to_its_end(word: str) -> None:
    assert read_text(word + " " * 6_000, TextKind.VACANCY).phrases == ()


@pytest.mark.parametrize(
    "text", ["BEVEİLİGER diploma", "Start 1 aprİl 2027", "BVCA", "vca\u00a0basis"]
)
def test_letters_that_only_look_alike_are_read_without_a_fault(text: str) -> None:
    assert len(read_text(text, TextKind.VACANCY).proposals) <= 1


def test_an_empty_text_says_nothing() -> None:
    for kind in TextKind:
        assert read_text("", kind).phrases == ()
        assert read_text("", kind).proposals == ()


@given(texts, kinds)
def test_reading_everything_at_once_says_what_reading_the_parts_says(
    text: str, kind: TextKind
) -> None:
    found = read_text(text, kind)
    assert found.phrases == announced_phrases(text, kind)
    assert found.proposals == criteria_proposals(text, kind)
