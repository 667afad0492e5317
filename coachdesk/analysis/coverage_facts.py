"""The coverage matrix: who has had what, when it has to come again, and which certificates run out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from coachdesk.analysis import words
from coachdesk.analysis.coverage import Certificate, CourseHead, Cover, Coverage, CoverRow, CoverState
from coachdesk.analysis.refreshers import TrainingRecords, concerns, refreshers
from coachdesk.analysis.skills import change_words
from coachdesk.domain.courses import Course, CourseKind
from coachdesk.domain.market import MarketChange
from coachdesk.domain.people import Rep

SOON_DAYS = 30
GOOD = (CoverState.CURRENT, CoverState.SOON)
NEEDS = (CoverState.STALE, CoverState.DUE, CoverState.SOON)
ORDER = (CoverState.STALE, CoverState.DUE, CoverState.SOON, CoverState.NEVER, CoverState.CURRENT)


def coverage(records: TrainingRecords) -> Coverage:
    """Everyone on the team against every course in use."""
    courses = [course for course in records.courses if not course.archived]
    rows = tuple(_row(rep, courses, records) for rep in records.reps if rep.present)
    heads = tuple(_head(course, [row.covers[at] for row in rows], records) for at, course in enumerate(courses))
    certificates = _running_out(rows, courses, records)
    summary = _summary(rows, heads, certificates, records.today)
    return Coverage(records.today, heads, rows, certificates, refreshers(records), summary)


def rep_covers(records: TrainingRecords, rep: Rep) -> tuple[tuple[CourseHead, Cover], ...]:
    """The courses in use that are asked of one rep, or that the rep had: what the market made stale, then by due day.

    The heads count the whole team.
    """
    courses = [course for course in records.courses if not course.archived]
    rows = [
        (head, cover) for head, cover in zip(coverage(records).heads, _row(rep, courses, records).covers)
        if cover.asked or cover.times or cover.booked
    ]  # fmt: skip
    return tuple(sorted(rows, key=_soonest))


def _soonest(row: tuple[CourseHead, Cover]) -> tuple[int, date, str]:
    head, cover = row
    return ORDER.index(cover.state), cover.due or date.max, head.title.casefold()


def by_need(coverage: Coverage) -> Coverage:
    """The same with the courses first that somebody has to have again: stale, due, due soon, each by its first day;
    then the rest as they stood.
    """
    columns = range(len(coverage.heads))
    return with_courses(coverage, sorted(columns, key=lambda at: _need([row.covers[at] for row in coverage.rows])))


def _need(covers: Sequence[Cover]) -> tuple[int, date]:
    needed = [(NEEDS.index(one.state), one.due or date.max) for one in covers if one.asked and one.state in NEEDS]
    return min(needed, default=(len(NEEDS), date.max))


def with_courses(coverage: Coverage, columns: Sequence[int]) -> Coverage:
    """The same with these columns in this order."""
    return replace(
        coverage, heads=tuple(coverage.heads[at] for at in columns),
        rows=tuple(replace(row, covers=tuple(row.covers[at] for at in columns)) for row in coverage.rows),
    )  # fmt: skip


def cover(rep: Rep, course: Course, records: TrainingRecords) -> Cover:
    """How one rep stands with one course; the day of a due date is due already."""
    at, id_ = rep.id or 0, course.id or 0
    had = records.attended.get((at, id_), ())
    last = had[-1] if had else None
    due = course.due(last) if last else None
    booked = next((day for day in records.planned.get((at, id_), ()) if day >= records.today), None)
    change = _stale_by(rep, id_, last, records) if last else None
    state = CoverState.STALE if change else _state(course, last, due, records)
    asked = bool(records.asked.get(at, frozenset()) & records.skills_of(id_))
    told = _words((last, len(had)), due, booked, change, records.today)
    return Cover(at, id_, state, asked, told, last, len(had), due, booked)


def _state(course: Course, last: date | None, due: date | None, records: TrainingRecords) -> CoverState:
    if last is None:
        return CoverState.NEVER
    if due is None:
        return CoverState.CURRENT
    ahead = records.certificate_days if course.kind is CourseKind.CERTIFICATION else SOON_DAYS
    if due <= records.today:
        return CoverState.DUE
    return CoverState.SOON if due <= records.today + timedelta(days=ahead) else CoverState.CURRENT


def _stale_by(rep: Rep, course_id: int, last: date, records: TrainingRecords) -> MarketChange | None:
    """The newest change since the last attendance that touches a skill of the course.

    A skill in which the rep has had any course since the change is stale no more.
    """
    skill_ids = records.skills_of(course_id)
    since = [
        change for change, touched in records.market
        if last < change.day <= records.today and concerns(change, rep)
        and any(not records.had(rep.id or 0, frozenset((one,)), change.day) for one in touched & skill_ids)
    ]  # fmt: skip
    return max(since, key=lambda change: (change.day, change.id or 0), default=None)


def _words(
    had: tuple[date | None, int], due: date | None, booked: date | None, change: MarketChange | None, today: date
) -> str:
    last, times = had
    if last is None:
        told = ["not had yet"]
    else:
        often = f"had {times} times, last " if times > 1 else "had "
        told = [often + words.day_near(last, today)]
    if change is not None:
        told.append(change_words(change, today))
    if due is not None:
        when = "today" if due == today else words.day_near(due, today)
        told.append(f"due since {when}" if due < today else f"due {when}")
    return ", ".join([*told, *([f"booked for {words.day_near(booked, today)}"] if booked else [])])


def _row(rep: Rep, courses: Sequence[Course], records: TrainingRecords) -> CoverRow:
    role = records.roles.get(rep.role_id or 0, rep.title)
    covers = tuple(cover(rep, course, records) for course in courses)
    return CoverRow(rep.id or 0, rep.name, rep.initials, role, covers)


def _head(course: Course, covers: Sequence[Cover], records: TrainingRecords) -> CourseHead:
    asked = [one for one in covers if one.asked]
    skills = sorted((records.skills[i] for i in records.skills_of(course.id or 0)), key=str.casefold)
    had = sum(one.state in GOOD for one in asked)
    return CourseHead(
        course.id or 0, course.title, course.kind.value, tuple(skills), had, len(asked), course.refresh_days
    )


def _running_out(
    rows: Sequence[CoverRow], courses: Sequence[Course], records: TrainingRecords
) -> tuple[Certificate, ...]:  # fmt: skip
    """The certificates that run out within the days of the setting, and those that have run out; the first first."""
    until = records.today + timedelta(days=records.certificate_days)
    found = [
        Certificate(row.rep_id, row.name, course.id or 0, course.title, one.due, one.booked,
                    _certificate_words(one.due, one.booked, records.today))
        for row in rows for course, one in zip(courses, row.covers)
        if course.kind is CourseKind.CERTIFICATION and one.due is not None and one.due <= until
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.runs_out, one.name.casefold(), one.title.casefold())))


def _certificate_words(runs_out: date, booked: date | None, today: date) -> str:
    days = abs((runs_out - today).days)
    if runs_out == today:
        told = "runs out today"
    elif runs_out < today:
        told = f"ran out on {words.day_near(runs_out, today)}, {words.plural(days, 'day')} ago"
    else:
        told = f"runs out on {words.day_near(runs_out, today)}, in {words.plural(days, 'day')}"
    return f"{told}; " + (f"renewal is booked for {words.day_near(booked, today)}" if booked else "nothing is booked")


def _summary(
    rows: Sequence[CoverRow], heads: Sequence[CourseHead], certificates: Sequence[Certificate], today: date
) -> str:
    """How much of what is asked is current: "31 of 60 that are asked are current · 5 due · 1 certificate ran out"."""
    if not rows or not heads:
        return "No courses yet." if rows else "Nobody is on the team yet."
    asked = [one for row in rows for one in row.covers if one.asked]
    if not asked:
        return "No course serves a skill that is asked of anybody yet."
    parts = [f"{sum(head.had for head in heads)} of {len(asked):,} that are asked are current"]
    counted = ((CoverState.STALE, "stale"), (CoverState.DUE, "due"), (CoverState.NEVER, "not had yet"))
    for state, word in counted:
        if count := sum(one.state is state for one in asked):
            parts.append(f"{count:,} {word}")
    over = sum(one.runs_out < today for one in certificates)
    if ahead := len(certificates) - over:
        parts.append(f"{words.plural(ahead, 'certificate')} {'runs' if ahead == 1 else 'run'} out soon")
    if over:
        parts.append(f"{words.plural(over, 'certificate')} ran out")
    return " · ".join(parts)
