"""JSON merge patch, by the examples of RFC 7396 appendix A."""

from __future__ import annotations

import json

import pytest

from api.schemas.merge_patch import merged

RFC_7396_APPENDIX_A = [
    ('{"a":"b"}', '{"a":"c"}', '{"a":"c"}'),
    ('{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'),
    ('{"a":"b"}', '{"a":null}', "{}"),
    ('{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'),
    ('{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'),
    ('{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'),
    ('{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'),
    ('{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'),
    ('["a","b"]', '["c","d"]', '["c","d"]'),
    ('{"a":"b"}', '["c"]', '["c"]'),
    ('{"a":"foo"}', "null", "null"),
    ('{"a":"foo"}', '"bar"', '"bar"'),
    ('{"e":null}', '{"a":1}', '{"e":null,"a":1}'),
    ("[1,2]", '{"a":"b","c":null}', '{"a":"b"}'),
    ("{}", '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'),
]


@pytest.mark.parametrize(("document", "patch", "expected"), RFC_7396_APPENDIX_A)
def test_a_patch_is_applied_as_the_standard_says(document: str, patch: str, expected: str) -> None:
    assert merged(json.loads(document), json.loads(patch)) == json.loads(expected)


def test_a_patch_leaves_the_document_itself_alone() -> None:
    document = {"a": {"b": 1}}
    merged(document, {"a": {"b": 2, "c": 3}})
    assert document == {"a": {"b": 1}}
