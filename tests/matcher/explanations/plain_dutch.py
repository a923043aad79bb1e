"""Whether a text reads easily: our own bounds for Dutch at language level B1.

Short sentences, short words, and none of the words of offices. The bounds are this project's, as in
the glossary: no published test maps words onto a language level exactly. The formula is an outside
witness: the reading ease of Flesch with Douma's numbers for Dutch (as listed at
https://github.com/Yoast/YoastSEO.js/issues/267), of which Flesch calls 60 to 70 'standard'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import mean

LONGEST_SENTENCE = 15
LONGEST_WORD = 14
EASIEST_FROM = 60.0
WORDS_TO_AVOID = {
    # Of the ranker and of offices, each with a plainer word beside it in our texts.
    "algoritme", "arbeidsmarkt", "bemiddelaar", "bemiddeling", "beschikbaarheid", "certificering",
    "competentie", "competenties", "component", "componenten", "criteria", "criterium", "doelgroep",
    "encoder", "geschiktheid", "indicatie", "kandidaat", "kwalificatie", "match", "matching",
    "plaatsing", "profiel", "ranglijst", "referentie", "score", "social", "taxonomie", "traject",
    "vacature", "vaardigheid", "vaardigheden", "werkzoekende",
    # Stiff.
    "aangaande", "alsmede", "betreffende", "conform", "derhalve", "dient", "dienen", "echter",
    "indien", "inzake", "middels", "omtrent", "onderhavige", "reeds", "tevens", "teneinde",
    "voornoemd", "wordt", "worden", "zodoende",
}  # fmt: skip
_SYLLABLE = re.compile(r"[aeiouyáéíóúàèëïöü]+", re.IGNORECASE)


def sentences(paragraphs: Sequence[str]) -> list[str]:
    text = " ".join(paragraphs)
    return [one.strip() for one in re.split(r"(?<=[.?!])\s+", text) if one.strip()]


def words(sentence: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", sentence)


def reading_ease(paragraphs: Sequence[str]) -> float:
    """Return the formula of Flesch and Douma; higher is easier."""
    told = [words(one) for one in sentences(paragraphs)]
    every = [word for sentence in told for word in sentence]
    syllables = mean(max(len(_SYLLABLE.findall(word)), 1) for word in every)
    return 206.84 - 0.93 * mean(len(sentence) for sentence in told) - 77 * syllables


def hard_to_read(paragraphs: Sequence[str]) -> Iterator[str]:
    """Yield what is too long or no plain word."""
    for sentence in sentences(paragraphs):
        used = words(sentence)
        if len(used) > LONGEST_SENTENCE:
            yield f"{len(used)} words: {sentence}"
        yield from (word for word in used if len(word) > LONGEST_WORD)
        yield from (word for word in used if word.casefold() in WORDS_TO_AVOID)
