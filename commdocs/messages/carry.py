"""What a new record says of the old ones."""

from __future__ import annotations

from commdocs.messages import Text

ACTION_DONE = Text(zh="{number}“{task}”完成了吗", en="Is {number} “{task}” done?")
