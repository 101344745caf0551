"""Many spoilt records one after another, over several processes."""

from __future__ import annotations
