"""Events by their names: the newest version of each, and the repeats that were changed by themselves.

Some calendars give one name to several events at different times: each of those is named by its start as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from coachdesk.exchange.calendars_event import BAD, MOST_TEXT, Reader, repeats, summary_of, text_of, why_of
from coachdesk.exchange.calendars_pieces import outside, said

Numbered = tuple[int, Any]
TWICE = "another event of the file has its name and its start"


class NamedEvents:
    """The events of a file but those that lie wholly apart from these days; what can't be read goes to `skipped`."""

    def __init__(self, events: Sequence[list[str]], first: date, last: date, skipped: list[Any]) -> None:
        self._skipped, self._newest = skipped, _shared(events)
        self._masters: dict[str, Numbered] = {}
        self._changed: dict[str, dict[str, Numbered]] = defaultdict(dict)
        self._uids: dict[str, str] = {}
        reader = Reader()
        for number, lines in enumerate(events, 1):
            if outside(lines, first, last):
                continue
            try:
                self._keep(number, reader.parsed(lines), lines)
            except BAD as error:
                skipped.append([number, summary_of(lines), why_of(error)])
        names = sorted(self._masters, key=lambda name: repeats(self._masters[name][1]))
        self._owners = {self._uids[name]: name for name in names}

    def all(self) -> list[tuple[str, Numbered | None, Mapping[str, Numbered]]]:
        """Each name with its event and the repeats that were changed; of several events, with the one that repeats."""
        own = [
            (name, one, self._changed.get(uid, {}) if self._owners[uid] == name else {})
            for name, one in self._masters.items() if (uid := self._uids[name])
        ]  # fmt: skip
        alone = [(uid, None, changed) for uid, changed in self._changed.items() if uid not in self._owners]
        return [*own, *alone]

    def _keep(self, number: int, event: Any, lines: list[str]) -> None:
        uid = str(event.get("UID", "")).strip() or "-".join(sorted(lines))
        again, version = event.get("RECURRENCE-ID"), int(event.get("SEQUENCE", 0))
        newest = self._newest.get(said(lines, "UID")) if again is None else None
        if newest is not None and version < newest:
            return
        name = _short(uid if newest is None else f"{uid}#{said(lines, 'DTSTART')}")
        home, key = (self._masters, name) if again is None else (self._changed[_short(uid)], str(again.to_ical()))
        was = home.get(key)
        if was is None or version >= int(was[1].get("SEQUENCE", 0)):
            home[key] = number, event
            self._uids[name] = _short(uid)
        if was is not None and version == int(was[1].get("SEQUENCE", 0)) and not _alike(was[1], event):
            self._skipped.append([was[0], text_of(was[1], "SUMMARY"), TWICE])


def _alike(one: Any, other: Any) -> bool:
    names = ("DTSTART", "DTEND", "DURATION")
    times = [[getattr(event.get(name), "dt", None) for name in names] for event in (one, other)]
    return times[0] == times[1]


def _shared(events: Sequence[list[str]]) -> dict[str, int]:
    """The names that several events have which begin at different times, each with the newest version there is."""
    named = [(said(lines, "UID"), lines) for lines in events if not said(lines, "RECURRENCE-ID")]
    count = Counter(uid for uid, _ in named)
    starts: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for uid, lines in named:
        if uid and count[uid] > 1:
            version = said(lines, "SEQUENCE")
            starts[uid][int(version) if version.isdecimal() else 0].add(said(lines, "DTSTART"))
    return {uid: max(found) for uid, found in starts.items() if len(found[max(found)]) > 1}


def _short(uid: str) -> str:
    return uid if len(uid) <= MOST_TEXT else sha256(uid.encode("utf-8", "replace")).hexdigest()
