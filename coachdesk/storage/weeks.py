"""Weeks that begin on another day: what is kept by week goes to the week that holds most of its days."""

from __future__ import annotations

from coachdesk.domain.periods import WEEKDAYS
from coachdesk.storage.store import Store

OURS = "strftime('%w', start) = :old and measure_id in (select id from measure where cadence = 'week')"
# a number that stands there already gives way, unless it was typed by hand and the one that comes was not
RESULTS = f"""insert into result (rep_id, measure_id, start, value, source)
    select rep_id, measure_id, date(start, :days), value, source from result where {OURS}
    on conflict (rep_id, measure_id, start) do update set value = excluded.value, source = excluded.source
    where result.source <> 'typed' or excluded.source = 'typed'"""
TAKEN = """delete from target where cadence = 'week' and exists (
    select 1 from target as other where strftime('%w', other.start) = :old and other.cadence = 'week'
    and date(other.start, :days) = target.start and other.measure_id = target.measure_id
    and other.rep_id is target.rep_id and other.role_id is target.role_id)"""
TARGETS = "update target set start = date(start, :days) where cadence = 'week' and strftime('%w', start) = :old"
BASELINES = f"update baseline set start = date(start, :days) where {OURS}"


def move_weeks(store: Store, old: str, new: str) -> None:
    """Weekly results, targets and baselines, from weeks that begin on `old` to weeks that begin on `new`.

    The fourth day of a week decides, so that four of its days or more are in the new one. What begins on another day
    than `old` was no week so far and stays.
    """
    if old == new:
        return
    was, will = WEEKDAYS.index(old), WEEKDAYS.index(new)
    said = {"old": str((was + 1) % 7), "days": f"{3 - (was + 3 - will) % 7:+d} days"}
    for sql in (RESULTS, f"delete from result where {OURS}", TAKEN, TARGETS, BASELINES):
        store.write(sql, said)
