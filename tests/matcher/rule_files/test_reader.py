"""A rule file is read strictly: nothing is misread, and every mistake is told at once."""

from __future__ import annotations

import pytest

from matcher.domain.rule_document import RuleKind
from matcher.errors import InvalidInput
from matcher.rule_files.faults import InvalidRuleFile
from matcher.rule_files.reader import read_rule_file
from matcher.rule_files.yaml_text import LONGEST_FILE, yaml_entries
from matcher.rulebooks.library import SHIPPED, shipped_text
from matcher.rulebooks.texts import id_of, kind_of, read_rule_text
from matcher.value.block_schemes import scheme_ids
from tests.own_rules import OWN_SCHEME, own_scheme


def refusal(content: str) -> InvalidInput:
    with pytest.raises(InvalidInput) as raised:
        read_rule_text(content, where="eigen.yaml")
    assert raised.value.remedy
    return raised.value


# --- what could be misread ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("months: 010", "'010' can be read in more than one way"),
        ("months: 1:30", "'1:30' can be read in more than one way"),
        ("months: 0x18", "'0x18' can be read in more than one way"),
        ("months: 1_2", "'1_2' can be read in more than one way"),
        ("months: " + "9" * 5000, "can be read in more than one way"),
        ("months: !!int '12'", "a type (!) is not possible here"),
        ("months: !!python/name:os.system ''", "a type (!) is not possible here"),
        ("months: &maanden 12, kind: *maanden", "a reference (*) is not possible here"),
        ("? [months]\n: 12", "a key is one word"),
        ("months: 12, months: 24", "the key 'months' stands twice"),
    ],
)
def test_what_yaml_reads_otherwise_than_it_looks_is_refused_with_the_line(
    wrong: str, told: str
) -> None:
    content = own_scheme().replace("kind: months, months: 24", wrong, 1)
    sentence = refusal(content).sentence()
    assert told in sentence
    assert "eigen.yaml, line " in sentence
    assert len(sentence) < 300


def test_a_day_that_is_not_in_the_calendar_is_refused_with_the_line() -> None:
    sentence = refusal(own_scheme(valid_from="2027-02-30")).sentence()
    assert "'2027-02-30' is not a day of the calendar" in sentence


@pytest.mark.parametrize(
    "bomb",
    [
        "blocks: " + "[" * 20_000,
        "blocks: " + "{a: " * 20_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nblocks: [*c, *c]\n",
        "blocks:\n" + "".join(f"{' ' * depth}- \n" for depth in range(1, 400)),
    ],
)
def test_a_file_made_to_fill_the_memory_is_refused(bomb: str) -> None:
    refusal(bomb)


def test_a_file_that_no_desk_would_write_by_hand_is_too_large() -> None:
    assert "more than 100,000 characters" in refusal("#" * (LONGEST_FILE + 1)).what
    assert "holds no keys" in refusal("#" * LONGEST_FILE).what


def test_a_character_that_cannot_be_printed_is_refused() -> None:
    assert "cannot be printed" in refusal("blocks: \x00").what


def test_a_key_is_read_as_it_is_written() -> None:
    assert list(yaml_entries("no: 1\n010: 2\n2023-01-01: 3\n", "x")) == ["no", "010", "2023-01-01"]


# --- all mistakes at once -----------------------------------------------------------------------


def test_all_mistakes_of_a_file_are_told_at_once_in_the_order_of_the_file() -> None:
    content = (
        own_scheme()
        .replace('amount: "40000.00"', "amount: 40000")
        .replace("hour_base:", "hour_bse:")
        .replace("forms: [employment]", "forms: [baan]")
    )
    wrong = refusal(content)
    assert isinstance(wrong, InvalidRuleFile)
    told = [(fault.where.rpartition(": ")[2], fault.what) for fault in wrong.faults]
    assert told == [
        ("hour_base", "This key is missing or empty."),
        ("hour_bse", "This key means nothing here."),
        ("blocks[1] amount", "An amount is a text of digits, at least 0."),
        ("blocks[1] forms", "'baan' is not known here."),
    ]
    lines = content.splitlines()
    at = lines.index("    amount: 40000") + 1
    assert wrong.faults[2].where == f"eigen.yaml, line {at}: blocks[1] amount"
    assert all(fault.remedy for fault in wrong.faults)
    sentence = wrong.sentence()
    assert "The file has 4 mistakes." in sentence
    assert f"- line {at}: blocks[1] amount: An amount is" in sentence


def test_a_word_that_is_not_known_does_not_make_its_neighbours_wrong() -> None:
    wrong = refusal(own_scheme().replace("kind: months, months: 24", "kind: altijd, months: 24", 1))
    assert "'altijd' is not known here." in wrong.what


def test_what_must_agree_is_asked_only_of_what_could_be_read() -> None:
    wrong = refusal(own_scheme().replace("blocks:", "blocks: geen\nrest:"))
    assert "counts nothing" not in wrong.sentence()
    assert "This must be a list." in wrong.sentence()


def test_a_mistake_in_a_file_of_ours_ends_the_reading() -> None:
    table = read_rule_file("source: ''\n", "data/x.yaml")
    with pytest.raises(InvalidInput, match=r"data/x\.yaml, line 1: source: This must be a text"):
        table.text("source")


# --- kind and name follow from the content ------------------------------------------------------


@pytest.mark.parametrize("kind", list(RuleKind))
def test_kind_and_name_of_every_shipped_file_follow_from_what_it_holds(kind: RuleKind) -> None:
    for rule_id in SHIPPED.ids(kind):
        content = shipped_text(kind, rule_id)
        assert content is not None
        read = read_rule_text(content, where="data")
        assert (read.kind, read.rule_id) == (kind, rule_id)
        assert id_of(read.rules) == rule_id
        assert read.rules == SHIPPED.rules(kind, rule_id)


@pytest.mark.parametrize("content", ["title: niets\n", "blocks: []\ngroups: []\n"])
def test_a_file_of_no_kind_or_of_two_is_refused(content: str) -> None:
    with pytest.raises(InvalidInput, match="cannot be told what this file holds"):
        kind_of(content, where="eigen.yaml")


def test_a_second_file_of_one_owner_and_day_has_an_edition() -> None:
    first, second = (
        own_scheme(),
        own_scheme().replace("kind: euros", "kind: euros\nedition: herzien"),
    )
    assert read_rule_text(first, where="x").rule_id == OWN_SCHEME
    assert read_rule_text(second, where="x").rule_id == f"{OWN_SCHEME}-herzien"


@pytest.mark.parametrize(
    "name", ["Voorbeeldstreek", "../../etc", "streek noord", "a" * 81, "streek?", "é"]
)
def test_a_name_that_would_not_make_a_tidy_id_is_refused(name: str) -> None:
    wrong = refusal(own_scheme(region=f'"{name}"'))
    assert "A name is at most 80 small letters and digits, with hyphens." in wrong.what


def test_there_is_a_shipped_scheme_to_begin_with() -> None:
    assert len(scheme_ids()) >= 5
