"""What the READMEs say is so: their commands are run, and print what stands there.

In a README, a ``console`` block holds commands after ``$`` and what they print; a ``yaml`` or ``markdown``
block with a path after the language is a file that the reader writes, a ``diff`` block with a path is
what the reader changes in it. They are run in their order, in one folder. ``make accept`` writes the
printed words and the table of forms anew.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from commdocs import cli, kinds
from commdocs.cli import VERBS
from commdocs.kinds import ids
from commdocs.messages import LANGUAGES, Text
from commdocs.render import templates

ROOT = Path(__file__).parents[1]
READMES = {"en": "README.md", "zh": "README.zh-CN.md"}
HOME = "/home/ann"  # where the reader of the README works; in the test it is a temporary folder
GIT = {  # who commits and when, so that `log` prints the same
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ann Lee"), ("EMAIL", "ann@example.com"), ("DATE", "2024-05-23T10:00:00+08:00"))
} | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
_BLOCK = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FORMS = re.compile(r"(?<=<!-- forms -->\n).*?(?=<!-- /forms -->)", re.DOTALL)


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


class Reader:
    """Somebody who follows a README line by line."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.place = home

    def follow(self, language: str, path: str, body: str) -> str:
        """Does what one block says; gives the block as it should read."""
        if language == "console":
            return "".join(f"$ {command}\n{self.run(command)}" for command in re.findall(r"^\$ (.*)\n", body, re.M))
        if path:
            file = self.place / path
            if language == "diff":
                file.write_text(changed(file.read_text("utf-8"), body), encoding="utf-8")
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(body, encoding="utf-8")
        return body

    def run(self, command: str) -> str:
        program, *words = shlex.split(command)
        if program == "cd":
            self.place /= words[0]
            return ""
        if program == "git":
            subprocess.run(
                [program, *words], cwd=self.place, env={**os.environ, **GIT}, check=True, capture_output=True
            )
            return ""
        assert program == "commdocs", command
        os.chdir(self.place)
        printed = io.BytesIO()
        terminal = io.TextIOWrapper(printed, "utf-8", newline="\n")
        with contextlib.redirect_stdout(terminal), contextlib.redirect_stderr(terminal):
            cli.main(words)
        terminal.flush()
        said = re.sub(r"\([0-9a-f]{8}\)", "(4951c8b1)", printed.getvalue().decode())  # the reader's commits are others
        return said.replace(str(self.home), HOME).replace("\\", "/")


def changed(text: str, change: str) -> str:
    """``text`` with the lines after ``-`` replaced by those after ``+``; without ``-``, put at the end."""
    old = [line[1:] for line in change.splitlines() if line.startswith("-")]
    new = [line[1:] for line in change.splitlines() if line.startswith("+")]
    if not old:
        return text + "\n".join(new) + "\n"
    assert text.count("\n".join(old)) == 1, old
    return text.replace("\n".join(old), "\n".join(new))


@pytest.mark.parametrize("name", READMES.values())
def test_the_tour_is_true_word_for_word(
    name: str, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("COMMDOCS_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    reader = Reader(tmp_path)
    was = text(name)

    def followed(block: re.Match[str]) -> str:
        language, path, body = block.groups()
        head = f"```{language} {path}\n" if path else f"```{language}\n"
        return f"{head}{reader.follow(language, path or '', body)}```"

    now = _BLOCK.sub(followed, was)
    if request.config.getoption("--accept"):
        (ROOT / name).write_text(now, encoding="utf-8", newline="\n")
    else:
        assert now == was


def forms(language: str) -> Iterator[str]:
    """The table of forms: what is shipped, from the schemas and templates themselves."""
    schemas = {f"schemas/{each.name}": each.read_text("utf-8") for each in sorted(ROOT.glob("schemas/*.yaml"))}
    found, problems = kinds.load(schemas)
    texts = {each.relative_to(ROOT).as_posix(): each.read_text("utf-8") for each in ROOT.glob("templates/*/*.md")}
    all_templates, faults = templates.load(texts, found)
    assert not problems
    assert not faults
    documents: dict[str, dict[str, None]] = {}
    for template in templates.choose(all_templates, language):
        documents.setdefault(template.kind, {})[template.label.of(language)] = None
    comma = {"zh": "、", "en": ", "}[language]
    yield {"zh": "| 表单 | 英文名 | 编号 | 用途 | 文书 |", "en": "| form | name | number | for | documents |"}[language]
    yield "|---|---|---|---|---|"
    for kind in found.values():
        cells = (kind.label, kind.name, ids.example(kind), kind.help, comma.join(documents[kind.name]))
        label, name, number, about, made = (
            str(each.of(language) if isinstance(each, Text) else each) for each in cells
        )
        yield f"| {label} | `{name}` | {number} | {about} | {made} |"
    yield ""
    lists = comma.join(documents[templates.TRACKERS])
    yield {"zh": f"清单，在 `output/trackers/`：{lists}。", "en": f"Lists, in `output/trackers/`: {lists}."}[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_forms_is_that_of_the_schemas(language: str, request: pytest.FixtureRequest) -> None:
    name = READMES[language]
    was = text(name)
    now = _FORMS.sub(lambda _: "\n".join(forms(language)) + "\n", was)
    if request.config.getoption("--accept"):
        (ROOT / name).write_text(now, encoding="utf-8", newline="\n")
    else:
        assert now == was


@pytest.mark.parametrize("name", [*READMES.values(), "CONTRIBUTING.md", "CHANGELOG.md"])
def test_what_is_linked_is_there(name: str) -> None:
    words = _BLOCK.sub("", text(name))
    headings = {
        re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in re.findall(r"^#+ (.*)$", text(name), re.M)
    }
    for target in re.findall(r"\]\(([^)]+)\)", words):
        if target.startswith("#"):
            assert target[1:] in headings, target
        elif not target.startswith("http"):
            assert (ROOT / target).exists(), target


@pytest.mark.parametrize("name", [*READMES.values(), "CONTRIBUTING.md"])
def test_what_is_named_is_there(name: str) -> None:
    """A path of this repository in back quotes; one with a place holder or a star means many."""
    own = ("commdocs/", "tests/", "tools/", "bench/", "docs/", ".ci/", "schemas/", "templates/", "records/", "Makefile")
    for path in re.findall(r"`([^`\s]+)`", _BLOCK.sub("", text(name))):
        if path.startswith(own) and not set("<>*…{") & set(path):
            assert (ROOT / path).exists(), path


@pytest.mark.parametrize("name", READMES.values())
def test_the_commands_named_are_those_that_exist(name: str) -> None:
    named = set(re.findall(r"\bcommdocs ([a-z]+)\b", text(name)))
    assert named <= {*VERBS, *english(name), "accept"}
    assert all(f"commdocs {verb}" in text(name) for verb in VERBS)
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.M))
    assert set(re.findall(r"`make ([a-z-]+)`", text(name))) <= targets
    assert "make test" in text(name)
    assert "test" in text(".ci/run")


def english(name: str) -> set[str]:
    """Words that follow the name of the program in sentences."""
    return (
        {"is", "itself", "and", "does", "needs", "on", "for", "keeps", "makes", "checks", "tells", "runs"}
        if name == "README.md"
        else set()
    )


def test_both_tell_the_same() -> None:
    shapes = [
        (
            len(re.findall(r"^## ", text(name), re.M)),
            [(language, bool(path), body.count("\n$ ")) for language, path, body in _BLOCK.findall(text(name))],
        )
        for name in READMES.values()
    ]
    assert shapes[0] == shapes[1]
