"""Whose view, on which day, by which framework, and which skills of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from coachdesk.domain.skills import Rater
from ui.pages.assess.state import Form
from ui.subsets import subset_choices, subset_words
from ui.widgets.chips import ChipButton
from ui.widgets.day_field import DayEdit
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented


class Setup(QWidget):
    """Says what a person chose; the page does it and shows the form again."""

    rater_chosen = Signal(object)
    named = Signal(str)
    day_chosen = Signal(object)
    framework_chosen = Signal(int)
    subset_chosen = Signal(str)
    blinded = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.holder, self.rater = QHBoxLayout(), Segmented("Whose view", [("manager", "My view")])
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.name.setPlaceholderText("Name of the peer")
        self.name.setAccessibleName("Name of the peer")
        self.name.setMaximumWidth(180)
        self.day = DayEdit(date(2000, 1, 1))
        self.day.setAccessibleName("Day")
        self.day.setFixedWidth(118)
        self.framework = QComboBox()
        self.framework.setAccessibleName("Framework")
        self.framework.setMaximumWidth(200)
        self.subset = ChipButton("All skills", "list-filter", self.open_subsets)
        self.blind = QCheckBox("Blind until I have rated")
        self.error = Label("", "caption", "risk", wrap=True)
        self._form: Form | None = None
        self._frameworks: tuple[int, ...] = ()
        self._first = ""
        self._lay_out()
        self._connect()

    def show_form(self, form: Form, frameworks: Sequence[tuple[int, str]], today: date) -> None:
        """Show what is chosen now."""
        self._form, first = form, form.rep.first_name
        if first != self._first:
            self._first = first
            self._show_raters(first)
        self.rater.set_current(form.choice.rater.value)
        self.name.setVisible(form.choice.rater is Rater.PEER)
        if not self.name.hasFocus() or form.assessment is not None:
            self.name.setText(form.choice.by)
        self.day.show_day(form.choice.day, today)
        self.blind.setVisible(form.choice.rater is Rater.SELF)
        kept = form.assessment
        self._check(kept.blind if kept else form.choice.blind)
        self._frameworks = tuple(at for at, _ in frameworks)
        self.framework.clear()
        self.framework.addItems([name for _, name in frameworks])
        if form.choice.framework_id in self._frameworks:
            self.framework.setCurrentIndex(self._frameworks.index(form.choice.framework_id))
        self.framework.setVisible(len(frameworks) > 1)
        ids = form.choice.only or frozenset()
        self.subset.show_words(subset_words(form.content, form.choice.subset, ids), active=form.choice.only is not None)

    def say(self, sentence: str) -> None:
        """Say under the fields what is wrong with them; "" takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def subset_menu(self) -> QMenu:
        """What may be rated: all of it, or a part."""
        menu = QMenu(self)
        now = self._form.choice.subset if self._form else ""
        for key, words in subset_choices(self._form.content) if self._form else ():
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == now)
            action.triggered.connect(lambda _on=False, key=key: self.subset_chosen.emit(key))
        return menu

    def open_subsets(self) -> None:
        """Let a person choose the skills."""
        self.subset_menu().popup(self.subset.mapToGlobal(self.subset.rect().bottomLeft()))

    def _show_raters(self, first: str) -> None:
        """The views by name: Segmented has fixed words, so there is a new one for another rep."""
        while (item := self.holder.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        views = [("manager", "My view"), ("self", f"{first[:24]}’s own view"), ("peer", "A peer’s view")]
        self.rater = Segmented("Whose view", views)
        self.rater.picked.connect(lambda name: self.rater_chosen.emit(Rater(name)))
        self.holder.addWidget(self.rater)

    def _check(self, on: bool) -> None:
        self.blind.blockSignals(True)
        self.blind.setChecked(on)
        self.blind.blockSignals(False)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(self.holder)
        for widget in (self.name, Label("on", "body", "text2"), self.day, self.framework, self.subset, self.blind):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.error)
        self.error.hide()

    def _connect(self) -> None:
        self.name.editingFinished.connect(lambda: self.named.emit(" ".join(self.name.text().split())))
        self.day.chosen.connect(self.day_chosen)
        self.day.refused.connect(self.say)
        self.framework.activated.connect(lambda row: self.framework_chosen.emit(self._frameworks[row]))
        self.blind.toggled.connect(self.blinded)
