"""The sentences of the first page of the report of a period, Dutch and English side by side."""

from __future__ import annotations

from api.reports.two_languages import two
from matcher.channels.series import SeriesKind
from matcher.channels.series_change import ChangeMethod

QUESTIONS = (
    two("Wie brengt mensen aan werk dat blijft?", "Who brings people into lasting work?"),
    two("Wie is niet gevraagd?", "Who was not asked?"),
    two("Is er iets veranderd?", "Did anything change?"),
)
BASIS = two(
    "Op basis van {n} voorstellen{past}. Tussen haakjes staat het 95%-interval.",
    "Based on {n} introductions{past}. In brackets stands the 95% interval.",
)
OF_THE_PAST = two(
    ", waarvan {n} uit een ingelezen tabel van eerdere jaren",
    ", of which {n} from a table of earlier years that was read in",
)
EMPTY = two(
    "Er is nog geen enkel voorstel vastgelegd en geen verleden ingelezen. Er valt dus niets te "
    "meten: geen getal in dit rapport is een nul die iets betekent.",
    "No introduction has been recorded and no past has been read in. So there is nothing to "
    "measure: no number in this report is a nought that means something.",
)
BEGIN = (
    two(
        "Lees het verleden in: een tabel met voorstellen van eerdere jaren, met kanaal, dag en wat "
        "ervan kwam ('sroi-match channels import-past', docs/past.md).",
        "Read in the past: a table of introductions of earlier years, with channel, day and what "
        "came of them ('sroi-match channels import-past', docs/past.md).",
    ),
    two(
        "Leg vanaf nu elk voorstel en elke stap vast ('sroi-match introductions').",
        "Record every introduction and every step from now on ('sroi-match introductions').",
    ),
    two(
        "Vraag na 6 en na 12 maanden of iemand er nog werkt ('sroi-match introductions due').",
        "Ask after 6 and after 12 months whether somebody still works there ('sroi-match "
        "introductions due').",
    ),
)
LASTING = two(
    "Van wie na 6 maanden nog werkte, kwam {shares}.",
    "Of those still in work after 6 months, {shares}.",
)
PLACED = two(
    "Over werk dat blijft is nog te weinig bekend. Van de plaatsingen kwam {shares}.",
    "Too little is known of lasting work as yet. Of the placements, {shares}.",
)
NOBODY = two(
    "Daarvoor zijn er te weinig plaatsingen van wie bekend is hoe het ging.",
    "There are too few placements of which it is known how they went.",
)
VIA = two("{share} via {channel}", "{share} came by {channel}")
RATE = two(
    "Van wie geplaatst is en van wie het bekend is, werkt {share} na 6 maanden nog.",
    "Of those placed and of whom it is known, {share} are still in work after 6 months.",
)
MISSED = two(
    "Van de {best} meest geschikten voor een vacature zat {share} alleen in kanalen waaruit "
    "niemand is voorgesteld.",
    "Of the {best} most suitable for a vacancy, {share} were only in channels from which nobody "
    "was introduced.",
)
MISSED_MOST = two(
    "Het vaakst gemist: {channel}, {share} van de besten daar.",
    "Missed most: {channel}, {share} of the best there.",
)
GAP = two(
    "Grootste verschil: {channel} heeft {fit} van wie geschikt is (vandaag) en {made} van de "
    "voorstellen.",
    "Largest gap: {channel} has {fit} of who is suitable (today) and {made} of the introductions.",
)
NOT_MISSED = two(
    "Er zijn te weinig vacatures met voorstellen om te zeggen wie er gemist is.",
    "There are too few vacancies with introductions to say who was missed.",
)
OWN_ONLY = two(
    "Dat ziet u niet: dit rapport gaat over voorstellen van uw eigen kandidaten.",
    "You are not shown this: the report is about introductions of your own candidates.",
)
NO_DAY = two(
    "Er is geen dag gegeven waarop iets veranderde, dus voor en na zijn niet vergeleken. Vraag "
    "het rapport met een dag (--intervention).",
    "No day was given on which something changed, so before and after were not compared. Ask the "
    "report with a day (--intervention).",
)
SHOWN = {
    (SeriesKind.PLACEMENTS, True): two(
        "Na {day} waren er per maand gemiddeld {size} plaatsingen meer dan de lijn van ervoor deed "
        "verwachten (95%-interval {ends}).",
        "After {day} there were on average {size} placements a month more than the line of before "
        "would have had (95% interval {ends}).",
    ),
    (SeriesKind.PLACEMENTS, False): two(
        "Na {day} waren er per maand gemiddeld {size} plaatsingen minder dan de lijn van ervoor "
        "deed verwachten (95%-interval {ends}).",
        "After {day} there were on average {size} placements a month fewer than the line of before "
        "would have had (95% interval {ends}).",
    ),
    (SeriesKind.SUSTAINED, True): two(
        "Het deel dat na 6 maanden nog werkt was na {day} gemiddeld {size} hoger dan de lijn van "
        "ervoor deed verwachten (95%-interval {ends}).",
        "After {day} the share still in work after 6 months was on average {size} higher than the "
        "line of before would have been (95% interval {ends}).",
    ),
    (SeriesKind.SUSTAINED, False): two(
        "Het deel dat na 6 maanden nog werkt was na {day} gemiddeld {size} lager dan de lijn van "
        "ervoor deed verwachten (95%-interval {ends}).",
        "After {day} the share still in work after 6 months was on average {size} lower than the "
        "line of before would have been (95% interval {ends}).",
    ),
}
NOT_SHOWN = two(
    "Na {day} is bij {series} geen verandering aangetoond: het verschil met de lijn van ervoor was "
    "gemiddeld {change}, en alles van {ends} past bij de getallen. Dat is niet hetzelfde als geen "
    "verandering.",
    "After {day} no change of {series} was shown: the difference from the line of before was on "
    "average {change}, and anything from {ends} agrees with the numbers. That is not the same as "
    "no change.",
)
WEAKER = two(
    "Voor {series} is de reeks te kort. Voor {day} {before}, erna {after}: {change} (95%-interval "
    "{ends}). Dat is zwakker: wat al veranderde of elk jaar terugkomt, zit erin.",
    "For {series} the months are too few for a series. Before {day} {before}, after it {after}: "
    "{change} (95% interval {ends}). That is weaker: what was changing already, or comes back "
    "every year, is in it.",
)
UNSAID = {
    ChangeMethod.NO_MONTHS: two(
        "Over {series} is niets te zeggen: er zijn te weinig maanden, vacatures of mensen aan een "
        "van beide kanten van {day}.",
        "Nothing can be said of {series}: there are too few months, vacancies or people on one "
        "side of {day}.",
    ),
    ChangeMethod.FLAT: two(
        "{series} liggen elke maand op één lijn; er is niets te schatten.",
        "{series} lie on one line every month; there is nothing to estimate.",
    ),
    ChangeMethod.HIDDEN: two(
        "Over {series} gaan te weinig mensen om iets te noemen.",
        "{series} are about too few people to tell anything.",
    ),
}
NO_SERIES = two(
    "Over {series} is nog niets te zeggen: daarvan is nog geen hele maand bekend.",
    "Nothing can be said of {series} yet: no whole month of it is known.",
)
BY_CHANCE = two(
    "Van alle {n} reeksen sluit bij {shown} het interval nul uit. Zonder enige verandering is dat "
    "bij ongeveer 1 op de 20 zo.",
    "Of all {n} series the interval of {shown} leaves out nought. Without any change that is so in "
    "about 1 in 20.",
)
CAUTION = (
    two(
        "Er is geen vergelijkingsgroep. Wat in die maanden ook veranderde, zit in elk verschil.",
        "There is no group to compare with. Whatever else changed in the same months is in every "
        "difference.",
    ),
    two(
        "Aandelen vergelijken geen mensen die gelijk zijn: een kanaal met mensen die verder van "
        "werk staan, plaatst minder en doet het daarmee niet slechter.",
        "Shares do not compare people who are alike: a channel with people further from work "
        "places fewer, and does no worse by that.",
    ),
)
