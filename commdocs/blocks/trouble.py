"""What is raised when the Markdown of a template cannot be a page."""

from __future__ import annotations

from commdocs.messages import Text


class BlockError(Exception):
    """``line`` counts from 0 in the text that was cut; ``mark`` numbers the first value in or after the place."""

    def __init__(self, message: Text, line: int = 0, mark: int = 0):
        super().__init__(message.en)
        self.message, self.line, self.mark = message, line, mark
