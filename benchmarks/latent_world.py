"""SYNTHETIC worlds of work: occupations, their names and skills, that benchmarks make people of.

Two vocabularies: ESCO, where its files are at hand, or the trades that come with the benchmarks.
With ESCO only occupations are used whose other names the training of the encoder holds out (a
tenth, by a hash of the address), and candidates write those names.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import yaml

from matcher.skills.training.vocabulary import OCCUPATION, Vocabulary, read_vocabulary

WORDS = Path(__file__).parent.parent / "data" / "scenarios" / "trades_synthetic.yaml"


@dataclass(frozen=True)
class Occupation:
    """An occupation of the world: how it is written, and the numbers of its skills."""

    names: tuple[str, ...]
    label: str
    group: str
    essential: tuple[int, ...]
    optional: tuple[int, ...]


@dataclass(frozen=True)
class World:
    """The vocabulary that people and jobs are made of."""

    occupations: tuple[Occupation, ...]
    skills: tuple[tuple[str, ...], ...]


def a_world(esco: Path | None) -> World:
    """Return the vocabulary: of ESCO, or of the trades that come with the benchmarks."""
    return _world_of_trades() if esco is None else _world_of_esco(read_vocabulary(esco))


def _world_of_esco(vocabulary: Vocabulary) -> World:
    """Use occupations with at least four essential skills whose other names are held out."""
    skills = [concept for concept in vocabulary.concepts if concept.kind != OCCUPATION]
    number_of = {concept.uri: number for number, concept in enumerate(skills)}
    occupations = tuple(
        Occupation(
            names=concept.synonyms,
            label=concept.label,
            group=concept.isco[:3],
            essential=tuple(number_of[uri] for uri in vocabulary.essential_skills[concept.uri]),
            optional=tuple(
                number_of[uri] for uri in vocabulary.optional_skills.get(concept.uri, ())
            ),
        )
        for concept in vocabulary.of_kind(OCCUPATION)
        if concept.synonyms
        and _is_held_out(concept.uri)
        and len(vocabulary.essential_skills.get(concept.uri, ())) >= 4
    )
    names = tuple((concept.label, *concept.synonyms) for concept in skills)
    return World(occupations=occupations, skills=names)


def _is_held_out(uri: str) -> bool:
    """The rule of the encoder's training, written down again: what it holds out is a tenth."""
    return int.from_bytes(hashlib.sha256(uri.encode()).digest()[:8]) % 10 == 0


def _world_of_trades() -> World:
    """Make occupations of the trades: each asks the skills of its things, done in its ways."""
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))["trades"]
    skills: list[tuple[str, ...]] = []
    occupations: list[Occupation] = []
    for trade, told in words.items():
        made = [f"{thing} {act}" for thing, act in product(told["things"], told["acts"])]
        first = len(skills)
        skills += [(phrase,) for phrase in made]
        for number, name in enumerate(told["occupations"]):
            own = [first + (number * 7 + step * 5) % len(made) for step in range(12)]
            ranked = tuple(f"{name} {place}" for place in told["places"])
            occupations.append(
                Occupation(
                    names=ranked,
                    label=name,
                    group=trade,
                    essential=tuple(dict.fromkeys(own[:8])),
                    optional=tuple(dict.fromkeys(own[8:])),
                )
            )
    return World(occupations=tuple(occupations), skills=tuple(skills))
