"""The manual page of a rule, from its card: ``commdocs explain`` and docs/rules.md print these parts."""

from __future__ import annotations

from collections.abc import Iterator

from commdocs.messages import Text
from commdocs.messages import manual as say
from commdocs.rules import CARDS, CLOCK, HISTORY, RULES
from commdocs.rules.card import Card


def heading(card: Card) -> Text:
    """Code, name and slug."""
    return Text(*(f"{card.code} {name} ({card.slug})" for name in card.name))


def parts(card: Card) -> list[tuple[Text, Text]]:
    """What there is to say of a rule, each part with its title."""
    return [
        (say.WHY, card.why),
        (say.FIX, card.fix),
        (say.LEVEL, say.ERROR if card.severity == "error" else say.WARNING),
        (say.WHEN, when(card.code)),
        (say.WAIVABLE, say.CAN_WAIVE if card.waivable else say.CANNOT_WAIVE),
        (say.SOURCE, Text.same(card.origin or "—")),
    ]


def when(code: str) -> Text:
    """The commands that judge a rule."""
    clock = any(each.CARD.code == code for each in CLOCK)
    history = any(each.CARD.code == code for each in HISTORY)
    single = any(each.CARD.code == code for each in RULES) or not (clock or history)
    told = [words for words, so in ((say.BY_CHECK, single), (say.BY_DUE, clock), (say.BY_HISTORY, history)) if so]
    return Text(say.SEMICOLON.zh.join(each.zh for each in told), say.SEMICOLON.en.join(each.en for each in told))


def markdown(language: str) -> str:
    """The manual of all rules as one page."""
    return "\n".join(_lines(language)) + "\n"


def _lines(language: str) -> Iterator[str]:
    yield f"# {say.TITLE.of(language)}"
    for words in (say.INTRODUCTION, say.TABLE, say.OTHER):
        yield ""
        yield words.of(language)
    for card in CARDS.values():
        yield ""
        yield f"## {heading(card).of(language)}"
        yield ""
        for title, words in parts(card):
            yield f"- **{title.of(language)}**{say.COLON.of(language)}{words.of(language)}"
