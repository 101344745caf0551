"""Paths as people name them: ``actions[0].due`` is “行动项”第1条的“截止时间”."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from commdocs.messages import Text
from commdocs.model import Kind

_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


def label(kind: Kind, path: str) -> Text:
    """The place ``path`` in the words of the form, outermost first in Chinese, innermost first in English."""
    zh: list[str] = []
    en: list[str] = []
    fields = kind.fields
    for name, index in _STEP.findall(path):
        field = fields.get(name)
        words = field.label if field else Text.same(name)
        number = int(index) + 1 if index else 0
        zh.append(f"“{words.zh}”第{number}条" if number else f"“{words.zh}”")
        en.append(f"“{words.en}” no. {number}" if number else f"“{words.en}”")
        fields = field.fields if field else {}
    return Text("的".join(zh), " in ".join(reversed(en)))


def short(value: Any) -> str:
    """A value in a few words."""
    if isinstance(value, dict):
        value = next((each for each in value.values() if isinstance(each, str)), "…")
    elif isinstance(value, list):
        return "、".join(short(each) for each in value[:3]) + ("…" if len(value) > 3 else "")
    text = value.strftime("%Y-%m-%d %H:%M") if isinstance(value, datetime) else " ".join(str(value).split())
    return text if len(text) <= 40 else f"{text[:39]}…"
