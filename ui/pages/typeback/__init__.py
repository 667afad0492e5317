"""Type back: a sheet written by hand, in one form in the order of the paper."""

from ui.pages.typeback.page import TypeBackPage

__all__ = ["TypeBackPage"]
