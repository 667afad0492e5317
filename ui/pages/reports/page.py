"""Reports: the month as leadership gets it, in the same facts as its paper, with the manager's own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea

from coachdesk import monthly
from coachdesk.analysis.month import MonthPaper
from coachdesk.analysis.words import long_month
from coachdesk.domain.periods import Cadence, parse_period, step
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.commands import Command
from ui.making import SheetMaker, ask_and_save
from ui.pages.reports.making import pdf_of, sheets_of
from ui.pages.reports.month_view import MonthView
from ui.pages.reports.papers import PapersCard
from ui.printing import ask_and_print
from ui.refusals import refusal_of
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Label
from ui.widgets.page import PageFrame


class ReportsPage(PageFrame):
    """One month, and under it every paper there is."""

    watches = frozenset({
        "session", "session_rep", "commitment", "observation", "rating", "assessment", "skill", "role_skill",
        "rep_skill", "framework", "result", "target", "measure", "plan", "goal", "rep", "role", "absence", "training",
        "attendance", "follow_up", "course", "market_change", "month_note", "setting",
    })  # fmt: skip
    asked = Signal(str, dict)
    before: IconButton
    after: IconButton
    month_label: Label
    save_button: Button
    print_button: Button

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Reports")
        self.header.setContentsMargins(0, 0, 0, 8)
        self.bridge = bridge
        self.month = monthly.due(bridge.today())
        self.paper: MonthPaper | None = None
        self._writing = False
        _fill_header(self)
        self.view = MonthView()
        self.words, self.preview = self.view.words, self.view.preview
        self.preview.paper.set_current(value_of("paper", bridge.desk.settings.all()))
        self.maker = SheetMaker(bridge, self.preview, lambda: sheets_of(self.paper))
        self.preview.save.connect(self.save)
        self.words.edited.connect(self._keep)
        self.view.beside.opened.connect(lambda rep_id: self.asked.emit("rep", {"rep_id": rep_id}))
        self.now = Button("Back to now", "quiet", on=lambda: self._turn_to(monthly.due(bridge.today())))
        team = Button("Go to the team", "primary", on=lambda: self.asked.emit("team", {}))
        self.empty = EmptyState("file-chart-column", "", team, self.now)
        self.papers = PapersCard(self._go)
        for part in (self.view, self.empty, self.papers):
            self.add(part)
        self.body.addStretch(1)
        self.refresh()

    def open(self, month: str | date | None = None, **_rest: Any) -> None:
        """Show a month, named by any of its days or as 2026-11; without one it stays."""
        if month is not None:
            self._turn_to(parse_period(month)[0] if isinstance(month, str) else month)
        else:
            self.refresh()

    def title(self) -> str:
        """What the window says."""
        return f"Reports: {self.named}"

    @property
    def named(self) -> str:
        """The month in full."""
        return f"{long_month(self.month)} {self.month.year}"

    def refresh(self) -> None:
        """Show the month as it is now; while a field keeps its own words, only they are new."""
        if self._writing and self.paper is not None:
            note = self.bridge.desk.month_notes.of(self.month)
            own = replace(self.paper.words, coached=note.coached, moved=note.moved, need=note.need)
            self.paper = replace(self.paper, words=own)
            self.words.show_words(own, self.paper.proposals)
        else:
            self.paper = monthly.month_paper(self.bridge.desk, self.month, self.bridge.today())
            self._show(self.paper)
        self.maker.make_soon()

    def commands(self) -> tuple[Command, ...]:
        """What can be asked of this page."""
        return _commands(self)

    def turn(self, by: int) -> None:
        """Go to a month before or after; never to one that has not begun."""
        self._turn_to(step(self.month, Cadence.MONTH, by))

    def print_now(self) -> None:
        """Send the pages to a printer, with what has just been typed."""
        if pdf := self.pdf_now():
            ask_and_print(pdf, self._file_title(), self.preview.paper.current, self)

    def save(self) -> None:
        """Keep the pages as a PDF."""
        if pdf := self.pdf_now():
            ask_and_save(self.bridge, pdf, self._file_title(), self)

    def pdf_now(self) -> bytes:
        """The pages as they are now; nothing where nobody was on the team."""
        self.words.settle()
        return pdf_of(self.paper, self.preview.paper.current) if self.paper and self.paper.reps else b""

    def tour_states(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Further pictures of the tour: a month that is over, proposals used, further down, a month with nobody."""
        before, long_ago = monthly.last_full(self.bridge.today()), step(self.month, Cadence.MONTH, -12 * 20)
        return (
            ("month before", lambda: self.open(month=before)), ("proposals used", self.words.take_all),
            ("middle", lambda: _scroll(self, 0.5)), ("foot", lambda: _scroll(self, 1.0)),
            ("empty month", lambda: self.open(month=long_ago)),
        )  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.maker.make_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.words.settle()

    def _turn_to(self, month: date) -> None:
        self.words.settle()
        self.words.forget()
        self.month = max(monthly.EARLIEST, min(month, self.bridge.today()).replace(day=1))
        self.refresh()

    def _show(self, paper: MonthPaper) -> None:
        here = bool(paper.reps)
        self.set_title("Reports", paper.summary if here else "")
        self.set_chips(*([(paper.so_far, "neutral")] if paper.so_far and here else []))
        self.month_label.setText(paper.title)
        self.after.setEnabled(step(self.month, Cadence.MONTH) <= self.bridge.today())
        self.view.setVisible(here)
        self.empty.setVisible(not here)
        self.save_button.setVisible(here)
        self.print_button.setVisible(here)
        if here:
            self.view.show_month(paper)
        else:
            self.empty.sentence.setText(f"Nobody was on the team in {paper.title}, so there is nothing to report.")
            self.now.setVisible(self.month != monthly.due(self.bridge.today()))

    def _keep(self, field: str) -> None:
        """Keep one field in the month it was written for; the facts need not be counted again."""
        typed = self.words.fields[field]
        self._writing = True
        try:
            typed.answer(refusal_of(lambda: monthly.write(self.bridge.desk, self.month, field, typed.value)))
            self.refresh()
        finally:
            self._writing = False

    def _go(self, page: str, args: dict[str, Any]) -> None:
        if page == "reports":
            _scroll(self, 0.0)
            self.words.fields["coached"].text.setFocus()
        else:
            self.asked.emit(page, args)

    def _file_title(self) -> str:
        return f"Coaching report {self.month:%Y-%m}"


def _fill_header(page: ReportsPage) -> None:
    """The month between its arrows, and what is done with its report."""
    page.before = IconButton("Month before", "chevron-left", lambda: page.turn(-1))
    page.after = IconButton("Next month", "chevron-right", lambda: page.turn(1))
    page.month_label = Label("", "heading")
    page.save_button = Button("Save PDF…", "quiet", "download", page.save)
    page.print_button = Button("Print", "primary", "printer", page.print_now, tip="Print (Ctrl+P)")
    page.add_action(page.before, page.month_label, page.after, page.save_button, page.print_button)


def _commands(page: ReportsPage) -> tuple[Command, ...]:
    return (
        Command("reports.print", f"Print the coaching report of {page.named}", page.print_now, "Ctrl+P"),
        Command("reports.save", "Save the coaching report as PDF", page.save),
        Command("reports.before", "The month before", lambda: page.turn(-1)),
        Command("reports.after", "The month after", lambda: page.turn(1)),
    )


def _scroll(page: ReportsPage, share: float) -> None:
    """Bring a part of the page into sight: 0 is its head, 1 its foot."""
    for area in page.findChildren(QScrollArea):
        bar = area.verticalScrollBar()
        bar.setValue(round(bar.maximum() * share))
