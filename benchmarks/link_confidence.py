"""Fit how sure a link to a concept is, on phrases that people linked and training never saw.

``python -m benchmarks.link_confidence --esco DIR --linking DIR`` prints the numbers that
``data/weights/link-confidence-v1.toml`` keeps, and how they do on phrases left out of the fit.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from matcher.skills.encoder import SkillEncoder, default_encoder_path
from matcher.skills.training.vocabulary import SKILL, read_vocabulary

FOLDS = 10
BANDS = 10
RELATED = 1
"""Lowest grade of the crosswalk: a broader, narrower or related concept."""


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--esco", type=Path, required=True)
    parser.add_argument("--linking", type=Path, required=True)
    asked = parser.parse_args()
    encoder = SkillEncoder.load(default_encoder_path())
    cosines, leads, is_right = observed(encoder, asked.esco, asked.linking)
    inputs = np.column_stack((cosines, leads))
    fitted = LogisticRegression(C=1e3)
    left_out = cross_val_predict(fitted, inputs, is_right, cv=FOLDS, method="predict_proba")[:, 1]
    fitted.fit(inputs, is_right)
    _say(f'encoder = "{encoder.version}"')
    _say(f"intercept = {fitted.intercept_[0]:.4f}")
    _say(f"cosine = {fitted.coef_[0, 0]:.4f}")
    _say(f"margin = {fitted.coef_[0, 1]:.4f}")
    _say(f"\n{len(is_right)} phrases, {is_right.mean():.3f} linked right; {FOLDS} folds:")
    _print_reliability(left_out, is_right)


def observed(
    encoder: SkillEncoder, esco: Path, linking: Path
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Return cosine and lead of the nearest skill of each phrase, and whether people linked it."""
    skills = read_vocabulary(esco).of_kind(SKILL)
    names = [(number, text) for number, c in enumerate(skills) for text in (c.label, *c.synonyms)]
    owner = np.array([number for number, _ in names])
    vectors = encoder.encode([text for _, text in names])
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    phrases = dict(_rows(linking / "queries.tsv"))
    right = {
        (phrase, uri)
        for phrase, _, uri, grade in _rows(linking / "qrels.tsv")
        if int(grade) >= RELATED
    }
    found = []
    for phrase, vector in zip(phrases, encoder.encode(list(phrases.values())), strict=True):
        best = np.maximum.reduceat(vectors @ vector, starts)
        first, second = np.argsort(-best)[:2]
        found.append(
            (best[first], best[first] - best[second], (phrase, skills[first].uri) in right)
        )
    cosines, leads, is_right = zip(*found, strict=True)
    return np.array(cosines, float), np.array(leads, float), np.array(is_right, bool)


def _print_reliability(told: NDArray[np.float64], is_right: NDArray[np.bool_]) -> None:
    _say("confidence  phrases  mean confidence  linked right")
    for band in range(BANDS):
        within = (told >= band / BANDS) & (told < (band + 1) / BANDS)
        if within.any():
            _say(
                f"{band / BANDS:.1f}-{(band + 1) / BANDS:.1f} {within.sum():>12}"
                f" {told[within].mean():>16.2f} {is_right[within].mean():>13.2f}"
            )
    linked = told >= 0.5
    _say(
        f"at 0.5: {linked.mean():.3f} of the phrases are linked, {is_right[linked].mean():.3f} of "
        f"them right; {is_right[linked].sum() / is_right.sum():.3f} of the right ones are kept"
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
