"""Records as tables that spreadsheets read safely, and that an import takes back to the same records."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial

import xlsxwriter

from coachdesk.domain.errors import DeskError
from coachdesk.domain.measures import Result, Target
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import label
from coachdesk.domain.texts import clean
from coachdesk.exchange.columns import ROSTER_HEADS
from coachdesk.exchange.courses import courses_sheet
from coachdesk.exchange.csv_files import safe_cell
from coachdesk.exchange.dates import parse_when, start_for
from coachdesk.exchange.names import fold_head
from coachdesk.exchange.plans import Known
from coachdesk.exchange.raw import exact, short
from coachdesk.exchange.sessions import joined_reps
from coachdesk.exchange.sheets import Cell, Sheet
from coachdesk.exchange.skill_exports import SKILL_SHEETS
from coachdesk.exchange.training_events import training_sheet

MOST_TEXT = 16_000  # a character may count twice, and a cell holds 32,767
_ROSTER = ROSTER_HEADS[2:-3]
SESSION_HEADS = (
    "rep", "kind", "start", "minutes", "status", "summary", "place", "model", "usefulness", "missed by", "why",
    "energy", "again",
)  # fmt: skip
COMMITMENT_HEADS = (
    "rep", "owner", "text", "due", "done", "made", "state", "why", "seen in", "due words", "session", "again",
)  # fmt: skip
WHOLE_SHEETS: Mapping[str, Callable[[Known], Sheet]] = {
    **SKILL_SHEETS, "courses": courses_sheet, "training": training_sheet,
}  # fmt: skip


def export_bytes(verb: str, known: Known, ending: str, first_weekday: int = 0) -> bytes:
    """One kind of record as a csv, xlsx or json file; private notes are never in it."""
    kind = ending.lower().lstrip(".")
    if kind not in FORMATS:
        raise DeskError(f"There is no export to “.{kind[:20]}”: end the name with .csv, .xlsx or .json.")
    return FORMATS[kind](sheet_of(verb, known, first_weekday))


def sheet_of(verb: str, known: Known, first_weekday: int = 0) -> Sheet:
    """The rows of one kind of record."""
    reps = {rep.id: rep.name for rep in known.reps}
    roles = {role.id: role.name for role in known.roles}
    measures = {measure.id: measure.name for measure in known.measures}
    if verb == "roster":
        return Sheet(verb, ROSTER_HEADS, tuple(_roster_row(rep, roles) for rep in known.reps))
    if verb == "results":
        rows = (_result_row(r, reps, measures) for r in known.results if r.rep_id in reps and r.measure_id in measures)
        return Sheet(verb, ("rep", "measure", "date", "value"), tuple(rows))
    if verb == "targets":
        row = partial(_target_row, reps=reps, roles=roles, measures=measures, first_weekday=first_weekday)
        heads = ("rep", "role", "measure", "period", "per", "value", "repeats")
        return Sheet(verb, heads, tuple(map(row, known.targets)))
    if verb == "sessions":
        return Sheet(verb, SESSION_HEADS, tuple(_session_rows(known, reps)))
    if verb == "commitments":
        return Sheet(verb, COMMITMENT_HEADS, tuple(_commitment_rows(known, reps)))
    if verb in WHOLE_SHEETS:
        return WHOLE_SHEETS[verb](known)
    every = ", ".join(("roster", "results", "targets", "sessions", "commitments", *WHOLE_SHEETS))
    raise DeskError(f"There is no export of {short(verb)}: choose one of {every}.")


def _roster_row(rep: Rep, roles: dict[int | None, str]) -> tuple[Cell, ...]:
    own = (_text(getattr(rep, field)) for field in _ROSTER)
    return (rep.name, roles.get(rep.role_id, ""), *own, rep.status.value, _text(rep.retention), rep.note)


def _text(value: str | date | None) -> str:
    return value if isinstance(value, str) else value.isoformat() if value else ""


def _result_row(result: Result, reps: dict[int | None, str], measures: dict[int | None, str]) -> tuple[Cell, ...]:
    return reps[result.rep_id], measures[result.measure_id], result.start.isoformat(), result.value


def _target_row(
    target: Target, reps: dict[int | None, str], roles: dict[int | None, str], measures: dict[int | None, str],
    first_weekday: int,
) -> tuple[Cell, ...]:  # fmt: skip
    rep, role = reps.get(target.rep_id, ""), roles.get(target.role_id, "")
    period = label(target.start, target.cadence)
    when = parse_when(period)
    if when is None or start_for(when, target.cadence, first_weekday) != target.start:
        period = target.start.isoformat()
    repeats = "yes" if target.repeats else "no"
    return rep, role, measures.get(target.measure_id, ""), period, target.cadence.value, target.value, repeats


def _session_rows(known: Known, reps: dict[int | None, str]) -> Iterator[tuple[Cell, ...]]:
    """Without private notes, in the order of what they say; a second session of the same start, kind and reps says so.

    What stands in the file decides the order, so that what was imported is exported as it was.
    """
    rows = []
    for s, rep_ids in known.sessions:
        who = joined_reps(sorted(reps[rep_id] for rep_id in rep_ids if rep_id in reps))
        missed_by = s.missed_by.value if s.missed_by else ""
        row = (who, s.kind.value, f"{s.start:%Y-%m-%d %H:%M}", s.minutes, s.status.value, s.summary, s.place,
               s.model.value, s.usefulness, missed_by, s.why, s.energy)  # fmt: skip
        rows += [row] if who else []
    rows.sort(key=lambda row: (row[2], *map(_sortable, row)))
    seen: Counter[tuple[Cell, ...]] = Counter()
    for row in rows:
        seen[row[:3]] += 1
        yield (*row, _again(seen[row[:3]]))


def _commitment_rows(known: Known, reps: dict[int | None, str]) -> Iterator[tuple[Cell, ...]]:
    starts = {session.id: f"{session.start:%Y-%m-%d %H:%M}" for session, _ in known.sessions}
    rows = []
    for c in known.commitments:
        link = starts.get(c.session_id, "") if c.session_id is not None else ""
        row = (reps.get(c.rep_id, ""), c.owner.value, c.text, _text(c.due), _text(c.closed), _text(c.made),
               c.state.value, c.why, c.seen_in, c.due_words, link)  # fmt: skip
        rows += [row] if row[0] else []
    rows.sort(key=lambda row: (row[5], *row))
    seen: Counter[tuple[Cell, ...]] = Counter()
    for row in rows:
        alike = *row[:2], fold_head(row[2]), row[3], row[5]
        seen[alike] += 1
        yield (*row, _again(seen[alike]))


def _sortable(cell: Cell) -> tuple[float, str]:
    return (0.0, cell) if isinstance(cell, str) else (-1.0 if cell is None else cell, "")


def _again(count: int) -> Cell:
    return count if count > 1 else None


def _csv(sheet: Sheet) -> bytes:
    """Comma-separated UTF-8 with a mark by which Excel knows it; no text can be taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(sheet.heads)
    writer.writerows(tuple(map(_csv_cell, row)) for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    return safe_cell(clean(cell)) if isinstance(cell, str) else str(exact(cell))


def _json(sheet: Sheet) -> bytes:
    rows = [dict(zip(sheet.heads, row)) for row in sheet.rows]
    document = {"coachdesk": sheet.name, "heads": sheet.heads, "rows": rows}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _xlsx(sheet: Sheet) -> bytes:
    """Every text is written as text; one longer than a cell holds goes on in “note +2” and so on."""
    sheet = _broken(sheet)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})  # the same records give the same bytes
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        cells = ((at, i, c) for at, row in enumerate([sheet.heads, *sheet.rows]) for i, c in enumerate(row))
        for at, column, cell in cells:
            if isinstance(cell, str):
                page.write_string(at, column, clean(cell))
            elif cell is not None:
                page.write_number(at, column, cell)
    return out.getvalue()


def _broken(sheet: Sheet) -> Sheet:
    """The sheet with long texts broken over columns of their own."""
    pieces = [max(map(_pieces, column), default=1) for column in zip(*sheet.rows)] or [1] * len(sheet.heads)
    heads = [h if n == 1 else f"{h} +{n}" for h, most in zip(sheet.heads, pieces) for n in range(1, most + 1)]
    rows = (tuple(part for cell, most in zip(row, pieces) for part in _parts(cell, most)) for row in sheet.rows)
    return Sheet(sheet.name, tuple(heads), tuple(rows))


def _pieces(cell: Cell) -> int:
    return max(1, -(-len(cell) // MOST_TEXT)) if isinstance(cell, str) else 1


def _parts(cell: Cell, most: int) -> Iterable[Cell]:
    if most == 1 or not isinstance(cell, str):
        return (cell, *[None] * (most - 1))
    return [cell[n * MOST_TEXT : (n + 1) * MOST_TEXT] or None for n in range(most)]


FORMATS: dict[str, Callable[[Sheet], bytes]] = {"csv": _csv, "xlsx": _xlsx, "json": _json}
