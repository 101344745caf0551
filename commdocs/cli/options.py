"""How a command states itself: bilingual help, options that stand before or after the verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from commdocs.cli import page, usage
from commdocs.cli.call import Call
from commdocs.messages import LANGUAGES, Text
from commdocs.messages import cli as say
from commdocs.messages import help as words

HELP = ("-h", "--help")


class Option(click.Option):
    """An option whose help exists in both languages."""

    def __init__(self, names: Sequence[str], about: Text, **settings: Any) -> None:
        super().__init__(list(names), **settings)
        self.about = about


class Argument(click.Argument):
    """An argument that says in both languages what it is."""

    def __init__(self, names: Sequence[str], about: Text, **settings: Any) -> None:
        super().__init__(list(names), **settings)
        self.about = about


class Verb(click.Command):
    """A command: ``about`` says what it does, ``examples`` shows it at work, a line of # says what for."""

    def __init__(
        self, name: str, about: Text, examples: Text, run: Callable[..., int], parameters: Sequence[click.Parameter]
    ) -> None:
        settings = {"help_option_names": list(HELP)}
        super().__init__(
            name, context_settings=settings, callback=click.pass_obj(run), params=[*parameters, *global_options()]
        )
        self.about = about
        self.examples = examples
        self.allow_extra_args = True  # reported in our own words

    def get_help(self, ctx: click.Context) -> str:
        return page.manual(ctx, self, self.examples)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest:
            raise usage.Wrong(say.TOO_MUCH.fill(words=" ".join(rest)))
        return rest


def global_options() -> list[click.Parameter]:
    """What every command accepts, before the verb or after it."""

    def option(name: str, about: Text, **settings: Any) -> Option:
        return Option([*name.split()], about, expose_value=False, callback=_keep, **settings)

    return [
        option("--workspace", words.WORKSPACE, metavar="DIR"),
        option("--today", words.TODAY, metavar="DATE"),
        option("--language", words.LANGUAGE, type=click.Choice(LANGUAGES)),
        option("-q --quiet", words.QUIET, is_flag=True),
        option("-v --verbose", words.VERBOSE, is_flag=True),
    ]


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    call: Call = context.obj
    if not value:
        return
    if parameter.name == "workspace":
        call.folder = Path(value)
    elif parameter.name == "today":
        call.today = _day(value)
    elif parameter.name == "quiet":
        call.quiet = True
    elif parameter.name == "verbose":
        call.verbose = True


def _day(text: str) -> Any:
    from commdocs import fields
    from commdocs.model import Config, Field

    day, _ = fields.parse(Field("today", Text.same("--today"), "date"), text, Config())
    if day is None:
        raise usage.Wrong(say.BAD_DAY.fill(value=text), say.BAD_DAY_FIX)
    return day
