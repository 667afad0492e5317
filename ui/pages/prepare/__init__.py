"""Prepares one session: everything known at the left, the sheet as it prints at the right."""

from ui.pages.prepare.page import PreparePage

__all__ = ["PreparePage"]
