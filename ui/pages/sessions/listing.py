"""The list of sessions: coming, held, and those that fell out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coachdesk.domain.sessions import SessionKind, SessionStatus
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.sessions.rows import SessionRow, arranged, columns, session_rows
from ui.records import RecordTable
from ui.training_sheets import change, led_to_training
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.segmented import Segmented

VIEWS = (("coming", "Coming"), ("held", "Held"), ("out", "Missed and moved"), ("all", "All"))
WRITTEN = {SessionKind.PRE_BRIEF, SessionKind.DEBRIEF}


class SessionList(QWidget):
    """`asked` opens the page where a session is prepared, held, written up or read."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._rows: tuple[SessionRow, ...] = ()
        self.view = Segmented("Which sessions", VIEWS)
        self.view.picked.connect(lambda _name: self._show())
        self.table = RecordTable(columns(), lambda row: row.session.id, label="Sessions", row_height=48)
        self.table.opened.connect(self.open_row)
        self.change = Button("Move or change", icon="calendar-days", on=self.change_row, small=True)
        self.prepare = Button("Prepare", icon="clipboard-list", on=lambda: self._go("prepare"), small=True)
        self.back = Button("Type back a sheet", icon="pencil", on=lambda: self._go("typeback"), small=True)
        self.table.selection_changed.connect(self._show_actions)
        book = Button("Book a one-on-one", "primary", "plus", self.book)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        bring_in = Button("Import sessions", "quiet", "upload", self.bring_in)
        self.empty = EmptyState("message-square", "The sessions with your team will be listed here.", book, bring_in)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row_of(self.view, 1, self.change, self.back, self.prepare))
        column.addWidget(self.stack, 1)

    def refresh(self) -> str:
        """Read the sessions again; gives the summary of the page."""
        self._rows = session_rows(self._bridge.desk, self._bridge.now())
        self.stack.setCurrentIndex(0 if self._rows else 1)
        self._show()
        coming = [r for r in self._rows if r.session.status is SessionStatus.PLANNED]
        open_ones = sum(r.status == "held or not?" for r in coming)
        parts = [f"{len(coming) - open_ones} coming"]
        parts += [f"{open_ones} to write up"] if open_ones else []
        parts += [f"{sum(r.session.status is SessionStatus.HELD for r in self._rows)} held"]
        return " · ".join(parts) if self._rows else ""

    def set_filter(self, text: str) -> None:
        """Show only sessions that say these words."""
        self.table.set_filter(text)

    def book(self) -> None:
        """Open the sheet for a new session."""
        sheet("session")(self._bridge, parent=self).open()

    def bring_in(self) -> None:
        """Open the import of sessions from a calendar or CRM."""
        sheet("import")(self._bridge, self, "sessions").open()

    def change_row(self) -> None:
        """Open the sheet of the selected session."""
        for row in self.table.selected()[:1]:
            if not change(self._bridge, self, row.session):
                sheet("session")(self._bridge, session=row.session, parent=self).open()

    def open_row(self, row: SessionRow) -> None:
        """Go where this session is worked on."""
        args = {"session_id": row.session.id}
        if led_to_training(self._bridge, self, row.session, self.asked.emit):
            return
        if row.session.kind in WRITTEN:
            self.asked.emit("brief", args)
        elif row.session.going_on:
            self.asked.emit("meeting", args)
        elif row.status == "held or not?":
            self._ask_whether_held(row)
        elif row.session.status is SessionStatus.PLANNED:
            self.asked.emit("prepare", args)
        else:
            sheet("record")(self._bridge, row.session, self).open()

    def _ask_whether_held(self, row: SessionRow) -> None:
        asking = sheet("miss")(self._bridge, row.session, self)
        asking.asked.connect(self.asked)
        asking.open()

    def _show(self) -> None:
        self.table.set_records(arranged(self._rows, self.view.current))
        self._show_actions()

    def _show_actions(self) -> None:
        chosen = self.table.selected()
        planned = len(chosen) == 1 and chosen[0].session.status is SessionStatus.PLANNED
        for button in (self.change, self.prepare, self.back):
            button.setVisible(planned)

    def _go(self, page: str) -> None:
        for row in self.table.selected()[:1]:
            if led_to_training(self._bridge, self, row.session, self.asked.emit):
                return
            args = {"session_id": row.session.id}
            rep = {"rep_id": (row.rep_ids or (None,))[0]} if page == "typeback" else {}
            self.asked.emit("brief" if row.session.kind in WRITTEN and page == "prepare" else page, {**args, **rep})
