"""Charts on the screen: each draws a chart of plain facts, and is loaded when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.charts.progress import ProgressView


def progress_view(parent: QWidget | None = None) -> ProgressView:
    """A view of one measure over time; the chart library loads here, so no window waits for it at the start."""
    from ui.charts.progress import ProgressView

    return ProgressView(parent)
