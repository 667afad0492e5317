"""What a one-on-one is prepared from, and what its sheet says: everything known, resolved into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk.analysis.commitments import Promise, Streak
from coachdesk.analysis.training import FollowUpLine
from coachdesk.domain.agenda import AgendaItem
from coachdesk.domain.questions import Model
from coachdesk.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class PrepNumber:
    """One number with its usual range; `flag` is "up" or "down" only on a signal, and `says` is the signal's words."""

    name: str
    now: str
    usual: str
    flag: str
    says: str


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation: "3 Nov", "pricing call: gave 5 % …", level or None."""

    day: str
    words: str
    level: int | None


@dataclass(frozen=True, slots=True)
class PrepFocus:
    """The focus skill of the quarter: level now and wanted with their texts, and the last observations."""

    skill_id: int
    skill: str
    level: int | None
    level_text: str
    wanted: int | None
    wanted_text: str
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class PrepQuestion:
    """One question picked, in its phase and time box."""

    question_id: int
    phase: str
    minutes: int
    text: str
    asked: bool


@dataclass(frozen=True, slots=True)
class PrepDeal:
    """A deal coming up: "€40k · Proposal · closes 12 Dec", and its fit in words."""

    deal_id: int
    account: str
    words: str
    fit: str


@dataclass(frozen=True, slots=True)
class PrepFacts:
    """Everything the prep page and the meeting show. `number` counts the one-on-ones held with this rep, plus one.

    `reps` are the names of all who take part, the first one's records fill the rest. `since` is what happened since
    the last session. `suggested` are agenda items that are not on the agenda yet (session_id set, id None). `training`
    is what is to be asked back of trainings.
    """

    session: Session
    rep_id: int
    rep: str
    rep_first: str
    initials: str
    reps: tuple[str, ...]
    role: str
    title: str
    number: int
    when: str
    since_words: str
    promises: tuple[Promise, ...]
    rep_streak: Streak
    own_streak: Streak
    kept_words: str
    since: tuple[str, ...]
    last_summary: str
    numbers: tuple[PrepNumber, ...]
    focus: PrepFocus | None
    questions: tuple[PrepQuestion, ...]
    model: Model
    agenda: tuple[AgendaItem, ...]
    suggested: tuple[AgendaItem, ...]
    deals: tuple[PrepDeal, ...]
    next_words: str
    private_note: str
    training: tuple[FollowUpLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperPromise:
    """One line of the open commitments: who, what, and "20 Nov, 4 days late"."""

    who: str
    text: str
    due: str


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """What is asked back of a training: "Check 1: Discovery drill", "13 Nov, 2 days late", question and task."""

    title: str
    when: str
    question: str
    task: str


@dataclass(frozen=True, slots=True)
class PrepPaper:
    """The prep sheet as printed. `audience` is rep or manager; the rep's half has nothing of the manager's alone.

    Lists that are empty become lines to write on.
    """

    rep: str
    rep_first: str
    role: str
    when: str
    title: str
    copy: str
    audience: str
    printed_on: date
    left_out: str
    promises: tuple[PaperPromise, ...]
    kept_words: str
    numbers: tuple[PrepNumber, ...]
    wins: tuple[str, ...]
    focus: PrepFocus | None
    rehearse: tuple[str, ...]
    rep_items: tuple[str, ...]
    own_items: tuple[str, ...]
    praise: tuple[str, ...]
    sbi: tuple[str, ...]
    deals: tuple[PrepDeal, ...]
    model: str
    questions: tuple[PrepQuestion, ...]
    next_words: str
    private: str
    training: tuple[PaperCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryPaper:
    """The short shared summary of a held session: for the rep too, so nothing private is in it."""

    rep: str
    title: str
    when: str
    printed_on: date
    left_out: str
    notes: str
    talked: tuple[str, ...]
    promises: tuple[PaperPromise, ...]
    next_words: str
