"""The sentences about what people wish of work, in plain Dutch: facts in, words out."""

from __future__ import annotations

from matcher.domain.wishes import Company, Sector, WorkConditions, WorkPlace, WorkWishes

CONDITIONS_UNKNOWN = (
    "Wensen over het werk onbekend: vraag naar sector, binnen of buiten, alleen of in een team."
)
REFUSED_SUBJECT = "Ander werk dan wat de kandidaat nooit meer wil"
REFUSES_NOTHING = "geen werk geweigerd"

SECTOR_NAMES = {
    Sector.AGRICULTURE: "landbouw, bosbouw en visserij",
    Sector.MINING: "winning van delfstoffen",
    Sector.MANUFACTURING: "industrie",
    Sector.ENERGY: "energie",
    Sector.WATER_AND_WASTE: "water en afval",
    Sector.CONSTRUCTION: "bouw",
    Sector.TRADE: "handel",
    Sector.TRANSPORT_AND_STORAGE: "vervoer en opslag",
    Sector.ACCOMMODATION_AND_FOOD: "horeca",
    Sector.INFORMATION_AND_COMMUNICATION: "informatie en communicatie",
    Sector.FINANCE: "financiële instellingen",
    Sector.REAL_ESTATE: "vastgoed",
    Sector.PROFESSIONAL_SERVICES: "advies en onderzoek",
    Sector.SUPPORT_SERVICES: "zakelijke diensten",
    Sector.PUBLIC_ADMINISTRATION: "overheid",
    Sector.EDUCATION: "onderwijs",
    Sector.CARE: "zorg en welzijn",
    Sector.CULTURE_AND_SPORT: "cultuur, sport en recreatie",
    Sector.OTHER_SERVICES: "overige diensten",
    Sector.HOUSEHOLDS: "huishoudens",
    Sector.INTERNATIONAL_ORGANISATIONS: "internationale organisaties",
}
_PLACES = {WorkPlace.INDOORS: "binnen", WorkPlace.OUTDOORS: "buiten"}
_COMPANY = {Company.ALONE: "alleen", Company.TEAM: "in een team"}


def conditions_known(wishes: WorkWishes, work: WorkConditions) -> str:
    """Return every wish that both sides state, beside what the job is like."""
    told = [] if work.sector is None else _sector_told(wishes, work.sector)
    told += _beside(
        [_PLACES[one] for one in sorted(wishes.places)],
        [_PLACES[one] for one in sorted(work.places)],
    )
    told += _beside(
        [_COMPANY[one] for one in sorted(wishes.company)],
        [_COMPANY[one] for one in sorted(work.company)],
    )
    sentence = "; ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def refused_like(phrase: str) -> str:
    """Return the work that the person will not do again and that this job is, or resembles."""
    return f"nooit meer: '{phrase}'"


def _sector_told(wishes: WorkWishes, sector: Sector) -> list[str]:
    name = SECTOR_NAMES[sector]
    if sector in wishes.refused_sectors:
        return [f"wil niet werken in de sector {name}"]
    if sector in wishes.wanted_sectors:
        return [f"wil werken in de sector {name}"]
    if wishes.wanted_sectors:
        return [f"noemt de sector {name} niet bij de wensen"]
    return [f"heeft niets tegen de sector {name}"] if wishes.refused_sectors else []


def _beside(wished: list[str], offered: list[str]) -> list[str]:
    """Return a wish and what the job is: 'wil buiten werken, dit werk is binnen'; or nothing."""
    if not wished or not offered:
        return []
    job = " en ".join(offered)
    wish = f"wil {wished[0]} werken" if len(wished) == 1 else f"{' of '.join(wished)} is goed"
    return [f"{wish}, dit werk is {job}"]
