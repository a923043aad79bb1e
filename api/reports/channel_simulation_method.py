"""How the channel benchmark counts: policies, definitions, formulas, and what it does not show."""

from __future__ import annotations

from collections.abc import Iterator

from api.reports.channel_simulation_words import OUTCOMES, POLICIES, heading
from api.reports.document import Formula, Language
from api.reports.two_languages import two
from matcher.channels.simulation.outcome import Outcome, Policy
from matcher.channels.simulation.paired import FEWEST_SEEDS

_POLICY_TEXTS = {
    Policy.HABIT: two(
        "de opdrachtnemer kiest een kanaal naar gewoonte, eerder succes, gewone werving, afstand "
        "en vaste voorkeur, en dat kanaal stelt mensen voor",
        "the contractor chooses a channel by habit, earlier success, regular recruitment, distance "
        "and lasting taste, and that channel proposes people",
    ),
    Policy.HABIT_AND_LIST: two(
        "hetzelfde, en enkele opdrachtnemers zoeken ook in de lijst van de Kandidatenverkenner",
        "the same, and a few contractors also search the list of the Kandidatenverkenner",
    ),
    Policy.SINGLE_VECTOR: two(
        "een lijst naar de gelijkenis van één vector per persoon en per vacature",
        "a list by the likeness of one vector a person and one a vacancy",
    ),
    Policy.RANKER: two(
        "de rangschikking van dit programma, zonder doelgroep of waarde",
        "the ranking of this program, blind to target group and value",
    ),
    Policy.RANKER_WITH_FLOOR: two(
        "dezelfde rangschikking, met een ondergrens in zichtbaarheid voor kleine kanalen",
        "the same ranking, with a floor under the exposure of small channels",
    ),
    Policy.ALLOCATION: two(
        "mensen en open vacatures samen verdeeld, zodat de geschiktheid bij elkaar het hoogst is",
        "people and open vacancies divided together, so that fit is highest in sum",
    ),
}
_DEFINITIONS = {
    Outcome.FILLED_SHARE: two(
        "vervulde vacatures / alle vacatures die in de periode sloten",
        "vacancies filled / all vacancies that closed within the period",
    ),
    Outcome.PLACEMENTS: two(
        "aantal mensen dat aan het werk ging", "number of people who started work"
    ),
    Outcome.MEAN_TRUE_FIT: two(
        "gemiddelde over plaatsingen van de ware kans om het goed te doen",
        "mean over placements of the true chance to do well",
    ),
    Outcome.SUSTAINED_6: two(
        "plaatsingen die 6 maanden later nog duren, binnen de periode",
        "placements that still last 6 months later, within the period",
    ),
    Outcome.SUSTAINED_12: two(
        "plaatsingen die 12 maanden later nog duren, binnen de periode",
        "placements that still last 12 months later, within the period",
    ),
    Outcome.SUSTAINED_12_SHARE: two(
        "na 12 maanden nog in werk / plaatsingen waarvan 12 maanden voorbij zijn",
        "still in work after 12 months / placements of which 12 months have passed",
    ),
    Outcome.OBLIGATION_MET_SHARE: two(
        "opdrachten met verdiend ≥ verschuldigd op de laatste dag / opdrachten die eindigden",
        "contracts with earned ≥ owed on the last day / contracts that ended",
    ),
    Outcome.MISSED_FIT: two(
        "over alle vacatures: van de k (best) echt geschiktste mensen die er zijn als de vacature "
        "opengaat, het deel in kanalen waaraan niemand iets vroeg en waaruit niemand is gesproken",
        "over all vacancies: of the k (best) truly most suitable people who are there when the "
        "vacancy opens, the share in channels that were not asked and of whose people none was met",
    ),
    Outcome.SHARE_OF_POOL: two(
        "ingeschreven mensen van het kanaal / alle ingeschreven mensen",
        "people registered with the channel / all people registered",
    ),
    Outcome.SHARE_OF_FIT: two(
        "van het kanaal / alle mensen met een ware kans van minstens suitable_from, ingeschreven "
        "als een vacature opengaat, over alle vacatures",
        "of the channel / all people with a true chance of at least suitable_from, registered when "
        "a vacancy opens, over all vacancies",
    ),
    Outcome.SHARE_OF_SEEN: two(
        "van het kanaal / alle zichtbaarheid: mensen aan een opdrachtnemer getoond, naar hun "
        "plaats, eens per vacature",
        "of the channel / all exposure: people shown to a contractor, by their place, once a "
        "vacancy",
    ),
    Outcome.SHARE_OF_PLACEMENTS: two(
        "plaatsingen uit het kanaal / alle plaatsingen",
        "placements from the channel / all placements",
    ),
    Outcome.HHI: two(
        "Σ s², s het aandeel van een kanaal in plaatsingen; van 1 / aantal kanalen tot 1. Lees het "
        "naast die van wie er zijn",
        "Σ s², s the share of a channel in placements; from 1 / number of channels to 1. To be "
        "read beside that of the pool",
    ),
    Outcome.NEVER_SEEN_SHARE: two(
        "mensen die beschikbaar waren en aan niemand getoond zijn / mensen die beschikbaar waren",
        "people who were available and were shown to nobody / people who were available",
    ),
    Outcome.DAYS_TO_FILL: two(
        "mediaan over vervulde vacatures van dagen tussen openen en de eerste werkdag",
        "median over vacancies filled of the days from opening to the first day of work",
    ),
    Outcome.WAITING_DAYS: two(
        "gemiddelde dagen van inschrijving tot werk in het eerste jaar: de oppervlakte onder de "
        "Kaplan-Meier-kromme tot 364 dagen; wie vertrok, telt zo lang als die er was",
        "mean days from registration to work in the first year: the area under the Kaplan-Meier "
        "curve up to 364 days; who left counts for as long as they were there",
    ),
    Outcome.VALUE: two(
        "euro's inspanningswaarde volgens het bouwblokkenschema van het scenario, verdiend binnen "
        "de opdracht en de periode",
        "euros of social-return value by the block scheme of the scenario, earned within the "
        "contract and the period",
    ),
}
_MODEL = (
    (
        two("kans om het goed te doen", "chance to do well"),
        two(
            "1 / (1 + exp(−o)), o = skill_effect (dekking − ½) + occupation_effect (ervaring − ½) "
            "+ readiness_effect gereedheid + match_spread klik; 0 voor wie het werk niet kan doen "
            "(uren, rijbewijs, ploegendienst, afstand). Klik is standaardnormaal",
            "1 / (1 + exp(−o)), o = skill_effect (coverage − ½) + occupation_effect (experience − "
            "½) + readiness_effect readiness + match_spread match; 0 for who cannot do the work "
            "(hours, licence, shifts, distance). Match is standard normal",
        ),
    ),
    (
        two("gereedheid", "readiness"),
        two(
            "standaardnormaal, plus commercial_selection bij commerciële bemiddelaars en eigen "
            "werving, min small_channel_distance bij wijkteams, onderwijs en SW-bedrijven; staat "
            "in geen profiel, een bemiddelaar kent haar wel",
            "standard normal, plus commercial_selection at commercial intermediaries and own "
            "recruitment, minus small_channel_distance at wijkteams, education and SW companies; "
            "in no profile, but a case manager knows it",
        ),
    ),
    (
        two("kans om in een maand te vertrekken", "chance to leave in a month"),
        two(
            "leave_hazard · exp(−stay_effect (kans − ½)), de eerste drie maanden maal early_factor",
            "leave_hazard · exp(−stay_effect (chance − ½)), times early_factor in the first three "
            "months",
        ),
    ),
    (
        two(
            "kans dat een opdrachtnemer een kanaal vraagt",
            "chance that a contractor asks a channel",
        ),
        two(
            "evenredig met asked_weight · exp(last_used_effect [vorige keer gevraagd] + "
            "success_effect succes + regular_effect [gewone werving] + taste_spread voorkeur − "
            "distance_effect km / 10)",
            "in proportion to asked_weight · exp(last_used_effect [asked last time] + "
            "success_effect success + regular_effect [regular recruitment] + taste_spread taste − "
            "distance_effect km / 10)",
        ),
    ),
)
_STATISTICS = (
    (
        two("gemiddelde over simulaties", "mean over seeds"),
        two(
            "m ± t(0,975; n − 1) · s / √n, met s de standaardafwijking over n simulaties (Student "
            "1908). Onder {fewest} simulaties staat er geen interval",
            "m ± t(0.975; n − 1) · s / √n, s the standard deviation over n seeds (Student 1908). "
            "Below {fewest} seeds there is no interval",
        ),
    ),
    (
        two("verschil met gewoonte", "difference with habit"),
        two(
            "d = gemiddelde van (beleid − gewoonte) per simulatie, met hetzelfde interval over die "
            "n verschillen (gepaarde t). Elke simulatie heeft voor elk beleid dezelfde mensen, "
            "vacatures en toevalsgetallen (Law 2015, § 10.2 en 11.2)",
            "d = mean of (policy − habit) seed by seed, with the same interval over those n "
            "differences (paired t). Under every policy a seed has the same people, vacancies and "
            "random numbers (Law 2015, sections 10.2 and 11.2)",
        ),
    ),
    (
        two("p, gecorrigeerd", "p, corrected"),
        two(
            "gepaarde t-toets, tweezijdig, gecorrigeerd naar Holm 1979 over 6 uitkomsten maal 5 "
            "beleiden. Een verschil heet duidelijk als p < 0,05; de intervallen zelf zijn niet "
            "gecorrigeerd",
            "paired t-test, two-sided, corrected after Holm 1979 over 6 outcomes times 5 policies. "
            "A difference is called clear where p < 0.05; intervals themselves are not corrected",
        ),
    ),
    (
        two("verandering door een aanname", "change by an assumption"),
        two(
            "(beleid − gewoonte) met de aanname op een uiteinde min (beleid − gewoonte) in het "
            "uitgangspunt, per simulatie, met het interval van een gemiddelde over simulaties",
            "(policy − habit) with the assumption at one end minus (policy − habit) in the base, "
            "seed by seed, with the interval of a mean over seeds",
        ),
    ),
)
_LIMITS = (
    two(
        "Het is een nagebootste regio. Geen mens en geen bedrijf erin bestaat; het rapport bewijst "
        "niets over echte mensen, kanalen of opdrachtnemers.",
        "It is a made region. No person and no company in it exists; the report proves nothing "
        "about real people, channels or contractors.",
    ),
    two(
        "De intervallen zeggen hoe zeker het gemiddelde van deze simulatie is, niet hoe zeker het "
        "is dat de werkelijkheid zo is. Daarover gaat de gevoeligheidsanalyse, en ook die blijft "
        "binnen de bereiken die iemand heeft bedacht.",
        "Intervals say how certain the mean of this simulation is, not how certain it is that "
        "reality is like it. That is what the sensitivity run is about, and that too stays within "
        "ranges that somebody thought of.",
    ),
    two(
        "Hoeveel opdrachtnemers een lijst gebruiken, hoe sterk hun gewoonte is en wie een "
        "bemiddelaar te binnen schiet, is onbekend. Juist dat beslist veel.",
        "How many contractors use a list, how strong their habit is, and who comes to a case "
        "manager's mind is unknown. That is what decides much.",
    ),
    two(
        "Simulatie en rangschikking komen uit hetzelfde project. De rangschikking ziet niets van "
        "de waarheid, maar profielen en vacatures zijn gemaakt in de taal die zij leest. Wat er is "
        "gekozen nadat de eerste uitkomsten gezien waren, staat in docs/channel-simulation.md.",
        "Simulation and ranking come from the same project. The ranking sees nothing of the truth, "
        "but profiles and vacancies are made in the language that it reads. What was chosen after "
        "first results were seen stands in docs/channel-simulation.md.",
    ),
    two(
        "Gedrag reageert niet: kanalen worven niet anders, opdrachtnemers leren alleen van eigen "
        "succes, en niemand gaat zijn profiel anders invullen omdat er een lijst is.",
        "Behaviour does not react: channels recruit as before, contractors learn from their own "
        "success only, and nobody fills in a profile otherwise because there is a list.",
    ),
    two(
        "Verdringing van anderen op de arbeidsmarkt zit er niet in, en wat zoeken en begeleiden "
        "kost evenmin.",
        "Displacement of others in the labour market is not in it, nor what searching and "
        "coaching cost.",
    ),
    two(
        "Een kleinere concentratie is op zichzelf niet beter of slechter; het getal zegt alleen "
        "hoe verdeeld het is.",
        "A lower concentration is in itself neither better nor worse; the number says only how "
        "spread placements are.",
    ),
)


def policy_texts(language: Language) -> tuple[str, ...]:
    """Return what each policy does."""
    return tuple(
        f"{POLICIES[policy][language]}: {text[language]}." for policy, text in _POLICY_TEXTS.items()
    )


def formulas(language: Language) -> Iterator[Formula]:
    """Yield what decides in the made region, every outcome, and every statistic."""
    outcomes = [(OUTCOMES[outcome].name, text) for outcome, text in _DEFINITIONS.items()]
    for name, text in (*_MODEL, *outcomes, *_STATISTICS):
        yield Formula(name=heading(name[language]), text=text[language].format(fewest=FEWEST_SEEDS))


def limits(language: Language) -> tuple[str, ...]:
    """Return what the benchmark does not show."""
    return tuple(limit[language] for limit in _LIMITS)
