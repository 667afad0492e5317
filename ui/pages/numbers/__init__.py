"""The numbers: a grid of results or targets to type and paste into."""

from ui.pages.numbers.page import NumbersPage

__all__ = ["NumbersPage"]
