"""Self-assessment forms that went out as PDF, so that each comes back to the right rep and version once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SentForm:
    """One form: `token` is hidden in the PDF; `returned` is the day it was imported."""

    id: int | None
    token: str
    rep_id: int
    framework_id: int
    version: int
    sent: date
    returned: date | None = None
    assessment_id: int | None = None
