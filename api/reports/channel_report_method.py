"""How the numbers of the report are made, and what they do not show."""

from __future__ import annotations

from collections.abc import Iterator

from api.reports.channel_report_numbers import day_text
from api.reports.document import Block, Formula, Language, Points
from api.reports.two_languages import Words, two
from api.services.channel_history_report import PeriodReport
from matcher.channels.interrupted_series import FEWEST_POINTS, SEASON_FROM_MONTHS
from matcher.channels.serial_correlation import N_DRAWS
from matcher.channels.series import SUSTAINED_AFTER
from matcher.fairness.measures import FEWEST_PEOPLE, FEWEST_VACANCIES
from matcher.feasibility.disclosure import FEWEST_SHOWN, PEOPLE_STEP

_FORMULAS: tuple[tuple[Words, Words], ...] = (
    (
        two("Aandeel van een kanaal", "Share of a channel"),
        two(
            "s_c = n_c / n. Interval: bootstrap over vacatures. Eenheid: voorstel, plaatsing, of "
            "persoon.",
            "s_c = n_c / n. Interval: bootstrap over vacancies. Unit: introduction, placement or "
            "person.",
        ),
    ),
    (
        two("Gemiste geschikte kandidaten", "Missed suitable candidates"),
        two(
            "m = (van de k besten wie alleen zit in kanalen zonder voorstel) / (alle besten), "
            "over vacatures samen. Eenheid: persoon bij vacature.",
            "m = (of the k best those only in channels without an introduction) / (all the best), "
            "over vacancies together. Unit: a person for a vacancy.",
        ),
    ),
    (
        two("Nog in werk na 6 maanden", "Still in work after 6 months"),
        two(
            "ja / (ja + nee), van wie de dag voorbij is. Niet bekend is geen nee.",
            "yes / (yes + no), of those whose day has passed. Not known is no 'no'.",
        ),
    ),
    (
        two("Concentratie in een maand (HHI)", "Concentration in a month (HHI)"),
        two(
            "Σ n_c (n_c − 1) / (n (n − 1)): zonder de vertekening van een kleine maand (Simpson "
            "1949). Van de hele periode: Σ s_c².",
            "Σ n_c (n_c − 1) / (n (n − 1)): without the bias of a small month (Simpson 1949). Of "
            "the whole period: Σ s_c².",
        ),
    ),
    (
        two("Onderbroken tijdreeks", "Interrupted time series"),
        two(
            "y_t = a + b·t + c·na_t + d·t·na_t + seizoen + e_t, met t = 0 in de eerste maand erna "
            "en na_t = 1 vanaf die maand. Gemiddelde verandering = c + d × (gemiddelde t van de "
            "maanden erna). Kleinste kwadraten; bij aandelen weegt een maand zo zwaar als wat er "
            "in geteld is.",
            "y_t = a + b·t + c·after_t + d·t·after_t + season + e_t, with t = 0 in the first month "
            "after and after_t = 1 from that month on. Mean change = c + d × (mean t of the months "
            "after). Least squares; of shares a month weighs as much as was counted in it.",
        ),
    ),
    (
        two("Interval van een tijdreeks", "Interval of a time series"),
        two(
            "getal ± q·s. s: Newey en West 1987, met lag 4·(n/100)^(2/9) naar beneden afgerond "
            f"(1994). q: het 95%-punt van |getal / s| in {N_DRAWS} gemaakte reeksen zonder "
            "verandering, even lang, met fouten die van maand op maand zo samenhangen als deze "
            "(kolom samenhang). Met q = 1,96 zijn zulke intervallen bij korte reeksen te smal "
            "(Turner e.a. 2021).",
            "number ± q·s. s: Newey and West 1987, with lag 4·(n/100)^(2/9) rounded down (1994). "
            f"q: the 95% point of |number / s| in {N_DRAWS} made series without a change, of the "
            "same length, whose errors go together by month as these do (column correlation). With "
            "q = 1.96 such intervals are too narrow in short series (Turner and others 2021).",
        ),
    ),
    (
        two("Ljung-Box", "Ljung-Box"),
        two(
            "Q = n (n + 2) Σ r_k² / (n − k), over min(10, n / 5) maanden k uit elkaar (1978). p is "
            f"het deel van {N_DRAWS} gemaakte reeksen met losse maanden waarin Q zo groot is. "
            "Klein: maanden hangen samen, en het interval hangt meer af van hoe goed dat is "
            "geschat. Groot bewijst bij een korte reeks niets.",
            "Q = n (n + 2) Σ r_k² / (n − k), over min(10, n / 5) months k apart (1978). p is the "
            f"share of {N_DRAWS} made series of independent months in which Q is so large. Small: "
            "months go together, and the interval hangs more on how well that was estimated. Large "
            "proves nothing in a short series.",
        ),
    ),
    (
        two("Voor en na", "Before and after"),
        two(
            "erna − ervoor. Interval uit dat van elke kant (Newcombe 1998; Zou en Donner 2008): "
            "aantallen per maand volgens Garwood 1936, aandelen met de bootstrap over vacatures.",
            "after − before. Interval from that of each side (Newcombe 1998; Zou and Donner 2008): "
            "counts a month by Garwood 1936, shares by the bootstrap over vacancies.",
        ),
    ),
)
_CHOICES: tuple[Words, ...] = (
    two(
        f"Een tijdreeks vraagt {FEWEST_POINTS} maanden met een getal aan elke kant. Dat is een "
        "keuze van dit project: EPOC (Cochrane) vraagt er minstens 3, Wagner e.a. 2002 noemen er "
        "12 om een seizoen te zien, en Lopez Bernal e.a. 2017 geven geen vast aantal. Met minder "
        "staat er voor en na.",
        f"A series asks {FEWEST_POINTS} months with a number on either side. That is a choice of "
        "this project: EPOC (Cochrane) asks at least 3, Wagner and others 2002 name 12 to see a "
        "season, and Lopez Bernal and others 2017 give no fixed number. With fewer, before and "
        "after stands there.",
    ),
    two(
        f"De maand van het jaar krijgt een eigen term vanaf {SEASON_FROM_MONTHS} maanden. Met "
        "minder zit een seizoen in de verandering.",
        f"The month of the year has a term of its own from {SEASON_FROM_MONTHS} months on. With "
        "fewer, a season is part of the change.",
    ),
    two(
        "De maand waarin de dag midden in de maand valt, telt bij geen van beide kanten.",
        "The month in which the day falls midway counts on neither side.",
    ),
    two(
        f"In de reeks van blijvend werk staat een maand pas als van iedereen die toen begon "
        f"{SUSTAINED_AFTER} maanden voorbij zijn.",
        f"A month is in the series of lasting work only once {SUSTAINED_AFTER} months have passed "
        "for everybody who began in it.",
    ),
    two(
        f"Wat over 1 tot {FEWEST_SHOWN - 1} mensen gaat staat er niet: maanden zijn dan samen "
        f"genomen. Aantallen zijn naar beneden afgerond op {PEOPLE_STEP}. Geschat is met de ware "
        "aantallen per maand.",
        f"What is about 1 to {FEWEST_SHOWN - 1} people is not told: months are then put together. "
        f"Counts are rounded down to {PEOPLE_STEP}s. Estimates rest on the true counts by month.",
    ),
    two(
        f"'Te weinig': minder dan {FEWEST_VACANCIES} vacatures of {FEWEST_PEOPLE} mensen.",
        f"'Too few': fewer than {FEWEST_VACANCIES} vacancies or {FEWEST_PEOPLE} people.",
    ),
)
_LIMITS: tuple[Words, ...] = (
    two(
        "Er is geen vergelijkingsgroep. Wetten, budgetten, de arbeidsmarkt en andere projecten die "
        "in dezelfde maanden veranderden, zitten in elk verschil.",
        "There is no group to compare with. Laws, budgets, the labour market and other projects "
        "that changed in the same months are in every difference.",
    ),
    two(
        "Wie later is voorgesteld, had minder tijd om geplaatst te worden. Wie kort na de dag "
        "begon, was vaak ervoor al voorgesteld.",
        "Who was introduced later had less time to be placed. Who began soon after the day was "
        "often introduced before it.",
    ),
    two(
        "Een verandering in wat wordt vastgelegd lijkt op een verandering in wat gebeurt. De "
        "eerste maanden van een logboek missen plaatsingen uit voorstellen van daarvoor.",
        "A change in what is recorded looks like a change in what happens. The first months of a "
        "log lack placements from introductions before it.",
    ),
    two(
        "De dag is gekozen door wie het rapport vroeg. Wie veel dagen probeert, vindt er een met "
        "een verandering.",
        "The day was chosen by who asked for the report. Who tries many days finds one with a "
        "change.",
    ),
    two(
        "Geen verandering aangetoond is niet hetzelfde als geen verandering. Het interval zegt "
        "welke verandering nog kan.",
        "No change shown is not the same as no change. The interval says which change is still "
        "possible.",
    ),
    two(
        "Gemiste geschikte kandidaten zijn er niet per maand: wie er toen waren is niet bewaard. "
        "Het getal van de periode gaat over wie er vandaag zijn.",
        "Missed suitable candidates are not there by month: who was there at the time is not kept. "
        "The number of the period is about who is there today.",
    ),
    two(
        "Het rapport zegt niets over één persoon, en niet of iemand ander werk verdrong.",
        "The report says nothing of one person, and not whether somebody displaced other work.",
    ),
)
_PAST = two(
    "{n} voorstellen komen uit een ingelezen tabel van eerdere jaren{undated}. Het logboek zelf "
    "begint op {day}. Rond die dag veranderde de manier van tellen: een verschil daar kan dat "
    "zijn.",
    "{n} introductions come from a table of earlier years that was read in{undated}. The log "
    "itself begins on {day}. Around that day the way of counting changed: a difference there may "
    "be that.",
)
_PAST_ONLY = two(
    "Alle {n} voorstellen komen uit een ingelezen tabel van eerdere jaren{undated}.",
    "All {n} introductions come from a table of earlier years that was read in{undated}.",
)
_UNDATED = two(
    "; van {n} plaatsingen zegt die de dag niet, en zij staan in geen maand",
    "; of {n} placements it does not say the day, and they are in no month",
)


def formulas(language: Language) -> tuple[Block, ...]:
    """Return the definitions, then the choices that they rest on."""
    return (
        *(Formula(name=name[language], text=text[language]) for name, text in _FORMULAS),
        Points(texts=tuple(choice[language] for choice in _CHOICES)),
    )


def limits(report: PeriodReport, language: Language) -> tuple[Block, ...]:
    """Return what the report does not show."""
    told = [limit[language] for limit in _LIMITS]
    return (Points(texts=(*_about_the_past(report, language), *told)),)


def _about_the_past(report: PeriodReport, language: Language) -> Iterator[str]:
    history = report.history
    if not history.n_past:
        return
    undated = _UNDATED[language].format(n=history.n_past_undated) if history.n_past_undated else ""
    since = history.own_log_since
    words = _PAST_ONLY if since is None else _PAST
    day = "" if since is None else day_text(since, language)
    yield words[language].format(n=history.n_past, undated=undated, day=day)
