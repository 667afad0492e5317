"""The rating form: one rater, one day, skill by skill, kept as it is filled in."""

from ui.pages.assess.page import AssessPage

__all__ = ["AssessPage"]
