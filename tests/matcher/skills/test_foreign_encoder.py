"""Encoders of others: any sentence-transformers folder on disk, but never its code."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from matcher.errors import MissingReference
from matcher.skills.encoder import SkillEncoder
from matcher.skills.similarity import UNCALIBRATED

DIMENSION = 8


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = {"[UNK]": 0, "lassen": 1, "heftruck": 2, "rijden": 3}
    tokenizer = Tokenizer(WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    torch.manual_seed(1)
    embedding = StaticEmbedding(tokenizer, embedding_dim=DIMENSION)
    path = tmp_path_factory.mktemp("foreign") / "static-encoder"
    SentenceTransformer(modules=[embedding], device="cpu").save_pretrained(str(path))
    return path


def test_any_sentence_transformers_folder_gives_unit_rows_and_zeros_for_blanks(
    folder: Path,
) -> None:
    encoder = SkillEncoder.load(folder)
    vectors = encoder.encode(["lassen", " ", "heftruck rijden"])
    assert encoder.dimension == DIMENSION
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1.0, 0.0, 1.0], atol=1e-6)


def test_a_row_of_another_encoder_depends_on_its_phrase_only_too(folder: Path) -> None:
    encoder = SkillEncoder.load(folder)
    beside = encoder.encode(["lassen", "heftruck rijden heftruck rijden"])
    assert np.array_equal(beside[0], encoder.encode(["lassen"])[0])


def test_an_encoder_without_parameters_gets_the_documented_default(folder: Path) -> None:
    encoder = SkillEncoder.load(folder)
    assert encoder.calibration == UNCALIBRATED
    assert encoder.version.startswith("static-encoder-")


def test_a_folder_that_wants_its_own_code_run_is_refused(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text(
        '[{"idx": 0, "name": "0", "path": "", "type": "custom.Encoder"}]'
    )
    with pytest.raises(MissingReference, match="cannot be loaded"):
        SkillEncoder.load(tmp_path)
