"""A Tree → problems, documents and trackers. Pure: what it is given is a value, what it gives is values."""

from commdocs.build.load import BROKEN, Loaded, load, located, schemas, settings, templates

__all__ = ["BROKEN", "Loaded", "load", "located", "schemas", "settings", "templates"]
