"""What is half typed stands in the file a moment after the last key, and is there again after a kill."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from ui.bridge import Bridge

PAUSE_MS = 700
LONGEST_MS = 1800


class Draft(QObject):
    """Keeps words for one place: a moment after the last key, and at the latest while somebody types on and on.

    `words` gives what stands on the screen now, "" when nothing is half typed. Without a place nothing is kept.
    """

    def __init__(self, bridge: Bridge, words: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._words = bridge, words
        self._place = self._kept = ""
        self._pause, self._longest = QTimer(self), QTimer(self)
        for timer, wait in ((self._pause, PAUSE_MS), (self._longest, LONGEST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self.settle)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._end)

    def take_up(self, place: str) -> None:
        """From now on keep what is typed for this place."""
        self._place, self._kept = place, self._bridge.desk.drafts.words(place)

    def let_go(self) -> None:
        """Keep nothing any more; what the file has stays there."""
        self._place = ""
        self._rest()

    def touch(self) -> None:
        """Something was typed; what was emptied is dropped at once."""
        if not self._place:
            return
        if self._kept and not self._words():
            self.settle()
            return
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def settle(self) -> None:
        """Keep now what stands there."""
        self._rest()
        words = self._words() if self._place else self._kept
        if words != self._kept and self._bridge.run(lambda: self._keep(words)):
            self._kept = words

    def _end(self) -> None:
        self.settle()
        self.let_go()

    def _keep(self, words: str) -> bool:
        self._bridge.desk.drafts.keep(self._place, words)
        return True

    def _rest(self) -> None:
        self._pause.stop()
        self._longest.stop()


def read(words: str) -> dict[str, Any]:
    """The parts of a draft; none when it can't be read."""
    try:
        found = json.loads(words or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def text_of(part: object) -> str:
    """A part that should be words; "" when it is none."""
    return part if isinstance(part, str) else ""
