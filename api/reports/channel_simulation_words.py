"""The words of the channel benchmark's report, Dutch and English side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from api.reports.document import Language
from api.reports.two_languages import Words, two
from api.services.channel_names import channel_name
from matcher.channels.simulation.findings import Verdict
from matcher.channels.simulation.outcome import Outcome, Policy
from matcher.channels.simulation.sensitivity import End, Robustness
from matcher.domain.organisation import Channel


class Unit(StrEnum):
    """How a number is written."""

    SHARE = "share"
    COUNT = "count"
    DAYS = "days"
    EUROS = "euros"
    INDEX = "index"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeWords:
    """How an outcome is told.

    Attributes
    ----------
    more, less : Words
        What a policy does when it is clearly above, or below, habit.
    is_more_better : bool or None
        None where neither is better by itself.
    """

    name: Words
    unit: Unit
    more: Words
    less: Words
    is_more_better: bool | None


POLICIES = {
    Policy.HABIT: two("gewoonte", "habit"),
    Policy.HABIT_AND_LIST: two(
        "gewoonte met Kandidatenverkenner", "habit with the Kandidatenverkenner"
    ),
    Policy.SINGLE_VECTOR: two("matchen met één vector", "single-vector matching"),
    Policy.RANKER: two("onze rangschikking", "our ranking"),
    Policy.RANKER_WITH_FLOOR: two(
        "onze rangschikking met ondergrens", "our ranking with the exposure floor"
    ),
    Policy.ALLOCATION: two("beste verdeling over alle vacatures", "best allocation"),
}
_MORE, _LESS = two("meer", "more"), two("minder", "fewer")
_HIGHER, _LOWER = two("hoger", "higher"), two("lager", "lower")
_LONGER, _SHORTER = two("langer", "longer"), two("korter", "shorter")


def _outcome(
    name: Words,
    unit: Unit,
    ends: tuple[Words, Words] = (_HIGHER, _LOWER),
    *,
    is_more_better: bool | None = True,
) -> OutcomeWords:
    return OutcomeWords(
        name=name, unit=unit, more=ends[0], less=ends[1], is_more_better=is_more_better
    )


OUTCOMES = {
    Outcome.FILLED_SHARE: _outcome(two("vacatures vervuld", "vacancies filled"), Unit.SHARE),
    Outcome.PLACEMENTS: _outcome(two("geplaatst", "placed"), Unit.COUNT, (_MORE, _LESS)),
    Outcome.MEAN_TRUE_FIT: _outcome(
        two("ware geschiktheid van wie geplaatst is", "true suitability of who is placed"),
        Unit.INDEX,
    ),
    Outcome.SUSTAINED_6: _outcome(
        two("na 6 maanden nog in werk", "still in work after 6 months"),
        Unit.COUNT,
        (_MORE, _LESS),
    ),
    Outcome.SUSTAINED_12: _outcome(
        two("na 12 maanden nog in werk", "still in work after 12 months"),
        Unit.COUNT,
        (_MORE, _LESS),
    ),
    Outcome.SUSTAINED_12_SHARE: _outcome(
        two("deel van de plaatsingen dat 12 maanden duurt", "share of placements lasting a year"),
        Unit.SHARE,
    ),
    Outcome.OBLIGATION_MET_SHARE: _outcome(
        two("opdrachten met de verplichting gehaald", "contracts with the obligation met"),
        Unit.SHARE,
    ),
    Outcome.MISSED_FIT: _outcome(
        two("gemiste geschikte kandidaten", "missed fit"), Unit.SHARE, is_more_better=False
    ),
    Outcome.SHARE_OF_POOL: _outcome(
        two("aandeel in wie er zijn", "share of the pool"), Unit.SHARE, is_more_better=None
    ),
    Outcome.SHARE_OF_FIT: _outcome(
        two("aandeel in wie echt geschikt is", "share of the truly suitable"),
        Unit.SHARE,
        is_more_better=None,
    ),
    Outcome.SHARE_OF_SEEN: _outcome(
        two("aandeel in wie gezien wordt", "share of who is seen"),
        Unit.SHARE,
        is_more_better=None,
    ),
    Outcome.SHARE_OF_PLACEMENTS: _outcome(
        two("aandeel in plaatsingen", "share of placements"), Unit.SHARE, is_more_better=None
    ),
    Outcome.HHI: _outcome(
        two("concentratie van plaatsingen (HHI)", "concentration of placements (HHI)"),
        Unit.INDEX,
        (
            two("minder gespreid over kanalen", "less spread over channels"),
            two("meer gespreid over kanalen", "more spread over channels"),
        ),
        is_more_better=None,
    ),
    Outcome.NEVER_SEEN_SHARE: _outcome(
        two("mensen die niemand te zien kreeg", "people shown to nobody"),
        Unit.SHARE,
        (_MORE, _LESS),
        is_more_better=False,
    ),
    Outcome.DAYS_TO_FILL: _outcome(
        two("tijd tot een vacature vervuld is", "time until a vacancy is filled"),
        Unit.DAYS,
        (_LONGER, _SHORTER),
        is_more_better=False,
    ),
    Outcome.WAITING_DAYS: _outcome(
        two("tijd zonder werk in het eerste jaar", "time without work in the first year"),
        Unit.DAYS,
        (_LONGER, _SHORTER),
        is_more_better=False,
    ),
    Outcome.VALUE: _outcome(
        two("verdiende inspanningswaarde", "social-return value earned"), Unit.EUROS
    ),
}
VERDICTS = {
    Verdict.UNCLEAR: two("niet te onderscheiden", "not to be told apart"),
    Verdict.TOO_FEW: two("te weinig om iets te zeggen", "too few to say"),
}
BETTER = {
    True: two("beter", "better"),
    False: two("slechter", "worse"),
}
ROBUSTNESS = {
    Robustness.HOLDS: two("houdt overal stand", "holds everywhere"),
    Robustness.UNCLEAR: two("ergens niet te onderscheiden", "somewhere not to be told apart"),
    Robustness.FLIPS: two("slaat ergens om", "flips somewhere"),
    Robustness.NO_CONCLUSION: two("hier geen conclusie", "no conclusion here"),
}
ENDS = {End.LOW: two("laag", "low"), End.HIGH: two("hoog", "high")}
NO_NUMBER = "–"
_ENGLISH_CHANNELS = {
    Channel.UWV: "UWV",
    Channel.MUNICIPALITY: "municipality",
    Channel.REINTEGRATION_AGENCY: "re-integration agency",
    Channel.COMMERCIAL_INTERMEDIARY: "commercial intermediary",
    Channel.SW_COMPANY: "SW company",
    Channel.WIJKTEAM: "wijkteam",
    Channel.EDUCATION: "education",
    Channel.OWN_RECRUITMENT: "own recruitment",
}


def channel_words(channel: Channel, language: Language) -> str:
    """Return what a channel is called."""
    return channel_name(channel) if language is Language.DUTCH else _ENGLISH_CHANNELS[channel]


def heading(text: str) -> str:
    """Return words as they stand at the head of something.

    Examples
    --------
    >>> heading("gemiste geschikte kandidaten"), heading("HHI")
    ('Gemiste geschikte kandidaten', 'HHI')
    """
    return text[:1].upper() + text[1:]


def verdict_words(outcome: Outcome, verdict: Verdict, language: Language) -> str:
    """Return what a policy does beside habit, and whether that is better.

    Examples
    --------
    >>> verdict_words(Outcome.MISSED_FIT, Verdict.LOWER, Language.DUTCH)
    'lager (beter)'
    >>> verdict_words(Outcome.HHI, Verdict.UNCLEAR, Language.ENGLISH)
    'not to be told apart'
    """
    if verdict in VERDICTS:
        return VERDICTS[verdict][language]
    words, is_more = OUTCOMES[outcome], verdict is Verdict.HIGHER
    told = (words.more if is_more else words.less)[language]
    if words.is_more_better is None:
        return told
    return f"{told} ({BETTER[is_more is words.is_more_better][language]})"
