"""The pre-brief or the debrief of a customer's call, with its sheet beside it."""

from ui.pages.brief.page import BriefPage

__all__ = ["BriefPage"]
