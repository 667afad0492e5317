"""What the coaching stands on: questions, the ideal customer, rhythms, absences."""

from ui.pages.library.page import LibraryPage

__all__ = ["LibraryPage"]
