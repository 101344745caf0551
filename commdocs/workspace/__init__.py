"""Disk and clock: the only place that reads a workspace, and the only one that writes to it."""

from commdocs.workspace.evidence import digest
from commdocs.workspace.ledger import JOURNAL, MANIFEST, manifest
from commdocs.workspace.output import IGNORE, Linked, Written, as_it_is, building, place, untouched, write
from commdocs.workspace.reading import CONFIG, find, language, read, relative, shipped, shipped_schemas
from commdocs.workspace.trouble import Unusable, why
from commdocs.workspace.writing import Changed, Rewrite, change, create, replace

__all__ = [
    "CONFIG",
    "IGNORE",
    "JOURNAL",
    "MANIFEST",
    "Changed",
    "Linked",
    "Rewrite",
    "Unusable",
    "Written",
    "as_it_is",
    "building",
    "change",
    "create",
    "digest",
    "find",
    "language",
    "manifest",
    "place",
    "read",
    "relative",
    "replace",
    "shipped",
    "shipped_schemas",
    "untouched",
    "why",
    "write",
]
