"""Markdown text with marks → blocks with holes; and the text of a markdown value → nodes.

``cut`` serves templates: the text of a rendered template, with one ``MARK`` where each value stands,
becomes blocks that are parsed once and shared by every document of the same shape. ``prose`` serves
values of type markdown. Values never pass through ``cut``, so nothing a user types becomes mark-up.
"""

from commdocs.blocks.cut import MARK, cut
from commdocs.blocks.prose import prose
from commdocs.blocks.trouble import BlockError

__all__ = ["MARK", "BlockError", "cut", "prose"]
