"""Agendas and questions of the sample team: of the last sessions held, and of the next one, which is prepared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.desk import Desk
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.commitments import Owner
from coachdesk.domain.questions import Pick, Question
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus
from coachdesk.meeting import ASKING
from coachdesk.sample.cast import Member

HELD_WITH_AGENDA = 4


@dataclass(frozen=True, slots=True)
class Agendas:
    """Writes agendas into a desk."""

    desk: Desk
    words: dict[str, Any]
    today: date

    def prepare(self, member: Member, place: int) -> None:
        """The last one-on-ones that were held, and for the first rep the one that comes next."""
        talks = [s for s in self.desk.sessions.of_rep(member.id) if s.kind is SessionKind.ONE_ON_ONE]
        held = [s for s in talks if s.status is SessionStatus.HELD and s.summary]
        for turn, session in enumerate(held[-HELD_WITH_AGENDA:]):
            self._agenda(session, self.words["agenda_short"], checked=True)
            self._choose(session, turn + place, asked=True)
        coming = [s for s in talks if s.status is SessionStatus.PLANNED and s.start.date() >= self.today]
        if place == 0 and coming:
            self._agenda(coming[0], self.words["agenda"], checked=False)
            self._choose(coming[0], HELD_WITH_AGENDA, asked=False)

    def _agenda(self, session: Session, items: list[list[Any]], *, checked: bool) -> None:
        for at, (kind, text, detail, owner, minutes) in enumerate(items, start=1):
            item = AgendaItem(
                None, session.id or 0, AgendaKind(kind), text, detail, Owner(owner), minutes,
                minutes * 60 if checked else 0, checked, at,
            )  # fmt: skip
            self.desk.agendas.add(item)

    def _choose(self, session: Session, turn: int, *, asked: bool) -> None:
        """One question for each phase of the model, other ones than the last time."""
        bank, picks = self.desk.questions.all(), list[Pick]()
        for phase, minutes in session.model.minutes(round(session.minutes * ASKING)):
            fitting = [q for q in bank if _fits(q, session, phase)]
            if fitting:
                question = fitting[turn % len(fitting)]
                picks.append(Pick(None, session.id or 0, question.id or 0, phase, minutes, asked))
        self.desk.questions.choose(session.id or 0, picks)


def _fits(question: Question, session: Session, phase: str) -> bool:
    return question.model is session.model and question.phase == phase
