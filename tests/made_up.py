"""Records in which every field is filled in and every value is told from every other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from commdocs.model import Data, Duration, Field, Kind, Person, Record

_START = datetime(2024, 1, 1, 8, 0)


class Maker:
    """Makes values that differ."""

    def __init__(self) -> None:
        self.numbers = count(11)

    def record(self, kind: Kind, status: str, **choices: str) -> Record:
        """A full record of ``kind``; ``choices`` name the key of an enum by its path without indexes."""
        data = self._data(kind.fields, "", choices)
        data |= {"id": "XX2024-01-01-01", "kind": kind.name, "status": status, "template_version": kind.version}
        day = data.get("date")
        return Record("records/x/x.yaml", kind, data["id"], "x", day, status, data, "", "0" * 40)

    def _data(self, fields: Mapping[str, Field], before: str, choices: Mapping[str, str]) -> Data:
        made: Data = {}
        for field in fields.values():
            path = f"{before}{field.name}"
            items = [self._item(field, path, choices) for _ in range(1 if field.shape == "one" else 2)]
            if field.shape == "map":
                made[field.name] = {f"名{number}": item for number, item in zip(self.numbers, items, strict=False)}
            else:
                made[field.name] = items[0] if field.shape == "one" else items
        return made

    def _item(self, field: Field, path: str, choices: Mapping[str, str]) -> Any:
        if field.fields:
            return self._data(field.fields, f"{path}.", choices)
        if field.type == "enum" and field.choices:
            return choices.get(path) or next(iter(field.choices))
        return self._value(field.type, next(self.numbers))

    @staticmethod
    def _value(type: str, number: int) -> Any:
        moment = _START + timedelta(days=number, minutes=number)
        match type:
            case "date":
                return moment.date()
            case "datetime" | "due":
                return moment
            case "person":
                return Person(f"部门{number}/姓名{number}")
            case "boolean":
                return True
            case "percent" | "number" | "integer":
                return 100 + number
            case "duration":
                return Duration(number, "d")
            case "time":
                return time(number % 24)
            case "phone":
                return "13800001234"
        return f"文字{number}号"


def leaves(data: Data, fields: Mapping[str, Field], before: str = "") -> Iterator[tuple[str, Field, Any]]:
    """Every single value with its path and field."""
    for name, value in data.items():
        field = fields[name]
        path = f"{before}{name}"
        if field.shape == "list":
            items = [(f"{path}[{number}]", item) for number, item in enumerate(value)]
        elif field.shape == "map":
            items = [(f"{path}.{key}", item) for key, item in value.items()]
        else:
            items = [(path, value)]
        for where, item in items:
            if field.fields:
                yield from leaves(item, field.fields, f"{where}.")
            else:
                yield where, field, item


def day_of(value: date | datetime) -> str:
    """A date in figures, as it stands in columns."""
    return value.strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else value.isoformat()
