"""Prints a rep's plan without opening its editor."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coachdesk.domain.audiences import Audience
from coachdesk.reports import report
from coachdesk.settings import value_of
from ui.bridge import Bridge
from ui.printing import ask_and_print


def plan_pages(bridge: Bridge, plan_id: int) -> bytes:
    """A plan as it prints for the rep, on the paper of the settings."""
    desk = bridge.desk
    paper = desk.plan_paper(desk.plans.one(plan_id), Audience.REP, bridge.today())
    pdf: bytes = report("plan").plan_pdf((paper,), value_of("paper", desk.settings.all()))
    return pdf


def print_plan(bridge: Bridge, plan_id: int, name: str, parent: QWidget) -> None:
    """Print a plan through the system's dialog."""
    pages = bridge.run(lambda: plan_pages(bridge, plan_id))
    if pages is not None:
        size = value_of("paper", bridge.desk.settings.all())
        ask_and_print(pages, f"{name}, development plan", size, parent)
