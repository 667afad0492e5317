"""What mouse and keys ask for on the days of a view, handed to whom it concerns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from coachdesk.analysis.schedule import Entry
from coachdesk.settings import clock
from ui.pages.calendar.minute import Minute
from ui.widgets.calendar import CalendarView

if TYPE_CHECKING:
    from ui.pages.calendar.page import CalendarPage


def connect(page: CalendarPage) -> None:
    """Let head and side column do what they offer."""
    board, head = page.board, page.head
    head.view.picked.connect(lambda name: page.open(view=name))
    head.turning.turned.connect(page.turn)
    page.drafting.redrawn.connect(page.refresh)
    page.moves.moving.connect(page.follow)
    page.opening.asked.connect(page.asked)
    page.making.proposed.connect(page.show_draft)
    board.draft.accepted.connect(page.drafting.accept)
    board.draft.discarded.connect(page.drafting.discard)
    board.draft.shown.connect(page.show_draft)
    board.draft.dropped.connect(page.drop_drafted)
    board.show_card.chosen.connect(page.show_entries)
    board.plan.asked.connect(lambda: page.making.plan(page.day))
    board.begin.clicked.connect(lambda _on=False: page.making.begin(page.day))
    board.sample.clicked.connect(lambda _on=False: page.asked.emit("file-sample", {}))
    board.due.opened.connect(page.opening.open_waiting)
    board.due.all_asked.connect(lambda: page.asked.emit("training", {"view": "follow-ups"}))
    Minute(page)


def connect_view(view: CalendarView, page: CalendarPage) -> None:
    """Let a view open, move, stretch, add and take out."""

    def entry_to(step: Callable[..., object]) -> Callable[..., None]:
        def go(key: str, *rest: object) -> None:
            entry = page.entry(key)
            if entry is not None:
                step(entry, *rest)

        return go

    def stretch(entry: Entry, minutes: int) -> None:
        page.moves.ask_to_shift(entry, entry.start, minutes)

    def add(start: datetime, all_day: bool) -> None:
        page.making.make("absence" if all_day else "session", start.date(), start if view.timed else None)

    def show_day(day: date) -> None:
        page.open(view="day", day=day)
        page.view.pointer.led_here()

    view.opened.connect(entry_to(page.opening.open))
    view.menu_wanted.connect(entry_to(page.opening.show_menu))
    view.removed.connect(entry_to(page.moves.remove))
    view.move_wanted.connect(entry_to(page.moves.ask_to_shift))
    view.stretch_wanted.connect(entry_to(stretch))
    view.add_wanted.connect(add)
    view.day_wanted.connect(show_day)
    view.turn_wanted.connect(lambda day: page.open(day=day))


def show_hours(view: CalendarView, page: CalendarPage) -> None:
    """Say when the working day begins and ends, where that is another time than it was; and what time it is."""
    saved = page.bridge.desk.settings.all()
    hours = (clock(saved, "day_starts"), clock(saved, "day_ends"))
    if hours != view.hours:
        view.show_hours(*hours)
    view.show_now(page.bridge.now())
