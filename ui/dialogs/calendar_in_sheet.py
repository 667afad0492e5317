"""Take in a calendar file: what is in it is shown first; those taken in so far stand beside, each with a way out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from coachdesk.analysis.words import day_near, plural
from coachdesk.calendars import local_zone, look_at_read, take_calendar
from coachdesk.domain.errors import DeskError
from coachdesk.exchange.calendars import ReadCalendar
from coachdesk.exchange.calendars_plan import CalendarLook, CalendarReport, Step
from ui.bridge import Bridge
from ui.dialogs.calendar_known import KnownCalendars
from ui.dialogs.calendar_look import CalendarView
from ui.dialogs.calendar_reading import CalendarReading
from ui.dialogs.sheet import Sheet
from ui.drops import dropped
from ui.widgets.buttons import Button
from ui.widgets.card import Banner
from ui.widgets.columns import column_of, row_of
from ui.widgets.empty import EmptyState
from ui.widgets.forms import TextField

ENDING = ".ics"
SUB = "Busy times and training events from Outlook, Google, Apple or another program"
DROP = (
    "Export your calendar as an .ics file and choose it, or drop it here. The next 2 years and the last 30 days are "
    "read. Nothing is stored before you take it in."
)
CHOOSE, READING, LOOK = range(3)


class CalendarInSheet(Sheet):
    """`taken` with what was done. A file that can't be read is told in a sentence, and another may be chosen."""

    taken = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None, path: Path | None = None) -> None:
        super().__init__("Take in a calendar", SUB, parent, width=760, tall=True)
        self._bridge = bridge
        self.reading = CalendarReading(self)
        self.reading.read.connect(self._show_read)
        self.reading.refused.connect(self._show_nothing)
        self.look: CalendarLook | None = None
        self.problem = Banner("", "risk", "triangle-alert")
        self.choose = Button("Choose a file…", "primary", "upload", on=self._choose)
        self.known = KnownCalendars(bridge)
        self.name = TextField("Calendar", caption="The same name exchanges what was taken in under it before.")
        self.name.edited.connect(self._look_again)
        self.view = CalendarView()
        self.view.ticked.connect(self._count)
        self.pages = QStackedWidget()
        for page in self._pages():
            holder = QWidget()
            holder.setLayout(page)
            self.pages.addWidget(holder)
        self.add(self.problem)
        self.add(self.pages, 1)
        self.cancel = Button("Close", "quiet", on=self.reject)
        self.back = Button("Another file", "quiet", on=lambda: self._show_nothing(""))
        self.take_button = Button("Take in", "primary", "check", self.take)
        self.foot.addLayout(row_of(self.cancel, 1, self.back, self.take_button, spacing=10))
        self.setAcceptDrops(True)
        self._show_nothing("")
        if path is not None:
            QTimer.singleShot(0, self, partial(self.open_file, path))

    def open_file(self, path: Path) -> None:
        """Read a file beside the window, then show what is in it, or the sentence why it is refused."""
        if not (zone := self._zone()):
            return
        self._go(READING)
        self.set_sub(f"Reading {path.name} …")
        self._say("")
        self.reading.open(path, zone, self._bridge.today())

    def take(self) -> None:
        """Take in what is shown, as one step after a backup."""
        if self.look is None:
            return
        try:
            report = take_calendar(self._bridge.desk, self.look, self._bridge.now(), self.view.wanted)
        except DeskError as error:
            self._say(str(error))
            return
        self._bridge.say(_done_words(report))
        self.taken.emit(report)
        self.accept()

    def stop(self) -> None:
        """Leave the file that is being read; what comes of it is dropped."""
        self.reading.stop()
        self._show_nothing("")

    def reject(self) -> None:
        self.reading.stop()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData(), {ENDING}):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.open_file(dropped(event.mimeData(), {ENDING})[0])

    def _zone(self) -> str:
        try:
            return local_zone(self._bridge.desk)
        except DeskError as error:
            self._show_nothing(str(error))
            return ""

    def _show_read(self, read: ReadCalendar) -> None:
        self.look = look_at_read(self._bridge.desk, read, self._bridge.now())
        self.name.set_value(self.look.calendar)
        self._offer()
        self._go(LOOK)
        self.take_button.setFocus()

    def _look_again(self) -> None:
        """The calendar's name was changed: it is compared with what stands under the new one."""
        if self.look is not None:
            self.look = look_at_read(self._bridge.desk, self.look.read, self._bridge.now(), self.name.value)
            self.name.set_value(self.look.calendar)
            self._offer()

    def _offer(self) -> None:
        assert self.look is not None
        read, today = self.look.read, self._bridge.today()
        self.set_sub(
            f"{read.file} · {plural(read.read, 'event')} · "
            f"read from {day_near(read.first, today)} to {day_near(read.last, today)}"
        )
        names = {rep.id or 0: rep.name for rep in self._bridge.desk.people.all()}
        self.view.offer_trainings(self.look, names, today)
        self._count()

    def _count(self) -> None:
        """Tell what would be done with what is ticked now."""
        assert self.look is not None
        now = self._bridge.now()
        plan = look_at_read(self._bridge.desk, self.look.read, now, self.look.calendar, self.view.wanted)
        self.view.show_look(plan, now.date())
        self.take_button.setEnabled(plan.changes)
        trainings = sum(one.step is not Step.SAME for one in plan.trainings)
        parts = [plural(len(plan.fresh) + len(plan.gone), "busy time")] if plan.fresh or plan.gone else []
        parts += [plural(trainings, "training event")] if trainings else []
        self.take_button.setText(f"Take in {' and '.join(parts)}" if parts else "Nothing new to take in")

    def _show_nothing(self, sentence: str) -> None:
        self.look = None
        self.set_sub(SUB)
        self.known.refresh()
        self._go(CHOOSE)
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.problem.show_words(sentence)
        self.problem.setVisible(bool(sentence))

    def _go(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.back.setVisible(page == LOOK)
        self.take_button.setVisible(page == LOOK)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Take in a calendar", "", "Calendars (*.ics);;All files (*)")
        if name:
            self.open_file(Path(name))

    def _pages(self) -> tuple[QVBoxLayout, ...]:
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setAccessibleName("Reading")
        self.stop_button = Button("Stop", icon="x", on=self.stop)
        choosing = column_of(EmptyState("calendar-days", DROP, self.choose), self.known)
        choosing.setStretch(0, 1)
        looking = column_of(self.name, self.view, spacing=12)
        looking.setStretch(1, 1)
        return choosing, column_of(1, bar, row_of(1, self.stop_button, 1), 1, spacing=14), looking


def _done_words(report: CalendarReport) -> str:
    parts = ((report.added, "added"), (report.changed, "changed"), (report.removed, "removed"),
             (report.called_off, "called off"))  # fmt: skip
    return f"“{report.calendar}”: " + (", ".join(f"{n} {word}" for n, word in parts if n) or "nothing new")
