"""Every value in a StreamField that is not made of others, changed by one function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from wagtail import blocks


def mapped(block: blocks.Block, value: Any, change: Callable[[blocks.Block, Any], Any]) -> Any:
    """``value`` of ``block`` with ``change(block, value)`` in place of each leaf. The value given is left as it is."""
    if isinstance(block, blocks.StreamBlock):
        return blocks.StreamValue(
            block, [(child.block_type, mapped(child.block, child.value, change), child.id) for child in value]
        )
    if isinstance(block, blocks.StructBlock) and isinstance(value, blocks.StructValue):
        changed = {name: mapped(child, value[name], change) for name, child in block.child_blocks.items()}
        return block._to_struct_value(changed.items())
    if isinstance(block, blocks.ListBlock):
        return block.normalize([mapped(block.child_block, child, change) for child in value])
    return change(block, value)
