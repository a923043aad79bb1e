"""Names that carry what is said of their concept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from matcher.errors import MissingReference
from matcher.skills.encoder_folder import read_table, rounded, write_weights
from matcher.skills.features import feature_runs, phrase_hashes
from matcher.skills.known_names import KnownNames
from matcher.skills.ngram_table import NgramTable
from matcher.skills.training.carrying import directions_of, with_known_names
from matcher.skills.training.pupil import frequent_keys
from matcher.skills.training.settings import TrainingSettings
from matcher.skills.training.vocabulary import OCCUPATION, SKILL, Concept, Vocabulary

CARRIED = TrainingSettings(carried_by_occupation=0.5, carried_by_skill=0.2)


def concept(uri: str, kind: str, names: tuple[str, ...], description: str) -> Concept:
    label, *synonyms = names
    return Concept(
        uri=uri,
        kind=kind,
        group="",
        label=label,
        synonyms=tuple(synonyms),
        description=description,
    )


VOCABULARY = Vocabulary(
    concepts=(
        concept("b1", OCCUPATION, ("hovenier", "tuinman"), "legt gazons aan en snoeit hagen"),
        concept("b2", OCCUPATION, ("kok", "chef"), "bereidt warme maaltijden"),
        concept("b3", OCCUPATION, ("bedrijfsleider", "chef"), "geeft leiding aan een winkel"),
        concept("v1", SKILL, ("hagen snoeien",), "heggen knippen met een schaar"),
        concept("v2", SKILL, ("koken",), ""),
    ),
    essential_skills={"b1": ("v1",), "b2": ("v2",)},
)


@pytest.fixture(scope="module")
def plain() -> NgramTable:
    texts = [
        text for c in VOCABULARY.concepts for text in (c.label, *c.synonyms, c.description) if text
    ]
    keys = frequent_keys(texts, [], 5000, own_weight=1.0)
    rows = np.random.default_rng(7).normal(size=(len(keys) + 16, 64)).astype(np.float32)
    return NgramTable(keys, rows)


@pytest.fixture(scope="module")
def carrying(plain: NgramTable) -> NgramTable:
    return with_known_names(plain, VOCABULARY, CARRIED)


def cosine(table: NgramTable, one: str, other: str) -> float:
    first, second = table.embed([one, other])
    return float(first @ second)


def hash_of(phrase: str) -> int:
    *_, words = feature_runs([phrase])
    return int(phrase_hashes(words)[0])


def test_a_name_comes_nearer_to_its_description_and_to_its_skills(
    plain: NgramTable, carrying: NgramTable
) -> None:
    for said in ("legt gazons aan en snoeit hagen", "snoeit hagen", "hagen snoeien"):
        assert cosine(carrying, "hovenier", said) > cosine(plain, "hovenier", said) + 0.1


def test_a_skill_comes_nearer_to_the_occupations_that_need_it(
    plain: NgramTable, carrying: NgramTable
) -> None:
    assert cosine(carrying, "koken", "kok") > cosine(plain, "koken", "kok") + 0.1


def test_a_phrase_that_is_no_known_name_keeps_its_vector(
    plain: NgramTable, carrying: NgramTable
) -> None:
    phrases = ["hovenier gezocht", "tuinmann", "gazons", "", "snoeien hagen"]
    assert np.array_equal(carrying.embed(phrases), plain.embed(phrases))


@pytest.mark.parametrize("written", ["HOVENIER", "  hovenier ", "hovenier (m/v)"])
def test_a_name_is_known_in_every_way_that_is_one_spelling(
    carrying: NgramTable, written: str
) -> None:
    assert cosine(carrying, written, "hovenier") == pytest.approx(1.0, abs=1e-6)


def test_what_a_name_carries_is_its_share_of_both_directions(
    plain: NgramTable, carrying: NgramTable
) -> None:
    said = directions_of(plain, VOCABULARY)
    meant = plain.embed(["tuinman"])[0] + 0.5 * (said.description[0] + said.related[0])
    assert np.allclose(carrying.embed(["tuinman"])[0], meant / np.linalg.norm(meant), atol=1e-6)


def test_a_name_of_two_concepts_carries_the_mean_of_what_they_are_about(
    plain: NgramTable, carrying: NgramTable
) -> None:
    said = directions_of(plain, VOCABULARY)
    both = 0.5 * (said.description[1:3] + said.related[1:3]).mean(axis=0)
    meant = plain.embed(["chef"])[0] + both
    assert np.allclose(carrying.embed(["chef"])[0], meant / np.linalg.norm(meant), atol=1e-6)


def test_a_concept_of_which_nothing_is_said_leaves_its_name_as_it_was(plain: NgramTable) -> None:
    alone = Vocabulary(
        concepts=(concept("v", SKILL, ("koken",), ""), concept("w", SKILL, ("kok",), "kookt")),
        essential_skills={},
    )
    table = with_known_names(plain, alone, CARRIED)
    assert np.allclose(table.embed(["koken"]), plain.embed(["koken"]), atol=1e-6)


def test_names_do_not_carry_twice(carrying: NgramTable) -> None:
    again = with_known_names(carrying, VOCABULARY, CARRIED)
    assert np.array_equal(again.embed(["hovenier"]), carrying.embed(["hovenier"]))


def test_what_was_stored_comes_back_as_it_was_measured(
    carrying: NgramTable, tmp_path: Path
) -> None:
    write_weights(tmp_path, carrying, name="toy")
    phrases = ["hovenier", "chef", "iets anders"]
    stored = read_table(tmp_path).embed(phrases)
    assert np.array_equal(stored, rounded(carrying).embed(phrases))
    assert np.allclose(stored, carrying.embed(phrases), atol=0.02)


def test_a_folder_from_before_names_carried_anything_is_read_without(
    plain: NgramTable, carrying: NgramTable, tmp_path: Path
) -> None:
    write_weights(tmp_path, carrying, name="toy")
    path = tmp_path / "ngrams.safetensors"
    save_file({name: load_file(path)[name] for name in ("keys", "numbers", "scales")}, path)
    assert np.array_equal(
        read_table(tmp_path).embed(["hovenier"]), rounded(plain).embed(["hovenier"])
    )


def _without_rows(stored: dict[str, NDArray[np.generic]]) -> None:
    stored["carried"] = stored["carried"][:1]
    stored["carried_scales"] = stored["carried_scales"][:1]


def _out_of_order(stored: dict[str, NDArray[np.generic]]) -> None:
    stored["names"] = stored["names"][::-1].copy()


def _cut_short(stored: dict[str, NDArray[np.generic]]) -> None:
    stored["meanings"] = stored["meanings"][:-1].copy()


@pytest.mark.parametrize("damage", [_without_rows, _out_of_order, _cut_short])
def test_damaged_names_are_reported_and_not_read(
    carrying: NgramTable, tmp_path: Path, damage: Callable[[dict[str, NDArray[np.generic]]], None]
) -> None:
    write_weights(tmp_path, carrying, name="toy")
    path = tmp_path / "ngrams.safetensors"
    stored = load_file(path)
    damage(stored)
    save_file(stored, path)
    with pytest.raises(MissingReference, match="absent or damaged"):
        read_table(tmp_path)


def test_the_hash_of_a_phrase_depends_on_its_words_and_their_order() -> None:
    assert hash_of("chef-kok") == hash_of("Chef  kok") == hash_of("(chef) kok")
    different = {hash_of(text) for text in ("chef kok", "kok chef", "chefkok", "chef", "kok", "")}
    assert len(different) == 6


def test_the_hash_of_a_phrase_is_the_same_alone_and_in_a_batch() -> None:
    phrases = ["", "kok", "medewerker groen", "-", "kok in bedrijfsrestaurant", ""]
    *_, words = feature_runs(phrases)
    assert phrase_hashes(words).tolist() == [hash_of(phrase) for phrase in phrases]


def test_no_names_add_nothing() -> None:
    vectors = np.eye(2, dtype=np.float32)
    none = KnownNames.none(2)
    assert np.array_equal(none.added_to(vectors, np.zeros(2, np.uint64)), vectors)
