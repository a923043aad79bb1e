"""Channels, measures and series in words, Dutch and English side by side."""

from __future__ import annotations

from api.reports.document import Language
from api.reports.two_languages import two
from api.services.channel_text import MEASURES, STANDINGS, channel_label
from matcher.channels.number import ALL, Measure, Standing
from matcher.channels.series import SeriesKind
from matcher.channels.series_change import ChangeMethod
from matcher.channels.timing import INTRODUCED_WITHIN_DAYS, PLACED_WITHIN_DAYS
from matcher.domain.organisation import Channel
from matcher.fairness.people import UNKNOWN
from matcher.feasibility.disclosure import FEWEST_SHOWN

_CHANNELS = {
    ALL: "all channels",
    UNKNOWN: "not known",
    Channel.UWV: "UWV (employee insurance agency)",
    Channel.MUNICIPALITY: "municipality",
    Channel.REINTEGRATION_AGENCY: "re-integration agency",
    Channel.COMMERCIAL_INTERMEDIARY: "commercial intermediary",
    Channel.SW_COMPANY: "sheltered-work company (SW)",
    Channel.WIJKTEAM: "neighbourhood team (wijkteam)",
    Channel.EDUCATION: "education",
    Channel.OWN_RECRUITMENT: "own recruitment",
}
_MEASURES = {
    Measure.SHARE_OF_POOL: "share of who is there",
    Measure.SHARE_OF_ELIGIBLE: "share of who may count",
    Measure.SHARE_OF_FIT: "share of who is suitable",
    Measure.SHARE_OF_EXPOSURE: "share of exposure on lists",
    Measure.SHARE_OF_INTRODUCTIONS: "share of introductions",
    Measure.SHARE_OF_PLACEMENTS: "share of placements",
    Measure.SHARE_OF_SUSTAINED_6: "share of who still works after 6 months",
    Measure.SHARE_OF_SUSTAINED_12: "share of who still works after 12 months",
    Measure.SHARE_OF_VALUE: "share of social-return value earned",
    Measure.SHORTLISTED: "shortlisted or further",
    Measure.INVITED: "invited or further",
    Measure.INTERVIEWED: "interviewed or further",
    Measure.TRIAL_PLACEMENT: "had a trial placement",
    Measure.PLACED: "placed",
    Measure.OPEN: "still open",
    Measure.DECLINED_BY_CONTRACTOR: "declined by the contractor",
    Measure.DECLINED_BY_CANDIDATE: "declined by the candidate",
    Measure.WITHDRAWN: "withdrawn by the intermediary",
    Measure.CLOSED_HIRED_ELSEWHERE: "closed: placed elsewhere or filled",
    Measure.SUSTAINED_6: "still in work after 6 months",
    Measure.SUSTAINED_6_UNKNOWN: "after 6 months: not known",
    Measure.SUSTAINED_12: "still in work after 12 months",
    Measure.SUSTAINED_12_UNKNOWN: "after 12 months: not known",
    Measure.DAYS_TO_INTRODUCTION: "days to the first introduction (median)",
    Measure.INTRODUCED_IN_TIME: f"introduced within {INTRODUCED_WITHIN_DAYS} days",
    Measure.DAYS_TO_PLACEMENT: "days from introduction to placement (median)",
    Measure.PLACED_IN_TIME: f"placed within {PLACED_WITHIN_DAYS} days",
    Measure.MISSED_FIT: "missed suitable candidates",
    Measure.HHI: "concentration (HHI)",
    Measure.ENTROPY: "spread (entropy, nats)",
    Measure.OVERLAP: "registered in two channels",
    Measure.COSTS_REPORTED: "contracts with reported costs",
    Measure.COST_PER_SUSTAINED_6: "reported euros per placement that lasted 6 months",
    Measure.COST_PER_SUSTAINED_12: "reported euros per placement that lasted 12 months",
}
_STANDINGS = {
    Standing.TOLD: "",
    Standing.TOO_FEW: "too few to say",
    Standing.HIDDEN: f"fewer than {FEWEST_SHOWN} people, or to be worked out otherwise",
}
SERIES = {
    SeriesKind.INTRODUCTIONS: two("voorstellen per maand", "introductions a month"),
    SeriesKind.FOUND_BY_RANKING: two(
        "deel van de voorstellen via een ranglijst", "share of introductions found by a ranking"
    ),
    SeriesKind.PLACEMENTS: two("plaatsingen per maand", "placements a month"),
    SeriesKind.SUSTAINED: two(
        "deel dat na 6 maanden nog werkt", "share still in work after 6 months"
    ),
    SeriesKind.SHARE_OF_INTRODUCTIONS: two("aandeel in voorstellen", "share of introductions"),
    SeriesKind.CONCENTRATION: two(
        "concentratie van voorstellen over kanalen (HHI)",
        "concentration of introductions over channels (HHI)",
    ),
}
METHODS = {
    ChangeMethod.INTERRUPTED_SERIES: two("tijdreeks", "time series"),
    ChangeMethod.BEFORE_AFTER: two("voor en na (zwakker)", "before/after (weaker)"),
    ChangeMethod.NO_MONTHS: two("te weinig maanden", "too few months"),
    ChangeMethod.FLAT: two("elke maand op één lijn", "every month on one line"),
    ChangeMethod.HIDDEN: two("te weinig mensen om te noemen", "too few people to tell"),
}


def channel_text(channel: str, language: Language) -> str:
    """Return the name of a channel, of two channels, or of all together.

    Examples
    --------
    >>> channel_text("uwv+wijkteam", Language.DUTCH), channel_text("all", Language.ENGLISH)
    ('UWV en sociaal wijkteam', 'all channels')
    """
    if language is Language.DUTCH:
        return channel_label(channel)
    return " and ".join(_CHANNELS[part] for part in channel.split("+"))


def measure_text(measure: Measure, language: Language) -> str:
    """Return the name of a measure."""
    return (MEASURES if language is Language.DUTCH else _MEASURES)[measure]


def standing_text(standing: Standing, language: Language) -> str:
    """Return what a number is worth; empty where it is told."""
    return (STANDINGS if language is Language.DUTCH else _STANDINGS)[standing]


def series_text(kind: SeriesKind, channel: str, language: Language) -> str:
    """Return the name of a series, with its channel where it is one of several."""
    name = SERIES[kind][language]
    return name if channel == ALL else f"{name}: {channel_text(channel, language)}"
