"""A record's text spoilt: at the places where its values stand, in its lines, in its letters, in its bytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz import odd
from tests.fuzz.ground import Ground, Seed

_LONG = 300_000
_MOST = 1 << 20  # bytes: more is refused without being read


def record(number: int, seed: int, ground: Ground) -> tuple[str, bytes]:
    """The path and the bytes of a spoilt record; the same for the same ``number`` and ``seed``."""
    random = Random(f"record {seed} {number}")
    [base] = random.choices(ground.seeds, ground.weights)
    way = random.random()
    changed = _parts(random, base, ground) if way < 0.85 else base.text
    if way > 0.6:
        for _ in range(random.choice((1, 1, 1, 2, 3))):
            changed = text_of(random, changed, ground)
    return base.path, bytes_of(random, changed)


_AGAIN = (
    *("@", "@ ", "@\n", "\n- @", "\n  - @: @", "@，", "@, ", "\n@", " #@", "\n备注@: x", "x@", "@。", '"@"', "[@], ", "{a: @}, ", "\n    @", "@a"),
)  # fmt: skip


def long_record(number: int, seed: int, ground: Ground) -> tuple[str, bytes]:
    """The path and the bytes of a record in which something small stands very often: up to 1 MiB of it."""
    random = Random(f"long {seed} {number}")
    base = random.choice(ground.seeds)
    what = random.choice((*odd.ALL, *odd.SIGNS, *odd.LINES, base.text))
    once = random.choice(_AGAIN).replace("@", what)
    most = random.choice((30_000, 300_000, 1_000_000))
    many = once * (most // (len(once.encode("utf-8", "replace")) or 1) + 1)
    start, end, type = random.choice(base.scalars)
    if random.random() < 0.6:
        start, end, _ = random.choice(
            [each for each in base.scalars if each[2] in ("text", "markdown")] or [(start, end, type)]
        )
    many = random.choice((many, many, f"[{many}]", f'"{many}"', f"|\n  {many}", f"'{many}'", f"x {many} x"))
    text = base.text[:start] + many + base.text[start if random.random() < 0.2 else end :]
    return base.path, text.encode("utf-8", "surrogatepass")[:_MOST]


def text_of(random: Random, text: str, ground: Ground) -> str:
    """A text of any sort with one thing done to its lines or letters."""
    return random.choices(_TEXTS, _WEIGHTS)[0](random, text, ground)


def bytes_of(random: Random, text: str) -> bytes:
    """The text as it is saved: mostly in UTF-8."""
    raw = _encoded(random, text) if random.random() < 0.06 else text.encode("utf-8", "surrogatepass")
    return flipped(random, raw) if random.random() < 0.03 else raw


# -- at the places of values ------------------------------------------------------------------------


def _parts(random: Random, base: Seed, ground: Ground) -> str:
    edits = sorted((_edit(random, base, ground) for _ in range(random.choice((1, 1, 1, 2, 2, 3, 6)))), reverse=True)
    text, before = base.text, len(base.text) + 1
    for start, end, new in edits:
        if end < before:
            text = text[:start] + new + text[end:]
            before = start
    return text


def _edit(random: Random, base: Seed, ground: Ground) -> tuple[int, int, str]:
    way = random.random()
    if way < 0.5 or not base.items:
        start, end, type = random.choice(base.scalars)
        return start, end, _value(random, type, base.text[start:end])
    if way < 0.65:
        start, end = random.choice(base.keys)
        return start, end, _name(random, base.text[start:end], ground)
    start, end = random.choice(base.values if way < 0.85 else base.items)
    body = base.text[start:end]
    kept = body[len(body.rstrip()) :] if "\n" in body else ""
    return start, end, _shape(random, body.strip(), base) + kept


def _value(random: Random, type: str, old: str) -> str:
    way = random.random()
    if way < 0.55:
        return random.choice(odd.BY_TYPE.get(type, odd.ANY))
    if way < 0.75:
        return random.choice(odd.ANY)
    if way < 0.85:
        return random.choice(odd.ALL)
    if way < 0.92:
        return unicodedata.normalize(random.choice(("NFD", "NFKC", "NFKD")), old + random.choice(odd.ALL))
    return old * random.randint(2, 40) + random.choice(odd.ALL)


def _name(random: Random, old: str, ground: Ground) -> str:
    way = random.random()
    if way < 0.6:
        return random.choice(ground.labels)
    if way < 0.75:
        at = random.randrange(len(old) + 1)
        return old[:at] + random.choice(odd.SIGNS) + old[at + random.randrange(2) :]
    if way < 0.85:
        return unicodedata.normalize(random.choice(("NFD", "NFKD")), old).translate(_TRADITIONAL)
    return random.choice(odd.ALL)


_TRADITIONAL = str.maketrans("状态负责题问认确务时间编号议动项关联备约说", "狀態負責題問認確務時間編號議動項關聯備約說")


def _shape(random: Random, old: str, base: Seed) -> str:
    """One value instead of many, many instead of one, a mapping for a list."""
    other = base.text[slice(*random.choice(base.scalars)[:2])]
    flat = " ".join(old.split())
    return random.choice(
        (
            "", "~", "[]", "{}", "[[]]", "[~]", "[{}]", "无", f"[{other}]", f"{{{other}: {other}}}", f"[{other}, {other}]", other,
            f"[[{other}]]", f"[{{{other}: ~}}]", f"{{x: {{y: {other}}}}}", flat, f"'{flat}'", f"[{flat}]", f"{{{flat}}}",
            "[" + ", ".join([other] * random.randint(1, 30)) + "]", random.choice(odd.ALL),
        )
    )  # fmt: skip


# -- lines ------------------------------------------------------------------------------------------


def _lines(random: Random, text: str, ground: Ground) -> str:
    lines = text.split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(9):
        case 0:
            del lines[at : at + random.choice((1, 1, 1, 3))]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = random.choice((" ", "  ", "\t", "　", "    ", "- ", "# ", "\xa0")) + lines[at]
        case 4:
            lines[at] = lines[at].strip()
        case 5:
            lines.insert(at, random.choice(odd.LINES))
        case 6:
            lines[at] = lines[at].partition(random.choice((":", " ", "，")))[0]
        case 7:
            lines[at:at] = lines[min(at, other) : max(at, other)]
        case _:
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
    return "\n".join(lines)


def _merged(random: Random, text: str, ground: Ground) -> str:
    """As git leaves two people's changes."""
    lines = text.split("\n")
    at = random.randrange(len(lines))
    to = min(len(lines), at + random.randint(0, 4))
    theirs = [line.replace(random.choice("的0一部"), "改") for line in lines[at:to]]
    middle = ["||||||| 1234567", *lines[at:to]] if random.random() < 0.3 else []
    marks = ["<<<<<<< HEAD", *lines[at:to], *middle, "=======", *theirs, ">>>>>>> other"]
    if random.random() < 0.2:
        del marks[random.randrange(len(marks))]
    return "\n".join([*lines[:at], *marks, *lines[to:]])


def _spliced(random: Random, text: str, ground: Ground) -> str:
    other = random.choice(ground.seeds).text
    one, two = text.split("\n"), other.split("\n")
    return "\n".join([*one[: random.randrange(len(one) + 1)], *two[random.randrange(len(two)) :]])


def _two(random: Random, text: str, ground: Ground) -> str:
    return text + random.choice(("---\n", "...\n", "...\n---\n", "", "\n\n")) + random.choice(ground.seeds).text


# -- letters ----------------------------------------------------------------------------------------


def _slips(random: Random, text: str, ground: Ground) -> str:
    for _ in range(random.choice((1, 1, 2, 4))):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(odd.SIGNS) + text[at + random.choice((0, 0, 1, 1, 3)) :]
    return text


def _swapped(random: Random, text: str, ground: Ground) -> str:
    """One sign for another, here and there or throughout."""
    old, new = random.choice(_CONFUSED)
    return text.replace(old, new, random.choice((1, 2, -1)))


_CONFUSED = (
    *((":", "："), (": ", ":"), ("- ", "-"), ("- ", "－ "), ("  ", "\t"), ("  ", "\u3000"), ("\n", "\r\n"), ("\n", "\r")),
    *(("[", "［"), (",", "，"), ("{", "｛"), ("#", "＃"), ("-", "–"), ("\n", "\n\n"), (" ", "\xa0"), ("0", "０")),
    *(("/", "／"), ("\n", "\u2028"), ("状", "狀"), ("是", "否")),
)  # fmt: skip


def _repeated(random: Random, text: str, ground: Ground) -> str:
    """Something small, very often; now and then as long as a record may hardly be."""
    what = random.choice((*odd.ALL, *odd.SIGNS, *odd.LINES))
    most = _LONG if random.random() < 0.01 else random.choice((200, 2_000, 12_000))
    once = random.choice((what, f"{what} ", f"{what}\n", f"\n- {what}", f"\n  - {what}: {what}", f"{what}，")) or " "
    many = once * (most // len(once) + 1)
    if random.random() < 0.2:
        many = "".join(
            f"\n{random.choice(('x', '备注', '  a', '- a'))}{each}: {what}" for each in range(min(most, 6_000) // 8)
        )
    at = random.randrange(len(text) + 1)
    ends = [found.end() for found in re.finditer(": ", text)]
    if ends and random.random() < 0.6:
        at = random.choice(ends)
    return text[:at] + many + text[at:]


def _deep(random: Random, text: str, ground: Ground) -> str:
    depth = random.choice((5, 40, 150, 1_000))
    at = random.choice([found.end() for found in re.finditer(": |\n", text)] or [0])
    kind = random.randrange(3)
    nest = "".join("\n" + " " * level + "a:" for level in range(min(depth, 150)))
    return text[:at] + ("[" * depth, "{a: " * depth, nest)[kind] + text[at:]


def _normal(random: Random, text: str, ground: Ground) -> str:
    return unicodedata.normalize(random.choice(("NFD", "NFKC", "NFKD")), text).translate(
        _TRADITIONAL if random.random() < 0.5 else {}
    )


def _cut(random: Random, text: str, ground: Ground) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] if random.random() < 0.7 else text[at:]


_TEXTS: Sequence[Callable[[Random, str, Ground], str]] = (
    *(_lines, _slips, _swapped, _merged, _spliced, _two, _repeated, _deep, _normal, _cut),
)  # fmt: skip
_WEIGHTS = (30, 25, 12, 4, 6, 3, 2, 1, 3, 3)


# -- bytes ------------------------------------------------------------------------------------------


def _encoded(random: Random, text: str) -> bytes:
    name = random.choice(("gb18030", "gbk", "big5", "utf-16", "utf-16-le", "utf-8-sig", "latin-1", "utf-32", "utf-7"))
    raw = text.encode(name, "replace")
    return b"\xef\xbb\xbf" + raw if random.random() < 0.1 else raw


def flipped(random: Random, raw: bytes) -> bytes:
    """A few bytes changed."""
    changed = bytearray(raw or b"\0")
    for _ in range(random.choice((1, 1, 4, 30))):
        changed[random.randrange(len(changed))] = random.choice((0, 0xFF, 0x80, 0xC3, 0xE4, random.randrange(256)))
    return bytes(changed)
