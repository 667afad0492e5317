"""CSV and TSV text: encoding, delimiter and rows, with limits on everything that can grow."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO
from unicodedata import category

from coachdesk.domain.errors import DeskError
from coachdesk.exchange.raw import MOST_BYTES, MOST_CELL, MOST_COLUMNS, MOST_ROWS, Raw, Tick

DELIMITERS = (",", ";", "\t", "|")
DELIMITER_WORDS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PADDING = " \u00a0\ufeff"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAID = re.compile(r"sep=(.)[\r\n]*", re.IGNORECASE)
_CHUNK = 1 << 20
_UNTYPED = frozenset({"Cc", "Cn", "Co", "Cs"})
_TICK_LINES = 2000


def read_csv(path: Path, encoding: str | None = None, tick: Tick | None = None) -> Raw:
    """Read a text file of at most 100 MB; a line of 1 MiB or an open quote is refused, with its number."""
    if path.stat().st_size > MOST_BYTES:
        raise DeskError(f"“{path.name}” is larger than {MOST_BYTES >> 20} MB: export a shorter span of time.")
    chosen, notes = (encoding, ()) if encoding else encoding_of(path)
    if not is_text(path, chosen):
        raise DeskError(f"“{path.name}” is not a table: choose a CSV, TSV or Excel file.")
    try:
        with path.open(encoding=chosen, errors="replace", newline="") as file:
            lines = _Lines(file, path.stat().st_size, tick)
            return _read(lines, chosen, notes)
    except UnicodeError as error:
        raise DeskError(f"“{path.name}” cannot be read as {chosen}: save it as UTF-8.") from error


def read_csv_text(text: str) -> Raw:
    """Read pasted text as rows."""
    return _read(_Lines(io.StringIO(text, newline=""), len(text)), "text", ())


def encoding_of(path: Path) -> tuple[str, tuple[str, ...]]:
    """The encoding by byte-order mark, then by trying UTF-8, then UTF-16 by its zero bytes, else Windows-1252."""
    with path.open("rb") as file:
        start = file.read(4096)
    for mark, name in _BOMS:
        if start.startswith(mark):
            return name, ()
    if (zeros := start.count(0)) > len(start) // 5:
        even = start[::2].count(0)
        return ("utf-16-be" if even > zeros - even else "utf-16-le"), ("The text was read as UTF-16.",)
    if _is_utf8(path):
        return "utf-8", ()
    return "cp1252", ("The text is not UTF-8; it was read as Windows-1252 (Western European). Check accented names.",)


def is_text(path: Path, encoding: str) -> bool:
    """Whether the start of a file is meant to be read: few of its characters are none that anybody types.

    Letters that this Python does not know yet are letters; only where bytes are taken in pairs do they tell of noise.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    text = start.decode(encoding, errors="replace")
    untyped = _UNTYPED if encoding.startswith("utf-16") else {"Cc"}
    odd = sum(1 for sign in text if sign not in "\t\r\n\f\v" and (category(sign) in untyped or sign == "\ufffd"))
    return odd <= max(8, len(text) // 20) and not start.startswith(b"%PDF-")


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _read(lines: _Lines, encoding: str, notes: tuple[str, ...]) -> Raw:
    sample = list(islice(lines, 300))
    said = _SAID.fullmatch(sample[0]) if sample else None
    delimiter = said[1] if said else vote_delimiter(sample)
    csv.field_size_limit(MOST_CELL)
    rows = tuple(_rows(sample, lines, delimiter))[1 if said else 0 :]
    if lines.zeros:
        notes += ("Characters with the code 0 were removed.",)
    return Raw(rows, encoding, delimiter, notes)


class _Lines:
    """Lines of bounded length, without NUL characters; `tick` hears how far it is in a file of this size."""

    def __init__(self, file: TextIO, size: int, tick: Tick | None = None) -> None:
        self._file, self._size, self._tick = file, max(size, 1), tick
        self._count = self._read = 0
        self.zeros = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline(_CHUNK)
        if not line:
            raise StopIteration
        self._count += 1
        self._read += len(line)
        if self._tick is not None and not self._count % _TICK_LINES:
            self._tick(min(self._read / self._size, 1.0))
        if len(line) >= _CHUNK:
            raise DeskError(f"Line {self._count} is longer than a million characters: this is no table of text.")
        if "\0" in line:
            self.zeros = True
            line = line.replace("\0", "")
        return line


def vote_delimiter(lines: list[str]) -> str:
    """The sign that splits the most lines into the same number of cells, and at a tie into the most cells."""
    filled = [line for line in lines if line.strip()]
    best, delimiter = (0.0, 0), ","
    for sign in DELIMITERS:
        widths = Counter(width for width in _widths(filled, sign) if width > 1)
        if not widths:
            continue
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
        score = (count / sum(1 for _ in _widths(filled, sign)), width)
        if score > best:
            best, delimiter = score, sign
    return delimiter


def _widths(lines: list[str], delimiter: str) -> Iterator[int]:
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            yield len(row)
    except csv.Error:
        return


def _rows(sample: list[str], rest: _Lines, delimiter: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    def chain() -> Iterator[str]:
        yield from sample
        yield from rest

    reader = csv.reader(chain(), delimiter=delimiter, strict=True)
    first = 1
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS:
                raise DeskError(f"Line {first} has {len(row):,} cells; a table has at most {MOST_COLUMNS} columns.")
            if first > MOST_ROWS * 10:
                raise DeskError(f"The file has more than {MOST_ROWS * 10:,} lines: export a shorter span of time.")
            yield first, tuple(map(plain_cell, row))
            first = reader.line_num + 1
    except csv.Error as error:
        raise DeskError(f'The row that begins on line {first} has a quote (") that does not close properly.') from error


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: a quote goes before it, which `plain_cell` takes off again."""
    text = text.replace("\0", "\ufffd")
    bare = text.lstrip("'").lstrip(_PADDING)
    return "'" + text if bare.startswith(RISKY) and not (text[:1] != "'" and _is_plain_number(text)) else text


def plain_cell(text: str) -> str:
    """What `safe_cell` was given."""
    guarded = len(text) > 1 and text[0] == "'" and text.lstrip("'").lstrip(_PADDING).startswith(RISKY)
    return text[1:] if guarded else text


def _is_plain_number(text: str) -> bool:
    digits = text.removeprefix("-").replace(",", ".", 1).split(".")
    return len(digits) <= 2 and all(part.isascii() and part.isdigit() for part in digits)
