"""What the meeting shows of one session, read anew at each refresh."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from coachdesk import booking, meeting
from coachdesk.analysis import words
from coachdesk.analysis.prep import PrepFacts, PrepQuestion
from coachdesk.desk import Desk
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.commitments import Commitment, CommitmentState
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import Session, SessionKind, SessionStatus

SHOWN_QUESTIONS = 3
NAMED = {
    AgendaKind.COMMITMENTS: "commitments", AgendaKind.WINS: "wins", AgendaKind.NUMBERS: "numbers",
    AgendaKind.FOCUS: "the focus skill", AgendaKind.DEALS: "deals", AgendaKind.WRAP_UP: "the close",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meeting:
    """One session with its people, agenda, questions and commitments; `carried` came into it, `made` come out of it."""

    session: Session
    reps: tuple[Rep, ...]
    facts: PrepFacts
    items: tuple[AgendaItem, ...]
    questions: tuple[PrepQuestion, ...]
    made: tuple[Commitment, ...]
    carried: tuple[Commitment, ...]
    following: Session | None
    next_start: datetime | None
    today: date

    @property
    def firsts(self) -> tuple[tuple[int, str], ...]:
        """The id and the first name of each rep."""
        return tuple((rep.id or 0, rep.first_name) for rep in self.reps)

    @property
    def group(self) -> bool:
        """Whether several reps take part."""
        return len(self.reps) > 1

    @property
    def title(self) -> str:
        """Such as "One-on-one with Dana Fox"."""
        return f"{self.session.kind.title} with {words.listed([rep.name for rep in self.reps])}"

    @property
    def who(self) -> str:
        """How the other side is called: a first name, or "the group"."""
        return "the group" if self.group or not self.reps else self.reps[0].first_name

    def first_of(self, rep_id: int) -> str:
        """The first name of one who takes part."""
        return dict(self.firsts).get(rep_id, "Rep")


def look(desk: Desk, session_id: int, now: datetime) -> Meeting:
    """Everything the meeting shows."""
    session = desk.sessions.one(session_id)
    reps = tuple(desk.people.one(rep_id) for rep_id in desk.sessions.reps(session_id))
    facts = meeting.prep_facts(desk, session, now)
    coming = _following(desk, session, reps)
    return Meeting(
        session, reps, facts, desk.agendas.of_session(session_id), _questions(desk, session, facts),
        desk.commitments.of_session(session_id), _carried(desk, session, reps, now.date()), coming,
        coming.start if coming else _proposed(desk, session, reps, now), now.date(),
    )  # fmt: skip


def going_on(desk: Desk) -> Session | None:
    """The meeting that was begun last and not finished."""
    begun = [session for session, _ in desk.sessions.all() if session.going_on]
    return max(begun, key=lambda s: s.began or s.start, default=None)


def since_began(session: Session, now: datetime) -> int:
    """The seconds since one that goes on began today; one begun on another day was left lying, not talked on."""
    if not session.going_on or session.began is None or session.began.date() != now.date():
        return 0
    return max(0, int((now - session.began).total_seconds()))


def examples(desk: Desk) -> tuple[tuple[str, Session], ...]:
    """The last one held and one that goes on, each by its name, where there are any."""
    held = [session for session, _ in desk.sessions.all() if session.status is SessionStatus.HELD]
    running = going_on(desk)
    return (*(("held", one) for one in held[-1:]), *((("going-on", running),) if running else ()))


def over_words(items: tuple[AgendaItem, ...], spent: dict[int, int], current: int | None) -> str:
    """Which item took longer than its box: the one talked about first, else the latest: "2 min over on numbers"."""
    over = [item for item in items if 0 < item.minutes * 60 < spent.get(item.id or 0, 0)]
    if not over:
        return ""
    item = next((one for one in over if one.id == current), over[-1])
    minutes = max(1, round((spent[item.id or 0] - item.minutes * 60) / 60))
    return f"{minutes} min over on {NAMED.get(item.kind, f'“{item.text}”')}"


def left_words(items: tuple[AgendaItem, ...], spent: dict[int, int]) -> str:
    """How much of the boxes that are not ticked is left: "17 min planned left"."""
    left = sum(max(0, item.minutes * 60 - spent.get(item.id or 0, 0)) for item in items if not item.checked)
    return f"{round(left / 60)} min planned left" if left else ""


def owner_words(one: Commitment, seen: Meeting) -> str:
    """Whose it is and how it stands: "Elif · 4 days late", "You · done"."""
    who = "You" if one.owner.value == "manager" else seen.first_of(one.rep_id)
    if seen.group and who == "You":
        who = f"You to {seen.first_of(one.rep_id)}"
    states = {
        CommitmentState.DONE: "done", CommitmentState.PART: "part, the rest goes on",
        CommitmentState.DROPPED: f"dropped: {one.why}" if one.why else "dropped",
    }  # fmt: skip
    state = states.get(one.state) or due_words(one, seen.today)
    return f"{who} · {state}" if state else who


def due_words(one: Commitment, today: date) -> str:
    """When it is due, as it was said where it was said so."""
    late = one.due is not None and one.due < today
    return words.due(one.due, today) if late or not one.due_words.startswith("before") else one.due_words


def _following(desk: Desk, session: Session, reps: tuple[Rep, ...]) -> Session | None:
    if session.kind is not SessionKind.ONE_ON_ONE or len(reps) != 1:
        return None
    coming = [
        one
        for one in desk.sessions.of_rep(reps[0].id or 0)
        if one.kind is session.kind and one.status is SessionStatus.PLANNED
        and one.start > session.start and one.id != session.id
    ]  # fmt: skip
    return min(coming, key=lambda one: one.start, default=None)


def _proposed(desk: Desk, session: Session, reps: tuple[Rep, ...], now: datetime) -> datetime | None:
    alone = session.kind is SessionKind.ONE_ON_ONE and len(reps) == 1
    return booking.next_slot(desk, reps[0], now) if alone else None


def _carried(desk: Desk, session: Session, reps: tuple[Rep, ...], today: date) -> tuple[Commitment, ...]:
    """What came in open, also what was closed since the meeting began; its rest is told with it, not beside it."""
    since = session.began.date() if session.began else today
    found = [one for rep in reps for one in desk.commitments.of_rep(rep.id or 0) if one.session_id != session.id]
    shown = [
        one
        for one in found
        if one.state is CommitmentState.OPEN or (one.closed is not None and since <= one.closed <= today)
    ]  # fmt: skip
    part = {one.id for one in shown if one.state is CommitmentState.PART}
    return tuple(one for one in shown if one.carried_from not in part)


def _questions(desk: Desk, session: Session, facts: PrepFacts) -> tuple[PrepQuestion, ...]:
    """Those picked, and for each phase with fewer than three the least used ones of the bank."""
    found, uses = list(facts.questions), desk.questions.uses()
    picked = {question.question_id for question in found}
    bank = sorted(desk.questions.all(), key=lambda q: (uses.get(q.id or 0, 0), q.id or 0))
    for phase, minutes in session.model.minutes(session.minutes):
        more = [q for q in bank if q.model is session.model and q.phase == phase and q.id not in picked]
        room = SHOWN_QUESTIONS - sum(question.phase == phase for question in found)
        found += [PrepQuestion(q.id or 0, phase, minutes, q.text, asked=False) for q in more[: max(0, room)]]
    return tuple(found)
