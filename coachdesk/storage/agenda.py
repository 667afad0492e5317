"""Agendas, and the questions picked for sessions, in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coachdesk.domain.agenda import AgendaItem
from coachdesk.domain.errors import Invalid
from coachdesk.domain.questions import Pick, Question
from coachdesk.storage.store import Store


class Agendas:
    """What is talked about in each session, in order."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_session(self, session_id: int) -> tuple[AgendaItem, ...]:
        return self._store.find("agenda_item", AgendaItem, "session_id = ?", (session_id,), "position, id")

    def one(self, id: int) -> AgendaItem:  # noqa: A002
        return self._store.one("agenda_item", AgendaItem, id)

    def add(self, item: AgendaItem) -> AgendaItem:
        """A new item, last in order unless it names its place."""
        sql = "select coalesce(max(position), 0) from agenda_item where session_id = ?"
        last = self._store.rows(sql, [item.session_id])[0][0]
        with self._store.change(f"Add to the agenda: {item.kind.value}"):
            return self._store.save("agenda_item", replace(item, position=item.position or last + 1))

    def edit(self, item: AgendaItem) -> AgendaItem:
        with self._store.change(f"Edit the agenda: {item.kind.value}", merge=f"agenda {item.id}"):
            return self._store.save("agenda_item", item)

    def check(self, item: AgendaItem, *, checked: bool) -> AgendaItem:
        with self._store.change(f"{'Tick' if checked else 'Untick'} an agenda item: {item.kind.value}"):
            return self._store.save("agenda_item", replace(item, checked=checked))

    def spend(self, item: AgendaItem, seconds: int) -> AgendaItem:
        """Keep how long an item took so far: together with what else is written in the meeting."""
        with self._store.change("Time an agenda item", merge=f"write session {item.session_id}"):
            return self._store.save("agenda_item", replace(item, spent=seconds))

    def remove(self, id: int) -> None:  # noqa: A002
        with self._store.change(f"Remove from the agenda: {self.one(id).kind.value}"):
            self._store.remove("agenda_item", "id = ?", [id])

    def arrange(self, session_id: int, ids: Sequence[int]) -> None:
        """Put the items in this order."""
        with self._store.change("Reorder the agenda"):
            for position, id in enumerate(ids, start=1):  # noqa: A001
                sql = "update agenda_item set position = ? where id = ? and session_id = ?"
                self._store.write(sql, [position, id, session_id])


class Questions:
    """The bank of questions, and which were picked and asked when."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, include_archived: bool = False) -> tuple[Question, ...]:
        where = "1" if include_archived else "archived = 0"
        return self._store.find("question", Question, where, order="id")

    def one(self, id: int) -> Question:  # noqa: A002
        return self._store.one("question", Question, id)

    def add(self, question: Question) -> Question:
        self._check_new(question)
        with self._store.change(f"Add question: {question.text[:60]}"):
            return self._store.save("question", question)

    def edit(self, question: Question) -> Question:
        self._check_new(question)
        with self._store.change(f"Edit question: {question.text[:60]}"):
            return self._store.save("question", question)

    def archive(self, question: Question, *, archived: bool = True) -> Question:
        with self._store.change(f"{'Archive' if archived else 'Bring back'} question: {question.text[:60]}"):
            return self._store.save("question", replace(question, archived=archived))

    def uses(self) -> dict[int, int]:
        """How many sessions each question was picked for."""
        return dict(self._store.rows("select question_id, count(*) from pick group by 1"))

    def picks(self, session_id: int) -> tuple[Pick, ...]:
        return self._store.find("pick", Pick, "session_id = ?", (session_id,), "position, id")

    def picked_before(self, rep_id: int) -> dict[int, str]:
        """The start of the last session with this rep that each question was picked for, by question."""
        sql = """select question_id, max(start) from pick join session on session.id = pick.session_id
            join session_rep on session_rep.session_id = session.id where rep_id = ? group by 1"""
        return dict(self._store.rows(sql, [rep_id]))

    def choose(self, session_id: int, picks: Sequence[Pick]) -> None:
        """Exchange the questions picked for a session; what was asked stays asked."""
        asked = {p.question_id for p in self.picks(session_id) if p.asked}
        with self._store.change("Choose questions"):
            self._store.remove("pick", "session_id = ?", [session_id])
            for position, pick in enumerate(picks, start=1):
                again = pick.asked or pick.question_id in asked
                self._store.save("pick", replace(pick, id=None, position=position, asked=again))

    def ask(self, pick: Pick, *, asked: bool = True) -> Pick:
        with self._store.change("Mark a question as asked" if asked else "Mark a question as not asked"):
            return self._store.save("pick", replace(pick, asked=asked))

    def _check_new(self, question: Question) -> None:
        words = question.text.casefold()
        if any(q.id != question.id and q.text.casefold() == words for q in self.all(include_archived=True)):
            raise Invalid("question", f"“{question.text}” is in the bank already.")
