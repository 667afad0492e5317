"""What can be asked of the window on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.domain.people import Rep
from ui.commands import Command
from ui.dialogs import sheet
from ui.pages import PAGES, Page

if TYPE_CHECKING:
    from ui.window import MainWindow

OBSERVE_KEYS, KEYED = "Ctrl+O", 9
SAVE_CALENDAR = "Save the calendar for Outlook and the like"


def everywhere(window: MainWindow, files: tuple[Command, ...]) -> tuple[Command, ...]:
    """The pages with their numbers, the commands on files, and what the window itself can do."""
    pages = [page for page in PAGES if page.place == "rail" and page.there]
    opened = [page_command(window, page, f"Ctrl+{at}" if at <= KEYED else "") for at, page in enumerate(pages, start=1)]
    opened += [page_command(window, page, "") for page in PAGES if page.place == "foot" and page.there]
    return (
        *opened,
        *files,
        Command("form", "Take in a self-assessment", lambda: sheet("form")(window.bridge, window).open()),
        Command("quarter", "Plan my quarter", lambda: plan_quarter(window)),
        Command("calendar-in", "Take in a calendar file", lambda: sheet("calendarin")(window.bridge, window).open()),
        Command("calendar-out", SAVE_CALENDAR, lambda: sheet("calendarout")(window.bridge, window).open()),
        Command("find", "Find or do anything", window.ask, "Ctrl+K"),
        Command("undo", "Undo", window.undo, "Ctrl+Z"),
        Command("redo", "Redo", window.redo, "Ctrl+Shift+Z"),
        Command("filter", "Filter this page", window.filter, "/"),
        Command("keys", "Keys", window.show_keys, "F1"),
    )


def plan_quarter(window: MainWindow) -> None:
    """Go to the calendar and ask what is to be planned; going back there later asks nothing."""
    window.show_page("calendar")
    window.current.making.plan(window.current.day)


def page_command(window: MainWindow, page: Page, keys: str) -> Command:
    """To go to a page."""
    return Command(f"page-{page.id}", page.title, lambda: window.show_page(page.id), keys, "Pages")


def person_command(window: MainWindow, rep: Rep) -> Command:
    """To go to a rep."""
    return Command(f"rep-{rep.id}", rep.name, lambda: window.show_page("rep", {"rep_id": rep.id}), "", "People")
