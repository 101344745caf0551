"""The looks that come with commdocs, each an ordinary Word file made by program: letterheads to print with, to start
from, and to lend their styles to one that lacks some.
"""

from __future__ import annotations

from commdocs.writers.looks.look import BUSINESS, LOOKS, Look
from commdocs.writers.looks.parts import make, numbering, parts
from commdocs.writers.looks.styles import each_style

__all__ = ["BUSINESS", "LOOKS", "Look", "each_style", "make", "numbering", "parts"]
