"""A table of age bands and gender is read whole, or not at all, and never repeats a cell."""

from __future__ import annotations

import pytest

from api.exchange.fairness_table import FactRecord, fact_records
from matcher.domain.fairness_fact import AgeBand, Gender
from matcher.errors import InvalidInput, UnreadableFile
from tests.api.exchange.files import SYNTHETIC_BSN

HEADINGS = "kandidaat;leeftijdsgroep;geslacht\n"


def told(record: FactRecord) -> tuple[int, str, AgeBand | None, Gender | None]:
    return (record.row, record.candidate, record.age_band, record.gender)


def refused(text: str) -> str:
    with pytest.raises(InvalidInput) as caught:
        fact_records(text.encode(), "feiten.csv")
    return caught.value.sentence()


def test_three_columns_in_any_order_with_any_usual_delimiter() -> None:
    wanted = [(2, "K-0001", AgeBand.FROM_45, Gender.FEMALE), (3, "0002", None, Gender.MALE)]
    for text in (
        HEADINGS + "K-0001;45-54;vrouw\n0002;;M\n",
        "Geslacht,Kandidaat,Leeftijdsgroep\nv,K-0001,45 - 54\nman,0002,onbekend\n",
        "\ufeffkandidaat\tgeslacht\tleeftijdsgroep\nK-0001\tVrouw\t45–54\n0002\tman\t?\n",
    ):
        assert [told(record) for record in fact_records(text.encode(), "a.csv")] == wanted


def test_empty_rows_are_passed_over_and_rows_keep_their_number() -> None:
    records = fact_records((HEADINGS + "\n;;\nK-0001;65+;x\n").encode(), "a.csv")
    assert [told(record) for record in records] == [(4, "K-0001", AgeBand.FROM_65, Gender.OTHER)]


def test_an_age_is_not_a_band_and_every_fault_is_named_by_row() -> None:
    fault = refused(HEADINGS + "K-0001;47;vrouw\nK-0002;;dame\n;45-54;man\nK-0001;;man\n")
    assert "rij 2: de leeftijdsgroep" in fault
    assert "rij 3: het geslacht" in fault
    assert "rij 4: er staat geen kandidaat" in fault
    assert "rij 5: deze kandidaat staat er al" in fault
    assert "15-24, 25-34" in fault


def test_no_message_repeats_what_stood_in_a_cell() -> None:
    fault = refused(HEADINGS + f"{SYNTHETIC_BSN};geboren 1979;Jansje\n")
    assert not [part for part in (SYNTHETIC_BSN, "1979", "Jansje") if part in fault]


def test_many_faults_are_counted_and_not_all_listed() -> None:
    rows = "".join(f"K-{number};47;\n" for number in range(12))
    fault = refused(HEADINGS + rows)
    assert fault.count("rij ") == 5
    assert "en nog 7" in fault


@pytest.mark.parametrize(
    "text",
    [
        "kandidaat;leeftijdsgroep\nK-0001;45-54\n",
        "kandidaat;leeftijdsgroep;geslacht;naam\nK-0001;45-54;vrouw;iemand\n",
        "kandidaat;leeftijdsgroep;geslacht;geboortedatum\nK-0001;45-54;vrouw;1-1-1979\n",
        HEADINGS + "K-0001;45-54\n",
        HEADINGS + 'K-0001;"45-54;vrouw\n',
        '{"kandidaat": "K-0001"}',
        "%PDF-1.4",
        "",
        " \n\n",
    ],
)
def test_more_than_is_asked_or_less_is_refused_before_anything_is_stored(text: str) -> None:
    with pytest.raises(UnreadableFile, match=r"koppen|CSV"):
        fact_records(text.encode(), "feiten.csv")


def test_a_record_says_nothing_of_itself_in_a_log() -> None:
    (record,) = fact_records((HEADINGS + "K-0001;45-54;vrouw\n").encode(), "a.csv")
    assert "vrouw" not in repr(record)
    assert "FEMALE" not in repr(record)
