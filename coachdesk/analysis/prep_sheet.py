"""From records to what a prep page shows, and from that to its papers, every word resolved for one reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from coachdesk.analysis import words
from coachdesk.analysis.agenda import Known, for_manager_only, suggested, written
from coachdesk.analysis.commitments import Promise, kept_words, promise, promises, streak
from coachdesk.analysis.prep import (
    PaperPromise,
    PrepFacts,
    PrepFocus,
    PrepNumber,
    PrepPaper,
    PrepQuestion,
    SummaryPaper,
)  # fmt: skip
from coachdesk.analysis.prep_numbers import focus, numbers
from coachdesk.analysis.prep_training import from_training, paper_checks
from coachdesk.analysis.records import RepRecords
from coachdesk.analysis.since import (
    coming_deals,
    held_before,
    next_words,
    since_day,
    since_lines,
    since_words,
    when_words,
    wins,
    won_deals,
)  # fmt: skip
from coachdesk.analysis.training import FollowUpLine
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.audiences import Audience
from coachdesk.domain.commitments import Commitment, CommitmentState, Owner
from coachdesk.domain.deals import Deal
from coachdesk.domain.people import Rep
from coachdesk.domain.questions import Pick, Question
from coachdesk.domain.sessions import Session, SessionKind

LEFT_OUT = "private notes, other people’s figures"
REP_LEFT_OUT = f"{LEFT_OUT}, your manager’s own points"
GROUP_LEFT_OUT = f"{REP_LEFT_OUT}, what concerns one person alone"
MINE, THEIRS = "you", "manager"
BLANK_DATE = "Date ______________"


@dataclass(frozen=True, slots=True)
class Meeting:
    """What belongs to one session beside the first rep's records; `fits` are words by deal.

    `next_start` is the next one-on-one: `booked`, or only what the rhythm gives. A session not `dated` has no day yet.
    """

    session: Session
    reps: tuple[Rep, ...]
    now: datetime
    agenda: tuple[AgendaItem, ...] = ()
    picks: tuple[Pick, ...] = ()
    bank: tuple[Question, ...] = ()
    deals: tuple[Deal, ...] = ()
    fits: Mapping[int, str] = field(default_factory=dict)
    next_start: datetime | None = None
    booked: bool = False
    dated: bool = True
    follow_ups: tuple[FollowUpLine, ...] = ()


def prep_facts(records: RepRecords, meeting: Meeting) -> PrepFacts:
    """Everything known for a session, as of now."""
    session, rep, today = meeting.session, records.rep, meeting.now.date()
    held = held_before(records, session)
    last = held[-1] if held else None
    since = since_day(last, session, today)
    counted = numbers(records, today)
    skill, known = focus(records, today), known_of(records, meeting, counted)
    return PrepFacts(
        session=session, rep_id=rep.id or 0, rep=rep.name, rep_first=rep.first_name, initials=rep.initials,
        reps=tuple(r.name for r in meeting.reps), role=rep.title or (records.role.name if records.role else ""),
        title=_title(session, meeting.reps), number=len(held) + 1,
        when=when_words(session.start, session.minutes) if meeting.dated else BLANK_DATE,
        since_words=since_words(last, session if meeting.dated else None), promises=_carried(records, session, today),
        rep_streak=streak(records.commitments, Owner.REP, today),
        own_streak=streak(records.commitments, Owner.MANAGER, today),
        kept_words=kept_words(records.commitments, rep.first_name, MINE, today),
        since=since_lines(records, meeting.deals, session, since, today), last_summary=last.summary if last else "",
        numbers=counted, focus=skill, questions=_questions(meeting), model=session.model, agenda=meeting.agenda,
        suggested=suggested(session, known, meeting.agenda),
        deals=coming_deals(meeting.deals, meeting.fits, records.options.currency, today),
        next_words=next_words(meeting.next_start, booked=meeting.booked), private_note=session.private_note,
        training=from_training(meeting.follow_ups, session) if len(meeting.reps) < 2 else (),
    )  # fmt: skip


def known_of(records: RepRecords, meeting: Meeting, counted: Sequence[PrepNumber] | None = None) -> Known:
    """What an agenda is made of; in a group nothing that is one rep's own."""
    if len(meeting.reps) > 1:
        return Known(names=tuple(r.first_name for r in meeting.reps))
    today = meeting.now.date()
    skill = focus(records, today)
    held = held_before(records, meeting.session)
    since = since_day(held[-1] if held else None, meeting.session, today)
    won = [deal.account for deal in won_deals(meeting.deals, since, today)]
    deals = coming_deals(meeting.deals, meeting.fits, records.options.currency, today)
    flagged = [n for n in (numbers(records, today) if counted is None else counted) if n.flag]
    return Known(
        names=tuple(r.first_name for r in meeting.reps) or (records.rep.first_name,),
        open=sum(p.state is CommitmentState.OPEN for p in _carried(records, meeting.session, today)),
        signals=tuple(f"{n.name}: {n.says}" for n in flagged), focus=skill.skill if skill else "",
        focus_detail=_levels(skill), deals=tuple(d.account for d in deals), won=tuple(won),
        short=_short(records, skill, since),
    )  # fmt: skip


def _levels(skill: PrepFocus | None) -> str:
    if skill is None or skill.wanted is None:
        return ""
    return f"level {skill.level} → {skill.wanted}" if skill.level else f"level {skill.wanted} wanted"


def _short(records: RepRecords, skill: PrepFocus | None, since: date) -> str:
    """What was seen since the last time, when it was below the level wanted."""
    rows = [o for o in records.observations if skill and o.skill_id == skill.skill_id and o.day > since]
    if skill is None or skill.wanted is None or not skill.seen or not rows:
        return ""
    last = skill.seen[-1]
    return f"{last.day}, {last.words}" if last.level is not None and last.level < skill.wanted else ""


def _title(session: Session, reps: Sequence[Rep]) -> str:
    names = [rep.name for rep in reps] if len(reps) == 1 else [rep.first_name for rep in reps]
    return f"{session.kind.title} with {words.listed(names)}" if names else session.kind.title


def _carried(records: RepRecords, session: Session, today: date) -> tuple[Promise, ...]:
    """What is open from before, and what was closed on the session's day; a rest is not shown beside its part."""
    before = [c for c in records.commitments if c.session_id is None or c.session_id != session.id]
    day = session.start.date()
    closed = [c for c in before if c.state is not CommitmentState.OPEN and c.closed == day]
    there = {c.id for c in closed}
    rows = [c for c in before if c.state is CommitmentState.OPEN and c.carried_from not in there]
    return promises([*rows, *closed], [records.rep], today)


def _questions(meeting: Meeting) -> tuple[PrepQuestion, ...]:
    texts = {q.id: q.text for q in meeting.bank}
    return tuple(
        PrepQuestion(p.question_id, p.phase, p.minutes, texts[p.question_id], p.asked)
        for p in meeting.picks
        if p.question_id in texts
    )


def prep_paper(
    records: RepRecords, meeting: Meeting, facts: PrepFacts, audience: Audience, *, private: bool = False
) -> PrepPaper:
    """The sheet for one reader; the rep's half has none of the manager's own points, a group's nothing of one rep."""
    own, today = audience is Audience.MANAGER, meeting.now.date()
    alone = own or len(meeting.reps) < 2
    said = _said(records, meeting, own=own)
    held = held_before(records, facts.session)
    since = since_day(held[-1] if held else None, facts.session, today)
    return PrepPaper(
        rep=words.listed(facts.reps) if len(facts.reps) > 1 else facts.rep, rep_first=facts.rep_first if alone else "",
        role=facts.role if alone else "", when=facts.when, title=_paper_title(facts), copy=_copy(facts, audience),
        audience=(Audience.MANAGER if own else Audience.REP).value, printed_on=today,
        left_out=LEFT_OUT.removeprefix("private notes, ") if own and private and facts.private_note
        else LEFT_OUT if own else REP_LEFT_OUT if alone else GROUP_LEFT_OUT,
        promises=_paper_promises(facts, today, own=own) if alone else (),
        kept_words=(facts.kept_words if own else facts.kept_words.replace(f" {MINE} ", f" {THEIRS} ")) if alone else "",
        numbers=facts.numbers if alone else (),
        wins=wins(records, meeting.deals, since, today) if alone else (), focus=facts.focus if alone else None,
        rehearse=said(AgendaKind.REHEARSE), rep_items=said(AgendaKind.TOPIC, Owner.REP),
        own_items=said(AgendaKind.TOPIC, Owner.MANAGER), praise=said(AgendaKind.PRAISE), sbi=said(AgendaKind.SBI),
        deals=facts.deals if alone else (), model=facts.model.value,
        questions=facts.questions, next_words=facts.next_words,
        private=facts.private_note if own and private else "",
        training=paper_checks(facts.training, today, max(today, facts.session.start.date()), own=own),
    )  # fmt: skip


def _said(records: RepRecords, meeting: Meeting, *, own: bool) -> Callable[..., tuple[str, ...]]:
    """Looks up what was written into the agenda, by kind and owner, as far as this reader may see it."""
    skills, names = {s.name for s in records.skills}, [r.first_name for r in meeting.reps]
    rows = [(item, written(item, skills, names)) for item in meeting.agenda if own or not for_manager_only(item)]

    def said(kind: AgendaKind, owner: Owner | None = None) -> tuple[str, ...]:
        return tuple(text for item, text in rows if text and item.kind is kind and owner in {None, item.owner})

    return said


def _paper_title(facts: PrepFacts) -> str:
    kind = facts.session.kind
    return f"{kind.title} · session {facts.number}" if kind is SessionKind.ONE_ON_ONE else kind.title


def _copy(facts: PrepFacts, audience: Audience) -> str:
    """Whose sheet it is, and how long ago the last one was."""
    theirs = f"{facts.rep_first}’s sheet" if len(facts.reps) < 2 else "Copy for the group"
    whose = "Manager’s sheet" if audience is Audience.MANAGER else theirs
    since = facts.since_words if facts.session.kind is SessionKind.ONE_ON_ONE else ""
    return f"{whose} · {since}" if since else whose


def _paper_promises(facts: PrepFacts, today: date, *, own: bool) -> tuple[PaperPromise, ...]:
    """What is open; what is late already says how late it will be on the day they meet."""
    day = max(today, facts.session.start.date())
    rows = [p for p in facts.promises if p.state is CommitmentState.OPEN]
    return tuple(_paper_promise(p, _due_on_paper(p, today, day), own=own) for p in rows)


def _paper_promise(row: Promise, due: str, *, own: bool) -> PaperPromise:
    """Only on the manager's own copy is the manager "You"."""
    return PaperPromise(row.who if own or row.owner is Owner.REP else THEIRS.capitalize(), row.text, due)


def _due_on_paper(row: Promise, today: date, day: date) -> str:
    """Read on `day`: "20 Nov, 4 days late", "today"; what comes due until then is not called late ahead of time."""
    if row.due is None or row.due > day:
        return row.due_words
    if row.due >= today:
        return "today" if row.due == day else words.weekday(row.due)
    return f"{words.day(row.due)}, {words.plural((day - row.due).days, 'day')} late"


def summary_paper(records: RepRecords, meeting: Meeting, made: Sequence[Commitment]) -> SummaryPaper:
    """What both agreed on and talked about; `made` are the commitments of this session."""
    session, today, rep = meeting.session, meeting.now.date(), records.rep
    known = {one.id: one for one in (*meeting.reps, rep)}
    rows = [promise(one, known.get(one.rep_id, rep), today) for one in made]
    return SummaryPaper(
        rep=words.listed([r.name for r in meeting.reps]) or rep.name, title=f"{session.kind.title}: what we agreed",
        when=when_words(session.start, session.minutes), printed_on=today, left_out=REP_LEFT_OUT,
        notes=session.summary,
        talked=tuple(item.text for item in meeting.agenda if item.checked and not for_manager_only(item)),
        promises=tuple(_paper_promise(row, _due_in_summary(row), own=False) for row in rows),
        next_words=next_words(meeting.next_start, booked=True) if meeting.booked else "",
    )  # fmt: skip


def _due_in_summary(row: Promise) -> str:
    """A day that can be read on any day: never "today"."""
    said = row.due_words if row.due_words.startswith("before ") else ""
    return said or (words.weekday(row.due) if row.due else "")


def summary_text(paper: SummaryPaper) -> str:
    """The summary as plain text, for a message."""
    parts = [f"{paper.title}\n{paper.rep} · {paper.when}"]
    if paper.notes:
        parts.append(paper.notes)
    if paper.talked:
        parts.append("\n".join(["We talked about", *(f"- {text}" for text in paper.talked)]))
    if paper.promises:
        parts.append("\n".join(["What we will each do", *(_line(one) for one in paper.promises)]))
    if paper.next_words:
        parts.append(f"Next: {paper.next_words}")
    return "\n\n".join(parts)


def _line(one: PaperPromise) -> str:
    return f"- {one.who}: {one.text}" + (f" ({one.due})" if one.due else "")
