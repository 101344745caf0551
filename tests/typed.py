"""Hypothesis strategies made from the schemas: records of any kind that pass for well-shaped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from hypothesis import strategies as st

from commdocs.fields import allowed
from commdocs.model import Config, Data, Duration, Field, Kind, Person, Record

DAYS = st.dates(date(2023, 12, 1), date(2024, 3, 31))
MOMENTS = st.datetimes(datetime(2023, 12, 1), datetime(2024, 3, 31)).map(lambda each: each.replace(microsecond=0))
PEOPLE = st.sampled_from(
    [
        Person(each)
        for each in ("市场部/王经理", "产品部/李主管", "A公司/刘主管", "C公司/陈经理", "总经办/马总", "研发部/周一鸣")
    ]
)
WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "尽快完成",
            "约5万元",
            "下周三前",
            "无",
            "好的",
            "客户需求：功能A",
            "预算上限",
            "付款方式（X#Q1）",
            "市场部",
            "A公司",
            "2024-01-15前",
        ]
    ),
)
NUMBERS = st.one_of(st.integers(-5, 200), st.floats(-5, 200, allow_nan=False))


def records(kinds: Mapping[str, Kind], config: Config, ids: list[str]) -> st.SearchStrategy[Record]:
    """One record of any kind, of any status, with any of its fields; links lead to ``ids`` and to nowhere."""
    return st.sampled_from(sorted(kinds)).flatmap(lambda name: record(kinds[name], config, ids))


def record(kind: Kind, config: Config, ids: list[str]) -> st.SearchStrategy[Record]:
    """A record of ``kind``, with what its status requires."""

    def of(status: str) -> st.SearchStrategy[Record]:
        head = st.tuples(st.sampled_from(ids), st.just(status), st.none() | DAYS)
        return st.tuples(head, group(kind.fields, config, ids, status)).map(lambda both: _record(kind, *both))

    return st.sampled_from(sorted(kind.statuses)).flatmap(of)


def _record(kind: Kind, head: tuple[str, str, date | None], data: Data) -> Record:
    number, status, day = head
    project = kind.folder or "项目"
    data |= {"id": number, "kind": kind.name, "status": status, "template_version": kind.version}
    data.pop("date", None)
    if day:
        data["date"] = day
    text = f"kind: {kind.name}\nstatus: {status}\n"
    return Record(f"records/{project}/{number}.yaml", kind, number, project, day, status, data, text, "0")


def group(
    fields: Mapping[str, Field], config: Config, ids: list[str], status: str, deep: int = 0
) -> st.SearchStrategy[Data]:
    """The data of a group: what is required, always or in that status, and any of the rest."""
    parts = {name: value(each, config, ids, status, deep) for name, each in fields.items() if deep < 4}
    needed = {
        name: part
        for name, part in parts.items()
        if (fields[name].always or status in fields[name].required) and not fields[name].when
    }
    rest = {name: part for name, part in parts.items() if name not in needed}
    return st.fixed_dictionaries(needed, optional=rest)


def value(field: Field, config: Config, ids: list[str], status: str, deep: int = 0) -> st.SearchStrategy[Any]:
    """A value of ``field``: one, a list, which may be empty where “none” is an answer, or a free map."""
    one = group(field.fields, config, ids, status, deep + 1) if field.fields else scalar(field, config, ids)
    if field.shape == "list":
        return st.lists(one, min_size=0 if field.none else 1, max_size=3)
    if field.shape == "map":
        return st.dictionaries(st.text(max_size=4), one, max_size=2)
    return one


def scalar(field: Field, config: Config, ids: list[str]) -> st.SearchStrategy[Any]:
    """A value of a scalar type, as ``fields.parse`` gives it."""
    choices = allowed(field, config)
    if choices:
        return st.sampled_from(sorted(choices))
    match field.type:
        case "date":
            return DAYS
        case "datetime":
            return MOMENTS
        case "due":
            return st.one_of(DAYS, MOMENTS)
        case "time":
            return st.times().map(lambda each: time(each.hour, each.minute))
        case "duration":
            return st.builds(Duration, st.integers(0, 400), st.sampled_from(("min", "h", "d", "wd")))
        case "person":
            return PEOPLE
        case "integer":
            return st.integers(-5, 200)
        case "number" | "percent":
            return NUMBERS
        case "boolean":
            return st.booleans()
        case "record":
            return st.sampled_from([*ids, "NOWHERE-1", f"{ids[0]}#A1"])
    return WORDS
