"""XLSX workbooks, read in a process of its own with limits, because a small file can unpack into a huge one."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from time import monotonic
from typing import Any

from coachdesk.domain.errors import DeskError
from coachdesk.exchange.raw import Raw, Tick, exact

MOST_FILE = 20 << 20
MOST_UNPACKED = 200 << 20
MOST_PART = 100 << 20
MOST_RATIO = 200
MOST_PARTS = 2000
MOST_ANSWER = 200 << 20
WALL_SECONDS = 20
TICK_SECONDS = 0.2


def read_xlsx(path: Path, sheet: str | None = None, tick: Tick | None = None) -> Raw:
    """Read one sheet (the first one that is a table, where none is named) of a workbook of at most 20 MB."""
    check_workbook(path)
    answer = _ask(path, sheet, tick)
    if "refused" in answer:
        raise DeskError(str(answer["refused"]))
    rows = tuple((number, tuple(_cell(cell) for cell in row)) for number, row in answer["rows"])
    return Raw(rows, "XLSX", "", tuple(answer["notes"]), tuple(answer["sheets"]), answer["sheet"])


def check_workbook(path: Path) -> None:
    """Refuse what is no workbook, or unpacks into far more than a table can be."""
    if path.stat().st_size > MOST_FILE:
        raise DeskError(f"“{path.name}” is larger than {MOST_FILE >> 20} MB: save the sheet as CSV.")
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DeskError(f"“{path.name}” is not a whole workbook: save it again as XLSX or CSV.") from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise DeskError(f"“{path.name}” unpacks into too much: save the sheet as CSV.")
    for part in parts:
        if part.flag_bits & 1:
            raise DeskError(f"“{path.name}” is protected with a password: save it without one.")
        if part.file_size > min(MOST_PART, MOST_RATIO * max(part.compress_size, 1) + (1 << 20)):
            raise DeskError(f"“{path.name}” unpacks into too much: save the sheet as CSV.")


def _ask(path: Path, sheet: str | None, tick: Tick | None) -> dict[str, Any]:
    command = [sys.executable, "-m", "coachdesk.exchange.xlsx_worker", str(path.resolve()), *([sheet] if sheet else [])]
    with subprocess.Popen(  # noqa: S603 - our own module, and a path as its only argument
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    ) as worker:  # fmt: skip
        try:
            said = _wait(worker, tick)
        except subprocess.TimeoutExpired as error:
            raise DeskError(f"“{path.name}” takes too long to read: save the sheet as CSV.") from error
        finally:
            worker.kill()
    if worker.returncode or len(said) > MOST_ANSWER:
        raise DeskError(f"“{path.name}” cannot be read as a workbook, or is too large for one: save the sheet as CSV.")
    answer = json.loads(said)
    if not isinstance(answer, dict):
        raise DeskError(f"“{path.name}” cannot be read as a workbook.")
    return answer


def _wait(worker: subprocess.Popen[bytes], tick: Tick | None) -> bytes:
    """What the worker prints; `tick` is asked again and again whether it is still wanted."""
    until = monotonic() + WALL_SECONDS
    while True:
        try:
            return worker.communicate(timeout=TICK_SECONDS)[0]
        except subprocess.TimeoutExpired:
            if monotonic() > until:
                raise
        if tick is not None:
            tick(0.0)


def _cell(value: str | float) -> str:
    return value if isinstance(value, str) else exact(value)
