"""The card of the next session: when, with whom, what matters for it, and one button to start."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.analysis.today import NextMeeting, Point
from coachdesk.domain.sessions import SessionKind
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.columns import clear, column_of, row_of
from ui.widgets.empty import EmptyState
from ui.widgets.icons import Icon
from ui.widgets.labels import Label
from ui.widgets.level_bar import LevelBar
from ui.widgets.link_row import LinkRow
from ui.widgets.spark import SparkLine

POINT_ICONS = {"late": ("flag", "risk"), "signal": ("activity", "text2"), "note": ("sticky-note", "text2")}
BRIEFS = {SessionKind.PRE_BRIEF: "pre-brief", SessionKind.DEBRIEF: "debrief"}
SHARES, SPARK_HEIGHT = (12, 11, 8), 24
TONES = {"good": "good", "bad": "risk", "risk": "risk", "warn": "watch", "watch": "watch"}


class HeroCard(Card):
    """Says what the manager wants of the next session, or that one is to be booked."""

    start_asked = Signal()
    prepare_asked = Signal()
    print_asked = Signal()
    change_asked = Signal()
    book_asked = Signal()
    team_asked = Signal()
    rep_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(hero=True)
        self.setAccessibleName("Next session")
        self._next: NextMeeting | None = None
        self._inside = QVBoxLayout()
        self._inside.setSpacing(10)
        self.add(self._inside)
        self.when = Label("", "caption", "text2")
        self.start: Button | None = None
        self._drawn = False

    def show_next(self, coming: NextMeeting | None) -> None:
        """Show the next session; when only the clock went on, only its words change."""
        before, self._next = self._next, coming
        if self._drawn and coming is not None and before is not None and coming == replace(before, when=coming.when):
            self.when.setText(coming.when)
            return
        if self._drawn and coming is None and before is None:
            return
        self._drawn = True
        clear(self._inside)
        if coming is None:
            self._show_none()
        else:
            self._show_one(coming)

    def _show_none(self) -> None:
        self.start = Button("Book a one-on-one", "primary", "plus", self.book_asked.emit)
        people = Button("See who needs one", "quiet", "users", self.team_asked.emit)
        self._inside.addWidget(EmptyState("calendar-check", NOTHING, self.start, people))

    def _show_one(self, coming: NextMeeting) -> None:
        for part in (self._clock(coming), self._person(coming), _strip(coming)):
            self._inside.addWidget(part)
        if coming.points:
            points = QVBoxLayout()
            points.setSpacing(0)
            for point in coming.points:
                points.addWidget(self._point(point))
            self._inside.addLayout(points)
        self._inside.addLayout(self._buttons(coming))

    def _clock(self, coming: NextMeeting) -> QWidget:
        self.when = Label(coming.when, "caption", "text2", elide=True)
        words = [self.when]
        if coming.kind is not SessionKind.ONE_ON_ONE or coming.day_words not in {"", "today", "Today"}:
            kind = coming.kind.title if coming.kind is not SessionKind.ONE_ON_ONE else ""
            day = coming.day_words if coming.day_words.casefold() != "today" else ""
            words.insert(0, Label(" · ".join(part for part in (kind, day) if part), "strong"))
        row = row_of(Label(coming.time, "kpi"), column_of(*words, spacing=0), spacing=12)
        row.setStretch(1, 1)
        if coming.going_on:
            row.addWidget(Chip("Going on", "accent", "clock"))
        if coming.rhythm:
            row.addWidget(Chip(coming.rhythm[:1].upper() + coming.rhythm[1:], "neutral", "repeat"))
        row.addWidget(IconButton("Change, move or cancel it", "pencil", self.change_asked.emit))
        return _held(row)

    def _person(self, coming: NextMeeting) -> QWidget:
        link = LinkRow(f"Open {coming.rep}", lambda: self.rep_asked.emit(coming.rep_id))
        link.row.setContentsMargins(0, 2, 8, 2)
        link.row.setSpacing(12)
        link.add(Avatar(coming.rep, 44))
        link.add(column_of(Label(coming.rep, "title", elide=True), Label(coming.subtitle, "body", "text2", elide=True),
                           spacing=0), 1)  # fmt: skip
        return link

    def _point(self, point: Point) -> QWidget:
        icon, ink = POINT_ICONS.get(point.kind, ("sticky-note", "text2"))
        row = LinkRow(f"{point.words}, {point.side}: prepare", self.prepare_asked.emit)
        row.row.setContentsMargins(0, 3, 0, 3)
        row.add(Icon(icon, ink, 16))
        row.add(Label(point.words, elide=True), 1)
        row.add(Label(point.side, "caption", "text3"))
        return row

    def _buttons(self, coming: NextMeeting) -> QHBoxLayout:
        if about := _about_training(coming):
            self.start = Button(f"Open the {about}", "primary", "graduation-cap", self.start_asked.emit, tip="Enter")
            return row_of(self.start, 1)
        brief = BRIEFS.get(coming.kind)
        first = f"Start the {brief}" if brief else "Go on with it" if coming.going_on else "Start meeting"
        self.start = Button(first, "primary", "play", self.start_asked.emit)
        parts: list[QWidget | int] = [self.start]
        if not brief:
            parts.append(Button("Open prep", "normal", "clipboard-list", self.prepare_asked.emit, tip="Enter"))
        sheet = f"Print {brief} sheet" if brief else "Print prep sheet"
        parts.append(Button(sheet, "quiet", "printer", self.print_asked.emit, tip="Ctrl+P"))
        parts.append(1)
        if not coming.going_on:
            ready = ("Prepared", "good", "check") if coming.prepared else ("Not prepared yet", "watch", "clock")
            parts.append(Chip(*ready))
        return row_of(*parts)


NOTHING = "The next session will stand here, with what matters for it. None is booked yet."


def _about_training(coming: NextMeeting) -> str:
    """What of a training it is: the training itself, or its follow-up; "" for any other session."""
    return "follow-up" if coming.follow_up_id else "training" if coming.kind is SessionKind.TRAINING else ""


def _strip(coming: NextMeeting) -> QWidget:
    """Three facts side by side: the focus skill, the attainment, the commitments."""
    strip = Card(tone="sunken")
    strip.setAccessibleName("At a glance")
    strip.body.setContentsMargins(14, 9, 14, 10)
    across = QHBoxLayout()
    across.setSpacing(12)
    for at, part in enumerate((_focus(coming), _attainment(coming), _commitments(coming))):
        if at:
            across.addWidget(_line())
        across.addWidget(part, SHARES[at])
    strip.add(across)
    return strip


def _focus(coming: NextMeeting) -> QWidget:
    column = [Label("Focus skill", "caption", "text2"), Label(coming.focus or "None chosen yet", "strong", elide=True)]
    row = QHBoxLayout()
    row.setSpacing(8)
    if coming.focus:
        row.addWidget(LevelBar(coming.focus, coming.focus_level, coming.focus_wanted))
    row.addWidget(Label(coming.focus_words, "caption", "text2", elide=True), 1)
    return _held(column_of(*column, row, spacing=1))


def _attainment(coming: NextMeeting) -> QWidget:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(Label(coming.attainment or "–", "strong"))
    if coming.spark is not None:
        spark = SparkLine(coming.spark, f"Attainment, 12 months: {coming.attainment}")
        spark.setFixedHeight(SPARK_HEIGHT)
        row.addWidget(spark)
    row.addStretch(1)
    words = Label(coming.attainment_words, "caption", TONES.get(coming.attainment_tone, "text2"), elide=True)
    return _held(column_of(Label("Attainment, 12 months", "caption", "text2"), row, words, spacing=1))


def _commitments(coming: NextMeeting) -> QWidget:
    late = Label(coming.late_words or "none overdue", "caption", "risk" if coming.late_words else "text2", elide=True)
    named = Label("Commitments", "caption", "text2")
    return _held(column_of(named, Label(f"{coming.open} open", "strong"), late, spacing=1))


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("rule")
    line.setStyleSheet("QFrame#rule { min-width: 1px; max-width: 1px; max-height: 200px; }")
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return line


def _held(layout: QHBoxLayout | QVBoxLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder
