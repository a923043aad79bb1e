"""From cosine to evidence: how much two phrases being alike says about meaning the same.

The cosine of two short phrases is no probability: unrelated phrases of one trade share letters
and words. `calibrated` is 0 up to a threshold that unrelated pairs seldom pass, 1 for
identical phrases, and in between follows a logistic curve fitted to true synonyms against
unlike neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.errors import InvalidInput

__all__ = ["UNCALIBRATED", "Calibration", "calibrated", "estimate_calibration", "moved"]

FALSE_POSITIVE_RATE = 5e-3
"""Share of random pairs of labels that may lie above the threshold. A stricter one leaves out faint
likeness that tells people apart where little is known: at 1e-3 the rankings of
`benchmarks.ranking` were worse at every share of missing fields. What lies just above counts for
next to nothing, because the curve begins at 0 there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Parameters of the curve from cosine to evidence; called as a function it applies them.

    Attributes
    ----------
    threshold : float, in (-1, 1)
        Cosine up to which a pair is no evidence at all.
    midpoint : float, from threshold to 1
        Cosine at which synonyms and neighbours are as likely.
    slope : float, above 0
        Steepness of the logistic curve, per unit of cosine.
    """

    threshold: float
    midpoint: float
    slope: float

    def __post_init__(self) -> None:
        is_ordered = -1.0 < self.threshold <= self.midpoint <= 1.0 and self.threshold < 1.0
        if not (is_ordered and self.slope > 0.0):
            raise InvalidInput(
                "The calibration is out of range.",
                where="-1 < threshold <= midpoint <= 1, slope > 0",
                remedy="Train or calibrate the encoder again.",
            )

    def __call__(self, similarity: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the evidence for cosines of any shape, each in [0, 1]."""
        return calibrated(similarity, self)


UNCALIBRATED = Calibration(threshold=0.5, midpoint=0.75, slope=12.0)
"""For an encoder that brings no parameters: an assumption, not an estimate."""


def calibrated(
    similarity: NDArray[np.float32], calibration: Calibration = UNCALIBRATED
) -> NDArray[np.float32]:
    """Map cosines to strength of evidence.

    With the logistic curve ``s(x) = 1 / (1 + exp(-slope (x - midpoint)))`` the evidence is
    ``(s(x) - s(threshold)) / (s(1) - s(threshold))``, cut off at 0 and 1.

    Parameters
    ----------
    similarity : NDArray[np.float32]
        Cosines, any shape.
    calibration : Calibration
        Parameters that belong to the encoder that made the vectors.

    Returns
    -------
    NDArray[np.float32]
        Same shape, in [0, 1]; never falls where the cosine rises; 0 at and below the threshold,
        1 at cosine 1.

    Examples
    --------
    >>> calibrated(np.array([0.2, 0.5, 1.0], np.float32)).tolist()
    [0.0, 0.0, 1.0]
    """
    low = _logistic(np.float32(calibration.threshold), calibration)
    high = _logistic(np.float32(1.0), calibration)
    strengths = np.zeros(similarity.size, dtype=np.float32)
    # Few pairs of phrases pass the threshold: the curve is drawn for those only.
    passing = np.flatnonzero(similarity > calibration.threshold)
    cosines = similarity.reshape(-1)[passing]
    curve = (_logistic(cosines, calibration) - low) / (high - low)
    # Rounding leaves the cosine of a phrase with itself a little below 1.
    strengths[passing] = np.clip(np.where(cosines >= 1.0 - 1e-5, 1.0, curve), 0.0, 1.0)
    return strengths.reshape(similarity.shape)


def estimate_calibration(
    *,
    synonyms: NDArray[np.float32],
    neighbours: NDArray[np.float32],
    unrelated: NDArray[np.float32],
) -> Calibration:
    """Estimate the curve from cosines of pairs whose relation is known.

    Parameters
    ----------
    synonyms : NDArray[np.float32], shape (n,)
        Cosines of labels of one concept that training has not seen as such.
    neighbours : NDArray[np.float32], shape (m,)
        Cosines of labels of different concepts that stand close in the classification.
    unrelated : NDArray[np.float32], shape (k,)
        Cosines of random labels of different concepts.

    Returns
    -------
    Calibration
        Threshold: the cosine that one in two hundred unrelated pairs passes. Midpoint and slope:
        logistic regression of synonyms against neighbours, both sides weighing the same; the
        midpoint is never below the threshold.

    Raises
    ------
    InvalidInput
        If one of the three has no pair.
    """
    from sklearn.linear_model import LogisticRegression

    if not (len(synonyms) and len(neighbours) and len(unrelated)):
        raise InvalidInput(
            "The vocabulary is too small to calibrate on.",
            where="held-out synonyms, neighbours by code, unrelated labels",
            remedy="Train on a vocabulary that has all three.",
        )
    threshold = _threshold(unrelated)
    cosines = np.concatenate((synonyms, neighbours))[:, None].astype(np.float64)
    is_synonym = np.repeat([1, 0], [len(synonyms), len(neighbours)])
    regression = LogisticRegression(C=1e3, class_weight="balanced").fit(cosines, is_synonym)
    slope = max(float(regression.coef_[0, 0]), 1.0)
    midpoint = float(-regression.intercept_[0]) / slope
    return _rounded(threshold, midpoint, slope)


def moved(
    calibration: Calibration,
    *,
    neighbours_before: NDArray[np.float32],
    neighbours_after: NDArray[np.float32],
    unrelated_after: NDArray[np.float32],
) -> Calibration:
    """Move a calibration to an encoder whose cosines are spread a little otherwise.

    Parameters
    ----------
    calibration : Calibration
        Estimated for the encoder before.
    neighbours_before, neighbours_after : NDArray[np.float32], shape (m,)
        Cosines of the same pairs of neighbours, by the two encoders.
    unrelated_after : NDArray[np.float32], shape (k,)
        Cosines of random labels of different concepts, by the encoder after.

    Returns
    -------
    Calibration
        Threshold: as in `estimate_calibration`. Midpoint: as many standard deviations of
        neighbours from their mean as before. Slope: the same for one standard deviation.
    """
    spread = float(np.std(neighbours_after)) / max(float(np.std(neighbours_before)), 1e-6)
    distance = calibration.midpoint - float(np.mean(neighbours_before))
    midpoint = float(np.mean(neighbours_after)) + distance * spread
    return _rounded(_threshold(unrelated_after), midpoint, calibration.slope / max(spread, 1e-6))


def _threshold(unrelated: NDArray[np.float32]) -> float:
    return min(max(float(np.quantile(unrelated, 1.0 - FALSE_POSITIVE_RATE)), 0.0), 0.95)


def _rounded(threshold: float, midpoint: float, slope: float) -> Calibration:
    return Calibration(
        threshold=round(threshold, 4),
        midpoint=round(min(max(midpoint, threshold), 1.0), 4),
        slope=round(slope, 4),
    )


def _logistic(
    similarity: NDArray[np.float32] | np.float32, calibration: Calibration
) -> NDArray[np.float32]:
    # -slope * distance stays far from overflow: slope is tens, distance at most 2.
    return np.asarray(
        1.0 / (1.0 + np.exp(-calibration.slope * (similarity - calibration.midpoint))), np.float32
    )
