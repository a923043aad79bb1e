"""The mistakes of one rule file, told together."""

from __future__ import annotations

from matcher.errors import InvalidInput


class InvalidRuleFile(InvalidInput):
    """A rule file with mistakes.

    Parameters
    ----------
    faults : tuple of InvalidInput
        Every mistake that was found, in the order of the file.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        remedy: str = "",
        faults: tuple[InvalidInput, ...] = (),
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.faults = faults


class Faults:
    """The mistakes found in one file; of those at one place the first."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._found: dict[str, tuple[int, InvalidInput]] = {}

    def note(self, fault: InvalidInput, line: int = 0) -> None:
        """Remember a mistake; line 0 is one that has no line of its own."""
        self._found.setdefault(fault.where, (line, fault))

    def settle(self) -> None:
        """Raise ``InvalidRuleFile`` if anything was noted."""
        if self._found:
            ordered = sorted(self._found.values(), key=lambda noted: noted[0])
            raise _told_together(self.where, tuple(fault for _, fault in ordered))


class FirstFault(Faults):
    """For a file of ours: the first mistake ends the reading."""

    def note(self, fault: InvalidInput, line: int = 0) -> None:
        """Raise the mistake."""
        raise fault


def _told_together(where: str, faults: tuple[InvalidInput, ...]) -> InvalidRuleFile:
    if len(faults) == 1:
        (fault,) = faults
        return InvalidRuleFile(fault.what, where=fault.where, remedy=fault.remedy, faults=faults)
    told = [fault.sentence().removeprefix(where).lstrip(" ,:") for fault in faults]
    return InvalidRuleFile(
        "\n- ".join([f"The file has {len(faults)} mistakes.", *told]),
        where=where,
        remedy="\nMend them and check the file again.",
        faults=faults,
    )
