"""Audiences: who a paper is for, and so what is left out of it."""

from __future__ import annotations

from enum import Enum


class Audience(Enum):
    """The three readers of a paper; private notes reach none of them unless the manager ticks them in."""

    REP = "rep"
    MANAGER = "manager"
    LEADERSHIP = "leadership"
