"""Listing the rule files that the repository ships."""

from __future__ import annotations

import pytest

from matcher.errors import MissingReference
from matcher.reference import file_names, folder_names


def test_files_and_folders_right_below_a_folder_come_back_sorted() -> None:
    assert file_names("block_schemes/utrecht", ".yaml") == ("undated-older.yaml", "undated.yaml")
    assert "utrecht" in folder_names("block_schemes")


@pytest.mark.parametrize("folder", ["nowhere", "..", "../data", "glossary.csv"])
def test_a_name_that_is_no_folder_below_data_is_refused_with_its_place(folder: str) -> None:
    with pytest.raises(MissingReference) as files:
        file_names(folder, ".yaml")
    with pytest.raises(MissingReference) as folders:
        folder_names(folder)
    assert files.value.where == folders.value.where == f"data/{folder}"
