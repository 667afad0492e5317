"""The quarter on one page: looked at as it will be printed, for the manager or for one rep."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk import scheduling
from coachdesk.analysis.calendar_paper import CalendarPaper
from coachdesk.domain.audiences import Audience
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.reports import report
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.dialogs.sheet import Sheet
from ui.making import SheetMaker, Sheets, ask_and_save
from ui.printing import ask_and_print
from ui.widgets.buttons import Button
from ui.widgets.forms import ChoiceField
from ui.widgets.sheet_preview import SheetPreview

FIELD = 170
COPIES = (("manager", "Yours"), ("rep", "A rep’s"))
MADE = "The real page."


class QuarterPaperSheet(Sheet):
    """Which quarter and whose copy, with the page beneath; a rep's copy holds only what that rep takes part in."""

    def __init__(self, bridge: Bridge, day: date, rep_id: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__("Print the quarter", "One page, landscape", parent, width=1080, tall=True)
        self._bridge = bridge
        now = Quarter.of(day)
        quarters = [(one, f"{one.title}") for one in (now.plus(by) for by in (-1, 0, 1, 2))]
        self.quarter = ChoiceField("Quarter", quarters, now)
        self._reps: dict[int, Rep] = {rep.id: rep for rep in bridge.desk.people.all() if rep.id is not None}
        names = [(rep_id, rep.name) for rep_id, rep in self._reps.items()]
        self.rep = ChoiceField("Rep", names, rep_id or next(iter(self._reps), None))
        self.preview = SheetPreview(COPIES if names else COPIES[:1], private_on="", made=MADE)
        self.preview.copy.set_current("rep" if rep_id else "manager")
        self.preview.paper.set_current(value_of("paper", bridge.desk.settings.all()))
        self.maker = SheetMaker(bridge, self.preview, self.sheets)
        self.head.setSpacing(12)
        for field in (self.rep, self.quarter):
            field.setFixedWidth(FIELD)
            self.head.addWidget(field)
        self.add(self.preview, 1)
        self.preview.wanted.connect(self._show_rep)
        self.preview.save.connect(self.save)
        for field in (self.quarter, self.rep):
            field.edited.connect(self.maker.make)
        self.foot.addStretch(1)
        self.foot.addWidget(Button("Close", "quiet", on=self.reject))
        self.foot.addWidget(Button("Print…", "primary", "printer", self.print_now))
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_P), self, self.print_now)
        self._show_rep()

    def open(self) -> None:
        """Show the sheet, and then make its page."""
        super().open()
        self.maker.make()

    def paper(self) -> CalendarPaper:
        """What is on the page as chosen."""
        rep = self._reps.get(self.rep.value) if self._for_rep else None
        audience = Audience.REP if rep is not None else Audience.MANAGER
        return scheduling.calendar_paper(self._bridge.desk, self.quarter.value, self._bridge.now(), rep, audience)

    def sheets(self) -> Sheets | None:
        """What the preview is to show."""
        paper = self._bridge.run(self.paper)
        return Sheets(lambda size: _pdf(paper, size), paper.left_out) if paper is not None else None

    def print_now(self) -> None:
        """Send the page to a printer."""
        size = self.preview.paper.current
        pdf = self._bridge.run(lambda: _pdf(self.paper(), size))
        if pdf is not None and ask_and_print(pdf, self._name(), size, self):
            self.accept()

    def save(self) -> None:
        """Keep the page as PDF."""
        pdf = self._bridge.run(lambda: _pdf(self.paper(), self.preview.paper.current))
        if pdf is not None:
            ask_and_save(self._bridge, pdf, self._name(), self)

    @property
    def _for_rep(self) -> bool:
        return self.preview.copy.current == "rep"

    def _show_rep(self) -> None:
        self.rep.setVisible(self._for_rep)

    def _name(self) -> str:
        rep = self._reps.get(self.rep.value) if self._for_rep else None
        return f"Calendar {self.quarter.value.title}{f', {rep.name}' if rep else ''}"


def _pdf(paper: CalendarPaper, size: str) -> bytes:
    return bytes(report("calendar").calendar_pdf(paper, size))
