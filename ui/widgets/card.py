"""Cards: a heading and what belongs to it on one quiet ground."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.chips import Chip
from ui.widgets.icons import Icon
from ui.widgets.labels import Label


class Card(QFrame):
    """A ground with a head (icon, heading, sub-line, count, a widget at the right) and a body to `add` to."""

    def __init__(
        self, heading: str = "", icon: str = "", sub: str = "", right: QWidget | None = None, *,
        count: int | None = None, hero: bool = False, tone: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self.setProperty("kind", "card")
        self.setProperty("tone", tone)
        self.setAccessibleName(heading)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        pad = 20 if hero else 16
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(pad, 14, pad, pad)
        self.body.setSpacing(8)
        self.heading = Label(heading, "heading")
        self.sub = Label(sub, "caption", "private" if tone == "private" else "text3", elide=True)
        self.sub.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.count = Chip(small=True)
        self.head = QHBoxLayout()
        self._fill_head(icon, right)
        if heading or right is not None:
            self.body.addLayout(self.head)
        self.set_count(count)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout below what is there."""
        if isinstance(item, QLayout):
            self.body.addLayout(item, stretch)
        else:
            self.body.addWidget(item, stretch)

    def set_heading(self, text: str) -> None:
        """Exchange the heading."""
        self.heading.setText(text)
        self.setAccessibleName(text)

    def set_sub(self, text: str) -> None:
        """Exchange the quiet words beside the heading."""
        self.sub.setText(text)

    def set_count(self, count: int | None) -> None:
        """Show how many there are beside the heading; None shows nothing."""
        self.count.show_words("" if count is None else f"{count:,}")
        self.count.setVisible(count is not None)

    def _fill_head(self, icon: str, right: QWidget | None) -> None:
        self.head.setSpacing(8)
        if icon:
            self.head.addWidget(Icon(icon, "text2", 17))
        middle = Qt.AlignmentFlag.AlignVCenter
        self.head.addWidget(self.heading, 0, middle)
        self.head.addWidget(self.count, 0, middle)
        self.head.addWidget(self.sub, 1, middle)
        if right is not None:
            self.head.addWidget(right, 0, middle)


class Banner(QFrame):
    """One sentence on a tinted ground, with an icon and widgets at the right."""

    def __init__(self, text: str = "", tone: str = "neutral", icon: str = "", *actions: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        ink = {"neutral": "text2", "accent": "accentText"}.get(tone, tone)
        self.setProperty("tone", tone)
        if icon:
            row.addWidget(Icon(icon, ink, 15))
        self.words = Label(text, "medium", ink, wrap=True)
        row.addWidget(self.words, 1)
        for action in actions:
            row.addWidget(action)
        self.setAccessibleName(text)

    def show_words(self, text: str) -> None:
        """Exchange the sentence."""
        self.words.setText(text)
        self.setAccessibleName(text)
