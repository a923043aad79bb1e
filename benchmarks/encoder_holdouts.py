"""Hold-outs on which ideas for the skill encoder are weighed: titles unlike what training saw.

The goal is a list of national occupation titles linked to labels of ESCO. It is not at hand; the
stand-ins are alternative labels of ESCO itself, chosen by hash and by letters, without looking at
any encoder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.encoder_tasks import Task, is_unlike, only, shares_no_word, synonym_tasks
from matcher.skills.training.english import with_english
from matcher.skills.training.sampling import with_typo
from matcher.skills.training.vocabulary import (
    OCCUPATION,
    Concept,
    Vocabulary,
    read_vocabulary,
    split_held_out,
)

__all__ = ["HoldOuts", "hold_outs"]

_ONE_IN = 4
_N_MISSPELT = 1_500
_SEED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldOuts:
    """What a training may learn from, and the tasks that it is weighed on.

    Attributes
    ----------
    kept : Vocabulary
        Without the synonyms of a tenth of the concepts, and without the queries of ``unlike``.
    hidden : tuple of Concept
        Concepts with the synonyms that are out of it, so that no teacher is asked about them.
    tasks : dict[str, Task]
    """

    kept: Vocabulary
    hidden: tuple[Concept, ...]
    tasks: dict[str, Task]


def hold_outs(esco: Path) -> HoldOuts:
    """Read ESCO and set aside what ideas are weighed on."""
    kept, held_out = split_held_out(read_vocabulary(esco))
    queries = _unlike_titles(kept.of_kind(OCCUPATION))
    aside = frozenset(text.casefold() for text in queries)
    kept = replace(kept, concepts=tuple(_without(concept, aside) for concept in kept.concepts))
    hidden = (*held_out, _asked_only(queries))
    every = read_vocabulary(esco).of_kind(OCCUPATION)
    unlike = _title_task(every, queries)
    preferred, skills, *_ = synonym_tasks(esco)
    return HoldOuts(
        kept=with_english(kept, esco, held_out=hidden),
        hidden=hidden,
        tasks={
            "unlike": unlike,
            "no word": only(unlike, "no word shared", shares_no_word),
            "occupations": preferred,
            "occupations, no word": only(preferred, "no word shared", shares_no_word),
            "skills": skills,
            "misspelt": _misspelt(unlike, every),
        },
    )


def _unlike_titles(occupations: Sequence[Concept]) -> dict[str, None]:
    """Return the titles of a quarter, by hash, that are unlike all labels that are left."""
    texts = [text for concept in occupations for text in concept.synonyms if _is_drawn(text)]
    queries = dict.fromkeys(texts)
    while True:
        like = {
            text
            for concept in occupations
            for text in concept.synonyms
            if text in queries and not is_unlike(text, _left(concept, queries))
        }
        if not like:
            return queries
        queries = dict.fromkeys(text for text in queries if text not in like)


def _left(concept: Concept, queries: Iterable[str]) -> list[str]:
    return [text for text in (concept.label, *concept.synonyms) if text not in queries]


def _is_drawn(text: str) -> bool:
    digest = hashlib.sha256(f"unlike {text.casefold()}".encode()).digest()
    return int.from_bytes(digest[:8]) % _ONE_IN == 0


def _without(concept: Concept, aside: frozenset[str]) -> Concept:
    kept = tuple(text for text in concept.synonyms if text.casefold() not in aside)
    return replace(concept, synonyms=kept)


def _asked_only(queries: Iterable[str]) -> Concept:
    return Concept(
        uri="unlike", kind=OCCUPATION, group="", label="", synonyms=tuple(queries), description=""
    )


def _misspelt(titles: Task, occupations: Sequence[Concept]) -> Task:
    """Return labels with two slips of the keyboard each; right are all labels of their concepts."""
    generator = np.random.default_rng(_SEED)
    drawn = generator.choice(
        len(titles.labels), min(_N_MISSPELT, len(titles.labels)), replace=False
    )
    owners: dict[str, set[str]] = {}
    for concept in occupations:
        names = {concept.label, *concept.synonyms}
        for name in names:
            owners.setdefault(name, set()).update(names)
    place = {text: number for number, text in enumerate(titles.labels)}
    right = [
        frozenset(place[name] for name in owners[titles.labels[number]] if name in place)
        for number in drawn
    ]
    slips = [with_typo(with_typo(titles.labels[n], generator), generator) for n in drawn]
    return replace(titles, name="misspelt labels", queries=tuple(slips), right=tuple(right))


def _title_task(occupations: Sequence[Concept], queries: Iterable[str]) -> Task:
    """Return the task: to all labels that are left, right being those of the query's concepts."""
    aside = {text.casefold() for text in queries}
    texts = dict.fromkeys(text for c in occupations for text in (c.label, *c.synonyms))
    labels = tuple(text for text in texts if text.casefold() not in aside)
    place = {text: number for number, text in enumerate(labels)}
    right: dict[str, set[int]] = {text: set() for text in queries}
    for concept in occupations:
        own = {place[text] for text in (concept.label, *concept.synonyms) if text in place}
        for text in concept.synonyms:
            if text in right:
                right[text] |= own
    kept = {text: frozenset(places) for text, places in right.items() if places}
    return Task(
        name="unlike titles to all labels",
        queries=tuple(kept),
        labels=labels,
        right=tuple(kept.values()),
        is_held_out=True,
    )
