"""MODEL_CARD.md, written from the figures of the training that it describes."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.skills.training.evaluate import RetrievalFigures, TrainingReport

__all__ = ["CardFacts", "card_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """What the card says besides figures."""

    n_concepts: int
    n_labels: int
    n_english: int
    n_held_out: int
    teacher: str
    settings: str


def card_text(facts: CardFacts, report: TrainingReport) -> str:
    """Return the card as Markdown."""
    return "\n".join(
        (
            *_what_it_is(facts),
            *_figures(facts, report),
            *_limits(),
            "## Settings",
            "",
            f"`{facts.settings}`",
            "",
        )
    )


def _what_it_is(facts: CardFacts) -> tuple[str, ...]:
    teacher = (
        f"{facts.teacher}: asked, in training only, about labels, fragments of descriptions and "
        "words of a Dutch word list (the default is that of OpenTaal, in the Debian package "
        "wdutch; BSD or CC BY 3.0)."
        if facts.teacher
        else "None: trained on ESCO alone, so that a word it lacks has meaning by its letters only."
    )
    return (
        "# Dutch skill encoder",
        "",
        "Turns short Dutch job titles and skill phrases into unit vectors: hashed character "
        "n-grams (3 to 6) and whole words, each with a learned vector whose length is its weight, "
        "summed and normalised. The names of ESCO's concepts carry, besides, what the description "
        "of the concept and the concepts related to it say. Loads as a sentence-transformers "
        "folder "
        "(`SentenceTransformer(folder)`, the module class being "
        "`matcher.skills.ngram_encoder.NgramEncoder`); no network is needed.",
        "",
        "## Learned from",
        "",
        f"- ESCO, Dutch: {facts.n_concepts} concepts, {facts.n_labels} labels and descriptions; "
        f"and {facts.n_english} English labels of skills, because Dutch titles borrow from "
        "English. "
        "This work uses the ESCO classification of the European Commission, (c) European Union, "
        "reuse with attribution (Commission Decision 2011/833/EU).",
        f"- Teacher: {teacher}",
        "",
    )


def _figures(facts: CardFacts, report: TrainingReport) -> tuple[str, ...]:
    curve = report.calibration
    return (
        "## Figures",
        "",
        f"All synonyms of {facts.n_held_out} concepts (a tenth, chosen by a hash of the URI) were "
        "kept out of training until the encoder had been measured: each was searched among the "
        "preferred labels of its kind, which carry their description and relations. Only then did "
        "the last steps bring all labels in, so these synonyms are no test of the encoder that "
        "ships; `sroi-match encoder train --measured DIR` "
        "also keeps the one that was measured. The calibration was estimated on the same synonyms; "
        "for what ships it was moved by how the cosines of neighbours spread before and after. "
        "The settings below were chosen on them, so these figures are a little hopeful; "
        "`python -m benchmarks.encoder` measures on a linking set that took no part.",
        "",
        "| held-out synonyms of | queries | MAP = MRR | hit@1 | hit@10 |",
        "|---|---|---|---|---|",
        _row("occupations", report.occupations),
        _row("skills", report.skills),
        "",
        f"Calibration: threshold {curve.threshold}, midpoint {curve.midpoint}, slope "
        f"{curve.slope}. As measured, above the threshold lay {report.synonym_recall:.1%} of "
        f"held-out synonym pairs, {report.neighbour_share:.1%} of pairs of neighbouring "
        f"occupations and {report.unrelated_share:.2%} of random pairs.",
        "",
    )


def _row(kind: str, figures: RetrievalFigures) -> str:
    return (
        f"| {kind} | {figures.n_queries} | {figures.mrr:.3f} | {figures.hit_at_1:.3f} "
        f"| {figures.hit_at_10:.3f} |"
    )


def _limits() -> tuple[str, ...]:
    return (
        "## Limits",
        "",
        "- For phrases of a few words in Dutch; not for running text, other languages or names.",
        "- Negation is not understood: *geen rijbewijs* lies near *rijbewijs*.",
        "- What a word outside the training texts means is guessed from its letters.",
        "- A known name carries what is said of its concept in its usual spelling only; misspelt, "
        "it is its n-grams alone.",
        "- Feminine and masculine forms of job titles are made one before embedding, by rules of "
        "spelling; *secretaresse* and *secretaris* are left two words, and forms that no rule "
        "knows may still differ.",
        "- A cosine is no probability: use it through the calibration, which belongs to these "
        "weights.",
        "",
        "## Not to be used for",
        "",
        "- Texts about health, disability, benefits, age, sex, origin, religion or anything else "
        "about who a person is.",
        "- Deciding on a person without a human; rejecting somebody on a low score.",
        "- Recognising persons, or guessing what a person did not say.",
        "- Legal criteria: whether a licence or certificate is held is a fact to ask, not a "
        "likeness of phrases.",
        "",
    )
