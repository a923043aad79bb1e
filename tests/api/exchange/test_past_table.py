"""Tables of earlier introductions: every cell understood, or the whole row refused and told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from api.exchange.past_columns import PAST_COLUMNS
from api.exchange.reader import Layout, Reading, read_candidates, read_past, read_vacancies
from matcher.domain.claim import TargetGroup
from matcher.domain.introduction import FoundThrough, Initiator, RefusalReason
from matcher.domain.organisation import Channel
from matcher.domain.past_introduction import PastIntroduction, PastOutcome
from matcher.domain.reading import PastRecord
from matcher.domain.work_end import EndReason
from matcher.errors import UnreadableFile
from matcher.ternary import Ternary
from tests.api.exchange.files import EIGHT_OF_A_BSN, SYNTHETIC_BSN, write_json, write_workbook
from tests.api.exchange.past_files import CASE, a_case, write_past

TODAY = date(2026, 11, 25)


def read(folder: Path, **cells: str) -> Reading[PastRecord]:
    return read_past(write_past(folder, a_case(1, **cells)), on=TODAY)


def case_of(folder: Path, **cells: str) -> PastIntroduction:
    """Return the case of a row without a fault."""
    reading = read(folder, **cells)
    assert reading.problems == ()
    (record,) = reading.records
    return record.case


def test_a_case_is_read_from_all_columns(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        persoon="P-17",
        opdracht="OPD-2021-1",
        vacature="VAC-12",
        functie="medewerker groen",
        bemiddelaar="Werkbedrijf Voorbeeld",
        begonnen_door="desk",
        weg="rechtstreeks",
        gesprek_op="08-03-2021",
        geplaatst_op="2021-04-01",
        uitkomst="geplaatst",
        geeindigd_op="2021-12-31",
        reden_einde="Contract liep af",
        na_6_maanden="ja",
        na_12_maanden="nee",
        doelgroep="banenafspraak",
        meerkosten="€ 1.250,50",
        meeruren="40",
    )
    (record,) = reading.records
    assert (reading.layout, reading.problems) == (Layout.OWN_PAST, ())
    assert record.person_code == "P-17"
    assert record.case == PastIntroduction(
        case_id="zaak 1",
        contractor="Wegenbouw Voorbeeld",
        contract="OPD-2021-1",
        vacancy="VAC-12",
        job_title="medewerker groen",
        channel=Channel.UWV,
        intermediary="Werkbedrijf Voorbeeld",
        started_by=Initiator.MUNICIPAL_DESK,
        found_through=FoundThrough.DIRECT_APPROACH,
        introduced_on=date(2021, 3, 1),
        interviewed=Ternary.MEETS,
        interviewed_on=date(2021, 3, 8),
        placed=Ternary.MEETS,
        outcome=PastOutcome.PLACED,
        placed_on=date(2021, 4, 1),
        ended_on=date(2021, 12, 31),
        end_reason=EndReason.CONTRACT_ENDED,
        in_work_after_6=Ternary.MEETS,
        in_work_after_12=Ternary.FAILS,
        group=TargetGroup.BANENAFSPRAAK,
        euros=Decimal("1250.50"),
        hours=Decimal(40),
        told_on=TODAY,
    )


def test_what_the_table_does_not_say_is_unknown(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    assert (case.placed, case.interviewed, case.outcome) == (
        Ternary.UNKNOWN,
        Ternary.UNKNOWN,
        None,
    )
    assert (case.started_by, case.found_through, case.group, case.euros) == (None,) * 4
    assert (case.in_work_after(6), case.in_work_after(12)) == (Ternary.UNKNOWN, Ternary.UNKNOWN)


@pytest.mark.parametrize("word", ["onbekend", "NNB", "??", ""])
def test_a_channel_may_be_unknown(tmp_path: Path, word: str) -> None:
    assert case_of(tmp_path, kanaal=word).channel is None


def test_none_is_an_answer_and_empty_is_not(tmp_path: Path) -> None:
    case = case_of(tmp_path, gesprek_op="geen", geplaatst_op="nee", meerkosten="geen")
    assert (case.interviewed, case.placed) == (Ternary.FAILS, Ternary.FAILS)
    assert (case.outcome, case.euros) == (None, Decimal(0))


@pytest.mark.parametrize(
    ("word", "placed", "outcome"),
    [
        ("geplaatst", Ternary.MEETS, PastOutcome.PLACED),
        ("afgewezen door opdrachtnemer", Ternary.FAILS, PastOutcome.DECLINED_BY_CONTRACTOR),
        ("Afgezegd door kandidaat", Ternary.FAILS, PastOutcome.DECLINED_BY_CANDIDATE),
        ("withdrawn", Ternary.FAILS, PastOutcome.WITHDRAWN),
        ("elders aan het werk", Ternary.FAILS, PastOutcome.CLOSED_HIRED_ELSEWHERE),
        ("loopt nog", Ternary.FAILS, PastOutcome.OPEN),
        ("niet geplaatst", Ternary.FAILS, None),
        ("onbekend", Ternary.UNKNOWN, None),
    ],
)
def test_an_outcome_says_what_came_of_it(
    tmp_path: Path, word: str, placed: Ternary, outcome: PastOutcome | None
) -> None:
    case = case_of(tmp_path, uitkomst=word)
    assert (case.placed, case.outcome) == (placed, outcome)


def test_headings_have_synonyms_and_case_and_signs_do_not_matter(tmp_path: Path) -> None:
    table: list[list[Any]] = [
        [
            "Zaaknummer",
            "Aannemer",
            "Wervingskanaal",
            "Datum voorstel",
            "Beëindigd op",
            "Startdatum",
        ],
        [17, "Bouw", "Gemeente", date(2021, 3, 1), date(2022, 1, 1), 44287],
    ]
    reading = read_past(write_workbook(tmp_path / "toen.xlsx", table, above=2), on=TODAY)
    (record,) = reading.records
    assert (reading.problems, reading.ignored_columns) == ((), ())
    assert (record.source_id, record.case.channel) == ("17", Channel.MUNICIPALITY)
    assert (record.case.placed_on, record.case.ended_on) == (date(2021, 4, 1), date(2022, 1, 1))


def test_one_thing_under_two_headings_is_refused(tmp_path: Path) -> None:
    path = write_past(tmp_path, a_case(zaaknummer="2"))
    with pytest.raises(UnreadableFile, match="'zaaknummer' staat er twee keer"):
        read_past(path, on=TODAY)


FAULTS = [
    ({"opdrachtnemer": ""}, "opdrachtnemer", "geen opdrachtnemer"),
    ({"opdrachtnemer": "nnb"}, "opdrachtnemer", "geen opdrachtnemer"),
    ({"voorgesteld_op": ""}, "voorgesteld_op", "valt in geen enkele periode"),
    ({"voorgesteld_op": "voorjaar"}, "voorgesteld_op", "geen datum"),
    ({"voorgesteld_op": "2021-02-30"}, "voorgesteld_op", "geen datum"),
    ({"voorgesteld_op": "2027-01-01"}, "voorgesteld_op", "moet nog komen"),
    ({"kanaal": "kennissen"}, "kanaal", "geen kanaal"),
    ({"begonnen_door": "iedereen"}, "begonnen_door", "hoort niet in deze kolom"),
    ({"weg": "toeval"}, "weg", "hoort niet in deze kolom"),
    ({"gesprek_op": "ja"}, "gesprek_op", "geen datum"),
    ({"gesprek_op": "2021-02-01"}, "gesprek_op", "ligt voor"),
    ({"geplaatst_op": "2021-02-01"}, "geplaatst_op", "ligt voor"),
    ({"geplaatst_op": "2021-04-01", "uitkomst": "loopt nog"}, "uitkomst", "elkaar tegen"),
    ({"geplaatst_op": "geen", "uitkomst": "geplaatst"}, "uitkomst", "elkaar tegen"),
    ({"uitkomst": "gelukt"}, "uitkomst", "hoort niet in deze kolom"),
    ({"reden": "taal"}, "reden", "hoort bij afwijzen"),
    ({"reden": "pech", "uitkomst": "geplaatst"}, "reden", "hoort niet in deze kolom"),
    (
        {"reden": "andere kandidaat gekozen", "uitkomst": "afgezegd door kandidaat"},
        "reden",
        "niet van wie ervan afzag",
    ),
    ({"geeindigd_op": "2021-09-01"}, "geeindigd_op", "staat niet dat iemand is geplaatst"),
    ({"reden_einde": "ontslagen"}, "reden_einde", "staat niet dat iemand is geplaatst"),
    ({"geplaatst_op": "2021-09-01", "geeindigd_op": "2021-08-01"}, "geeindigd_op", "ligt voor"),
    ({"na_6_maanden": "ja"}, "na_6_maanden", "staat niet dat iemand is geplaatst"),
    ({"na_6_maanden": "bijna"}, "na_6_maanden", "geen ja of nee"),
    (
        {"geplaatst_op": "2026-09-01", "na_6_maanden": "ja"},
        "na_6_maanden",
        "2027-03-01; dat moet nog komen",
    ),
    (
        {"geplaatst_op": "2021-04-01", "geeindigd_op": "2021-06-01", "na_6_maanden": "ja"},
        "na_6_maanden",
        "zegt iets anders",
    ),
    (
        {"uitkomst": "geplaatst", "na_6_maanden": "nee", "na_12_maanden": "ja"},
        "na_12_maanden",
        "niet hetzelfde werk",
    ),
    ({"doelgroep": "langdurig werkloos"}, "doelgroep", "doelgroep die wij niet kennen"),
    ({"meerkosten": "veel"}, "meerkosten", "geen bedrag"),
    ({"meerkosten": "-5"}, "meerkosten", "geen bedrag"),
    ({"meerkosten": "1,2345"}, "meerkosten", "geen bedrag"),
    ({"meeruren": "99.999.999"}, "meeruren", "geen bedrag"),
    ({"persoon": "Jan de Voorbeeld"}, "persoon", "kan een naam zijn"),
    ({"functie": "x" * 201}, "functie", "201 tekens"),
]


@pytest.mark.parametrize(("cells", "column", "what"), FAULTS)
def test_a_row_with_a_fault_is_refused_and_the_fault_is_told(
    tmp_path: Path, cells: dict[str, str], column: str, what: str
) -> None:
    path = write_past(tmp_path, a_case(1), a_case(2, **cells))
    reading = read_past(path, on=TODAY)
    assert [record.source_id for record in reading.records] == ["zaak 1"]
    (problem,) = reading.problems
    assert (problem.row, problem.column, problem.is_rejected) == (3, column, True)
    assert what in problem.what
    assert problem.remedy


def test_every_fault_of_a_row_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, voorgesteld_op="", kanaal="x", weg="y", meerkosten="z")
    assert {problem.column for problem in reading.problems} == {
        "voorgesteld_op",
        "kanaal",
        "weg",
        "meerkosten",
    }
    assert all(problem.is_rejected for problem in reading.problems)


@pytest.mark.parametrize("column", [column.heading for column in PAST_COLUMNS])
@pytest.mark.parametrize(
    "identity", [SYNTHETIC_BSN, EIGHT_OF_A_BSN, "k1@voorbeeld.invalid", "06-20000001"]
)
def test_what_tells_who_somebody_is_is_refused_in_every_column_and_not_repeated(
    tmp_path: Path, column: str, identity: str
) -> None:
    reading = read(tmp_path, **{column: identity})
    assert reading.records == ()
    assert any(problem.column == column for problem in reading.problems)
    assert identity not in repr(reading.problems)


def test_columns_that_identify_are_never_looked_at(tmp_path: Path) -> None:
    reading = read(tmp_path, BSN=SYNTHETIC_BSN, opmerking="hallo")
    assert (reading.dropped_columns, reading.ignored_columns) == (("BSN",), ("opmerking",))
    assert len(reading.records) == 1


def test_of_two_rows_with_one_id_the_later_one_counts(tmp_path: Path) -> None:
    path = write_past(tmp_path, a_case(1), a_case(1, kanaal="gemeente"))
    reading = read_past(path, on=TODAY)
    assert [record.case.channel for record in reading.records] == [Channel.MUNICIPALITY]
    assert [(problem.row, problem.is_rejected) for problem in reading.problems] == [(2, True)]


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1250", "1250"),
        ("1.250", "1250"),
        ("1.250.000,05", "1250000.05"),
        ("12,5", "12.5"),
        ("12.50", "12.50"),
        ("40 uur", "40"),
        ("0", "0"),
    ],
)
def test_sums_are_read_as_dutch_writes_them(tmp_path: Path, cell: str, amount: str) -> None:
    assert case_of(tmp_path, meeruren=cell).hours == Decimal(amount)


def test_a_number_of_a_workbook_is_what_it_shows(tmp_path: Path) -> None:
    table: list[list[Any]] = [[*CASE, "kosten", "extra uren"], [*CASE.values(), 1250.5, 125.123]]
    (problem,) = read_past(write_workbook(tmp_path / "a.xlsx", table), on=TODAY).problems
    assert (problem.column, problem.value) == ("extra uren", "125.123")


def test_a_reason_may_be_of_who_gave_up(tmp_path: Path) -> None:
    case = case_of(tmp_path, uitkomst="afgewezen door opdrachtnemer", reden="taal")
    assert case.reason is RefusalReason.LANGUAGE


def test_the_kinds_of_table_are_told_apart(tmp_path: Path) -> None:
    path = write_past(tmp_path, a_case())
    for reader in (read_candidates, read_vacancies):
        with pytest.raises(UnreadableFile, match="bevat eerdere voorstellen"):
            reader(path)
    vacancies = write_past(tmp_path, {"bron_id": "1", "opdrachtnemer": "B", "titel": "kok"})
    with pytest.raises(UnreadableFile, match="bevat vacatures"):
        read_past(vacancies, on=TODAY)


def test_a_table_that_lacks_a_column_says_which(tmp_path: Path) -> None:
    path = write_past(tmp_path, {"zaak": "1", "kanaal": "uwv", "weg": "", "datum voorstel": ""})
    with pytest.raises(UnreadableFile, match="deze kolommen ontbreken: opdrachtnemer"):
        read_past(path, on=TODAY)


def test_json_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="niet uit JSON"):
        read_past(write_json(tmp_path, [{"zaak_id": 1}]), on=TODAY)
