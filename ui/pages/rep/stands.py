"""Where findings stand by now: on the agenda of the next one-on-one, in the plan of the quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec

from coachdesk.analysis import words
from coachdesk.analysis.diagnosis import Finding
from coachdesk.domain.periods import Quarter
from coachdesk.domain.plans import Plan
from coachdesk.domain.sessions import Session
from coachdesk.upcoming import Unbooked, upcoming
from ui.bridge import Bridge
from ui.pages.rep.seen import Seen


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one finding stands: `agenda` and `plan` say it in words, "" where it doesn't yet.

    `ahead` says where the question would go, `course` whether there is a page to open the course on.
    """

    agenda: str = ""
    ahead: str = ""
    plan: str = ""
    quarter: str = ""
    course: bool = False


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next one-on-one, booked or likely, with the words of its agenda; and the plan of this quarter."""

    session: Session | None
    items: frozenset[str]
    plan: Plan | None
    today: date
    training: bool

    def of(self, finding: Finding) -> Standing:
        """Where a finding stands."""
        day = words.weekday_near(self.session.start.date(), self.today) if self.session else ""
        booked = f"For the one-on-one of {day}" if day else "No one-on-one is in sight: book one first"
        ahead = f"Books the one-on-one of {day} for it" if isinstance(self.session, Unbooked) else booked
        planned = self.plan is not None and self.plan.cause_why.startswith(f"{finding.title}:")
        added = f"Added for {day}" if day and finding.question in self.items else ""
        return Standing(added, ahead, "In the plan" if planned else "", Quarter.of(self.today).title, self.training)


def ahead_of(bridge: Bridge, seen: Seen) -> Ahead:
    """What lies ahead of a rep."""
    session: Session | None = upcoming(bridge.desk, seen.records.rep, bridge.now())
    items: frozenset[str] = frozenset()
    if isinstance(session, Unbooked):
        session = session if session.dated else None
    elif session is not None:
        items = frozenset(item.text for item in bridge.desk.agendas.of_session(session.id or 0))
    training = find_spec("ui.pages.training") is not None
    return Ahead(session, items, seen.facts.plan, seen.today, training)
