"""The pages that were shown: each loaded when first wanted, and brought up to date when it is seen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui.bridge import Bridge
from ui.pages import Page


class Stage(QStackedWidget):
    """A page refreshes when a change meets what it watches: at once while it is seen, else when it is next shown."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._bridge = bridge
        self._shown: dict[str, Any] = {}
        self._stale: set[str] = set()

    def shown(self, name: str) -> Any:
        """The page of that id, None when it was never shown."""
        return self._shown.get(name)

    def show_page(self, page: Page, args: dict[str, Any]) -> None:
        """Bring a page to the front, opened with its arguments; opening shows what is kept now, so it is read once."""
        made = page.id not in self._shown
        widget = self._shown.get(page.id) or self._load(page)
        stale = page.id in self._stale
        self._stale.discard(page.id)
        if stale and not getattr(widget, "open_refreshes", True):
            widget.refresh()
        if made and not args and getattr(widget, "ready_when_made", False):
            widget.setFocus()
        else:
            widget.open(**args)
        self.setCurrentWidget(widget)

    def take(self, change: Any, current: str) -> None:
        """Let the page that is seen refresh, and remember which others must later."""
        for name, page in self._shown.items():
            if not change.tables & page.watches:
                continue
            if name == current:
                page.refresh()
            else:
                self._stale.add(name)

    def _load(self, page: Page) -> Any:
        widget = self._shown[page.id] = page.load()(self._bridge)
        widget.asked.connect(self.asked)
        self.addWidget(widget)
        return widget
