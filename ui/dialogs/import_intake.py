"""How files reach the import sheet: chosen, dropped or pasted, one after the other, read beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from coachdesk.exchange.recipes import SavedRecipe
from coachdesk.importing import sources
from ui.bridge import Bridge
from ui.dialogs.import_layout import ImportLayout
from ui.dialogs.import_look import ImportLook
from ui.dialogs.import_words import TITLES
from ui.drops import TABLES, dropped

FILES = "Tables (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.json);;All files (*)"


class ImportIntake(ImportLayout):
    """The sheet as far as it takes files; `look` reads them."""

    def __init__(self, bridge: Bridge, parent: QWidget | None, verb: str) -> None:
        super().__init__(bridge, parent, verb)
        self.bridge, self.picked = bridge, verb
        self.path: Path | None = None
        self.waiting: list[Path] = []
        self.dropped = False
        self.look = ImportLook(bridge.desk, self)
        self.look.working.connect(self.busy.show_share)
        self.look.rested.connect(self.busy.hide)
        self.busy.stop.clicked.connect(self._stop)
        self.skip.clicked.connect(self.next_file)
        self.pick.choose_asked.connect(self._choose_file)
        self.pick.paste_asked.connect(lambda: self.open_text(QGuiApplication.clipboard().text()))

    def open_file(self, path: Path, *, sheet: str | None = None, anew: bool = False) -> None:
        """Take a file: the second step, the third when it was read before, or a sentence why it can't be read."""
        self.path = path
        self.say("")
        self.look.open_path(path, () if anew else self._recipes(), sheet)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Files that were dropped: each is shown once the one before is brought in or skipped."""
        self.waiting, self.dropped = list(paths[1:]), True
        self.open_file(paths[0])

    def open_text(self, text: str) -> None:
        """Take a table from the clipboard."""
        self.path = None
        self.look.open_text(text, self._recipes())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData(), TABLES):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.open_files(dropped(event.mimeData(), TABLES))

    def done(self, result: int) -> None:
        self.look.stop()
        super().done(result)

    def next_file(self) -> None:
        """The file that waits, else nothing more is to do here."""
        self.look.forget()
        if self.waiting:
            self.go(0)
            self.open_file(self.waiting.pop(0))
        else:
            self.accept()

    def _recipes(self) -> tuple[SavedRecipe, ...]:
        """Those of the kind that was picked first, then the others."""
        every = [source.recipe for source in sources(self.bridge.desk)]
        return tuple(sorted(every, key=lambda recipe: recipe.verb != self.picked))

    def _stop(self) -> None:
        self.look.stop()
        self.say("Stopped. Nothing was changed.")

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, TITLES[self.picked], "", FILES)
        if name:
            self.open_file(Path(name))
