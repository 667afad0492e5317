"""The clock of a meeting: how long it goes on and how long each item took, by a clock that nobody can set."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

KEPT_EACH_MS = 15_000


class MeetingClock(QObject):
    """Counts for the item talked about; `ticked` each second, `due` when the times are to be kept."""

    ticked = Signal()
    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: int | None = None
        self._spent: dict[int, int] = {}
        self._loose = 0
        self._since_kept = 0
        self._stopwatch = QElapsedTimer()
        self._beat = QTimer(self)
        self._beat.setInterval(1000)
        self._beat.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether it counts now."""
        return self._beat.isActive()

    @property
    def spent(self) -> dict[int, int]:
        """Whole seconds of each item by its id."""
        return {item_id: ms // 1000 for item_id, ms in self._spent.items()}

    @property
    def total(self) -> int:
        """Whole seconds in all."""
        return (sum(self._spent.values()) + self._loose) // 1000

    def load(self, seconds: Mapping[int, int], current: int | None, loose: int = 0) -> None:
        """Take up a meeting where it stood; `loose` are seconds that no item took."""
        self.halt()
        self._spent = {item_id: spent * 1000 for item_id, spent in seconds.items()}
        self.current, self._loose, self._since_kept = current, loose * 1000, 0

    def take_items(self, seconds: Mapping[int, int]) -> None:
        """Know items that were added, forget those taken off; the time of one taken off stays in the total."""
        self._loose += sum(ms for item_id, ms in self._spent.items() if item_id not in seconds)
        self._spent = {item_id: self._spent.get(item_id, spent * 1000) for item_id, spent in seconds.items()}
        if self.current not in self._spent:
            self.current = next(iter(self._spent), None)

    def start(self) -> None:
        """Count from now on."""
        if not self.running:
            self._stopwatch.start()
            self._beat.start()

    def halt(self) -> None:
        """Count what went by and stand still."""
        if self.running:
            self._count()
            self._beat.stop()

    def turn_to(self, item_id: int) -> None:
        """From now on count for another item."""
        if self.running:
            self._count()
        self.current = item_id

    def _tick(self) -> None:
        self._count()
        self.ticked.emit()
        if self._since_kept >= KEPT_EACH_MS:
            self._since_kept = 0
            self.due.emit()

    def _count(self) -> None:
        went_by = int(self._stopwatch.restart())
        self._since_kept += went_by
        if self.current is None:
            self._loose += went_by
        else:
            self._spent[self.current] = self._spent.get(self.current, 0) + went_by
