"""Says what happened at the bottom, for six seconds, with Undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.labels import Label

SHOWN_MS = 6_000


class Toast(QFrame):
    """One message over the bottom centre of its parent; a new one takes the place of the last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(12)
        self.words = Label("", "medium", "toastText")
        self.action = Button("Undo", "link", on=self._act)
        row.addWidget(self.words)
        row.addWidget(self.action)
        self._run: Callable[[], object] | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_MS)
        self.timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self, words: str, action: str = "", run: Callable[[], object] | None = None, *, tone: str = "",
        stay: bool = False,
    ) -> None:  # fmt: skip
        """Show words, with a button when there is something to do about it; `tone` risk for what was refused."""
        self.setProperty("tone", tone)
        self.words.set_ink("risk" if tone == "risk" else "toastText")
        self.words.setText(words if len(words) <= 160 else words[:159] + "…")
        self.setAccessibleName(words)
        self._run = run
        self.action.setText(action)
        self.action.setVisible(run is not None)
        self.style().unpolish(self)
        self.style().polish(self)
        self._place()
        self.show()
        self.raise_()
        self.timer.stop() if stay else self.timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _act(self) -> None:
        run, self._run = self._run, None
        self.hide()
        if run is not None:
            run()

    def _place(self) -> None:
        self.adjustSize()
        parent = self.parentWidget()
        assert parent is not None
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 24)
