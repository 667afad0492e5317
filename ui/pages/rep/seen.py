"""What the parts of the rep page are given to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.analysis.facts import RepFacts
from coachdesk.analysis.records import RepRecords


@dataclass(frozen=True, slots=True)
class Seen:
    """One rep on one day: the plain records, and what follows from them."""

    records: RepRecords
    facts: RepFacts
    today: date

    @property
    def rep_id(self) -> int:
        return self.records.rep.id or 0
