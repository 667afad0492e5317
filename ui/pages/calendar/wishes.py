"""The commands of the calendar, and its states for the pictures of the tour."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from coachdesk import quarter
from coachdesk.analysis.quarter import Choice
from ui.commands import Command
from ui.pages.calendar.span import VIEWS

if TYPE_CHECKING:
    from ui.pages.calendar.page import CalendarPage


def commands(page: CalendarPage) -> tuple[Command, ...]:
    """What can be asked of the page; each view has Alt and its number."""
    views = (
        Command(f"calendar.{name}", f"Calendar: {words}", partial(page.open, view=name), f"Alt+{at}")
        for at, (name, words) in enumerate(VIEWS, start=1)
    )
    return (
        Command("calendar.new", "New session", partial(page.make, "session"), "Ctrl+N"),
        Command("calendar.event", "New training", partial(page.make, "event")),
        Command("calendar.absence", "Add an absence", partial(page.make, "absence")),
        Command("calendar.today", "Go to today", partial(page.turn, 0), "Alt+Home"),
        Command("calendar.back", "Turn back", partial(page.turn, -1), "Alt+PgUp"),
        Command("calendar.on", "Turn on", partial(page.turn, 1), "Alt+PgDown"),
        Command("calendar.print", "Print the quarter", page.print_quarter, "Ctrl+P"),
        *views,
    )


def states(page: CalendarPage) -> tuple[tuple[str, Callable[[], object]], ...]:
    """The other views and a drafted quarter, for the pictures of the tour; the draft is let go of again."""
    others = [(name, partial(page.open, view=name)) for name in ("week", "day", "quarter", "year")]
    return (*others, ("draft", partial(_draft, page)), ("month", partial(_no_draft, page)))


def _draft(page: CalendarPage) -> None:
    desk, now = page.bridge.desk, page.bridge.now()
    period = page.making.quarter(page.day).plus(1)
    offered = tuple((course_id, rep_ids) for course_id, _, rep_ids, _ in quarter.offered_trainings(desk, period, now))
    proposal = quarter.propose(desk, period, now, Choice(trainings=offered))
    page.drafting.keep(period, proposal)
    page.open(view="month", day=proposal.placed[0].start.date() if proposal.placed else period.first)


def _no_draft(page: CalendarPage) -> None:
    quarter.discard(page.bridge.desk)
    page.open(view="month", day=page.bridge.today())
