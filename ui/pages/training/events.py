"""The view Events: every training, the planned ones first, with the chosen one beside the list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coachdesk.analysis.training import Event
from coachdesk.analysis.words import plural, weekday_near
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.training.event_detail import EventDetail
from ui.pages.training.state import TONES, Whole, state_words
from ui.records import Column, RecordTable
from ui.widgets.buttons import Button
from ui.widgets.chips import chip_size, paint_chip
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.team_cells import two_lines

LIST_WIDTH, SLIM_WIDTH, ROOMY = 400, 352, 1040


class EventsView(QWidget):
    """A row that is selected is shown beside the list at once; Enter opens it to change."""

    asked = Signal(str, dict)
    new_asked = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._today, self._filling = bridge.today(), False
        self.table = RecordTable(
            self._columns(), lambda event: event.session.id, label="Training events", row_height=56
        )
        self.table.setFixedWidth(LIST_WIDTH)
        self.table.view.horizontalHeader().hide()
        self.table.selection_changed.connect(self._show_detail)
        self.detail = EventDetail(bridge)
        self.detail.asked.connect(self.asked)
        self.table.opened.connect(lambda _event: self.detail.head.edit())
        start = Button("Add training", "primary", "plus", self.new_asked.emit)
        quiet = Button("Import trainings", "quiet", "upload", self.bring_in)
        self.empty = EmptyState(
            "graduation-cap", "Trainings will stand here, each with who comes and what follows it.", start, quiet
        )
        self.inside = QWidget()
        both = row_of(self.table, self.detail, spacing=16)
        both.setStretch(1, 1)
        self.inside.setLayout(both)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.inside)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setFixedWidth(LIST_WIDTH if event.size().width() >= ROOMY else SLIM_WIDTH)

    @property
    def chosen(self) -> Event | None:
        """The event on show."""
        return self.detail.event_shown

    def bring_in(self) -> None:
        """Open the import of trainings."""
        sheet("import")(self._bridge, self, "training").open()

    def show_whole(self, whole: Whole) -> None:
        """Show what there is now; what was chosen stays chosen."""
        self._today = whole.today
        self.stack.setCurrentIndex(0 if whole.events else 1)
        self._filling = True
        self.table.set_records(whole.events)
        if not self.table.selected() and whole.events:
            self.choose((*whole.to_record, *whole.events)[0].session.id or 0)
        self._filling = False
        self._show_detail()

    def set_filter(self, text: str) -> None:
        """Show only events that say these words."""
        self._filling = True
        self.table.set_filter(text)
        if not self.table.selected() and self.table.model.shown:
            self.choose(self.table.model.shown[0].session.id or 0)
        self._filling = False
        self._show_detail()

    def choose(self, session_id: int) -> None:
        """Show the event of a session beside the list."""
        self.table.select([session_id])
        row = self.table.model.row_of(session_id)
        if row >= 0:
            index = self.table.model.index(row, 0)
            self.table.view.selectionModel().setCurrentIndex(
                index, self.table.view.selectionModel().SelectionFlag.NoUpdate
            )
            self.table.view.scrollTo(index)

    def _show_detail(self) -> None:
        """Show what is selected, once a new list stands."""
        if self._filling:
            return
        chosen = self.table.selected()
        self.detail.show_event(chosen[0] if chosen else None)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("Training", lambda e: f"{e.title} {self._lower(e)} {names_of(e)} {' '.join(e.skills)}", width=226,
                   least=150, paint=self._paint_title),
            Column("State", state_words, width=170, least=170, paint=_paint_state),
        )  # fmt: skip

    def _lower(self, event: Event) -> str:
        return f"{when_of(event, self._today)} · {plural(len(event.attendees), 'rep')}"

    def _paint_title(self, painter: QPainter, place: QRectF, event: Event, _chosen: bool) -> None:
        two_lines(painter, place.adjusted(0, 0, 12, 0), event.title, self._lower(event), "text2")


def when_of(event: Event, today: date) -> str:
    """Day and time: "Tue 24 Nov, 10:00"."""
    return f"{weekday_near(event.session.start.date(), today)}, {event.session.start:%H:%M}"


def names_of(event: Event) -> str:
    """Everybody who is invited, for the filter."""
    return " ".join(one.name for one in event.attendees)


def _paint_state(painter: QPainter, place: QRectF, event: Event, _chosen: bool) -> None:
    said = state_words(event)
    said = said[:1].upper() + said[1:]
    wide = chip_size(said).width()
    paint_chip(painter, place.adjusted(max(0.0, place.width() - wide), 0, 0, 0), said, TONES[event.state])
