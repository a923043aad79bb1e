"""The measures of channels in plain Dutch: their names, and what to know to read them."""

from __future__ import annotations

from collections.abc import Iterator

from api.services.channel_names import channel_name
from api.services.channel_pool import MOST_CONTRACTS, MOST_VACANCIES
from api.services.channel_report import ChannelReport
from api.services.fairness_report import TOP
from matcher.channels.number import ALL, Measure, Standing
from matcher.channels.timing import FEWEST_EVENTS, INTRODUCED_WITHIN_DAYS, PLACED_WITHIN_DAYS
from matcher.domain.organisation import Channel
from matcher.fairness.measures import FEWEST_PEOPLE, FEWEST_VACANCIES
from matcher.fairness.people import UNKNOWN
from matcher.feasibility.disclosure import FEWEST_SHOWN, PEOPLE_STEP

MEASURES = {
    Measure.SHARE_OF_POOL: "aandeel in wie er zijn",
    Measure.SHARE_OF_ELIGIBLE: "aandeel in wie kan meetellen",
    Measure.SHARE_OF_FIT: "aandeel in wie geschikt is",
    Measure.SHARE_OF_EXPOSURE: "aandeel in zichtbaarheid op lijsten",
    Measure.SHARE_OF_INTRODUCTIONS: "aandeel in voorstellen",
    Measure.SHARE_OF_PLACEMENTS: "aandeel in plaatsingen",
    Measure.SHARE_OF_SUSTAINED_6: "aandeel in wie na 6 maanden nog werkt",
    Measure.SHARE_OF_SUSTAINED_12: "aandeel in wie na 12 maanden nog werkt",
    Measure.SHARE_OF_VALUE: "aandeel in verdiende inspanningswaarde",
    Measure.SHORTLISTED: "op de shortlist of verder",
    Measure.INVITED: "uitgenodigd of verder",
    Measure.INTERVIEWED: "gesprek gehad of verder",
    Measure.TRIAL_PLACEMENT: "proefplaatsing gehad",
    Measure.PLACED: "geplaatst",
    Measure.OPEN: "loopt nog",
    Measure.DECLINED_BY_CONTRACTOR: "afgewezen door de opdrachtnemer",
    Measure.DECLINED_BY_CANDIDATE: "afgewezen door de kandidaat",
    Measure.WITHDRAWN: "teruggetrokken door de bemiddelaar",
    Measure.CLOSED_HIRED_ELSEWHERE: "gesloten: elders geplaatst of vervuld",
    Measure.SUSTAINED_6: "na 6 maanden nog in werk",
    Measure.SUSTAINED_6_UNKNOWN: "na 6 maanden: niet bekend",
    Measure.SUSTAINED_12: "na 12 maanden nog in werk",
    Measure.SUSTAINED_12_UNKNOWN: "na 12 maanden: niet bekend",
    Measure.DAYS_TO_INTRODUCTION: "dagen tot het eerste voorstel (mediaan)",
    Measure.INTRODUCED_IN_TIME: f"voorstel binnen {INTRODUCED_WITHIN_DAYS} dagen",
    Measure.DAYS_TO_PLACEMENT: "dagen van voorstel tot plaatsing (mediaan)",
    Measure.PLACED_IN_TIME: f"geplaatst binnen {PLACED_WITHIN_DAYS} dagen",
    Measure.MISSED_FIT: "gemiste geschikte kandidaten",
    Measure.HHI: "concentratie (HHI)",
    Measure.ENTROPY: "spreiding (entropie, nats)",
    Measure.OVERLAP: "in twee kanalen ingeschreven",
    Measure.COSTS_REPORTED: "opdrachten met gemelde kosten",
    Measure.COST_PER_SUSTAINED_6: "gemelde euro's per plaatsing die 6 maanden duurde",
    Measure.COST_PER_SUSTAINED_12: "gemelde euro's per plaatsing die 12 maanden duurde",
}
STANDINGS = {
    Standing.TOLD: "",
    Standing.TOO_FEW: "te weinig om iets te zeggen",
    Standing.HIDDEN: f"minder dan {FEWEST_SHOWN} mensen, of anders uit te rekenen",
}
PLAIN_NUMBERS = frozenset(
    {
        Measure.DAYS_TO_INTRODUCTION,
        Measure.DAYS_TO_PLACEMENT,
        Measure.HHI,
        Measure.ENTROPY,
        Measure.COST_PER_SUSTAINED_6,
        Measure.COST_PER_SUSTAINED_12,
    }
)
"""All other measures are shares, and are shown as percentages."""
_SPECIAL = {ALL: "alle kanalen", UNKNOWN: "niet bekend"}
_LEFT_OUT = {
    "n_vacancies_gone": "Weggelaten bij geschikt en kan meetellen: {n} vacatures waarvan de regels "
    "niet meer geregistreerd zijn.",
    "n_contracts_gone": "Zonder waarde: {n} opdrachten waarvan de bouwblokkenmethode niet meer "
    "geregistreerd is.",
    "n_without_introduction": "Bij gemiste kandidaten tellen {n} vacatures niet mee waarvoor nog "
    "niemand is voorgesteld.",
    "n_without_fit": "Bij gemiste kandidaten tellen {n} vacatures niet mee waarvoor niemand "
    "geschikt is.",
    "n_place_unknown": "Weggelaten: {n} vacatures waarvan de plaats niet bekend is.",
    "n_group_unknown": "Weggelaten: {n} voorstellen van mensen van wie de doelgroep niet bekend "
    "is.",
    "n_imported_place_unknown": "Weggelaten: {n} ingelezen voorstellen van vroeger, want van hun "
    "werk is de plaats niet bekend.",
    "n_open_pairs": "Van {n} paren inschrijvingen zei nog niemand of het één persoon is; zij "
    "tellen als verschillende mensen.",
}


_ABOUT_COSTS = (
    "Kosten zijn wat opdrachtnemers meldden, gedeeld door plaatsingen die zo lang duurden, onder "
    "opdrachten die iets meldden. Wie niets meldde, telt nergens mee: die kosten zijn onbekend, "
    "niet nul. Euro's zonder kanaal staan alleen bij alle kanalen; uren zijn geen euro's."
)


def channel_label(channel: str) -> str:
    """Return the Dutch name of a channel, of two channels, or of all together."""
    return " en ".join(
        _SPECIAL.get(part) or channel_name(Channel(part)) for part in channel.split("+")
    )


def channel_caveats(report: ChannelReport) -> tuple[str, ...]:
    """Return choices and gaps that the numbers rest on."""
    own = (
        "U ziet hoe het met voorstellen van uw eigen kandidaten ging. Aandelen naast andere "
        "kanalen, gemiste kandidaten, concentratie en overlap zijn voor desks en opdrachtnemers."
    )
    return (
        *([own] if report.is_own_only else _about_the_pool(report)),
        *_about_introductions(),
        *_about_the_past(report),
        *_left_out(report),
        f"Aantallen zijn naar beneden afgerond op {PEOPLE_STEP}. Wat over minder dan "
        f"{FEWEST_SHOWN} mensen gaat, of waaruit zij blijken, staat er niet.",
        f"'Te weinig': minder dan {FEWEST_VACANCIES} vacatures, {FEWEST_PEOPLE} mensen of, bij "
        f"dagen, {FEWEST_EVENTS} die de uitkomst hadden. Een 95%-interval staat er alleen waar het "
        "wat zegt.",
        *(() if report.is_own_only else (_ABOUT_COSTS,)),
    )


def _about_the_pool(report: ChannelReport) -> Iterator[str]:
    counts = report.counts
    yield (
        "Wie er zijn, kan meetellen en geschikt is, is de stand van vandaag: het logboek bewaart "
        "niet wie er toen waren. Een regio gaat over de plaats van het werk, niet over waar mensen "
        "wonen."
    )
    yield (
        f"Geschikt is berekend voor {counts.n_vacancies_measured} van {counts.n_vacancies} "
        f"vacatures en kan meetellen voor {counts.n_contracts_measured} opdrachten; boven "
        f"{MOST_VACANCIES} vacatures of {MOST_CONTRACTS} opdrachten beslist het lot. Per opdracht "
        "is gekeken naar één vacature."
    )
    yield (
        f"Zichtbaarheid weegt een plaats met 1 / log2(1 + plaats), op de eerste {TOP} plaatsen "
        f"van {counts.n_lists} lijsten: een aanname, niet gemeten."
    )
    yield (
        f"Gemist: van de {report.asked.best} meest geschikten wie zit in een kanaal waaruit "
        "niemand is voorgesteld en waar volgens het logboek niet om mensen is gevraagd. Wat "
        "niemand vastlegde, staat er niet in. Wie geplaatst is en niet meer is ingeschreven, "
        "ontbreekt bij de besten: dan valt dit te hoog uit. Het zegt niet dat iemand aangenomen "
        "zou zijn."
    )


def _about_introductions() -> Iterator[str]:
    yield (
        "Voorstellen zijn die van de periode; wat ervan kwam is gevolgd tot vandaag. Late "
        "voorstellen hadden dus minder tijd."
    )
    yield (
        "Dat een kanaal een kleiner aandeel heeft zegt niet waarom, en geen getal hier vergelijkt "
        "mensen die gelijk zijn."
    )


def _about_the_past(report: ChannelReport) -> Iterator[str]:
    counts = report.counts
    if not counts.n_imported:
        return
    yield (
        f"Van de {counts.n_introductions} voorstellen komen er {counts.n_imported} uit ingelezen "
        "tabellen van vroeger: niemand legde ze hier vast toen zij gebeurden. Zij tellen mee in "
        "aandelen in voorstellen en plaatsingen, concentratie, trechter en dagen tot plaatsing, "
        "en nergens waar de mensen van vandaag voor nodig zijn. Met --without-imported blijven zij "
        "weg."
    )
    yield (
        "Wat een tabel van vroeger niet zegt, is onbekend en telt niet als nee: van "
        f"{counts.n_imported_unknown} is niet bekend of iemand is geplaatst. Kent een tabel op een "
        "vraag alleen ja's, zoals alleen geplaatsten, dan tellen haar voorstellen in dat deel van "
        "de trechter niet mee. Zonder code van de persoon is elk voorstel een eigen mens: bij "
        f"{counts.n_imported_without_person}."
    )


def _left_out(report: ChannelReport) -> Iterator[str]:
    for name, sentence in _LEFT_OUT.items():
        number = getattr(report.counts, name)
        if number:
            yield sentence.format(n=number)
