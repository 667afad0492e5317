"""Families with their skills, put in order by dragging or by Alt+Shift+↑ and ↓."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator

from ui.widgets.labels import plain_tip
from ui.widgets.skill_order import Places, put_family, put_skill, step_family, step_skill
from ui.widgets.skill_tree_paint import COUNT, KEY, NOTE, ROW, TONE, TreePaint

SKILL, FAMILY, AWAY = "skill", "family", "away"
AWAY_NAME = "Archived"
Key = tuple[str, int | str]
Where = QAbstractItemView.DropIndicatorPosition
_BASE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_DRAG, _DROP = Qt.ItemFlag.ItemIsDragEnabled, Qt.ItemFlag.ItemIsDropEnabled
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MOVE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill of the tree: `note` stands at its right, in the ink `tone`."""

    id: int
    name: str
    family: str
    note: str = ""
    tone: str = "text3"
    archived: bool = False


class SkillTree(QTreeWidget):
    """`chosen` says ("skill", id) or ("family", name), `placed` the new order, `edit_asked` that Enter or F2 is hit."""

    chosen = Signal(object)
    placed = Signal(object)
    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[SkillLine, ...] = ()
        self._closed: set[Key] = {(AWAY, AWAY_NAME)}
        self._text = ""
        self.setAccessibleName("Families and skills")
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setStyleSheet("QTreeView { background: transparent; border: 0; outline: 0; }")
        self.setItemDelegate(TreePaint(self))
        self.currentItemChanged.connect(self._say_chosen)
        self.itemExpanded.connect(lambda item: self._closed.discard(item.data(0, KEY)))
        self.itemCollapsed.connect(lambda item: self._closed.add(item.data(0, KEY)))

    @property
    def places(self) -> Places:
        """The skills in use in their order."""
        return tuple((line.id, line.family) for line in self._lines if not line.archived)

    @property
    def current(self) -> Key | None:
        """What the keyboard is at."""
        item = self.currentItem()
        return item.data(0, KEY) if item else None

    def show_lines(self, lines: Sequence[SkillLine], current: Key | None) -> None:
        """Exchange what is shown; the keyboard stays, and nothing is said."""
        if tuple(lines) != self._lines:
            same = [_shape(one) for one in lines] == [_shape(one) for one in self._lines]
            self._lines = tuple(lines)
            self.blockSignals(True)
            (self._rename if same else self._build)()
            self.set_filter(self._text)
            self.blockSignals(False)
        self.mark(current)

    def mark(self, key: Key | None) -> None:
        """Select a row without saying so; a closed family is opened for it."""
        if key == self.current:
            return
        self.blockSignals(True)
        item = self.item_of(key)
        head = item.parent() if item is not None else None
        if head is not None:
            head.setExpanded(True)
            self._closed.discard(head.data(0, KEY))
        self.setCurrentItem(item)  # type: ignore[arg-type]
        self.blockSignals(False)
        self.viewport().update()

    def set_filter(self, text: str) -> None:
        """Show only skills that say these words, with their families."""
        self._text, wanted = text, text.casefold().strip()
        for head in self._heads():
            whole = wanted in head.text(0).casefold()
            rows = [row for at in range(head.childCount()) if (row := head.child(at)) is not None]
            for row in rows:
                row.setHidden(not whole and wanted not in row.text(0).casefold())
            head.setHidden(all(row.isHidden() for row in rows))
            head.setExpanded(bool(wanted) or head.data(0, KEY) not in self._closed)

    def item_of(self, key: Key | None) -> QTreeWidgetItem | None:
        """The row of a key, or None."""
        rows = QTreeWidgetItemIterator(self)
        while rows.value() is not None:
            if rows.value().data(0, KEY) == key:
                return rows.value()
            rows += 1
        return None

    def step(self, by: int) -> None:
        """Move what the keyboard is at one place up or down."""
        kind, what = self.current or ("", "")
        if kind == FAMILY:
            self._place(step_family(self.places, str(what), by))
        elif kind == SKILL and any(line.id == what and not line.archived for line in self._lines):
            self._place(step_skill(self.places, int(what), by))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _MOVE and key in _STEPS:
            self.step(_STEPS[key])
        elif key in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is not None and item.childCount() and event.position().x() < ROW:
            item.setExpanded(not item.isExpanded())

    def dropEvent(self, event: QDropEvent) -> None:
        """Put what is dragged where it was let go; the rows move only once the new order is kept."""
        item = self.itemAt(event.position().toPoint())
        places = dropped(self, item, self.dropIndicatorPosition())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        QTimer.singleShot(0, lambda: self._place(places))

    def _place(self, places: Places) -> None:
        if places != self.places:
            self.placed.emit(places)

    def _say_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, KEY)[0] != AWAY:
            self.chosen.emit(item.data(0, KEY))

    def _build(self) -> None:
        self.clear()
        heads: dict[Key, QTreeWidgetItem] = {}
        for line in self._lines:
            key = (AWAY, AWAY_NAME) if line.archived else (FAMILY, line.family)
            if key not in heads:
                heads[key] = _head(key)
                self.addTopLevelItem(heads[key])
            heads[key].addChild(_row(line))
        for (_, name), head in heads.items():
            head.setData(0, COUNT, head.childCount())
            head.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {head.childCount()}")

    def _heads(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [head for head in found if head is not None]

    def _rename(self) -> None:
        """The same rows with other words: the rows stay."""
        for line in self._lines:
            row = self.item_of((SKILL, line.id))
            if row is not None:
                _fill(row, line)


def dropped(tree: SkillTree, item: QTreeWidgetItem | None, where: Where) -> Places:
    """The order after what is dragged is let go over a row, or below all of them; put-away skills have no order."""
    kind, what = tree.current or ("", "")
    head = (item.parent() or item) if item is not None else tree.item_of((FAMILY, tree.places[-1][1]))
    if head is None or head.data(0, KEY)[0] == AWAY or kind not in {SKILL, FAMILY}:
        return tree.places
    below = where != Where.AboveItem
    if kind == FAMILY:
        return put_family(tree.places, str(what), tree.indexOfTopLevelItem(head) + int(below))
    if item is not None and item.parent() is not None:
        return put_skill(tree.places, int(what), head.text(0), head.indexOfChild(item) + int(below))
    first = where == Where.BelowItem and head.isExpanded()
    return put_skill(tree.places, int(what), head.text(0), 0 if first else head.childCount())


def _head(key: Key) -> QTreeWidgetItem:
    head = QTreeWidgetItem([str(key[1])])
    head.setData(0, KEY, key)
    head.setFlags(_BASE if key[0] == AWAY else _BASE | _DRAG | _DROP)
    head.setSizeHint(0, QSize(0, ROW))
    return head


def _shape(line: SkillLine) -> tuple[int, str, bool]:
    """What decides where a row stands."""
    return line.id, line.family, line.archived


def _row(line: SkillLine) -> QTreeWidgetItem:
    row = QTreeWidgetItem()
    row.setData(0, KEY, (SKILL, line.id))
    row.setFlags(_BASE if line.archived else _BASE | _DRAG)
    row.setSizeHint(0, QSize(0, ROW))
    _fill(row, line)
    return row


def _fill(row: QTreeWidgetItem, line: SkillLine) -> None:
    row.setText(0, line.name)
    row.setToolTip(0, plain_tip(line.name))
    row.setData(0, NOTE, line.note)
    row.setData(0, TONE, "text3" if line.archived else line.tone)
    row.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (line.name, line.note) if part))
