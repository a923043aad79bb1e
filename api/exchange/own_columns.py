"""The columns of our own tables: one place for the reader, the templates and the manual."""

from __future__ import annotations

from api.exchange.column import EXAMPLE_ID, YES_NO, Column
from api.exchange.headings import TableLayout, normalised
from api.exchange.layout import Layout
from api.exchange.past_columns import PAST_COLUMNS
from api.exchange.words import SECTOR_WORDS
from matcher.domain.importing import ImportKind

EDUCATION = ("geen", "basis", "vmbo", "mbo", "havo", "vwo", "hbo", "wo")
LANGUAGE = ("geen", "redelijk", "goed", "uitstekend")
PLACES = ("binnen", "buiten")
COMPANY = ("alleen", "team")
ID_COLUMN = normalised("bron_id")

_LIST = "lijst, gescheiden door |"

CANDIDATE_COLUMNS = (
    Column(
        heading="bron_id",
        explanation="eigen id, uniek, geen BSN",
        example=f"{EXAMPLE_ID}-1",
        is_needed=True,
    ),
    Column(
        heading="delen_toegestaan",
        explanation="ja of nee; leeg is nee",
        example="ja",
        choices=YES_NO,
    ),
    Column(heading="vaardigheden", explanation=_LIST, example="schoonmaken | ramen lappen"),
    Column(heading="gewenste_beroepen", explanation=_LIST, example="schoonmaker"),
    Column(
        heading="werkervaring",
        explanation=f"{_LIST}; beroep (2019-2022), beroep (2021-nu) of alleen beroep",
        example="schoonmaker (2019-2022) | kok",
    ),
    Column(heading="certificaten", explanation=f"{_LIST}, volledig; of geen", example="VCA basis"),
    Column(heading="rijbewijzen", explanation=f"{_LIST}, volledig; of geen", example="B | BE"),
    Column(
        heading="vervoer",
        explanation=f"{_LIST}, volledig: auto, fiets, ov, scooter, motor, anders; of geen",
        example="fiets | ov",
    ),
    Column(heading="postcode", explanation="1234 of 1234AB", example="3511"),
    Column(heading="uren_min", explanation="uren per week, minstens", example="16"),
    Column(heading="uren_max", explanation="uren per week, hoogstens", example="32"),
    Column(heading="beschikbaar_vanaf", explanation="jjjj-mm-dd", example="2026-09-01"),
    Column(heading="beschikbaar_tot", explanation="jjjj-mm-dd; leeg is geen einde bekend"),
    Column(
        heading="opleidingsniveau",
        explanation=", ".join(EDUCATION),
        example="vmbo",
        choices=EDUCATION,
    ),
    Column(
        heading="nederlands_spreken",
        explanation=f"1 tot 4, of {', '.join(LANGUAGE)}",
        example="goed",
        choices=LANGUAGE,
    ),
    Column(
        heading="nederlands_schrijven",
        explanation=f"1 tot 4, of {', '.join(LANGUAGE)}",
        example="redelijk",
        choices=LANGUAGE,
    ),
    Column(
        heading="ploegendienst",
        explanation="kan onregelmatig of in ploegen werken: ja of nee",
        example="nee",
        choices=YES_NO,
    ),
    Column(heading="max_afstand_km", explanation="kilometers, enkele reis", example="15"),
    Column(heading="max_reistijd_min", explanation="minuten, enkele reis", example="45"),
    Column(
        heading="nooit_meer",
        explanation=f"{_LIST}; beroepen die iemand niet meer wil",
        example="kok",
    ),
    Column(
        heading="sectoren_gewenst",
        explanation=f"{_LIST}: {', '.join(SECTOR_WORDS)}",
        example="bouw | zakelijke diensten",
    ),
    Column(
        heading="sectoren_niet",
        explanation=f"{_LIST}; dezelfde woorden als bij sectoren_gewenst",
        example="horeca",
    ),
    Column(
        heading="binnen_buiten",
        explanation="binnen, buiten of maakt niet uit",
        example="binnen",
        choices=(*PLACES, "maakt niet uit"),
    ),
    Column(
        heading="alleen_team",
        explanation="alleen, team of maakt niet uit",
        example="team",
        choices=(*COMPANY, "maakt niet uit"),
    ),
    Column(
        heading="doelgroepen",
        explanation=f"{_LIST}; met 'sinds 2024-03-01', of 'niet' ervoor",
        example="participatiewet sinds 2024-03-01 | niet banenafspraak",
    ),
    Column(heading="naam", explanation="alleen voor dubbele inschrijvingen; niet bewaard"),
    Column(heading="e-mail", explanation="alleen voor dubbele inschrijvingen; niet bewaard"),
    Column(heading="telefoon", explanation="alleen voor dubbele inschrijvingen; niet bewaard"),
)

VACANCY_COLUMNS = (
    Column(
        heading="bron_id",
        explanation="eigen id, uniek per opdrachtnemer",
        example=f"{EXAMPLE_ID}-1",
        is_needed=True,
    ),
    Column(
        heading="opdrachtnemer",
        explanation="bedrijf dat de opdracht kreeg",
        example="Opdrachtnemer voorbeeld",
        is_needed=True,
    ),
    Column(
        heading="titel",
        explanation="naam van de vacature",
        example="medewerker groen",
        is_needed=True,
    ),
    Column(heading="beroep", explanation="als het anders heet dan de titel", example="hovenier"),
    Column(
        heading="omschrijving", explanation="lopende tekst", example="Je onderhoudt plantsoenen."
    ),
    Column(
        heading="eisen", explanation=f"{_LIST}; nodig voor het werk", example="snoeien | maaien"
    ),
    Column(heading="pluspunten", explanation=f"{_LIST}; mooi meegenomen", example="bosmaaien"),
    Column(heading="postcode", explanation="waar het werk is: 1234 of 1234AB", example="3511"),
    Column(heading="plaatsen", explanation="aantal plaatsen; leeg is 1", example="2"),
    Column(heading="startdatum", explanation="jjjj-mm-dd", example="2026-11-01"),
    Column(heading="sluitdatum", explanation="jjjj-mm-dd", example="2026-10-15"),
    Column(heading="uren_min", explanation="uren per week, minstens", example="24"),
    Column(heading="uren_max", explanation="uren per week, hoogstens", example="32"),
    Column(heading="rijbewijzen", explanation=f"{_LIST}; alle zijn nodig", example="B"),
    Column(heading="certificaten", explanation=f"{_LIST}; alle zijn nodig", example="VCA basis"),
    Column(
        heading="opleidingsniveau",
        explanation=f"ten minste: {', '.join(EDUCATION)}",
        example="vmbo",
        choices=EDUCATION,
    ),
    Column(
        heading="nederlands_spreken",
        explanation=f"ten minste: 1 tot 4, of {', '.join(LANGUAGE)}",
        example="redelijk",
        choices=LANGUAGE,
    ),
    Column(
        heading="nederlands_schrijven",
        explanation=f"ten minste: 1 tot 4, of {', '.join(LANGUAGE)}",
        choices=LANGUAGE,
    ),
    Column(
        heading="ploegendienst",
        explanation="het werk vraagt onregelmatige diensten of ploegen: ja of nee",
        example="nee",
        choices=YES_NO,
    ),
    Column(heading="vervoer", explanation=f"{_LIST}; eigen vervoer, een hiervan is nodig"),
    Column(
        heading="sector",
        explanation=f"waarin het werk wordt gedaan: {', '.join(SECTOR_WORDS)}",
        example="zakelijke diensten",
    ),
    Column(
        heading="binnen_buiten",
        explanation="waar het werk is: binnen, buiten of beide",
        example="buiten",
        choices=(*PLACES, "beide"),
    ),
    Column(
        heading="alleen_team",
        explanation="alleen, team of beide",
        example="team",
        choices=(*COMPANY, "beide"),
    ),
    Column(heading="contract_id", explanation="nummer van de opdracht", example="OPD-2026-1"),
    Column(heading="contract_titel", explanation="naam van de opdracht", example="Groenonderhoud"),
    Column(heading="opdrachtgever", explanation="overheid die de opdracht gaf", example="Gemeente"),
    Column(
        heading="meetellende_doelgroepen",
        explanation=f"{_LIST}; leeg is onbekend",
        example="participatiewet | banenafspraak",
    ),
    Column(heading="contact_e-mail", explanation="adres van het loket, niet van een persoon"),
    Column(heading="contact_telefoon", explanation="nummer van het loket, niet van een persoon"),
)

COLUMNS = {
    ImportKind.CANDIDATES: CANDIDATE_COLUMNS,
    ImportKind.VACANCIES: VACANCY_COLUMNS,
    ImportKind.PAST_INTRODUCTIONS: PAST_COLUMNS,
}


def _table_layout(
    layout: Layout, columns: tuple[Column, ...], others: tuple[Column, ...]
) -> TableLayout:
    known = frozenset(normalised(column.heading) for column in columns)
    needed = tuple(column.heading for column in columns if column.is_needed)
    return TableLayout(
        layout=layout,
        known=known,
        needed=tuple(map(normalised, needed)),
        telling=known - frozenset(normalised(column.heading) for column in others),
        spellings=needed,
        synonyms={
            normalised(synonym): normalised(column.heading)
            for column in columns
            for synonym in column.synonyms
        },
    )


OWN_CANDIDATES = _table_layout(Layout.OWN_CANDIDATES, CANDIDATE_COLUMNS, VACANCY_COLUMNS)
OWN_VACANCIES = _table_layout(Layout.OWN_VACANCIES, VACANCY_COLUMNS, CANDIDATE_COLUMNS)
OWN_PAST = _table_layout(Layout.OWN_PAST, PAST_COLUMNS, CANDIDATE_COLUMNS + VACANCY_COLUMNS)
