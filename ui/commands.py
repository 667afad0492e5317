"""Commands: everything a person can ask for, named once, for shortcuts, the palette and the list of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to ask for; `group` is its heading in the palette, `keys` as in "Ctrl+N"."""

    id: str
    title: str
    run: Callable[[], object]
    keys: str = ""
    group: str = "Do"


def install(commands: Iterable[Command], on: QWidget) -> tuple[QAction, ...]:
    """Make the shortcuts of commands work while a widget's window is in front."""
    actions = []
    for command in commands:
        if not command.keys:
            continue
        action = QAction(command.title, on)
        action.setObjectName(command.id)
        action.setShortcut(QKeySequence(command.keys))
        action.triggered.connect(lambda _checked=False, run=command.run: run())
        on.addAction(action)
        actions.append(action)
    return tuple(actions)


def remove(actions: Iterable[QAction], on: QWidget) -> None:
    """Take the shortcuts away again."""
    for action in actions:
        on.removeAction(action)
        action.deleteLater()
