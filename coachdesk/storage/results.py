"""Results in the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coachdesk.domain.measures import Result, Source
from coachdesk.storage.store import Counts, Store

Key = tuple[int, int, date]

OLD = "select value, source from result where rep_id = ? and measure_id = ? and start = ?"
KEEP = """insert into result (rep_id, measure_id, start, value, source) values (?, ?, ?, ?, ?)
    on conflict (rep_id, measure_id, start) do update set value = excluded.value, source = excluded.source"""


class Results:
    """The numbers, by rep, measure and period."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_rep(self, rep_id: int, since: date | None = None) -> tuple[Result, ...]:
        """One rep's results, by measure and start."""
        return self._of("rep_id", rep_id, since)

    def of_measure(self, measure_id: int, since: date | None = None) -> tuple[Result, ...]:
        """One measure's results, by rep and start."""
        return self._of("measure_id", measure_id, since)

    def all(self, since: date | None = None) -> tuple[Result, ...]:
        """Everybody's results, by rep, measure and start."""
        return self._of("1", 1, since)

    def save_many(self, results: Sequence[Result], label: str, overwrite_typed: bool = True) -> Counts:
        """Keep results in one step; of two for the same period the later in the sequence stands.

        Without `overwrite_typed` an imported number leaves one that was typed by hand alone.
        """
        latest = {(r.rep_id, r.measure_id, r.start): r for r in results}
        added = changed = kept = 0
        new: list[Result] = []
        for (rep_id, measure_id, start), result in latest.items():
            old = self._store.rows(OLD, (rep_id, measure_id, start))
            if not old:
                added += 1
            elif old[0][0] == result.value:
                continue
            elif not overwrite_typed and old[0][1] == Source.TYPED.value:
                kept += 1
                continue
            else:
                changed += 1
            new.append(result)
        with self._store.change(label):
            rows = [(r.rep_id, r.measure_id, r.start, float(r.value), r.source) for r in new]
            self._store.write_many(KEEP, rows)
        return Counts(added, changed, len(latest) - added - changed - kept, kept)

    def clear(self, keys: Sequence[Key], label: str) -> None:
        """Take results away: the period is a gap again, not a zero."""
        with self._store.change(label):
            self._store.write_many("delete from result where rep_id = ? and measure_id = ? and start = ?", keys)

    def _of(self, column: str, value: int, since: date | None) -> tuple[Result, ...]:
        where = f"select rep_id, measure_id, start, value, source from result where {column} = ? and start >= ?"
        rows = self._store.rows(f"{where} order by rep_id, measure_id, start", (value, since or ""))
        parse, source = date.fromisoformat, {s.value: s for s in Source}
        return tuple(Result(rep, measure, parse(start), amount, source[s]) for rep, measure, start, amount, s in rows)
