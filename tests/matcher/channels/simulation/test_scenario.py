"""A scenario tells where each number comes from, and refuses what it cannot mean."""

from __future__ import annotations

import pickle

import pytest

from matcher.channels.simulation.parameters import NEEDED, SIZES
from matcher.channels.simulation.scenario import DEFAULT, read_scenario
from matcher.domain.claim import TargetGroup
from matcher.domain.organisation import Channel
from matcher.errors import InvalidInput
from matcher.reference import text

ADOPTION = '  adoption:\n    value: "0.5"\n    unit: share\n    assumption: true\n    low: "0.1"\n'


def test_every_number_is_a_published_figure_an_assumption_with_a_range_or_a_size() -> None:
    for name, parameter in read_scenario().parameters.items():
        is_published = parameter.source is not None
        assert is_published + parameter.is_assumption + (name in SIZES) == 1, name
        assert len(parameter.note) > 20, name


def test_a_published_figure_says_how_far_its_source_was_read_and_an_assumption_has_room() -> None:
    for name, parameter in read_scenario().parameters.items():
        if parameter.source:
            assert parameter.source.startswith("https://"), name
            assert parameter.completeness == "partial", name
        if parameter.low is not None and parameter.high is not None:
            assert parameter.low <= parameter.value <= parameter.high, name
            assert parameter.low < parameter.high, name


def test_the_published_figures_are_those_that_were_read() -> None:
    scenario = read_scenario()
    published = {n: p.value for n, p in scenario.parameters.items() if p.source}
    assert published == {
        "duty_share": 0.05,
        "duty_threshold": 250_000,
        "temp_or_network_share": 0.58,
        "education_unknown": 0.42,
        "list_shown": 200,
    }


def test_all_channels_have_people_of_some_group() -> None:
    scenario = read_scenario()
    assert set(scenario.by_channel("pool_weight")) == set(Channel)
    assert Channel.OWN_RECRUITMENT not in scenario.by_channel("intermediaries")
    assert None in scenario.groups_of(Channel.OWN_RECRUITMENT)
    assert scenario.groups_of(Channel.UWV)[TargetGroup.WW] == 55


def test_another_value_leaves_all_other_numbers_and_the_original_as_they_are() -> None:
    scenario = read_scenario()
    other = scenario.with_value("adoption", 0.9)
    changed = {n for n in NEEDED if scenario[n] != other[n]}
    assert changed == {"adoption"}
    assert scenario["adoption"] == 0.5


def test_a_scenario_can_be_sent_to_another_process() -> None:
    scenario = read_scenario()
    assert pickle.loads(pickle.dumps(scenario)) == scenario  # noqa: S301


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("adoption", 0.05, r"0.05 lies outside 0.1 to 1 \(share\)"),
        ("adoption", float("nan"), "nan lies outside"),
        ("candidates", 0.5, "0.5 lies outside 1 to"),
        ("candidates", 10.5, "10.5 is no whole number"),
        ("adaption", 0.5, "no parameter 'adaption'"),
    ],
)
def test_a_value_that_cannot_be_is_refused(name: str, value: float, what: str) -> None:
    with pytest.raises(InvalidInput, match=what) as refused:
        read_scenario().with_value(name, value)
    assert refused.value.where
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("# SYNTHETIC", "# a", "does not say that this is a made region"),
        ("  adoption:", "  adaption:", "parameters adaption: No parameter has this name"),
        ("  adoption:", "  adaption:", "parameters adoption: This parameter is missing"),
        (ADOPTION, ADOPTION.replace("    assumption: true\n", ""), "published figure, an assum"),
        (ADOPTION, ADOPTION.replace("true", "true\n    size: true"), "published figure, an assum"),
        (ADOPTION, ADOPTION.replace("0.5", "0.05"), "0.05 lies outside 0.1 to 1"),
        (ADOPTION, ADOPTION.replace("0.5", "half"), "adoption value: An amount is a text"),
        (ADOPTION, ADOPTION.replace('"0.5"', "unknown"), "The simulation needs a number here"),
        (ADOPTION, ADOPTION.replace("unit: share", "unit: apples"), "'apples' is no unit"),
        (ADOPTION, ADOPTION.replace('low: "0.1"', 'low: "7"'), "The range runs from 7 down to 1"),
        (ADOPTION, ADOPTION.replace('    low: "0.1"\n', ""), "adoption low: This key is missing"),
        (ADOPTION, ADOPTION + '    lowest: "0"\n', "adoption lowest: This key means nothing"),
        ("uwv.ww:", "uwv.bijstand:", "group_weight.uwv.bijstand: No parameter has this name"),
        ("    size: true", "    assumption: true", "years low: This key is missing"),
        ("source: https://zoek", "source: zoek", "A source is the address of a page"),
    ],
)
def test_a_scenario_file_with_a_mistake_says_where_and_how_to_mend_it(
    old: str, new: str, what: str
) -> None:
    content = text(DEFAULT)
    assert old in content
    with pytest.raises(InvalidInput) as refused:
        read_scenario(content.replace(old, new, 1), "mine.yaml")
    assert what in str(refused.value)
    assert "mine.yaml" in str(refused.value)
    assert refused.value.remedy


def test_a_channel_without_any_group_is_refused() -> None:
    content = text(DEFAULT).replace("group_weight.education.", "group_weight.wijkteam.x")
    with pytest.raises(InvalidInput, match="No target group of this channel has a weight"):
        read_scenario(content)


def test_a_size_may_not_be_an_assumption_nor_an_assumption_a_size() -> None:
    content = text(DEFAULT).replace(
        ADOPTION + '    high: "1"\n',
        '  adoption:\n    value: "0.5"\n    unit: share\n    size: true\n',
    )
    with pytest.raises(InvalidInput, match="Sizes, and only they"):
        read_scenario(content)
