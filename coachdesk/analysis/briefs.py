"""What the papers round a customer's call say: pre-brief, debrief, ride-along tally."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.analysis import words
from coachdesk.analysis.deals import DealFit, deal_words
from coachdesk.analysis.prep import PaperPromise
from coachdesk.domain.audiences import Audience
from coachdesk.domain.briefs import Brief, Debrief, Reply
from coachdesk.domain.commitments import Commitment, Owner
from coachdesk.domain.deals import Answer, Deal, DealOutcome, FitAnswer, FitCriterion
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import Session
from coachdesk.domain.skills import Skill

LEFT_OUT = "private notes"


@dataclass(frozen=True, slots=True)
class FitLine:
    """One criterion with its answer: "yes", "no" or "" while it is unknown."""

    kind: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class BriefPaper:
    """The pre-brief sheet; empty texts and missing list entries are lines to write on."""

    rep: str
    rep_first: str
    role: str
    when: str
    audience: str
    printed_on: date
    left_out: str
    account: str
    deal: str
    people: str
    stage: str
    fit: tuple[FitLine, ...]
    fit_words: str
    call: str
    objective: str
    least: str
    questions: tuple[str, ...]
    objection: str
    skill: str
    watched: str
    level_text: str
    role_words: str
    step_in: str
    private: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class DebriefPaper:
    """The debrief sheet, filled in or blank; choices are (words, ticked)."""

    rep: str
    rep_first: str
    role: str
    when: str
    audience: str
    printed_on: date
    left_out: str
    account: str
    deal: str
    ended: str
    outcomes: tuple[tuple[str, bool], ...]
    belonged: tuple[tuple[str, bool], ...]
    belonged_why: str
    fit_words: str
    objective: str
    objective_met: tuple[tuple[str, bool], ...]
    went_well: tuple[str, ...]
    differently: str
    points: tuple[str, ...]
    watched: str
    count: int | None
    level: int | None
    change: str
    promises: tuple[PaperPromise, ...]
    took_over: tuple[tuple[str, bool], ...]
    effort: int | None
    private: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class TallyPaper:
    """The ride-along sheet: behaviours to tally call by call."""

    rep: str
    role: str
    when: str
    printed_on: date
    left_out: str
    skill: str
    behaviours: tuple[str, ...]
    calls: int


@dataclass(frozen=True, slots=True)
class CallRecords:
    """What the papers of one call are made from: `brief` was agreed before it, `commitments` were made in it.

    `skill` is the one that is watched, `level_text` the behaviour that is wanted of it.
    """

    session: Session
    rep: Rep
    role: str
    deal: Deal | None
    fit: DealFit | None
    criteria: tuple[FitCriterion, ...] = ()
    answers: tuple[FitAnswer, ...] = ()
    brief: Brief | None = None
    debrief: Debrief | None = None
    skill: Skill | None = None
    level_text: str = ""
    commitments: tuple[Commitment, ...] = ()


def brief_paper(records: CallRecords, audience: Audience, today: date, *, private: bool = False) -> BriefPaper:
    """The sheet of a pre-brief, for the rep or the manager; one that is not written yet is all lines to write on."""
    session, brief = records.session, records.brief or Brief(None, records.session.id or 0)
    deal = records.deal
    return BriefPaper(
        rep=records.rep.name, rep_first=records.rep.first_name, role=records.role, when=when_words(session),
        audience=audience.value, printed_on=today, left_out=_left_out(audience, private=private),
        account=deal.account if deal else "", deal=deal_words(records.fit, with_stage=False) if records.fit else "",
        people=deal.people if deal else "", stage=deal.stage if deal else "", fit=_fit_lines(records),
        fit_words=_fit_words(records), call=brief.call.value, objective=brief.objective, least=brief.least,
        questions=brief.questions, objection=brief.objection, skill=records.skill.name if records.skill else "",
        watched=brief.watched, level_text=records.level_text, role_words=brief.role, step_in=brief.step_in,
        private=_private(records, audience, private=private), notes=_notes(records),
    )  # fmt: skip


def debrief_paper(records: CallRecords, audience: Audience, today: date, *, private: bool = False) -> DebriefPaper:
    """The sheet of a debrief, filled in as far as it is written; the objective is the one of the pre-brief."""
    session, found = records.session, records.debrief or Debrief(None, records.session.id or 0)
    brief, deal = records.brief, records.deal
    return DebriefPaper(
        rep=records.rep.name, rep_first=records.rep.first_name, role=records.role, when=when_words(session),
        audience=audience.value, printed_on=today, left_out=_left_out(audience, private=private),
        account=deal.account if deal else "", deal=deal_words(records.fit) if records.fit else "", ended=found.ended,
        outcomes=tuple((outcome.value, found.outcome is outcome) for outcome in DealOutcome),
        belonged=_replies(found.belonged), belonged_why=found.belonged_why, fit_words=_fit_words(records),
        objective=brief.objective if brief else "", objective_met=_replies(found.objective_met),
        went_well=found.went_well, differently=found.differently, points=found.points,
        watched=found.watched or (brief.watched if brief else ""), count=found.count, level=found.level,
        change=found.change, promises=tuple(_promised(records, c, audience) for c in records.commitments),
        took_over=(("yes", found.took_over is True), ("no", found.took_over is False)), effort=found.effort,
        private=_private(records, audience, private=private), notes=_notes(records),
    )  # fmt: skip


def summary_of(debrief: Debrief) -> str:
    """The shared notes that a written debrief leaves on its session: how it ended and what changes; "" for a blank."""
    lines = [debrief.ended]
    if debrief.outcome is not None:
        still = "still " if debrief.outcome is DealOutcome.OPEN else ""
        lines += [f"The deal is {still}{debrief.outcome.value}."]
    lines += [f"We should not have been there. {debrief.belonged_why}".strip()] if debrief.belonged is Reply.NO else []
    lines += [f"Went well: {text}" for text in debrief.went_well if text]
    lines += [f"Differently: {debrief.differently}"] if debrief.differently else []
    lines += [f"Next call: {debrief.change}"] if debrief.change else []
    return "\n".join(line for line in lines if line)


def _notes(records: CallRecords) -> str:
    """The shared notes of the session, without the lines that its debrief says in their own places."""
    said = set(summary_of(records.debrief).splitlines()) if records.debrief else set()
    return "\n".join(line for line in records.session.summary.splitlines() if line not in said).strip()


def when_words(session: Session) -> str:
    """When a session is, on paper: "Tue 24 November, 10:30, 45 min, Room Birch"."""
    start = session.start
    when = f"{words.WEEKDAYS[start.weekday()]} {start.day} {words.long_month(start.date())}, {start:%H:%M}"
    return ", ".join(part for part in (when, f"{session.minutes} min", session.place) if part)


def _fit_lines(records: CallRecords) -> tuple[FitLine, ...]:
    said = {a.criterion_id: a.answer for a in records.answers}
    given = {c.id: said.get(c.id or 0, Answer.UNKNOWN) for c in records.criteria}
    return tuple(
        FitLine(c.kind.value, c.text, "" if given[c.id] is Answer.UNKNOWN else given[c.id].value)
        for c in records.criteria
    )


def _fit_words(records: CallRecords) -> str:
    fit = records.fit
    return f"{fit.verdict}: {fit.words}" if fit and fit.criteria else ""


def _replies(given: Reply | None) -> tuple[tuple[str, bool], ...]:
    return tuple((reply.value, given is reply) for reply in Reply)


def _promised(records: CallRecords, commitment: Commitment, audience: Audience) -> PaperPromise:
    yours = "You" if audience is Audience.MANAGER else "Manager"
    who = records.rep.first_name if commitment.owner is Owner.REP else yours
    due = commitment.due_words or (words.weekday(commitment.due) if commitment.due else "")
    return PaperPromise(who, commitment.text, due)


def _left_out(audience: Audience, *, private: bool) -> str:
    return "" if private and audience is Audience.MANAGER else LEFT_OUT


def _private(records: CallRecords, audience: Audience, *, private: bool) -> str:
    """The private notes, for the manager's own copy and only when asked for."""
    if not private or audience is not Audience.MANAGER:
        return ""
    notes = (records.session.private_note, records.deal.private_note if records.deal else "")
    return "\n".join(note for note in notes if note)
