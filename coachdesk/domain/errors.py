"""The errors a person can cause and put right."""

from __future__ import annotations


class DeskError(Exception):
    """Something went wrong that can be told to the user in one sentence."""


class Invalid(DeskError):
    """A value breaks a rule of the domain; `field` says which."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
