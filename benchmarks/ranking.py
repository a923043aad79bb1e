"""Rank a region whose truth is known with every baseline and with our ranker, in one run.

``python -m benchmarks.ranking [--esco DIR] [--encoder DIR] [--people N] [--jobs N]`` prints
nDCG@10, recall@50 and reciprocal rank (through ir-measures) by share of missing fields, with the
middle 95% of a bootstrap over vacancies. Every baseline is shown twice: as it is, and after the
same hard criteria that our ranker applies, so that what those bring is told apart from what the
order brings. Ours is shown as it is, in order of what is proven, and, with ESCO, after that was
loaded as a taxonomy too: the region is made of the same ESCO, so that last one is flattered.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import ir_measures
import numpy as np
from ir_measures import RR, R, nDCG
from numpy.typing import NDArray

from benchmarks.latent_region import Region, a_region, channels_of, written
from benchmarks.latent_world import a_world
from matcher.baselines.catalogue import BASELINE_NAMES, baseline_named
from matcher.baselines.pool import Pool, order
from matcher.domain.profile import Profile
from matcher.domain.taxonomy import ConceptKind, ConceptLabel, SkillRelation
from matcher.domain.vacancy import Importance, Vacancy
from matcher.ranking.job_knowledge import NOTHING_KNOWN, JobKnowledge
from matcher.ranking.job_lookup import JobLookup
from matcher.ranking.profiles import index_of
from matcher.ranking.ranker import Ranker, asked_phrases
from matcher.ranking.weights import load_weights
from matcher.skills.encoder import SkillEncoder, default_encoder_path
from matcher.skills.linker import ConceptLinker, load_link_confidence
from matcher.skills.occupation_kin import OccupationKin
from matcher.skills.training.vocabulary import read_vocabulary

SEED = 20_261
SHARES = (0.0, 0.2, 0.4, 0.6)
MEASURES = {"nDCG@10": nDCG @ 10, "recall@50": R(rel=2) @ 50, "MRR": RR(rel=2)}
N_RESAMPLES = 1_000
N_LOOKED_AT = 100
"""Places of a list that count: no measure looks further."""
OURS = "ours"
_WIDTH = 34

Order = NDArray[np.int64]


@dataclass(frozen=True)
class Figures:
    """The value of one measure for every vacancy that somebody suits."""

    values: NDArray[np.float64]

    def told(self) -> str:
        """Return the mean and the middle 95% of the means of resamples."""
        rng = np.random.default_rng(SEED)
        picks = rng.integers(len(self.values), size=(N_RESAMPLES, len(self.values)))
        low, high = np.quantile(self.values[picks].mean(axis=1), (0.025, 0.975))
        return f"{self.values.mean():.3f} [{low:.3f}, {high:.3f}]"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description="Measure rankers on a region of known truth.")
    parser.add_argument("--esco", type=Path, help="folder of ESCO; without it our own trades")
    parser.add_argument("--encoder", type=Path, default=default_encoder_path())
    parser.add_argument("--people", type=int, default=2_000)
    parser.add_argument("--jobs", type=int, default=200)
    parser.add_argument("--missing", type=float, nargs="*", default=SHARES)
    chosen = parser.parse_args(arguments)
    region = a_region(a_world(chosen.esco), chosen.people, chosen.jobs, seed=SEED)
    encoder = SkillEncoder.load(chosen.encoder)
    lookup = _lookup_in(chosen.esco, encoder) if chosen.esco else None
    for line in report(region, encoder, chosen.missing, lookup):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def report(
    region: Region, encoder: SkillEncoder, shares: Sequence[float], lookup: JobLookup | None
) -> Iterator[str]:
    """Give the report line by line."""
    suited = np.flatnonzero((region.grades >= 2).any(axis=1))
    yield f"{len(region.people)} people, {len(region.jobs)} jobs, {len(suited)} of them with"
    yield f"somebody who can do it; encoder {encoder.version}; seed {SEED}"
    for missing in shares:
        people, jobs = written(region, missing=missing, seed=SEED)
        yield ""
        yield f"{missing:.0%} of the fields missing"
        yield f"  {'':{_WIDTH}}" + "".join(f" {name:>22}" for name in MEASURES)
        for name, orders in _orders(region, people, jobs, encoder, lookup):
            figures = measured(region, orders, suited)
            cells = "".join(f" {figures[measure].told():>22}" for measure in MEASURES)
            yield f"  {name:{_WIDTH}}{cells}"


def measured(
    region: Region, orders: Sequence[Order], suited: NDArray[np.intp]
) -> dict[str, Figures]:
    """Return each measure over the vacancies that somebody suits."""
    truth = [
        ir_measures.Qrel(str(job), str(person), int(region.grades[job, person]))
        for job in suited
        for person in np.flatnonzero(region.grades[job])
    ]
    run = [
        ir_measures.ScoredDoc(str(job), str(person), float(len(orders[job]) - place))
        for job in suited
        for place, person in enumerate(orders[job][:N_LOOKED_AT])
    ]
    found: dict[str, list[float]] = {name: [] for name in MEASURES}
    name_of = {measure: name for name, measure in MEASURES.items()}
    for value in ir_measures.iter_calc(list(MEASURES.values()), truth, run):
        found[name_of[value.measure]].append(value.value)
    return {name: Figures(np.array(values)) for name, values in found.items()}


def _orders(
    region: Region,
    people: Sequence[Profile],
    jobs: Sequence[Vacancy],
    encoder: SkillEncoder,
    lookup: JobLookup | None,
) -> Iterator[tuple[str, list[Order]]]:
    bench = _Bench(people, encoder)
    stays = [bench.stays(job) for job in jobs]
    pool = Pool(tuple(people), channels_of(region))
    for name in BASELINE_NAMES:
        ranker = baseline_named(name, encoder.encode)
        plain = [order(ranker.scores(job, pool), seed=n) for n, job in enumerate(jobs)]
        yield name, plain
        yield (
            f"{name} + hard criteria",
            [
                np.concatenate((found[stay[found]], found[~stay[found]]))
                for found, stay in zip(plain, stays, strict=True)
            ],
        )
    ways: list[tuple[str, JobLookup | None]] = [(OURS, None)]
    if lookup is not None:
        ways.append((f"{OURS} + taxonomy", lookup))
    for name, known in ways:
        yield name, [bench.order(job, known) for job in jobs]
        ahead = [bench.order(job, known, proven_first=True) for job in jobs]
        yield f"{name}, proven first", ahead


class _Bench:
    """Everybody in the index of our ranker."""

    def __init__(self, people: Sequence[Profile], encoder: SkillEncoder) -> None:
        self._encoder = encoder
        self._index = index_of(
            {str(n): one for n, one in enumerate(people)}, encoder.encode, encoder.dimension
        )
        self._ranker = Ranker(load_weights(), encoder.calibration)
        ids = [int(self._index.candidate_id(slot)) for slot in range(self._index.n_slots)]
        self._slot_of = np.argsort(ids)

    def stays(self, job: Vacancy) -> NDArray[np.bool_]:
        """Return who stays in after the hard criteria."""
        vectors = self._vectors(job, NOTHING_KNOWN)
        comparison = self._ranker.compare(self._index, job, vectors)
        return np.asarray(~comparison.is_excluded[self._slot_of])

    def order(self, job: Vacancy, lookup: JobLookup | None, *, proven_first: bool = False) -> Order:
        """Return the first people of our order: those who stay in, then the excluded."""
        knowledge = lookup.look_up(job) if lookup else NOTHING_KNOWN
        found = self._ranker.rank(
            self._index,
            job,
            self._vectors(job, knowledge),
            knowledge=knowledge,
            proven_first=proven_first,
            top=N_LOOKED_AT,
            top_excluded=N_LOOKED_AT,
        )
        return np.array([int(line.candidate_id) for line in (*found.ranked, *found.excluded)])

    def _vectors(self, job: Vacancy, knowledge: JobKnowledge) -> dict[str, NDArray[np.float32]]:
        phrases = asked_phrases(job, knowledge)
        return dict(zip(phrases, self._encoder.encode(phrases), strict=True))


def _lookup_in(folder: Path, encoder: SkillEncoder) -> JobLookup:
    """Return ESCO as the service would know it, all labels and relations."""
    vocabulary = read_vocabulary(folder)
    labels = [
        ConceptLabel(concept.uri, ConceptKind(concept.kind), text)
        for concept in vocabulary.concepts
        for text in (concept.label, *concept.synonyms)
    ]
    relations = [
        SkillRelation(occupation_uri=occupation, skill_uri=skill, importance=importance)
        for asked, importance in (
            (vocabulary.essential_skills, Importance.ESSENTIAL),
            (vocabulary.optional_skills, Importance.USEFUL),
        )
        for occupation, skills in asked.items()
        for skill in skills
    ]
    vectors = encoder.encode([label.text for label in labels])
    return JobLookup(
        ConceptLinker(labels, vectors, load_link_confidence()),
        OccupationKin(relations),
        {concept.uri: concept.label for concept in vocabulary.concepts},
        encoder.encode,
    )


if __name__ == "__main__":
    main()
