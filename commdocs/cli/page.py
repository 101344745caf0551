"""The help of a command, in the reader's language."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence

import click

from commdocs.cli.table import pad, width, wrap
from commdocs.messages import Text
from commdocs.messages import help as words

Of = Callable[[Text], str]
Rows = Sequence[tuple[str, str]]
_INDENT = "  "


def overview(context: click.Context, group: click.Group, tasks: Sequence[tuple[Text, Mapping[str, Text]]]) -> str:
    """What ``commdocs --help`` prints: the commands by task."""
    of: Of = context.obj.of
    left = max(len(name) for _, verbs in tasks for name in verbs)
    return _page(
        [
            of(words.USAGE.fill(command="commdocs", rest=words.COMMAND_AND_MORE)),
            *_paragraphs(of(words.OVERVIEW)),
            *(
                line
                for task, verbs in tasks
                for line in _section(of(task), [(name, _first(of(about))) for name, about in verbs.items()], left)
            ),
            *_section(of(words.OPTIONS), _options(context, group.params, with_help=True)),
            "",
            *_paragraphs(of(words.MORE))[1:],
        ]
    )


def manual(context: click.Context, command: click.Command, examples: Text) -> str:
    """What ``commdocs VERB --help`` prints."""
    of: Of = context.obj.of
    own = [each for each in command.params if each.expose_value]
    arguments = [each for each in own if isinstance(each, click.Argument)]
    shared = [each for each in command.params if not each.expose_value]
    pieces = " ".join(command.collect_usage_pieces(context)).replace("[OPTIONS]", of(words.SOME_OPTIONS))
    return _page(
        [
            of(words.USAGE.fill(command=context.command_path, rest=pieces)),
            *_paragraphs(of(_about(command))),
            *_section(of(words.ARGUMENTS), [(each.make_metavar(context), of(_about(each))) for each in arguments]),
            *_section(of(words.OPTIONS), _options(context, own)),
            "",
            of(words.EXAMPLES),
            *(f"{_INDENT}{line}".rstrip() for line in of(examples).split("\n")),
            *_paragraphs(
                of(words.COMMON_OPTIONS).format(options=", ".join(max(each.opts, key=len) for each in shared))
            ),
        ]
    )


def _first(about: str) -> str:
    """The first sentence of what a command does."""
    return about.split("\n")[0].rstrip("。.")


def _about(thing: object) -> Text:
    about = getattr(thing, "about", words.NOTHING)
    assert isinstance(about, Text)
    return about


def _options(context: click.Context, parameters: Iterable[click.Parameter], with_help: bool = False) -> Rows:
    of: Of = context.obj.of
    rows = []
    for each in parameters:
        if isinstance(each, click.Option):
            names = ", ".join(sorted([*each.opts, *each.secondary_opts], key=len))
            rows.append((names if each.is_flag else f"{names} {each.make_metavar(context)}", of(_about(each))))
    if with_help:
        rows.append(("-h, --help", of(words.HELP)))
    return rows


def _section(title: str, rows: Rows, left: int = 0) -> list[str]:
    """A heading and its rows; ``left`` is the width of the names, if several sections are to stand under each other."""
    if not rows:
        return []
    left = left or min(max(width(name) for name, _ in rows), 28)
    lines = ["", title]
    for name, about in rows:
        first, *rest = wrap(about, _cells() - left - 2 * len(_INDENT) - 1) or [""]
        if width(name) > left:
            lines.append(f"{_INDENT}{name}")
            name = ""
        lines.append(f"{_INDENT}{pad(name, left)}{_INDENT}{first}".rstrip())
        lines += [f"{_INDENT}{' ' * left}{_INDENT}{line}" for line in rest]
    return lines


def _paragraphs(text: str) -> list[str]:
    return ["", *wrap(text, _cells() - 1)]


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _cells() -> int:
    return max(50, min(shutil.get_terminal_size((80, 24)).columns, 100))
