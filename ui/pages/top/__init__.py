"""The page of what top performers do differently."""

from ui.pages.top.page import TopPage

__all__ = ["TopPage"]
