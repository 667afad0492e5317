"""The History tab: what happened with a rep, day by day, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.skills import shown_ratings
from coachdesk.domain.commitments import CommitmentState
from coachdesk.domain.sessions import SessionStatus
from coachdesk.domain.skills import Rater
from ui.pages.rep.seen import Seen
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label

MOST = 120
ENDS = {CommitmentState.DONE: "kept", CommitmentState.PART: "partly kept", CommitmentState.DROPPED: "dropped"}


class HistoryTab(QWidget):
    """Sessions, observations, ratings, commitments and plans in one list; private notes are not among them."""

    def __init__(self) -> None:
        super().__init__()
        self.card = Card("What happened", "clipboard-list")
        self._holder = QVBoxLayout()
        self.card.add(self._holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.card)
        whole.addStretch(1)

    def show_rep(self, seen: Seen) -> None:
        """Show the newest events."""
        rows = sorted(events(seen.records), key=lambda row: row[0], reverse=True)
        clear(self._holder)
        self.card.set_count(len(rows))
        self.card.set_sub(f"the newest {MOST}" if len(rows) > MOST else "")
        if not rows:
            text = "Here everything stands in order: what was seen, rated, promised, planned and talked over."
            self._holder.addWidget(EmptyState("clipboard-list", text))
            return
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(2, 1)
        for place, (day, kind, text) in enumerate(rows[:MOST]):
            year = "" if day.year == seen.today.year else f" {day.year}"
            grid.addWidget(Label(words.weekday(day) + year, "caption", "text2"), place, 0)
            grid.addWidget(Chip(kind, "neutral", small=True), place, 1)
            grid.addWidget(Label(text, "body", wrap=True), place, 2)
        self._holder.addWidget(inside)


def events(records: RepRecords) -> Iterator[tuple[date, str, str]]:
    """Day, kind and words of all that is known about a rep."""
    names = {s.id: s.name for s in records.skills}
    for seen in records.observations:
        level = f", level {seen.level}" if seen.level else ""
        where = f"({seen.setting.value}{level})"
        yield seen.day, "seen", f"{names.get(seen.skill_id, 'A skill')}: {seen.seen} {where}"
    for rating in shown_ratings(records.ratings, date.max):
        who = "rated" if rating.rater is Rater.MANAGER else f"rated by {rating.rater.value}"
        why = f": {rating.evidence}" if rating.evidence else ""
        yield rating.day, who, f"{names.get(rating.skill_id, 'A skill')} {rating.level}{why}"
    yield from _promises(records)
    for session in records.sessions:
        if session.status is SessionStatus.HELD:
            text = f"{session.kind.value.capitalize()}, {session.minutes} min"
            yield session.start.date(), "met", text + (f": {session.summary}" if session.summary else "")
    yield from _began(records)
    for plan in records.plans:
        for day, what in ((plan.agreed_on, "agreed"), (plan.checked_on, "checked"), (plan.closed_on, "closed")):
            if day is not None:
                yield day, "plan", f"Plan {plan.period.title} {what}"


def _began(records: RepRecords) -> Iterator[tuple[date, str, str]]:
    """New roles and new baselines."""
    names = {("measure", m.id): m.name for m in records.measures} | {("skill", s.id): s.name for s in records.skills}
    for day, role in records.role_changes:
        yield day, "role", f"New role: {role}" if role else "No role any more"
    for one in records.baselines:
        key = ("measure", one.measure_id) if one.measure_id is not None else ("skill", one.skill_id)
        yield one.start, "baseline", f"New baseline of {names.get(key, 'a measure')}: {one.reason}"


def _promises(records: RepRecords) -> Iterator[tuple[date, str, str]]:
    for one in records.commitments:
        yield one.made, "promised", one.text
        if one.closed is not None:
            yield one.closed, ENDS.get(one.state, "ended"), one.text + (f": {one.why}" if one.why else "")
