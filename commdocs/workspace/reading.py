"""A workspace's folder → a Tree of bytes by path, with the standard set laid under its own files."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta, timezone
from functools import cache, partial
from pathlib import Path

from commdocs import source
from commdocs.messages import build as say
from commdocs.model import FORGETFUL, Config, Memory, Tree, Unread
from commdocs.workspace import evidence, index, walking
from commdocs.workspace.trouble import Unusable, why
from commdocs.workspace.walking import CONFIG as CONFIG

_PARTS = ("schemas", "templates")  # what the package ships
_MISSED = frozenset({CONFIG, "records", "schemas", "templates", "calendar", "attachments"})
_MOST = 16 * source.MAX_BYTES  # what is longer is refused anyway: do not read it all
_NO_TEXT = re.compile("[\ud800-\udfff]")  # bytes of a name that are no UTF-8
_LANGUAGE = re.compile(r"""^(?:language|语言)[ ]*[:：][ ]*["']?(zh|en|中文|英文)\b""", re.MULTILINE)


def find(start: Path) -> Path:
    """The workspace that holds the folder ``start``: the nearest one upward with a commdocs.yaml."""
    start = start.absolute()
    if not start.is_dir():
        raise Unusable(say.NO_FOLDER.fill(path=start), say.NO_FOLDER_FIX)
    for folder in (start, *start.parents):
        if (folder / CONFIG).exists():
            return folder
    raise Unusable(say.NO_WORKSPACE.fill(path=start), say.NO_WORKSPACE_FIX)


def language(root: Path) -> str:
    """The language of the workspace, also when commdocs.yaml is broken; empty if it cannot be read."""
    try:
        text, _ = source.decode(walking.read(root, CONFIG, _MOST))
    except OSError:
        return ""
    found = _LANGUAGE.search(text or "")
    if found:
        return "en" if found[1] in ("en", "英文") else "zh"
    return "" if text is None else Config().language


def standard() -> Path:
    """The folder with the shipped ``schemas/`` and ``templates/``."""
    package = Path(__file__).parents[1]
    inside = package / "standard"
    return inside if inside.is_dir() else package.parent  # in a source checkout they lie at the top


def shipped(today: date | None = None) -> Tree:
    """The standard set alone, for use outside of a workspace."""
    return Tree(_standard_files(), today or _today(None))


def shipped_schemas() -> dict[str, bytes]:
    """The schemas of the standard set, by path."""
    folder = standard() / "schemas"
    return {f"schemas/{each.name}": each.read_bytes() for each in sorted(folder.glob("*.yaml"))}


def read(root: Path, today: date | None = None, parts: Collection[str] = ()) -> Tree:
    """All that is read of the workspace at ``root``; raises Unusable if its folder cannot be.

    Names are in NFC. ``today`` is the day in the workspace's fixed zone unless it is given. With
    ``parts``, only these top folders and commdocs.yaml are read.
    """
    files = _standard_files() if standard() != root else {}
    walk = walking.Walk(root, parts=parts and {*parts, CONFIG}, told=lambda path: path.partition("/")[0] in _MISSED)
    unread = walk.unread
    names: set[str] = set()
    own: set[str] = set()
    for path, entry in walk:
        if path in own:
            unread[path] = Unread(say.SAME_NAME, say.SAME_NAME_FIX)
            continue
        own.add(path)
        if not is_read(path):
            names.add(path)
            continue
        try:
            with Path(entry).open("rb") as file:
                files[path] = file.read(_MOST)
        except OSError as error:
            files.pop(path, None)
            unread[path] = Unread(why(error), say.UNREADABLE_FIX)
    if CONFIG not in own and (root / CONFIG).is_dir():
        unread[CONFIG] = Unread(say.IS_FOLDER, say.NO_FILE_FIX)
    for path in unread.keys() - own:
        files.pop(path, None)  # a refused file of one's own does not become the shipped one
    if "" in unread:
        raise Unusable(say.NO_RECORDS_READ.fill(path=root, why=unread[""].why), say.NO_RECORDS_READ_FIX)
    memory = index.memory(root)
    day = today or _today(files.get(CONFIG), memory)
    shipped = frozenset(files.keys() - own)
    digest = cache(partial(evidence.digest, root))
    return Tree(files, day, frozenset(names), shipped, unread, digest, memory)


def relative(root: Path, path: Path) -> str | None:
    """``path`` as the Tree names it, with ``/`` and in NFC; None if it lies outside the workspace."""
    real = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    for inside, outside in (real, (Path(os.path.normpath(path.absolute())), root)):  # links may lead out
        if inside.is_relative_to(outside):
            return unicodedata.normalize("NFC", inside.relative_to(outside).as_posix())
    return None


def laid_under(root: Path, own: Mapping[str, bytes], today: date | None, names: frozenset[str]) -> Tree:
    """A Tree of the workspace's ``own`` files, got elsewhere than from disk, with the standard set under them."""
    files = _standard_files() if standard() != root else {}
    return Tree({**files, **own}, today or _today(own.get(CONFIG)), names, frozenset(files.keys() - own.keys()))


def is_read(path: str) -> bool:
    """Whether a file of the workspace is read, not only named."""
    part, _, rest = path.partition("/")
    if part == "templates":
        return bool(rest)
    return path == CONFIG or (part in ("records", "schemas", "calendar") and path.endswith(".yaml"))


def hidden(path: str) -> bool:
    """Whether a path of the workspace is left out of all reading: hidden, built, another program's own, no text."""
    if not path.isascii() and _NO_TEXT.search(path):
        return True
    if path[:1] not in ".~_o" and "/." not in path and "/~$" not in path and "/__pycache__" not in path:
        return False
    parts = path.split("/")
    return parts[0] == "output" or any(each.startswith((".", "~$")) or each == "__pycache__" for each in parts)


def _standard_files() -> dict[str, bytes]:
    folder = standard()
    parts = (walking.Walk(folder / part, f"{part}/", trusted=True) for part in _PARTS)
    return {path: Path(entry).read_bytes() for walk in parts for path, entry in walk}


def _today(raw: bytes | None, memory: Memory = FORGETFUL) -> date:
    key = memory.key(raw or b"")
    offset = memory.recall("zone", "", key)
    if not isinstance(offset, int):
        from commdocs import kinds  # not for `commdocs --help`

        text = source.decode(raw)[0] if raw else None
        offset = (kinds.read_config(text)[0] if text else Config()).utc_offset
        memory.keep("zone", "", key, offset)
    return datetime.now(timezone(timedelta(minutes=offset))).date()
