"""The real sheet beside its form, as a chosen reader gets it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.columns import row_of
from ui.widgets.icons import Icon
from ui.widgets.labels import Label
from ui.widgets.paper_view import PaperView
from ui.widgets.segmented import Segmented

PAPERS = (("a4", "A4"), ("letter", "Letter"))
ROOMY = 860
COUNTS = {2: "Two", 3: "Three", 4: "Four"}
MADE = "The real page, made as you type."
PRIVATE = "With my private line, on this print only"


class SheetPreview(Card):
    """`copies` are (id, words); `private_on` is the one copy that a private line may be ticked onto.

    `wanted` when another copy, paper or the private line was chosen; `save` when the PDF is to be kept.
    """

    wanted = Signal()
    save = Signal()

    def __init__(self, copies: Sequence[tuple[str, str]], private_on: str = "manager", made: str = MADE) -> None:
        super().__init__()
        self._private_on, self._made = private_on, made
        self.copy = Segmented("Copy", copies)
        self.paper = Segmented("Paper", PAPERS)
        self.page_words = Label("", "caption", "text2", right=True)
        self.back = IconButton("Page before", "chevron-left", lambda: self.view.turn_to(self.view.page - 1))
        self.on = IconButton("Next page", "chevron-right", lambda: self.view.turn_to(self.view.page + 1))
        for button in (self.back, self.on):
            button.setFixedSize(26, 28)
        self.private = QCheckBox(PRIVATE)
        self.private.setAccessibleName(PRIVATE)
        self.long, self._full_of = Label("", "caption", "watch", wrap=True), ""
        self.view = PaperView()
        self.view.turned.connect(self._turned)
        self.foot = Label(made, "caption", "text2", wrap=True)
        bar = row_of(self.copy, self.paper, 1, self.page_words, self.back, self.on, spacing=6)
        self.add(bar)
        self.add(self.private)
        self.add(self.long)
        self.add(self.view, 1)
        save = Button("Save PDF…", "link", "download", self.save.emit, small=True)
        self.add(row_of(Icon("shield-check", "text3", 15), self.foot, save))
        self.copy.picked.connect(lambda _name: self._choose())
        self.paper.picked.connect(lambda _name: self.wanted.emit())
        self.private.toggled.connect(lambda _on: self.wanted.emit())
        self.forget_private()
        self._turned(0, 0)

    @property
    def with_private(self) -> bool:
        """Whether the private line goes on this copy: only ever on the manager's."""
        return self.copy.current == self._private_on and self.private.isChecked()

    def show_pages(self, pdf: bytes, left_out: str) -> None:
        """Show a freshly made PDF and say what it leaves out."""
        self.view.show_pdf(pdf)
        self.foot.setText(f"{self._made} Left out: {left_out}." if left_out else self._made)

    def tell_length(self, full_of: str) -> None:
        """Know what fills the sheet, to say it once the sheet takes more than one page."""
        self._full_of = full_of
        self._say_length(self.view.count)

    def start_anew(self) -> None:
        """For another session: no page is better than one of somebody else."""
        self.view.show_pdf(b"")
        self.forget_private()

    def forget_private(self) -> None:
        """Take the tick for the private line away: it holds for one copy and one print."""
        self.private.blockSignals(True)
        self.private.setChecked(False)
        self.private.blockSignals(False)
        self.private.setVisible(self.copy.current == self._private_on)

    def _choose(self) -> None:
        self.forget_private()
        self.wanted.emit()

    def _turned(self, page: int, count: int) -> None:
        for button in (self.back, self.on, self.page_words):
            button.setVisible(count > 1)
        self.page_words.setText(f"{page + 1} of {count}" if count else "")
        self.page_words.setAccessibleName(f"Page {page + 1} of {count}")
        self._say_length(count)
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < count)

    def _say_length(self, count: int) -> None:
        many = count > 1 and bool(self._full_of)
        pages = COUNTS.get(count, f"{count}")
        self.long.setText(f"{pages} pages: {self._full_of}. Take something out to fit one." if many else "")
        self.long.setVisible(many)


class FormAndSheet(QWidget):
    """A form with its preview beside it, about 6:4; where there is little room one of them, by choice."""

    def __init__(self, form: QWidget, preview: SheetPreview) -> None:
        super().__init__()
        self._form, self._preview, self._narrow = form, preview, False
        self.view = Segmented("View", (("form", "Form"), ("page", "Page")))
        self.view.picked.connect(lambda _name: self._show())
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget, share in ((form, 6), (preview, 4)):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row.addWidget(widget, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view)
        column.addLayout(row, 1)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < ROOMY
        if narrow != self._narrow:
            self._narrow = narrow
            self._show()

    def _show(self) -> None:
        page = self.view.current == "page"
        self.view.setVisible(self._narrow)
        self._form.setVisible(not (self._narrow and page))
        self._preview.setVisible(page or not self._narrow)
        if self._preview.isVisible():
            self._preview.wanted.emit()
