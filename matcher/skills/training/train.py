"""From a vocabulary to an encoder folder: train, measure, finish, write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from matcher.skills.encoder_folder import rounded, write_calibration, write_weights
from matcher.skills.ngram_table import NgramTable
from matcher.skills.training.card import CardFacts, card_text
from matcher.skills.training.carrying import with_known_names
from matcher.skills.training.course import Course
from matcher.skills.training.delivery import refuse_foreign_folders, whole_folder
from matcher.skills.training.english import with_english
from matcher.skills.training.evaluate import (
    TrainingReport,
    calibration_moved,
    evaluate_table,
)
from matcher.skills.training.lessons import Lessons, lesson_phrases, taught
from matcher.skills.training.settings import TrainingSettings
from matcher.skills.training.teachers import Teacher
from matcher.skills.training.vocabulary import (
    Concept,
    Vocabulary,
    read_vocabulary,
    split_held_out,
)

__all__ = ["train_encoder"]


def train_encoder(
    esco_dir: Path,
    output_dir: Path,
    settings: TrainingSettings,
    *,
    teacher: Teacher | None = None,
    words: Sequence[str] = (),
    measured_dir: Path | None = None,
) -> TrainingReport:
    """Train an encoder from ESCO and write its folder.

    Training goes on twice: first without the held-out synonyms, after which the encoder is
    measured and calibrated; then a little longer with all of ESCO, so that what ships has seen
    every label. The figures are those of the first; its calibration is moved to the second.

    Parameters
    ----------
    esco_dir : Path
        Dutch CSV files of ESCO, see `read_vocabulary`.
    output_dir : Path
        Where the sentence-transformers folder goes; made or replaced whole.
    settings : TrainingSettings
    teacher : Teacher, optional
        Gives meaning to words that the vocabulary lacks.
    words : sequence of str
        A list of Dutch words to ask the teacher about.
    measured_dir : Path, optional
        Where the encoder goes as it was measured, before it saw the held-out synonyms.

    Returns
    -------
    TrainingReport
        How well the held-out synonyms are found, and the calibration, of what was measured.

    Raises
    ------
    MissingReference, UnreadableFile
        If the vocabulary cannot be read.
    Conflict
        If a folder to write holds something else.
    """
    folders = [output_dir] if measured_dir is None else [output_dir, measured_dir]
    refuse_foreign_folders(folders)
    vocabulary = read_vocabulary(esco_dir)
    kept, held_out = split_held_out(vocabulary)
    dutch, vocabulary = vocabulary, with_english(vocabulary, esco_dir)
    kept = with_english(kept, esco_dir, held_out=held_out)
    lessons = _asked(teacher, kept, held_out, words, settings) if teacher else None
    course = Course(kept, lessons, settings)
    course.listen()
    course.compare(kept, settings.n_steps, first_rate=settings.learning_rate)
    learned = with_known_names(course.table(), kept, settings)
    # Measured as it will be used: after the rounding that storing brings.
    report = evaluate_table(rounded(learned), kept, held_out, seed=settings.seed)
    facts = _facts(dutch, vocabulary, held_out, lessons, settings)
    if measured_dir is not None:
        _write(measured_dir, learned, facts, report, name=f"{settings.name}-measured")
    course.compare(vocabulary, settings.n_last_steps, first_rate=settings.last_learning_rate)
    final = with_known_names(course.table(), vocabulary, settings)
    shipped = calibration_moved(
        report.calibration,
        rounded(learned).embed,
        rounded(final).embed,
        vocabulary,
        seed=settings.seed,
    )
    _write(output_dir, final, facts, replace(report, calibration=shipped), name=settings.name)
    return report


def _asked(
    teacher: Teacher,
    kept: Vocabulary,
    held_out: Sequence[Concept],
    words: Sequence[str],
    settings: TrainingSettings,
) -> Lessons:
    phrases = lesson_phrases(
        kept,
        held_out,
        words,
        n_words=settings.n_words,
        n_fragments=settings.n_fragments,
        seed=settings.seed,
    )
    return taught(phrases, teacher.embed, name=teacher.name)


def _facts(
    dutch: Vocabulary,
    vocabulary: Vocabulary,
    held_out: Sequence[Concept],
    lessons: Lessons | None,
    settings: TrainingSettings,
) -> CardFacts:
    return CardFacts(
        n_concepts=len(vocabulary.concepts),
        n_labels=_n_labels(dutch),
        n_english=_n_labels(vocabulary) - _n_labels(dutch),
        n_held_out=len(held_out),
        teacher=lessons.teacher if lessons else "",
        settings=str(settings),
    )


def _n_labels(vocabulary: Vocabulary) -> int:
    return sum(1 + len(concept.synonyms) for concept in vocabulary.concepts)


def _write(
    output_dir: Path, table: NgramTable, facts: CardFacts, report: TrainingReport, *, name: str
) -> None:
    with whole_folder(output_dir) as folder:
        write_weights(folder, table, name=name)
        write_calibration(folder, report.calibration)
        (folder / "MODEL_CARD.md").write_text(card_text(facts, report), encoding="utf-8")
