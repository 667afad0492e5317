"""The line of now goes on with the clock while the calendar is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from ui.pages.calendar.page import CalendarPage

MINUTE_MS = 60_000


class Minute(QTimer):
    """Rests while the page is hidden; when that comes back the line is where it belongs at once."""

    def __init__(self, page: CalendarPage) -> None:
        super().__init__(page, interval=MINUTE_MS)
        self._page = page
        self.timeout.connect(self.tick)
        page.installEventFilter(self)

    def tick(self) -> None:
        """Draw the line where it is now; nothing else is read or drawn again."""
        self._page.view.show_now(self._page.bridge.now())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.tick()
            self.start()
        elif event.type() == QEvent.Type.Hide:
            self.stop()
        return super().eventFilter(watched, event)
