"""A few rounds of ``tests.kills``: nothing is torn, lost, falsely called edited or left behind."""

from __future__ import annotations

import os

import pytest

from tests import kills

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked and killed")


def test_killed_builds() -> None:
    assert kills.builds(2)[1:] == (0,) * 5


def test_an_editor_saves_while_set_runs() -> None:
    assert kills.saves(3).lost == 0


def test_two_at_once() -> None:
    found = kills.pairs(2)
    assert (found.both + found.one, found.lost) == (2, 0)
