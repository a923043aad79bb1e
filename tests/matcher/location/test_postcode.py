"""Postcodes: what is one, and where its area stands in the table."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.location.postcode import Pc4Table, Postcode, load_pc4_table, parse_postcode


def small_table() -> Pc4Table:
    """Return a table of three areas."""
    names = np.array(["a", "b", "c"])
    return Pc4Table(
        pc4=np.array([1011, 2712, 9999], dtype=np.int32),
        lat=np.array([52.37, 52.06, 53.37]),
        lon=np.array([4.90, 4.49, 6.57]),
        place=names,
        municipality=names,
        municipality_code=names,
        province=names,
        region=names,
        region_code=names,
    )


@pytest.mark.parametrize(
    ("text", "pc4", "letters"),
    [
        ("2712XJ", "2712", "XJ"),
        ("2712 xj", "2712", "XJ"),
        ("  2712\txJ ", "2712", "XJ"),
        ("2712", "2712", ""),
        ("9999AA", "9999", "AA"),
    ],
)
def test_a_postcode_is_read_whatever_its_spacing_and_case(
    text: str, pc4: str, letters: str
) -> None:
    assert parse_postcode(text) == Postcode(pc4=pc4, letters=letters)


NO_POSTCODES = """
NNB|0000AA|0999|12345|271|2712X|2712XJK|2712-XJ|NL2712XJ|2712 X J|2712XJ 12|27 12|٢٧١٢|2712.0|2712ÉÉ
""".strip().split("|")


@pytest.mark.parametrize("text", [*NO_POSTCODES, "", " ", "2712XJ\n2712XK"])
def test_anything_else_is_unknown_and_not_repaired(text: str) -> None:
    assert parse_postcode(text) is None


@given(st.text(max_size=12))
def test_whatever_is_accepted_is_four_digits_and_no_or_two_capitals(text: str) -> None:
    found = parse_postcode(text)
    if found is not None:
        assert found.pc4.isascii()
        assert 1000 <= int(found.pc4) <= 9999
        assert found.letters == "" or (found.letters.isupper() and len(found.letters) == 2)


@given(st.from_regex(r"[1-9][0-9]{3}[A-Z]{2}", fullmatch=True))
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    found = parse_postcode(text)
    assert found is not None
    assert found.pc4 + found.letters == text


def test_an_area_is_found_by_its_code() -> None:
    table = small_table()
    assert [table.position(pc4) for pc4 in ("1011", "2712", "9999")] == [0, 1, 2]


@pytest.mark.parametrize("pc4", ["1012", "0000", "", "2712XJ", "٢٧١٢", "-712", "27120"])
def test_an_unknown_or_malformed_code_has_no_position(pc4: str) -> None:
    assert small_table().position(pc4) is None


def test_positions_of_many_codes_mark_the_unknown_with_minus_one() -> None:
    codes = np.array([2712, 0, 9999, 1012, -5, 10_000, 2_000_000_000], dtype=np.int32)
    positions = small_table().positions(codes)
    assert positions.tolist() == [1, -1, 2, -1, -1, -1, -1]
    assert positions.dtype == np.int16


def test_positions_of_no_codes_are_none() -> None:
    assert small_table().positions(np.array([], dtype=np.int32)).shape == (0,)


def test_one_by_one_and_all_at_once_agree_on_every_possible_code() -> None:
    table = load_pc4_table()
    codes = np.arange(10_000, dtype=np.int32)
    single = [table.position(f"{code:04d}") for code in codes]
    assert [-1 if found is None else found for found in single] == table.positions(codes).tolist()


def test_every_area_of_the_shipped_table_is_found_where_it_stands() -> None:
    table = load_pc4_table()
    assert table.positions(table.pc4).tolist() == list(range(len(table)))


def test_the_table_knows_municipality_and_region_of_a_postcode() -> None:
    table = load_pc4_table()
    position = table.position("2712")
    assert position is not None
    assert table.place[position] == "Zoetermeer"
    assert table.municipality_code[position] == "GM0637"
    assert table.region[position] == "Zuid-Holland Centraal"


def test_the_table_is_read_once() -> None:
    assert load_pc4_table() is load_pc4_table()
