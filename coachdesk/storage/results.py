"""Results in the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from coachdesk.domain.measures import Result, Source
from coachdesk.storage.store import Counts, Store

Key = tuple[int, int, date]

OLD = """select start, value, source from result
    where rep_id = ? and measure_id = ? and start between ? and ?"""
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
        known = self._known(latest)
        new, added, kept = [], 0, 0
        for key in sorted(latest):
            old, result = known.get(key), latest[key]
            if old is not None and old[0] == result.value:
                continue
            if old is not None and not overwrite_typed and old[1] == Source.TYPED.value:
                kept += 1
                continue
            added += old is None
            new.append((*key[:2], key[2].isoformat(), float(result.value), result.source.value))
        with self._store.change(label):
            self._store.write_many(KEEP, new)
        return Counts(added, len(new) - added, len(latest) - len(new) - kept, kept)

    def _known(self, keys: Iterable[Key]) -> dict[Key, tuple[float, str]]:
        """What stands already, a query for each rep and measure rather than one for each row."""
        days: dict[tuple[int, int], list[date]] = {}
        for rep_id, measure_id, start in keys:
            days.setdefault((rep_id, measure_id), []).append(start)
        return {
            (*pair, date.fromisoformat(start)): (value, source)
            for pair, starts in days.items()
            for start, value, source in self._store.rows(OLD, (*pair, min(starts), max(starts)))
        }

    def clear(self, keys: Sequence[Key], label: str) -> None:
        """Take results away: the period is a gap again, not a zero."""
        with self._store.change(label):
            self._store.write_many("delete from result where rep_id = ? and measure_id = ? and start = ?", keys)

    def _of(self, column: str, value: int, since: date | None) -> tuple[Result, ...]:
        where = f"select rep_id, measure_id, start, value, source from result where {column} = ? and start >= ?"
        rows = self._store.rows(f"{where} order by rep_id, measure_id, start", (value, since or ""))
        parse, source = date.fromisoformat, {s.value: s for s in Source}
        return tuple(Result(rep, measure, parse(start), amount, source[s]) for rep, measure, start, amount, s in rows)
