"""Shared notes and private notes side by side; both keep themselves and are never taken for one another."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from coachdesk.domain.sessions import Session
from ui import theme
from ui.widgets.card import Card
from ui.widgets.chips import Chip
from ui.widgets.forms import PASTE_LIMIT
from ui.widgets.labels import LONGEST_RUN, Label

PAUSE_MS = 700
LONGEST_MS = 1800
LEAST = 58
BARE = "QPlainTextEdit, QPlainTextEdit:focus { border: 0; background: transparent; padding: 0; }"


class NoteText(QPlainTextEdit):
    """Text that says `paused` a moment after the last key, and at the latest while somebody types on and on."""

    paused = Signal()
    focused = Signal()

    def __init__(self, label: str, hint: str) -> None:
        super().__init__()
        self._kept = ""
        self._pause, self._longest = QTimer(self), QTimer(self)
        for timer, wait in ((self._pause, PAUSE_MS), (self._longest, LONGEST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self.settle)
        self.setAccessibleName(label)
        self.setPlaceholderText(hint)
        self.setStyleSheet(BARE)
        self.setFont(theme.font("body"))
        self.setTabChangesFocus(True)
        self.setMinimumHeight(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._changed)

    def insertFromMimeData(self, source: QMimeData) -> None:
        room = PASTE_LIMIT - self.document().characterCount()
        runs = [run[:LONGEST_RUN] for run in source.text()[: max(0, room)].split(" ")]
        self.insertPlainText(" ".join(runs))

    @property
    def pending(self) -> bool:
        """Whether there are words that nobody has kept yet."""
        return self.toPlainText() != self._kept

    def show_text(self, text: str) -> None:
        """Show what is kept; words that are not kept yet stay, and so does the cursor."""
        if self.pending or self.toPlainText().strip() == text:
            return
        place = self.textCursor().position()
        self.setPlainText(text)
        self.accept()
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def load(self, text: str) -> None:
        """Show the words of another meeting, with the cursor at their end."""
        self._kept = text
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def settle(self) -> None:
        """Say now that there are words to keep."""
        self._pause.stop()
        self._longest.stop()
        if self.pending:
            self.paused.emit()

    def accept(self) -> None:
        """The words as they stand are kept."""
        self._kept = self.toPlainText()

    def sizeHint(self) -> QSize:
        return QSize(200, LEAST)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()
        self.settle()

    def _changed(self) -> None:
        if self.pending:
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()


class NoteCard(Card):
    """A card that is one field; the ring is around the whole of it."""

    def __init__(self, heading: str, icon: str, sub: str, text: NoteText, key: str, *, private: bool = False) -> None:
        self.key = Chip(key, "private" if private else "neutral", small=True)
        super().__init__(heading, icon, "", self.key, tone="private" if private else "")
        self.words = Label(sub, "caption", "private" if private else "text2", wrap=True)
        self.text, self._ring = text, "private" if private else "focus"
        self.error = Label("", "caption", "risk", wrap=True)
        self.error.hide()
        if private:
            self.heading.set_ink("private")
        self.body.setSpacing(4)
        self.add(self.words)
        self.add(text, 1)
        self.add(self.error)
        text.focused.connect(self.update)
        self.setFocusProxy(text)

    def say(self, sentence: str) -> None:
        """Say under the words why they could not be kept; "" takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour(self._ring), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)


class Notes(QWidget):
    """Both fields; `paused` when something in them is to be kept."""

    paused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shared = NoteText("Shared notes", "What was said, what was decided. The rep’s copy has these words.")
        self.private = NoteText("Only for me, never printed, never exported", "What only you need to remember.")
        self.shared_card = NoteCard("Shared notes", "sticky-note", "", self.shared, "F4")
        words = "never printed, never exported"
        self.private_card = NoteCard("Only for me", "lock", words, self.private, "F5", private=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for card, share in ((self.shared_card, 10), (self.private_card, 8)):
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            row.addWidget(card, share)
        for text in (self.shared, self.private):
            text.paused.connect(self.paused)

    @property
    def pending(self) -> bool:
        """Whether something in either of them is not kept yet."""
        return self.shared.pending or self.private.pending

    def load(self, session: Session, whose: str) -> None:
        """Show the words of another meeting."""
        self.shared.load(session.summary)
        self.private.load(session.private_note)
        self.shared_card.words.setText(f"{whose} copy has these")
        self.answer("")

    def show_session(self, session: Session) -> None:
        """Show what is kept, without touching what is being typed."""
        self.shared.show_text(session.summary)
        self.private.show_text(session.private_note)

    def settle(self) -> None:
        """Keep now what has been typed."""
        self.shared.settle()
        self.private.settle()

    def answer(self, refusal: str) -> None:
        """What became of the words: "" when they were kept, else the sentence under the fields that hold them."""
        for card in (self.shared_card, self.private_card):
            card.say(refusal if card.text.pending else "")
            if not refusal:
                card.text.accept()
