"""Learning from outcomes: what there is to learn from, proposed weights, what they would bring."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from api.services.learning_answers import Evaluation, LearningReport, StepEvidence
from api.services.learning_log import LearningLog
from api.services.match_engine import MatchEngine
from api.services.weights import save_weights, weights_of_version
from matcher.domain.weight_set import WeightOrigin, WeightSet
from matcher.errors import Conflict, InvalidInput
from matcher.learning.learned import LearnedWeights, evaluate_weights, learn_weights
from matcher.learning.outcomes import Step
from matcher.learning.release import Demand, gain_demands
from matcher.learning.settings import load_learning_settings
from matcher.ranking.weight_document import Tables, document_tables, tables_of, written
from models.unit_of_work import UnitOfWork

NAME = "learned"
"""Of the set of weights that outcomes make; its versions are numbered."""
_ROUNDING = 1e-3
"""Shares nearer than this are the same: a document holds rounded weights."""


def learning_report(uow: UnitOfWork, engine: MatchEngine, *, at: datetime) -> LearningReport:
    """Return what there is to learn from; Conflict for who may not change weights."""
    return LearningLog.read(uow, engine, at=at).report()


def propose_weights(
    uow: UnitOfWork, engine: MatchEngine, step: Step, *, at: datetime
) -> tuple[str, LearnedWeights]:
    """Return learned weights, as a document to read, try and adopt; nothing is stored.

    Raises
    ------
    Conflict
        If there is too little to learn from (the message says how much is missing), or the viewer
        may not change weights.
    """
    log = LearningLog.read(uow, engine, at=at)
    exposures = log.learned_from
    _check_all_met(log.evidence(exposures, step).demands, "There is too little to learn from")
    readings = log.readings
    # The one in the middle: whatever comes out is tried under all of them.
    reading = readings[len(readings) // 2]
    learned = learn_weights(
        exposures, log.in_use.components, step, reading, log.settings, on=log.on
    )
    tables = {**_tables_in_use(uow, log), "components": learned.components}
    return _remarks(learned, log) + written(tables), learned


def try_weights(
    uow: UnitOfWork,
    engine: MatchEngine,
    tables: Tables,
    step: Step,
    *,
    on_all_vacancies: bool,
    at: datetime,
) -> Evaluation:
    """Return what lists by other weights would bring, from what the shown lists brought.

    Parameters
    ----------
    tables : mapping
        The weights to try by section and key; only components may differ from those in use.
    on_all_vacancies : bool
        For weights that were not learned from this log: try them on all of it, instead of on the
        vacancies that learning left alone.

    Raises
    ------
    InvalidInput
        If something else than components differs: scores by other rules are not in the log.
    Conflict
        If the log has too few outcomes for any estimate, or the viewer may not change weights.
    """
    log = LearningLog.read(uow, engine, at=at)
    tried = tables_of(tables, where="weights")
    components = _tried_components(tried, _tables_in_use(uow, log))
    exposures = log.lists.exposures if on_all_vacancies else log.held_out
    _check_tells_something(log.evidence(exposures, step), log.settings.n_folds)
    estimates = evaluate_weights(
        exposures,
        components,
        log.in_use.components,
        step,
        log.readings,
        log.settings,
        on=log.on,
    )
    return Evaluation(
        step=step,
        estimates=estimates,
        evidence=log.evidence(log.learned_from, step).demands,
        gain=gain_demands(estimates, log.settings.minimum),
    )


def try_document(
    uow: UnitOfWork,
    engine: MatchEngine,
    document: str,
    step: Step,
    *,
    on_all_vacancies: bool,
    at: datetime,
) -> Evaluation:
    """Return what lists by the weights of a TOML text would bring; raises as ``try_weights``."""
    tables = document_tables(document, where="weights")
    return try_weights(uow, engine, tables, step, on_all_vacancies=on_all_vacancies, at=at)


def adopt_weights(
    uow: UnitOfWork, engine: MatchEngine, document: str, step: Step, *, why: str, at: datetime
) -> tuple[WeightSet, Evaluation]:
    """Store weights as learned from outcomes, if they pass; they are not in use yet.

    Raises
    ------
    Conflict
        If a demand is not met (the message gives the numbers), or a weight differs that may not
        be learned; nothing is stored.
    InvalidInput
        As of ``try_weights`` and of ``save_weights``.
    """
    tried = try_document(uow, engine, document, step, on_all_vacancies=False, at=at)
    _check_kept(document, engine.weights_in_use(uow).components, load_learning_settings().kept)
    _check_all_met((*tried.evidence, *tried.gain), "These weights may not be adopted")
    saved = save_weights(uow, document, name=NAME, origin=WeightOrigin.LEARNED, why=why, at=at)
    return saved, tried


def _tables_in_use(uow: UnitOfWork, log: LearningLog) -> Tables:
    version = log.in_use.version
    document = weights_of_version(uow, version).document
    return document_tables(document, where=f"weights {version}")


def _check_kept(document: str, in_use: Mapping[str, float], kept: Collection[str]) -> None:
    tried = document_tables(document, where="weights")["components"]
    before, after = sum(in_use.values()), sum(tried.values())
    moved = [n for n in sorted(kept) if abs(tried[n] / after - in_use[n] / before) > _ROUNDING]
    if moved:
        raise Conflict(
            f"These weights are not learned, and differ from those in use: {', '.join(moved)}.",
            where="weights [components]",
            remedy="They could stand for where somebody comes from, or for age: give them the "
            "share that they have in use, or save weights of your own with 'sroi-match weights "
            "save'.",
        )


def _check_tells_something(found: StepEvidence, n_folds: int) -> None:
    if min(found.n_reached, found.n_not_reached) < n_folds:
        raise Conflict(
            f"There is too little to try weights on: {found.n_reached} lines led to "
            f"'{found.step}', and {found.n_not_reached} did not.",
            where="outcome",
            remedy=f"No estimate is made from fewer than {n_folds} of each; 'sroi-match learning "
            "report' tells what there is.",
        )


def _check_all_met(demands: Sequence[Demand], what: str) -> None:
    missing = [_told(demand) for demand in demands if not demand.is_met]
    if missing:
        raise Conflict(
            f"{what}: {'; '.join(missing)}.",
            where="outcome",
            remedy="Go on with the weights in use, and try again when there are more outcomes.",
        )


def _told(demand: Demand) -> str:
    under = f" ({demand.under.source})" if demand.under else ""
    return f"{demand.name} {demand.present:.6g}, needed {demand.needed:.6g}{under}"


def _tried_components(tables: Tables, in_use: Tables) -> Mapping[str, float]:
    if _others(tables) != _others(in_use):
        raise InvalidInput(
            "More than the components differs from the weights in use.",
            where="weights",
            remedy="The log holds scores by the rules in use: leave all other sections as they "
            "are ('sroi-match weights show' prints them).",
        )
    components = tables.get("components", {})
    if set(components) != set(in_use["components"]):
        raise InvalidInput(
            "Not every component has a weight.",
            where="weights [components]",
            remedy=f"Give all of: {', '.join(in_use['components'])}.",
        )
    return components


def _others(tables: Tables) -> Tables:
    return {name: entries for name, entries in tables.items() if name != "components"}


def _remarks(learned: LearnedWeights, log: LearningLog) -> str:
    n_reached = int(learned.lines.reached.sum())
    told = (
        f"Learned from outcomes on {log.on}, to reach '{learned.step}', from {log.in_use.version}:",
        f"{n_reached} of {len(learned.lines)} lines led to it (settings {log.settings.version}).",
        f"How far lists are read is {learned.chances.source}.",
        "Vacancies that were left out of it are there to try these weights on:",
        "'sroi-match learning evaluate' (docs/learning.md).",
    )
    return "".join(f"# {line}\n" for line in told) + "\n"
