"""A table out of a file or the clipboard: heads, rows, and a list of every line that is neither."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from coachdesk.domain.errors import DeskError
from coachdesk.exchange.csv_files import read_csv, read_csv_text
from coachdesk.exchange.raw import MOST_BYTES, Exact, Raw, Tick, exact, short
from coachdesk.exchange.xlsx_files import read_xlsx

_TOTAL = re.compile(r"(grand|report|sub|sub-|overall)?\s*totals?\s*(\(.*\)|:.*)?", re.IGNORECASE)
_FOOT = re.compile(
    r"confidential|copyright\b|©|\(c\)\s*\d|proprietary|do not distribute|all rights reserved|"
    r"(report\s+)?(generated|exported|printed|run)\s+(by|on|at)\b|as of\b|filtered by\b|"
    r"(record|row|total)\s+count\b|[\d.,]+\s+(rows|records|opportunities|items)\b",
    re.IGNORECASE,
)
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class LeftLine:
    """A line of the file that is no row of the table, and why."""

    row: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Table:
    """`rows[i]` stands in the file at line (or sheet row) `row_numbers[i]`; all rows are as wide as the heads."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]
    left_lines: tuple[LeftLine, ...] = ()
    notes: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""

    def column(self, index: int) -> tuple[str, ...]:
        return tuple(row[index] for row in self.rows)


def read_table(path: Path, sheet: str | None = None, encoding: str | None = None, tick: Tick | None = None) -> Table:
    """Read a CSV, TSV, XLSX or exported JSON file, told apart by what is in it and not by its name."""
    try:
        if not path.is_file():
            raise DeskError(f"There is no file “{path.name}”.")
        with path.open("rb") as file:
            start = file.read(64)
        if start.startswith(_OLD_EXCEL):
            raise DeskError(f"“{path.name}” is protected or in the old Excel form: save it as XLSX or CSV.")
        if start.startswith(b"PK\x03\x04"):
            return make_table(path.name, read_xlsx(path, sheet, tick))
        if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
            return make_table(path.name, _read_json(path))
        return make_table(path.name, read_csv(path, encoding, tick))
    except OSError as error:
        raise DeskError(f"“{path.name}” cannot be read: {error.strerror or 'the system refuses'}.") from error


def read_text(text: str, name: str = "pasted rows") -> Table:
    """Read rows that were copied out of a spreadsheet or a mail."""
    return make_table(name, read_csv_text(text))


def make_table(name: str, raw: Raw) -> Table:
    """Find the heads; list title lines, blank rows, repeated heads and footers; keep the rest as rows."""
    at = _head_at(raw)
    if at is None:
        raise DeskError(f"“{name}” is empty: there is no row with column names in it.")
    heads = _unique(raw.rows[at][1])
    left = [LeftLine(number, _words(cells), "above the column names") for number, cells in raw.rows[:at] if any(cells)]
    rows, numbers = [], []
    for number, cells in raw.rows[at + 1 :]:
        if why := _why_left(cells, raw.rows[at][1], len(heads)):
            left.append(LeftLine(number, _words(cells), why))
        else:
            rows.append((*cells, *[""] * (len(heads) - len(cells)))[: len(heads)])
            numbers.append(number)
    return Table(
        name, heads, tuple(rows), tuple(numbers), tuple(left), (*raw.notes, *_line_notes(left)),
        raw.encoding, raw.delimiter, raw.sheets, raw.sheet,
    )  # fmt: skip


def _head_at(raw: Raw) -> int | None:
    """The first row that is about as wide as the rows are: a report's title lines are narrower."""
    widths = sorted(n for _, cells in raw.rows[:500] if (n := _filled(cells)))
    if not widths:
        return None
    usual = widths[len(widths) * 3 // 4]
    enough = max(1, -(-usual * 3 // 5)) if usual != 2 else 2
    return next(i for i, (_, cells) in enumerate(raw.rows) if _filled(cells) >= enough)


def _filled(cells: Iterable[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def _unique(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = max(i for i, cell in enumerate(cells) if cell.strip())
    heads: list[str] = []
    for i, cell in enumerate(cells[: last + 1], 1):
        bare = " ".join(cell.split()) or f"Column {i}"
        same = sum(1 for head in heads if head == bare or head.startswith(f"{bare} ("))
        heads.append(f"{bare} ({same + 1})" if same else bare)
    return tuple(heads)


def _why_left(cells: tuple[str, ...], heads: tuple[str, ...], width: int) -> str | None:
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled:
        return "blank row"
    if [c.strip().casefold() for c in cells if c.strip()] == [h.strip().casefold() for h in heads if h.strip()]:
        return "column names again"
    if _TOTAL.fullmatch(filled[0]):
        return "a total, not a row"
    together = len("".join(",x"[bool(cell.strip())] for cell in cells).strip(",")) == len(filled)
    if together and len(filled) <= (width + 1) // 2 and _FOOT.match(filled[0]):
        return "a footer of the report"
    if any(cell.strip() for cell in cells[width:]):
        return f"has {len(cells)} cells, but there are {width} column names"
    return None


def _words(cells: tuple[str, ...]) -> str:
    return " ".join(cell.strip() for cell in cells if cell.strip())[:200]


def _line_notes(left: list[LeftLine]) -> list[str]:
    names = {
        "above the column names": "line{s} above the column names left out",
        "column names again": "repeated line{s} of column names left out",
        "a total, not a row": "total line{s} left out",
        "a footer of the report": "footer line{s} left out",
        "blank row": "blank row{s} left out",
    }
    counts = {why: sum(1 for line in left if line.why == why) for why in names}
    return [f"{n:,} {names[why].format(s='s' if n > 1 else '')}." for why, n in counts.items() if n]


def _read_json(path: Path) -> Raw:
    if path.stat().st_size > MOST_BYTES:
        raise DeskError(f"“{path.name}” is larger than {MOST_BYTES >> 20} MB.")
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"), parse_constant=_no_number, parse_float=_json_number)
    except (ValueError, RecursionError) as error:
        raise DeskError(f"“{path.name}” is not a whole JSON document.") from error
    rows = found.get("rows") if isinstance(found, dict) else found
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DeskError(f"“{path.name}” holds no list of rows.")
    heads = tuple(dict.fromkeys(str(key) for row in rows for key in row))
    if not heads and isinstance(found, dict):
        heads = tuple(map(str, found.get("heads") or ()))
    for number, row in enumerate(rows, 2):
        if deep := next((str(head) for head, cell in row.items() if isinstance(cell, list | dict)), None):
            raise DeskError(f"“{path.name}” has a list under “{short(deep)}” in row {number}: write one text there.")
    body = [(number, tuple(_json_cell(row.get(head)) for head in heads)) for number, row in enumerate(rows, 2)]
    return Raw(((1, heads), *body), "JSON")


def _no_number(word: str) -> float:
    raise ValueError(word)


def _json_number(word: str) -> float | Exact:
    """A number; one too large to be any stays as it was written, for a refusal to show."""
    return value if isfinite(value := float(word)) else Exact(word)


def _json_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Exact):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return exact(value)
    return str(value)
