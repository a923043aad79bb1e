"""English labels of skills as further names, and never a hint at what is held out."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.skills.training.english import with_english
from matcher.skills.training.vocabulary import read_vocabulary
from tests.matcher.skills.toy_vocabulary import write_vocabulary


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("skills_en.csv", "conceptUri,preferredLabel"),
        ("skills_nl_partial.csv", "skillUri,label_en"),
    ],
)
def test_a_skill_is_also_called_by_its_english_label_where_the_folder_has_one(
    tmp_path: Path, name: str, heading: str
) -> None:
    vocabulary = read_vocabulary(write_vocabulary(tmp_path / "esco"))
    (tmp_path / "esco" / name).write_text(
        f"{heading}\nurn:skill:0,mop floors\nurn:skill:1,RAMEN LAPPEN\nurn:skill:unknown,weld\n"
    )
    named = with_english(vocabulary, tmp_path / "esco")
    assert named.of_kind("skill")[0].synonyms[-1] == "mop floors"
    n_added = sum(len(c.synonyms) for c in named.concepts) - sum(
        len(c.synonyms) for c in vocabulary.concepts
    )
    assert n_added == 1
    assert named.of_kind("occupation") == vocabulary.of_kind("occupation")
    assert with_english(vocabulary, tmp_path) == vocabulary


def test_no_held_out_skill_is_known_by_its_english_label_nor_by_that_of_another(
    tmp_path: Path,
) -> None:
    vocabulary = read_vocabulary(write_vocabulary(tmp_path / "esco"))
    first, second, third = vocabulary.of_kind("skill")[:3]
    (tmp_path / "esco" / "skills_en.csv").write_text(
        "conceptUri,preferredLabel\n"
        f"{first.uri},mop floors\n{second.uri},{first.synonyms[0].upper()}\n{third.uri},lift\n"
    )
    named = with_english(vocabulary, tmp_path / "esco", held_out=[first]).of_kind("skill")
    assert named[0] == first
    assert named[1] == second
    assert named[2].synonyms == (*third.synonyms, "lift")
