"""A drawing as a part of a page: its own names inside, no styles, told in words.

A page without any inline style can forbid them all, and two drawings on one page may not share
an id.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"
_LOCAL = re.compile(r"url\(#([^)]+)\)")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def inline_svg(drawing: str, *, name: str, title: str, alternative: str) -> str:
    """Return a drawing of ours with ids that start with ``name``, and its words."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(drawing)  # noqa: S314  drawn by this program
    for dropped in ("metadata", "defs"):
        for found in root.findall(f"{{{_SVG}}}{dropped}"):
            if dropped == "metadata" or found.find(f"{{{_SVG}}}style") is not None:
                root.remove(found)
    for element in root.iter():
        _own_names(element, name)
        _plain_style(element)
    root.attrib |= {
        "role": "img",
        "aria-labelledby": f"{name}-title {name}-desc",
        "stroke-linejoin": "round",
        "stroke-linecap": "butt",
    }
    for place, (tag, words) in enumerate((("title", title), ("desc", alternative))):
        told = ET.Element(f"{{{_SVG}}}{tag}", id=f"{name}-{tag}")
        told.text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words)
        root.insert(place, told)
    return ET.tostring(root, encoding="unicode")


def _own_names(element: ET.Element, name: str) -> None:
    for key, text in list(element.attrib.items()):
        if key == "id":
            element.set(key, f"{name}-{text}")
        elif key == _HREF:
            del element.attrib[key]
            element.set("href", f"#{name}-{text.removeprefix('#')}")
        else:
            element.set(key, _LOCAL.sub(rf"url(#{name}-\1)", text))


def _plain_style(element: ET.Element) -> None:
    for part in filter(None, element.attrib.pop("style", "").split(";")):
        key, _, text = part.partition(":")
        element.set(key.strip(), text.strip())
