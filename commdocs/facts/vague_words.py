"""The vague words as one regular expression, longest match first, simplified and traditional."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any, NamedTuple

from commdocs.messages import Text
from commdocs.model import Config

NUMBER = r"[0-9０-９两兩二三四五六七八九十百千]"
_LIMIT = re.compile(
    NUMBER + r"|一[个個天周年月次名台份条條%％]|半[天年个個]|最[迟遲]|不[晚迟遲][于於]|[当當][日天]|截止"
)
_NEAR = 8  # characters
_MOST = 20_000  # places of one record that are looked at: no text that people read has more
_PAUSE = re.compile(r"$|[^\w“”‘’]")
_CAPITAL = re.compile(r"[A-Z][a-z]+\s+$")  # Tom Soon
_COMPANY = re.compile(r"\s+(?:Ltd|Inc|Co|Corp|GmbH|LLC|Group|Holding|Technolog)")  # Soon Ltd


class Word(NamedTuple):
    """What the list says about one word."""

    topic: str  # time, quantity, …: which suggestion helps
    level: str  # deny, warn, context


class Hit(NamedTuple):
    start: int
    end: int
    text: str  # as written
    word: Word


class Vocabulary:
    """The shipped words with a workspace's own."""

    def __init__(self, more: Mapping[str, Iterable[str]]) -> None:
        shipped = _shipped()
        pairs: list[str] = shipped.pop("traditional").split()
        excluded = [word for row in shipped.pop("exclude") for word in row]
        self._followed: dict[str, list[str]] = shipped.pop("followed")
        self._preceded: dict[str, list[str]] = shipped.pop("preceded")
        self.suggestions = {topic: Text(**entry.pop("suggest")) for topic, entry in shipped.items()}
        self._simplified = str.maketrans({pair[0]: pair[1] for pair in pairs})
        self._variants: dict[str, str] = {}
        for pair in pairs:
            self._variants[pair[1]] = self._variants.get(pair[1], "") + pair[0]
        self._words: dict[str, Word] = {}
        for topic, entry in shipped.items():
            for level, words in entry.items():
                self._add(topic, level, words)
        for key, words in more.items():
            topic, _, level = key.partition(".")
            if "exclude" in (topic, level):
                excluded.extend(words)
            else:
                self._add(topic, level if level in ("warn", "context") else "deny", words)
        self._pattern = self._compile({*self._words, *excluded})

    def _add(self, topic: str, level: str, words: Iterable[str]) -> None:
        for word in words:
            self._words[word.lower().translate(self._simplified)] = Word(topic, level)

    def _compile(self, words: Iterable[str]) -> re.Pattern[str]:
        """All words by their first character: most positions of a text are passed by one look at a set."""
        by_first: dict[str, list[str]] = {}
        for word in sorted(words, key=lambda each: (-len(each), each)):
            by_first.setdefault(word[0].lower().translate(self._simplified), []).append(word)
        firsts = "".join(self._one(first) for first in by_first)
        branches = []
        for first, group in by_first.items():
            ends = "|".join("".join(map(self._rest, word[1:])) + (r"\b" if word.isascii() else "") for word in group)
            edge = r"\b" if first.isascii() else ""
            branches.append(f"{edge}[{self._one(first)}](?:{ends})")
        return re.compile(f"(?=[{firsts}])(?:{'|'.join(branches)})")

    def _one(self, character: str) -> str:
        """The inside of a character class: every form of ``character``."""
        simple = character.translate(self._simplified)
        forms = {simple, *self._variants.get(simple, ""), character.lower(), character.upper()}
        return "".join(re.escape(form) for form in sorted(forms) if len(form) == 1)

    def _rest(self, character: str) -> str:
        return rf"\s*{NUMBER}" if character == "N" else f"[{self._one(character)}]"

    def search(self, text: str) -> Iterator[Hit]:
        """Every vague word of ``text``, in order, without regard to what stands around it."""
        for match in islice(self._pattern.finditer(text), _MOST):
            plain = match[0].lower().translate(self._simplified)
            word = self._words.get(plain)
            if word and self._meant(plain, text, match.start(), match.end()):
                yield Hit(match.start(), match.end(), match[0], word)

    def _meant(self, plain: str, text: str, start: int, end: int) -> bool:
        """Whether the neighbours of a word that can mean two things show that it is the vague one."""
        following, leading = self._followed.get(plain), self._preceded.get(plain)
        if following is not None:
            after = text[end : end + _NEAR].translate(self._simplified)
            return any(after.startswith(each) if each else _PAUSE.match(after) for each in following)
        if leading is not None:
            before = text[max(0, start - _NEAR) : start].translate(self._simplified)
            return before.endswith(tuple(leading))
        return not plain.isascii() or not _name(text, start, end)


def _name(text: str, start: int, end: int) -> bool:
    """Whether an English word with a capital is a part of a name."""
    if not (text[start].isupper() and text[start + 1 : end].islower()):
        return False
    before = _CAPITAL.search(text, max(0, start - 20), start)
    return bool(before) or _COMPANY.match(text, end) is not None


def measured(text: str, start: int, end: int) -> bool:
    """Whether a number, a date or a limit stands near ``text[start:end]``."""
    return _LIMIT.search(text, max(0, start - _NEAR), end + _NEAR) is not None


def vocabulary(config: Config) -> Vocabulary:
    """The words that hold in a workspace; compiled once for each set of own words."""
    return _vocabulary(tuple((key, tuple(words)) for key, words in config.vague.items()))


@lru_cache(maxsize=8)
def _vocabulary(more: tuple[tuple[str, tuple[str, ...]], ...]) -> Vocabulary:
    return Vocabulary(dict(more))


def _shipped() -> dict[str, Any]:
    import yaml  # the list is a data file so that people can read and extend it

    words: dict[str, Any] = yaml.load(
        files(__package__).joinpath("vague_words.yaml").read_text("utf-8"),
        getattr(yaml, "CSafeLoader", yaml.SafeLoader),
    )
    return words
