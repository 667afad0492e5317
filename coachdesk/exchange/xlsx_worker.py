"""The limited process that opens a workbook: a path in, one JSON document out."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from coachdesk.exchange.raw import MOST_COLUMNS, MOST_ROWS

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

MEMORY = 1 << 30
CPU_SECONDS = 20
MOST_TEXT = 32_767


def limit() -> None:
    """Bound memory and time, and forbid writing files, where the system can."""
    if resource is None:
        return
    wanted = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_FSIZE, 0))
    for what, most in wanted:
        resource.setrlimit(what, (most, most))


def read(path: str, wanted: str | None) -> dict[str, Any]:
    """The rows of a sheet and the names of all; a refusal is told in a sentence."""
    try:
        book = CalamineWorkbook.from_path(path)
        names = list(book.sheet_names)
        if wanted is not None and wanted not in names:
            return {"refused": f"There is no sheet “{wanted}”; the workbook has {', '.join(names)}."}
        sheet = _first_filled(book, names) if wanted is None else book.get_sheet_by_name(wanted)
    except (CalamineError, ValueError, OSError) as error:
        return {"refused": f"The workbook cannot be read: {str(error)[:200]}"}
    if sheet is None:
        return {"sheets": names, "sheet": "", "rows": [], "notes": []}
    if sheet.height > MOST_ROWS or sheet.width > MOST_COLUMNS:
        return {"refused": f"Sheet “{sheet.name}” is larger than {MOST_ROWS:,} rows of {MOST_COLUMNS} columns."}
    notes = [f"Sheet “{sheet.name}” of {len(names)} was read."] if len(names) > 1 else []
    rows = list(_rows(sheet))
    notes += _spread(rows, sheet)
    return {"sheets": names, "sheet": sheet.name, "rows": rows, "notes": notes}


def _first_filled(book: CalamineWorkbook, names: list[str]) -> CalamineSheet | None:
    """The first sheet that is a table, with two rows and columns at least; else the first with anything in it."""
    sheets = [sheet for name in names if (sheet := book.get_sheet_by_name(name)).height]
    return next((sheet for sheet in sheets if sheet.height > 1 and sheet.width > 1), next(iter(sheets), None))


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[str | float]]]:
    first = sheet.start[0] + 1 if sheet.start else 1
    for number, row in enumerate(sheet.to_python(skip_empty_area=True), first):
        yield number, [_cell(value) for value in row]


def _spread(rows: list[tuple[int, list[str | float]]], sheet: CalamineSheet) -> list[str]:
    """Repeat the text of cells that are merged downwards; a merged number counts once, and stays where it stands."""
    top, left = sheet.start or (0, 0)
    repeated = alone = 0
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        place, at = first - top, column - left
        own = rows[place][1] if 0 <= place < len(rows) else []
        if not 0 <= at < len(own) or own[at] == "" or last == first:
            continue
        if not isinstance(own[at], str):
            alone += 1
            continue
        below = rows[place + 1 : place + last - first + 1]
        for _, cells in below:
            cells[at] = own[at]
        repeated += len(below)
    told = f"Merged cells: their text was repeated down {repeated:,} row{'' if repeated == 1 else 's'}."
    once = f"{alone:,} merged number{' was' if alone == 1 else 's were'} taken once, in the first of the merged rows."
    return [*([told] if repeated else []), *([once] if alone else [])]


def _cell(value: Any) -> str | float:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return value if math.isfinite(value) else ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)[:MOST_TEXT]


if __name__ == "__main__":
    limit()
    json.dump(read(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None), sys.stdout)
