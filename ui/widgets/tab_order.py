"""Lets Tab go the way the eye does: through layouts in their order, whatever was built when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def stops(place: QWidget | QLayout | None) -> Iterator[QWidget]:
    """Everything in a widget or a layout that Tab may stop at, hidden ones too, as it is laid out."""
    if isinstance(place, QLayout):
        for at in range(place.count()):
            item = place.itemAt(at)
            yield from stops((item.widget() or item.layout()) if item is not None else None)
    elif isinstance(place, QScrollArea):
        yield from stops(place.widget())
    elif place is not None:
        if place.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield place
        if place.layout() is not None:
            yield from stops(place.layout())


class TabOrder:
    """Keeps the order of the keyboard at what `found` gives; `follow` after rows were built anew."""

    def __init__(self, found: Callable[[], Sequence[QWidget]]) -> None:
        self._found = found
        self._known: list[QWidget] = []

    def follow(self) -> None:
        """Bring the order up to date; nothing is done while the stops are the same."""
        now = [one for stop in self._found() for one in (*_standing_for(stop), stop)]
        if now == self._known:
            return
        self._known = now
        for before, after in pairwise(now):
            QWidget.setTabOrder(before, after)

    def begin(self, page: QWidget) -> None:
        """Put the keyboard on the first stop that is in use, unless it is somewhere in the page already."""
        now = page.focusWidget()
        if now is None or now is page or hidden(now):
            first = next((one for one in self._found() if one.isEnabled() and not hidden(one)), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)


def _standing_for(stop: QWidget) -> Iterator[QWidget]:
    """What hands the keyboard on to a stop in it, as a field does: out of its place it would lead Tab astray."""
    around = stop.parentWidget()
    while around is not None and not around.isWindow():
        if around.focusProxy() is stop:
            yield around
        around = around.parentWidget()


def hidden(widget: QWidget) -> bool:
    """Whether it or something it stands in, up to its page, was put out of sight."""
    at: QWidget | None = widget
    while at is not None and at.objectName() != "page":
        if at.isHidden():
            return True
        at = at.parentWidget()
    return False
