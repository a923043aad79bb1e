"""What must hold before anything may be learned from outcomes: numbers with their reasons.

They stand in ``data/weights/learning-v1.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matcher.domain.introduction import RefusalReason
from matcher.errors import InvalidInput
from matcher.ranking.weights import COMPONENTS
from matcher.reference import toml_mapping

DEFAULT_SETTINGS = "learning-v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRules:
    """When a line says something about fit.

    Attributes
    ----------
    settles_after_days : int
        Days after which a line that led to nothing counts as a no.
    reasons_about_fit : frozenset of RefusalReason
        Reasons of refusal that say that person and work do not suit each other.
    """

    settles_after_days: int
    reasons_about_fit: frozenset[RefusalReason]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumEvidence:
    """The least there must be before learned weights may be used.

    Attributes
    ----------
    n_reached_per_component : int
        Lines that reached the step, for each component that is learned.
    n_not_reached_per_component : int
        Lines that did not, for each component.
    n_vacancies : int
        Vacancies with at least one of each.
    effective_sample_size : float
        Of the off-policy estimate, in outcomes.
    least_gain : float
        The lower end of the interval of the gain must lie above this; in outcomes a list.
    """

    n_reached_per_component: int
    n_not_reached_per_component: int
    n_vacancies: int
    effective_sample_size: float
    least_gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningSettings:
    """All settings of learning.

    Attributes
    ----------
    version : str
    labels : LabelRules
    minimum : MinimumEvidence
    least_propensity : float
        In (0, 1]: smaller chances of being looked at are taken to be this.
    largest_weight : float
        At least 1: larger importance weights of off-policy estimates are cut to this.
    n_pairs_to_harvest : int
        People shown at two places or more, at the least, before chances are taken from the log.
    bends : tuple of float
        Powers to which chances from the log are raised, 1 among them: a conclusion has to hold
        under each of them.
    assumed_powers : tuple of float
        Otherwise: powers of the place under each of which a conclusion has to hold; learning
        itself takes the middle one.
    kept : frozenset of str
        Components whose weight is never learned, because it could stand for a protected trait.
    prior_spread : float
        Above 0: how far learned weights may be expected from those in use, as a share of these.
    n_folds : int
        Into how many parts vacancies are dealt where a number may not come from its own data.
    held_out_share : float
        In (0, 1): share of the vacancies from which nothing is learned, kept to try the result on.
    isotonic_from : int
        Lines that reached the step from which calibration is isotonic instead of logistic.
    n_resamples, seed : int
        Of the bootstrap.
    """

    version: str
    labels: LabelRules
    minimum: MinimumEvidence
    least_propensity: float
    largest_weight: float
    n_pairs_to_harvest: int
    bends: tuple[float, ...]
    assumed_powers: tuple[float, ...]
    kept: frozenset[str]
    prior_spread: float
    n_folds: int
    held_out_share: float
    isotonic_from: int
    n_resamples: int
    seed: int


def load_learning_settings(name: str = DEFAULT_SETTINGS) -> LearningSettings:
    """Return the settings of ``data/weights/<name>.toml``.

    Raises
    ------
    MissingReference
        If there is no such file.
    InvalidInput
        If a setting is missing or no number above 0; the message names file and key.
    """
    where = f"weights/{name}.toml"
    table = toml_mapping(where)
    labels, minimum, fitting = (_section(table, s, where) for s in ("labels", "minimum", "fitting"))
    return LearningSettings(
        version=str(table.get("version", name)),
        labels=LabelRules(
            settles_after_days=int(_number(labels, "settles_after_days", where)),
            reasons_about_fit=_reasons(labels, "reasons_about_fit", where),
        ),
        minimum=MinimumEvidence(
            n_reached_per_component=int(_number(minimum, "n_reached_per_component", where)),
            n_not_reached_per_component=int(_number(minimum, "n_not_reached_per_component", where)),
            n_vacancies=int(_number(minimum, "n_vacancies", where)),
            effective_sample_size=_number(minimum, "effective_sample_size", where),
            least_gain=_number(minimum, "least_gain", where),
        ),
        least_propensity=_number(fitting, "least_propensity", where),
        largest_weight=_number(fitting, "largest_weight", where),
        n_pairs_to_harvest=int(_number(fitting, "n_pairs_to_harvest", where)),
        bends=_numbers(fitting, "bends", where),
        assumed_powers=_numbers(fitting, "assumed_powers", where),
        kept=_components(fitting, "kept", where),
        prior_spread=_number(fitting, "prior_spread", where),
        n_folds=int(_number(fitting, "n_folds", where)),
        held_out_share=_number(fitting, "held_out_share", where),
        isotonic_from=int(_number(fitting, "isotonic_from", where)),
        n_resamples=int(_number(fitting, "n_resamples", where)),
        seed=int(_number(fitting, "seed", where)),
    )


def _section(table: Mapping[str, object], name: str, where: str) -> Mapping[str, object]:
    section = table.get(name)
    if not isinstance(section, dict):
        raise InvalidInput(f"The section [{name}] is missing.", where=where)
    return section


def _number(section: Mapping[str, object], key: str, where: str) -> float:
    number = section.get(key)
    if isinstance(number, bool) or not isinstance(number, int | float) or number < 0:
        raise InvalidInput(
            "This setting must be a number, 0 or more.",
            where=f"{where} {key}",
            remedy="Write for example 20.",
        )
    return float(number)


def _numbers(section: Mapping[str, object], key: str, where: str) -> tuple[float, ...]:
    numbers = section.get(key)
    if not isinstance(numbers, list) or not numbers:
        raise InvalidInput(
            "This setting must be a list of numbers.",
            where=f"{where} {key}",
            remedy="Write for example [0.0, 0.5, 1.0].",
        )
    return tuple(_number({key: number}, key, where) for number in numbers)


def _components(section: Mapping[str, object], key: str, where: str) -> frozenset[str]:
    names = section.get(key)
    if not isinstance(names, list) or not set(COMPONENTS).issuperset(map(str, names)):
        raise InvalidInput(
            "This setting must be a list of components.",
            where=f"{where} {key}",
            remedy=f"Choose among: {', '.join(COMPONENTS)}.",
        )
    return frozenset(map(str, names))


def _reasons(section: Mapping[str, object], key: str, where: str) -> frozenset[RefusalReason]:
    reasons = section.get(key)
    known = {reason.value for reason in RefusalReason}
    if not isinstance(reasons, list) or not known.issuperset(map(str, reasons)):
        raise InvalidInput(
            "This setting must be a list of reasons of refusal.",
            where=f"{where} {key}",
            remedy=f"Choose among: {', '.join(sorted(known))}.",
        )
    return frozenset(RefusalReason(reason) for reason in reasons)
