"""The page of one rep: how the numbers go, what the skills are, what was promised and planned."""

from ui.pages.rep.page import RepPage

__all__ = ["RepPage"]
