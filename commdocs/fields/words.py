"""Texts, ids, addresses, paths."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from unicodedata import normalize

from commdocs.fields.answer import Parsed, accept, refuse
from commdocs.messages import Text
from commdocs.messages import fields as say
from commdocs.model import Config, Field

PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")  # of a markdown text
_ID = re.compile(r"[^\s/\\:*?\"<>|，、；,;#]+(?:#[^\s#，、,]+)?")
_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))} | {
    ord("－"): "-",
    ord("＃"): "#",
    ord("．"): ".",
}  # but not （）, which may stand in a file's name
_PHONE = re.compile(r"\+?[\d(][\d\-() *]{3,24}\d(?:\s*(?:转|分机|ext\.?|x)\s*\d{1,6})?", re.I)
_EMAIL = re.compile(r"[^\s@，,；;<>]+@[^\s@，,；;<>.]+(?:\.[^\s@，,；;<>.]+)+")
BOUND = "#sha256-"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_OUTSIDE = re.compile(r"[A-Za-z]:[\\/]|[\\/]|~|(?:.*[\\/])?\.\.(?:[\\/]|$)|[a-z]+://", re.I)


def parse_text(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    return text, None


def parse_name(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    """A kind or a status: its spelling is for the kind to judge."""
    return normalize("NFC", text.strip()), None


def parse_record(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    words = text if text.isascii() else normalize("NFC", text.strip().translate(_WIDE))
    if _ID.fullmatch(words):
        return words, None
    parts = [part for part in re.split(r"[\s，、；,;/]+", words) if part]
    if len(parts) > 1 and all(_ID.fullmatch(part) and any(c.isdigit() for c in part) for part in parts):
        if field.shape == "list":
            fix = Text.listed(f"“- {each}”" for each in parts)
            return refuse(field, text, say.NOT_AN_ID, say.SEVERAL_IDS_FIX, fix=fix)
        return refuse(field, text, say.NOT_AN_ID, say.ONE_ID_FIX, fix=", ".join(parts))
    return refuse(field, text, say.NOT_AN_ID, say.NOT_AN_ID_FIX, example=field.example or "MM2024-05-21-01")


def parse_phone(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    words = normalize("NFKC", text).strip()
    if _PHONE.fullmatch(words):
        return words, None
    return refuse(field, text, say.NOT_A_PHONE, say.NOT_A_PHONE_FIX)


def parse_email(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    words = normalize("NFKC", text).strip()
    if _EMAIL.fullmatch(words):
        return words, None
    return refuse(field, text, say.NOT_AN_EMAIL, say.NOT_AN_EMAIL_FIX)


def parse_path(field: Field, text: str, config: Config, near: date | None = None) -> Parsed:
    words = normalize("NFC", text.strip())
    if not words:
        return refuse(field, text, say.EMPTY, say.EMPTY_FIX)
    if _OUTSIDE.match(words):
        name = re.split(r"[\\/]", words)[-1] or "…"
        return refuse(field, text, say.PATH_OUTSIDE, say.PATH_OUTSIDE_FIX, fix=f"attachments/{name}")
    path, digest = divided(words)
    if BOUND in words and not _DIGEST.fullmatch(digest.lower()):
        return refuse(field, text, say.PATH_BOUND_WRONG, say.PATH_BOUND_WRONG_FIX, fix=path)
    words = f"{path}{BOUND}{digest.lower()}" if digest else path
    if "\\" in words:
        fixed = words.replace("\\", "/")
        return accept(field, fixed, text, say.PATH_BACKSLASH, say.WRITE, fix=fixed)
    return words, None


def divided(value: str) -> tuple[str, str]:
    """A path as ``parse_path`` gives it → the path alone, and the sha256 of what the file held; "" if it is not bound."""
    path, _, digest = value.partition(BOUND)
    return path, digest


def show_path(field: Field, value: Any, language: str, config: Config | None) -> str:
    """The path alone: what binds it is for machines."""
    return divided(str(value))[0]


def show_text(field: Field, value: Any, language: str, config: Config | None) -> str:
    return str(value)


def show_phone(field: Field, value: Any, language: str, config: Config | None) -> str:
    """Personal numbers are masked in documents: 138****1234; an extension stays."""
    return "".join(_masked(each) for each in _numbers(value))


_EXTENSION = re.compile(r"[\s)]*(?:转|轉|分机|分機|ext\.?|x|(?P<sign>[*#-]))\s*\d{1,6}$", re.I)
_GAP = re.compile(r"(\s+)")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_FULL = 10  # digits with which a number is complete: what follows a space then is another one
_ONE = 15  # digits that one number has at most


def _numbers(text: str) -> list[str]:
    """The numbers that stand in a row, with what is between them."""
    found = [""]
    for part in _GAP.split(text):
        for each in _MOBILE.findall(part) if _MOBILE.sub("", part) == "" else [part]:
            if part and not part.isspace() and len(_places(found[-1])) >= _FULL and _starts_one(each):
                found.append("")
            found[-1] += each
    return found


def _starts_one(part: str) -> bool:
    return part[0] in "+(" or part[0].isdigit()


def _places(number: str) -> list[int]:
    """Where the digits are; of a number that was masked by hand the asterisks, too (a single one only parts)."""
    hidden = {at for match in re.finditer(r"\*{2,}", number) for at in range(*match.span())}
    return [at for at, character in enumerate(number) if character.isdigit() or at in hidden]


def _masked(number: str) -> str:
    end = _EXTENSION.search(number)
    own = number[: end.start()] if end else number
    if end and len(_places(own)) < (_FULL if end["sign"] else 7):  # 138-1234-5678 is one number
        own = number
    places = _places(own)
    if len(places) > _ONE:  # more than one number without a gap: nobody can tell where each begins
        hidden = places[3:-4]
    elif len(places) >= _FULL:
        hidden = places[-8:-4]
    elif len(places) >= 7:
        hidden = places[-7:-4] if len(places) == 7 else places[-8:-4]
    else:
        hidden = places[:-2]
    masked = list(number)
    for at in hidden:
        masked[at] = "*"
    return "".join(masked)
