"""The colour of each kind of entry; its name always stands beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coachdesk.analysis.schedule import Entry, EntryKind

TONES = {
    EntryKind.ONE_ON_ONE: "d1",
    EntryKind.BRIEF: "d6",
    EntryKind.TRAINING: "d4",
    EntryKind.JOINT_CALL: "d3",
    EntryKind.CHECK: "d5",
    EntryKind.OTHER: "accent",
    EntryKind.ABSENCE: "dN",
    EntryKind.BUSY: "borderStrong",
}
NEUTRAL = frozenset({EntryKind.ABSENCE, EntryKind.BUSY})


def edge_tone(entry: Entry) -> str:
    """The colour of its edge: of its kind, or of a risk where it clashes."""
    return "risk" if entry.clash else TONES[entry.kind]


def coaching_minutes(entries: Iterable[Entry], day: date) -> int:
    """The manager's own coaching that begins on a day, drafts included; what was missed took no time."""
    return sum(
        one.minutes for one in entries
        if one.mine and not one.all_day and one.kind not in NEUTRAL
        and one.status != "missed" and one.start.date() == day
    )  # fmt: skip
