"""Words for people. Every sentence exists in both languages by construction.

One module of constants for each part of the house that speaks (``messages.source``,
``messages.fields``, …). A rule keeps its own sentences beside its code.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

LANGUAGES = ("zh", "en")


class Text(NamedTuple):
    """One sentence or label in every shipped language."""

    zh: str
    en: str

    def of(self, language: str) -> str:
        """The words in ``language`` ("zh" or "en")."""
        return self.en if language == "en" else self.zh

    def fill(self, **values: object) -> Text:
        """Both sentences with ``{name}`` replaced; a value that is a Text speaks its own language."""
        return Text(*(_fill(pattern, language, values) for pattern, language in zip(self, LANGUAGES, strict=True)))

    @classmethod
    def listed(cls, words: Iterable[Text | str]) -> Text:
        """Words one after the other: 甲、乙 and A, B."""
        each = [one if isinstance(one, Text) else cls.same(one) for one in words]
        return cls("、".join(one.zh for one in each), ", ".join(one.en for one in each))

    @classmethod
    def same(cls, words: str) -> Text:
        """Words that are the same in every language: a name, a number, the user's own text."""
        return cls(words, words)


def _fill(pattern: str, language: str, values: dict[str, object]) -> str:
    spoken = {name: value.of(language) if isinstance(value, Text) else value for name, value in values.items()}
    return pattern.format_map(spoken)
