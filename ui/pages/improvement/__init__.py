"""The page of an improvement plan."""

from ui.pages.improvement.page import ImprovementPage

__all__ = ["ImprovementPage"]
