"""Rules on coaching itself: the hours that were held, and the promises of both sides."""

from __future__ import annotations

from datetime import date
from statistics import fmean

from coachdesk.analysis import words
from coachdesk.analysis.chance import FAMILY, Pair, chance_words, fewer_events
from coachdesk.analysis.coaching import budget, is_held
from coachdesk.analysis.commitments import kept_of
from coachdesk.analysis.diagnosis_rules import EARLY, FINE, OFF, Case, Judged, Person
from coachdesk.analysis.diagnosis_rules_shares import HINT_FROM, MARGIN, Counted, judge_share
from coachdesk.domain.commitments import Owner
from coachdesk.domain.periods import Cadence, end_of, start_of, step

MONTHS = 3
USUAL_MINUTES = 30.0


def last_months(today: date) -> tuple[date, date]:
    """The last three full months."""
    first = step(start_of(today, Cadence.MONTH), Cadence.MONTH, -MONTHS)
    return first, end_of(step(first, Cadence.MONTH, MONTHS - 1), Cadence.MONTH)


def little_coaching(case: Case) -> Judged:
    """Hours held in the last three full months, against the least that is meant for the days the rep was there.

    Sessions come and go by chance: the chance is that of so few sessions of their usual length (Poisson, exact). The
    hours are a fact either way, so that the chance is told only where it is a small one.
    """
    topic, records = case.topics["too little coaching"], case.records
    first, last = last_months(case.today)
    low, high = budget(records, first, last)
    if not records.sessions:
        return Judged(topic, EARLY, "no session is written down yet")
    if low <= 0:
        return Judged(topic, EARLY, "not on the team, or away, in the last three full months")
    held = [s for s in records.sessions if first <= s.start.date() <= last and is_held(s, records.commitments)]
    hours = sum(s.minutes for s in held) / 60
    usual = fmean(s.minutes for s in held) if held else USUAL_MINUTES
    chance = fewer_events(len(held), low * 60 / usual)
    meant = f"{words.figure(round(low / MONTHS, 1))}–{words.figure(round(high / MONTHS, 1))} h meant"
    said = f"{words.figure(round(hours / MONTHS, 1))} h a month since {words.long_month(first)}, {meant}"
    evidence = (
        f"{said}: {words.plural(len(held), 'session')} held in three months", _missed(case, first, last),
        chance_words(chance) if chance <= FAMILY else "",
    )  # fmt: skip
    state = OFF if hours < low * MARGIN else FINE
    return Judged(topic, state, said, chance, evidence=tuple(line for line in evidence if line))


def _missed(case: Case, first: date, last: date) -> str:
    """Who missed what, if anything was: both sides by name of the side."""
    rows = [s.missed_by for s in case.records.sessions if first <= s.start.date() <= last and s.missed_by]
    if not rows:
        return ""
    yours = rows.count(Owner.MANAGER)
    return f"{words.plural(len(rows), 'session')} missed, {yours} on your side"


def rep_commitments(case: Case) -> Judged:
    """What the rep kept of the commitments due in the year, beside the other reps of the role."""
    return _kept(case, "commitments rep", Owner.REP)


def manager_commitments(case: Case) -> Judged:
    """What the manager kept towards this rep, beside what was kept towards the others of the role."""
    return _kept(case, "commitments manager", Owner.MANAGER)


def _kept(case: Case, cause: str, owner: Owner) -> Judged:
    counted = Counted(_due(case, case.own, owner), [_due(case, one, owner) for one in case.others], HINT_FROM)
    return judge_share(case, case.topics[cause], counted)


def _due(case: Case, person: Person, owner: Owner) -> list[Pair]:
    first, _ = case.span.bounds(Cadence.WEEK)
    found = kept_of(person.commitments, owner, first, case.today, case.today)
    return [(found.kept, found.due)] if found.due else []
