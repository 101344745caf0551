"""Records that came to nothing: nobody expects more of them."""

from __future__ import annotations

from commdocs.model import Record


def dropped(record: Record) -> bool:
    """Cancelled, rejected or withdrawn: final, for a reason. A suspended record is only waiting."""
    return record.state.final and record.state.reason
