"""Records as tables that spreadsheets read safely, and that an import takes back to the same records."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

import xlsxwriter

from coachdesk.domain.errors import DeskError
from coachdesk.domain.measures import Result, Target
from coachdesk.domain.people import Rep
from coachdesk.domain.periods import label
from coachdesk.domain.texts import clean
from coachdesk.exchange.columns import ROSTER_HEADS
from coachdesk.exchange.csv_files import safe_cell
from coachdesk.exchange.dates import parse_when, start_for
from coachdesk.exchange.plans import Known
from coachdesk.exchange.raw import exact

Cell = str | float | None
MOST_TEXT = 16_000  # a character may count twice, and a cell holds 32,767
_ROSTER = ROSTER_HEADS[2:-3]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written: heads, and rows of texts and numbers."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def export_bytes(verb: str, known: Known, ending: str, first_weekday: int = 0) -> bytes:
    """The roster, results or targets as a csv, xlsx or json file; private notes are never in it."""
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
    raise DeskError(f"There is no export of {verb}: choose roster, results or targets.")


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
