"""Keeps what is prepared: agenda, topics, questions, the private line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from coachdesk import meeting
from coachdesk.analysis import words
from coachdesk.analysis.prep import PrepFacts
from coachdesk.desk import Desk
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.commitments import Owner
from coachdesk.domain.errors import Invalid
from coachdesk.domain.questions import Model, Pick
from coachdesk.domain.sessions import Session
from ui.bridge import Bridge
from ui.pages.prepare.items import heading_of, whole
from ui.refusals import refusal_of
from ui.widgets.question_finder import Offer
from ui.widgets.question_pick import Picked, another


class Keeper:
    """The writes of one session being prepared; each gives the sentence of a refusal, "" when it was kept."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._facts: PrepFacts | None = None
        self._seen: set[int] = set()

    def follow(self, facts: PrepFacts) -> None:
        """Write for this session from now on."""
        if self._facts is None or self._facts.session.id != facts.session.id:
            self._seen = set()
        self._facts = facts

    def add_topic(self, text: str, owner: Owner) -> str:
        """A new topic in the words of one side."""

        def add() -> None:
            if not text.strip():
                raise Invalid("agenda item", "Write what it is about first.")
            self._desk.agendas.add(AgendaItem(None, self._id, AgendaKind.TOPIC, text, owner=owner))

        return refusal_of(add)

    def take(self, item: AgendaItem) -> str:
        """Put a suggested item on the agenda."""
        return refusal_of(lambda: self._desk.agendas.add(replace(item, id=None, session_id=self._id)))

    def edit(self, item: AgendaItem) -> str:
        """Keep an item as it was edited."""
        return refusal_of(lambda: self._desk.agendas.edit(item))

    def reword(self, item: AgendaItem, text: str) -> str:
        """Keep other words of an item."""
        return refusal_of(lambda: self._desk.agendas.edit(replace(item, text=text)))

    def remove(self, item_id: int) -> None:
        """Take an item off the agenda."""
        self._bridge.run(lambda: self._desk.agendas.remove(item_id))

    def arrange(self, ids: Sequence[int]) -> None:
        """Put the agenda in this order."""
        self._bridge.run(lambda: self._desk.agendas.arrange(self._id, ids))

    def write(self, kind: AgendaKind, text: str) -> str:
        """Put the words of praise, feedback or rehearsal into their item; without words it goes."""
        assert self._facts is not None
        old = next((one for one in self._facts.agenda if one.kind is kind), None)
        return refusal_of(lambda: self._write(kind, text.strip(), old))

    def write_private(self, text: str) -> str:
        """Keep the private line."""

        def write() -> None:
            now = self._desk.sessions.one(self._id)
            if now.private_note != text.strip():
                self._desk.sessions.write(replace(now, private_note=text))

        return refusal_of(write)

    def choose(self, picked: Sequence[Picked]) -> None:
        """Keep the questions of the sheet in their order."""
        picks = [Pick(None, self._id, one.question_id, one.phase, one.minutes) for one in picked]
        self._bridge.run(lambda: self._desk.questions.choose(self._id, picks))

    def propose(self, model: Model) -> None:
        """Others for a model: none that was shown here before, as long as the bank has others."""
        self._bridge.run(lambda: self._propose(model))

    def offers(self, facts: PrepFacts) -> list[Offer]:
        """The bank with how often each question was picked, and when last with this rep."""
        desk = self._desk
        uses, before = desk.questions.uses(), self._before(facts.rep_id)
        skills = {skill.id: skill.name for skill in desk.skills.all(include_archived=True)}
        return [
            Offer(
                q.id or 0, q.text, q.model, q.phase, q.skill_id, skills.get(q.skill_id, ""), uses.get(q.id or 0, 0),
                before.get(q.id or 0, ""), q.archived,
            )
            for q in desk.questions.all(include_archived=True)
        ]  # fmt: skip

    @property
    def _desk(self) -> Desk:
        return self._bridge.desk

    @property
    def _session(self) -> Session:
        assert self._facts is not None
        return self._facts.session

    @property
    def _id(self) -> int:
        assert self._session.id is not None
        return self._session.id

    def _before(self, rep_id: int) -> dict[int, str]:
        found = self._desk.questions.picked_before(rep_id).items()
        starts = {id_: datetime.fromisoformat(start) for id_, start in found}
        return {id_: words.day(start.date()) for id_, start in starts.items() if start < self._session.start}

    def _write(self, kind: AgendaKind, text: str, old: AgendaItem | None) -> None:
        focus = self._facts.focus.skill if self._facts and self._facts.focus else ""
        usual = heading_of(focus) if kind is AgendaKind.REHEARSE and focus else ""
        agendas, wanted = self._desk.agendas, text or usual
        if old is None and text:
            agendas.add(AgendaItem(None, self._id, kind, text))
        elif old is not None and wanted and wanted != whole(old):
            agendas.edit(replace(old, text=wanted, detail=""))
        elif old is not None and not wanted:
            agendas.remove(old.id or 0)

    def _propose(self, model: Model) -> None:
        assert self._facts is not None
        desk, session = self._desk, self._desk.sessions.one(self._id)
        same = model is session.model
        self._seen |= {one.question_id for one in self._facts.questions} if same else set()
        picks = meeting.choose_questions(desk, session, self._bridge.now(), model)
        fresh = self._fresh(picks, model) if same else tuple(picks)
        with desk.store.change("Propose other questions"):
            if not same:
                desk.sessions.edit(replace(session, model=model))
            desk.questions.choose(self._id, fresh)

    def _fresh(self, picks: Sequence[Pick], model: Model) -> tuple[Pick, ...]:
        """Put unseen questions in the place of those that stood here already."""
        assert self._facts is not None
        offers = {one.question_id: one for one in self.offers(self._facts)}
        made: list[Pick] = []
        for pick in picks:
            made.append(self._unseen(pick, offers, model, {one.question_id for one in (*made, *picks)}))
        self._seen |= {pick.question_id for pick in made}
        return tuple(made)

    def _unseen(self, pick: Pick, offers: dict[int, Offer], model: Model, taken: Collection[int]) -> Pick:
        if pick.question_id not in self._seen:
            return pick
        other = another(offers, model, Picked(pick.question_id, pick.phase, pick.minutes), taken, self._seen)
        if other is None or other.question_id in self._seen:
            return pick
        return replace(pick, question_id=other.question_id)
