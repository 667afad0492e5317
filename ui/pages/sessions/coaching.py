"""My coaching: hours against the budget, gaps, who gets it, and what came of it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from coachdesk import daily
from coachdesk.analysis import words
from coachdesk.analysis.charts import Bullet
from coachdesk.analysis.ledger import Ledger, RepLedger, SpanLedger
from coachdesk.domain.commitments import Owner
from coachdesk.domain.periods import Cadence, end_of, start_of
from ui.bridge import Bridge
from ui.charts.hours import HourBar, HoursView
from ui.records import Column, RecordTable
from ui.widgets.avatar import paint_avatar
from ui.widgets.bullet import Progress, paint_bullet
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.columns import clear, row_of
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.segmented import Segmented
from ui.widgets.team_cells import write

SPANS = (("month", "Month"), ("quarter", "Quarter"), ("year", "Year"))
INKS = {"under": "watch", "over": "watch", "": "text"}


class CoachingView(QWidget):
    """One month, quarter or year of coaching; a rep's line opens the rep."""

    asked = Signal(str, dict)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._day = bridge.today()
        self.span = Segmented("Span", SPANS, "quarter")
        self.span.picked.connect(lambda _name: self.refresh())
        self.title = Label("", "heading")
        before = IconButton("Earlier", "chevron-left", lambda: self.turn(-1))
        after = IconButton("Later", "chevron-right", lambda: self.turn(1))
        self.reps = RecordTable(columns(), lambda r: r.rep_id, label="Coaching by rep", row_height=44)
        self.reps.opened.connect(lambda row: self.asked.emit("rep", {"rep_id": row.rep_id}))
        self.months, self.weeks = HoursView("Hours by month"), HoursView("My own hours by week")
        self.figures = QGridLayout()
        self.tiers = QVBoxLayout()
        self.empty = EmptyState("clock", "Once sessions are held, the hours of your coaching stand here.")
        self._lay_out(row_of(self.span, before, after, self.title, 1))

    def refresh(self) -> str:
        """Count again; gives the summary of the page."""
        cadence = Cadence(self.span.current) if self.span.current != "year" else None
        first = start_of(self._day, cadence) if cadence else date(self._day.year, 1, 1)
        last = end_of(first, cadence) if cadence else date(first.year, 12, 31)
        found = daily.ledger(self._bridge.desk, first, last, self._bridge.today())
        self.title.setText(words.period(first, cadence) if cadence else str(first.year))
        self.reps.set_records(found.reps)
        self.reps.setFixedHeight(56 + 44 * max(1, len(found.reps)))
        people = sum(1 for r in found.reps)
        self._bars(self.months, found.months, people, found)
        self.weeks.show_bars([_bar(week) for week in found.weeks])
        self._show_figures(found)
        self._show_tiers(found)
        self.empty.setVisible(not found.reps)
        self._area.setVisible(bool(found.reps))
        return found.summary if found.reps else ""

    def turn(self, by: int) -> None:
        """Go to the span before or after."""
        if self.span.current == "year":
            self._day = self._day.replace(year=self._day.year + by, day=1)
        else:
            cadence = Cadence(self.span.current)
            edge = start_of(self._day, cadence) if by < 0 else end_of(start_of(self._day, cadence), cadence)
            self._day = edge + timedelta(days=by)
        self.refresh()

    def set_filter(self, text: str) -> None:
        """Show only reps that say these words."""
        self.reps.set_filter(text)

    def _bars(self, view: HoursView, spans: tuple[SpanLedger, ...], people: int, found: Ledger) -> None:
        """The team's budget of one month: that of the span, spread over its months."""
        count = max(1, len(spans))
        low = sum(r.least for r in found.reps) / 60 / count
        high = sum(r.most for r in found.reps) / 60 / count
        view.show_bars([_bar(span) for span in spans], low if people else 0, high if people else 0)

    def _show_figures(self, found: Ledger) -> None:
        clear(self.figures)
        held, counts = found.counts.held, found.counts
        kept = found.kept[Owner.MANAGER], found.kept[Owner.REP]
        lines = (
            ("My time", words.figure(found.manager_minutes / 60) + " h", "groups counted once"),
            ("Held", f"{held} of {held + counts.missed}", _fallen(found)),
            ("Pre-briefs · debriefs", f"{found.pre_briefs} · {found.debriefs}", "round customers’ calls"),
            ("With a commitment", f"{found.with_commitment} of {held}", "sessions held"),
            ("I kept", f"{kept[0].kept} of {kept[0].due}", _late(kept[0].done_late)),
            ("They kept", f"{kept[1].kept} of {kept[1].due}", _late(kept[1].done_late)),
            ("Useful to them", found.useful_words or "no answers yet", "1 to 5, asked at the end"),
        )
        for at, (name, value, note) in enumerate(lines):
            box = QVBoxLayout()
            box.setSpacing(0)
            inks = ((name, "caption", "text2"), (value, "heading", "text"), (note, "caption", "text3"))
            for label in (Label(*one, elide=True) for one in inks):
                box.addWidget(label)
            self.figures.addLayout(box, at // 4, at % 4)

    def _show_tiers(self, found: Ledger) -> None:
        clear(self.tiers)
        most = max((t.hours for t in found.tiers), default=0.0)
        for tier in found.tiers:
            self.tiers.addLayout(row_of(
                Label(tier.tier, "medium"), Label(words.plural(tier.reps, "rep"), "caption", "text2"), 1,
                _share_bar(tier.hours / most if most else 0.0),
                Label(f"{words.figure(round(tier.hours, 1))} h", "strong", right=True),
            ))  # fmt: skip
        said = found.tier_words or "Hours held, a rep and month."
        self.tiers.addWidget(Label(said, "caption", "text2", wrap=True))

    def _lay_out(self, top: object) -> None:
        inside = QWidget()
        inside.setObjectName("pageBody")
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(16)
        figures, tiers = Card("In figures", "activity"), Card("Who gets it", "users", "hours a rep and month")
        by_month, by_week = (
            Card("By month", "chart-line", "hours held, dashed: planned"),
            Card("My week", "clock"),
        )
        figures.add(self.figures)
        self.figures.setHorizontalSpacing(24)
        self.figures.setVerticalSpacing(12)
        tiers.add(self.tiers)
        tiers.body.addStretch(1)
        by_month.add(self.months)
        by_week.add(self.weeks)
        for left, right in ((figures, tiers), (by_month, by_week)):
            row = row_of(left, right, spacing=16)
            for at, (card, share) in enumerate(((left, 17), (right, 10))):
                card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
                row.setStretch(at, share)
            self._body.addLayout(row)
        self._body.addWidget(self.reps)
        self._body.addStretch(1)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)  # type: ignore[arg-type]
        column.addWidget(area, 1)
        column.addWidget(self.empty, 1)


def _share_bar(share: float) -> Progress:
    """A share from 0 to 1 as a thin bar of a fixed width; the hours stand beside it."""
    bar = Progress(share)
    bar.setFixedWidth(120)
    return bar


def _bar(span: SpanLedger) -> HourBar:
    held, planned = span.held / 60, span.planned / 60
    kinds = ", ".join(
        f"{kind.value} {words.figure(round(minutes / 60, 1))} h" for kind, minutes in span.by_kind.items()
    )
    said = f"{span.title}: {words.figure(round(held, 1))} h held" + (f" ({kinds})" if kinds else "")
    said += f", {words.figure(round(planned, 1))} h planned" if planned else ""
    return HourBar(span.title, held, planned, said)


def _fallen(found: Ledger) -> str:
    """What did not take place: "3 missed (2 by me), 1 moved"."""
    counts = found.counts
    mine = f" ({counts.missed_by_manager} by me)" if counts.missed_by_manager else ""
    parts = [f"{counts.missed} missed{mine}"] if counts.missed else []
    parts += [f"{counts.moved} moved"] if counts.moved else []
    parts += [f"{counts.hollow} without a note"] if counts.hollow else []
    parts += [f"{counts.planned} still planned"] if counts.planned else []
    return ", ".join(parts) or "none missed"


def _late(count: int) -> str:
    return f"{count} of them after their day" if count else "by their day"


def columns() -> tuple[Column, ...]:
    """The columns of the reps' hours."""
    return (
        Column("Rep", lambda r: r.rep, width=190, paint=_paint_rep),
        Column("Tier", lambda r: r.tier, width=132, least=124),
        Column("Hours against budget", lambda r: r.minutes / 60, lambda h: f"{h:.1f} h", width=210, paint=_paint_hours),
        Column("Held", lambda r: r.counts.held, align="right", width=64, least=64),
        Column("Missed", lambda r: r.counts.missed or None, align="right", width=76, least=76),
        Column("Moved", lambda r: r.counts.moved or None, align="right", width=74, least=74),
        Column("Longest gap", lambda r: r.gap_words, width=160, sort=lambda r: r.gap),
        Column("What it says", lambda r: r.says, width=230, paint=_paint_says),
    )


def _paint_rep(painter: QPainter, place: QRectF, row: RepLedger, _chosen: bool) -> None:
    paint_avatar(painter, QRectF(place.left(), place.center().y() - 13, 26, 26), row.rep)
    write(painter, place.adjusted(36, 0, 0, 0), row.rep, "medium")


def _paint_hours(painter: QPainter, place: QRectF, row: RepLedger, _chosen: bool) -> None:
    hours, low, high = row.minutes / 60, row.least / 60, row.most / 60
    bar = Bullet(hours, low, high, max(high * 1.2, hours, 0.1))
    wide = min(118.0, max(40.0, place.width() - 62))
    paint_bullet(painter, QRectF(place.left(), place.center().y() - 7, wide, 14), bar)
    write(painter, place.adjusted(wide + 12, 0, 0, 0), f"{words.figure(round(hours, 1))} h", "body", INKS[row.tone])


def _paint_says(painter: QPainter, place: QRectF, row: RepLedger, _chosen: bool) -> None:
    write(painter, place, row.says, "body", "watch" if row.tone else "text2")
