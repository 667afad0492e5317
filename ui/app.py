"""Starts the window: letters, colours, the file, and what to do when something goes wrong."""

from __future__ import annotations

import sys
import traceback
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any
from zlib import crc32

from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from coachdesk.desk import Desk
from coachdesk.domain.errors import DeskError
from coachdesk.paths import SUFFIX, backup_folder, data_folder
from coachdesk.settings import value_of
from ui import plain, theme
from ui.bridge import Bridge
from ui.commands import Command
from ui.start import StartScreen
from ui.window import MainWindow

_FILTER = f"Team files (*{SUFFIX})"


class Start:
    """Holds what lives as long as the application: the net under plain text, the desk, the window."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.net = plain.install(app)
        theme.install("system")
        self.window: MainWindow | None = None
        self.screen: StartScreen | None = None
        self.desk: Desk | None = None
        self.path = Path()

    def open(self, path: Path) -> None:
        """Open a team file in the window, or say why it could not be opened."""
        try:
            desk = Desk.open(path)
        except DeskError as error:
            self._refuse(path, str(error))
            return
        before = self.window, self.desk
        self.path = path
        self._show(desk)
        self._put_away(*before)
        _last_file().write_text(str(path), encoding="utf-8")

    def close(self) -> None:
        """Let go of the file."""
        if self.desk is not None:
            self.desk.close()

    def _refuse(self, path: Path, sentence: str) -> None:
        """With a team open, say it there; else offer ways out."""
        if self.window is not None:
            self.window.bridge.refused.emit(sentence)
            return
        self.path = path
        self._offer(sentence)

    @staticmethod
    def _put_away(window: MainWindow | None, desk: Desk | None) -> None:
        """Close the team that was open, once the other stands: closing the last window would end the app."""
        if window is not None:
            window.close()
            window.deleteLater()
        if desk is not None:
            desk.close()

    def _show(self, desk: Desk) -> None:
        self.desk = desk
        theme.use(value_of("theme", desk.settings.all()))
        self.window = MainWindow(Bridge(desk), self._commands(desk))
        self.window.resize(1440, 900)
        self.window.show_page(first_page())
        self.window.show()
        if desk.backup_problem:
            self.window.toast.say(desk.backup_problem, tone="risk")
        if self.screen is not None:
            self.screen.close()

    def _commands(self, desk: Desk) -> tuple[Command, ...]:
        def back_up() -> None:
            assert self.window is not None
            path = self.window.bridge.run(lambda: desk.backups.back_up("by hand"))
            if path is not None:
                self.window.bridge.say(f"Backed up and checked: {path.name}")

        return (
            Command("file-new", "New team file…", lambda: self._chosen("new")),
            Command("file-open", "Open a team file…", lambda: self._chosen("other"), "Ctrl+Shift+O"),
            Command("file-sample", "Look at the sample team", lambda: self.open(sample_file())),
            Command("file-backup", "Back up this file now", back_up),
        )

    def _offer(self, sentence: str) -> None:
        self.screen = StartScreen(sentence)
        self.screen.chosen.connect(self._chosen)
        self.screen.show()

    def _chosen(self, way: str) -> None:
        if way == "new":
            name, _ = QFileDialog.getSaveFileName(self.screen, "Start a new team", str(data_folder()), _FILTER)
            if name:
                self._create(Path(name if name.endswith(SUFFIX) else name + SUFFIX))
            return
        folder = backup_folder(self.path) if way == "backup" else self.path.parent
        name, _ = QFileDialog.getOpenFileName(self.screen, "Open a team file", str(folder), _FILTER)
        if name:
            self.open(Path(name))

    def _create(self, path: Path) -> None:
        try:
            Desk.create(path).close()
        except DeskError as error:
            self._refuse(path, str(error))
            return
        self.open(path)


def first_page() -> str:
    """The first page of the rail that this build has."""
    from ui.pages import PAGES

    return next(page.id for page in PAGES if page.there and page.place != "hidden")


def main(argv: list[str]) -> int:
    """Open the file named, else the last one, else a sample team made now."""
    app = QApplication([sys.argv[0], *argv])
    app.setApplicationName("CoachDesk")
    app.setDesktopFileName("coachdesk")
    start = Start(app)
    sys.excepthook = tell
    start.open(Path(argv[0]) if argv else usual_file())
    code = app.exec()
    start.close()
    return code


def usual_file() -> Path:
    """The file opened last; the first time a sample team, so there is something to look at."""
    kept = _last_file()
    if kept.exists() and (path := Path(kept.read_text(encoding="utf-8"))).exists():
        return path
    return sample_file()


def sample_file() -> Path:
    """The sample team, made when it is not there yet."""
    path = data_folder() / f"Sample team{SUFFIX}"
    if not path.exists():
        from coachdesk.sample import make_sample

        make_sample(path, today=date.today())
    return path


def tell(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> Any:
    """Keep where it went wrong, never what was typed, and show a code that can be sent on."""
    places = "\n".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace))
    code = f"{crc32(f'{kind.__name__}{places}'.encode()):08x}"
    try:
        with (data_folder() / "errors.log").open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now():%Y-%m-%d %H:%M} {code} {kind.__name__}\n{places}\n")
    except OSError:
        code += " (not logged)"
    words = f"Something went wrong; what was saved is safe.\nCode {code}"
    box = QMessageBox(QMessageBox.Icon.Warning, "CoachDesk", words)
    box.addButton("Go on", QMessageBox.ButtonRole.AcceptRole)
    copy = box.addButton("Copy the code", QMessageBox.ButtonRole.ActionRole)
    box.exec()
    if box.clickedButton() is copy:
        QApplication.clipboard().setText(f"{code} {kind.__name__}\n{places}")


def _last_file() -> Path:
    return data_folder() / "last-file.txt"
