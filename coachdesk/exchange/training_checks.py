"""What a row of training may not say: refused with a sentence, before anything is compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from coachdesk.analysis.words import listed
from coachdesk.domain.errors import Invalid
from coachdesk.domain.people import Rep
from coachdesk.domain.sessions import LONGEST, Session, SessionKind, SessionStatus
from coachdesk.domain.training import Presence, Scale, Training
from coachdesk.exchange.dates import day_words
from coachdesk.exchange.training_events import Entry, Record

COLUMNS = {"capacity": "seats", "yours": "with you", "course_id": "course"}


def check_event(entry: Entry, given: Mapping[str, Any], known: Sequence[Record], today: date | None) -> None:
    """An event has one length, place and so on, by itself or by its course, and none is held ahead of its day."""
    for name in given.keys() & entry.given.keys():
        told = entry.given[name]
        if given[name] != told:
            raise Invalid(COLUMNS.get(name, name), f"Row {entry.row} says “{getattr(told, 'value', told)}”.")
    if "minutes" not in {*entry.given, *given} and not entry.usual:
        raise Invalid("minutes", "no length: an event without a course needs its minutes")
    _check_bounds(entry, given)
    status, day = given.get("status"), entry.start.date()
    if status is SessionStatus.MOVED:
        raise Invalid("status", "A moved event stands at its new time: write planned, held, missed or cancelled.")
    if status is SessionStatus.HELD and today is not None and day > today:
        raise Invalid("status", f"{day_words(day)} is still to come: plan it, and say afterwards that it was held.")
    scale = known[0].training.scale if len(known) == 1 and known[0].numbered else None
    if scale and given.get("scale", scale) is not scale:
        raise Invalid("scale", f"The event has numbers already, by {scale.value}.")


def _check_bounds(entry: Entry, given: Mapping[str, Any]) -> None:
    minutes, place = given.get("minutes", LONGEST), given.get("place", "")
    Session(None, SessionKind.TRAINING, entry.start, minutes, place=place)
    try:
        Training(None, 0, 1, given.get("title", ""), given.get("trainer", ""), given.get("capacity"))
    except Invalid as error:
        raise Invalid(COLUMNS.get(error.field, error.field), str(error)) from error


def check_reps(
    entry: Entry, given: Mapping[str, Any], said: Mapping[str, Any], reps: Sequence[Rep], known: Sequence[Record],
    today: date | None,
) -> None:  # fmt: skip
    """Nobody stands there twice or was there ahead of the day, nobody who left is invited, and numbers can be."""
    day = entry.start.date()
    if twice := [rep.name for rep in reps if (rep.id or 0) in entry.people]:
        raise Invalid("rep", f"{listed(twice)} stands in this event already.")
    if said.get("presence") is Presence.ATTENDED and today is not None and day > today:
        raise Invalid("presence", f"{day_words(day)} is still to come: nobody was there yet.")
    there = {rep_id for one in known for rep_id in one.reps}
    gone = [rep.name for rep in reps if rep.id not in there and (not rep.present or _left(rep, day))]
    if gone and (today is None or day > today):
        raise Invalid("rep", f"{listed(gone)} left the team: nothing new is planned.")
    scales = {one.training.scale for one in known if not one.bare}
    scale = given.get("scale") or (scales.pop() if len(scales) == 1 else Scale.SCORE)
    for name in ("before", "after"):
        scale.check(said.get(name), name)


def _left(rep: Rep, day: date) -> bool:
    return rep.left is not None and day > rep.left
