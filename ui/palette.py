"""Find or do anything: type a few letters, choose, done."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from ui import theme
from ui.commands import Command

GROUPS = ("People", "Pages", "Do")
MOST = 12
_COMMAND, _HEAD = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


def folded(text: str) -> str:
    """Letters without case and accents, as they are looked for."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))


def rank(query: str, title: str) -> int | None:
    """How well a title fits: 0 best; None when a word of the query is nowhere, not even as letters in order."""
    wanted, said = folded(query).strip(), folded(title)
    if said.startswith(wanted):
        return 0
    if all(any(word.startswith(part) for word in said.split()) for part in wanted.split()):
        return 1
    if all(part in said for part in wanted.split()):
        return 2
    letters = iter(said)
    return 3 if len(wanted) > 1 and all(c in letters for c in wanted.replace(" ", "")) else None


def found(query: str, commands: Sequence[Command]) -> list[Command]:
    """What fits, group by group, best first."""
    fits = [(at, command) for command in commands if (at := rank(query, command.title)) is not None]
    if any(at < 3 for at, _ in fits):
        fits = [(at, command) for at, command in fits if at < 3]
    chosen: list[Command] = []
    for group in GROUPS:
        own = sorted((one for one in fits if one[1].group == group), key=lambda one: one[0])
        chosen += [command for _, command in own[: MOST if query.strip() else 9]]
    return chosen


class _Rows(QStyledItemDelegate):
    """A head in caption, or a title with its keys at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place = QRectF(option.rect).adjusted(4, 1, -4, -1)
        head = bool(index.data(_HEAD))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected and not head:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(place, 6, 6)
        painter.setFont(theme.font("captionStrong" if head else "medium"))
        painter.setPen(theme.colour("text3" if head else "text"))
        inner = place.adjusted(12, 0, -12, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, index.data())
        if not head and (keys := index.data(_COMMAND).keys):
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text3"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, 28 if index.data(_HEAD) else 34)


class Palette(QFrame):
    """Floats at a third from the top of its window until something is chosen or Esc is pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Find or do anything")
        self.line = QLineEdit()
        self.line.setPlaceholderText("Find or do anything")
        self.line.setAccessibleName("Find or do anything")
        self.line.setMaxLength(200)
        self.list = QListWidget()
        self.list.setAccessibleName("Found")
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self._commands: tuple[Command, ...] = ()
        self.line.textChanged.connect(self._fill)
        self.line.returnPressed.connect(self._run)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._run())
        self.hide()

    def ask(self, commands: Sequence[Command]) -> None:
        """Open with these commands and an empty line."""
        self._commands = tuple(commands)
        self.line.clear()
        self._fill("")
        parent = self.parentWidget()
        assert parent is not None
        width = min(640, parent.width() - 40)
        self.setGeometry((parent.width() - width) // 2, max(20, parent.height() // 3 - 160), width, 420)
        self.show()
        self.raise_()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self._step(step)
        return bool(step)

    def _step(self, step: int) -> None:
        rows = [row for row in range(self.list.count()) if not self.list.item(row).data(_HEAD)]
        if rows:
            at = rows.index(self.list.currentRow()) if self.list.currentRow() in rows else -step
            self.list.setCurrentRow(rows[(at + step) % len(rows)])

    def _fill(self, query: str) -> None:
        self.list.clear()
        group = ""
        for command in found(query, self._commands):
            if command.group != group:
                group = command.group
                head = QListWidgetItem(group, self.list)
                head.setData(_HEAD, True)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
            QListWidgetItem(command.title, self.list).setData(_COMMAND, command)
        self.list.setCurrentRow(1 if self.list.count() else -1)

    def _run(self) -> None:
        item = self.list.currentItem()
        command = item.data(_COMMAND) if item is not None else None
        self.hide()
        if command is not None:
            command.run()
