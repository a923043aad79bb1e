"""Which ids from somebody's own system are taken, and which may be a BSN."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.exchange.cells import Cell, UnusableValue, source_id_of
from api.exchange.reader import read_candidates, read_vacancies
from tests.api.exchange.files import (
    EIGHT_OF_A_BSN,
    SYNTHETIC_BSN,
    a_sonar_row,
    write_own,
    write_sonar,
)

FULL_WIDTH = "".join(chr(ord(digit) + 0xFEE0) for digit in SYNTHETIC_BSN)
ARABIC = "".join(chr(ord(digit) + 0x630) for digit in SYNTHETIC_BSN)

REFUSED: list[Cell] = [
    f"bsn nr {SYNTHETIC_BSN}",
    f"burgerservicenummer {SYNTHETIC_BSN}",
    f"id {SYNTHETIC_BSN}",
    f"{SYNTHETIC_BSN}-1",
    f"2026 {SYNTHETIC_BSN}",
    "123-456-782/3",
    FULL_WIDTH,
    ARABIC,
    EIGHT_OF_A_BSN,
    int(EIGHT_OF_A_BSN),
    float(SYNTHETIC_BSN),
    "1000.0008 x",
    "2012 34567",
    "bsn 12345678",
    "BSN12345678",
    "B.S.N. 12.34.56.78",
    "Burger-Servicenr: 123456789",
    "sofi-nr 123456789-1",
    "k0001\uff20voorbeeld.invalid",
]
ALLOWED = [
    f"WZ{SYNTHETIC_BSN}",
    f"{SYNTHETIC_BSN}a",
    f"{SYNTHETIC_BSN}0",
    f"WZ{EIGHT_OF_A_BSN}",
    "123456789",
    "12345678",
    "K-0001",
    "2026-00009",
    "OPD-2026-0007",
    "2026-11-25",
    "Sofia-12345678",
    "bsn-team 7",
]


@pytest.mark.parametrize("cell", REFUSED)
def test_what_may_be_a_bsn_or_an_address_is_no_id(cell: Cell) -> None:
    with pytest.raises(UnusableValue) as caught:
        source_id_of(cell)
    assert caught.value.remedy
    assert not any(sign.isdecimal() for sign in caught.value.what)


@pytest.mark.parametrize("text", ALLOWED)
def test_another_id_is_taken_as_it_is_written(text: str) -> None:
    assert source_id_of(text) == text


def test_a_year_with_a_serial_number_is_never_taken_for_a_bsn() -> None:
    assert all(source_id_of(f"2026-{number:05d}") for number in range(500))


@pytest.mark.parametrize("cell", [int(EIGHT_OF_A_BSN), f"bsn nr {SYNTHETIC_BSN}", FULL_WIDTH])
def test_a_row_with_such_an_id_is_refused_and_the_id_is_not_repeated(
    tmp_path: Path, cell: object
) -> None:
    path = write_sonar(tmp_path, a_sonar_row(ID_WZ=cell), a_sonar_row(ID_WZ=f"WZ{SYNTHETIC_BSN}"))
    reading = read_candidates(path)
    assert [record.source_id for record in reading.records] == [f"WZ{SYNTHETIC_BSN}"]
    (problem,) = reading.problems
    assert (problem.row, problem.value, problem.is_rejected) == (2, "", True)


def test_a_contract_number_of_nine_digits_is_kept(tmp_path: Path) -> None:
    contract, problems = _contract_of(tmp_path, "123456789")
    assert (contract, problems) == ("123456789", [])


def test_a_contract_number_that_may_be_a_bsn_costs_the_contract_and_not_the_vacancy(
    tmp_path: Path,
) -> None:
    assert _contract_of(tmp_path, SYNTHETIC_BSN) == (None, [("contract_id", "", False)])


def _contract_of(folder: Path, number: str) -> tuple[str | None, list[tuple[str, str, bool]]]:
    path = write_own(
        folder,
        bron_id="V1",
        opdrachtnemer="Bedrijf",
        titel="kok",
        contract_id=number,
        contract_titel="Catering",
    )
    reading = read_vacancies(path)
    (record,) = reading.records
    told = [(problem.column, problem.value, problem.is_rejected) for problem in reading.problems]
    return (record.contract.source_id if record.contract else None), told
