"""The formats: each writer turns a Document into bytes and knows nothing of records or templates."""

from __future__ import annotations

from collections.abc import Callable

from commdocs.model import Document


def _markdown(document: Document) -> bytes:
    from commdocs.writers import markdown

    return markdown.write(document)


def _docx(document: Document) -> bytes:
    from commdocs.writers import docx

    return docx.write(document)


def _csv(document: Document) -> bytes:
    from commdocs.writers import csv

    return csv.write(document)


def _html(document: Document) -> bytes:
    from commdocs.writers import html

    return html.write(document)


# Imported when first used: a check needs none of them.
WRITERS: dict[str, Callable[[Document], bytes]] = {"docx": _docx, "md": _markdown, "csv": _csv, "html": _html}
# Printed by a program of the machine from the file of another format, which is written first.
PRINTED = {"pdf": "docx"}
FORMATS = (*WRITERS, *PRINTED)
# Made where somebody asks for it (or the template does), for every template that gives the other format.
ON_REQUEST = {"pdf": "docx", "html": "md"}
