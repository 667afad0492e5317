"""Plain text in a style and ink of the design."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui import theme

LONGEST_RUN = 5_000
_RUN, _PIECE = re.compile(r"\S{29,}"), 12
_DIGIT, _HYPHEN = re.compile(r"\d"), re.compile(r"[^\W\d]-|-[^\W\d]")


class Label(QLabel):
    """Text from people, never read as markup. `wrap` breaks lines, `elide` cuts the line with an ellipsis."""

    def __init__(
        self, text: str = "", style: str = "body", ink: str = "text", *, wrap: bool = False, elide: bool = False,
        italic: bool = False, right: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._style, self._italic = style, italic
        self._elide = elide
        if wrap:
            self.setWordWrap(True)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("ink", ink)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show plain text; a run without spaces is cut for display, since breaking it would freeze the window."""
        shown = " ".join(w if len(w) <= LONGEST_RUN else w[:LONGEST_RUN] + "…" for w in text.split(" "))
        self.setFont(theme.font(self._style, italic=self._italic, figures=has_figures(shown)))
        super().setText(_RUN.sub(_broken, shown) if self.wordWrap() else shown)
        self.setAccessibleName(shown)
        if self._elide:
            self._show_whole_when_cut()

    def set_ink(self, ink: str) -> None:
        """Change the colour by its token."""
        if self.property("ink") != ink:
            self.setProperty("ink", ink)
            self.style().unpolish(self)
            self.style().polish(self)

    def set_style(self, style: str) -> None:
        """Change the letters by their style."""
        self._style = style
        self.setText(self.text())

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 24), hint.height()) if self._elide else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(theme.colour(self.property("ink")))
        painter.setFont(self.font())
        room = self.contentsRect()
        words = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            self._show_whole_when_cut()

    def _show_whole_when_cut(self) -> None:
        cut = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width() > 0
        self.setToolTip(plain_tip(self.text()) if cut else "")


def _broken(run: re.Match[str]) -> str:
    """A long run without spaces, with places where a line may end that nobody sees."""
    text = run[0]
    return "\u200b".join(text[at : at + _PIECE] for at in range(0, len(text), _PIECE))


def has_figures(text: str) -> bool:
    """Whether figures of one width help: they also widen the hyphen, so not in text with a hyphenated word."""
    return _DIGIT.search(text) is not None and _HYPHEN.search(text) is None


def plain_tip(text: str) -> str:
    """Text for a tooltip, which Qt would otherwise read as markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>" if text else ""


class Rule(QFrame):
    """A hairline."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rule")
        self.setFixedHeight(1)
