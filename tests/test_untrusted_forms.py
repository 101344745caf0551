"""Schemas, settings and calendars that somebody made to do harm: each is told at its place, soon."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest

from commdocs import build, workspace
from commdocs.model import Problem

STANDARD = workspace.shipped(date(2024, 5, 20))
TYPES = STANDARD.files["schemas/_types.yaml"].decode()
SCHEMA = """kind: loan
version: 1
label: {zh: 借出, en: Loan}
help: {zh: x, en: x}
id: "LO{date}-{serial:02}"
title: what
fields:
  what: {label: {zh: 物品, en: What}, required: always}
FIELDS
life_cycle:
  open: {label: {zh: 打开, en: Open}, next: [done]}
  done: {label: {zh: 完成, en: Done}, final: true}
changes:
  1: first
"""
PLAIN = 'id: "LO{date}-{serial:02}"'


def schema(fields: str = "", old: str = "", new: str = "") -> dict[str, str]:
    text = SCHEMA.replace("FIELDS\n", f"{fields}\n" if fields else "")
    assert old in text
    return {"schemas/loan.yaml": text.replace(old, new, 1)}


def fields(number: int, more: str) -> str:
    each = "  f{n}: {{label: {{zh: 字{n}, en: F{n}}}, " + more + "}}"
    return "\n".join(each.format(n=n) for n in range(number))


def types(depth: int, twice: bool = True) -> dict[str, str]:
    """Shared types, each of which holds the next one (twice)."""
    made = ""
    for n in range(depth):
        parts = [f"{each}: {{label: {{zh: {each}, en: {each}}}, type: t{n + 1}}}" for each in ("ab" if twice else "a")]
        made += f"  t{n}: {{label: {{zh: t{n}, en: t{n}}}, fields: {{{', '.join(parts)}}}}}\n"
    made += f"  t{depth}: {{label: {{zh: z, en: z}}}}\n"
    return {"schemas/_types.yaml": TYPES.replace("types:\n", f"types:\n{made}", 1)}


def config(text: str) -> dict[str, str]:
    return {"commdocs.yaml": f"语言: zh\n{text}\n"}


def calendar(text: str) -> dict[str, str]:
    return {"calendar/2024.yaml": text}


MANY = ", ".join
HOSTILE: dict[str, tuple[dict[str, str], str]] = {
    "an id of many open places": (
        schema(
            "\n".join(f"  d{n}: {{label: {{zh: 部{n}, en: D{n}}}, type: dept}}" for n in "abcdefghij"),
            PLAIN,
            'id: "' + "".join(f"{{d{n}.dept}}" for n in "abcdefghij") + '{serial:02}"',
        )
        | {"records/p/" + "市" * 80 + "x.yaml": "kind: loan\n物品: 书\n"},
        "S07",
    ),
    "an id with the date twice": (schema("", PLAIN, 'id: "{date}{date}{serial:02}"'), "S07"),
    "an id with the number twice": (schema("", PLAIN, 'id: "{serial:02}{serial:02}"'), "S07"),
    "a long id": (schema("", PLAIN, f'id: "{"L" * 900_000}{{serial:02}}"'), "S07"),
    "a wide serial": (schema("", PLAIN, 'id: "LO{serial:0999999999}"'), "S07"),
    "a version without end": (schema("", "version: 1", f"version: {'9' * 5000}"), "S07"),
    "many fields": (schema(fields(2100, "type: text")), "S07"),
    "one label for all": (schema("\n".join(f"  f{n}: {{label: {{zh: 字, en: F}}}}" for n in range(1500))), "S07"),
    "many unknown siblings": (schema(fields(1200, "when: {{g{n}: [x]}}")), "S07"),
    "many unknown statuses": (schema(fields(1200, "required: [s{n}]")), "S07"),
    "many unknown kinds": (
        schema(f"  x: {{label: {{zh: 叉, en: X}}, type: record, kinds: [{MANY(f'k{n}' for n in range(8000))}]}}"),
        "S07",
    ),
    "a long label": (schema(f"  x: {{label: {{zh: {'长' * 90_000}, en: X}}}}"), "S07"),
    "a long help": (
        schema(f"  x: {{label: {{zh: 叉, en: X}}, help: {{zh: {'长' * 90_000}, en: X}}, required: always}}"),
        "S07",
    ),
    "types that double": (types(40), "S07"),
    "types that double, used": (types(40) | schema("  x: {label: {zh: 叉, en: X}, type: t0}"), "S07"),
    "types that double a little": (types(14), "S07"),
    "types in each other": (types(1500, False), "S07"),
    **{
        f"a limit of {limit[:12]}": (
            config(f"时限: {{反馈时限: {limit}, 问题解决时限: {limit}, 停滞天数: {limit}}}"),
            "S09",
        )
        for limit in ("1" + "0" * 30 + "d", "99999999wd", "9999999999h", "99999999999d", "1" + "0" * 5000 + "d", "-1d")
    },
    "many unknown rules": (config(f"规则级别: {{{MANY(f'R{n}: 关闭' for n in range(9000))}}}"), "S09"),
    "many unknown settings": (config("\n".join(f"键{n}: 1" for n in range(9000))), "S09"),
    "many people that are none": (config(f"人员: {{{MANY(f'人{n}: {{上级: 无{n}}}' for n in range(4500))}}}"), "S09"),
    "an empty vague word": (config("模糊用语: {g: {禁用: ['', ' ']}}"), "S09"),
    "an offset": (config("时区: '+99:99'"), "S09"),
    "a long offset": (config(f"时区: '{'+' * 100_000}'"), "S09"),
    "many days that are none": (calendar(f"休息: [{MANY(f'x{n}' for n in range(15_000))}]"), "S09"),
    "a year without end": (calendar(f"休息: [{'9' * 5000}-01-01]"), "S09"),
}


def judged(files: dict[str, str]) -> list[Problem]:
    tree = replace(STANDARD, files={**STANDARD.files, **{path: text.encode() for path, text in files.items()}})
    return build.load(tree).problems


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_told_at_its_place(name: str) -> None:
    files, code = HOSTILE[name]
    start = time.process_time()
    found = judged(files)
    assert time.process_time() - start < 2
    there = [each for each in found if each.rule == code and each.path in files]
    assert there
    assert all(each.line >= 1 and each.column >= 1 for each in there)


@pytest.mark.parametrize(
    "files",
    [
        config("模糊用语: {g: {禁用: ['(a+)+$', '(.*)*x', '[']}}")
        | {"records/p/MM2024-05-20-09.yaml": f"kind: meeting\n会议主题: {'a' * 50_000}!\n"},
        calendar(f"休息: [{MANY(date.fromordinal(date(2024, 1, 1).toordinal() + n).isoformat() for n in range(366))}]"),
        {f"calendar/{year}.yaml": f"休息: [{year}-01-01]" for year in range(1000, 3000)},
        schema("  x: {label: {zh: '{0.__class__}{a}', en: '{x!r:>99999999}'}, type: date}")
        | {"records/p/LO2024-05-20-01.yaml": "kind: loan\n'{0.__class__}{a}': q\n"},
        schema("") | {"records/p/LO2024-05-20-01.yaml": "kind: loan\n物品: 书\n状态: 打开\n"},
    ],
)
def test_what_is_only_odd_takes_no_time(files: dict[str, str]) -> None:
    start = time.process_time()
    assert not any(each.rule in ("S07", "S09") for each in judged(files))
    assert time.process_time() - start < 2
