"""The view Follow-ups: everything that is open from training, what is late first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coachdesk.analysis.training import FollowUpLine
from ui import theme
from ui.bridge import Bridge
from ui.dialogs import sheet
from ui.pages.training.state import Whole
from ui.records import Column, RecordTable
from ui.widgets.avatar import paint_avatar
from ui.widgets.buttons import Button
from ui.widgets.columns import row_of
from ui.widgets.empty import EmptyState
from ui.widgets.segmented import Segmented
from ui.widgets.team_cells import two_lines, write

VIEWS = (("all", "All open"), ("late", "Late"), ("week", "This week"))


class FollowUpsView(QWidget):
    """A click on the circle, Enter or Space opens the sheet that says it is done, moves it or drops it."""

    asked = Signal(str, dict)
    event_asked = Signal(int)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._whole: Whole | None = None
        self.which = Segmented("Which follow-ups", VIEWS)
        self.which.picked.connect(lambda _name: self._show())
        self.table = RecordTable(
            self._columns(), lambda line: line.follow_up.id, label="Follow-ups of trainings", row_height=48
        )
        self.table.opened.connect(self.open_line)
        self.table.selection_changed.connect(self._show_actions)
        self.table.view.clicked.connect(self._clicked)
        self.finish = Button("Done, move or drop", icon="check", on=self.open_chosen, small=True)
        self.event_button = Button("Show the training", "quiet", "graduation-cap", self.show_event, small=True)
        keys = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table, self.open_chosen)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.empty = EmptyState(
            "circle-check", "Nothing is open: pre-briefs, debriefs and checks of trainings will stand here."
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row_of(self.which, 1, self.event_button, self.finish))
        column.addWidget(self.table, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(inside)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def show_whole(self, whole: Whole) -> None:
        """Show what there is now."""
        self._whole = whole
        self.stack.setCurrentIndex(0 if whole.open else 1)
        self._show()

    def set_filter(self, text: str) -> None:
        """Show only follow-ups that say these words."""
        self.table.set_filter(text)

    def open_line(self, line: FollowUpLine) -> None:
        """Open the sheet of one follow-up."""
        sheet("followup")(self._bridge, line, self).open()

    def open_chosen(self) -> None:
        """Open the sheet of the selected follow-up."""
        for line in self.table.selected()[:1]:
            self.open_line(line)

    def show_event(self) -> None:
        """Go to the training that the selected follow-up belongs to."""
        for line in self.table.selected()[:1]:
            self.event_asked.emit(self._bridge.desk.trainings.one(line.follow_up.training_id).session_id)

    def _show(self) -> None:
        if self._whole is None:
            return
        name, ends = self.which.current, self._whole.week_ends
        lines = [
            line for line in self._whole.open
            if name == "all" or (line.late if name == "late" else line.day <= ends)
        ]  # fmt: skip
        self.table.set_records(sorted(lines, key=lambda line: (not line.late, line.day, line.rep)))
        self._show_actions()

    def _show_actions(self) -> None:
        one = len(self.table.selected()) == 1
        self.finish.setVisible(one)
        self.event_button.setVisible(one)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.open_line(self.table.model.shown[index.row()])

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("", lambda _line: None, width=52, least=52, paint=_paint_circle),
            Column("When", lambda line: line.when, width=240, least=216, paint=_paint_when, sort=lambda line: line.day),
            Column("Rep", lambda line: line.rep, width=190, least=150, paint=_paint_rep),
            Column("Follow-up", lambda line: f"{line.follow_up.title} {line.event}", width=250, least=180,
                   paint=_paint_what),
            Column("It asks", _asks, width=420, least=160),
        )  # fmt: skip


def _asks(line: FollowUpLine) -> str | None:
    """The question, and what is tried on the job."""
    return " · ".join(part for part in (line.follow_up.question, line.follow_up.task) if part) or None


def _paint_circle(painter: QPainter, place: QRectF, line: FollowUpLine, _chosen: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("risk" if line.late else "borderStrong"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(place.left() + 2, place.center().y() - 8, 16, 16))


def _paint_when(painter: QPainter, place: QRectF, line: FollowUpLine, _chosen: bool) -> None:
    write(painter, place, line.when, "captionStrong" if line.late else "body", "risk" if line.late else "text")


def _paint_rep(painter: QPainter, place: QRectF, line: FollowUpLine, _chosen: bool) -> None:
    paint_avatar(painter, QRectF(place.left(), place.center().y() - 14, 28, 28), line.rep)
    write(painter, place.adjusted(38, 0, 0, 0), line.rep, "medium")


def _paint_what(painter: QPainter, place: QRectF, line: FollowUpLine, _chosen: bool) -> None:
    two_lines(painter, place, line.follow_up.title, line.event, "text2")
