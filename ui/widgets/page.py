"""The frame of a page: a header that stays and a body that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.chips import Chip
from ui.widgets.labels import Label

MARGIN = 32
WIDEST_CHIP = 200


class PageFrame(QWidget):
    """Header: `lead` (an avatar), title, chips, one line of summary, actions; `tabs` under it; then the `body`.

    `scrolls` is False for a page that is one table, which scrolls by itself.
    """

    def __init__(self, title: str = "", *, scrolls: bool = True) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = Label(title, "display", elide=True)
        self.summary = Label("", "body", "text2", elide=True)
        self.chips, self.action_row, self.lead = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self.tab_row = QVBoxLayout()
        self.header = QFrame()
        self.header.setObjectName("header")
        self._fill_header()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(MARGIN, 16, MARGIN, MARGIN)
        self.body.setSpacing(16)
        inside = QWidget()
        inside.setObjectName("pageBody")
        inside.setLayout(self.body)
        outer.addWidget(self._scrolling(inside) if scrolls else inside, 1)
        self.set_title(title)

    def set_title(self, title: str, summary: str = "") -> None:
        """Exchange the title and the line under it."""
        self.heading.setText(title)
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary))
        self.setAccessibleName(title)

    def set_chips(self, *chips: tuple[str, str]) -> None:
        """Show (words, tone) beside the title."""
        while (item := self.chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words, tone in chips:
            chip = Chip(words, tone)
            chip.setMinimumWidth(min(chip.sizeHint().width(), WIDEST_CHIP))
            self.chips.addWidget(chip)

    def add_action(self, *buttons: QWidget) -> None:
        """Put buttons at the top right; the primary one last."""
        for button in buttons:
            self.action_row.addWidget(button)

    def set_lead(self, widget: QWidget) -> None:
        """Put an avatar or the like before the title."""
        self.lead.addWidget(widget)

    def set_tabs(self, tabs: QWidget) -> None:
        """Put a tab bar under the title, with a hairline below."""
        self.tab_row.addWidget(tabs)
        self.header.setProperty("line", True)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout below what is there."""
        if isinstance(item, QLayout):
            self.body.addLayout(item, stretch)
        else:
            self.body.addWidget(item, stretch)

    def _fill_header(self) -> None:
        for layout, gap in ((self.chips, 8), (self.action_row, 10), (self.lead, 14)):
            layout.setSpacing(gap)
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(self.heading)
        title.addLayout(self.chips)
        title.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(title)
        words.addWidget(self.summary)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(self.lead)
        row.addLayout(words, 1)
        row.addLayout(self.action_row)
        column = QVBoxLayout(self.header)
        column.setContentsMargins(MARGIN, 20, MARGIN, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addLayout(self.tab_row)

    def _scrolling(self, inside: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area
