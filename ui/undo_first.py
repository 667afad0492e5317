"""Who takes an undo: the field that is typed in, or the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class UndoFirst(QObject):
    """A text field with something of its own to undo goes first; one without lets the window undo."""

    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Watch the field that has the keyboard."""
        if isinstance(old, (QLineEdit, QPlainTextEdit)):
            old.removeEventFilter(self)
        if isinstance(new, (QLineEdit, QPlainTextEdit)):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        has_undo, has_redo = _own_steps(watched)
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        if (event.matches(undo) and not has_undo) or (event.matches(redo) and not has_redo):
            event.ignore()
            return True
        return False


def _own_steps(field: QObject) -> tuple[bool, bool]:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable(), field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable(), field.document().isRedoAvailable()
    return True, True
