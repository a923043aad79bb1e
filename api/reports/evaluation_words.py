"""The words of the evaluation page that stand still, Dutch and English side by side."""

from __future__ import annotations

from api.reports.document import Language
from api.reports.number_text import number_text
from api.reports.two_languages import two
from matcher.channels.evaluation import NO, NOT_ASKED, UNKNOWN_ANSWER, YES
from matcher.channels.told_counts import ToldCount
from matcher.domain.claim import TargetGroup
from matcher.eligibility.wording import GROUPS
from matcher.fairness.people import NO_GROUP, UNKNOWN
from matcher.feasibility.disclosure import EUROS_STEP, FEWEST_SHOWN, PEOPLE_STEP

QUESTIONS_SOURCE = (
    "https://kennisplatformwerkeninkomen.nl/documenten/rapporten/2014/07/01/"
    "evaluatie-implementatie-social-return-rijksoverheid"
)
LETTER_SOURCE = (
    "https://kimschofaerts.wordpress.com/2014/10/29/"
    "evaluatie-implementatie-social-return-bij-het-rijk-aangeboden-aan-de-tweede-kamer/"
)
FINDINGS_SOURCE = "https://percuris.nl/kennisbank/social-return-bij-het-rijk-geevalueerd/"

TITLE = two(
    "Werkt social return hier? De vragen van 2014, met eigen cijfers",
    "Does social return work here? The questions of 2014, with our own numbers",
)
EVERYWHERE = two("alle regio's van deze installatie", "all regions of this installation")
WHAT_WAS_ASKED = two("Wat in 2014 werd gevraagd", "What was asked in 2014")
WHO_BEGAN = two("Wie begonnen er met werk?", "Who began to work?")
STILL_IN_WORK = two("Werken zij er nog?", "Are they in work still?")
WORK_AND_VALUE = two("Maanden werk en verdiende waarde", "Months of work and value earned")
GOALS = two("Waren er vooraf doelen gezet?", "Were goals set beforehand?")
DISPLACED = two("Kwam dit ten koste van anderen?", "Was it at the expense of others?")
COSTS = two("Wat kostte het extra?", "What did it cost extra?")
CANNOT_SAY = two(
    "Wat niet te zeggen is, en wat u daarvoor vastlegt",
    "What cannot be said, and what to record for it",
)
HOW_COUNTED = two("Hoe is geteld", "How it was counted")

ASKED_IN_2014 = two(
    "De evaluatie bij het Rijk vroeg: 'Is toepassing van social return door het Rijk kwantitatief "
    "en kwalitatief succesvol?' en: 'Wordt het instrument efficiënt ingezet en wegen de lasten, in "
    f"tijd en geld, op tegen de baten?' ({QUESTIONS_SOURCE}).",
    "The evaluation of central government asked whether social return is successful, in quantity "
    "and in quality, whether it is used efficiently, and whether its burdens in time and money "
    f"weigh up against what it brings ({QUESTIONS_SOURCE}).",
)
NO_ANSWER_IN_2014 = two(
    "Over succes in re-integratie kon geen conclusie worden getrokken: verantwoordingsinformatie "
    f"was er te weinig, en veel opdrachten liepen nog ({LETTER_SOURCE}).",
    "On success in re-integration no conclusion could be drawn: there was too little accounting, "
    f"and many contracts were still running ({LETTER_SOURCE}).",
)
FOUND_IN_2014 = two(
    "Resultaten werden voor een deel niet bijgehouden, en vooraf waren er geen doelen in aantallen "
    f"({FINDINGS_SOURCE}). Het rapport zelf konden wij niet lezen; dit komt uit samenvattingen.",
    "Part of the results were not tracked, and there were no quantified goals beforehand "
    f"({FINDINGS_SOURCE}). The report itself could not be read; this comes from summaries.",
)
NO_COMPARISON = two(
    "Of deze mensen zonder social return ook werk hadden gevonden, zeggen deze cijfers niet. "
    "Daarvoor is een vergelijking nodig met mensen die geen social return kregen.",
    "Whether these people would have found work without social return, these numbers do not say. "
    "That takes a comparison with people who had none.",
)

NO_EFFECT = two(
    "Dat een groep vaker nog werkt dan een andere, zegt niet waarom: groepen verschillen in werk, "
    "begeleiding en afstand tot de arbeidsmarkt.",
    "That one group works still more often than another does not say why: groups differ in work, "
    "guidance and distance to the labour market.",
)
ANSWERS = {
    YES: two("ja", "yes"),
    NO: two("nee", "no"),
    UNKNOWN_ANSWER: two("gevraagd, niet bekend", "asked, not known"),
    NOT_ASKED: two("niet gevraagd", "not asked"),
}
HOW = (
    two(
        "Een plaatsing en haar vervolg (andere uren, andere vorm) zijn één stuk werk. Wie twee "
        "keer staat ingeschreven, en van wie een mens zei dat het één persoon is, telt één keer.",
        "A placement and its continuation are one piece of work. Who is registered twice, and was "
        "said to be one person, counts once.",
    ),
    two(
        "Doelgroepen zijn die van de eerste werkdag, zoals geclaimd; nagegaan of niet. Eén "
        "persoon kan in meer groepen zijn.",
        "Target groups are those of the first day of work, as claimed, checked or not. One person "
        "may be in several.",
    ),
    two(
        "Een regio gaat over de plaats van het werk, niet over waar mensen wonen.",
        "A region is where the work is, not where people live.",
    ),
    two(
        f"Aantallen mensen zijn naar beneden afgerond op {PEOPLE_STEP}; van 1 tot en met "
        f"{FEWEST_SHOWN - 1} staat er 'minder dan {FEWEST_SHOWN}'. Bij doelgroepen en kanalen "
        "verdwijnt zo nodig ook de kleinste andere groep, omdat die anders is uit te rekenen. "
        f"Verdiende waarde is afgerond op {EUROS_STEP} euro.",
        f"Numbers of people are rounded down to steps of {PEOPLE_STEP}; one to "
        f"{FEWEST_SHOWN - 1} are told as 'fewer than {FEWEST_SHOWN}'. Of groups and channels the "
        "smallest other one goes as well, where it could else be worked out. Value earned is "
        f"rounded to {EUROS_STEP} euros.",
    ),
    two(
        "'Niet bijgehouden' heet het hier als van meer dan de helft niet bekend is of zij na 6 "
        "maanden nog werkten: een keuze van dit project.",
        "'Not tracked' is said where of more than half nobody told whether they worked still "
        "after 6 months: a choice of this project.",
    ),
)
_GROUP_WORDS = {
    UNKNOWN: two("niet bekend", "not known"),
    NO_GROUP: two("in geen van de bekende groepen", "in none of the known groups"),
}
_NOT_TOLD = two("niet verteld", "not told")


def group_text(group: str, language: Language) -> str:
    """Return the name of a target group; names of laws stay Dutch."""
    if group in _GROUP_WORDS:
        return _GROUP_WORDS[group][language]
    return GROUPS[TargetGroup(group)]


def people_text(count: ToldCount, language: Language) -> str:
    """Return a number of people as it may be told."""
    if count.is_few:
        return (f"minder dan {FEWEST_SHOWN}", f"fewer than {FEWEST_SHOWN}")[
            language is Language.ENGLISH
        ]
    return _NOT_TOLD[language] if count.n is None else number_text(count.n, language)
