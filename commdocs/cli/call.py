"""One call of the program: its global options, and what it says on its two streams."""

from __future__ import annotations

import csv
import io
import json
import locale
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import click

from commdocs import workspace
from commdocs.messages import LANGUAGES, Text
from commdocs.messages import cli as say


class Call:
    """What the command line said before any command ran.

    The language is needed for help and for errors in the command line itself, so it is looked for in
    the words before click reads them.
    """

    def __init__(self, words: Sequence[str] = ()) -> None:
        self.words = tuple(words)
        self.folder = Path(_given(words, "--workspace") or ".")
        self.today: date | None = None
        self.quiet = False
        self.verbose = "-v" in words
        self._asked = _given(words, "--language") or os.environ.get("COMMDOCS_LANGUAGE", "")
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a GBK console must not stop at a rare character
                stream.reconfigure(errors="replace")

    @cached_property
    def language(self) -> str:
        """--language, else COMMDOCS_LANGUAGE, else the workspace's, else the system's."""
        if self._asked in LANGUAGES:
            return self._asked
        try:
            own = workspace.language(workspace.find(self.folder))
        except workspace.Unusable:
            own = ""
        return own or _system_language()

    @cached_property
    def root(self) -> Path:
        """The workspace's folder. Raises workspace.Unusable."""
        return workspace.find(self.folder)

    @property
    def typed(self) -> str:
        """The command as it was typed."""
        from commdocs.messages.commands import argument

        return " ".join(["commdocs", *(each if each[:1] == "-" else argument(each) for each in self.words)])

    def of(self, text: Text) -> str:
        return text.of(self.language)

    def joined(self, words: Iterable[Text | str]) -> str:
        """The words in a row, as the language separates them."""
        return self.of(say.COMMA).join(each if isinstance(each, str) else self.of(each) for each in words)

    def out(self, words: str) -> None:
        """A result."""
        click.echo(words)

    def out_csv(self, rows: Sequence[Sequence[str]]) -> None:
        """A table for spreadsheets: in a file with a byte order mark, and no cell run as a formula."""
        from commdocs.writers.csv import harmless

        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([[harmless(cell) for cell in row] for row in rows])
        self.in_utf8()
        click.echo(("" if sys.stdout.isatty() else "\ufeff") + text.getvalue(), nl=False)

    def out_json(self, data: Any) -> None:
        """A result for programs."""
        click.echo(json.dumps(data, ensure_ascii=not self.in_utf8(), indent=2))

    def in_utf8(self) -> bool:
        """Has a pipe or file take UTF-8, whatever the console's own encoding; gives whether the stream takes it now.

        Programs read UTF-8, and a Chinese Windows would write its own code page, in which characters get lost.
        """
        if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
            sys.stdout.reconfigure(encoding="utf-8")
        return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"

    def tell(self, text: Text | str) -> None:
        """A message that -q silences."""
        if not self.quiet:
            self.warn(text)

    def warn(self, text: Text | str) -> None:
        """A message that must be read."""
        click.echo(text if isinstance(text, str) else self.of(text), err=True)

    def detail(self, text: Text | str) -> None:
        """A message for -v."""
        if self.verbose:
            self.warn(text)


def _given(words: Sequence[str], option: str) -> str:
    value = ""
    for number, word in enumerate(words):
        if word == "--":
            break
        if word == option and number + 1 < len(words):
            value = words[number + 1]
        elif word.startswith(f"{option}="):
            value = word.partition("=")[2]
    return value


def _system_language() -> str:
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    words = next((each for each in named if each), None) or locale.getlocale()[0] or ""
    return "zh" if words.lower().startswith(("zh", "chinese")) else "en"
