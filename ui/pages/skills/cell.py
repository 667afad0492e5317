"""Everything about one rep in one skill, gathered for the panel beside the matrix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coachdesk import assessing, meeting
from coachdesk.analysis import words
from coachdesk.analysis.profile import ProfileSkill, SkillHistory
from coachdesk.desk import Desk
from coachdesk.domain.agenda import AgendaItem, AgendaKind
from coachdesk.domain.frameworks import VersionSkill
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import Quarter
from coachdesk.domain.sessions import Session
from coachdesk.domain.skills import LEVELS, Observation, Rater
from ui.bridge import Bridge

MAIN = (5, 3, 1)
BETWEEN = "Between the levels beside it."


@dataclass(frozen=True, slots=True)
class LevelText:
    """What a level looks like; `marks` are the words beside it, such as "now" or "target"."""

    level: int
    text: str
    now: bool
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellFacts:
    """One rep in one skill: `since` is the day from which the present level stands, `focus` that the plan names it."""

    rep: Rep
    skill: VersionSkill
    found: ProfileSkill
    levels: tuple[LevelText, ...]
    seen: tuple[Observation, ...]
    since: date | None
    focus: bool
    question: str


def cell_facts(bridge: Bridge, rep_id: int, skill_id: int, framework_id: int) -> CellFacts | None:
    """None when rep or skill are there no more."""
    desk, today = bridge.desk, bridge.today()
    rep = next((r for r in desk.people.all() if r.id == rep_id), None)
    skill = next((s for s in desk.frameworks.now(framework_id).skills if s.id == skill_id), None)
    if rep is None or skill is None:
        return None
    told = assessing.profile(desk, rep, today, framework_id)
    found = next(one for one in told.skills if one.skill_id == skill_id)
    history = assessing.history(desk, rep, skill_id, today)
    plan = desk.plans.find(rep_id, Quarter.of(today))
    focus = plan is not None and skill_id in {plan.focus_id, plan.focus2_id}
    return CellFacts(
        rep, skill, found, level_texts(skill, found.manager, found.target), history.seen[::-1], since(history), focus,
        question_of(desk, skill_id),
    )  # fmt: skip


def level_texts(skill: VersionSkill, now: int | None, target: int | None) -> tuple[LevelText, ...]:
    """From 5 down: the levels 5, 3 and 1, others that are described, and in any case the present one."""
    written = dict(skill.levels)
    shown = [level for level in reversed(LEVELS) if level in MAIN or level == now or written.get(level)]
    return tuple(_level_text(level, written.get(level, ""), now, target) for level in shown)


def _level_text(level: int, text: str, now: int | None, target: int | None) -> LevelText:
    marks = [("now", level == now), ("target", level == target)]
    words_for_none = BETWEEN if level not in MAIN else "Not described yet."
    return LevelText(level, text or words_for_none, level == now, tuple(word for word, on in marks if on))


def since(history: SkillHistory) -> date | None:
    """The day of the manager's first rating in the unbroken run of the present level."""
    mine = [point for point in history.points if point.rater is Rater.MANAGER]
    first = None
    for point in reversed(mine):
        if point.level != mine[-1].level:
            break
        first = point.day
    return first


def question_of(desk: Desk, skill_id: int) -> str:
    """The question on this skill that was asked the least so far; "" when the bank has none."""
    uses = desk.questions.uses()
    bank = [q for q in desk.questions.all() if q.skill_id == skill_id]
    return min(bank, key=lambda q: (uses.get(q.id or 0, 0), q.id or 0)).text if bank else ""


def when_words(day: date, today: date) -> str:
    """A day, with its year unless it is this one: "4 Sep", "4 Sep 2025"."""
    return words.day(day) if day.year == today.year else f"{words.day(day)} {day.year}"


def next_talk(bridge: Bridge, rep: Rep) -> Session | None:
    """The next one-on-one that is booked."""
    found = meeting.upcoming(bridge.desk, rep, bridge.now())
    return found if found.id is not None else None


def add_to_agenda(bridge: Bridge, session: Session, facts: CellFacts) -> AgendaItem | None:
    """Put the skill with its question on an agenda, which is prepared first; None when it stands there already."""
    desk, skill, at = bridge.desk, facts.skill.name, session.id or 0
    with desk.store.change(f"Add {skill} to the agenda of {words.weekday(session.start.date())}"):
        meeting.prepare(desk, session, bridge.now())
        if any(skill.casefold() in item.text.casefold() for item in desk.agendas.of_session(at)):
            return None
        return desk.agendas.add(AgendaItem(None, at, AgendaKind.TOPIC, skill, facts.question))
