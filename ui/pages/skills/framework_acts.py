"""What the framework editor opens and writes: sheets, imports and exports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from coachdesk.domain.frameworks import Framework
from coachdesk.importing import export_file
from ui.bridge import Bridge
from ui.dialogs import sheet


class FrameworkActs:
    """`show` is called with the id of a framework that was made; `show_skill` with that of a skill."""

    def __init__(
        self, bridge: Bridge, view: QWidget, show: Callable[[int], None], show_skill: Callable[[int], None]
    ) -> None:
        self._bridge, self._view, self._show, self._show_skill = bridge, view, show, show_skill

    def do(self, name: str, framework: Framework | None) -> None:
        """Do what the bar asked for, with the framework on show."""
        if name.startswith("export-"):
            self._ask_export(name.removeprefix("export-"))
        elif name == "market":
            sheet("market")(self._bridge, parent=self._view).open()
        elif name == "import":
            sheet("import")(self._bridge, self._view, "skills").open()
        elif name == "skill":
            self.new_skill(framework)
        elif name == "archive" and framework is not None:
            self.archive(framework)
        elif name == "versions" and framework is not None:
            sheet("versions")(self._bridge, framework, parent=self._view).open()
        else:
            self._open_framework(name, framework)

    def new_skill(self, framework: Framework | None, family: str = "") -> None:
        """Open the sheet for a new skill."""
        opened = sheet("skill")(self._bridge, framework.id if framework else None, family, self._view)
        opened.accepted.connect(lambda: self._show_skill(opened.kept.id))
        opened.open()

    def archive(self, framework: Framework) -> None:
        """Put a framework away, or bring it back; what was rated by it stays."""
        put = replace(framework, archived=not framework.archived)
        self._bridge.run(lambda: self._bridge.desk.frameworks.edit(put))

    def save_file(self, path: Path) -> None:
        """Write the skills of all frameworks to a file, of the kind that its ending says."""
        export_file(self._bridge.desk, "skills", path)
        self._bridge.say(f"Saved {path.name}")

    def _ask_export(self, ending: str) -> None:
        kind = f"Table (*.{ending})"
        name, _ = QFileDialog.getSaveFileName(self._view, "Export skills", f"skills.{ending}", kind)
        if name:
            self._bridge.run(lambda: self.save_file(Path(name).with_suffix(f".{ending}")))

    def _open_framework(self, name: str, framework: Framework | None) -> None:
        opened = sheet("framework")(
            self._bridge, framework if name == "rename" else None, framework if name == "copy" else None, self._view
        )
        opened.accepted.connect(lambda: self._show(opened.kept.id))
        opened.open()
