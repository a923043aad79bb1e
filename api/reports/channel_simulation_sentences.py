"""Does matching beat habit? Six sentences, each written from the numbers as they came out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from api.reports.channel_simulation_numbers import (
    bare_level,
    difference_text,
    interval_text,
    size_text,
)
from api.reports.document import Language
from api.reports.two_languages import Words, two
from api.services.channel_benchmark import ChannelBenchmark, Sensitivity
from matcher.channels.simulation.findings import HEADLINE, MAIN_OUTCOMES, Finding, Verdict
from matcher.channels.simulation.outcome import Outcome, Policy
from matcher.channels.simulation.paired import FEWEST_SEEDS
from matcher.channels.simulation.sensitivity import Robustness
from matcher.fairness.intervals import Estimate

NUMBERED = (Outcome.SUSTAINED_12, Outcome.MISSED_FIT, Outcome.NEVER_SEEN_SHARE)
"""Outcomes that the first page gives in numbers; the other main outcomes stand in words."""

_SENTENCES: Mapping[tuple[Outcome, Verdict], Words] = {
    (Outcome.SUSTAINED_12, Verdict.HIGHER): two(
        "Met onze rangschikking zijn er in deze nagebootste regio meer mensen na twaalf maanden "
        "nog in werk dan wanneer opdrachtnemers hun gewoonte volgen: {size} meer in {years} jaar "
        "(95%-interval {interval}), naast {habit} bij gewoonte.",
        "With our ranking more people in this made region are still in work after twelve months "
        "than when contractors follow their habit: {size} more in {years} years (95% interval "
        "{interval}), beside {habit} under habit.",
    ),
    (Outcome.SUSTAINED_12, Verdict.LOWER): two(
        "Met onze rangschikking zijn er in deze nagebootste regio minder mensen na twaalf maanden "
        "nog in werk dan wanneer opdrachtnemers hun gewoonte volgen: {size} minder in {years} "
        "jaar (95%-interval {interval}), naast {habit} bij gewoonte.",
        "With our ranking fewer people in this made region are still in work after twelve months "
        "than when contractors follow their habit: {size} fewer in {years} years (95% interval "
        "{interval}), beside {habit} under habit.",
    ),
    (Outcome.SUSTAINED_12, Verdict.UNCLEAR): two(
        "Of met onze rangschikking in deze nagebootste regio meer of minder mensen na twaalf "
        "maanden nog in werk zijn dan bij gewoonte, is niet te zeggen: het verschil is {signed} "
        "mensen in {years} jaar, naast {habit} bij gewoonte.",
        "Whether more or fewer people in this made region are still in work after twelve months "
        "with our ranking than under habit cannot be said: the difference is {signed} people in "
        "{years} years, beside {habit} under habit.",
    ),
    (Outcome.MISSED_FIT, Verdict.LOWER): two(
        "Van de {best} geschiktste mensen voor een vacature zit een kleiner deel in kanalen waar "
        "niemand vroeg: {size} procentpunt minder ({interval}), naast {habit} bij gewoonte.",
        "Of the {best} most suitable people for a vacancy a smaller share sits in channels that "
        "nobody asked: {size} percentage points less ({interval}), beside {habit} under habit.",
    ),
    (Outcome.MISSED_FIT, Verdict.HIGHER): two(
        "Van de {best} geschiktste mensen voor een vacature zit een groter deel in kanalen waar "
        "niemand vroeg: {size} procentpunt meer ({interval}), naast {habit} bij gewoonte.",
        "Of the {best} most suitable people for a vacancy a larger share sits in channels that "
        "nobody asked: {size} percentage points more ({interval}), beside {habit} under habit.",
    ),
    (Outcome.MISSED_FIT, Verdict.UNCLEAR): two(
        "Of van de {best} geschiktste mensen voor een vacature een kleiner of groter deel in "
        "kanalen zit waar niemand vroeg, is niet te zeggen: het verschil is {signed} procentpunt, "
        "naast {habit} bij gewoonte.",
        "Whether a smaller or a larger share of the {best} most suitable people for a vacancy "
        "sits in channels that nobody asked cannot be said: the difference is {signed} percentage "
        "points, beside {habit} under habit.",
    ),
    (Outcome.NEVER_SEEN_SHARE, Verdict.LOWER): two(
        "Er zijn minder mensen die in al die jaren niemand te zien kreeg: {size} procentpunt "
        "minder ({interval}), naast {habit} bij gewoonte.",
        "Fewer people are shown to nobody in all those years: {size} percentage points less "
        "({interval}), beside {habit} under habit.",
    ),
    (Outcome.NEVER_SEEN_SHARE, Verdict.HIGHER): two(
        "Er zijn meer mensen die in al die jaren niemand te zien kreeg: {size} procentpunt "
        "meer ({interval}), naast {habit} bij gewoonte.",
        "More people are shown to nobody in all those years: {size} percentage points more "
        "({interval}), beside {habit} under habit.",
    ),
    (Outcome.NEVER_SEEN_SHARE, Verdict.UNCLEAR): two(
        "Of meer of minder mensen in al die jaren door niemand zijn gezien, is niet te zeggen: "
        "het verschil is {signed} procentpunt, naast {habit} bij gewoonte.",
        "Whether more or fewer people are shown to nobody in all those years cannot be said: the "
        "difference is {signed} percentage points, beside {habit} under habit.",
    ),
}
_TOO_FEW = {
    Outcome.SUSTAINED_12: two(
        "Over wie na twaalf maanden nog in werk is, is nog niets te zeggen (simulaties: {n}; "
        "nodig: {fewest}).",
        "Of who is still in work after twelve months nothing can be said yet (seeds: {n}; needed: "
        "{fewest}).",
    ),
    Outcome.MISSED_FIT: two(
        "Over gemiste geschikte kandidaten is nog niets te zeggen (simulaties: {n}; nodig: "
        "{fewest}).",
        "Of missed fit nothing can be said yet (seeds: {n}; needed: {fewest}).",
    ),
    Outcome.NEVER_SEEN_SHARE: two(
        "Over wie niemand te zien kreeg, is nog niets te zeggen (simulaties: {n}; nodig: "
        "{fewest}).",
        "Of who is shown to nobody nothing can be said yet (seeds: {n}; needed: {fewest}).",
    ),
}
_CLAUSES: Mapping[Outcome, tuple[Words, Mapping[Verdict, Words]]] = {
    Outcome.OBLIGATION_MET_SHARE: (
        two("opdrachten met de verplichting gehaald", "contracts with the obligation met"),
        {Verdict.HIGHER: two("meer", "more"), Verdict.LOWER: two("minder", "fewer")},
    ),
    Outcome.VALUE: (
        two("verdiende inspanningswaarde", "social-return value earned"),
        {Verdict.HIGHER: two("meer", "more"), Verdict.LOWER: two("minder", "less")},
    ),
    Outcome.HHI: (
        two("spreiding van plaatsingen over kanalen", "spread of placements over channels"),
        {Verdict.HIGHER: two("minder", "less"), Verdict.LOWER: two("meer", "more")},
    ),
}
_OPEN_CLAUSE = {
    Verdict.UNCLEAR: two("niet te onderscheiden", "not to be told apart"),
    Verdict.TOO_FEW: two("nog niets te zeggen", "nothing to be said yet"),
}
_ALSO = two("Naast gewoonte verder: {clauses}.", "Also, beside habit: {clauses}.")
_BESIDE_SINGLE_VECTOR: Mapping[Verdict, Words] = {
    Verdict.HIGHER: two(
        "Naast eenvoudig matchen met één vector, met dezelfde harde eisen, zijn er met onze "
        "rangschikking {size} meer mensen na twaalf maanden nog in werk ({interval}).",
        "Beside simple single-vector matching with the same hard criteria {size} more people are "
        "in work after twelve months with our ranking ({interval}).",
    ),
    Verdict.LOWER: two(
        "Naast eenvoudig matchen met één vector, met dezelfde harde eisen, zijn er met onze "
        "rangschikking {size} minder mensen na twaalf maanden nog in werk ({interval}).",
        "Beside simple single-vector matching with the same hard criteria {size} fewer people are "
        "in work after twelve months with our ranking ({interval}).",
    ),
    Verdict.UNCLEAR: two(
        "Naast eenvoudig matchen met één vector, met dezelfde harde eisen, is het verschil van "
        "onze rangschikking {signed} mensen na twaalf maanden nog in werk; gecorrigeerd voor het "
        "aantal vergelijkingen is dat niet van niets te onderscheiden{gain}.",
        "Beside simple single-vector matching with the same hard criteria the difference of our "
        "ranking is {signed} people in work after twelve months; corrected for the number of "
        "comparisons that cannot be told from nothing{gain}.",
    ),
    Verdict.TOO_FEW: two(
        "Of onze rangschikking verschilt van eenvoudig matchen met één vector, is nog niet te "
        "zeggen.",
        "Whether our ranking differs from simple single-vector matching cannot be said yet.",
    ),
}
_GAIN = two(
    ". De winst naast gewoonte komt dus vooral van zoeken in alle kanalen, niet van de manier van "
    "rangschikken",
    ". So the gain beside habit comes mostly from searching all channels, not from the way of "
    "ranking",
)
_NOT_PROOF = two(
    "de regio is nagebootst en bewijst niets over echte mensen",
    "the region is made up and proves nothing about real people",
)
_NOT_ASKED = two(
    "In hoeverre dit aan de aannames hangt, is hier niet onderzocht, en {proof}.",
    "How far this hangs on the assumptions was not looked into here, and {proof}.",
)
_FEW_ASKED = two(
    "De aannames zijn te weinig keer doorlopen om er iets over te zeggen (simulaties: {n}; nodig: "
    "{fewest}), en {proof}.",
    "The assumptions were gone through too few times to say anything (seeds: {n}; needed: "
    "{fewest}), and {proof}.",
)
_NONE_CLEAR = two(
    "Geen van deze {of} verschillen is duidelijk, dus is er geen conclusie die bij andere aannames "
    "stand kan houden, en {proof}.",
    "None of these {of} differences is clear, so there is no conclusion to hold under other "
    "assumptions, and {proof}.",
)
_HELD = two(
    "Met elk van de {n_assumptions} aannames om de beurt aan de rand van haar bereik houden van de "
    "{clear} duidelijke verschillen er {holds} overal stand (ergens onduidelijk: {unclear}; ergens "
    "omgekeerd: {flips}), en {proof}.",
    "With each of the {n_assumptions} assumptions in turn at the edge of its range, {holds} of the "
    "{clear} clear differences hold everywhere (somewhere unclear: {unclear}; somewhere reversed: "
    "{flips}), and {proof}.",
)


def answer_sentences(told: ChannelBenchmark, language: Language) -> tuple[str, ...]:
    """Return the answer in six sentences: three with numbers, three in words."""
    return (
        *(_numbered(told, outcome, language) for outcome in NUMBERED),
        _ALSO[language].format(clauses="; ".join(_clauses(told, language))),
        _beside_single_vector(told, language),
        _last(told, language),
    )


def headline_verdict(told: ChannelBenchmark, outcome: Outcome) -> Verdict:
    """Return what may be said of our ranking beside habit; too few where nothing was counted."""
    found = told.findings.of(HEADLINE, outcome)
    return (found and found.verdict) or Verdict.TOO_FEW


def standing_of(
    sensitivity: Sensitivity, policy: Policy, outcome: Outcome, verdict: Verdict
) -> Robustness:
    """Return what becomes of a conclusion of the whole region in the sensitivity run.

    UNCLEAR also where the smaller region itself does not show it; FLIPS where it shows the
    opposite.
    """
    found = next(
        one for one in sensitivity.conclusions if (one.policy, one.outcome) == (policy, outcome)
    )
    if verdict in _OPEN_CLAUSE:
        return Robustness.NO_CONCLUSION
    if found.verdict is verdict:
        return found.robustness
    return Robustness.UNCLEAR if found.verdict in _OPEN_CLAUSE else Robustness.FLIPS


def _numbered(told: ChannelBenchmark, outcome: Outcome, language: Language) -> str:
    verdict = headline_verdict(told, outcome)
    found = told.findings.of(HEADLINE, outcome)
    if found is None or verdict is Verdict.TOO_FEW:
        n = len(told.findings.seeds)
        return _TOO_FEW[outcome][language].format(n=n, fewest=FEWEST_SEEDS)
    words = _SENTENCES[outcome, verdict][language]
    return words.format(**_filled(told, found, verdict, language))


def _filled(
    told: ChannelBenchmark, found: Finding, verdict: Verdict, language: Language
) -> dict[str, str]:
    assert found.against_habit is not None
    difference, outcome = found.against_habit.mean.estimate, found.outcome
    habit = told.findings.of(Policy.HABIT, outcome)
    size = _mirrored(difference) if verdict is Verdict.LOWER else difference
    scenario = told.plan.scenario
    return {
        "size": size_text(outcome, size.at or 0.0, language),
        "interval": interval_text(outcome, size, language),
        "signed": difference_text(outcome, difference, language),
        "habit": bare_level(outcome, habit.own.estimate.at if habit else None, language),
        "years": str(scenario.whole("years")),
        "best": str(scenario.whole("best")),
    }


def _clauses(told: ChannelBenchmark, language: Language) -> Iterator[str]:
    for outcome, (name, ends) in _CLAUSES.items():
        verdict = headline_verdict(told, outcome)
        words = ends[verdict] if verdict in ends else _OPEN_CLAUSE[verdict]
        yield f"{name[language]}: {words[language]}"


def _beside_single_vector(told: ChannelBenchmark, language: Language) -> str:
    outcome = Outcome.SUSTAINED_12
    rival = next(
        (
            one
            for one in told.findings.rivals
            if (one.policy, one.outcome) == (Policy.SINGLE_VECTOR, outcome)
        ),
        None,
    )
    if rival is None:
        return _BESIDE_SINGLE_VECTOR[Verdict.TOO_FEW][language]
    difference = rival.difference.mean.estimate
    size = _mirrored(difference) if rival.verdict is Verdict.LOWER else difference
    # Only where our ranking beats habit is there a gain to speak of.
    is_gain = headline_verdict(told, outcome) is Verdict.HIGHER
    return _BESIDE_SINGLE_VECTOR[rival.verdict][language].format(
        size=size_text(outcome, size.at or 0.0, language),
        interval=interval_text(outcome, size, language),
        signed=difference_text(outcome, difference, language),
        gain=_GAIN[language] if is_gain else "",
    )


def _last(told: ChannelBenchmark, language: Language) -> str:
    proof = _NOT_PROOF[language]
    if told.sensitivity is None:
        return _NOT_ASKED[language].format(proof=proof)
    n_seeds = len(told.sensitivity.plan.seeds)
    if n_seeds < FEWEST_SEEDS:
        return _FEW_ASKED[language].format(n=n_seeds, fewest=FEWEST_SEEDS, proof=proof)
    verdicts = {outcome: headline_verdict(told, outcome) for outcome in MAIN_OUTCOMES}
    found = [
        standing_of(told.sensitivity, HEADLINE, outcome, verdict)
        for outcome, verdict in verdicts.items()
        if verdict not in _OPEN_CLAUSE
    ]
    words = _HELD if found else _NONE_CLEAR
    return words[language].format(
        of=len(MAIN_OUTCOMES),
        clear=len(found),
        holds=found.count(Robustness.HOLDS),
        unclear=found.count(Robustness.UNCLEAR),
        flips=found.count(Robustness.FLIPS),
        n_assumptions=len({one.parameter for one in told.sensitivity.variations}),
        proof=proof,
    )


def _mirrored(estimate: Estimate) -> Estimate:
    ends = [None if end is None else -end for end in (estimate.at, estimate.high, estimate.low)]
    return Estimate(at=ends[0], low=ends[1], high=ends[2])
