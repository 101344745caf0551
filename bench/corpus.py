"""Workspaces of many minutes, the same every time: the example minutes with their dates moved."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "records" / "Q3产品迭代" / "MM2024-05-21-01.yaml"
_PER_DAY = 40
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def write(root: Path, records: int) -> None:
    """A workspace of ``records`` minutes under ``root``: ten projects, forty minutes a day."""
    root.mkdir(parents=True)
    config = (ROOT / "commdocs.yaml").read_text(encoding="utf-8")
    (root / "commdocs.yaml").write_text(config, encoding="utf-8")
    example = EXAMPLE.read_text(encoding="utf-8")
    for number in range(records):
        days = number // _PER_DAY
        moved = _DATE.sub(lambda found: (date.fromisoformat(found.group()) + timedelta(days)).isoformat(), example)  # noqa: B023
        day = date(2024, 5, 21) + timedelta(days)
        folder = root / "records" / f"项目{number % 10}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"MM{day}-{number % _PER_DAY + 1:02}.yaml").write_text(moved, encoding="utf-8")
