"""The panel beside the matrix: one rep in one skill, what it stands on, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.domain.skills import Observation
from ui import theme
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.dialogs.observe import ObserveSheet
from ui.dialogs.rate import RateSheet
from ui.pages.skills.cell import CellFacts, LevelText, add_to_agenda, cell_facts, next_talk, when_words
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.labels import Label, Rule
from ui.widgets.level_bar import LevelBar

WIDE, SHOWN = 312, 4


class SkillPanel(QFrame):
    """Shows the cell it is given; `closed` when a person is done, `asked` for another page."""

    asked = Signal(str, dict)
    closed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.facts: CellFacts | None = None
        self.setProperty("kind", "card")
        self.setFixedWidth(WIDE)
        self.avatar = Avatar("", 34)
        self.name, self.who = Label("", "title", wrap=True), Label("", "caption", "text2", elide=True)
        self.close_button = IconButton("Close the panel", "x", self.closed.emit)
        self.rate_button = Button("Rate now", "primary", "check", self.rate)
        self.agenda_button = Button("Add to agenda", icon="plus", on=self.add_to_agenda)
        self.note_button = Button("Note what I saw", icon="eye", on=self.observe, small=True)
        self.body = QVBoxLayout()
        self._lay_out()

    def show_cell(self, rep_id: int, skill_id: int, framework_id: int) -> bool:
        """Show one rep in one skill; False when they are there no more."""
        self.facts = facts = cell_facts(self._bridge, rep_id, skill_id, framework_id)
        if facts is None:
            return False
        self.setAccessibleName(f"{facts.skill.name}, {facts.rep.name}")
        self.avatar.show_name(facts.rep.name)
        self.name.setText(facts.skill.name)
        self.who.setText(f"{facts.rep.name} · {target_words(facts)}")
        self._fill(facts)
        return True

    def rate(self) -> None:
        """Open the sheet to rate this skill."""
        if self.facts is not None:
            RateSheet(self._bridge, self.facts.rep, self._bridge.desk.skills.one(self.facts.skill.id), self).open()

    def observe(self) -> None:
        """Open the sheet for what was seen of this skill."""
        if self.facts is not None:
            reps = self._bridge.desk.people.all()
            ObserveSheet(self._bridge, reps, self.facts.rep.id, self.facts.skill.id, self).open()

    def add_to_agenda(self) -> None:
        """Put the skill on the agenda of the rep's next one-on-one; where none is booked, offer to book it."""
        facts = self.facts
        if facts is None:
            return
        talk, first = next_talk(self._bridge, facts.rep), facts.rep.first_name
        if talk is None:
            self._bridge.say(f"No one-on-one with {first} is booked.", "Book one", self._book)
            return
        before = len(self._bridge.desk.agendas.of_session(talk.id or 0))
        self._bridge.run(lambda: add_to_agenda(self._bridge, talk, facts))
        if before and before == len(self._bridge.desk.agendas.of_session(talk.id or 0)):
            day = words.weekday(talk.start.date())
            self._bridge.say(f"{facts.skill.name} is on the agenda of {day} already.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _book(self) -> None:
        if self.facts is not None:
            sheet("session")(self._bridge, None, self, rep_id=self.facts.rep.id).open()

    def _fill(self, facts: CellFacts) -> None:
        clear(self.body)
        self.body.addLayout(self._standing(facts))
        for sentence in cautions(facts):
            self.body.addWidget(Label(sentence, "caption", "watch", wrap=True))
        for level in facts.levels:
            self.body.addWidget(LevelBox(level))
        self.body.addWidget(Rule())
        self._seen(facts)
        self.body.addWidget(Rule())
        self._own_view(facts)
        if facts.question:
            self.body.addWidget(Label(f"Start there: “{facts.question}”", "caption", "text2", wrap=True))
        self.body.addStretch(1)

    def _standing(self, facts: CellFacts) -> QHBoxLayout:
        found = facts.found
        row = row_of(LevelBar(found.name, found.manager, found.target), spacing=10)
        today = self._bridge.today()
        said = "not rated" if facts.since is None else f"since {when_words(facts.since, today)}"
        row.addWidget(Label(said, "caption", "text2"))
        row.addStretch(1)
        if facts.focus:
            row.addWidget(Chip("focus", "accent", small=True))
        return row

    def _seen(self, facts: CellFacts) -> None:
        today, count = self._bridge.today(), len(facts.seen)
        age = words.ago(facts.seen[0].day, today) if facts.seen else ""
        said = f"{count} · {age}{'' if age == 'today' else ' ago'}" if facts.seen else "nothing yet"
        sub = Label(said, "caption", "text2", elide=True)
        sub.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.note_button = Button("Note what I saw", icon="eye", on=self.observe, small=True)
        row = row_of(Label("Seen", "strong"), sub, self.note_button)
        self.body.addLayout(row)
        for seen in facts.seen[:SHOWN]:
            self.body.addWidget(seen_row(seen, when_words(seen.day, today)))
        if count > SHOWN:
            first, rep_id = facts.rep.first_name, facts.rep.id
            link = Button(f"All {count} on {first}’s page", "link", small=True)
            link.clicked.connect(lambda: self.asked.emit("rep", {"rep_id": rep_id, "tab": "skills"}))
            self.body.addLayout(row_of(link, 1))

    def _own_view(self, facts: CellFacts) -> None:
        found, first = facts.found, facts.rep.first_name
        gap = Label(found.gap_words, "caption", "watch" if (found.gap or 0) > 0 else "text2", wrap=True)
        if found.self_level is None:
            said = "" if found.self_hidden else f"{first} has not rated this yet"
            own = row_of(Label(said or f"{first}: {found.self_words}", "caption", "text2", wrap=True))
        else:
            own = row_of(
                Label(f"{first} says", "caption", "text2"), Label(str(found.self_level), "strong"),
                Label(found.self_words, "caption", "text2", wrap=True), spacing=8,
            )  # fmt: skip
        self.body.addLayout(own)
        self.body.addWidget(gap)

    def _lay_out(self) -> None:
        names = column_of(self.name, self.who, spacing=0)
        head = row_of(self.avatar, names, self.close_button, spacing=10)
        head.setStretch(1, 1)
        head.setAlignment(self.close_button, Qt.AlignmentFlag.AlignTop)
        self.body.setContentsMargins(0, 0, 6, 0)
        self.body.setSpacing(8)
        inside = QWidget()
        inside.setObjectName("panelBody")
        inside.setLayout(self.body)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 10, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addLayout(row_of(self.rate_button, self.agenda_button, 1))


def target_words(facts: CellFacts) -> str:
    """The level aimed at; one of the person's own is said so."""
    if facts.found.target is None:
        return "no target"
    return f"{'own target' if facts.found.target_from == 'person' else 'target'} {facts.found.target}"


def cautions(facts: CellFacts) -> tuple[str, ...]:
    """What takes weight from the rating: nothing seen, or old."""
    found = facts.found
    said = ["Rated without an observation behind it."] if found.manager is not None and not found.observations else []
    return (*said, *([f"Faded: {found.why_stale}."] if found.stale and found.why_stale else []))


def seen_row(seen: Observation, day: str) -> QWidget:
    """One observation: its day and place, the words, the level."""
    where = QWidget()
    where.setLayout(column_of(Label(day, "captionStrong"), Label(seen.setting.value, "micro", "text2"), 1, spacing=0))
    where.setFixedWidth(66)
    level = Label(str(seen.level) if seen.level else "", "strong", right=True)
    level.setFixedWidth(14)
    level.setAccessibleName(f"level {seen.level}" if seen.level else "no level named")
    holder = QWidget()
    row = row_of(where, Label(seen.seen, "caption", wrap=True), level, spacing=8)
    row.setStretch(1, 1)
    row.setAlignment(level, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(row)
    return holder


class LevelBox(QWidget):
    """A level with what it looks like; the present one stands out by its frame, its ground and the word "now"."""

    def __init__(self, level: LevelText) -> None:
        super().__init__()
        self._now = level.now
        marks = " ".join(f"({mark})" for mark in level.marks)
        self.setAccessibleName(f"Level {level.level} {marks}: {level.text}")
        figure = Label(str(level.level), "strong", "accentText" if level.now else "text2")
        text = Label(level.text, "caption", "text" if level.now else "text2", wrap=True)
        row = row_of(figure, text, spacing=10)
        row.setContentsMargins(12, 8, 10, 8)
        row.setAlignment(figure, Qt.AlignmentFlag.AlignTop)
        row.setStretch(1, 1)
        if level.marks:
            chips = [Chip(mark, "accent" if mark == "now" else "neutral", small=True) for mark in level.marks]
            column = column_of(*chips, 1, spacing=4)
            for chip in chips:
                column.setAlignment(chip, Qt.AlignmentFlag.AlignRight)
            row.addLayout(column)
        self.setLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if self._now else "border"), 1.6 if self._now else 1))
        painter.setBrush(theme.colour("accentSoft" if self._now else "sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()
