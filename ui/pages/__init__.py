"""The pages of the window: one line each, loaded when first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from ui.commands import Command


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page is found; `place` is rail (with Ctrl and its number), foot, or hidden (reached from elsewhere).

    A `full` page takes the whole window: the rail steps aside.
    """

    id: str
    title: str
    icon: str
    module: str
    class_name: str
    place: str = "rail"
    full: bool = False

    @property
    def there(self) -> bool:
        """Whether the page's module is part of this build."""
        return find_spec(self.module) is not None

    def load(self) -> Callable[[Any], Any]:
        """The page's class."""
        return getattr(import_module(self.module), self.class_name)  # type: ignore[no-any-return]


class Shown(Protocol):
    """What the window asks of a page; `watches` names the tables whose change makes it refresh.

    `open` shows what is kept now, unless the page says `open_refreshes = False`; one that says `ready_when_made`
    needs no `open` without arguments when it was made this moment.
    """

    watches: frozenset[str]

    def refresh(self) -> None: ...
    def title(self) -> str: ...
    def commands(self) -> tuple[Command, ...]: ...
    def open(self, **args: Any) -> None: ...


PAGES: tuple[Page, ...] = (
    Page("today", "Today", "calendar-check", "ui.pages.today", "TodayPage"),
    Page("sessions", "One-on-ones", "message-square", "ui.pages.sessions", "SessionsPage"),
    Page("team", "Team", "users", "ui.pages.team", "TeamPage"),
    Page("skills", "Skills", "layout-grid", "ui.pages.skills", "SkillsPage"),
    Page("training", "Training", "graduation-cap", "ui.pages.training", "TrainingPage"),
    Page("calendar", "Calendar", "calendar-days", "ui.pages.calendar", "CalendarPage"),
    Page("numbers", "Numbers", "hash", "ui.pages.numbers", "NumbersPage"),
    Page("plans", "Plans", "target", "ui.pages.plans", "PlansPage"),
    Page("reports", "Reports", "file-chart-column", "ui.pages.reports", "ReportsPage"),
    Page("library", "Library", "book-open", "ui.pages.library", "LibraryPage"),
    Page("rep", "Rep", "users", "ui.pages.rep", "RepPage", "hidden"),
    Page("plan", "Plan", "target", "ui.pages.plan", "PlanPage", "hidden"),
    Page("prepare", "Prepare", "clipboard-list", "ui.pages.prepare", "PreparePage", "hidden"),
    Page("meeting", "Meeting", "message-square", "ui.pages.meeting", "MeetingPage", "hidden", full=True),
    Page("typeback", "Type back", "pencil", "ui.pages.typeback", "TypeBackPage", "hidden"),
    Page("brief", "Pre-brief and debrief", "clipboard-list", "ui.pages.brief", "BriefPage", "hidden"),
    Page("assess", "Assess", "layout-grid", "ui.pages.assess", "AssessPage", "hidden"),
    Page("score", "Score a call", "clipboard-list", "ui.pages.score", "ScorePage", "hidden"),
    Page("improvement", "Improvement plan", "target", "ui.pages.improvement", "ImprovementPage", "hidden"),
    Page("top", "What top performers do differently", "users", "ui.pages.top", "TopPage", "hidden"),
    Page("settings", "Settings", "settings", "ui.pages.settings", "SettingsPage", "foot"),
)
