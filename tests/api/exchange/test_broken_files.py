"""Files with one mistake each: a clear message or a correct import, never a traceback."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from api.exchange import file_content
from api.exchange.reader import file_digest, read_candidates, read_vacancies
from matcher.errors import MatcherError, UnreadableFile
from tests.api.exchange.files import a_sonar_row, write_csv, write_sonar, write_workbook

BROKEN = Path(__file__).parents[2] / "broken_files" / "imports"

REFUSED = {
    "json-afgebroken.json": "regel 3",
    "json-met-nan.json": "NaN",
    "json-zonder-vum.json": "sleutels: bestelling, bedrag",
    "csv-alleen-kopregel.csv": "geen rijen",
    "csv-dubbele-kop.csv": "twee keer",
    "csv-zonder-kopregel.csv": "geen kolomkoppen",
    "csv-andere-koppen.csv": "Factuur, Bedrag, Leverancier",
    "csv-id-kolom-ontbreekt.csv": "ontbreken: bron_id",
    "csv-vacatures-als-kandidaten.csv": "bevat vacatures",
    "csv-aanhalingsteken-open.csv": "aanhalingsteken",
    "webpagina-met-uitgang.xls": "webpagina",
    "pdf-met-uitgang.csv": "PDF",
    "leeg-bestand.csv": "leeg",
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_file_with_this_mistake_is_refused_with_a_remedy(name: str) -> None:
    with pytest.raises(UnreadableFile, match=REFUSED[name]) as caught:
        read_candidates(BROKEN / name)
    assert caught.value.remedy
    assert name in caught.value.where


def test_every_broken_file_is_tested() -> None:
    read_with_problems = {"csv-rij-met-extra-cellen.csv", "csv-onmogelijke-waarden.csv"}
    assert {path.name for path in BROKEN.iterdir()} == set(REFUSED) | read_with_problems


def test_the_cells_of_a_file_without_headings_are_not_repeated() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_candidates(BROKEN / "csv-zonder-kopregel.csv")
    assert "kandidaat" not in str(caught.value).replace("kandidaten", "")


def test_a_row_with_too_many_cells_is_refused_and_the_others_are_read() -> None:
    reading = read_candidates(BROKEN / "csv-rij-met-extra-cellen.csv")
    assert [record.source_id for record in reading.records] == ["A1", "A3"]
    rejected = {problem.row: problem.is_rejected for problem in reading.problems}
    assert rejected == {3: True, 4: False}


def test_impossible_values_are_told_by_row_and_column() -> None:
    reading = read_candidates(BROKEN / "csv-onmogelijke-waarden.csv")
    told = {(problem.row, problem.column, problem.value) for problem in reading.problems}
    assert told == {
        (2, "uren_max", "168"),
        (2, "beschikbaar_vanaf", "2026-02-30"),
        (2, "opleidingsniveau", "topniveau"),
        (2, "postcode", "12345"),
        (2, "ploegendienst", "soms"),
    }
    assert len(reading.records) == 1


def test_a_missing_file_and_a_directory_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="bestaat niet"):
        read_candidates(tmp_path / "weg.xlsx")
    with pytest.raises(UnreadableFile, match="map"):
        read_vacancies(tmp_path)
    with pytest.raises(UnreadableFile):
        file_digest(tmp_path / "weg.xlsx")


def test_what_is_no_regular_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pijp.csv", tmp_path / "koppeling.csv"
    os.mkfifo(pipe)
    link.symlink_to("/dev/zero")
    for path in (pipe, link, Path("/dev/zero")):
        with pytest.raises(UnreadableFile, match="geen gewoon bestand") as caught:
            read_candidates(path)
        assert caught.value.remedy


def test_a_link_to_a_regular_file_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "koppeling.csv"
    link.symlink_to(write_csv(tmp_path, "bron_id;vaardigheden\nA1;koken\n"))
    assert len(read_candidates(link).records) == 1


def test_a_file_above_the_limit_is_refused_with_the_advice_to_split(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "bron_id;vaardigheden\nA1;koken\n")
    with pytest.raises(UnreadableFile, match="Splits"):
        read_candidates(path, size_limit=10)


def test_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    plain = write_sonar(tmp_path, a_sonar_row())
    path = tmp_path / "geheim.xlsx"
    with path.open("wb") as stream:
        OOXMLFile(io.BytesIO(plain.read_bytes())).encrypt("geheim", stream)
    with pytest.raises(UnreadableFile, match="wachtwoord"):
        read_candidates(path)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[: len(content) // 2],
        lambda content: b"PK\x03\x04" + b"\0" * 100,
        lambda content: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    ],
)
def test_a_damaged_workbook_says_so(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    path = write_sonar(tmp_path, a_sonar_row())
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(UnreadableFile, match="beschadigd"):
        read_candidates(path)


def test_a_zip_that_is_no_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "foto.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("foto.txt", "geen tabel")
    with pytest.raises(UnreadableFile, match="geen werkmap"):
        read_candidates(path)


def test_a_workbook_that_unpacks_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_content, "UNPACKED_LIMIT_BYTES", 1000)
    with pytest.raises(UnreadableFile, match="uitpakken"):
        read_candidates(write_sonar(tmp_path, a_sonar_row()))


def test_one_stray_cell_at_the_end_of_a_sheet_does_not_exhaust_memory(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "ID_WZ"
    workbook.active["XFD1048576"] = "x"
    path = tmp_path / "groot.xlsx"
    workbook.save(path)
    with pytest.raises(UnreadableFile, match="kolom 16384"):
        read_candidates(path)


def test_a_wrong_sheet_lists_the_sheets_and_the_headings(tmp_path: Path) -> None:
    rows = [("Merk", "Kleur"), ("Fiets", "3")]
    path = write_workbook(tmp_path / "magazijn.xlsx", rows, sheet="Voorraad")
    with pytest.raises(UnreadableFile, match=r"'Voorraad'.*Merk, Kleur"):
        read_candidates(path)


def test_the_right_sheet_is_found_behind_another(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Toelichting"])
    sheet = workbook.create_sheet("Gegevens")
    sheet.append(["ID_WZ", "Bemiddelingsberoep"])
    sheet.append(["WZ1", "kok"])
    path = tmp_path / "twee bladen.xlsx"
    workbook.save(path)
    assert len(read_candidates(path).records) == 1


def test_a_second_sheet_with_the_same_layout_is_told(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    for sheet in (workbook.active, workbook.create_sheet("Nog een")):
        sheet.append(["ID_WZ", "Bemiddelingsberoep"])
        sheet.append([f"WZ-{sheet.title}", "kok"])
    path = tmp_path / "twee bladen.xlsx"
    workbook.save(path)
    reading = read_candidates(path)
    assert len(reading.records) == 1
    assert "Nog een" in reading.problems[0].what


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encodings_and_delimiters_are_recognised(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    lines = [["bron_id", "vaardigheden", "postcode"], ["A1", "crèmes | façades", "3511"]]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    (record,) = read_candidates(write_csv(tmp_path, text, encoding=encoding)).records
    assert record.profile.skills == ("crèmes", "façades")


def test_quoted_newlines_count_as_one_row(tmp_path: Path) -> None:
    text = 'sep=;\nbron_id;opdrachtnemer;titel;omschrijving\n1;B;kok;"een\ntwee"\n\n2;B;kok;drie\n'
    records = read_vacancies(write_csv(tmp_path, text)).records
    assert [record.row for record in records] == [3, 5]
    assert records[0].vacancy.description == "een\ntwee"


def test_a_quote_that_opens_only_for_another_delimiter_does_no_harm(tmp_path: Path) -> None:
    rows = [f"A{number};{'koken ' * 5}" for number in range(2, 6000)]
    text = "\n".join(["bron_id;vaardigheden", 'A1;koken,"bakken', *rows])
    assert len(read_candidates(write_csv(tmp_path, text)).records) == 5999


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    content=st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail)
    | st.binary(max_size=200).map(lambda tail: b"bron_id;vaardigheden;postcode\n" + tail)
    | st.binary(max_size=200).map(lambda tail: b'[{"idWerkzoekende": "1", "' + tail)
)
def test_arbitrary_bytes_raise_nothing_but_our_own_errors(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "willekeurig"
    path.write_bytes(content)
    for read in (read_candidates, read_vacancies):
        with suppress(MatcherError):
            assert read(path).n_rows > 0


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(places=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=8))
def test_a_workbook_with_flipped_bytes_raises_nothing_but_our_own_errors(
    tmp_path: Path, places: list[tuple[int, int]]
) -> None:
    content = bytearray(write_sonar(tmp_path, a_sonar_row()).read_bytes())
    for place, byte in places:
        content[place % len(content)] = byte
    path = tmp_path / "bedorven.xlsx"
    path.write_bytes(content)
    try:
        reading = read_candidates(path)
    except MatcherError:
        return
    assert reading.n_rows >= len(reading.records)
