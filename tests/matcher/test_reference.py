"""Reading facts: what is there comes back, what is not is said with place and remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from matcher import reference
from matcher.errors import MissingReference

CACHED = (reference.text, reference.csv_rows, reference.yaml_mapping, reference.toml_mapping)
READERS: list[Callable[[str], object]] = [reference.file_bytes, *CACHED]


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return an empty folder that stands for ``data/`` during one test."""
    for reader in CACHED:
        reader.cache_clear()
    monkeypatch.setattr(reference, "files", lambda _package: tmp_path)
    yield tmp_path
    for reader in CACHED:
        reader.cache_clear()


def test_bytes_and_text_of_a_file_come_back_unchanged(facts: Path) -> None:
    (facts / "notes.md").write_bytes("één\n".encode())
    assert reference.file_bytes("notes.md") == b"\xc3\xa9\xc3\xa9n\n"
    assert reference.text("notes.md") == "één\n"


def test_rows_are_named_by_the_first_line_and_may_hold_commas_in_quotes(facts: Path) -> None:
    (facts / "codes.csv").write_text('code,name\nGM0820,"Nuenen, Gerwen en Nederwetten"\n', "utf-8")
    assert reference.csv_rows("codes.csv") == (
        {"code": "GM0820", "name": "Nuenen, Gerwen en Nederwetten"},
    )


def test_a_byte_order_mark_does_not_stick_to_the_first_column(facts: Path) -> None:
    (facts / "codes.csv").write_text("code\n1\n", "utf-8-sig")
    assert reference.csv_rows("codes.csv") == ({"code": "1"},)


def test_mappings_keep_their_values(facts: Path) -> None:
    (facts / "rule.yaml").write_text("amount: '40000.00'\n", "utf-8")
    (facts / "weights.toml").write_text("[travel]\nhorizon_min = 90\n", "utf-8")
    assert reference.yaml_mapping("rule.yaml") == {"amount": "40000.00"}
    assert reference.toml_mapping("weights.toml") == {"travel": {"horizon_min": 90}}


def test_a_file_below_a_folder_is_found_by_its_path(facts: Path) -> None:
    (facts / "geography").mkdir()
    (facts / "geography" / "place.yaml").write_text("a: 1\n", "utf-8")
    assert reference.yaml_mapping("geography/place.yaml") == {"a": 1}


@pytest.mark.parametrize("read", READERS)
def test_an_absent_file_is_named_with_a_remedy(facts: Path, read: Callable[[str], object]) -> None:
    assert not list(facts.iterdir())
    with pytest.raises(MissingReference) as raised:
        read("geography/nowhere.csv")
    assert raised.value.where == "data/geography/nowhere.csv"
    assert "does not exist" in raised.value.what
    assert raised.value.remedy


@pytest.mark.parametrize("name", ["../secret.txt", "sub/../../secret.txt", "sub", ""])
def test_a_name_that_leads_out_of_data_or_to_a_folder_is_no_file(facts: Path, name: str) -> None:
    (facts / "sub").mkdir()
    (facts.parent / "secret.txt").write_text("secret", "utf-8")
    with pytest.raises(MissingReference):
        reference.file_bytes(name)


def test_an_absolute_name_is_no_file_even_if_it_exists(facts: Path) -> None:
    target = facts / "there.txt"
    target.write_text("x", "utf-8")
    with pytest.raises(MissingReference):
        reference.file_bytes(str(target))


@pytest.mark.parametrize(
    ("name", "content", "read", "what"),
    [
        ("latin.csv", "één".encode("latin-1"), reference.text, "UTF-8"),
        ("empty.csv", b"", reference.csv_rows, "empty"),
        ("short.csv", b"code,name\nGM0001\n", reference.csv_rows, "1 cells"),
        ("long.csv", b"code\nGM0001,Aa\n", reference.csv_rows, "2 cells"),
        ("broken.yaml", b"a: [1\n", reference.yaml_mapping, "valid YAML"),
        ("list.yaml", b"- 1\n- 2\n", reference.yaml_mapping, "no mapping"),
        ("broken.toml", b"a = \n", reference.toml_mapping, "valid TOML"),
    ],
)
def test_a_damaged_file_says_what_is_wrong_and_where(
    facts: Path, name: str, content: bytes, read: Callable[[str], object], what: str
) -> None:
    (facts / name).write_bytes(content)
    with pytest.raises(MissingReference) as raised:
        read(name)
    assert what in raised.value.what
    assert raised.value.where.startswith(f"data/{name}")


def test_a_damaged_row_is_named_by_its_line(facts: Path) -> None:
    (facts / "codes.csv").write_text("code,name\nA,a\nB\n", "utf-8")
    with pytest.raises(MissingReference, match=r"data/codes\.csv, line 3"):
        reference.csv_rows("codes.csv")


def test_a_file_is_read_once(facts: Path) -> None:
    path = facts / "rule.yaml"
    path.write_text("a: 1\n", "utf-8")
    first = reference.yaml_mapping("rule.yaml")
    path.unlink()
    assert reference.yaml_mapping("rule.yaml") is first


def test_the_shipped_facts_are_found() -> None:
    assert reference.csv_rows("geography/labour_market_regions.csv")[0] == {
        "code": "AM01",
        "name": "Groningen",
    }
