"""Kinds of records: schema files → Kinds, and what a record must look like to be one of them."""

from commdocs.kinds.addressing import Spot, named
from commdocs.kinds.assigning import Assigned, applied
from commdocs.kinds.beginning import Setting, beginnings
from commdocs.kinds.config import locate_setting, read_config
from commdocs.kinds.export import json_schema
from commdocs.kinds.fresh import skeleton
from commdocs.kinds.holidays import read_calendar
from commdocs.kinds.ids import next_id, number
from commdocs.kinds.keeping import again, kept
from commdocs.kinds.loading import load
from commdocs.kinds.locating import locate
from commdocs.kinds.records import identify, labels, shape
from commdocs.kinds.shaping import NONE_WORDS

__all__ = [
    "NONE_WORDS",
    "Assigned",
    "Setting",
    "Spot",
    "again",
    "applied",
    "beginnings",
    "identify",
    "json_schema",
    "kept",
    "labels",
    "load",
    "locate",
    "locate_setting",
    "named",
    "next_id",
    "number",
    "read_calendar",
    "read_config",
    "shape",
    "skeleton",
]
