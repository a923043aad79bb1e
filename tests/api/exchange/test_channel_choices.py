"""Past choices of a channel from a CSV: read whole, or refused with the place of every fault."""

from __future__ import annotations

import math
from datetime import date

import pytest

from api.exchange.channel_choices import channel_events
from matcher.errors import InvalidInput
from matcher.ternary import Ternary
from tests.api.exchange.files import SYNTHETIC_BSN

HEADINGS = "opdrachtnemer;datum;kanaal"


def read(headings: str, *rows: str) -> list[object]:
    return list(channel_events("\n".join([headings, *rows]).encode(), "keuzes.csv"))


def refused(headings: str, *rows: str) -> str:
    with pytest.raises(InvalidInput) as told:
        read(headings, *rows)
    assert told.value.where == "keuzes.csv"
    assert told.value.remedy
    return told.value.what


def test_three_columns_are_enough_and_the_rest_is_unknown() -> None:
    (event,) = channel_events(f"{HEADINGS}\nO-1;2025-03-01;gemeente\n".encode(), "keuzes.csv")
    assert (event.contractor, event.day, event.channel) == ("O-1", date(2025, 3, 1), "municipality")
    assert event.succeeded is Ternary.UNKNOWN
    assert event.available == frozenset()
    assert event.log_size is None
    assert event.regular_channel is None
    assert event.traits == {}


def test_all_columns_are_read_in_the_words_of_a_desk() -> None:
    headings = (
        "Opdrachtnemer,Datum,Kanaal,Geslaagd,Beschikbaar,Medewerkers,Gewone_werving,"
        "afstand_km_uwv,afstand_km_gemeente,doelgroep_uwv,doelgroep_gemeente"
    )
    row = 'O-1,01-03-2025,UWV,ja,uwv|gemeente,50,geen,"12,5",3,nee,ja'
    (event,) = channel_events(f"{headings}\n{row}\n".encode(), "keuzes.csv")
    assert event.succeeded is Ternary.MEETS
    assert event.available == {"uwv", "municipality"}
    assert event.log_size == pytest.approx(math.log(50))
    assert event.regular_channel == ""
    assert event.traits == {
        "distance_10_km": {"uwv": 1.25, "municipality": 0.3},
        "serves_group": {"uwv": 0.0, "municipality": 1.0},
    }


def test_columns_of_a_channel_that_was_not_available_may_be_empty() -> None:
    headings = f"{HEADINGS};beschikbaar;afstand_km_uwv;afstand_km_onderwijs"
    rows = ("O-1;2025-03-01;uwv;uwv;4;", "O-1;2025-04-01;onderwijs;;4;5")
    channel_events("\n".join([headings, *rows]).encode(), "keuzes.csv")


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("kanaal", "de buurman", "Hier staat geen kanaal."),
        ("datum", "", "Er staat geen datum."),
        ("datum", "31-02-2025", "Dit is geen datum die wij kunnen lezen."),
        ("opdrachtnemer", "", "Er staat geen id"),
        ("opdrachtnemer", SYNTHETIC_BSN, "BSN"),
        ("geslaagd", "misschien", "Dit is geen ja of nee."),
        ("beschikbaar", "gemeente", "Het gekozen kanaal staat er niet bij."),
        ("medewerkers", "0", "geen mogelijk aantal"),
        ("medewerkers", "", "Hier is niets bekend, en een gok mag niet."),
        ("gewone_werving", "", "Hier staat geen kanaal."),
        ("afstand_km_uwv", "", "Hier is niets bekend, en een gok mag niet."),
        ("doelgroep_uwv", "", "Hier is niets bekend, en een gok mag niet."),
    ],
)
def test_a_cell_that_is_not_what_its_column_asks_is_named_by_row_and_column(
    column: str, cell: str, what: str
) -> None:
    good = {
        "opdrachtnemer": "O-1",
        "datum": "2025-03-01",
        "kanaal": "uwv",
        "geslaagd": "ja",
        "beschikbaar": "uwv",
        "medewerkers": "10",
        "gewone_werving": "uwv",
        "afstand_km_uwv": "3",
        "doelgroep_uwv": "ja",
    }
    rows = [";".join(good.values()), ";".join((good | {column: cell}).values())]
    told = refused(";".join(good), *rows)
    assert f"rij 3, kolom {column}: " in told
    assert what in told
    assert not cell or cell not in told.replace("Het gekozen kanaal", "")


def test_many_faults_are_told_in_short() -> None:
    told = refused(HEADINGS, *(["O-1;2025-03-01;nergens"] * 8))
    assert told.count("Hier staat geen kanaal.") == 5
    assert told.endswith("En nog 3 rijen.")


def test_a_trait_is_asked_of_every_channel_that_could_be_chosen() -> None:
    rows = ("O-1;2025-03-01;uwv;4", "O-1;2025-04-01;gemeente;4")
    told = refused(f"{HEADINGS};afstand_km_uwv", *rows)
    assert "rij 2, kolom afstand_km_uwv: Zo'n kolom ontbreekt voor: municipality." in told


@pytest.mark.parametrize(
    ("headings", "what"),
    [
        ("opdrachtnemer;datum", "Deze koppen ontbreken: kanaal."),
        (f"{HEADINGS};naam", "Kolom 4 heeft een onbekende kop."),
        (f"{HEADINGS};afstand_km_maan", "Kolom 4 heeft een onbekende kop."),
        (f"{HEADINGS};kanaal", "Kolom 4 heeft een kop die er al staat."),
        (f"{HEADINGS};doelgroep_gemeente;doelgroep_municipality", "is er meer dan een"),
    ],
)
def test_headings_that_cannot_be_are_refused(headings: str, what: str) -> None:
    assert what in refused(headings, ";".join(["1"] * (headings.count(";") + 1)))


def test_a_row_with_a_cell_too_many_is_refused() -> None:
    assert "Rij 2 heeft niet 3 cellen." in refused(HEADINGS, "O-1;2025-03-01;uwv;ja")


def test_what_is_no_csv_is_refused() -> None:
    with pytest.raises(InvalidInput, match="geen CSV"):
        channel_events(b'[{"kanaal": "uwv"}]', "keuzes.csv")
