"""A Tree → problems, documents and trackers. Pure: what it is given is a value, what it gives is values."""

from commdocs.build.load import BROKEN, Loaded, load, located, schemas, settings, templates
from commdocs.build.unjudged import like_records, nothing_judged

__all__ = ["BROKEN", "Loaded", "like_records", "load", "located", "nothing_judged", "schemas", "settings", "templates"]
