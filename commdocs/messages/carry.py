"""What a new record says of the old ones."""

from __future__ import annotations

from commdocs.messages import Text

SEE = Text(zh="见 {id}", en="See {id}")
GOAL = Text(
    zh="{name}（目标{target}{unit}，完成{actual}{unit}）", en="{name} (target {target} {unit}, reached {actual})"
)
GOAL_OPEN = Text(zh="{name}（目标{target}{unit}）", en="{name} (target {target} {unit})")
