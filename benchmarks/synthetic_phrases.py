"""SYNTHETIC phrases for benchmarks: what people might write in profiles and vacancies, by trade.

Three sources: phrases of the example region, phrases composed from the things, acts and places of
a trade (``data/scenarios/trades_synthetic.yaml``) and, where the reference data is at hand, Dutch
labels of ESCO. The most used phrases of a trade come first, so that a draw by position gives short
phrases often, long or misspelt ones rarely.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import yaml

HERE = Path(__file__).parent
WORDS = HERE.parent / "data" / "scenarios" / "trades_synthetic.yaml"
EXAMPLE_REGION = HERE.parent / "data" / "example_region_synthetic"
MISSPELT_SHARE = 0.08
"""Share of the composed phrases that have a misspelt twin: an assumption."""
_MANNERS = (
    "zelfstandig", "in ploegen", "onder begeleiding", "in een team", "volgens planning",
    "volgens protocol", "in de avonduren", "in het weekend",
)  # fmt: skip
_RANKS = ("leerling", "assistent", "hulp", "allround", "eerste", "ervaren", "meewerkend")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """The phrases of one kind of work, most used first."""

    skills: tuple[str, ...]
    occupations: tuple[str, ...]


def trades(*, seed: int, esco: Path | None = None) -> tuple[Trade, ...]:
    """Return the phrases of all trades.

    Parameters
    ----------
    seed : int
        Of the order within a family of phrases, and of the misspellings.
    esco : Path, optional
        Folder with ``occupations_nl.csv`` and ``skills_nl_partial.csv``; its labels are dealt out
        over the trades and stand at the end of each.
    """
    rng = np.random.default_rng(seed)
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))["trades"]
    known_skills = _dealt(_region_skills(), len(words), rng)
    esco_skills = _dealt(
        _esco_labels(esco, "skills_nl_partial.csv", "label_nl", "altLabels_nl"), len(words), rng
    )
    esco_jobs = _dealt(
        _esco_labels(esco, "occupations_nl.csv", "preferredLabel", "altLabels"), len(words), rng
    )
    return tuple(
        Trade(
            skills=_unique([*known_skills[number], *_skills(trade, rng), *esco_skills[number]]),
            occupations=_unique([*_occupations(trade, rng), *esco_jobs[number]]),
        )
        for number, trade in enumerate(words.values())
    )


def _skills(trade: dict[str, list[str]], rng: np.random.Generator) -> list[str]:
    """Return what somebody can do: short phrases first, each family in an order of its own."""
    plain = [f"{thing} {act}" for thing, act in product(trade["things"], trade["acts"])]
    placed = [f"{phrase} {place}" for phrase, place in product(plain, trade["places"])]
    mannered = [f"{phrase}, {manner}" for phrase, manner in product(plain, _MANNERS)]
    long = [f"{manner} {phrase}" for manner, phrase in product(_MANNERS, placed)]
    known = [f"ervaring met {thing}" for thing in trade["things"]]
    families = [_shuffled(plain, rng), _shuffled([*placed, *mannered, *known], rng)]
    return [
        *families[0],
        *families[1],
        *_shuffled([*long, *_misspelt([*plain, *placed], rng)], rng),
    ]


def _occupations(trade: dict[str, list[str]], rng: np.random.Generator) -> list[str]:
    named = trade["occupations"]
    ranked = [f"{rank} {name}" for rank, name in product(_RANKS, named)]
    placed = [f"{name} {place}" for name, place in product(named, trade["places"])]
    return [*named, *_shuffled([*ranked, *placed, *_misspelt(named, rng)], rng)]


def _misspelt(phrases: list[str], rng: np.random.Generator) -> Iterator[str]:
    """Yield some phrases with a letter left out or written twice."""
    for phrase in phrases:
        if len(phrase) > 4 and rng.random() < MISSPELT_SHARE:
            place = int(rng.integers(1, len(phrase) - 1))
            middle = phrase[place] * 2 if rng.random() < 0.5 else ""
            yield phrase[:place] + middle + phrase[place + 1 :]


def _region_skills() -> Iterator[str]:
    """Yield the skills that the example region's candidates name."""
    for path in sorted((EXAMPLE_REGION / "candidates").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            next(lines)  # the line that says SYNTHETIC
            for row in csv.DictReader(lines, delimiter=";"):
                yield from (part.strip() for part in row["vaardigheden"].split("|"))


def _esco_labels(folder: Path | None, name: str, label: str, others: str) -> Iterator[str]:
    if folder is None:
        return
    with (folder / name).open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row[label].strip()
            yield from (part.strip() for part in row[others].replace("|", "\n").split("\n"))


def _dealt(phrases: Iterable[str], n_piles: int, rng: np.random.Generator) -> list[list[str]]:
    """Deal phrases out over piles by lot."""
    piles: list[list[str]] = [[] for _ in range(n_piles)]
    for phrase in _unique(phrases):
        piles[int(rng.integers(n_piles))].append(phrase)
    return piles


def _shuffled(phrases: list[str], rng: np.random.Generator) -> list[str]:
    return [phrases[place] for place in rng.permutation(len(phrases)).tolist()]


def _unique(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))
