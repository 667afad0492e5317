"""One rep's plan for one quarter: written at the left, its real pages at the right."""

from ui.pages.plan.page import PlanPage

__all__ = ["PlanPage"]
