"""The columns of a table of earlier introductions: for the reader, the template, docs/past.md."""

from __future__ import annotations

from api.exchange.column import EXAMPLE_ID, YES_NO, Column
from api.exchange.past_words import (
    END_WORDS,
    INITIATOR_WORDS,
    NOT_PLACED,
    OUTCOME_WORDS,
    REASON_WORDS,
    ROAD_WORDS,
)

_DAY = "jjjj-mm-dd of dd-mm-jjjj"

PAST_COLUMNS = (
    Column(
        heading="zaak_id",
        explanation="eigen nummer van de regel of zaak, uniek, geen BSN",
        example=f"{EXAMPLE_ID}-1",
        is_needed=True,
        synonyms=("zaak", "zaaknummer", "zaaknr", "rijnummer", "regelnummer", "volgnummer"),
    ),
    Column(
        heading="persoon",
        explanation="eigen code, gelijk voor alle zaken van één persoon; geen BSN, geen naam",
        example="P-17",
        synonyms=("persoonscode", "persoonsnummer", "kandidaatcode", "kandidaatnummer"),
    ),
    Column(
        heading="opdrachtnemer",
        explanation="bedrijf dat de opdracht had",
        example="Opdrachtnemer voorbeeld",
        is_needed=True,
        synonyms=("aannemer", "leverancier", "contractant"),
    ),
    Column(
        heading="opdracht",
        explanation="nummer van de opdracht",
        example="OPD-2021-1",
        synonyms=("contract", "contract_id", "contractnummer", "opdrachtnummer"),
    ),
    Column(
        heading="vacature",
        explanation="nummer van de vacature",
        example="VAC-12",
        synonyms=("vacature_id", "vacaturenummer"),
    ),
    Column(
        heading="functie",
        explanation="naam van het werk",
        example="medewerker groen",
        synonyms=("functienaam", "functietitel", "werk"),
    ),
    Column(
        heading="kanaal",
        explanation="wie de kandidaat bracht: uwv, gemeente, re-integratiebureau, …; of onbekend",
        example="uwv",
        is_needed=True,
        synonyms=("wervingskanaal", "wervingsbron"),
    ),
    Column(
        heading="bemiddelaar",
        explanation="naam van de organisatie die de kandidaat bracht, niet van een persoon",
        example="Werkbedrijf voorbeeld",
        synonyms=("intermediair", "bemiddelende_organisatie"),
    ),
    Column(
        heading="begonnen_door",
        explanation=f"wie de eerste stap zette: {', '.join(INITIATOR_WORDS)}",
        example="opdrachtnemer",
        choices=tuple(INITIATOR_WORDS),
        synonyms=("gestart_door", "initiatief", "initiatiefnemer"),
    ),
    Column(
        heading="weg",
        explanation=f"hoe iemand is gevonden: {', '.join(ROAD_WORDS)}",
        example="rechtstreeks",
        choices=tuple(ROAD_WORDS),
        synonyms=("gevonden_via", "gevonden_door"),
    ),
    Column(
        heading="voorgesteld_op",
        explanation=f"dag van het voorstel: {_DAY}",
        example="2021-03-01",
        is_needed=True,
        synonyms=("datum_voorstel", "voorsteldatum", "voorgedragen_op", "datum_voorgesteld"),
    ),
    Column(
        heading="gesprek_op",
        explanation=f"dag van het gesprek: {_DAY}; geen als er geen was",
        example="2021-03-08",
        synonyms=("gesprek", "datum_gesprek", "gespreksdatum"),
    ),
    Column(
        heading="geplaatst_op",
        explanation=f"eerste werkdag: {_DAY}; geen als iemand niet is geplaatst",
        example="2021-04-01",
        synonyms=("plaatsing", "datum_plaatsing", "plaatsingsdatum", "startdatum", "begonnen_op"),
    ),
    Column(
        heading="uitkomst",
        explanation=f"wat ervan kwam: {', '.join((*OUTCOME_WORDS, NOT_PLACED))}",
        example="geplaatst",
        choices=(*OUTCOME_WORDS, NOT_PLACED),
        synonyms=("resultaat", "status"),
    ),
    Column(
        heading="reden",
        explanation=f"waarom niet, bij afwijzen of terugtrekken: {', '.join(REASON_WORDS)}",
        synonyms=("reden_afwijzing", "afwijsreden"),
    ),
    Column(
        heading="geeindigd_op",
        explanation=f"laatste werkdag: {_DAY}; leeg als die niet bekend is",
        example="2021-12-31",
        synonyms=("beeindigd_op", "einddatum", "datum_einde", "uit_dienst_op"),
    ),
    Column(
        heading="reden_einde",
        explanation=f"waarom het werk eindigde: {', '.join(END_WORDS)}",
        example="contract liep af",
        choices=tuple(END_WORDS),
        synonyms=("einde_reden", "uitstroomreden"),
    ),
    Column(
        heading="na_6_maanden",
        explanation="werkt er na 6 maanden nog: ja of nee; leeg is onbekend",
        example="ja",
        choices=YES_NO,
        synonyms=("in_werk_na_6_maanden", "duurzaam_6_maanden", "6_maanden"),
    ),
    Column(
        heading="na_12_maanden",
        explanation="werkt er na 12 maanden nog: ja of nee; leeg is onbekend",
        example="nee",
        choices=YES_NO,
        synonyms=("in_werk_na_12_maanden", "duurzaam_12_maanden", "12_maanden"),
    ),
    Column(
        heading="doelgroep",
        explanation="doelgroep van toen, een woord uit de lijst; leeg is onbekend",
        example="participatiewet",
    ),
    Column(
        heading="meerkosten",
        explanation="extra kosten in euro, zoals de opdrachtnemer ze opgaf; geen of 0 als er geen "
        "waren",
        example="1.250,50",
        synonyms=("kosten", "extra_kosten", "gemelde_kosten"),
    ),
    Column(
        heading="meeruren",
        explanation="extra uren, zoals de opdrachtnemer ze opgaf; geen of 0 als er geen waren",
        example="40",
        synonyms=("extra_uren", "gemelde_uren", "begeleidingsuren"),
    ),
)
