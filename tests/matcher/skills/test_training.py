"""Training a tiny encoder on a synthetic vocabulary of thirty concepts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from matcher.errors import Conflict, MissingReference, UnreadableFile
from matcher.skills.encoder import SkillEncoder
from matcher.skills.features import feature_runs
from matcher.skills.ngram_table import NgramTable
from matcher.skills.training.delivery import whole_folder
from matcher.skills.training.evaluate import TrainingReport, calibration_from_labels
from matcher.skills.training.lessons import lesson_phrases, taught
from matcher.skills.training.loss import contrastive_loss, teacher_loss
from matcher.skills.training.pupil import Pupil, frequent_keys
from matcher.skills.training.sampling import Sampler, with_typo
from matcher.skills.training.teachers import Teacher, read_words, universal_sentence_encoder
from matcher.skills.training.train import train_encoder
from matcher.skills.training.vocabulary import read_vocabulary, split_held_out
from tests.matcher.skills.toy_vocabulary import OCCUPATIONS, SKILLS, TINY, write_vocabulary

WORDS = ("heftruck", "spade", "tuinieren", "koken", "schoonmaken", "metselen", "Jansen", "els")


def toy_vectors(phrases: Sequence[str]) -> NDArray[np.float32]:
    """Return 48 numbers a phrase that depend on its letters only."""
    rows = np.zeros((len(phrases), 48), np.float32)
    for row, phrase in zip(rows, phrases, strict=True):
        np.add.at(row, np.frombuffer(phrase.encode("utf-8"), np.uint8) % 48, 1.0)
    return rows


TEACHER = Teacher(name="toy teacher 1.0 (synthetic)", embed=toy_vectors)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, TrainingReport]:
    folder = tmp_path_factory.mktemp("trained")
    esco = write_vocabulary(folder / "esco")
    report = train_encoder(
        esco,
        folder / "encoder",
        TINY,
        teacher=TEACHER,
        words=WORDS,
        measured_dir=folder / "measured",
    )
    return folder / "encoder", report


def test_official_names_and_those_of_an_excerpt_read_alike(tmp_path: Path) -> None:
    official = read_vocabulary(write_vocabulary(tmp_path / "official"))
    excerpt = read_vocabulary(write_vocabulary(tmp_path / "excerpt", official=False))
    assert official == excerpt
    assert len(official.concepts) == len(OCCUPATIONS) + len(SKILLS)


def test_only_essential_relations_to_known_skills_are_kept(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(write_vocabulary(tmp_path / "esco"))
    assert vocabulary.essential_skills == {
        "urn:occupation:0": ("urn:skill:2",),
        "urn:occupation:2": ("urn:skill:0",),
    }


def test_only_the_first_sentence_of_a_description_is_read(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(write_vocabulary(tmp_path / "esco"))
    assert vocabulary.of_kind("skill")[0].sentence == "vloeren dweilen met zorg."


@pytest.mark.parametrize("name", ["occupations_nl", "skills_nl", "occupationSkillRelations_nl"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = write_vocabulary(tmp_path / "esco")
    (folder / f"{name}.csv").unlink()
    with pytest.raises(MissingReference, match=name):
        read_vocabulary(folder)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    folder = write_vocabulary(tmp_path / "esco")
    (folder / "skills_nl.csv").write_text("conceptUri,altLabels,description\nurn:x,a,b\n")
    with pytest.raises(UnreadableFile, match="preferredLabel"):
        read_vocabulary(folder)


def test_no_held_out_synonym_is_left_to_learn_from(tmp_path: Path) -> None:
    kept, held_out = split_held_out(read_vocabulary(write_vocabulary(tmp_path / "esco")))
    hidden = {text for concept in held_out for text in concept.synonyms}
    left = {text for concept in kept.concepts for text in concept.synonyms}
    assert hidden
    assert not hidden & left
    assert {concept.label for concept in held_out} <= {concept.label for concept in kept.concepts}


def test_training_twice_gives_the_same_bytes(
    trained: tuple[Path, TrainingReport], tmp_path: Path
) -> None:
    esco = write_vocabulary(tmp_path / "esco")
    report = train_encoder(esco, tmp_path / "again", TINY, teacher=TEACHER, words=WORDS)
    assert report == trained[1]
    for path in trained[0].iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()


def test_a_trained_folder_loads_and_brings_its_calibration(
    trained: tuple[Path, TrainingReport],
) -> None:
    encoder = SkillEncoder.load(trained[0])
    assert encoder.dimension == TINY.dimension
    assert encoder.version.startswith("toy-")
    assert 0.0 <= encoder.calibration.threshold <= encoder.calibration.midpoint <= 1.0


def test_the_calibration_that_ships_belongs_to_the_weights_that_ship(
    trained: tuple[Path, TrainingReport], tmp_path: Path
) -> None:
    kept, held_out = split_held_out(read_vocabulary(write_vocabulary(tmp_path / "esco")))
    shipped = SkillEncoder.load(trained[0])
    fresh = calibration_from_labels(shipped.encode, kept, held_out, seed=TINY.seed)
    assert shipped.calibration.threshold == fresh.threshold
    assert shipped.calibration != trained[1].calibration


def test_the_last_steps_see_every_label_and_the_figures_are_from_before(
    trained: tuple[Path, TrainingReport],
) -> None:
    before = SkillEncoder.load(trained[0].with_name("measured"))
    after = SkillEncoder.load(trained[0])
    assert before.version.startswith("toy-measured-")
    assert before.calibration == trained[1].calibration
    assert not np.array_equal(before.encode(["hovenier"]), after.encode(["hovenier"]))


def test_a_folder_with_something_else_in_it_is_refused_before_training(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.png").write_bytes(b"png")
    esco = write_vocabulary(tmp_path / "esco")
    with pytest.raises(Conflict, match="something else"):
        train_encoder(esco, tmp_path / "photos", TINY)
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["one.png"]


def break_off_half_way(encoder: Path) -> None:
    with whole_folder(encoder) as folder:
        (folder / "ngrams.safetensors").write_bytes(b"half")
        raise KeyboardInterrupt


def test_training_that_breaks_off_leaves_the_former_encoder_as_it_was(tmp_path: Path) -> None:
    esco = write_vocabulary(tmp_path / "esco")
    train_encoder(esco, tmp_path / "encoder", TINY)
    version = SkillEncoder.load(tmp_path / "encoder").version
    with pytest.raises(KeyboardInterrupt):
        break_off_half_way(tmp_path / "encoder")
    assert SkillEncoder.load(tmp_path / "encoder").version == version
    assert {path.name for path in tmp_path.iterdir()} == {"esco", "encoder"}


def test_training_again_replaces_the_whole_folder(tmp_path: Path) -> None:
    esco = write_vocabulary(tmp_path / "esco")
    train_encoder(esco, tmp_path / "encoder", TINY)
    before = SkillEncoder.load(tmp_path / "encoder").version
    train_encoder(esco, tmp_path / "encoder", replace(TINY, seed=TINY.seed + 1))
    assert SkillEncoder.load(tmp_path / "encoder").version != before


def test_a_teacher_that_is_not_installed_and_a_list_that_is_absent_say_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matcher.skills.training.teachers.find_spec", lambda _: None)
    with pytest.raises(MissingReference, match=r"sroi-match\[training\].*--no-teacher"):
        universal_sentence_encoder()
    with pytest.raises(MissingReference, match="wdutch"):
        read_words(tmp_path / "absent")


def test_labels_of_one_concept_come_nearer_than_others(
    trained: tuple[Path, TrainingReport],
) -> None:
    vectors = SkillEncoder.load(trained[0]).encode(
        ["glazenwasser", "ramenlapper", "bestratingswerker"]
    )
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_a_teacher_is_never_asked_for_held_out_synonyms_or_names(tmp_path: Path) -> None:
    kept, held_out = split_held_out(read_vocabulary(write_vocabulary(tmp_path / "esco")))
    hidden = held_out[0].synonyms[0]
    words = ("spade", "Jansen", "els", hidden.upper().lower())
    phrases = lesson_phrases(kept, held_out, words, n_words=9, n_fragments=2, seed=1)
    assert "spade" in phrases
    assert not {"Jansen", "els", hidden, ""} & set(phrases)
    assert len(phrases) == len(set(phrases))


def test_lessons_keep_the_order_of_their_phrases() -> None:
    phrases = ["lange zin met woorden", "kort", "", "iets langer"] * 300
    learned = taught(
        phrases,
        lambda asked: np.array([[len(text), 1.0] for text in asked], np.float32),
        name="toy",
    )
    assert learned.vectors[:, 0].tolist() == [len(phrase) for phrase in phrases]


def test_training_needs_no_teacher(tmp_path: Path) -> None:
    train_encoder(write_vocabulary(tmp_path / "esco"), tmp_path / "encoder", TINY)
    card = (tmp_path / "encoder" / "MODEL_CARD.md").read_text()
    assert "Teacher: None" in card


def test_the_card_tells_source_licence_figures_limits_and_what_it_is_not_for(
    trained: tuple[Path, TrainingReport],
) -> None:
    card = (trained[0] / "MODEL_CARD.md").read_text()
    for part in ("European Union", "toy teacher 1.0", "hit@10", "Limits", "health", "seed="):
        assert part in card


def test_any_encoder_can_be_calibrated_from_labels(
    trained: tuple[Path, TrainingReport], tmp_path: Path
) -> None:
    kept, held_out = split_held_out(read_vocabulary(write_vocabulary(tmp_path / "esco")))
    encoder = SkillEncoder.load(trained[0].with_name("measured"))
    estimated = calibration_from_labels(encoder.encode, kept, held_out, seed=TINY.seed)
    assert estimated == trained[1].calibration


def test_a_batch_holds_two_views_of_every_concept_drawn(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(write_vocabulary(tmp_path / "esco"))
    batch = Sampler(vocabulary, np.random.default_rng(1)).batch(40)
    assert len(batch.phrases) == 80
    assert np.array_equal(batch.concept[:40], batch.concept[40:])
    assert all(batch.phrases)


def test_a_view_of_a_concept_is_its_own_label_description_or_skill_but_for_a_typo(
    tmp_path: Path,
) -> None:
    vocabulary = read_vocabulary(write_vocabulary(tmp_path / "esco"))
    batch = Sampler(vocabulary, np.random.default_rng(1)).batch(400)
    seconds = [
        (vocabulary.concepts[number], phrase)
        for number, phrase in zip(batch.concept[400:], batch.phrases[400:], strict=True)
    ]
    pieces = [
        phrase
        for concept, phrase in seconds
        if phrase in concept.description and phrase not in (concept.label, *concept.synonyms)
    ]
    as_labelled = [
        phrase for concept, phrase in seconds if phrase in (concept.label, *concept.synonyms)
    ]
    assert 0.05 < len(pieces) / len(seconds) < 0.35
    assert len(as_labelled) / len(seconds) > 0.5
    assert max(len(piece.split()) for piece in pieces) <= 10


def small_table() -> NgramTable:
    keys = frequent_keys(["lassen", "kok"], [], 40, own_weight=1.0)
    rows = np.random.default_rng(2).normal(size=(len(keys) + 4, 8)).astype(np.float32)
    return NgramTable(keys, rows)


def test_a_step_moves_the_n_grams_of_its_phrases_only_and_lowers_the_loss() -> None:
    import torch

    table = small_table()
    pupil = Pupil(table)
    goal = torch.nn.functional.normalize(torch.ones(1, 8), dim=1)
    losses = []
    for _ in range(30):
        pupil.learn(teacher_loss(pupil.embed(["lassen"]), goal), rate=0.05)
        losses.append(pupil.last_loss)
    moved = np.any(pupil.table().rows != table.rows, axis=1)
    own = table.row_numbers(np.concatenate([run.hashes for run in feature_runs(["lassen"])]))
    assert losses[-1] < losses[0] / 2
    assert set(np.flatnonzero(moved)) == set(own.tolist())


def test_the_vectors_of_training_are_those_of_use() -> None:
    table = small_table()
    pupil = Pupil(table)
    phrases = ["lassen", "kok", "onbekend woord"]
    pupil.remember(phrases[:1])
    assert np.allclose(pupil.embed(phrases).detach().numpy(), table.embed(phrases), atol=1e-6)


def test_the_n_grams_that_most_phrases_use_come_first_and_the_vocabulary_counts_more() -> None:
    own, taught_only = "lassen", "breien"
    hashes = {
        word: set(np.concatenate([run.hashes for run in feature_runs([word])]).tolist())
        for word in (own, taught_only)
    }
    keys = frequent_keys([own], [taught_only] * 2, 10, own_weight=4.0)
    assert set(keys.tolist()) <= hashes[own]
    assert len(frequent_keys([own], [taught_only], 10_000, own_weight=4.0)) == len(
        hashes[own] | hashes[taught_only]
    )


def test_a_typo_changes_a_phrase_a_little_and_a_short_one_not() -> None:
    generator = np.random.default_rng(5)
    slips = {with_typo("heftruck rijden", generator) for _ in range(200)}
    assert len(slips) > 50
    assert all(abs(len(slip) - len("heftruck rijden")) <= 1 for slip in slips)
    assert with_typo("kok", generator) == "kok"


def test_the_contrastive_loss_is_least_when_views_of_one_concept_coincide() -> None:
    import torch

    concept = torch.tensor([0, 1, 0, 1])
    apart = torch.eye(4)
    together = torch.eye(4)[[0, 1, 0, 1]]
    low = contrastive_loss(together, concept, temperature=0.1)
    assert float(low) < 1e-3
    assert float(contrastive_loss(apart, concept, temperature=0.1)) == pytest.approx(np.log(3))


def test_the_teacher_loss_is_zero_for_what_was_taught() -> None:
    import torch

    rows = torch.eye(3)
    assert float(teacher_loss(rows, rows)) == pytest.approx(0.0)
    assert float(teacher_loss(rows, -rows)) == pytest.approx(2.0)
