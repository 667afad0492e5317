"""One call is scored: the rep first, then the manager, and what comes of it."""

from ui.pages.score.page import ScorePage

__all__ = ["ScorePage"]
