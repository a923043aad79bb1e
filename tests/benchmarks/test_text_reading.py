"""The measure of reading counts what it says, on texts that are openly synthetic."""

from __future__ import annotations

import pytest
import yaml

from benchmarks import text_reading
from benchmarks.text_reading import SETS, TEXTS, Answer, answers, report, score_of
from matcher.domain.text_reading import Stance, TextKind

FIELDS = {
    "starts_on",
    "available_from",
    "hours",
    "driving_licences",
    "certificates",
    "education_level",
    "dutch_spoken",
    "dutch_written",
    "shift_work",
    "transport",
}


@pytest.mark.parametrize("name", SETS)
def test_the_texts_say_that_they_are_synthetic_and_use_known_words_only(name: str) -> None:
    written = (TEXTS / f"{name}.yaml").read_text(encoding="utf-8")
    assert written.startswith("# SYNTHETIC")
    entries = yaml.safe_load(written)["texts"]
    assert len(entries) >= 35
    for entry in entries:
        stances = set(entry) - {"of", "text", "phrases"}
        assert entry["of"] in list(TextKind)
        assert stances <= set(Stance)
        assert {field for stance in stances for field in entry[stance]} <= FIELDS
        words = " ".join(entry["phrases"]).casefold().split()
        assert all(word in entry["text"].casefold() for word in words)


def test_no_text_stands_in_both_sets() -> None:
    first, second = ({answer.text for answer in answers(name)} for name in SETS)
    assert not first & second


def an_answer(there: set[str], found: set[str]) -> Answer:
    return Answer(
        text="x",
        there=frozenset(("certificates", value, "demanded") for value in there),
        found=frozenset(("certificates", value, "demanded") for value in found),
    )


def test_right_extra_and_missed_are_counted_text_by_text() -> None:
    score = score_of(
        [an_answer({"vca", "bhv"}, {"vca"}), an_answer(set(), {"bhv"})], "certificates"
    )
    assert (score.right, score.extra, score.missed) == (1, 1, 1)
    assert (score.precision, score.recall) == (0.5, 0.5)


def test_a_demand_that_the_text_does_not_pose_is_counted_apart() -> None:
    assert an_answer({"vca"}, {"vca", "bhv"}).wrongly_meant == {("certificates", "bhv", "demanded")}


def test_the_report_names_date_machine_sizes_and_whose_hand_wrote_it() -> None:
    told = "\n".join(report(with_misses=True))
    for part in (
        "date: ",
        "machine: ",
        "same hand",
        "development: ",
        "held_out: ",
        "precision",
        "ms a text",
    ):
        assert part in told


def test_what_was_found_wrong_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_reading, "answers", lambda _: [an_answer({"vca"}, {"bhv"})])
    told = "\n".join(report(with_misses=True))
    assert "extra  certificates bhv demanded" in told
    assert "missed certificates vca demanded" in told
