"""What the monthly report is worked out from: the ledgers of four months and the records of everyone in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from coachdesk.analysis.ledger import Ledger, RepLedger
from coachdesk.analysis.matrix import Matrix
from coachdesk.analysis.records import Options, RepRecords
from coachdesk.domain.measures import Measure, Part
from coachdesk.domain.months import MonthNote
from coachdesk.domain.periods import Cadence, end_of, step
from coachdesk.domain.plans import Goal, Plan
from coachdesk.domain.sessions import Session
from coachdesk.domain.training import Attendance, FollowUp

SHOWN = 3  # this month and the two before


@dataclass(frozen=True)
class EventRecord:
    """A session of training with its title, who was asked, and what became of it."""

    session: Session
    title: str
    invited: tuple[int, ...]
    attendance: tuple[Attendance, ...] = ()
    follow_ups: tuple[tuple[FollowUp, Session | None], ...] = ()


@dataclass(frozen=True)
class MonthRecords:
    """`ledgers` are those of the months shown, the oldest first, and `coming` that of the month after.

    `team` are the records of those in the month, by name; `plans` are all plans with their goals; `events` the training
    events of this month and the next; `seen` counts the month's observations by rep.
    """

    month: date
    today: date
    note: MonthNote
    manager: str
    ledgers: tuple[Ledger, ...]
    coming: Ledger
    team: tuple[RepRecords, ...]
    matrix: Matrix
    measures: tuple[Measure, ...] = ()
    parts: Mapping[Part, Measure] = field(default_factory=dict)
    plans: tuple[tuple[Plan, tuple[Goal, ...]], ...] = ()
    events: tuple[EventRecord, ...] = ()
    seen: Mapping[int, int] = field(default_factory=dict)
    options: Options = field(default_factory=Options)

    @property
    def last(self) -> date:
        """The last day of the month."""
        return end_of(self.month, Cadence.MONTH)

    @property
    def running(self) -> bool:
        """Whether the month is not over yet: its last day counts as over only the day after."""
        return self.last >= self.today

    @property
    def day(self) -> date:
        """The day up to which the month is told."""
        return min(self.last, self.today)

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of the months shown, the oldest first."""
        return tuple(step(self.month, Cadence.MONTH, by) for by in range(1 - SHOWN, 1))

    @property
    def ledger(self) -> Ledger:
        """The ledger of the month."""
        return self.ledgers[-1]

    @property
    def lead(self) -> Measure | None:
        """The outcome that attainment goes by."""
        return next((m for m in self.measures if m.lead and not m.archived), None)

    def hours(self, ledger: Ledger, rep_id: int) -> float:
        """A rep's hours held in one of the months; 0 for one who was not there."""
        return next((row.minutes for row in ledger.reps if row.rep_id == rep_id), 0) / 60

    def row(self, rep_id: int) -> RepLedger | None:
        """A rep's line of the month's ledger."""
        return next((row for row in self.ledger.reps if row.rep_id == rep_id), None)
