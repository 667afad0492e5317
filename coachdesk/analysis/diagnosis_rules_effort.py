"""Rules on effort: activity that rises without progress, activity that falls, hours that other duties take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from coachdesk.analysis import words
from coachdesk.analysis.baselines import baseline_of
from coachdesk.analysis.chance import chance_words, lower
from coachdesk.analysis.diagnosis_beside import Beside, beside_role
from coachdesk.analysis.diagnosis_rules import EARLY, FINE, OFF, Case, Judged, Person, seen_words, skills_for
from coachdesk.analysis.diagnosis_rules_shares import LIKELY, MARGIN
from coachdesk.analysis.variation import LOCKED_ON, Variation, newest, usual_range
from coachdesk.domain.measures import Direction, Kind, Measure, Part, Unit
from coachdesk.domain.periods import Cadence, end_of, start_of

RECENT = {Cadence.WEEK: 13, Cadence.MONTH: 3}
BEFORE = {Cadence.WEEK: 12, Cadence.MONTH: 6}
STILL = 4
ASIDE = {
    Part.WARM,
    Part.MARKETING,
    Part.SELLING,
    Part.OTHER_DUTIES,
    Part.DISQUALIFIED,
    Part.OPEN_DEALS,
    Part.NEXT_STEPS,
}
FEWEST_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Course:
    """One measure over the year: the last quarter's known periods and those before; `side` of a signal that is on.

    The usual range is that of the charts: over all known periods since the baseline, and only with locked limits.
    `beside` is the others of the role in the same periods; None where too little of them is known.
    """

    measure: Measure
    before: tuple[float, ...]
    recent: tuple[float, ...]
    side: str
    since: date | None
    beside: Beside | None = None

    @property
    def words(self) -> str:
        """From where to where: "Calls 44 → 57 a week"."""
        then, now = (words.figure(round(fmean(values), 1)) for values in (self.before, self.recent))
        return f"{self.measure.name} {then} → {now} a {self.measure.cadence.value}"

    def chance(self, side: str) -> float:
        """How often chance alone puts the last quarter so far to one side of what was before (Welch's test).

        It has to hold for the numbers as they are and beside those of the role, so that the larger chance counts.
        """
        alone = _shifted(self.before, self.recent, side)
        return max(alone, _shifted(self.beside.own_before, self.beside.own_recent, side)) if self.beside else alone

    def turned(self, side: str) -> bool:
        """Whether the rep's numbers as they are, whatever the others did, stand to one side of before."""
        return self.side == side and _shifted(self.before, self.recent, side) <= LIKELY


def _shifted(before: Sequence[float], recent: Sequence[float], side: str) -> float:
    sign = 1 if side == "below" else -1
    return lower([sign * v for v in recent], [sign * v for v in before])


def courses_of(case: Case, kind: Kind) -> tuple[Course, ...]:
    """The counted measures of a kind for which more is better, as far as enough of them is known."""
    wanted = [
        m for m in case.records.measures
        if m.kind is kind and m.unit in {Unit.COUNT, Unit.HOURS} and m.cadence in RECENT and not m.archived
        and m.direction is Direction.UP and m.part not in ASIDE
    ]  # fmt: skip
    return tuple(course for course in (_course(case, measure) for measure in wanted) if course is not None)


def _course(case: Case, measure: Measure) -> Course | None:
    first, last = case.span.bounds(measure.cadence)
    rows = {r.start: r.value for r in case.records.results if r.measure_id == measure.id and r.start <= last}
    days = [day for day in sorted(rows) if day >= first]
    cut = len(days) - RECENT[measure.cadence]
    if cut < BEFORE[measure.cadence]:
        return None
    year = {day: rows[day] for day in days}
    others = [one.values.get(measure.id or 0, {}) for one in case.others]
    least = BEFORE[measure.cadence] // 2, RECENT[measure.cadence] // 2 + 1
    side, since = _signal(case, measure, rows)
    values = tuple(year.values())
    return Course(measure, values[:cut], values[cut:], side, since, beside_role(year, others, days[cut], least))


def _signal(case: Case, measure: Measure, rows: Mapping[date, float]) -> tuple[str, date | None]:
    """The side of the newest firm signal, if it is still on among the last four known periods, and since when."""
    days = sorted(rows)
    since = baseline_of(case.records.baselines, case.today, measure_id=measure.id)
    start = since.start if since else None
    found: Variation = usual_range([rows[day] for day in days], days, start, measure.floor_zero)
    last = newest(found.firm) if found.state == "locked" else None
    if last is None or last.indexes[-1] < len(days) - STILL:
        return "", None
    return last.side, last.start


def activity_without_progress(case: Case) -> Judged:
    """An activity rises by its usual range, no progress measure does, and the best counted one less than half as much.

    Both halves must hold, so that the larger of the two chances counts (R. L. Berger, Technometrics 24 (1982) 295);
    activities that were looked at are counted in (Bonferroni). What rises in the whole role alike is not the rep's;
    where nobody else is known it is a hint at most.
    """
    topic = case.topics["activity without progress"]
    active, moving = courses_of(case, Kind.ACTIVITY), courses_of(case, Kind.PROGRESS)
    if not active or not moving:
        return Judged(topic, EARLY, _too_short(case, "activity and progress"))
    top = min(active, key=lambda course: course.chance("above"))
    known = max(moving, key=lambda course: fmean(course.before))
    chance = min(1.0, max(top.chance("above") * len(active), _behind(top, known)))
    said = f"{_with_role(active, 'above') or top.words}, {known.words[0].lower()}{known.words[1:]}"
    moved = any(_rising(course) for course in moving) or _grown(known) > _grown(top) / 2
    skills = skills_for(case, topic)
    evidence = [f"{top.words}{_since(case, top)}", "; ".join(_progress_words(course) for course in moving)]
    evidence += [*_role_line(top), *([seen_words(case, skills[0])] if skills else [])]
    state, able = OFF if _rising(top) and not moved else FINE, top.beside is not None
    return Judged(topic, state, said, chance, able, tuple(evidence), skills, top.measure.id)


def _with_role(active: Sequence[Course], side: str) -> str:
    """The activity that turned to one side with the others of the role, and what they did; "" without such a one."""
    for course in active:
        if course.beside and course.turned(side):
            return f"{course.words}; {course.beside.words(_grown(course))}"
    return ""


def _role_line(course: Course) -> list[str]:
    """What the others did in the same periods, as a line of evidence."""
    said = course.beside.words(_grown(course)) if course.beside else ""
    return [f"{said[0].upper()}{said[1:]} in the same {course.measure.cadence.value}s"] if said else []


def _since(case: Case, course: Course) -> str:
    """Since when a signal is on: " since June, above the usual range"; "" without one."""
    if course.since is None:
        return ""
    year = "" if course.since.year == case.today.year else f" {course.since.year}"
    return f" since {words.long_month(course.since)}{year}, {course.side} the usual range"


def _rising(course: Course) -> bool:
    return course.side == "above" and course.chance("above") <= LIKELY


def _behind(top: Course, known: Course) -> float:
    """How often chance alone lets progress fall so far behind the activity, each by its own mean of before."""
    ahead, usual = fmean(top.before), fmean(known.before)
    if not ahead or not usual:
        return 1.0
    growth = fmean(top.recent) / ahead
    return lower([v / usual / growth for v in known.recent], [v / usual for v in known.before]) if growth > 1 else 1.0


def _grown(course: Course) -> float:
    return _growth(course.before, course.recent)


def _growth(before: Sequence[float], recent: Sequence[float]) -> float:
    usual = fmean(before) if before else 0.0
    return fmean(recent) / usual - 1 if usual and recent else 0.0


def _progress_words(course: Course) -> str:
    fell = ", below the usual range" if course.side == "below" else ""
    return f"{course.words}{fell}"


def effort_falling(case: Case) -> Judged:
    """An activity that falls by its usual range and by a tenth at least, also beside the others of the role.

    Activities looked at are counted in. What falls in the whole role alike is not the rep's; where nobody else is known
    it is a hint at most.
    """
    topic = case.topics["effort falling"]
    active = courses_of(case, Kind.ACTIVITY)
    if not active:
        return Judged(topic, EARLY, _too_short(case, "activity"))
    low = min(active, key=lambda course: course.chance("below"))
    chance = min(1.0, low.chance("below") * len(active))
    falling = [c for c in active if c.side == "below" and c.chance("below") <= LIKELY and _fallen(c)]
    said = _with_role(active, "below") or f"{low.words}, no signal that lasts"
    if not falling:
        return Judged(topic, FINE, said, chance)
    others = [c.words for c in falling if c is not low]
    evidence = [f"{low.words}{_since(case, low)}", *(["; ".join(others)] if others else []), *_role_line(low)]
    able = low in falling and low.beside is not None
    return Judged(topic, OFF, said, chance, able, (*evidence, chance_words(chance)), measure_id=low.measure.id)


def _fallen(course: Course) -> bool:
    """A tenth at least, by the numbers as they are and beside the role."""
    own = _growth(course.beside.own_before, course.beside.own_recent) if course.beside else _grown(course)
    return max(own, _grown(course)) <= MARGIN - 1


def _too_short(case: Case, what: str) -> str:
    first, last = case.span.bounds(Cadence.WEEK)
    activity = {m.id for m in case.records.measures if m.kind is Kind.ACTIVITY}
    weeks = {r.start for r in case.records.results if r.measure_id in activity and first <= r.start <= last}
    needed = RECENT[Cadence.WEEK] + LOCKED_ON
    return f"{len(weeks)} of {needed} weeks of {what} known"


def clutter(case: Case) -> Judged:
    """The share of the hours that go to selling, month by month, beside the months of the role (Welch’s test)."""
    topic, own = case.topics["clutter"], _months(case, case.own)
    others = [share for one in case.others for share in _months(case, one).values()]
    if len(own) < FEWEST_MONTHS:
        return Judged(topic, EARLY, f"{len(own)} of {FEWEST_MONTHS} months of hours known")
    mine = fmean(own.values())
    said = f"{mine * 100:.0f} % of the hours go to selling, {words.plural(len(own), 'month')}"
    if len(others) < FEWEST_MONTHS:
        return Judged(topic, EARLY, f"{said}; nobody else has this role")
    usual, chance = fmean(others), lower(list(own.values()), others)
    off = chance <= LIKELY and mine <= usual * MARGIN
    evidence = [f"{said}; others of the role {usual * 100:.0f} %", *_hours(case), chance_words(chance)]
    skills, measure = skills_for(case, topic), case.parts.get(Part.SELLING)
    return Judged(
        topic, OFF if off else FINE, f"{said}, role {usual * 100:.0f} %", chance, evidence=tuple(evidence),
        skills=skills, measure_id=measure.id if measure else None,
    )  # fmt: skip


def _months(case: Case, person: Person) -> dict[date, float]:
    """The share of hours selling by closed month, from the weeks in which both kinds of hours are known."""
    if Part.SELLING not in case.parts or Part.OTHER_DUTIES not in case.parts:
        return {}
    selling, other = (person.counts.get(part, {}) for part in (Part.SELLING, Part.OTHER_DUTIES))
    sums: dict[date, tuple[float, float]] = {}
    for day in sorted(selling.keys() & other.keys()):
        month = start_of(day, Cadence.MONTH)
        sold, rest = sums.get(month, (0.0, 0.0))
        sums[month] = sold + selling[day], rest + other[day]
    closed = {m: both for m, both in sums.items() if end_of(m, Cadence.MONTH) < case.today and min(both) >= 0}
    return {month: sold / (sold + rest) for month, (sold, rest) in closed.items() if sold + rest}


def _hours(case: Case) -> Sequence[str]:
    """The rep's own hours in plain numbers."""
    if Part.SELLING not in case.parts or Part.OTHER_DUTIES not in case.parts:
        return ()
    rows = [case.own.counts.get(part, {}) for part in (Part.SELLING, Part.OTHER_DUTIES)]
    days = rows[0].keys() & rows[1].keys()
    means = [words.figure(round(fmean(row[day] for day in sorted(days)), 1)) for row in rows] if days else []
    per = case.parts[Part.SELLING].cadence.value
    return (f"{means[0]} h selling and {means[1]} h on other duties a {per}",) if means else ()
