"""Hold-outs on which ideas for the encoder are weighed, and the ideas that take no training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.encoder_holdouts import HoldOuts, hold_outs
from benchmarks.encoder_idea_changes import CHANGES, PLAIN
from benchmarks.encoder_idea_courses import (
    DescribingCourse,
    GradedCourse,
    RelationalCourse,
    StyledCourse,
    parts,
)
from benchmarks.encoder_memory import remembering
from benchmarks.encoder_peers import Embed, Peer
from benchmarks.encoder_tasks import is_unlike
from matcher.skills.ngram_table import NgramTable
from matcher.skills.training.course import Course
from matcher.skills.training.lessons import Lessons
from matcher.skills.training.pupil import frequent_keys
from matcher.skills.training.teachers import DEBIAN_WORDS
from matcher.skills.training.vocabulary import Vocabulary
from tests.matcher.skills.toy_vocabulary import TINY, write_vocabulary

HAS_WORDS = DEBIAN_WORDS.is_file()


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> HoldOuts:
    folder = tmp_path_factory.mktemp("esco")
    return hold_outs(write_vocabulary(folder, official=False))


def names_left(held: HoldOuts) -> set[str]:
    return {name for concept in held.kept.concepts for name in (concept.label, *concept.synonyms)}


def test_training_sees_no_query_of_any_hold_out(held: HoldOuts) -> None:
    asked = {q for name, task in held.tasks.items() for q in task.queries if name != "misspelt"}
    assert len(asked) > 5
    assert not asked & names_left(held)
    assert asked <= {name for concept in held.hidden for name in concept.synonyms}


def test_an_unlike_title_shares_few_letters_with_every_name_that_is_left(held: HoldOuts) -> None:
    unlike = held.tasks["unlike"]
    assert unlike.queries
    for query, right in zip(unlike.queries, unlike.right, strict=True):
        names = [unlike.labels[place] for place in right]
        assert names
        assert is_unlike(query, names)


def test_no_query_stands_among_the_labels_that_it_is_searched_in(held: HoldOuts) -> None:
    unlike = held.tasks["unlike"]
    assert not set(unlike.queries) & set(unlike.labels)


def test_a_misspelt_label_is_right_with_every_label_of_its_concept(held: HoldOuts) -> None:
    misspelt = held.tasks["misspelt"]
    assert len(misspelt.queries) == len(misspelt.labels)
    assert (
        sum(query not in misspelt.labels for query in misspelt.queries) > len(misspelt.queries) / 2
    )
    assert {len(right) for right in misspelt.right} >= {1, 2}


def table_of(held: HoldOuts) -> NgramTable:
    keys = frequent_keys(sorted(names_left(held)), [], 4000, own_weight=1.0)
    rows = np.random.default_rng(3).normal(size=(len(keys) + 8, 32)).astype(np.float32)
    return NgramTable(keys, rows)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_gives_unit_vectors_and_changes_something(held: HoldOuts, name: str) -> None:
    table = table_of(held)
    phrases = sorted(names_left(held))
    changed = CHANGES[name].apply(table, held)(phrases)
    assert np.allclose(np.linalg.norm(changed, axis=1), 1.0, atol=1e-4)
    assert not np.allclose(changed, PLAIN.apply(table, held)(phrases), atol=1e-3)


@pytest.mark.parametrize("name", ["names", "described", "related", "both-heavy", "carrying"])
def test_what_names_carry_leaves_other_phrases_alone(held: HoldOuts, name: str) -> None:
    table = table_of(held)
    phrases = ["allround medewerker", "hulp bij de was"]
    changed = CHANGES[name].apply(table, held)(phrases)
    # What ships is rounded to eight bits first.
    assert np.allclose(changed, table.embed(phrases), atol=0.02)


@pytest.mark.parametrize("course", [GradedCourse, RelationalCourse, DescribingCourse])
def test_a_course_that_was_tried_learns_otherwise_than_the_one_that_ships(
    held: HoldOuts, course: type[Course]
) -> None:
    assert not np.array_equal(learned(course, held), learned(Course, held))


@pytest.mark.skipif(not HAS_WORDS, reason="the word list of the package wdutch is not installed")
def test_titles_in_another_style_are_learned_from(held: HoldOuts) -> None:
    assert not np.array_equal(learned(StyledCourse, held), learned(Course, held))


def in_groups(vocabulary: Vocabulary) -> Vocabulary:
    concepts = tuple(replace(c, isco=c.group.partition(".")[0]) for c in vocabulary.concepts)
    return replace(vocabulary, concepts=concepts)


def learned(course: type[Course], held: HoldOuts) -> NDArray[np.float32]:
    phrases = sorted(names_left(held))
    vectors = np.random.default_rng(4).normal(size=(len(phrases), 48)).astype(np.float32)
    pupil = course(held.kept, Lessons(teacher="toy", phrases=phrases, vectors=vectors), TINY)
    pupil.compare(in_groups(held.kept), 5, first_rate=0.01)
    return pupil.table().rows


@pytest.mark.skipif(not HAS_WORDS, reason="the word list of the package wdutch is not installed")
@pytest.mark.parametrize(
    ("compound", "found"),
    [
        ("metaalbewerker", ("metaal", "bewerker")),
        ("verzekeringsagent", ("verzekering", "agent")),
        ("kok", None),
        ("b2b-adviseur", None),
    ],
)
def test_a_compound_is_cut_into_words_of_the_list(
    compound: str, found: tuple[str, str] | None
) -> None:
    assert parts(compound) == found


def counting_peer(asked: list[str]) -> Peer:
    def load(_: int) -> Embed:
        def embed(phrases: Sequence[str]) -> NDArray[np.float32]:
            asked.extend(phrases)
            return np.array([[len(phrase), 1.0] for phrase in phrases], np.float32)

        return embed

    return Peer(name="toy", package="numpy", load=load, folder=Path)


def test_a_peer_is_asked_once_for_each_phrase_also_by_a_later_run(tmp_path: Path) -> None:
    asked: list[str] = []
    first = remembering(counting_peer(asked), tmp_path)
    vectors = first(["kok", "lasser", "kok"])
    later = remembering(counting_peer(asked), tmp_path)
    assert np.array_equal(later(["kok", "lasser", "kok"]), vectors)
    assert later(["ober"])[0].tolist() == [4.0, 1.0]
    assert asked == ["kok", "lasser", "ober"]


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    asked: list[str] = []
    for _ in range(2):
        remembering(counting_peer(asked), None)(["kok"])
    assert asked == ["kok", "kok"]
    assert not list(tmp_path.iterdir())
