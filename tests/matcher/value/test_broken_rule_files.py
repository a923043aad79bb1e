"""One broken file per mistake: its message names the file, the key, and what belongs there.

The first line of each file lists the words that the message must contain.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from matcher.eligibility.rules import parse_target_group_rules
from matcher.errors import InvalidInput
from matcher.value.block_schemes import parse_block_scheme
from matcher.value.duty_rules import parse_duty_rule

BROKEN = Path(__file__).parents[2] / "broken_files"
FILES = sorted([*BROKEN.glob("schemes/*.yaml"), *BROKEN.glob("rules/*.yaml")])


def read(path: Path) -> object:
    text = path.read_text("utf-8")
    reader: Callable[..., object]
    if path.parent.name == "schemes":
        reader, name = parse_block_scheme, "voorbeeldstreek/2024-01-01"
    elif path.stem.startswith("verplichting"):
        reader, name = parse_duty_rule, "voorbeeldstad-2024-01-01"
    else:
        reader, name = parse_target_group_rules, "voorbeeldstreek-2024-01-01"
    return reader(text, name, where=path.name)


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}/{path.stem}" for path in FILES])
def test_a_mistake_in_a_rule_file_is_named_with_file_key_and_remedy(path: Path) -> None:
    first_line = path.read_text("utf-8").splitlines()[0]
    words = first_line.removeprefix("# says:").split("|")
    with pytest.raises(InvalidInput) as raised:
        read(path)
    sentence = raised.value.sentence()
    assert path.name in raised.value.where
    assert raised.value.remedy
    for word in words:
        assert word.strip() in sentence


def test_the_files_are_right_but_for_their_one_mistake(tmp_path: Path) -> None:
    """Mend one file of each kind: the reader then takes it."""
    mended = {
        "schemes/bedrag-als-getal.yaml": ("40000.00", '"40000.00"'),
        "rules/groep-bestaat-niet.yaml": ("wwb\n", "participatiewet\n"),
        "rules/verplichting-percentage-te-hoog.yaml": ('"500"', '"5"'),
    }
    for name, (wrong, right) in mended.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text((BROKEN / name).read_text("utf-8").replace(wrong, right), "utf-8")
        assert read(path)


def test_there_is_a_broken_file_for_many_mistakes() -> None:
    assert len(FILES) >= 40
