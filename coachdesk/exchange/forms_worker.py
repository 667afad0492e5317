"""The limited process that opens a PDF form: its bytes on standard input, one JSON document out.

Only the fields of the form are walked: no page is drawn, no script, attachment, XFA or XMP part is touched.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader, overwrite_configuration
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, IndirectObject, StreamObject

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

MEMORY = 512 << 20
CPU_SECONDS = 10
MOST_UNPACKED = 10_000_000
MOST_FIELDS = 5_000
MOST_DEPTH = 20
MOST_VALUE = 20_000
OFF = "/Off"
DAMAGED = {"refused": "damaged"}
TOO_MUCH = {"refused": "too much"}


def limit() -> None:
    """Bound memory, time and what a stream may unpack to, and forbid writing files, where the system can."""
    bounds = ("maximum_declared_stream_length", "array_based_stream_maximum_output_length",
              "lzw_maximum_output_length", "run_length_maximum_output_length", "zlib_maximum_output_length",
              "zlib_maximum_recovery_input_length", "brotli_maximum_output_length",
              "jbig2_maximum_output_length")  # fmt: skip
    wanted_bounds: dict[str, Any] = dict.fromkeys(bounds, MOST_UNPACKED)
    overwrite_configuration(jbig2dec_binary=None, **wanted_bounds)
    if resource is None:
        return
    wanted = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_FSIZE, 0))
    for what, most in wanted:
        resource.setrlimit(what, (most, most))


def read(content: bytes) -> dict[str, Any]:
    """The answers by the full names of their fields, two different ones under a name joined; or why not, in a word."""
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted:
            return {"refused": "encrypted"}
        found: dict[str, dict[str, None]] = {}
        for name, value in _fields(reader):
            found.setdefault(name, {}).update({value: None} if value.strip() else {})
    except (LimitReachedError, MemoryError):
        return TOO_MUCH
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError, IndexError):
        return DAMAGED
    return {"fields": {name: " and ".join(values) for name, values in found.items()}}


def _fields(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """Each field that holds an answer; one that is met twice on the way is followed once."""
    form = _whole(reader.root_object.get("/AcroForm"))
    if not isinstance(form, DictionaryObject):
        return
    waiting = [(field, "", None, 0) for field in reversed(_list(form.get("/Fields")))]
    seen: set[tuple[int, int]] = set()
    count = 0
    while waiting:
        field, above, given, depth = waiting.pop()
        if isinstance(field, IndirectObject):
            if (key := (field.idnum, field.generation)) in seen:
                continue
            seen.add(key)
        field = _whole(field)
        if not isinstance(field, DictionaryObject):
            continue
        count += 1
        if count > MOST_FIELDS or depth > MOST_DEPTH:
            raise LimitReachedError("fields")
        name = ".".join(part for part in (above, _text(field.get("/T"))) if part)
        value = field.get("/V", given)
        kids = _list(field.get("/Kids"))
        named = [kid for kid in kids if isinstance(child := _whole(kid), DictionaryObject) and "/T" in child]
        waiting += [(kid, name, value, depth + 1) for kid in reversed(named)]
        if name and not named:
            yield name, _text(value) or _ticked(kids)


def _ticked(kids: list[Any]) -> str:
    """The button that is on, of a group whose own value some program did not write."""
    states = (_text(_whole(kid).get("/AS")) for kid in kids if isinstance(_whole(kid), DictionaryObject))
    return next((state for state in states if state), "")


def _whole(found: Any) -> Any:
    return found.get_object() if isinstance(found, IndirectObject) else found


def _list(found: Any) -> list[Any]:
    whole = _whole(found)
    return list(whole)[: MOST_FIELDS + 1] if isinstance(whole, ArrayObject) else []


def _text(found: Any) -> str:
    """A value as text: a name without its stroke, the one entry of a list, nothing for anything else."""
    whole = _whole(found)
    if isinstance(whole, ArrayObject) and len(whole) == 1:
        whole = _whole(whole[0])
    if isinstance(whole, StreamObject):
        whole = whole.get_data()
    if isinstance(whole, ByteStringObject | bytes):
        whole = bytes(whole).decode("latin-1")
    if whole is None or isinstance(whole, ArrayObject | DictionaryObject):
        return ""
    text = str(whole)[: MOST_VALUE + 1]
    return "" if text == OFF else text.removeprefix("/") if type(whole).__name__ == "NameObject" else text


if __name__ == "__main__":
    limit()
    json.dump(read(sys.stdin.buffer.read()), sys.stdout)
