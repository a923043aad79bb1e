"""The words of the field, as frozen dataclasses and enums.

Import each word from its own module (``from matcher.domain.profile import Profile``):
re-exporting them here would let the ranker see, through one import, words it must never see.
"""
