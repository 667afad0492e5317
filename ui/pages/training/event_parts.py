"""The rows of an event: one attendee, one follow-up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis.training import Attendee, FollowUpLine
from coachdesk.domain.training import FollowUpState, Presence, Scale
from ui.widgets.avatar import Avatar
from ui.widgets.chips import Chip
from ui.widgets.columns import column_of
from ui.widgets.icons import Icon
from ui.widgets.labels import Label
from ui.widgets.link_row import LinkRow

PRESENCE_TONES = {
    Presence.INVITED: "neutral", Presence.ATTENDED: "good", Presence.ABSENT: "watch", Presence.EXCUSED: "neutral",
}  # fmt: skip
STATES = {
    FollowUpState.DONE: ("circle-check", "good"), FollowUpState.DROPPED: ("minus", "text3"),
    FollowUpState.OPEN: ("clock", "text2"),
}  # fmt: skip


def score_words(one: Attendee, scale: Scale) -> str:
    """Before and after: "52 % → 78 %", "4 before"; "" when nobody said either."""
    unit = " %" if scale is Scale.SCORE else " of 5"
    if one.before is not None and one.after is not None:
        return f"{one.before:g} → {one.after:g}{unit}"
    if one.before is not None:
        return f"{one.before:g}{unit} before"
    return f"{one.after:g}{unit} after" if one.after is not None else ""


class AttendeeRow(QWidget):
    """A rep with what became of the invitation, before and after, and what was said; `chosen` gives the rep."""

    chosen = Signal(int)

    def __init__(self, one: Attendee, scale: Scale) -> None:
        super().__init__()
        self.link = LinkRow(f"{one.name}, {one.presence.value}", lambda: self.chosen.emit(one.rep_id))
        self.link.add(Avatar(one.name, 28))
        quoted = f"“{one.feedback}”" if one.feedback else ""
        name = Label(one.name, "medium", elide=True)
        feedback = [Label(quoted, "caption", "text2", wrap=True, italic=True)] if quoted else []
        self.link.add(column_of(name, *feedback, spacing=1), 1)
        told = score_words(one, scale)
        score = column_of(
            Label(told, "strong", right=True), Label(one.moved, "caption", "text2", right=True), spacing=1
        )
        if told:
            self.link.add(score)
        chip = Chip(one.presence.value.capitalize(), PRESENCE_TONES[one.presence])
        self.link.row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.link)


class FollowUpRow(QWidget):
    """A follow-up with its state and day; `chosen` gives the line to open it."""

    chosen = Signal(object)

    def __init__(self, line: FollowUpLine) -> None:
        super().__init__()
        follow_up = line.follow_up
        name = f"{follow_up.title}, {line.rep}"
        self.link = LinkRow(f"{name}: {line.when}", lambda: self.chosen.emit(line))
        state = follow_up.state if line.open or follow_up.state is FollowUpState.DROPPED else FollowUpState.DONE
        self.link.add(Icon(*STATES[state], 17))
        said = follow_up.note or (follow_up.question if line.open else "")
        lower = [Label(said, "caption", "text3", elide=True)] if said else []
        self.link.add(column_of(Label(name, "medium", elide=True), *lower, spacing=1), 1)
        self.link.add(Label(line.when, "captionStrong" if line.late else "caption", "risk" if line.late else "text2"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.link)
