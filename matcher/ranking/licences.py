"""Which driving licence entitles to which vehicle."""

from __future__ import annotations

from functools import cache

from matcher.domain.columns import licence_mask
from matcher.domain.profile import DrivingLicence
from matcher.reference import yaml_mapping


@cache
def accepted_mask(asked: DrivingLicence) -> int:
    """Return the bits of all categories that meet the demand for one category.

    Source: Directive 2006/126/EC, art. 6 (``data/criteria/driving_licences.yaml``).

    Examples
    --------
    >>> bool(accepted_mask(DrivingLicence.B) & licence_mask([DrivingLicence.CE]))
    True
    """
    entitles = yaml_mapping("criteria/driving_licences.yaml")["entitles"]
    assert isinstance(entitles, dict)
    accepted = [DrivingLicence(held) for held, also in entitles.items() if asked.value in also]
    return licence_mask([asked, *accepted])
