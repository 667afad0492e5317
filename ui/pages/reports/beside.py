"""Both sets of numbers side by side: a line for each rep, hours against the budget beside the share of target."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.analysis import words
from coachdesk.analysis.month import MonthCell, MonthPaper, MonthRep
from ui.records import Column, RecordTable
from ui.widgets.avatar import paint_avatar
from ui.widgets.bullet import paint_bullet
from ui.widgets.columns import clear, row_of
from ui.widgets.icons import Icon
from ui.widgets.labels import Label
from ui.widgets.spark import paint_spark
from ui.widgets.team_cells import two_lines, write

ROW, HEADS = 48, 50
INKS = {"under": "watch", "over": "watch", "": "text"}
CAUTION = "Sales = share of target, * = a number is missing. This does not prove a cause."


class BesideTable(QWidget):
    """Its columns carry the names of the months, so it is made anew for other months; `opened` names a rep."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.table: RecordTable | None = None
        self._months: tuple[str, ...] = ()
        self._lead = ""
        self.caption = Label("", "caption", "text2", wrap=True)
        self._place = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row_of(Icon("chart-line", "text2", 17), Label("Coaching beside sales", "heading"), 1))
        column.addLayout(self._place)
        column.addWidget(self.caption)

    def show_month(self, paper: MonthPaper) -> None:
        """Show the reps of a month, and the team under them."""
        if self.table is None or (paper.months, paper.lead) != (self._months, self._lead):
            self._months, self._lead = paper.months, paper.lead
            clear(self._place)
            self.table = RecordTable(columns(paper), lambda r: r.rep_id, label="Coaching beside sales", row_height=ROW)
            self.table.opened.connect(lambda row: self.opened.emit(row.rep_id))
            self._place.addWidget(self.table)
        self.table.set_records(paper.reps)
        self.table.setFixedHeight(HEADS + ROW * max(1, len(paper.reps)))
        self.caption.setText(f"{team_words(paper)} {CAUTION}")


def team_words(paper: MonthPaper) -> str:
    """The team's line: my hours and everyone's share of target in each month."""
    hours = " · ".join(f"{cell.title} {words.figure(round(cell.hours, 1))}" for cell in paper.team)
    shares = " · ".join(f"{cell.title} {cell.sales}" for cell in paper.team)
    return f"The team: my hours {hours}; sales {shares}."


def columns(paper: MonthPaper) -> tuple[Column, ...]:
    """Rep, the month's hours against the budget, three months of hours, twelve months of sales, three of shares."""
    hours = [_hours_column(title, at) for at, title in enumerate(paper.months[:-1])]
    shares = [_share_column(title, at) for at, title in enumerate(paper.months)]
    return (
        Column("Rep", lambda r: r.rep, width=226, least=165, paint=_paint_rep),
        *hours,
        Column(f"{paper.months[-1]}, of budget", lambda r: r.hours, _hours, width=180, least=136,
               paint=_paint_hours),
        Column("Held", lambda r: r.held, align="right", width=66, least=56),
        Column("Gap", lambda r: r.gap, lambda days: f"{days} d", align="right", width=76, least=66),
        Column("Seen", lambda r: r.observations, align="right", width=72, least=60),
        Column("12 months", lambda r: r.spark.values[-1] if r.spark.values else None, lambda v: f"{v:.0f} %",
               width=112, least=84, paint=_paint_spark),
        *shares,
    )  # fmt: skip


def _hours_column(title: str, at: int) -> Column:
    return Column(f"{title}, h", lambda r: r.cells[at].hours, _bare, align="right", width=74, least=62)


def _share_column(title: str, at: int) -> Column:
    """Shares with a missing number keep their star; an unknown one is a dash and sorts last."""
    read = partial(_sales, at=at)
    return Column(f"{title}, sales", read, align="right", width=100, least=88, sort=partial(_share, at=at))


def _cell(row: MonthRep, at: int) -> MonthCell:
    return row.cells[at]


def _sales(row: MonthRep, at: int) -> str:
    return _cell(row, at).sales


def _share(row: MonthRep, at: int) -> float | None:
    return _cell(row, at).share


def _hours(hours: float) -> str:
    return f"{_bare(hours)} h"


def _bare(hours: float) -> str:
    return words.figure(round(hours, 1))


def _paint_rep(painter: QPainter, place: QRectF, row: MonthRep, _chosen: bool) -> None:
    paint_avatar(painter, QRectF(place.left(), place.center().y() - 14, 28, 28), row.rep)
    two_lines(painter, place.adjusted(38, 0, 0, 0), row.rep, row.role, "text2")


def _paint_hours(painter: QPainter, place: QRectF, row: MonthRep, _chosen: bool) -> None:
    wide = min(84.0, max(40.0, place.width() - 92))
    if row.bullet.high > 0:
        paint_bullet(painter, QRectF(place.left(), place.center().y() - 7, wide, 14), row.bullet)
    lower = f"of {row.budget}" if row.bullet.high > 0 else row.says
    text = place.adjusted(wide + 10 if row.bullet.high > 0 else 0, 0, 0, 0)
    middle = place.center().y()
    write(painter, QRectF(text.left(), middle - 17, text.width(), 17), _hours(row.hours), "strong", INKS[row.tone])
    write(painter, QRectF(text.left(), middle, text.width(), 16), lower, "caption", "text2")


def _paint_spark(painter: QPainter, place: QRectF, row: MonthRep, _chosen: bool) -> None:
    paint_spark(painter, QRectF(place.left(), place.center().y() - 15, min(100.0, place.width()), 30), row.spark)
