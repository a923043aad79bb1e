"""The fairness report: how groups are seen on lists. It changes no list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

import numpy as np

from api.services.audit import log_choice
from api.services.fairness_lists import Samples, sample_of_now, samples_of_period
from api.services.fairness_people import KnownPeople, open_pairs_count
from api.services.fairness_report import SEED, Counts, FairnessQuestion, FairnessReport
from api.services.match_engine import MatchEngine
from matcher.domain.audit import AuditedAction
from matcher.errors import InvalidInput
from matcher.fairness.disclosure import disclosed_measure, shortened, told_length
from matcher.fairness.many_lists import measure_lists
from matcher.fairness.measures import FEWEST_VACANCIES, Band, TraitMeasure
from matcher.fairness.one_list import measure_list
from matcher.fairness.people import PROTECTED, Sample, Trait
from models.fairness_access import check_may_ask_fairness
from models.unit_of_work import UnitOfWork


def fairness_of_vacancy(
    uow: UnitOfWork,
    engine: MatchEngine,
    vacancy: str,
    asked: FairnessQuestion,
    *,
    on: date,
    at: datetime,
) -> FairnessReport:
    """Return how groups are seen on the list that the viewer would get for a vacancy now.

    Counting age bands and gender is logged and committed with the instant ``at``, or is not done.

    Raises
    ------
    Conflict
        If the viewer is neither a municipal desk nor the operator, or has another purpose.
    NotFound, Ambiguous
        If the vacancy is none, or more than one.
    """
    check_may_ask_fairness(uow.viewer)
    known = KnownPeople(uow, engine, with_facts=asked.with_facts, on=on)
    found_vacancy, found = sample_of_now(uow, engine, known, vacancy, asked, on)
    (sample,) = found.samples
    length = told_length(len(sample.shown)) if asked.with_facts else None
    protected = [shortened(sample, length)] if length is not None else []
    report = FairnessReport(
        asked=asked,
        vacancy=found_vacancy,
        since=None,
        until=None,
        traits=_measured([sample], protected, asked, _one_list),
        told_length=length,
        counts=_counts(uow, found),
        weights_version=engine.weights.version,
        encoder_version=engine.encoder.version,
        asked_on=on,
    )
    return _accounted(uow, report, found_vacancy.vacancy_id, at)


def fairness_of_period(
    uow: UnitOfWork,
    engine: MatchEngine,
    asked: FairnessQuestion,
    *,
    since: date,
    until: date,
    on: date,
    at: datetime,
) -> FairnessReport:
    """Return how groups were seen on the lists of a period, both days included.

    Days are those of the time zone of ``at``. Counting age bands and gender is logged and committed
    with that instant, or is not done.

    Raises
    ------
    InvalidInput
        If the period ends before it begins.
    Conflict
        If the viewer is neither a municipal desk nor the operator, or has another purpose.
    """
    check_may_ask_fairness(uow.viewer)
    if until < since:
        raise InvalidInput(
            f"The period ends on {until}, before it begins on {since}.",
            where="until",
            remedy="Give a last day that is not before the first one.",
        )
    known = KnownPeople(uow, engine, with_facts=asked.with_facts, on=on)
    found = samples_of_period(
        uow,
        engine,
        known,
        asked,
        since=datetime.combine(since, time.min, tzinfo=at.tzinfo),
        until=datetime.combine(until + timedelta(days=1), time.min, tzinfo=at.tzinfo),
        on=on,
    )
    # Two periods that differ by one list would tell who stands on it, were there few lists.
    is_told = len({sample.vacancy_id for sample in found.samples}) >= FEWEST_VACANCIES
    protected = found.samples if is_told else []
    report = FairnessReport(
        asked=asked,
        vacancy=None,
        since=since,
        until=until,
        traits=_measured(found.samples, protected, asked, measure_lists),
        told_length=asked.top if asked.with_facts and is_told else None,
        counts=_counts(uow, found),
        weights_version=engine.weights.version,
        encoder_version=engine.encoder.version,
        asked_on=on,
    )
    return _accounted(uow, report, f"{since}/{until}", at)


def _one_list(
    samples: Sequence[Sample], trait: Trait, band: Band, rng: np.random.Generator
) -> TraitMeasure:
    (sample,) = samples
    return measure_list(sample, trait, band, rng)


_Measure = Callable[[Sequence[Sample], Trait, Band, np.random.Generator], TraitMeasure]


def _measured(
    samples: Sequence[Sample],
    protected: Sequence[Sample],
    asked: FairnessQuestion,
    measure: _Measure,
) -> tuple[TraitMeasure, ...]:
    measures = []
    for trait in Trait:
        rng = np.random.default_rng(SEED)
        if trait not in PROTECTED:
            measures.append(measure(samples, trait, asked.band, rng))
        elif asked.with_facts:
            measures.append(disclosed_measure(protected, trait, _bound(measure, trait, asked, rng)))
    return tuple(measures)


def _bound(
    measure: _Measure, trait: Trait, asked: FairnessQuestion, rng: np.random.Generator
) -> Callable[[Sequence[Sample]], TraitMeasure]:
    return lambda samples: measure(samples, trait, asked.band, rng)


def _counts(uow: UnitOfWork, found: Samples) -> Counts:
    samples = found.samples
    return Counts(
        n_lists=len(samples),
        n_vacancies=len({sample.vacancy_id for sample in samples}),
        n_lists_gone=found.n_gone,
        n_lists_again=found.n_again,
        n_lists_reordered=found.n_reordered,
        n_lines=sum(len(sample.shown) for sample in samples),
        n_reference=len({one.person_id for sample in samples for one in sample.reference}),
        n_repeated=sum(sample.n_repeated for sample in samples),
        n_below_fit=found.n_below_fit,
        n_erased=found.n_erased,
        n_open_pairs=open_pairs_count(uow),
    )


def _accounted(
    uow: UnitOfWork, report: FairnessReport, subject: str, at: datetime
) -> FairnessReport:
    """Return the report, once it is in the log that age bands and gender were counted for it."""
    if report.asked.with_facts:
        detail = f"{report.counts.n_lists} lists, {report.counts.n_vacancies} vacancies"
        log_choice(uow, AuditedAction.FAIRNESS_FACTS_READ, subject, detail, at=at)
        uow.commit()
    return report
