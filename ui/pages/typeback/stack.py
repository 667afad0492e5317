"""The forms that are begun, one for each sheet: leaving one for another loses nothing."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from coachdesk.domain.commitments import Owner
from ui.bridge import Bridge
from ui.pages.typeback.drafted import SheetDraft
from ui.pages.typeback.form import SheetForm
from ui.pages.typeback.sheets import Sheet


class Forms(QWidget):
    """Shows one form at a time. `ended` when Enter goes past the last field of it, `ordered` with other stops."""

    ended = Signal()
    ordered = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._forms: dict[tuple[int, int | None], SheetForm] = {}
        self._drafts: dict[tuple[int, int | None], SheetDraft] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def show_sheet(self, sheet: Sheet) -> SheetForm:
        """The form of a sheet as it was left, with what changed in the file; a new one for a sheet not begun."""
        self.settle()
        form = self._forms.get(sheet.key)
        if form is None:
            form = self._forms[sheet.key] = SheetForm(sheet)
            form.ended.connect(self.ended)
            form.ordered.connect(self.ordered)
            self._drafts[sheet.key] = SheetDraft(form, self._bridge)
            self._column.addWidget(form)
        else:
            form.show_sheet(sheet)
        for other in self._forms.values():
            other.setVisible(other is form)
        return form

    def put_away(self, form: SheetForm) -> None:
        """What was kept is needed no more."""
        self.let_go(form)
        self._forms.pop(form.sheet.key, None)
        self._drafts.pop(form.sheet.key, None)
        self._column.removeWidget(form)
        form.hide()
        form.deleteLater()

    def settle(self) -> None:
        """Keep now what is half typed."""
        for draft in self._drafts.values():
            draft.settle()

    def let_go(self, form: SheetForm) -> None:
        """Keep no more what stands in a form: its sheet is in the file."""
        if form.sheet.key in self._drafts:
            self._drafts[form.sheet.key].let_go()

    def take_up(self, form: SheetForm) -> None:
        """Keep it again: the sheet was taken out of the file."""
        if form.sheet.key in self._drafts:
            self._drafts[form.sheet.key].take_up()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.settle()

    def set_owner(self, owner: Owner) -> None:
        """Say whose the commitment is that is being typed."""
        for form in self._forms.values():
            if form.isVisible():
                form.set_owner(owner)

    def _moved(self, _old: QWidget | None, _now: QWidget | None) -> None:
        QTimer.singleShot(0, self, self._reveal)  # a sentence that appears beside a field has its place only then

    def _reveal(self) -> None:
        """Scroll to what has the keyboard, with its label."""
        area, now = self.parentWidget(), QApplication.focusWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and now is not None and self.isAncestorOf(now):
            area.ensureWidgetVisible(now, 0, 60)
