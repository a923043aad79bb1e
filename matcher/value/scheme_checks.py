"""What must agree between the entries of one scheme file."""

from __future__ import annotations

from matcher.domain.block_scheme import BlockScheme, BlockUnit, SchemeKind
from matcher.rule_files.reader import RuleTable


def check_scheme(scheme: BlockScheme, table: RuleTable) -> None:
    """Refuse a scheme whose entries contradict each other."""
    _check_ids(scheme, table)
    _check_bonus_blocks(scheme, table)
    _check_efforts(scheme, table)
    _check_units(scheme, table)
    if scheme.hour_base == 0:
        table.refuse("hour_base", "No week has 0 hours.", 'Write for example "36".')


def _check_ids(scheme: BlockScheme, table: RuleTable) -> None:
    if not scheme.blocks:
        table.refuse("blocks", "A scheme without blocks counts nothing.", "Add a block.")
    ids = [
        *(block.block_id for block in scheme.blocks),
        *(bonus.bonus_id for bonus in scheme.bonuses),
        *(effort.effort_id for effort in scheme.efforts),
    ]
    for name in ids:
        if ids.count(name) > 1:
            table.refuse("id", f"The id '{name}' stands twice.", "Give each its own id.")


def _check_bonus_blocks(scheme: BlockScheme, table: RuleTable) -> None:
    block_ids = [block.block_id for block in scheme.blocks]
    for bonus in scheme.bonuses:
        for name in sorted(bonus.blocks or ()):
            if name not in block_ids:
                table.refuse(
                    f"bonuses {bonus.bonus_id} blocks",
                    f"There is no block '{name}'.",
                    f"Choose from: {', '.join(block_ids)}.",
                )


def _check_efforts(scheme: BlockScheme, table: RuleTable) -> None:
    kinds = [kind for effort in scheme.efforts for kind in sorted(effort.kinds)]
    for kind in kinds:
        if kinds.count(kind) > 1:
            table.refuse(
                "efforts", f"Two efforts hold for '{kind}'.", "Leave it in one of the two."
            )


def _check_units(scheme: BlockScheme, table: RuleTable) -> None:
    """Points are for a person at any moment, euros for a year or a month of work."""
    counts_points = scheme.kind is SchemeKind.POINTS
    for block in scheme.blocks:
        if (block.unit is BlockUnit.PERSON) is not counts_points:
            table.refuse(
                f"blocks {block.block_id} unit",
                f"A scheme that counts {scheme.kind} has no amount per {block.unit}.",
                "Write person for points, year or month for euros.",
            )
