"""Writing all results or targets to a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu

from coachdesk.importing import export_file
from ui.bridge import Bridge
from ui.widgets.buttons import Button


class ExportButton(Button):
    """A button with a menu: results or targets, as CSV or XLSX."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Export", icon="download", on=self.open_menu)
        self._bridge = bridge

    def save_file(self, verb: str, path: Path) -> None:
        """Write all results or targets to a file."""
        export_file(self._bridge.desk, verb, path)
        self._bridge.say(f"Saved {path.name}")

    def ask(self, verb: str, ending: str) -> None:
        """Ask for a place and write there."""
        path, _ = QFileDialog.getSaveFileName(self, f"Export {verb}", f"{verb}.{ending}", f"Table (*.{ending})")
        if path:
            self._bridge.run(lambda: self.save_file(verb, Path(path).with_suffix(f".{ending}")))

    def open_menu(self) -> None:
        """Show what can be written."""
        menu = QMenu(self)
        for verb in ("results", "targets"):
            for ending in ("csv", "xlsx"):
                menu.addAction(f"{verb.capitalize()} as {ending.upper()} …", partial(self.ask, verb, ending))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
