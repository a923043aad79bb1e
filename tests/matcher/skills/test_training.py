"""Training a tiny encoder on a synthetic vocabulary of thirty concepts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from matcher.errors import MissingReference, UnreadableFile
from matcher.skills.encoder import SkillEncoder
from matcher.skills.training.evaluate import TrainingReport, calibration_from_labels
from matcher.skills.training.lessons import Lessons, lesson_phrases, taught
from matcher.skills.training.loss import contrastive_loss, teacher_loss
from matcher.skills.training.sampling import Sampler, with_typo
from matcher.skills.training.train import train_encoder
from matcher.skills.training.vocabulary import read_vocabulary, split_held_out
from tests.matcher.skills.toy_vocabulary import OCCUPATIONS, SKILLS, TINY, write_vocabulary

TAUGHT = ("heftruck rijden", "lassen", "tuinieren", "koken", "schoonmaken", "metselen") * 10


def lessons() -> Lessons:
    generator = np.random.default_rng(3)
    vectors = generator.normal(size=(len(TAUGHT), 48)).astype(np.float32)
    return Lessons(teacher="toy teacher 1.0 (synthetic)", phrases=TAUGHT, vectors=vectors)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, TrainingReport]:
    folder = tmp_path_factory.mktemp("trained")
    esco = write_vocabulary(folder / "esco")
    return folder / "encoder", train_encoder(esco, folder / "encoder", TINY, lessons=lessons())


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
    report = train_encoder(esco, tmp_path / "again", TINY, lessons=lessons())
    assert report == trained[1]
    for path in trained[0].iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()


def test_a_trained_folder_loads_and_brings_its_calibration(
    trained: tuple[Path, TrainingReport],
) -> None:
    encoder = SkillEncoder.load(trained[0])
    assert encoder.dimension == TINY.dimension
    assert encoder.version.startswith("toy-")
    assert encoder.calibration == trained[1].calibration


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
    phrases = lesson_phrases(kept, held_out, words, n_fragments=2, seed=1)
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
    encoder = SkillEncoder.load(trained[0])
    estimated = calibration_from_labels(encoder.encode, kept, held_out, seed=TINY.seed)
    assert estimated == trained[1].calibration


def test_a_batch_holds_two_views_of_every_concept_drawn(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(write_vocabulary(tmp_path / "esco"))
    batch = Sampler(vocabulary, np.random.default_rng(1)).batch(40)
    assert len(batch.phrases) == 80
    assert np.array_equal(batch.concept[:40], batch.concept[40:])
    assert all(batch.phrases)


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
