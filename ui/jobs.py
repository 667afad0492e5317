"""Work that takes long runs beside the window; its result comes back to the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

Tick = Callable[[float, str], None]
_running: set[Job] = set()


class Cancelled(Exception):
    """The person no longer wants the result."""


class Job(QObject):
    """One piece of work: `done` with its result, `failed` with the exception, or `cancelled`; `progressed` between."""

    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    progressed = Signal(float, str)

    def __init__(self, work: Callable[[Tick], Any]) -> None:
        super().__init__()
        self._work = work
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to end at its next tick; its result is dropped in any case."""
        self._stop.set()

    def tick(self, share: float, words: str = "") -> None:
        """Called by the work: says how far it is, from 0 to 1, and ends it when it was cancelled."""
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(share, words)

    def perform(self) -> None:
        """Do the work; the pool calls this in its own thread."""
        try:
            result = self._work(self.tick)
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which shows or raises it
            self.failed.emit(error)
        else:
            self.cancelled.emit() if self._stop.is_set() else self.done.emit(result)


class _Run(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.perform()


def start(
    work: Callable[[Tick], Any], done: Callable[[Any], object], failed: Callable[[Exception], object] | None = None
) -> Job:
    """Run `work(tick)` beside the window and hand its result to `done`; the job is kept alive until it ended."""
    job = Job(work)
    _running.add(job)
    job.done.connect(done)
    job.failed.connect(failed or _raise)
    for ended in (job.done, job.failed, job.cancelled):
        ended.connect(lambda *_: _running.discard(job))
    QThreadPool.globalInstance().start(_Run(job))
    return job


def _raise(error: Exception) -> None:
    raise error
