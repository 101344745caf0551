"""Disk and clock: the only place that reads a workspace, and the only one that writes to it."""

from commdocs.workspace.output import IGNORE, MANIFEST, Written, manifest, write
from commdocs.workspace.reading import CONFIG, find, language, read, relative, shipped
from commdocs.workspace.trouble import Unusable, why
from commdocs.workspace.writing import Changed, Rewrite, change, create, replace

__all__ = [
    "CONFIG",
    "IGNORE",
    "MANIFEST",
    "Changed",
    "Rewrite",
    "Unusable",
    "Written",
    "change",
    "create",
    "find",
    "language",
    "manifest",
    "read",
    "relative",
    "replace",
    "shipped",
    "why",
    "write",
]
