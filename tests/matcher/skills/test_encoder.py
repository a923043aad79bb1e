"""The shipped encoder as others use it: rows, spelling, gender, errors, files."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.errors import InvalidInput, MissingReference
from matcher.skills.encoder import SkillEncoder, default_encoder_path, embed_file

ENCODER = SkillEncoder.load(default_encoder_path())
WORK = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(["heftruck rijden", "Lassen", "", "  ", "schoonmaakster kantoren", "c++"]),
    ),
    max_size=12,
)


def cosine(one: str, other: str) -> float:
    first, second = ENCODER.encode([one, other])
    return float(first @ second)


@given(phrases=WORK)
@settings(max_examples=60, deadline=None)
def test_every_row_has_length_one_or_is_all_zeros(phrases: list[str]) -> None:
    vectors = ENCODER.encode(phrases)
    lengths = np.linalg.norm(vectors, axis=1)
    assert vectors.shape == (len(phrases), ENCODER.dimension)
    assert vectors.dtype == np.float32
    assert np.all((np.abs(lengths - 1.0) < 1e-5) | (lengths == 0.0))


@given(phrases=WORK, beside=WORK)
@settings(max_examples=60, deadline=None)
def test_a_row_depends_on_its_phrase_only(phrases: list[str], beside: list[str]) -> None:
    together = ENCODER.encode([*beside, *phrases])[len(beside) :]
    alone = [ENCODER.encode([phrase])[0] for phrase in phrases]
    assert all(np.array_equal(row, own) for row, own in zip(together, alone, strict=True))


@pytest.mark.parametrize("phrase", ["", "   ", "\t\n", "-", "…"])
def test_a_phrase_without_letters_or_digits_is_a_row_of_zeros(phrase: str) -> None:
    assert not ENCODER.encode([phrase, "lassen"])[0].any()


def test_no_phrases_give_no_rows() -> None:
    assert ENCODER.encode([]).shape == (0, ENCODER.dimension)


def test_a_large_batch_equals_its_parts() -> None:
    phrases = [f"medewerker afdeling {number}" for number in range(5000)]
    whole = ENCODER.encode(phrases)
    assert np.array_equal(whole[4000:4010], ENCODER.encode(phrases[4000:4010]))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HEFTRUCKCHAUFFEUR", "heftruckchauffeur"),
        ("  heftruck   chauffeur ", "heftruck chauffeur"),
        ("ｈｅｆｔｒｕｃｋ", "heftruck"),
        ("conciërge", "concierge"),
        ("magazijnmedewerker (m/v)", "magazijnmedewerker"),
    ],
)
def test_capitals_width_accents_and_marks_make_no_difference(written: str, meant: str) -> None:
    assert cosine(written, meant) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize(
    ("written", "meant", "other"),
    [
        ("heftrukchauffeur", "heftruckchauffeur", "vrachtwagenchauffeur"),
        ("shoonmaker kantoren", "schoonmaker kantoren", "boekhouder"),
        ("orderpiken", "orderpicken", "lassen"),
        ("stratemaker", "stratenmaker", "metselaar"),
        ("magazijn medewerker", "magazijnmedewerker", "zorgmedewerker"),
    ],
)
def test_a_misspelt_phrase_lies_near_what_was_meant(written: str, meant: str, other: str) -> None:
    assert cosine(written, meant) > 0.6
    assert cosine(written, meant) > cosine(written, other) + 0.1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("boekhouder", "lasser"),
        ("kok", "elektricien"),
        ("heftruckchauffeur", "kraamverzorgende"),
        ("schoonmaker kantoren", "boekhouder"),
        ("metselaar", "tandarts"),
        ("gras maaien", "facturen controleren"),
        ("minister", "register"),
    ],
)
def test_unrelated_phrases_are_no_evidence(one: str, other: str) -> None:
    evidence = ENCODER.calibration(np.array([cosine(one, other)], np.float32))
    assert evidence.tolist() == [0.0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("heftruckchauffeur", "bestuurder vorkheftruck"),
        ("heftruckchauffeur", "reachtruck rijden"),
        ("magazijnmedewerker", "logistiek medewerker"),
        ("schoonmaker", "schoonmaker kantoren"),
        ("orderpicken", "orders verzamelen"),
    ],
)
def test_phrases_of_one_meaning_are_evidence(one: str, other: str) -> None:
    assert ENCODER.calibration(np.array([cosine(one, other)], np.float32))[0] > 0.1


def test_the_version_names_the_weights_and_is_the_same_each_time() -> None:
    again = SkillEncoder.load(str(default_encoder_path()))
    assert again.version == ENCODER.version
    assert np.array_equal(again.encode(["lassen"]), ENCODER.encode(["lassen"]))


def test_another_calibration_keeps_the_version_and_other_weights_change_it(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(default_encoder_path(), folder)
    (folder / "calibration.json").write_text('{"threshold": 0.4, "midpoint": 0.6, "slope": 9}')
    assert SkillEncoder.load(folder).version == ENCODER.version
    weights = bytearray((folder / "ngrams.safetensors").read_bytes())
    weights[-1] ^= 1
    (folder / "ngrams.safetensors").write_bytes(weights)
    assert SkillEncoder.load(folder).version != ENCODER.version


def test_a_name_that_is_no_folder_is_never_downloaded() -> None:
    with pytest.raises(MissingReference, match="never downloaded"):
        SkillEncoder.load("somebody/some-encoder")


@pytest.mark.parametrize("name", ["modules.json", "ngrams.safetensors"])
def test_a_folder_that_lacks_a_file_says_which(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(default_encoder_path(), folder)
    (folder / name).unlink()
    with pytest.raises(MissingReference, match=name):
        SkillEncoder.load(folder)


@pytest.mark.parametrize("name", ["modules.json", "ngrams.safetensors", "calibration.json"])
def test_a_file_cut_short_is_told_as_damage(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(default_encoder_path(), folder)
    (folder / name).write_bytes((folder / name).read_bytes()[:40])
    with pytest.raises(MissingReference, match=name):
        SkillEncoder.load(folder)


def test_a_file_is_embedded_line_by_line_with_blank_lines_kept(tmp_path: Path) -> None:
    phrases = tmp_path / "phrases.txt"
    phrases.write_bytes(b"lassen\r\n\r\nheftruck rijden\n")
    assert embed_file(phrases, tmp_path / "out.npy", ENCODER) == 3
    stored = np.load(tmp_path / "out.npy")
    assert stored.dtype == np.float32
    assert np.array_equal(stored, ENCODER.encode(["lassen", "", "heftruck rijden"]))


def test_an_empty_file_gives_no_rows(tmp_path: Path) -> None:
    (tmp_path / "phrases.txt").write_text("")
    assert embed_file(tmp_path / "phrases.txt", tmp_path / "out.npy", ENCODER) == 0
    assert np.load(tmp_path / "out.npy").shape == (0, ENCODER.dimension)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "phrases.txt").write_bytes(b"conci\xebrge\n")
    with pytest.raises(InvalidInput, match="cannot be read"):
        embed_file(tmp_path / "phrases.txt", tmp_path / "out.npy", ENCODER)


def test_sentence_transformers_gives_the_same_vectors(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    phrases = ["heftruckchauffeur", "", "Schoonmaakster kantoren (m/v)", "c++"]
    loaded = SentenceTransformer(str(default_encoder_path()), device="cpu", local_files_only=True)
    assert np.array_equal(loaded.encode(phrases, show_progress_bar=False), ENCODER.encode(phrases))
    loaded.save_pretrained(str(tmp_path / "saved"))
    assert np.array_equal(
        SkillEncoder.load(tmp_path / "saved").encode(phrases), ENCODER.encode(phrases)
    )


def test_sentence_transformers_takes_the_class_itself_too() -> None:
    from sentence_transformers import SentenceTransformer

    from matcher.skills.ngram_encoder import NgramEncoder

    folder = str(default_encoder_path())
    loaded = SentenceTransformer(modules=[NgramEncoder.load(folder)], device="cpu")
    phrases = ["heftruckchauffeur", "vloeren dweilen"]
    assert np.array_equal(loaded.encode(phrases, show_progress_bar=False), ENCODER.encode(phrases))
