"""The field types for editors: JSON Schema draft-07.

An editor's YAML reader types plain scalars by itself: ``20240520`` and ``80`` arrive as numbers,
``true`` as a boolean. What is accepted as text is therefore accepted in those types, too.
"""

from __future__ import annotations

from typing import Any

from commdocs.fields.amounts import FALSE, TRUE
from commdocs.model import Field

Schema = dict[str, Any]

_N = "[0-9０-９]"
_NAME = r"[^/／、，,；;|＋+（(]+([（(][^（）()]*[）)])?"
_DAY = (
    rf"{_N}{{4}}\s*[-–—‐−/.年－／．]\s*{_N}{{1,2}}\s*[-–—‐−/.月－／．]\s*{_N}{{1,2}}\s*[日号]?"
    rf"|{_N}{{8}}|{_N}{{1,2}}\s+[A-Za-z]{{3,9}}\.?,?\s+{_N}{{4}}"
)
_MINUTE = rf"\s*{_N}{{2}}\s*分?([:：]{_N}{{2}})?"
_ANY_HOUR = rf"{_N}{{1,2}}\s*"
_SURE_HOUR = rf"([0０]{{1,2}}|[0０]?[7-9７-９]|[12１２]{_N})\s*"  # 3点 may be of the night or of the afternoon
_CLOCK = (
    rf"((上午|早上|下午|晚上)\s*{_ANY_HOUR}([:：时点]{_MINUTE}|[时点][半整钟]?)"
    rf"|{_ANY_HOUR}([:：时]{_MINUTE}|时[半整钟]?)|{_SURE_HOUR}(点{_MINUTE}|点[半整钟]?))"
)
_AFTER = r"\s*(之前|以前|前)?\s*([(（](含|incl\.?)[)）])?"
_QUOTED = "^[“‘「]?", "[”’」]?$"
_DURATION = (
    rf"({_N}+([.．]{_N}+)?|[半一二两三四五六七八九十])\s*个?\s*"
    r"([Mm]in(ute)?s?|m|[Hh](ou)?rs?|h|[Dd]ays?|d|[Ww]eeks?|w|wd|[Ww]ork(ing)? [Dd]ays?|[Bb]usiness [Dd]ays?|"
    r"分钟?|小时|钟头|天|日|自然日|周|星期|礼拜|工作[日天])"
)


def text_schema(field: Field, language: str | None) -> Schema:
    return {"type": ["string", "number", "boolean"]}


def person_schema(field: Field, language: str | None) -> Schema:
    return _string(rf"{_NAME}[/／]{_NAME}")


def dept_schema(field: Field, language: str | None) -> Schema:
    return _string(r"[^/／、，,；;|＋+]+")


def date_schema(field: Field, language: str | None) -> Schema:
    return _or_number(_string(_DAY), minimum=19000101, maximum=21991231)


def datetime_schema(field: Field, language: str | None) -> Schema:
    return _string(rf"({_DAY})[\sT]*{_CLOCK}")


def due_schema(field: Field, language: str | None) -> Schema:
    return _or_number(_string(rf"([Bb]y\s+)?({_DAY})([\sT]*{_CLOCK})?{_AFTER}"), minimum=19000101, maximum=21991231)


def time_schema(field: Field, language: str | None) -> Schema:
    return _string(_CLOCK)


def duration_schema(field: Field, language: str | None) -> Schema:
    return _string(_DURATION)


def enum_schema(field: Field, language: str | None) -> Schema:
    """Every accepted spelling; those of ``language`` only, with the key, if one is named."""
    if field.config or not field.choices:
        return text_schema(field, language)
    words: list[str] = []
    for key, choice in field.choices.items():
        if language is None:
            words += [key, *choice.label, *choice.aliases]
        else:
            words += [choice.label.of(language), key, *choice.aliases]
    return {"enum": list(dict.fromkeys(words))}


def integer_schema(field: Field, language: str | None) -> Schema:
    return {"anyOf": [{"type": "integer"}, _string(rf"[+\-－]?({_N}{{1,3}}([,，]{_N}{{3}})+|{_N}+)")]}


def number_schema(field: Field, language: str | None) -> Schema:
    return {"anyOf": [{"type": "number"}, _string(rf"[+\-－]?({_N}{{1,3}}([,，]{_N}{{3}})+|{_N}+)([.．]{_N}+)?")]}


def percent_schema(field: Field, language: str | None) -> Schema:
    return _or_number(_string(rf"{_N}+([.．]{_N}+)?\s*[%％]?"), minimum=0, maximum=100)


def boolean_schema(field: Field, language: str | None) -> Schema:
    cased = [form for word in (*TRUE, *FALSE) for form in (word, word.capitalize(), word.upper())]
    return {"anyOf": [{"type": "boolean"}, {"enum": list(dict.fromkeys(cased))}]}


def record_schema(field: Field, language: str | None) -> Schema:
    return _string(r"[^\s/\\:*?\x22<>|，、；,;#＃]+([#＃][^\s#，、,]+)?")


def phone_schema(field: Field, language: str | None) -> Schema:
    string = _string(
        r"[+＋]?[(（0-9０-９][0-9０-９\-－()（） *]{3,24}[0-9０-９](\s*(转|分机|[Ee]xt\.?|[xX])\s*[0-9０-９]{1,6})?"
    )
    return _or_number(string, minimum=10000)


def email_schema(field: Field, language: str | None) -> Schema:
    return _string(r"[^\s@，,；;<>]+[@＠][^\s@，,；;<>.]+([.．][^\s@，,；;<>.]+)+")


def path_schema(field: Field, language: str | None) -> Schema:
    return {
        "type": "string",
        "not": {"pattern": r"^([A-Za-z]:[\\/]|[\\/]|~|\.\.[\\/]|[A-Za-z]+://)|[\\/]\.\.([\\/]|$)"},
    }


def _string(pattern: str) -> Schema:
    before, after = _QUOTED
    return {"type": "string", "pattern": f"{before}\\s*({pattern})\\s*{after}"}


def _or_number(string: Schema, **limits: int) -> Schema:
    return {"anyOf": [string, {"type": "number", **limits}]}
