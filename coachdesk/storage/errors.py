"""Why a team file is refused or a step is not saved: one sentence each, with what to do next."""

from __future__ import annotations

from coachdesk.domain.errors import DeskError


class Refused(DeskError):
    """The file can't be opened as asked; not a byte of it was changed."""


class Missing(Refused):
    """There is nothing at that place, or a link there leads nowhere."""


class NotAFile(Refused):
    """A folder or a device stands there."""


class Empty(Refused):
    """The file has no bytes: a cloud placeholder or a copy that failed."""


class Foreign(Refused):
    """The file belongs to another program."""


class Damaged(Refused):
    """The file is ours, but parts of it can't be read."""


class Newer(Refused):
    """A newer CoachDesk made it."""


class ChangedOutside(Refused):
    """Another program changed how the file is built."""


class ReadOnly(Refused):
    """The file or its folder can't be written to."""


class InUse(Refused):
    """Another window has the file open."""


class AlreadyThere(Refused):
    """A new file was to be made where something stands already."""


class NotSaved(DeskError):
    """The disk refused a step, which was taken back whole."""


class Clash(DeskError):
    """A step would have left two of something there can be one of, or one that belongs to nothing."""
