"""Rank whole texts of a region whose truth is known: ``from matcher import rank`` beside others.

``python -m benchmarks.free_texts [--esco DIR] [--encoder DIR] [--people N] [--jobs N]`` writes CVs
and adverts out of the phrases of `benchmarks.latent_region`, among sentences that say nothing, and
prints nDCG@10 with the middle 95% of a bootstrap over adverts. SYNTHETIC: nobody in it exists.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import ir_measures
import numpy as np
from ir_measures import nDCG

from benchmarks.latent_region import Region, a_region, work_grades, written
from benchmarks.latent_world import a_world
from benchmarks.ranking import SEED, Figures
from matcher import rank
from matcher.baselines.pool import phrases_of, vacancy_phrases_of
from matcher.skills.encoder import SkillEncoder, default_encoder_path

SAID = (
    "Ik heb ervaring met {}.",
    "Bij mijn vorige werkgever deed ik onder meer {}, in overleg met collega's.",
    "- {}",
    "{}; ",
)
ASKED = ("Je hebt ervaring met {}.", "- {}", "Tot je taken behoort {}.", "{};")
NOTHING_SAID = (
    "Ik ben een harde werker die graag in een team werkt.",
    "In mijn vrije tijd sport en lees ik.",
    "Referenties op aanvraag.",
    "Ik zoek een nieuwe uitdaging dicht bij huis.",
)
NOTHING_ASKED = (
    "Wij bieden een marktconform salaris en een gezellig team.",
    "Herken jij jezelf hierin? Stuur ons je cv.",
    "Een prettige en informele werksfeer staat bij ons voorop.",
    "Ons bedrijf groeit en bloeit.",
)

Ranking = Callable[[str, Mapping[int, str]], Sequence[int]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description="Measure rankers of whole texts.")
    parser.add_argument("--esco", type=Path, help="folder of ESCO; without it our own trades")
    parser.add_argument("--encoder", type=Path, default=default_encoder_path())
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--jobs", type=int, default=100)
    chosen = parser.parse_args(arguments)
    region = a_region(a_world(chosen.esco), chosen.people, chosen.jobs, seed=SEED)
    for line in report(region, SkillEncoder.load(chosen.encoder)):
        sys.stdout.write(f"{line}\n")


def report(region: Region, encoder: SkillEncoder) -> Iterator[str]:
    """Give the report line by line."""
    people, jobs = written(region, missing=0.4, seed=SEED)
    rng = np.random.default_rng(SEED)
    texts = {
        number: _text(list(phrases_of(person)), SAID, NOTHING_SAID, rng)
        for number, person in enumerate(people)
    }
    adverts = [_text(list(vacancy_phrases_of(job)), ASKED, NOTHING_ASKED, rng) for job in jobs]
    grades = work_grades(region)
    suited = np.flatnonzero((grades >= 2).any(axis=1)).tolist()
    yield f"{len(texts)} texts, {len(suited)} adverts that somebody suits; 40% left unsaid;"
    yield f"encoder {encoder.version}; seed {SEED}"
    truth = [
        ir_measures.Qrel(str(job), str(person), int(grades[job, person]))
        for job in suited
        for person in np.flatnonzero(grades[job])
    ]
    for name, ranking in _rankings(encoder):
        run = [
            ir_measures.ScoredDoc(str(job), str(person), float(-place))
            for job in suited
            for place, person in enumerate(ranking(adverts[job], texts)[:10])
        ]
        values = [one.value for one in ir_measures.iter_calc([nDCG @ 10], truth, run)]
        yield f"  {name:24} nDCG@10 {Figures(np.array(values)).told()}"


def _rankings(encoder: SkillEncoder) -> Iterator[tuple[str, Ranking]]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(sublinear_tf=True)
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5))
    yield "tf-idf of words", _by_cosine(words)
    yield "tf-idf of characters", _by_cosine(characters)

    def single_vector(advert: str, texts: Mapping[int, str]) -> list[int]:
        vectors = encoder.encode(list(texts.values()))
        scores = vectors @ encoder.encode([advert])[0]
        return [list(texts)[place] for place in np.argsort(-scores, kind="stable").tolist()]

    yield "single vector", single_vector
    yield "ours (matcher.rank)", lambda advert, texts: rank(advert, texts, encoder=encoder)


def _by_cosine(vectoriser: object) -> Ranking:
    def ranking(advert: str, texts: Mapping[int, str]) -> list[int]:
        table = vectoriser.fit_transform([*texts.values(), advert])  # type: ignore[attr-defined]
        scores = (table[:-1] @ table[-1].T).toarray()[:, 0]
        return [list(texts)[place] for place in np.argsort(-scores, kind="stable").tolist()]

    return ranking


def _text(
    phrases: Sequence[str],
    ways: Sequence[str],
    nothing: Sequence[str],
    rng: np.random.Generator,
) -> str:
    """Return the phrases in sentences, in any order, among sentences that say nothing."""
    said = [str(rng.choice(ways)).format(phrase) for phrase in phrases]
    said += [str(line) for line in rng.choice(nothing, 3, replace=False)]
    rng.shuffle(said)
    return "\n".join(said)


if __name__ == "__main__":
    main()
