"""The commands around the skill encoder: train, embed, compare, and what goes wrong with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from api.cli.encoder import app
from matcher.errors import Conflict, InvalidInput, MatcherError, MissingReference
from matcher.skills.encoder import SkillEncoder, default_encoder_path
from tests.matcher.skills.toy_vocabulary import TINY, write_vocabulary


@pytest.fixture(autouse=True)
def tiny_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train in a second instead of an hour."""
    monkeypatch.setattr("api.cli.encoder.TrainingSettings", lambda seed: replace(TINY, seed=seed))


def run(*arguments: str | Path) -> Result:
    """Run a command that must succeed."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if result.exception is not None:
        raise result.exception
    return result


def fails(kind: type[MatcherError], *arguments: str | Path) -> str:
    """Run a command that must fail with an error of ours; return its sentence."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert isinstance(result.exception, kind), result.output
    return result.exception.sentence()


def write_linking_set(folder: Path) -> Path:
    folder.mkdir()
    (folder / "queries.tsv").write_text("q1\theftrukchauffeur\nq2\tramenlapster\n")
    (folder / "corpus.tsv").write_text("u1\theftruckchauffeur\nu2\tglazenwasser\nu3\tkok\n")
    (folder / "qrels.tsv").write_text("q1\t0\tu1\t3\nq2\t0\tu2\t2\n")
    return folder


def test_training_without_a_teacher_says_what_is_lost_and_writes_an_encoder_that_loads(
    tmp_path: Path,
) -> None:
    esco = write_vocabulary(tmp_path / "esco")
    result = run("train", "--esco", esco, "--out", tmp_path / "encoder", "--no-teacher")
    assert "Zonder leraar" in result.stderr
    assert "MRR" in result.stdout
    assert SkillEncoder.load(tmp_path / "encoder").version.startswith("toy-")


def test_the_seed_decides_the_weights(tmp_path: Path) -> None:
    esco = write_vocabulary(tmp_path / "esco")
    versions = []
    for number, seed in enumerate(("1", "1", "2")):
        out = tmp_path / f"encoder-{number}"
        run("train", "--esco", esco, "--out", out, "--no-teacher", "--seed", seed)
        versions.append(SkillEncoder.load(out).version)
    assert versions[0] == versions[1] != versions[2]


def test_a_teacher_that_is_absent_stops_the_command_at_the_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matcher.skills.training.teachers.find_spec", lambda _: None)
    esco = write_vocabulary(tmp_path / "esco")
    told = fails(MissingReference, "train", "--esco", esco, "--out", tmp_path / "encoder")
    assert "sroi-match[training]" in told
    assert "--no-teacher" in told
    assert not (tmp_path / "encoder").exists()


def test_a_folder_that_holds_something_else_is_never_replaced(tmp_path: Path) -> None:
    esco = write_vocabulary(tmp_path / "esco")
    told = fails(Conflict, "train", "--esco", esco, "--out", esco, "--no-teacher")
    assert "something else" in told
    assert (esco / "occupations_nl.csv").is_file()


def test_the_measured_encoder_does_not_take_the_place_of_the_one_that_ships(tmp_path: Path) -> None:
    esco = write_vocabulary(tmp_path / "esco")
    out = tmp_path / "encoder"
    told = fails(Conflict, "train", "--esco", esco, "--out", out, "--measured", out, "--no-teacher")
    assert "one folder" in told
    assert not out.exists()


def test_a_folder_without_esco_is_told_by_the_file_it_lacks(tmp_path: Path) -> None:
    told = fails(
        MissingReference, "train", "--esco", tmp_path, "--out", tmp_path / "new", "--no-teacher"
    )
    assert "occupations_nl.csv" in told


def test_a_file_of_phrases_becomes_a_file_of_unit_rows(tmp_path: Path) -> None:
    (tmp_path / "phrases.txt").write_text("lassen\n\nheftruck rijden\n", encoding="utf-8")
    result = run("embed", tmp_path / "phrases.txt", tmp_path / "out.npy")
    rows = np.load(tmp_path / "out.npy")
    assert "3 regels" in result.stdout
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1.0, 0.0, 1.0], abs=1e-5)


def test_phrases_that_are_not_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "phrases.txt").write_bytes(b"conci\xebrge\n")
    told = fails(InvalidInput, "embed", tmp_path / "phrases.txt", tmp_path / "out.npy")
    assert "UTF-8" in told
    assert not (tmp_path / "out.npy").exists()


def test_vectors_that_cannot_be_written_are_told_by_their_file(tmp_path: Path) -> None:
    (tmp_path / "phrases.txt").write_text("lassen\n", encoding="utf-8")
    told = fails(InvalidInput, "embed", tmp_path / "phrases.txt", tmp_path / "absent" / "out.npy")
    assert "absent" in told


def test_the_encoder_of_the_settings_is_the_one_that_embeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    esco = write_vocabulary(tmp_path / "esco")
    run("train", "--esco", esco, "--out", tmp_path / "encoder", "--no-teacher")
    monkeypatch.setenv("SROI_ENCODER", str(tmp_path / "encoder"))
    (tmp_path / "phrases.txt").write_text("lassen\n", encoding="utf-8")
    run("embed", tmp_path / "phrases.txt", tmp_path / "out.npy")
    assert np.load(tmp_path / "out.npy").shape == (1, TINY.dimension)


def test_encoders_are_compared_side_by_side_on_one_linking_set(tmp_path: Path) -> None:
    esco = write_vocabulary(tmp_path / "esco")
    run("train", "--esco", esco, "--out", tmp_path / "encoder", "--no-teacher")
    linking = write_linking_set(tmp_path / "linking")
    told = run("compare", "--reference", linking, "--encoder", tmp_path / "encoder").stdout
    shipped = SkillEncoder.load(default_encoder_path()).version
    lines = [line.split() for line in told.splitlines() if "gelijk" in line]
    assert [line[0] for line in lines] == [shipped, shipped, lines[2][0], lines[2][0]]
    assert lines[2][0].startswith("toy-")
    assert lines[0][2:6] == ["1", "1.000", "1.000", "1.000"]


def test_comparing_needs_a_linking_set(tmp_path: Path) -> None:
    assert "queries.tsv" in fails(MissingReference, "compare", "--reference", tmp_path)
