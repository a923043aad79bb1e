"""The channel benchmark as a report: the answer first, then all that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from api.reports.channel_simulation_figures import (
    channel_table,
    other_outcomes_table,
    outcome_figure,
    rivals_table,
    share_figure,
    year_figures,
)
from api.reports.channel_simulation_method import formulas, limits, policy_texts
from api.reports.channel_simulation_parameters import parameter_blocks
from api.reports.channel_simulation_sensitivity import sensitivity_blocks
from api.reports.channel_simulation_sentences import answer_sentences
from api.reports.channel_simulation_words import NO_NUMBER, POLICIES, heading
from api.reports.document import (
    Block,
    Formula,
    Language,
    Paragraph,
    Points,
    ReportDocument,
    Section,
)
from api.reports.number_text import number_text
from api.reports.two_languages import two
from api.services.channel_benchmark import ChannelBenchmark
from matcher.channels.simulation.findings import HEADLINE, MAIN_OUTCOMES
from matcher.channels.simulation.outcome import Outcome
from matcher.channels.simulation.paired import FEWEST_SEEDS
from matcher.channels.simulation.parameters import SIZES

_BY_CHANNEL_ONLY = {
    Outcome.SHARE_OF_POOL,
    Outcome.SHARE_OF_FIT,
    Outcome.SHARE_OF_SEEN,
    Outcome.SHARE_OF_PLACEMENTS,
}
_TITLE = two("Wint matchen het van gewoonte?", "Does matching beat habit?")
_SUBTITLE = two(
    "Kanaalbenchmark in een nagebootste regio: {candidates} kandidaten, {vacancies} vacatures, "
    "{contractors} opdrachtnemers, {years} jaar, {n} simulaties",
    "Channel benchmark in a made region: {candidates} candidates, {vacancies} vacancies, "
    "{contractors} contractors, {years} years, {n} seeds",
)
_SMALL = two(
    "Dit is een kleinere regio, {scale}% van wat het scenario zegt: om te kijken of het loopt, "
    "niet om conclusies uit te trekken.",
    "This is a smaller region, {scale}% of what the scenario says: to see whether it runs, not to "
    "draw conclusions from.",
)
_FEW = two(
    "Te weinig simulaties om iets te zeggen: {n}, en nodig zijn er {fewest}.",
    "Too few seeds to say anything: {n}, and {fewest} are needed.",
)
_SIMULATED = two("Wat is nagebootst", "What was simulated")
_SIMULATED_TEXT = two(
    "Het scenario '{title}': een regio met {candidates} mensen die er op enig moment zijn, "
    "verdeeld over acht kanalen, en {contractors} opdrachtnemers met {vacancies} vacatures in "
    "{years} jaar. Elke simulatie maakt zo'n regio opnieuw en laat haar zes keer verlopen, "
    "telkens met dezelfde mensen, vacatures en toevalsgetallen, onder een ander beleid:",
    "The scenario '{title}': a region with {candidates} people who are there at some time, over "
    "eight channels, and {contractors} contractors with {vacancies} vacancies in {years} years. "
    "Every seed makes such a region anew and lets it go by six times, with the same people, "
    "vacancies and random numbers, each time under another policy:",
)
_TRUTH_TEXT = two(
    "Wie het in welk werk goed zou doen, volgt uit wat iemand werkelijk kan, hoe stabiel het leven "
    "nu is en de klik met de werkplek. Een lijst ziet alleen wat er is opgeschreven, met gaten en "
    "in andere woorden. Het hele model staat in docs/channel-simulation.md.",
    "Who would do well at which work follows from what somebody can really do, how steady life is "
    "now, and how person and workplace get on. A list sees only what was written down, with gaps "
    "and in other words. The whole model stands in docs/channel-simulation.md.",
)
_MEASURED = two("Wat is gemeten", "What was measured")
_MEASURED_TEXT = two(
    "Zes uitkomsten waren de hoofdvraag voordat er iets gesimuleerd was. Van elk is er het "
    "verschil met gewoonte, met een interval van 95%: van de eerste hierboven in het kort, van de "
    "andere hieronder.",
    "Six outcomes were the main question before anything was simulated. Of each there is the "
    "difference with habit, with a 95% interval: of the first above in the answer, of the others "
    "below.",
)
_RIVALS = two(
    "Onze rangschikking naast ander beleid: onze rangschikking min het andere (95%-interval), "
    "p gecorrigeerd voor deze tabel",
    "Our ranking beside other policies: our ranking minus the other (95% interval), p corrected "
    "for this table",
)
_OTHERS = two(
    "Overige uitkomsten; intervallen van 95%, niet gecorrigeerd voor hoeveel er staan",
    "Other outcomes; 95% intervals, not corrected for how many there are",
)
_CHANNELS = two("Per kanaal en per jaar", "By channel and by year")
_CHANNEL_TABLE = two(
    "{policy}: gemiddeld per kanaal, en het verschil met gewoonte (95%-interval, niet "
    "gecorrigeerd)",
    "{policy}: mean by channel, and the difference with habit (95% interval, not corrected)",
)
_SENSITIVITY = two("Hangt het aan de aannames?", "Does it hang on the assumptions?")
_PARAMETERS = two("Alle getallen van het scenario", "All numbers of the scenario")
_FORMULAS = two("Alle formules", "All formulas")
_LIMITS = two("Wat dit niet laat zien", "What this does not show")
_AGAIN = two("Zelf herhalen", "Run it again")
_AGAIN_TEXT = two(
    "Met dezelfde versie komt hetzelfde uit dit ene commando. Simulaties die al in de map staan, "
    "worden niet opnieuw gedraaid.",
    "With the same version the same comes out of this one command. Seeds that are in the folder "
    "already are not run again.",
)
_COMMAND = two("Commando", "Command")
_AGAIN_FILES = two(
    "scenario.yaml is het scenario zoals het gebruikt is, numbers.csv heeft elk getal van de "
    "simulatie en sensitivity.csv elk getal van de gevoeligheidsanalyse.",
    "scenario.yaml is the scenario as it was used, numbers.csv has every number of the simulation "
    "and sensitivity.csv every number of the sensitivity run.",
)
_COLOPHON = two(
    "Commando: {command}. Programma: {code}. Encoder: {encoder}. Rekenpakketten: {packages}. "
    "Scenario: {scenario}. Simulaties {first} tot en met {last}; {regions} regio's in totaal, "
    "samen {minutes} minuten rekenen, hoogstens {memory} MB geheugen per proces. Gemaakt op {day} "
    "op {machine}.",
    "Command: {command}. Program: {code}. Encoder: {encoder}. Packages: {packages}. Scenario: "
    "{scenario}. Seeds {first} to {last}; {regions} regions in all, {minutes} minutes of computing "
    "together, at most {memory} MB of memory a process. Made on {day} on "
    "{machine}.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How a report was made.

    Attributes
    ----------
    command : str
        What gives the same report again.
    machine : str
        Class of machine.
    """

    command: str
    machine: str
    made_on: date


def channel_simulation_report(
    told: ChannelBenchmark, language: Language, making: Making
) -> ReportDocument:
    """Return the report in a language."""
    return ReportDocument(
        title=_TITLE[language],
        subtitle=_SUBTITLE[language].format(n=len(told.findings.seeds), **_sizes(told, language)),
        language=language,
        answer=tuple(_answer(told, language)),
        sections=tuple(_sections(told, language, making.command)),
        colophon=_colophon(told, language, making),
    )


def _answer(told: ChannelBenchmark, language: Language) -> Iterator[Block]:
    first, *rest = answer_sentences(told, language)
    yield Paragraph(text=first, strong=True)
    yield from (Paragraph(text=sentence) for sentence in rest)
    yield from (Paragraph(text=warning, strong=True) for warning in warnings(told, language))
    yield outcome_figure(told.findings, MAIN_OUTCOMES[0], language)


def warnings(told: ChannelBenchmark, language: Language) -> Iterator[str]:
    """Yield what makes the answer weaker than it looks: a small region, few seeds."""
    if told.plan.scale != 1:
        yield _SMALL[language].format(scale=number_text(100 * told.plan.scale, language, 1))
    if (n := len(told.findings.seeds)) < FEWEST_SEEDS:
        yield _FEW[language].format(n=n, fewest=FEWEST_SEEDS)


def _sections(told: ChannelBenchmark, language: Language, command: str) -> Iterator[Section]:
    yield _section(_SIMULATED[language], _simulated(told, language))
    yield _section(_MEASURED[language], _measured(told, language))
    yield _section(_CHANNELS[language], _by_channel_and_year(told, language))
    yield _section(_SENSITIVITY[language], sensitivity_blocks(told, language))
    yield _section(_LIMITS[language], [Points(texts=limits(language))])
    yield _section(_FORMULAS[language], formulas(language))
    yield _section(_PARAMETERS[language], parameter_blocks(told.plan.scenario, language))
    yield _section(_AGAIN[language], _again(language, command))


def _section(heading: str, blocks: Iterator[Block] | list[Block]) -> Section:
    return Section(heading=heading, blocks=tuple(blocks))


def _simulated(told: ChannelBenchmark, language: Language) -> Iterator[Block]:
    title = told.plan.scenario.title
    yield Paragraph(text=_SIMULATED_TEXT[language].format(title=title, **_sizes(told, language)))
    yield Points(texts=policy_texts(language))
    yield Paragraph(text=_TRUTH_TEXT[language])


def _measured(told: ChannelBenchmark, language: Language) -> Iterator[Block]:
    yield Paragraph(text=_MEASURED_TEXT[language])
    for outcome in MAIN_OUTCOMES[1:]:
        yield outcome_figure(told.findings, outcome, language)
    yield rivals_table(told.findings, _RIVALS[language], language)
    others = [one for one in Outcome if one not in {*MAIN_OUTCOMES, *_BY_CHANNEL_ONLY}]
    yield other_outcomes_table(told.findings, others, _OTHERS[language], language)


def _by_channel_and_year(told: ChannelBenchmark, language: Language) -> Iterator[Block]:
    shares = share_figure(told.findings, language)
    if shares:
        yield shares
    policy = POLICIES[HEADLINE][language]
    caption = _CHANNEL_TABLE[language].format(policy=heading(policy))
    yield channel_table(told.findings, HEADLINE, caption, language)
    yield from year_figures(told.findings, told.plan.scenario.whole("years"), language)


def _again(language: Language, command: str) -> Iterator[Block]:
    yield Paragraph(text=_AGAIN_TEXT[language])
    yield Formula(name=_COMMAND[language], text=command)
    yield Paragraph(text=_AGAIN_FILES[language])


def _colophon(told: ChannelBenchmark, language: Language, making: Making) -> str:
    cost, identity, seeds = told.cost, told.identity, told.findings.seeds
    peak = cost.peak_memory_mb
    return _COLOPHON[language].format(
        command=making.command,
        code=identity.code,
        encoder=identity.encoder,
        packages=identity.packages,
        scenario=identity.scenario,
        first=seeds[0],
        last=seeds[-1],
        regions=number_text(cost.n_regions, language),
        minutes=number_text(cost.seconds / 60, language, 1),
        memory=NO_NUMBER if peak is None else number_text(peak, language),
        day=making.made_on.isoformat(),
        machine=making.machine,
    )


def _sizes(told: ChannelBenchmark, language: Language) -> dict[str, str]:
    scenario = told.plan.scenario
    return {name: number_text(scenario[name], language) for name in SIZES}
