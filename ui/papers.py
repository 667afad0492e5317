"""Every paper there is: what it is for, and the page that makes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from coachdesk.reports import REPORTS
from ui.pages import PAGES


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """One paper: its name in the registry, what people call it, what it is for, and the page that makes it."""

    report: str
    title: str
    what: str
    page: str
    args: dict[str, Any] = field(default_factory=dict)

    @property
    def there(self) -> bool:
        """Whether both the paper and its page are part of this build."""
        drawn = self.report in REPORTS and find_spec(REPORTS[self.report]) is not None
        return drawn and any(page.id == self.page and page.there for page in PAGES)


PLACES = (
    PaperPlace("month", "Monthly coaching report", "One or two pages for leadership.", "reports"),
    PaperPlace("plan", "Quarterly development plan", "Two pages, signed; one rep or the whole team.", "plans"),
    PaperPlace("prep", "Prep sheet", "One page for a one-on-one, with room to write.", "sessions"),
    PaperPlace("summary", "Shared summary", "What was said and agreed, for both to keep.", "sessions"),
    PaperPlace("brief", "Pre-brief", "Before a customer’s call: objective, questions, roles.", "sessions"),
    PaperPlace("debrief", "Debrief", "After it: should we have been there, what next.", "sessions"),
    PaperPlace("tally", "Tally sheet", "A ride-along: count the one behaviour watched.", "sessions"),
    PaperPlace("skills", "Skills scorecard", "One rep: target, self, manager, evidence.", "skills", {"view": "people"}),
    PaperPlace("matrix", "Skills matrix", "The team on one sheet; it is yours alone.", "skills", {"view": "matrix"}),
    PaperPlace("scorecard", "Call scorecard", "Blank, or of a scored call.", "skills", {"view": "scorecards"}),
    PaperPlace("selfform", "Self-assessment form", "To write on, or to fill in and take back.", "skills"),
    PaperPlace("calendar", "Training calendar", "A quarter on one page.", "calendar"),
    PaperPlace("improvement", "Improvement plan", "Dates, support, checks, outcome.", "improvement"),
)
