"""Push buttons in the kinds of the design."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton

from ui import theme
from ui.widgets.icons import icon as drawn
from ui.widgets.labels import plain_tip

_INKS = {"primary": "onAccent", "link": "accentText", "quiet": "text2", "risk": "risk"}


class Button(QPushButton):
    """A button whose `kind` is primary, normal, quiet, link or risk. `on` is called without arguments at a click."""

    def __init__(
        self, text: str, kind: str = "normal", icon: str = "", on: Callable[[], object] | None = None, *,
        small: bool = False, tip: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self._icon, self._ink = icon, _INKS.get(kind, "text")
        self.setFont(theme.font("captionStrong" if small else "strong" if kind == "primary" else "medium"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._size = 14 if small else 16
        self._gap = 3 if text else 0
        self.setIconSize(QSize(self._size + self._gap, self._size))
        self.setText(text)
        self.setToolTip(plain_tip(tip))
        self._draw()
        if on is not None:
            self.clicked.connect(lambda _checked=False: on())

    def setText(self, text: str) -> None:
        """Show the text as it is: an & in a name is no shortcut."""
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def set_icon(self, name: str) -> None:
        """Exchange the icon by its name."""
        self._icon = name
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        if self._icon:
            self.setIcon(drawn(self._icon, self._ink, self._size, self._gap))


class IconButton(Button):
    """A button of only an icon, for known toolbars; its label is its tooltip and its accessible name."""

    def __init__(self, label: str, icon: str, on: Callable[[], object] | None = None, kind: str = "quiet") -> None:
        super().__init__("", kind, icon, on)
        self.setProperty("bare", True)
        self.setAccessibleName(label)
        self.setToolTip(plain_tip(label))
        self.setFixedSize(32, 32)
