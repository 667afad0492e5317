"""The real pages of a plan beside its form, for one audience and one paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.columns import row_of
from ui.widgets.icons import Icon
from ui.widgets.labels import Label
from ui.widgets.paper_view import PaperView
from ui.widgets.segmented import Segmented

AUDIENCES = (("rep", "Rep"), ("manager", "Manager"), ("leadership", "Leadership"))
PAPERS = (("a4", "A4"), ("letter", "Letter"))
MADE = "The real page, made as you type."


class PlanPreview(Card):
    """`wanted` when another audience, paper or the private note was chosen; `save` when the PDF is to be kept."""

    wanted = Signal()
    save = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.audience = Segmented("Copy for", AUDIENCES)
        self.paper = Segmented("Paper", PAPERS)
        self.page_words = Label("", "caption", "text2", right=True)
        self.back = IconButton("Page before", "chevron-left", lambda: self.view.turn_to(self.view.page - 1))
        self.on = IconButton("Next page", "chevron-right", lambda: self.view.turn_to(self.view.page + 1))
        for button in (self.back, self.on):
            button.setFixedSize(26, 28)
        self.private = QCheckBox("With my private note, on this copy only")
        self.view = PaperView()
        self.view.turned.connect(self._turned)
        self.foot = Label(MADE, "caption", "text2", wrap=True)
        self.add(self._bar())
        self.add(self.private)
        self.add(self.view, 1)
        save = Button("Save PDF…", "link", "download", self.save.emit, small=True)
        self.add(row_of(Icon("shield-check", "text3", 15), self.foot, save))
        self.audience.picked.connect(lambda _name: self._choose())
        self.paper.picked.connect(lambda _name: self.wanted.emit())
        self.private.toggled.connect(lambda _on: self.wanted.emit())
        self._choose_quietly()
        self._turned(0, 0)

    @property
    def with_private(self) -> bool:
        """Whether the private note goes on this copy: only ever on the manager's."""
        return self.audience.current == "manager" and self.private.isChecked()

    def show_pages(self, pdf: bytes, left_out: str) -> None:
        """Show a freshly made PDF and say what it leaves out."""
        self.view.show_pdf(pdf)
        self.foot.setText(f"The real page, made as you type. Left out: {left_out}." if left_out else MADE)

    def _bar(self) -> QHBoxLayout:
        bar = row_of(self.audience, self.paper, 1, self.page_words, self.back, self.on)
        bar.setSpacing(6)
        return bar

    def _choose(self) -> None:
        self._choose_quietly()
        self.wanted.emit()

    def _choose_quietly(self) -> None:
        """The tick for the private note is forgotten as soon as another copy is looked at."""
        self.private.blockSignals(True)
        self.private.setChecked(False)
        self.private.blockSignals(False)
        self.private.setVisible(self.audience.current == "manager")

    def _turned(self, page: int, count: int) -> None:
        self.page_words.setText(f"{page + 1} of {count}" if count else "")
        self.page_words.setAccessibleName(f"Page {page + 1} of {count}")
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < count)
