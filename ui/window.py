"""The window: rail, pages, shortcuts, what happened."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QWidget

from coachdesk import daily
from ui.bridge import Bridge
from ui.commands import Command, install, remove
from ui.drops import Drops
from ui.keys import KeyList
from ui.pages import PAGES, Page
from ui.palette import Palette
from ui.rail import Rail
from ui.stage import Stage
from ui.undo_first import UndoFirst
from ui.widgets.toast import Toast
from ui.window_commands import OBSERVE_KEYS, everywhere, person_command

SLIM_UNDER = 1180


class MainWindow(QMainWindow):
    """Shows one page at a time. Its title names no rep: task bars and screenshots show it."""

    def __init__(self, bridge: Bridge, files: tuple[Command, ...] = ()) -> None:
        super().__init__()
        self.bridge, self._files = bridge, files
        self.setWindowTitle("CoachDesk")
        self.setMinimumSize(900, 600)
        self.rail, self.stage = Rail(), Stage(bridge)
        self.stage.asked.connect(self.show_page)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.stage, 1)
        self.setCentralWidget(inside)
        self.toast, self.palette_box, self.keys = Toast(inside), Palette(inside), KeyList(inside)
        self._past: list[tuple[str, dict[str, Any]]] = []
        self._now: tuple[str, dict[str, Any]] = ("", {})
        self._actions: tuple[QAction, ...] = ()
        self._undo_first, self._drops = UndoFirst(self), Drops(self, bridge)
        self._connect()
        self._show_people()
        install(self.global_commands(), self)

    def show_page(self, page: str, args: dict[str, Any] | None = None) -> None:
        """Show a page, or do a command on files; what was shown before is one step back, but not a full page."""
        if command := next((one for one in self._files if one.id == page), None):
            command.run()
        elif not any(one.id == page and one.there for one in PAGES):
            self.toast.say("That page is not part of this version.", tone="risk")
        else:
            if self._now[0] and not self._page(self._now[0]).full:
                self._past.append(self._now)
            self._go(page, args or {})

    def back(self) -> None:
        """One step back; a full page without a step before it leads to the first page."""
        if self._past:
            self._go(*self._past.pop())
        elif self._now[0] and self._page(self._now[0]).full:
            self._go(PAGES[0].id, {})

    @property
    def current(self) -> Any:
        """The page on the screen."""
        return self.stage.shown(self._now[0])

    def global_commands(self) -> tuple[Command, ...]:
        """What works on every page."""
        return everywhere(self, self._files)

    def all_commands(self) -> tuple[Command, ...]:
        """People, the page's own commands and the global ones, for palette and key list."""
        people = [person_command(self, rep) for rep in self.bridge.desk.people.all()]
        return (*people, *self._own_commands(), *(c for c in self.global_commands() if c.id != "find"))

    def ask(self) -> None:
        """Open the palette."""
        self.palette_box.ask(self.all_commands())

    def undo(self) -> None:
        """Take the last step back."""
        self.bridge.run(self.bridge.desk.store.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self.bridge.run(self.bridge.desk.store.redo)

    def filter(self) -> None:
        """Put the keyboard into the filter of the page, if it has one."""
        field = getattr(self.current, "filter_field", None)
        if field is not None:
            field.setFocus()
            field.selectAll()

    def show_keys(self) -> None:
        """Open the list of keys."""
        self.keys.show_commands([c for c in (*self._own_commands(), *self.global_commands()) if c.keys])

    def observe(self) -> None:
        """Open the sheet for what was seen, at the rep whose page is shown."""
        from ui.dialogs.observe import ObserveSheet

        reps = self.bridge.desk.people.all()
        if reps:
            rep_id, skill_id = getattr(self.current, "observing", lambda: (self._now[1].get("rep_id"), None))()
            ObserveSheet(self.bridge, reps, rep_id, skill_id, self).open()
        else:
            self.toast.say("Add a rep first: an observation belongs to somebody.", tone="risk")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_slim(self.width() < SLIM_UNDER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def _own_commands(self) -> tuple[Command, ...]:
        """What the page can do, and to note what was seen, unless the page has its own way for that."""
        own: tuple[Command, ...] = self.current.commands() if self.current is not None else ()
        if any(command.keys == OBSERVE_KEYS for command in own):
            return own
        return (*own, Command("observe", "Note what I saw", self.observe, OBSERVE_KEYS))

    @staticmethod
    def _page(name: str) -> Page:
        return next(one for one in PAGES if one.id == name)

    def _connect(self) -> None:
        self.rail.asked.connect(self.show_page)
        self.rail.search_asked.connect(self.ask)
        self.bridge.changed.connect(self._on_change)
        self.bridge.refused.connect(lambda words: self.toast.say(words, tone="risk"))
        self.bridge.said.connect(self.toast.say)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._undo_first.follow)

    def _go(self, page: str, args: dict[str, Any]) -> None:
        self._now = (page, args)
        self._show_rail(aside=self._page(page).full)
        self.stage.show_page(self._page(page), args)
        self.rail.show_current(page, args.get("rep_id"))
        remove(self._actions, self)
        self._actions = install(self._own_commands(), self)

    def _on_change(self, change: Any) -> None:
        self.stage.take(change, self._now[0])
        if not self.rail.isHidden():
            self._show_people()
        if not change.typed:
            self.toast.say(change.label, *(("Undo", self.undo) if change.undoable else ()))

    def _show_rail(self, *, aside: bool) -> None:
        """A full page has the window to itself; the rail is brought up to date when it comes back."""
        was = self.rail.isHidden()
        self.rail.setVisible(not aside)
        if was and not aside:
            self._show_people()

    def _show_people(self) -> None:
        self.rail.set_waiting("today", daily.waiting(self.bridge.desk, self.bridge.now()))
        self.rail.set_people(self.bridge.desk.people.all(), self.bridge.attention())
        self.rail.show_current(self._now[0], self._now[1].get("rep_id"))
